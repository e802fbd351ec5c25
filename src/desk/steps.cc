#include "desk/steps.h"

#include "desk/pieces.h"
#include "desk/written_pages.h"

#include <algorithm>

namespace holdfast::desk {

using moves::InTheWay;
using web::Html;

namespace {

/// What is true of several children at once.
struct Together {
    const InTheWay* found;
    std::vector<base::PersonId> children;
};

std::vector<Together> together(std::span<const InTheWay> all)
{
    std::vector<Together> groups;
    for (const InTheWay& found : all) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Together& group) {
            return group.found->rule == found.rule && group.found->by == found.by;
        });
        Together& group = same != groups.end() ? *same : groups.emplace_back(Together{&found, {}});
        group.children.push_back(found.child);
    }
    return groups;
}

}  // namespace

std::optional<web::Url> again_url(const FamilyPage& page, const casefile::AnyFact& fact)
{
    const Written* written = written_page(fact.type->key);
    if (written == nullptr || !written->again || !page.open->may(written->act)) return std::nullopt;
    return (family_url(page.family) / "write")
        .with_segment(fact.type->key)
        .with("supersedes", fact.id.text());
}

std::vector<Html> in_the_way_lines(const FamilyPage& page, std::span<const InTheWay> all)
{
    std::vector<Html> lines;
    const casefile::FamilyScene& scene = *page.open->scene;
    for (const Together& group : together(all)) {
        Html line = Html::text(names_of(group.children, scene) + ": "
                               + moves::sentence(*group.found, scene.facts));
        const auto* fact = group.found->by ? scene.facts.find_any(*group.found->by) : nullptr;
        // What has no ending is not brought to one by writing it again.
        const bool can_end = fact != nullptr && fact->type->ending_field() != nullptr;
        const auto again = can_end ? again_url(page, *fact) : std::nullopt;
        if (again) line += Html::raw(" ") + link(*again, "Write what is different now");
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace holdfast::desk
