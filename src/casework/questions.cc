#include "casework/questions.h"

#include "casefile/allocations.h"
#include "guardrails/outside_the_line.h"

#include <algorithm>
#include <tuple>

namespace holdfast::casework {

using base::Date;
using guardrails::AtGate;
using guardrails::Evidence;
using guardrails::Owner;

namespace {

bool is_before(const std::optional<Date>& day, Date today)
{
    return day && *day < today;
}

/// Does it stop a decision that somebody asks for now? What only somebody outside the line can
/// answer keeps the others waiting, though the gate would open for that one person.
bool stops(const SeenFinding& finding, const OpenFamily& open)
{
    for (const PendingDecision& pending : open.pending)
        for (const SeenGateItem& item : pending.gate.items) {
            const bool is_it = item.finding.guardrail == finding.guardrail && finding.anchor
                            && item.finding.anchor == finding.anchor;
            if (!is_it || item.state == AtGate::overridden) continue;
            if (item.state != AtGate::answered
                || finding.guardrail->owner == Owner::outside_the_line)
                return true;
        }
    return false;
}

Press press_of(const SeenFinding& finding, const OpenFamily& open)
{
    if (stops(finding, open) || finding.day_has_passed || is_before(finding.due, open.today))
        return Press::now;
    return finding.standing == guardrails::Standing::pending ? Press::waits : Press::open;
}

/// Since when it presses: since it was due, else since what it stands on happened.
std::optional<Date> since(const SeenFinding& finding, const OpenFamily& open)
{
    if (is_before(finding.due, open.today)) return finding.due;
    const casefile::Facts& facts = open.scene->facts;
    const base::When* when = finding.anchor ? facts.when_of(*finding.anchor) : nullptr;
    return when != nullptr ? base::earliest_date(*when, facts.whens()) : std::nullopt;
}

/// Leaves out what is said of duties, and what it asks for by the same words.
SeenFinding without_duties(const SeenFinding& finding)
{
    SeenFinding own = finding;
    std::erase_if(own.because, [&](const Evidence& each) { return each.is_of_a_duty; });
    std::erase_if(own.missing, [&](const std::string& missing) {
        return std::ranges::any_of(finding.because, [&](const Evidence& each) {
            return each.is_of_a_duty && each.says.contains(missing);
        });
    });
    return own;
}

bool says_only_duties(const SeenFinding& finding)
{
    return !finding.rests_on_hidden && !finding.because.empty()
        && std::ranges::all_of(finding.because,
                               [](const Evidence& each) { return each.is_of_a_duty; });
}

/// What is asked by one finding.
Question question_of(const SeenFinding& finding, const OpenFamily& open)
{
    const Press press = press_of(finding, open);
    const auto day = press == Press::waits ? finding.due : since(finding, open);
    return {finding.anchor, press, day, {without_duties(finding)}};
}

/// Each entry where the first that is asked about it stands.
std::vector<Question> together(std::vector<Question> all)
{
    std::ranges::stable_sort(all, presses_before);
    std::vector<Question> questions;
    for (Question& each : all) {
        const auto same = std::ranges::find_if(questions, [&](const Question& question) {
            return question.entry && question.entry == each.entry;
        });
        if (same == questions.end()) questions.push_back(std::move(each));
        else same->asked.push_back(std::move(each.asked.front()));
    }
    return questions;
}

Questions sorted(const OpenFamily& open, bool (*counts)(const SeenFinding&, const OpenFamily&))
{
    Questions questions;
    for (const SeenFinding& finding : open.findings) {
        if (!counts(finding, open)) continue;
        if (finding.dismissed_by) {
            questions.dismissed.push_back(finding);
            continue;
        }
        if (finding.standing == guardrails::Standing::met || says_only_duties(finding)) continue;
        Question question = question_of(finding, open);
        const bool waits = question.press == Press::waits;
        (waits ? questions.waiting : questions.standing).push_back(std::move(question));
    }
    questions.standing = together(std::move(questions.standing));
    questions.waiting = together(std::move(questions.waiting));
    return questions;
}

bool has_climbed(const SeenFinding& finding, const OpenFamily& open)
{
    return guardrails::has(finding.guardrail->mode, guardrails::Mode::escalate)
        && (finding.day_has_passed || is_before(finding.due, open.today));
}

/// Does somebody who is still here lead the work?
bool is_led(const OpenFamily& open)
{
    const auto* lead = casefile::lead_allocation(*open.scene, open.today);
    const auto who = lead != nullptr ? casefile::practitioner_of(*lead) : std::nullopt;
    if (!who) return false;
    const auto known = open.authors.find(*who);
    return known == open.authors.end() || !known->second.has_left(open.today);
}

/// Whoever manages the team that has the work; where nobody has it, whoever may give it to
/// somebody.
bool manages(const OpenFamily& open)
{
    const access::Standing& standing = open.standing;
    if (standing.relation == access::Relation::manager_of) return true;
    return access::may(standing.viewer.role, access::Act::allocate)
        && casefile::current_allocations(*open.scene, open.today).empty();
}

Owner next_up(Owner owner)
{
    switch (owner) {
    case Owner::lead_worker: return Owner::team_manager;
    case Owner::team_manager:
    case Owner::outside_the_line: return Owner::outside_the_line;
    case Owner::agency: return Owner::lead_worker;
    }
    return owner;
}

bool is_viewer(Owner owner, const OpenFamily& open)
{
    const access::Standing& standing = open.standing;
    switch (owner) {
    case Owner::lead_worker: {
        const auto* lead = casefile::lead_allocation(*open.scene, open.today);
        return lead != nullptr && casefile::practitioner_of(*lead) == standing.viewer.practitioner;
    }
    case Owner::team_manager: return manages(open);
    case Owner::outside_the_line: return guardrails::is_outside_the_line(standing.viewer.role);
    case Owner::agency: return false;
    }
    return false;
}

}  // namespace

/// What has no day comes first of what presses, because somebody must find out, and last of what
/// waits.
bool presses_before(const Question& one, const Question& other)
{
    if (one.press == Press::waits && other.press == Press::waits)
        return std::tuple{!one.day, one.day} < std::tuple{!other.day, other.day};
    return std::tie(one.press, one.day) < std::tie(other.press, other.day);
}

Questions questions_of(const OpenFamily& open)
{
    return sorted(open, [](const SeenFinding&, const OpenFamily&) { return true; });
}

Questions questions_for_viewer(const OpenFamily& open)
{
    return sorted(open, is_viewers);
}

std::size_t count_asked(const std::vector<Question>& questions)
{
    std::size_t count = 0;
    for (const Question& question : questions) count += question.asked.size();
    return count;
}

Owned owner_of(const SeenFinding& finding, const OpenFamily& open)
{
    Owner by = finding.guardrail->owner;
    if (by == Owner::agency && finding.standing != guardrails::Standing::pending) by = next_up(by);
    if (by == Owner::lead_worker && !is_led(open)) by = Owner::team_manager;
    const bool climbs = by != Owner::agency && has_climbed(finding, open);
    return {by, climbs ? next_up(by) : by};
}

bool is_viewers(const SeenFinding& finding, const OpenFamily& open)
{
    const Owned owned = owner_of(finding, open);
    return is_viewer(owned.by, open) || is_viewer(owned.now, open);
}

}  // namespace holdfast::casework
