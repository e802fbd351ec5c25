#include "casefile/dangers.h"

#include "casefile/standing.h"
#include "records/types/strategy_discussion.h"

#include <algorithm>

namespace holdfast::casefile {

using ledger::LinkKind;

namespace {

bool is_ended(const Facts& facts, std::span<const base::EntryId> versions)
{
    const auto answers = facts.all<records::WorryAnswered>();
    const auto discussions = facts.all<records::StrategyDiscussion>();
    return std::any_of(answers.begin(),
                       answers.end(),
                       [&](const Fact<records::WorryAnswered>& fact) {
                           return links_to_any(fact, LinkKind::answers, versions)
                               && ends_danger(fact.record);
                       })
        || std::any_of(discussions.begin(), discussions.end(), [&](const AnyFact& fact) {
               return links_to_any(fact, LinkKind::answers, versions);
           });
}

/// Also where only an earlier version said so: writing more of it, or less, answers nothing.
bool was_danger(const Facts& facts, std::span<const base::EntryId> versions)
{
    return std::any_of(versions.begin(), versions.end(), [&](const base::EntryId& id) {
        const auto* worry = facts.find<records::Worry>(id);
        return worry != nullptr && worry->record.immediate_danger.value_or(false);
    });
}

}  // namespace

bool ends_danger(const records::WorryAnswered& answer)
{
    return answer.done || (answer.standing && answer.standing->code == "not_so");
}

std::vector<const Fact<records::Worry>*> open_dangers(const Facts& facts)
{
    std::vector<const Fact<records::Worry>*> open;
    for (const Fact<records::Worry>* worry : standing<records::Worry>(facts)) {
        const auto versions = versions_of(facts, *worry);
        if (was_danger(facts, versions) && !is_ended(facts, versions)) open.push_back(worry);
    }
    return open;
}

}  // namespace holdfast::casefile
