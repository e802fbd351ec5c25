#include "casefile/supervisions.h"

#include "casefile/standing.h"

namespace holdfast::casefile {

const Fact<records::Supervision>* last_supervision(const FamilyScene& scene)
{
    // By the first day on which each can have been: one that is known by its year alone does not
    // stand in for a later one that has its day.
    const auto earliest = [&](const Fact<records::Supervision>& held) {
        return base::earliest_date(held.happened, scene.facts.whens());
    };
    const Fact<records::Supervision>* last = nullptr;
    for (const auto* held : standing<records::Supervision>(scene.facts)) {
        if (!held->is_about(base::Subject::of(scene.family), ledger::Part::subject)) continue;
        if (last == nullptr || earliest(*held) >= earliest(*last)) last = held;
    }
    return last;
}

}  // namespace holdfast::casefile
