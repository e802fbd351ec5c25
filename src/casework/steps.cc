#include "casefile/open_work.h"
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

bool names(const ledger::Entry& entry, const ledger::About& about)
{
    return std::find(entry.about.begin(), entry.about.end(), about) != entry.about.end();
}

bool supersedes(const ledger::Entry& entry, const base::EntryId& id)
{
    return std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
        return link.kind == ledger::LinkKind::supersedes && link.to == id;
    });
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

/// What is written again is of the same record type and family as before.
Problems check_same_kind(const ledger::Entry& entry, const ledger::Entry& before)
{
    const bool same_families =
        std::all_of(before.about.begin(), before.about.end(), [&](const ledger::About& about) {
            return !about.subject.family() || names(entry, about);
        });
    if (entry.kind == before.kind && same_families) return {};
    return {{Problem::Kind::invalid,
             "links",
             "What is written again is of the same kind and about the same family as before."}};
}

/// Was the same work with the child ended since by a record of its own?
bool ended_since(const FamilyScene& scene, const casefile::AnyFact& before,
                 const ledger::About& child)
{
    for (const auto* fact : casefile::all_standing(scene.facts))
        if (fact->type == before.type && fact->order > before.order
            && fact->type->ending_field() != nullptr && !casefile::goes_on(*fact)
            && fact->is_about(child.subject, child.part))
            return true;
    return false;
}

/// A box that was unticked ends nothing: whoever is left out would have no plan and no visit, and
/// nobody would have decided so. Asked only of what goes on until it is ended: of what happened,
/// whoever was named in error is left out. Parts of one recording count together.
Problems check_nobody_left_out(const Step& step, const FamilyScene& scene,
                               const base::EntryId& superseded)
{
    const auto* before = scene.facts.find_any(superseded);
    if (before == nullptr || before->type->ending_field() == nullptr) return {};
    for (const PersonId& child : scene.children()) {
        const ledger::About own{base::Subject::of(child), ledger::Part::subject};
        const bool stays = names(step.entry, own)
                        || std::any_of(step.earlier.begin(),
                                       step.earlier.end(),
                                       [&](const ledger::Entry& each) {
                                           return supersedes(each, superseded) && names(each, own);
                                       });
        if (!before->is_about(own.subject, own.part) || stays || ended_since(scene, *before, own))
            continue;
        return {{Problem::Kind::refused,
                 "about",
                 "This leaves out a child whom it named before. Name the child here too; or first "
                 "end it for that child by a record of its own, then write this again."}};
    }
    return {};
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

Problems check_written_again(const Step& step, const std::optional<FamilyId>& family)
{
    for (const ledger::Link& link : step.entry.links) {
        if (link.kind != ledger::LinkKind::supersedes) continue;
        const auto found = step.before.find(link.to);
        if (!found) return {found.error()};
        if (!*found || !(*found)->entry) continue;
        Problems problems = check_same_kind(step.entry, *(*found)->entry);
        if (!problems.empty() || !family) return problems;
        const auto replays = replays_history(step.before);
        if (!replays) return {replays.error()};
        if (*replays) continue;
        const auto scene = family_scene(step.before, *family, step.before.size());
        if (!scene) return {scene.error()};
        problems = check_nobody_left_out(step, *scene, link.to);
        if (!problems.empty()) return problems;
    }
    return {};
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
