#include "casefile/dangers.h"

#include "records/types/decision.h"
#include "records/types/strategy_discussion.h"
#include "records/types/worry_answered.h"

#include <algorithm>

namespace holdfast::casefile {

namespace {

template <class... R>
bool is_answered_by_any(const Facts& facts, const base::EntryId& id)
{
    const auto answers = [&](const auto& all) {
        return std::any_of(all.begin(), all.end(), [&](const AnyFact& fact) {
            return fact.links_to(ledger::LinkKind::answers, id);
        });
    };
    return (answers(facts.all<R>()) || ...);
}

}  // namespace

std::vector<const Fact<records::Worry>*> open_dangers(const Facts& facts)
{
    using namespace records;
    std::vector<const Fact<Worry>*> open;
    for (const Fact<Worry>& worry : facts.all<Worry>())
        if (worry.record.immediate_danger.value_or(false)
            && !is_answered_by_any<WorryAnswered, StrategyDiscussion, Decision>(facts, worry.id))
            open.push_back(&worry);
    return open;
}

}  // namespace holdfast::casefile
