#include "casework/became.h"

#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

#include <algorithm>

namespace holdfast::casework {

using casefile::Fact;
using ledger::LinkKind;
using records::Decision;

namespace {

/// What was told, and each referral that came of it.
std::vector<base::EntryId> matter_of(const casefile::FamilyScene& whole, const base::EntryId& told)
{
    std::vector<base::EntryId> matter = {told};
    for (const auto& referral : whole.facts.all<records::Referral>())
        if (referral.links_to(LinkKind::answers, told)) matter.push_back(referral.id);
    return matter;
}

Became became(const casefile::FamilyScene& whole, const base::EntryId& told)
{
    Became answer{told, std::nullopt};
    const auto matter = matter_of(whole, told);
    for (const Fact<Decision>& decision : whole.facts.all<Decision>()) {
        const bool is_on_it =
            std::any_of(matter.begin(), matter.end(), [&](const base::EntryId& id) {
                return decision.links_to(LinkKind::answers, id);
            });
        if (!is_on_it) continue;
        answer.decision = decision.id;
        answer.decided = decision.happened;
        answer.outcome =
            decision.record.outcome ? std::string{decision.record.outcome->label()} : "";
    }
    return answer;
}

}  // namespace

std::vector<Became> became_of(const casefile::FamilyScene& whole,
                              const casefile::FamilyScene& viewed)
{
    std::vector<Became> all;
    for (const casefile::AnyFact* fact : viewed.facts.every())
        if (fact->type == &records::Contact::declaration
            || fact->type == &records::Referral::declaration)
            all.push_back(became(whole, fact->id));
    return all;
}

}  // namespace holdfast::casework
