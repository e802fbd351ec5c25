#include "casefile/levels.h"

#include "casefile/open_work.h"
#include "records/types/child_protection_plan.h"

#include <algorithm>
#include <array>

namespace holdfast::casefile {

using base::PersonId;
using ledger::LinkKind;

namespace {

/// From the lowest to the highest.
constexpr std::array<std::string_view, 6> ladder = {"no_further_action",
                                                    "universal",
                                                    "family_help",
                                                    "child_in_need",
                                                    "section_47",
                                                    "child_protection"};

/// Where a level stands on the ladder; nullopt where the record does not say.
std::optional<std::ptrdiff_t> height_of(const records::Threshold& judged)
{
    if (!judged.level) return std::nullopt;
    const auto* const found = std::find(ladder.begin(), ladder.end(), judged.level->code);
    if (found == ladder.end()) return std::nullopt;
    return found - ladder.begin();
}

bool is_chosen_by_us(const records::Threshold& judged)
{
    constexpr std::array<std::string_view, 4> others = {
        "conference", "court", "not_substantiated", "declined"};
    return !judged.grounds
        || std::find(others.begin(), others.end(), judged.grounds->code) == others.end();
}

bool is_below(const records::Threshold& one, const records::Threshold& other)
{
    const auto height = height_of(one);
    const auto than = height_of(other);
    return height && than && *height < *than;
}

/// What the record said before it was corrected, where that was higher: it holds until somebody
/// agrees to the correction. nullptr where it was not higher.
const LevelFact* highest_version(const Facts& facts, const LevelFact& judged)
{
    const LevelFact* highest = nullptr;
    for (const SharedFact& version : facts.before_corrections(judged.id)) {
        const auto& earlier = static_cast<const LevelFact&>(*version);
        const LevelFact& than = highest != nullptr ? *highest : judged;
        if (is_below(than.record, earlier.record)) highest = &earlier;
    }
    return highest;
}

/// An account of the past may tell that a level was lowered, and not from which nor to which.
bool is_told_as_lower(const records::Threshold& judged)
{
    return judged.level && judged.level->code == "lower";
}

/// Did a child protection plan go on that goes on still? It is the highest level by itself, whether
/// or not somebody wrote a judgement beside it. An enquiry beside it takes nothing away.
bool is_below_plan(const Facts& facts, const LevelFact& judged, const PersonId& child)
{
    const auto height = height_of(judged.record);
    if (!height || judged.record.level->code == "section_47"
        || judged.record.level->code == "child_protection")
        return false;
    const auto* plan = open_work<records::ChildProtectionPlan>(facts, child);
    return plan != nullptr && plan->order < judged.order;
}

/// Also where the same record said more before it was corrected: a level is not lowered by
/// calling the higher one a mistake.
bool is_lower(const Facts& facts, const LevelFact& judged, const LevelFact* before,
              const PersonId& child)
{
    return is_told_as_lower(judged.record) || is_below_plan(facts, judged, child)
        || (before != nullptr && is_below(judged.record, before->record))
        || highest_version(facts, judged) != nullptr;
}

/// A decision agrees to what stood there when it was taken, and to no later wording.
bool is_agreed(const Facts& facts, const LevelFact& judged)
{
    const auto& decisions = facts.all<records::Decision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
        return decision.links_to(LinkKind::answers, judged.id) && agrees(decision.record)
            && decision.recorded >= judged.recorded;
    });
}

bool holds(const Facts& facts, const LevelFact& judged, const LevelFact* before,
           const PersonId& child)
{
    return !is_lower(facts, judged, before, child) || !is_chosen_by_us(judged.record)
        || is_agreed(facts, judged);
}

struct Held {
    const LevelFact* level = nullptr;
    /// The last that says how high it is. After one that is only told as lower, what comes next is
    /// compared with this one: nobody is moved down unseen because the step between has no name.
    const LevelFact* measured = nullptr;
};

/// The level that holds when all those before `end` are told one after another. Those that were
/// written again count as well: a new wording that is lower is lower.
Held held_until(const Facts& facts, const PersonId& child, std::uint64_t end)
{
    Held held;
    const auto hold = [&](const LevelFact& judged) {
        held.level = &judged;
        if (height_of(judged.record)) held.measured = &judged;
    };
    for (const LevelFact& judged : facts.all<records::Threshold>()) {
        if (judged.order >= end) break;
        if (!judged.is_about(base::Subject::of(child), ledger::Part::subject)) continue;
        if (holds(facts, judged, held.measured, child)) hold(judged);
        else if (const LevelFact* before = highest_version(facts, judged)) hold(*before);
    }
    return held;
}

}  // namespace

bool agrees(const records::Decision& decision)
{
    return decision.outcome && decision.outcome->code == "agreed";
}

const LevelFact* level_of(const Facts& facts, const PersonId& child)
{
    return held_until(facts, child, ~std::uint64_t{0}).level;
}

const LevelFact* level_before(const Facts& facts, const LevelFact& judged, const PersonId& child)
{
    return held_until(facts, child, judged.order).level;
}

std::vector<PersonId> lowered_by(const Facts& facts, const LevelFact& judged)
{
    std::vector<PersonId> lowered;
    for (const ledger::About& about : judged.about) {
        const auto child = about.subject.person();
        if (!child || about.part != ledger::Part::subject) continue;
        if (is_lower(facts, judged, held_until(facts, *child, judged.order).measured, *child))
            lowered.push_back(*child);
    }
    return lowered;
}

bool is_step_down(const Facts& facts, const LevelFact& judged)
{
    return is_chosen_by_us(judged.record) && !lowered_by(facts, judged).empty();
}

}  // namespace holdfast::casefile
