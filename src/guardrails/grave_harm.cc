#include "guardrails/grave_harm.h"

#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/told_of.h"
#include "records/types/contact.h"
#include "records/types/injury.h"
#include "records/types/referral.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::FamilyScene;
using records::Injury;

namespace {

constexpr std::array<std::string_view, 5> sexual_harm = {"sexual_abuse",
                                                         "harmful_sexual_behaviour",
                                                         "sexual_exploitation",
                                                         "female_genital_mutilation",
                                                         "honour_based_abuse"};

constexpr std::array<std::string_view, 7> grave_injuries = {
    "burn", "fracture", "head", "internal", "genital", "swallowed", "breathing"};

/// The first word of each child's death.
void add_deaths(const FamilyScene& scene, std::vector<GraveHarm>& found)
{
    std::vector<base::PersonId> waiting = scene.children();
    for (const auto& person : scene.facts.all<records::Person>()) {
        if (!person.record.died) continue;
        const auto child = std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) {
            return is_about_child(person, each);
        });
        if (child == waiting.end()) continue;
        found.push_back({&person, Harm::death, *person.record.died});
        waiting.erase(child);
    }
}

template <class R>
std::size_t times_told_by(const FamilyScene& scene)
{
    std::size_t times = 0;
    for (const auto& fact : scene.facts.all<R>())
        if (fact.record.kinds
            && std::any_of(sexual_harm.begin(), sexual_harm.end(), [&](auto kind) {
                   return fact.record.kinds->has(kind);
               }))
            ++times;
    return times;
}

/// At most so many times it is told of; in almost every family, never. Quick.
std::size_t times_told(const FamilyScene& scene)
{
    return times_told_by<records::Contact>(scene) + times_told_by<records::Referral>(scene)
         + times_told_by<records::Worry>(scene);
}

std::vector<GraveHarm> in_order(std::vector<GraveHarm> found)
{
    std::stable_sort(found.begin(), found.end(), [](const GraveHarm& one, const GraveHarm& other) {
        return one.fact->order < other.fact->order;
    });
    return found;
}

bool was_done_to(const Injury& injury)
{
    return injury.conclusion
        && (injury.conclusion->code == "inflicted" || injury.conclusion->code == "not_cared_for");
}

bool is_unexplained(const Injury& injury)
{
    return !injury.conclusion || injury.conclusion->code == "open"
        || injury.conclusion->code == "cannot_know";
}

}  // namespace

base::Answer is_grave(const Injury& injury)
{
    if (!injury.kinds) return base::Answer::cannot_tell;
    for (const std::string_view kind : grave_injuries)
        if (injury.kinds->has(kind)) return base::Answer::yes;
    return injury.kinds->has("other") || injury.kinds->has("not_known") ? base::Answer::cannot_tell
                                                                        : base::Answer::no;
}

std::vector<GraveHarm> grave_harm_in(const FamilyScene& scene)
{
    std::vector<GraveHarm> found;
    add_deaths(scene, found);
    for (const auto* injury : casefile::standing<Injury>(scene.facts)) {
        if (was_done_to(injury->record)) found.push_back({injury, Harm::injury, injury->happened});
        else if (is_unexplained(injury->record) && is_grave(injury->record) == base::Answer::yes)
            found.push_back({injury, Harm::unexplained, injury->happened});
    }
    if (times_told(scene) < 2) return in_order(std::move(found));
    const auto told = told_of(scene, sexual_harm);
    for (std::size_t i = 1; i < told.size(); ++i)
        found.push_back({told[i], Harm::told_again, told[i]->happened, told.front()});
    return in_order(std::move(found));
}

std::vector<AtTheGate> lowered_before(const Asked& asked, const GraveHarm& harm)
{
    constexpr records::Gates lowering{records::Gate::close,
                                      records::Gate::no_further_action,
                                      records::Gate::step_down,
                                      records::Gate::return_home,
                                      records::Gate::reversal,
                                      records::Gate::panel,
                                      records::Gate::lesser_order};
    std::vector<AtTheGate> lowered = asked_at(asked, lowering);
    std::erase_if(lowered, [&](const AtTheGate& at) {
        return at.passed == nullptr || at.passed->order > harm.fact->order
            || (harm.earlier != nullptr && at.passed->order < harm.earlier->order);
    });
    return lowered;
}

std::string harm_sentence(const GraveHarm& harm, const casefile::Facts& facts)
{
    const std::string dated = casefile::dated(harm.when, facts);
    switch (harm.harm) {
    case Harm::death: return "A child died " + dated + ".";
    case Harm::injury: return "A child was hurt by somebody, or not kept from harm, " + dated + ".";
    case Harm::unexplained:
        return "A child was gravely hurt " + dated + ", and nobody has concluded how.";
    case Harm::told_again: return "Sexual harm was told of again " + dated + ".";
    }
    return "";
}

}  // namespace holdfast::guardrails
