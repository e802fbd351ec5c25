#include "duties/asked.h"

#include <array>
#include <cassert>

namespace holdfast::duties {

using base::Answer;
using base::Date;
using base::EntryId;
using base::PersonId;
using base::When;

namespace {

constexpr std::array all_clocks = {
    Clock{"clock.contact_decision", "Decide what becomes of the contact", "The front door"},
    Clock{"clock.assessment", "Conclude the child and family assessment", "The lead practitioner"},
    Clock{"clock.conference",
          "Hold the initial child protection conference",
          "The team manager and the conference chair"},
    Clock{"clock.transfer_in", "Hold the transfer-in conference", "The conference chair"},
    Clock{"clock.pre_birth", "Hold the pre-birth conference", "The conference chair"},
    Clock{"clock.core_group_first", "Hold the first core group", "The lead practitioner"},
    Clock{"clock.core_group_next", "Hold the next core group", "The lead practitioner"},
    Clock{"clock.review_first", "Hold the first review conference", "The conference chair"},
    Clock{"clock.review_next", "Hold the next review conference", "The conference chair"},
    Clock{"clock.protection_visit",
          "See the child, who has a child protection plan",
          "The lead practitioner"},
    Clock{
        "clock.need_visit", "See the child, who has a child in need plan", "The lead practitioner"},
    Clock{"clock.need_review", "Review the child in need plan", "The lead practitioner"},
    Clock{"clock.supervision", "Talk the family through in supervision", "The team manager"},
    Clock{"clock.challenge_direct", "Answer the challenge", "Whoever is challenged"},
    Clock{"clock.challenge_managers", "Answer the challenge", "The team manager"},
    Clock{"clock.challenge_senior_managers",
          "Answer the challenge",
          "The head of service, outside the team's line"},
    Clock{"clock.challenge_independent_chair",
          "Answer the challenge",
          "A conference chair who is neither side, as the third person"},
    Clock{"clock.challenge_partners", "Answer the challenge", "The safeguarding partners"},
};

/// Was it done by that day? By the day on which it happened.
Answer done_by(const Duty& duty, Date day, const base::WhenOf& whens)
{
    const auto earliest = base::earliest_date(*duty.met, whens);
    const auto latest = base::latest_date(*duty.met, whens);
    if (latest && *latest <= day) return Answer::yes;
    if (earliest && *earliest > day) return Answer::no;
    return Answer::cannot_tell;
}

}  // namespace

std::span<const Clock> clocks()
{
    return all_clocks;
}

const Clock& clock(std::string_view key)
{
    const auto found = std::find_if(
        all_clocks.begin(), all_clocks.end(), [&](const Clock& each) { return each.key == key; });
    assert(found != all_clocks.end());
    return *found;
}

Standing standing_of(const Duty& duty, Date today, const base::WhenOf& whens)
{
    if (duty.met) {
        if (!duty.due.first || !duty.due.last) return Standing::met;
        if (done_by(duty, *duty.due.first, whens) == Answer::yes) return Standing::met;
        if (done_by(duty, *duty.due.last, whens) == Answer::no) return Standing::met_late;
        return Standing::met;
    }
    if (duty.due.last && today > *duty.due.last) return Standing::late;
    if (duty.due.first && today <= *duty.due.first) return Standing::running;
    return Standing::cannot_tell;
}

bool has_begun(const Duty& duty, Date today, const base::WhenOf& whens)
{
    const auto earliest = base::earliest_date(duty.began, whens);
    return !earliest || *earliest <= today;
}

std::string_view words_for(Standing standing)
{
    switch (standing) {
    case Standing::running: return "Running";
    case Standing::late: return "Late";
    case Standing::met: return "Done";
    case Standing::met_late: return "Done late";
    case Standing::cannot_tell: return "Cannot be told";
    }
    return "";
}

bool Asked::is_open(const PersonId& child) const
{
    return std::any_of(
        scene.episodes.begin(), scene.episodes.end(), [&](const casefile::Episode& episode) {
            return episode.child == child && !episode.closed_by;
        });
}

/// The period in force on the first day that the start allows.
const records::PolicyTerm* Asked::term_of(const Clock& clock, const When& began) const
{
    const auto start = base::earliest_date(began, facts.whens());
    const auto end = base::latest_date(began, facts.whens());
    if (!start && !end) return nullptr;
    return policy_.find(clock.key, start ? *start : *end);
}

Duty& Asked::owe(const Clock& clock, const EntryId& since, const When& began,
                 std::optional<PersonId> child)
{
    const records::PolicyTerm* term = term_of(clock, began);
    Due due{{}, {}, "No period is in force for it, or the day on which it began is not recorded."};
    if (term != nullptr) due = due_after(*term, began, facts.whens(), days_);
    return duties.emplace_back(
        Duty{&clock, child, since, began, due, {}, {}, term != nullptr ? term->short_words() : ""});
}

Duty& Asked::owe_before(const Clock& clock, const EntryId& since, const When& began, Date expected,
                        const PersonId& child)
{
    Duty& duty = owe(clock, since, began, child);
    const records::PolicyTerm* term = term_of(clock, began);
    if (term != nullptr) duty.due = due_before(*term, expected);
    return duty;
}

Duty& Asked::owe_every(const Clock& clock, const EntryId& since, const When& began, int days,
                       const PersonId& child)
{
    Duty& duty = owe(clock, since, began, child);
    const records::PolicyTerm own{
        std::string{clock.key}, days, "days", Date::of(2000, 1, 1), "", ""};
    duty.due = due_after(own, began, facts.whens(), days_);
    duty.policy = "The plan itself asks for it every " + std::to_string(days) + " days.";
    return duty;
}

std::vector<Duty> duties_of(const casefile::FamilyScene& scene, const records::PolicyBook& policy,
                            const base::WorkingDays& days)
{
    Asked asked{scene, policy, days};
    add_front_door(asked);
    add_enquiries(asked);
    add_protection_plans(asked);
    add_need_plans(asked);
    add_supervision(asked);
    add_challenges(asked);
    add_own_days(asked);
    return std::move(asked.duties);
}

}  // namespace holdfast::duties
