#include "casefile/open_matters.h"

#include "casefile/disagreements.h"
#include "casefile/open_work.h"
#include "records/types/missing_episode.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::casefile {

using ledger::LinkKind;

const Fact<records::WorryAnswered>* newest_answer(const Facts& facts, const AnyFact& worry)
{
    const auto versions = versions_of(facts, worry);
    const Fact<records::WorryAnswered>* newest = nullptr;
    for (const auto* answer : standing<records::WorryAnswered>(facts))
        if (links_to_any(*answer, LinkKind::answers, versions)) newest = answer;
    return newest;
}

bool is_settled(const Facts& facts, const AnyFact& worry)
{
    const auto* answer = newest_answer(facts, worry);
    if (answer == nullptr || !answer->record.standing) return false;
    const std::string& standing = answer->record.standing->code;
    return standing == "changed" || standing == "not_so" || standing == "joined";
}

namespace {

/// Whoever reads the list reads the challenger's last words on it.
const AnyFact* newest_challenge(const Disagreement& disagreement)
{
    const AnyFact* newest = disagreement.root;
    for (const AnyFact* fact : disagreement.followed)
        if (fact->type == &records::Challenge::declaration) newest = fact;
    return newest;
}

}  // namespace

std::vector<const AnyFact*> open_matters(const Facts& facts)
{
    std::vector<const AnyFact*> open;
    for (const AnyFact* worry : standing<records::Worry>(facts))
        if (!is_settled(facts, *worry)) open.push_back(worry);
    for (const AnyFact* missing : standing<records::MissingEpisode>(facts))
        if (goes_on(*missing)) open.push_back(missing);
    for (const Disagreement& disagreement : disagreements_in(facts))
        if (disagreement.waits()) open.push_back(newest_challenge(disagreement));
    std::sort(open.begin(), open.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
    return open;
}

}  // namespace holdfast::casefile
