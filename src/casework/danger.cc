#include "casework/danger.h"

#include "access/guarded.h"
#include "access/viewer.h"
#include "casework/asking.h"
#include "casework/scenes.h"
#include "records/types/worry.h"

namespace holdfast::casework {

using base::Problem;
using base::Problems;

namespace {

/// What the press says; whoever pressed it adds the words when there is time.
records::Worry danger_now(base::Instant now)
{
    records::Worry worry;
    worry.said = base::When::time(now);
    worry.what = records::Prose{"A child is in danger now. Written down by one press."};
    worry.immediate_danger = true;
    return worry;
}

bool may_know_of(const House& house, const Doing& doing, const casefile::FamilyScene& scene)
{
    if (doing.viewer == nullptr) return true;
    const access::Standing standing{
        *doing.viewer, access::relation_of(*doing.viewer, scene, house.today()), doing.purpose};
    return standing.may(access::Class::existence, access::Action::find).permitted;
}

/// Whom the press may be about: everybody of the family; for somebody of another agency those of
/// whom that agency knows, so that an entry of theirs names nobody else to them.
base::Result<std::vector<casefile::Member>> members_for(const House& house, const Doing& doing,
                                                        const casefile::FoldedFamily& whole)
{
    if (doing.viewer == nullptr || !access::is_partner(doing.viewer->role))
        return whole.scene.members;
    const access::Standing standing{
        *doing.viewer, access::relation_of(*doing.viewer, whole.scene, house.today()), ""};
    const auto viewed = access::view_family(standing, whole.scene.family, whole.entries);
    if (!viewed) return std::unexpected(viewed.error());
    return (*viewed)->members;
}

}  // namespace

Checked<Filed> raise_danger(House& house, Doing doing, const base::FamilyId& family)
{
    const Problems none{{Problem::Kind::not_found, "", "There is no such family here."}};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(Problems{snapshot.error()});
    if (doing.viewer != nullptr) {
        const auto could = could_know(*doing.viewer, *snapshot, family);
        if (!could) return std::unexpected(Problems{could.error()});
        if (!*could) return std::unexpected(none);
    }
    const auto whole = folded_family(*snapshot, family, snapshot->size());
    if (!whole) return std::unexpected(Problems{whole.error()});
    if (whole->scene.members.empty() || !may_know_of(house, doing, whole->scene))
        return std::unexpected(none);
    const auto members = members_for(house, doing, *whole);
    if (!members) return std::unexpected(Problems{members.error()});
    const bool has_child =
        std::ranges::any_of(*members, [](const auto& member) { return member.is_child(); });
    doing.about = {{base::Subject::of(family), ledger::Part::subject}};
    for (const casefile::Member& member : *members)
        if (member.is_child() || !has_child)
            doing.about.push_back({base::Subject::of(member.person), ledger::Part::subject});
    return file(house, doing, danger_now(house.ledger.now()));
}

}  // namespace holdfast::casework
