#include "casefile/dangers.h"

#include "records/types/strategy_discussion.h"

#include <algorithm>

namespace holdfast::casefile {

using ledger::LinkKind;

namespace {

bool is_ended(const Facts& facts, const base::EntryId& danger)
{
    const auto answers = facts.all<records::WorryAnswered>();
    const auto discussions = facts.all<records::StrategyDiscussion>();
    return std::any_of(answers.begin(),
                       answers.end(),
                       [&](const Fact<records::WorryAnswered>& fact) {
                           return fact.links_to(LinkKind::answers, danger)
                               && ends_danger(fact.record);
                       })
        || std::any_of(discussions.begin(), discussions.end(), [&](const AnyFact& fact) {
               return fact.links_to(LinkKind::answers, danger);
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
    for (const Fact<records::Worry>& worry : facts.all<records::Worry>())
        if (worry.record.immediate_danger.value_or(false) && !is_ended(facts, worry.id))
            open.push_back(&worry);
    return open;
}

}  // namespace holdfast::casefile
