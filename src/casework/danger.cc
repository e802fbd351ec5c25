#include "casework/danger.h"

#include "access/knowing.h"
#include "access/viewer.h"
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

}  // namespace

Checked<Filed> raise_danger(House& house, Doing doing, const base::FamilyId& family)
{
    const Problems none{{Problem::Kind::not_found, "", "There is no such family here."}};
    if (doing.viewer != nullptr && !access::may_know_of_any(doing.viewer->role))
        return std::unexpected(none);
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(Problems{snapshot.error()});
    const auto scene = family_scene(*snapshot, family, snapshot->size());
    if (!scene) return std::unexpected(Problems{scene.error()});
    if (scene->members.empty() || !may_know_of(house, doing, *scene)) return std::unexpected(none);
    const bool has_child = !scene->children().empty();
    doing.about = {{base::Subject::of(family), ledger::Part::subject}};
    for (const casefile::Member& member : scene->members)
        if (member.is_child() || !has_child)
            doing.about.push_back({base::Subject::of(member.person), ledger::Part::subject});
    return file(house, doing, danger_now(house.ledger.now()));
}

}  // namespace holdfast::casework
