// Test only: what one rule says of an invented workforce.
#pragma once
#include "guardrails/scene_builder.h"
#include "guardrails/workforce_sweep.h"
#include "workforce/workforce_builder.h"

namespace holdfast::guardrails {

struct WorkforceQuestion {
    std::string_view guardrail;
    std::string_view today;
    int allocation = 0;  // The entry that would be filed; 0: the sweep asks.
    records::PolicyBook policy = records::PolicyBook::shipped();
};

/// The allocation of this number in a scene; nullptr when it is of no family there.
inline const workforce::AllocationFact* allocation_in(const workforce::WorkforceScene& scene,
                                                      const base::EntryId& id)
{
    for (const casefile::FamilyScene* family : scene.families)
        if (const auto* fact = family->facts.find<records::Allocation>(id)) return fact;
    return nullptr;
}

/// Everything that one rule answers of the workforce.
inline std::vector<WorkforceVerdict> ask(workforce::WorkforceBuilder& told,
                                         const WorkforceQuestion& question)
{
    const workforce::WorkforceScene& scene = told.scene(question.today);
    const auto* allocation =
        question.allocation != 0 ? allocation_in(scene, told.id(question.allocation)) : nullptr;
    return find_rule(question.guardrail)
        ->of_workforce({scene,
                        question.policy,
                        base::WorkingDays::england(),
                        base::Date::parse(question.today).value(),
                        allocation});
}

/// The one verdict on an entry of the story; nullopt when the rule says nothing of it.
inline std::optional<WorkforceVerdict> verdict_on(workforce::WorkforceBuilder& told, int anchor,
                                                  const WorkforceQuestion& question)
{
    for (WorkforceVerdict& found : ask(told, question))
        if (found.verdict.anchor == told.id(anchor)) return std::move(found);
    return std::nullopt;
}

/// The same in a word: "met", "pending", "breached", "cannot tell", or "silent".
inline std::string word_on(workforce::WorkforceBuilder& told, int anchor,
                           const WorkforceQuestion& question)
{
    const auto found = verdict_on(told, anchor, question);
    return found ? std::string{word_of(found->verdict.standing)} : "silent";
}

/// Every word that it says, with commas between; "silent" where it says nothing.
inline std::string words_on_all(workforce::WorkforceBuilder& told,
                                const WorkforceQuestion& question)
{
    std::string words;
    for (const WorkforceVerdict& found : ask(told, question))
        words += (words.empty() ? "" : ",") + std::string{word_of(found.verdict.standing)};
    return words.empty() ? "silent" : words;
}

}  // namespace holdfast::guardrails
