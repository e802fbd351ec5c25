#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/agency_view.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
#include "records/types/strategy_discussion.h"
#include "records/types/team_around_family.h"

namespace holdfast::guardrails {

namespace g35 {

constexpr Guardrail meeting_record = {
    .id = "G35",
    .name = "MEETING-RECORD",
    .rule = "A meeting whose day has passed has its record within 5 working days (as shipped), and "
            "the record is sent to whoever was invited, also to those who were not there. "
            "Excepted: it was put off or cancelled, or nobody came.",
    .asks = "Who has not been sent the record of this meeting?",
    .sources = {&sources::coventry},
    .mode = Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

/// What is asked of a meeting, of whatever kind.
struct Meeting {
    const AnyFact* fact = nullptr;
    bool is_planned = false;
    bool is_sent = false;
};

/// One that says whether it was held; nullopt where it was not.
template <class R>
std::optional<Meeting> meeting_of(const Fact<R>& fact, const std::optional<base::When>& sent)
{
    const std::string standing = fact.record.standing ? fact.record.standing->code : "held";
    if (standing == "postponed" || standing == "cancelled" || standing == "nobody_came")
        return std::nullopt;
    return Meeting{&fact, standing == "planned", sent.has_value()};
}

std::vector<Meeting> meetings_in(const casefile::Facts& facts)
{
    using namespace records;
    std::vector<Meeting> meetings;
    const auto add = [&](const std::optional<Meeting>& meeting) {
        if (meeting) meetings.push_back(*meeting);
    };
    for (const auto* each : casefile::standing<StrategyDiscussion>(facts))
        add(Meeting{each, false, each->record.minutes_sent.has_value()});
    for (const auto* each : casefile::standing<Conference>(facts))
        add(Meeting{each, false, each->record.minutes_sent.has_value()});
    for (const auto* each : casefile::standing<CoreGroup>(facts))
        add(meeting_of(*each, each->record.minutes_sent));
    for (const auto* each : casefile::standing<ChildInNeedMeeting>(facts))
        add(meeting_of(*each, each->record.minutes_sent));
    for (const auto* each : casefile::standing<TeamAroundFamily>(facts))
        add(meeting_of(*each, each->record.sent));
    return meetings;
}

/// Agencies that were part of the meeting and were not sent its record, by their views.
std::size_t count_not_told(const casefile::Facts& facts, const AnyFact& meeting)
{
    std::size_t not_told = 0;
    for (const auto* view : casefile::standing<records::AgencyView>(facts)) {
        const bool is_of_meeting = view->links_to(ledger::LinkKind::part_of, meeting.id)
                                || view->links_to(ledger::LinkKind::answers, meeting.id);
        if (is_of_meeting && !view->record.told) ++not_told;
    }
    return not_told;
}

std::optional<Verdict> judge(const Asked& asked, const Meeting& meeting)
{
    const casefile::Facts& facts = asked.scene.facts;
    const auto first = base::earliest_date(meeting.fact->happened, facts.whens());
    if (first && *first > asked.today) return std::nullopt;  // Still to come.
    Verdict verdict = verdict_about(meeting.fact->id);
    verdict.because.push_back({meeting.fact->standing,
                               std::string{meeting.fact->type->name} + ", "
                                   + casefile::dated(meeting.fact->happened, facts) + "."});
    const std::size_t not_told = count_not_told(facts, *meeting.fact);
    if (meeting.is_planned)
        verdict.missing.emplace_back("Record whether the meeting was held, and what was said.");
    else if (!meeting.is_sent)
        verdict.missing.emplace_back(
            "Send the record to whoever was invited, and write down when.");
    else if (not_told > 0)
        verdict.missing.push_back("Send it to " + std::to_string(not_told)
                                  + " more who gave a view, and write down when.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict, asked, meeting.fact->moment(), "G35.working_days");
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const Meeting& meeting : meetings_in(asked.scene.facts))
        if (auto verdict = judge(asked, meeting)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g35

Rule g35_meeting_record()
{
    return {&g35::meeting_record, g35::check};
}

}  // namespace holdfast::guardrails
