#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/households.h"
#include "casefile/open_work.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/known_of.h"
#include "guardrails/sources.h"
#include "records/types/address.h"
#include "records/types/placement.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g42 {

constexpr Guardrail co_residence = {
    .id = "G42",
    .name = "CO-RESIDENCE",
    .rule = "Before somebody of whom harmful sexual behaviour, an allegation, an investigation or "
            "bail is known is placed or housed, it is checked who under 18 lives in the building; "
            "the risk to them is assessed, and the conditions are told to whoever runs the place. "
            "Who has nowhere to sleep is housed; the check is then due on the next working day (as "
            "shipped). Excepted: nothing of that kind is known of them, or they go to hospital, "
            "into custody or to a parent.",
    .asks = "Who under 18 lives in that building, and how are they kept safe?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::block,
    .stands_at = records::Gate::placement,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::PersonId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::Part;
using records::Address;
using records::Placement;
using PlacementFact = Fact<Placement>;
using AddressFact = Fact<Address>;

/// A name without what differs between two ways of typing it.
std::string plain(std::string_view text)
{
    std::string letters;
    for (const char c : text) {
        const char small = base::lower(c);
        if ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9')) letters += small;
    }
    return letters;
}

std::string building_of(const std::optional<std::string>& building)
{
    return building ? plain(*building) : "";
}

/// People under 18 who live in the building by their addresses and placements, without the one who
/// is to live there. Whoever stands in the entry `but` lives with that one already.
std::vector<Evidence> young_in(const Asked& asked, const std::string& building,
                               const PersonId& newcomer, const AnyFact& but)
{
    const FamilyScene& scene = asked.scene;
    std::vector<Evidence> found;
    if (building.empty()) return found;
    const auto add = [&](const AnyFact& lives) {
        for (const PersonId& person : persons_named(lives, Part::subject)) {
            if (person == newcomer || but.is_about(Subject::of(person), Part::subject)) continue;
            if (!may_be_under_18(scene, person, asked.today)) continue;
            const std::string name = scene.name_of(person);
            found.push_back({lives.standing,
                             (name.empty() ? std::string{"Somebody under 18"} : name)
                                 + " lives in the building by the record."});
        }
    };
    for (const auto* address : casefile::standing<Address>(scene.facts))
        if (!address->record.until && building_of(address->record.building) == building)
            add(*address);
    for (const auto* placed : casefile::standing<Placement>(scene.facts))
        if (casefile::goes_on(*placed) && placed->record.stage
            && placed->record.stage->code.starts_with("happened")
            && building_of(placed->record.building) == building)
            add(*placed);
    return found;
}

void need(Verdict& verdict, bool known, const char* sentence)
{
    if (!known) verdict.missing.emplace_back(sentence);
}

void look_for_the_check(const Placement& placed, bool is_child_there, Verdict& verdict)
{
    need(verdict,
         placed.occupants_checked.has_value(),
         "Check who lives in the building, and record when.");
    need(verdict,
         placed.under_eighteens.has_value(),
         "Record how many people under 18 live in the building.");
    need(verdict,
         !is_child_there || placed.under_eighteens.value_or(1) > 0,
         "Check again who lives in the building: by the record a child does.");
    need(verdict,
         placed.risk_assessed.has_value(),
         "Have the risk to whoever lives there assessed, and record when.");
    need(verdict,
         placed.conditions_told.has_value(),
         "Tell the conditions to whoever runs the place, and record when.");
}

void say_what_is_known(const FamilyScene& scene, const KnownOf& known, Verdict& verdict)
{
    for (const AnyFact* fact : known.surely)
        verdict.because.push_back({fact->standing,
                                   "Known of them: " + std::string{fact->type->name} + ", "
                                       + casefile::dated(fact->happened, scene.facts) + "."});
}

/// Where nobody here houses or places them, or an order of its own says where they are.
bool is_elsewhere(const Placement& placed)
{
    constexpr std::array<std::string_view, 3> kinds = {"hospital", "custody", "parents"};
    return placed.kind && std::find(kinds.begin(), kinds.end(), placed.kind->code) != kinds.end();
}

KnownOf known_of_those_in(const FamilyScene& scene, const PlacementFact& placed)
{
    KnownOf all;
    for (const PersonId& person : persons_named(placed, Part::subject)) {
        const KnownOf one = known_of(scene, person);
        all.surely.insert(all.surely.end(), one.surely.begin(), one.surely.end());
        all.perhaps.insert(all.perhaps.end(), one.perhaps.begin(), one.perhaps.end());
    }
    return all;
}

/// The check is due from when both were so: they live there, and something is known of them.
const AnyFact& later_of(const AnyFact& lives, const KnownOf& known)
{
    const bool was_known =
        known.surely.empty()
        || std::any_of(known.surely.begin(), known.surely.end(), [&](const AnyFact* fact) {
               return fact->order < lives.order;
           });
    return was_known ? lives : *known.surely.front();
}

std::string placement_sentence(const FamilyScene& scene, const PlacementFact& placed)
{
    std::string says = "Where they are to live";
    if (placed.record.kind) says += ": " + std::string{placed.record.kind->label()};
    return says + ", " + casefile::dated(placed.happened, scene.facts) + ".";
}

/// nullopt: there is nothing to ask about it. `at`: its gate; nullptr where they live there
/// already.
std::optional<Verdict> judge(const Asked& asked, const PlacementFact& placed, const AtTheGate* at)
{
    const FamilyScene& scene = asked.scene;
    if (is_elsewhere(placed.record)) return std::nullopt;
    const KnownOf known = known_of_those_in(scene, placed);
    const auto& ticked = placed.record.known_risk;
    Verdict verdict = verdict_about(placed.id);
    verdict.because.push_back({placed.standing, placement_sentence(scene, placed)});
    if (known.surely.empty() && !ticked.value_or(false)) {
        const bool is_decided =
            placed.record.stage && placed.record.stage->code == "happened_decided";
        // Whoever decided it has answered that then.
        if (ticked || (is_decided && known.perhaps.empty())) return std::nullopt;
        verdict.missing.emplace_back("Record whether harmful behaviour, an allegation, an "
                                     "investigation or bail is known of them.");
        settle(verdict, Answer::no);
        return verdict;
    }
    say_what_is_known(scene, known, verdict);
    std::vector<Evidence> young;
    for (const PersonId& person : persons_named(placed, Part::subject)) {
        const auto more = young_in(asked, building_of(placed.record.building), person, placed);
        young.insert(young.end(), more.begin(), more.end());
    }
    verdict.because.insert(verdict.because.end(), young.begin(), young.end());
    look_for_the_check(placed.record, !young.empty(), verdict);
    const Answer breached = verdict.missing.empty() ? Answer::no : Answer::yes;
    if (at != nullptr) {
        settle(verdict, breached, asked, *at);
        return verdict;
    }
    settle(verdict, breached);
    await(verdict, asked, later_of(placed, known).moment(), "G42.working_days");
    return verdict;
}

/// Who belongs to the children lives with them; whether they may is asked at a return home (G18).
bool is_kin(const FamilyScene& scene, const PersonId& person)
{
    constexpr std::array<std::string_view, 5> kin = {
        "mother", "father", "parents_partner", "grandparent", "other_relative"};
    return std::any_of(
        scene.members.begin(), scene.members.end(), [&](const casefile::Member& member) {
            return member.person == person
                && std::find(kin.begin(), kin.end(), member.part) != kin.end();
        });
}

bool is_placed_there(const FamilyScene& scene, const PersonId& person, const std::string& building)
{
    const auto placements = casefile::standing<Placement>(scene.facts);
    return std::any_of(placements.begin(), placements.end(), [&](const PlacementFact* placed) {
        return placed->is_about(Subject::of(person), Part::subject)
            && building_of(placed->record.building) == building;
    });
}

/// Somebody moved in, and there is no placement that anybody was asked about.
void look_at_address(const Asked& asked, const AddressFact& address, std::vector<Verdict>& verdicts)
{
    const FamilyScene& scene = asked.scene;
    const std::string building = building_of(address.record.building);
    if (building.empty() || address.record.until) return;
    for (const PersonId& person : persons_named(address, Part::subject)) {
        if (is_kin(scene, person) || is_placed_there(scene, person, building)) continue;
        const KnownOf known = known_of(scene, person);
        if (known.surely.empty()) continue;
        const auto young = young_in(asked, building, person, address);
        if (young.empty()) continue;
        Verdict verdict = verdict_about(address.id);
        verdict.because.push_back({address.standing,
                                   "Somebody lives there since "
                                       + casefile::dated(address.happened, scene.facts)
                                       + ", and nobody here decided it."});
        say_what_is_known(scene, known, verdict);
        verdict.because.insert(verdict.because.end(), young.begin(), young.end());
        verdict.missing.emplace_back(
            "Have the risk to the children there assessed, tell the conditions to whoever runs the "
            "place, and record both as a placement.");
        settle(verdict, Answer::yes);
        await(verdict, asked, later_of(address, known).moment(), "G42.working_days");
        verdicts.push_back(std::move(verdict));
        return;
    }
}

/// Not modelled: a building that the families of two files share, when neither file names the
/// other's people; one file does not read another.
std::vector<Verdict> check(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, records::Gate::placement)) {
        const auto& placed = static_cast<const PlacementFact&>(*at.asks);
        if (auto verdict = judge(asked, placed, &at)) verdicts.push_back(std::move(*verdict));
    }
    if (asked.proposal != nullptr) return verdicts;
    for (const auto* placed : casefile::standing<Placement>(scene.facts)) {
        const bool lives_there =
            placed->record.stage && placed->record.stage->code.starts_with("happened");
        if (!lives_there || !casefile::goes_on(*placed)) continue;
        if (auto verdict = judge(asked, *placed, nullptr)) verdicts.push_back(std::move(*verdict));
    }
    for (const auto* address : casefile::standing<Address>(scene.facts))
        look_at_address(asked, *address, verdicts);
    return verdicts;
}

}  // namespace g42

Rule g42_co_residence()
{
    return {&g42::co_residence, g42::check};
}

}  // namespace holdfast::guardrails
