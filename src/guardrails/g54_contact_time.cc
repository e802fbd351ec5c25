#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/time_spent.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g54 {

constexpr Guardrail contact_time = {
    .id = "G54",
    .name = "CONTACT-TIME",
    .rule = "Of each team's hours, as they were counted last, a share of 30 in a hundred (as "
            "shipped) goes to families and not to recording and travel; the minutes that answers "
            "to rules took stand beside it. It is of a team and never of one person. Excepted: "
            "nobody counted; nobody has to count for this rule.",
    .asks = "What keeps this team from families, and what can be entered once, or not at all?",
    .sources = {&sources::triennial_analysis, &sources::norfolk_case_r},
    .mode = Mode::detect,
    .stands_at = {},
};

using base::Answer;
using Time = casefile::Fact<records::TimeSpent>;

/// Each team's newest count.
std::vector<const Time*> newest_counts(const casefile::Facts& facts)
{
    std::vector<const Time*> newest;
    for (const Time* time : casefile::standing<records::TimeSpent>(facts)) {
        std::erase_if(
            newest, [&](const Time* earlier) { return earlier->record.team == time->record.team; });
        newest.push_back(time);
    }
    return newest;
}

/// How long answers to rules took in that time, in the families that are known here.
int minutes_for_rules(const AskedOfWorkforce& asked, const records::TimeSpent& time)
{
    if (!time.since || !time.until) return 0;
    int minutes = 0;
    for (const casefile::FamilyScene* family : asked.scene.families)
        for (const auto& answer : family->facts.all<records::Answer>()) {
            const auto day = base::latest_date(answer.happened, family->facts.whens());
            if (day && *day >= *time.since && *day <= *time.until)
                minutes += answer.record.minutes.value_or(0);
        }
    return minutes;
}

void tell_time(const AskedOfWorkforce& asked, const Time& time, int all, Verdict& verdict)
{
    const records::TimeSpent& said = time.record;
    std::string says = "Counted " + casefile::dated(time.happened, asked.scene.facts) + ": "
                     + std::to_string(*said.with_families) + " of " + std::to_string(all)
                     + " hours with families";
    if (said.recording) says += "; " + std::to_string(*said.recording) + " of recording";
    if (said.travel) says += "; " + std::to_string(*said.travel) + " of travel";
    verdict.because.push_back({time.standing, says + "."});
    if (const int minutes = minutes_for_rules(asked, said); minutes > 0)
        verdict.because.push_back(
            {time.standing,
             "Answers to rules took " + std::to_string(minutes) + " minutes in that time."});
}

WorkforceVerdict judge(const AskedOfWorkforce& asked, const Time& time)
{
    const records::TimeSpent& said = time.record;
    WorkforceVerdict found{said.team.value_or(""), {}, verdict_about(time.id)};
    Verdict& verdict = found.verdict;
    const int rest = said.recording.value_or(0) + said.travel.value_or(0) + said.other.value_or(0);
    const int all = said.with_families.value_or(0) + rest;
    if (!said.with_families || rest == 0) {
        verdict.missing.emplace_back("Write down the hours with families beside those of "
                                     "recording, of travel and of everything else.");
        settle(verdict, Answer::cannot_tell);
        return found;
    }
    tell_time(asked, time, all, verdict);
    const records::PolicyTerm* least = asked.policy.find("G54.percent", asked.today);
    if (least == nullptr) {
        verdict.missing.emplace_back("Set the policy value G54.percent.");
        settle(verdict, Answer::cannot_tell);
        return found;
    }
    verdict.policy.push_back(least->words());
    const bool is_low = 100 * *said.with_families < least->value * all;
    if (is_low)
        verdict.missing.emplace_back("Find out with the team what takes the time: what is entered "
                                     "twice, which journeys are needless, which rule costs more "
                                     "than it helps.");
    settle(verdict, is_low ? Answer::yes : Answer::no);
    return found;
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts;
    for (const Time* time : newest_counts(asked.scene.facts))
        verdicts.push_back(judge(asked, *time));
    return verdicts;
}

}  // namespace g54

Rule g54_contact_time()
{
    return {&g54::contact_time, nullptr, g54::check};
}

}  // namespace holdfast::guardrails
