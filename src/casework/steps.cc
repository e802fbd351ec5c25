#include "casework/filing.h"
#include "casework/seen.h"

#include <algorithm>

/// Steps that law or the census forbid, as they meet somebody who writes. What is told of rests
/// only on what that person may read: of anything else not even its day is given away.
namespace holdfast::casework {

using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Problems;
using base::Result;
using casefile::FamilyScene;
using moves::InTheWay;

namespace {

/// History is recorded as it was done, in a ledger that replays it and nowhere else.
Result<bool> replays_history(const ledger::Snapshot& before)
{
    const auto mode = ledger_mode(before);
    if (!mode) return std::unexpected(mode.error());
    return *mode == "replay";
}

/// The family as whoever writes may read it, with what they file at the same time.
Result<FamilyScene> scene_read_by(const Step& step, const FamilyId& family)
{
    const auto& [house, doing, before, earlier, entry] = step;
    auto entries = family_entries(before, family, before.size());
    if (!entries) return std::unexpected(entries.error());
    std::uint64_t index = before.size();
    for (const ledger::Entry& each : earlier)
        entries->push_back({index++, house.ledger.now(), each, {}});
    auto whole = casefile::fold_family(family, *entries);
    if (!whole || doing.viewer == nullptr) return whole;
    const auto relation = access::relation_of(*doing.viewer, *whole, house.today());
    const auto viewed =
        access::view_family({*doing.viewer, relation, doing.purpose}, family, std::move(*entries));
    if (!viewed) return std::unexpected(viewed.error());
    return **viewed;
}

/// Each sentence once, however many children it is true of.
void tell(const InTheWay& found, const FamilyScene& scene, Problems& problems)
{
    Problem problem{Problem::Kind::refused,
                    found.place.empty() ? "about" : std::string{found.place},
                    moves::sentence(found, scene.facts)};
    if (std::find(problems.begin(), problems.end(), problem) == problems.end())
        problems.push_back(std::move(problem));
}

}  // namespace

Problems check_step(const Step& step, const FamilyId& family)
{
    const auto replays = replays_history(step.before);
    if (!replays) return {replays.error()};
    if (*replays) return {};
    const auto scene = scene_read_by(step, family);
    if (!scene) return {scene.error()};
    Problems problems;
    for (const InTheWay& found : moves::in_the_way(*scene, step.entry))
        if (found.rule->force == moves::Force::refused) tell(found, *scene, problems);
    return problems;
}

Problems check_left_open(const Inside& inside)
{
    const auto replays = replays_history(inside.before);
    if (!replays) return {replays.error()};
    if (*replays) return {};
    std::vector<PersonId> children;
    for (const ledger::About& about : inside.doing.about)
        if (const auto person = about.subject.person()) children.push_back(*person);
    const auto whole = moves::in_the_way_of_closing(inside.scene, children);
    if (whole.empty()) return {};
    const auto scene = scene_read_by({inside.house, inside.doing, inside.before, {}, inside.entry},
                                     inside.scene.family);
    if (!scene) return {scene.error()};
    const LeftOpen left = seen(whole, moves::in_the_way_of_closing(*scene, children));
    Problems problems;
    for (const InTheWay& found : left.told) tell(found, *scene, problems);
    if (left.rests_on_hidden)
        problems.push_back({Problem::Kind::refused, "about", std::string{left_open_unseen}});
    return problems;
}

}  // namespace holdfast::casework
