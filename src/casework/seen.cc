#include "casework/seen.h"

#include <algorithm>

namespace holdfast::casework {

using guardrails::Finding;
using guardrails::GateItem;
using guardrails::Verdict;

namespace {

const Finding* finding_of(const Finding* finding)
{
    return finding;
}
const Finding* finding_of(const GateItem* item)
{
    return &item->finding;
}

/// What the whole scene says, and what the viewed one says of the same. One of them may be nullptr.
template <class Said>
struct Pair {
    const Said* whole;
    const Said* viewed;
};

/// Takes the first of those left that fits; nullptr when none does.
template <class Said, class Fits>
const Said* take_first(std::vector<const Said*>& left, Fits fits)
{
    const auto found = std::find_if(left.begin(), left.end(), fits);
    if (found == left.end()) return nullptr;
    const Said* taken = *found;
    left.erase(found);
    return taken;
}

/// Each that the viewed scene has, in its order, with its like of the whole one: of the same
/// anchor, or else of the same guardrail, because what is hidden may have moved the anchor. Then
/// what only the whole scene has.
template <class Said>
std::vector<Pair<Said>> paired(std::span<const Said> whole, std::span<const Said> viewed)
{
    std::vector<const Said*> left;
    for (const Said& said : whole) left.push_back(&said);
    std::vector<Pair<Said>> pairs;
    for (const Said& said : viewed)
        pairs.push_back({take_first(left,
                                    [&](const Said* other) {
                                        const Finding* own = finding_of(&said);
                                        const Finding* its = finding_of(other);
                                        return its->guardrail == own->guardrail
                                            && its->verdict.anchor == own->verdict.anchor;
                                    }),
                         &said});
    for (Pair<Said>& pair : pairs)
        if (pair.whole == nullptr)
            pair.whole = take_first(left, [&](const Said* other) {
                return finding_of(other)->guardrail == finding_of(pair.viewed)->guardrail;
            });
    for (const Said* said : left) pairs.push_back({said, nullptr});
    return pairs;
}

bool say_the_same(const Verdict& one, const Verdict& other)
{
    return one.anchor == other.anchor && one.standing == other.standing
        && one.because == other.because && one.against == other.against
        && one.missing == other.missing && one.due == other.due
        && one.changes_on == other.changes_on && one.policy == other.policy;
}

/// Only what waits has a day that is still to come.
bool day_has_passed(const Verdict& verdict)
{
    return verdict.due && verdict.standing != guardrails::Standing::pending;
}

/// A finding that only the whole scene has.
SeenFinding unseen(const Finding& whole, const casefile::FamilyScene& viewed_scene)
{
    SeenFinding shown;
    shown.guardrail = whole.guardrail;
    if (viewed_scene.facts.when_of(whole.verdict.anchor) != nullptr)
        shown.anchor = whole.verdict.anchor;
    shown.standing = whole.verdict.standing;
    shown.rests_on_hidden = true;
    shown.day_has_passed = day_has_passed(whole.verdict);
    return shown;
}

SeenFinding cut(const Finding* whole, const Finding* viewed,
                const casefile::FamilyScene& viewed_scene)
{
    if (viewed == nullptr) return unseen(*whole, viewed_scene);
    const Verdict& verdict = viewed->verdict;
    SeenFinding shown{viewed->guardrail,
                      verdict.anchor,
                      verdict.standing,
                      verdict.because,
                      verdict.against,
                      verdict.missing,
                      verdict.due,
                      verdict.changes_on,
                      verdict.policy,
                      false,
                      day_has_passed(whole != nullptr ? whole->verdict : verdict)};
    if (whole != nullptr && say_the_same(whole->verdict, verdict)) return shown;
    shown.rests_on_hidden = true;
    // What is hidden may answer all of it.
    shown.standing = whole != nullptr ? whole->verdict.standing : guardrails::Standing::met;
    // What the viewed scene alone lacks or owes is not what the whole one does.
    shown.missing.clear();
    shown.due.reset();
    shown.changes_on.reset();
    return shown;
}

}  // namespace

std::vector<SeenFinding> seen(std::span<const Finding> whole, std::span<const Finding> viewed,
                              const casefile::FamilyScene& viewed_scene)
{
    std::vector<SeenFinding> shown;
    for (const auto& pair : paired(whole, viewed))
        shown.push_back(cut(pair.whole, pair.viewed, viewed_scene));
    return shown;
}

SeenGate seen(const guardrails::GateReport& whole, const guardrails::GateReport& viewed,
              const casefile::FamilyScene& viewed_scene)
{
    SeenGate gate;
    gate.open = whole.is_open();
    for (const auto& pair : paired<GateItem>(whole.items, viewed.items)) {
        SeenFinding finding = cut(pair.whole != nullptr ? &pair.whole->finding : nullptr,
                                  pair.viewed != nullptr ? &pair.viewed->finding : nullptr,
                                  viewed_scene);
        gate.items.push_back(
            {std::move(finding),
             pair.whole != nullptr ? pair.whole->state : guardrails::AtGate::answered,
             pair.whole != nullptr ? pair.whole->by : std::nullopt});
    }
    return gate;
}

LeftOpen seen(std::span<const moves::InTheWay> whole, std::span<const moves::InTheWay> viewed)
{
    LeftOpen left;
    for (const moves::InTheWay& open : whole) {
        const auto same =
            std::find_if(viewed.begin(), viewed.end(), [&](const moves::InTheWay& other) {
                return other.rule == open.rule && other.child == open.child;
            });
        if (same != viewed.end()) left.told.push_back(*same);
        else left.rests_on_hidden = true;
    }
    return left;
}

}  // namespace holdfast::casework
