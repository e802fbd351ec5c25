#include "casework/teams.h"

#include "casefile/allocations.h"
#include "casework/opening.h"
#include "index/lists.h"

#include <algorithm>
#include <set>

namespace holdfast::casework {

using base::Done;
using base::FamilyId;
using base::Result;
using ledger::Kept;

namespace {

/// Each family's allocations as they stand after their corrections, and nothing else of it.
Result<std::map<FamilyId, casefile::FamilyScene>> allocations_by_family(const House& house)
{
    std::map<FamilyId, casefile::FamilyScene> families;
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    auto done = snapshot->read_drawn(index::number_of(index::List::kind),
                                     index::kind_key(records::Allocation::declaration.number),
                                     0,
                                     snapshot->size(),
                                     [&](const Kept& kept) -> Result<Done> {
                                         if (!kept.entry) return Done{};
                                         for (const ledger::About& about : kept.entry->about) {
                                             const auto family = about.subject.family();
                                             if (!family) continue;
                                             casefile::FamilyScene& scene = families[*family];
                                             scene.family = *family;
                                             auto added = scene.facts.add(Kept{kept});
                                             if (!added) return added;
                                         }
                                         return Done{};
                                     });
    if (!done) return std::unexpected(done.error());
    return families;
}

}  // namespace

std::size_t FamiliesHeld::of(const base::PractitionerId& id) const
{
    const auto found = by_practitioner.find(id);
    return found != by_practitioner.end() ? found->second : 0;
}

Result<FamiliesHeld> families_held(const House& house)
{
    const auto families = allocations_by_family(house);
    if (!families) return std::unexpected(families.error());
    FamiliesHeld held;
    for (const auto& [family, scene] : *families) {
        std::set<std::string> of_teams;
        for (const auto* fact : casefile::current_allocations(scene, house.today())) {
            if (const auto whom = casefile::practitioner_of(*fact)) ++held.by_practitioner[*whom];
            if (fact->record.team) of_teams.insert(*fact->record.team);
        }
        for (const std::string& team : of_teams) ++held.by_team[team];
    }
    return held;
}

Result<std::vector<Team>> teams(const House& house)
{
    const auto people = practitioners(house);
    if (!people) return std::unexpected(people.error());
    const auto held = families_held(house);
    if (!held) return std::unexpected(held.error());
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto names = every_team(house, *snapshot);
    if (!names) return std::unexpected(names.error());
    std::map<std::string, Team> by_name;
    for (const std::string& name : *names) by_name[name];
    for (const auto& [name, families] : held->by_team) by_name[name].families = families;
    for (const Registered& each : *people)
        if (!each.known.team.empty() && !each.known.has_left(house.today()))
            by_name[each.known.team].people.push_back(each);
    std::vector<Team> all;
    for (auto& [name, team] : by_name) {
        team.name = name;
        all.push_back(std::move(team));
    }
    return all;
}

std::string same_but_for_spelling(std::span<const Team> teams, std::string_view typed)
{
    const auto is_typed = [&](const Team& team) { return team.name == typed; };
    if (std::any_of(teams.begin(), teams.end(), is_typed)) return "";
    const auto words = index::words_of(typed);
    for (const Team& team : teams)
        if (index::words_of(team.name) == words) return team.name;
    return "";
}

}  // namespace holdfast::casework
