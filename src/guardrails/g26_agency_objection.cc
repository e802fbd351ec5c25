#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "records/types/challenge_answer.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/team_around_family.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g26 {

constexpr Guardrail agency_objection = {
    .id = "G26",
    .name = "AGENCY-OBJECTION",
    .rule = "Before the work ends or a level is lowered, every agency that works with the family "
            "is asked for its view. One that says a child is at risk, or does not agree, is "
            "answered with reasons by somebody else than whoever proposes; until then it stops, "
            "and after 5 working days (as shipped) it climbs. One that has not answered in 5 "
            "working days (as shipped) stops nothing once the reasons to go on without it are "
            "written down. Excepted: the work ends by an event that nobody chose; a family "
            "declines a service and no significant harm is suspected, where only what an agency "
            "has said already is answered.",
    .asks = "What do the other agencies say, and who has answered those who see a risk?",
    .sources = {&sources::survey, &sources::norfolk_case_r},
    .mode = Mode::block | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .answered_in_words = true,
    .owner = Owner::agency,
};

using base::Answer;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

/// What one gate is asked about, and what was found on the way.
struct Asking {
    const Asked& asked;
    const AtTheGate& at;
    std::vector<const ViewFact*> views;
    Verdict& verdict;
    Answer breached = Answer::no;
    const ViewFact* unanswered = nullptr;  // The first objection that nobody answered.
    std::optional<base::Date> waits_until = std::nullopt;  // An agency may still answer until then.
};

std::string whose_words(const FamilyScene& scene, const Involved& involved, const ViewFact& view)
{
    const auto whose = agency_of(scene, view);
    for (const InvolvedAgency& agency : involved.agencies)
        if (whose && agency.agency == *whose) return agency.words;
    return is_partner_role(view.by.role) ? role_words(view.by.role) : "An agency";
}

bool objects(const ViewFact& view)
{
    return view.record.says_at_risk.value_or(false) || view.record.disagrees.value_or(false)
        || (view.record.view && view.record.view->code == "no");
}

/// Reasons by somebody else than whoever proposes; nullptr: nobody has answered it.
const AnyFact* answer_of(const Asking& asking, const ViewFact& view)
{
    const FamilyScene& scene = asking.asked.scene;
    const auto versions = casefile::versions_of(scene.facts, view);
    const auto fits = [&](const AnyFact& answer) {
        return casefile::links_to_any(answer, LinkKind::answers, versions)
            && answer.by.practitioner != asking.at.asks->by.practitioner
            && answer.by.practitioner != view.by.practitioner;
    };
    for (const auto& answer : scene.facts.all<records::Answer>())
        if (is_answer_to(answer.record, agency_objection.id) && fits(answer)) return &answer;
    for (const auto* answer : casefile::standing<records::ChallengeAnswer>(scene.facts))
        if (answer->record.reasons && answer->record.outcome
            && answer->record.outcome->code != "next_stage"
            && answer->record.outcome->code != "explored" && fits(*answer))
            return answer;
    return nullptr;
}

void weigh_objection(Asking& asking, const ViewFact& view, const std::string& who)
{
    const casefile::Facts& facts = asking.asked.scene.facts;
    const bool at_risk = view.record.says_at_risk.value_or(false);
    asking.verdict.because.push_back(
        {view.standing,
         who + (at_risk ? " says that a child is at risk: " : " does not agree: ")
             + casefile::dated(view.happened, facts) + "."});
    if (const AnyFact* answer = answer_of(asking, view)) {
        asking.verdict.against.push_back(
            {answer->standing,
             "That was answered " + casefile::dated(answer->happened, facts) + "."});
        return;
    }
    asking.verdict.missing.push_back("Have somebody else than whoever proposes answer it, with "
                                     "reasons, or let the work go on: "
                                     + who + ".");
    asking.breached = Answer::yes;
    if (asking.unanswered == nullptr) asking.unanswered = &view;
}

