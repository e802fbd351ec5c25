#include "guardrails/involvement.h"

#include "casefile/plans_that_go_on.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

#include <algorithm>
#include <span>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::FamilyScene;

namespace {

/// With any of these children; with nobody named, with any of the family's.
std::optional<Involvement> involvement_with_any(const FamilyScene& scene,
                                                std::span<const base::PersonId> named,
                                                std::uint64_t order)
{
    std::optional<Involvement> found;
    for (const casefile::Episode& episode : scene.episodes) {
        const bool is_asked_of =
            named.empty() || std::find(named.begin(), named.end(), episode.child) != named.end();
        const AnyFact* began = scene.facts.find<records::Referral>(episode.opened_by);
        if (!is_asked_of || began == nullptr || began->order >= order) continue;
        const AnyFact* ended =
            episode.closed_by ? scene.facts.find<records::Decision>(*episode.closed_by) : nullptr;
        if (ended != nullptr && ended->order >= order) ended = nullptr;
        if (!found) found.emplace();
        const bool is_earlier =
            found->began == nullptr
            || base::happened_before(began->moment(), found->began->moment(), scene.facts.whens())
                   == base::Answer::yes;
        if (is_earlier) found->began = began;
        if (ended == nullptr) found->goes_on = true;
        else if (found->closed == nullptr || ended->order > found->closed->order)
            found->closed = ended;
    }
    return found;
}

}  // namespace

std::optional<Involvement> involvement_with(const FamilyScene& scene, const AnyFact& asks,
                                            std::uint64_t order)
{
    return involvement_with_any(scene, casefile::children_of(asks, scene), order);
}

bool came_after_closing(const FamilyScene& scene, const AnyFact& fact)
{
    auto involvement = involvement_with(scene, fact, fact.order);
    if (!involvement) involvement = involvement_with_any(scene, {}, fact.order);
    return involvement && !involvement->goes_on;
}

}  // namespace holdfast::guardrails
