#include "guardrails/changes.h"

#include "casefile/dated.h"
#include "casefile/standing.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::FamilyScene;

std::vector<const ChangeFact*> changes_of(const FamilyScene& scene,
                                          std::span<const std::string_view> kinds)
{
    std::vector<const ChangeFact*> found;
    if (scene.facts.of(records::ChangeInCircumstances::declaration.number).empty()) return found;
    for (const auto* change : casefile::standing<records::ChangeInCircumstances>(scene.facts)) {
        const records::ChangeInCircumstances& said = change->record;
        if (said.standing && said.standing->code == "untrue") continue;
        if (said.kinds && std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
                return said.kinds->has(kind);
            }))
            found.push_back(change);
    }
    return found;
}

Known known_of(const ChangeFact& change)
{
    return {&change, change.record.known};
}

std::string change_sentence(const FamilyScene& scene, const ChangeFact& change)
{
    std::string sentence = "A change was told of";
    if (change.record.kinds) sentence += ": " + change.record.kinds->labels();
    return sentence + "; " + casefile::dated(change.happened, scene.facts) + ".";
}

bool happened_undecided(const records::ReturnHome& back)
{
    const std::string stage = back.stage ? back.stage->code : "";
    if (stage == "happened_undecided") return true;
    const std::string by = back.decided_by ? back.decided_by->code : "";
    const bool by_us = by != "nobody" && by != "family";
    return stage.empty() ? by.empty() || !by_us : stage == "happened_decided" && !by_us;
}

std::vector<base::PersonId> adults_named(const casefile::AnyFact& fact, const FamilyScene& scene)
{
    const auto children = scene.children();
    std::vector<base::PersonId> adults;
    for (const ledger::About& about : fact.about) {
        const auto person = about.subject.person();
        const bool is_named =
            about.part == ledger::Part::subject || about.part == ledger::Part::mentioned;
        if (person && is_named
            && std::find(children.begin(), children.end(), *person) == children.end())
            adults.push_back(*person);
    }
    return adults;
}

}  // namespace holdfast::guardrails