/// The last day on which an agency that was asked may be waited for; nullopt: cannot be told, and
/// what is missing says why.
std::optional<base::Date> waits_until(Asking& asking, const ViewFact& view)
{
    const Asked& asked = asking.asked;
    const base::When& when = view.record.asked ? *view.record.asked : view.happened;
    Verdict clock = verdict_about(view.id);
    clock.standing = Standing::breached;
    await(clock, asked, {view.id, when}, "G26.working_days");
    for (std::string& words : clock.policy) asking.verdict.policy.push_back(std::move(words));
    for (std::string& words : clock.missing) asking.verdict.missing.push_back(std::move(words));
    return clock.due;
}

void weigh_silence(Asking& asking, const ViewFact& view, const std::string& who)
{
    const FamilyScene& scene = asking.asked.scene;
    const base::When& when = view.record.asked ? *view.record.asked : view.happened;
    asking.verdict.because.push_back(
        {view.standing,
         who + " was asked " + casefile::dated(when, scene.facts) + " and has not answered."});
    const auto until = waits_until(asking, view);
    if (!until) {
        if (asking.breached == Answer::no) asking.breached = Answer::cannot_tell;
        return;
    }
    if (*until >= asking.asked.today) {
        asking.verdict.missing.push_back("Wait for an answer until " + base::words(*until) + ": "
                                         + who + ".");
        asking.breached = Answer::yes;
        asking.waits_until = std::max(asking.waits_until.value_or(*until), *until);
        return;
    }
    const auto* reasons = answer_to(scene, agency_objection.id, asking.at.asks->id);
    if (reasons != nullptr && reasons->order > view.order) {
        asking.verdict.against.push_back(
            {reasons->standing, "The reasons to go on without an answer are written down."});
        return;
    }
    asking.verdict.missing.push_back("Ask again, or answer here why it is right to go on without "
                                     "a view of: "
                                     + who + ".");
    if (asking.breached == Answer::no) asking.breached = Answer::cannot_tell;
}

void weigh_view(Asking& asking, const Involved& involved, const ViewFact& view)
{
    const std::string who = whose_words(asking.asked.scene, involved, view);
    if (objects(view)) return weigh_objection(asking, view, who);
    if (!is_given(view.record)) return weigh_silence(asking, view, who);
    asking.verdict.against.push_back({view.standing,
                                      who + " has given its view "
                                          + casefile::dated(view.happened, asking.asked.scene.facts)
                                          + "."});
}

/// A meeting that was held and asked for the plan to end: whoever was there was asked.
const AnyFact* meeting_on_it(const Asking& asking)
{
    const FamilyScene& scene = asking.asked.scene;
    const AnyFact* last = nullptr;
    const auto is_held = [](const auto& record) {
        return !record.standing || record.standing->code == "held"
            || record.standing->code == "held_without_family";
    };
    for (const auto* meeting : casefile::standing<records::ChildInNeedMeeting>(scene.facts))
        if (is_held(meeting->record) && meeting->record.decision
            && meeting->record.decision->code == "end_asked"
            && is_of_this_work(scene, asking.at, *meeting))
            last = meeting;
    for (const auto* meeting : casefile::standing<records::TeamAroundFamily>(scene.facts))
        if (is_held(meeting->record) && meeting->record.outcome
            && (meeting->record.outcome->code == "needs_met"
                || meeting->record.outcome->code == "one_agency")
            && is_of_this_work(scene, asking.at, *meeting))
            last = meeting;
    return last;
}

bool was_there(const AnyFact* meeting, const Subject& agency)
{
    return meeting != nullptr && meeting->is_about(agency, ledger::Part::present);
}

/// Kinds of agency of which somebody came to that meeting.
std::size_t count_there(const AnyFact* meeting, const std::vector<std::string>& kinds)
{
    if (meeting == nullptr || meeting->type != &records::ChildInNeedMeeting::declaration) return 0;
    const auto& attended =
        static_cast<const Fact<records::ChildInNeedMeeting>*>(meeting)->record.attended;
    if (!attended) return 0;
    return static_cast<std::size_t>(std::count_if(
        kinds.begin(), kinds.end(), [&](const std::string& kind) { return attended->has(kind); }));
}

