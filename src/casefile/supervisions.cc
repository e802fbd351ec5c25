#include "casefile/supervisions.h"

#include "casefile/standing.h"

namespace holdfast::casefile {

const Fact<records::Supervision>* last_supervision(const FamilyScene& scene)
{
    const Fact<records::Supervision>* last = nullptr;
    for (const auto* held : standing<records::Supervision>(scene.facts)) {
        if (!held->is_about(base::Subject::of(scene.family), ledger::Part::subject)) continue;
        const bool is_before =
            last != nullptr
            && base::happened_before(held->moment(), last->moment(), scene.facts.whens())
                   == base::Answer::yes;
        if (!is_before) last = held;
    }
    return last;
}

}  // namespace holdfast::casefile
