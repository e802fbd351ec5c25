#include "casework/likely_same.h"

#include "casefile/standing.h"
#include "casework/fitting.h"
#include "casework/scenes.h"
#include "records/types/same_person.h"

#include <algorithm>

namespace holdfast::casework {

using base::PersonId;
using base::Result;
using casefile::FamilyScene;

namespace {

constexpr std::size_t likely_most = 10;

/// The other person of a judgement about this one; nullopt when it is about others.
std::optional<PersonId> other_in(const casefile::Fact<records::SamePerson>& fact,
                                 const PersonId& person)
{
    const auto in_part = [&](ledger::Part part) -> std::optional<PersonId> {
        for (const ledger::About& about : fact.about)
            if (about.part == part)
                if (const auto found = about.subject.person()) return found;
        return std::nullopt;
    };
    const auto subject = in_part(ledger::Part::subject);
    const auto mentioned = in_part(ledger::Part::mentioned);
    if (subject == person) return mentioned;
    if (mentioned == person) return subject;
    return std::nullopt;
}

struct Judged {
    PersonId other;
    bool same;
};

/// The newest word on each pair.
std::vector<Judged> judged_of(const FamilyScene& scene, const PersonId& person)
{
    std::vector<Judged> all;
    for (const auto* fact : casefile::standing<records::SamePerson>(scene.facts)) {
        const auto other = other_in(*fact, person);
        if (!other) continue;
        std::erase_if(all, [&](const Judged& each) { return each.other == *other; });
        all.push_back({*other, fact->record.same.value_or(false)});
    }
    return all;
}

}  // namespace

Result<LikelySame> likely_same(const House& house, const Asking& asking, const FamilyScene& scene,
                               const PersonId& person)
{
    const access::Standing anybody{asking.viewer, access::Relation::none, asking.purpose};
    if (!anybody.may(access::Class::existence, access::Action::find).permitted) return LikelySame{};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto own = person_file(*snapshot, person, snapshot->size());
    if (!own) return std::unexpected(own.error());
    const auto candidates = persons_like(*snapshot, *own);
    if (!candidates) return std::unexpected(candidates.error());

    LikelySame answer;
    const auto judged = judged_of(scene, person);
    for (const Judged& each : judged) {
        if (!each.same) continue;
        const auto file = person_file(*snapshot, each.other, snapshot->size());
        if (!file) return std::unexpected(file.error());
        answer.is.push_back(told_of(*file, {}));
    }
    for (const PersonId& candidate : *candidates) {
        const bool is_judged = std::any_of(judged.begin(), judged.end(), [&](const Judged& each) {
            return each.other == candidate;
        });
        if (candidate == person || is_judged || answer.may_be.size() == likely_most) continue;
        const auto file = person_file(*snapshot, candidate, snapshot->size());
        if (!file) return std::unexpected(file.error());
        const auto by = likeness_of(*own, *file);
        if (!by.empty()) answer.may_be.push_back(told_of(*file, by));
    }
    return answer;
}

Result<std::size_t> count_likely_same(const House& house, const Asking& asking,
                                      const FamilyScene& scene)
{
    std::size_t count = 0;
    for (const PersonId& child : scene.children()) {
        const auto likely = likely_same(house, asking, scene, child);
        if (!likely) return std::unexpected(likely.error());
        count += likely->may_be.size();
    }
    return count;
}

}  // namespace holdfast::casework