void look_for_kinds(Asking& asking, const Involved& involved, const AnyFact* meeting)
{
    std::size_t heard = count_there(meeting, involved.kinds);
    for (const ViewFact* view : asking.views) {
        const auto whose = agency_of(asking.asked.scene, *view);
        if (std::none_of(involved.agencies.begin(),
                         involved.agencies.end(),
                         [&](const auto& agency) { return whose && agency.agency == *whose; }))
            ++heard;
    }
    if (heard >= involved.kinds_beyond) return;
    std::string kinds;
    for (const std::string& kind : involved.kinds)
        kinds += (kinds.empty() ? "" : ", ") + kind_words(kind);
    asking.verdict.missing.push_back("Ask " + std::to_string(involved.kinds_beyond - heard)
                                     + " more for a view, and record it, of: " + kinds + ".");
    asking.breached = Answer::yes;
}

/// Was every agency asked that is known to work with the family? That none is known says only that
/// nobody wrote it down.
void look_for_unasked(Asking& asking, const Involved& involved)
{
    const FamilyScene& scene = asking.asked.scene;
    const AnyFact* meeting = meeting_on_it(asking);
    for (const InvolvedAgency& agency : involved.agencies) {
        const bool is_asked =
            std::any_of(asking.views.begin(), asking.views.end(), [&](const ViewFact* view) {
                return agency_of(scene, *view) == agency.agency;
            });
        if (is_asked || was_there(meeting, agency.agency)) continue;
        asking.verdict.missing.push_back(
            "Ask this agency for its view, and record it: " + agency.words + ".");
        asking.breached = Answer::yes;
    }
    look_for_kinds(asking, involved, meeting);
    if (meeting != nullptr)
        asking.verdict.against.push_back({meeting->standing,
                                          "It was talked about at a meeting "
                                              + casefile::dated(meeting->happened, scene.facts)
                                              + "."});
    if (!involved.agencies.empty() || !involved.kinds.empty() || !asking.views.empty()
        || meeting != nullptr)
        return;
    if (const auto* reasons = answer_to(scene, agency_objection.id, asking.at.asks->id)) {
        asking.verdict.against.push_back(
            {reasons->standing, "It is answered who else works with the family."});
        return;
    }
    asking.verdict.missing.emplace_back("Record the views of the agencies that know these "
                                        "children, or answer here that there is none.");
    if (asking.breached == Answer::no) asking.breached = Answer::cannot_tell;
}

/// While nobody has decided, what waits has a clock; an objection that nobody answers climbs.
void start_clock(Asking& asking)
{
    Verdict& verdict = asking.verdict;
    const bool waits = asking.asked.proposal == nullptr && asking.at.passed == nullptr;
    if (!waits || verdict.standing != Standing::pending) return;
    if (asking.unanswered != nullptr) {
        verdict.standing = Standing::breached;
        await(verdict, asking.asked, asking.unanswered->moment(), "G26.answer_working_days");
    } else if (asking.waits_until) {
        verdict.due = asking.waits_until;
        verdict.changes_on = asking.waits_until->plus_days(1);
    }
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    if (ends_by_itself(at)) return std::nullopt;
    Verdict verdict = verdict_about(at.asks->id);
    Asking asking{asked, at, views_on(asked.scene, at), verdict};
    const Involved involved = involved_in(asked.scene, at);
    if (is_declined_safely(at)) {
        std::erase_if(asking.views, [](const ViewFact* view) { return !objects(*view); });
        if (asking.views.empty()) return std::nullopt;
    }
    for (const ViewFact* view : asking.views) weigh_view(asking, involved, *view);
    if (!is_declined_safely(at)) look_for_unasked(asking, involved);
    settle(verdict, asking.breached, asked, at);
    start_clock(asking);
    return verdict;
}

/// Not modelled: whoever referred and is known only by the code of the census is not asked again,
/// because G04 has them told what became of it; an agency that has quietly stopped is asked until
/// a withdrawal says so. Views are never counted against each other.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, {records::Gate::close, records::Gate::step_down}))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g26

Rule g26_agency_objection()
{
    return {&g26::agency_objection, g26::check};
}

}  // namespace holdfast::guardrails
