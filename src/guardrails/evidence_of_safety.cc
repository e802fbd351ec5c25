#include "guardrails/evidence_of_safety.h"

#include "casefile/standing.h"
#include "records/types/answer.h"
#include "records/types/assessed_adult.h"
#include "records/types/assessed_child.h"
#include "records/types/assessment.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision.h"
#include "records/types/decision_proposal.h"
#include "records/types/letter.h"
#include "records/types/signature.h"
#include "records/types/threshold.h"

#include <algorithm>
#include <array>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::FamilyScene;
using ledger::LinkKind;

namespace {

constexpr std::array<const records::RecordType*, 10> judgements = {
    &records::Answer::declaration,
    &records::AssessedAdult::declaration,
    &records::AssessedChild::declaration,
    &records::Assessment::declaration,
    &records::ClosingProposal::declaration,
    &records::Decision::declaration,
    &records::DecisionProposal::declaration,
    &records::Letter::declaration,
    &records::Signature::declaration,
    &records::Threshold::declaration};

bool shows_something(const AnyFact& fact)
{
    return std::find(judgements.begin(), judgements.end(), fact.type) == judgements.end();
}

bool is_part_of_assessment(const AnyFact& fact)
{
    return fact.type == &records::AssessedChild::declaration
        || fact.type == &records::AssessedAdult::declaration;
}

/// The statement, what it stands in place of, and its parts: what these rest on, it rests on.
std::vector<const AnyFact*> with_its_parts(const FamilyScene& scene,
                                           std::span<const base::EntryId> versions,
                                           const std::vector<const AnyFact*>& every)
{
    std::vector<const AnyFact*> said;
    for (const base::EntryId& id : versions)
        if (const AnyFact* version = scene.facts.find_any(id)) said.push_back(version);
    for (const AnyFact* fact : every)
        if (is_part_of_assessment(*fact)
            && casefile::links_to_any(*fact, LinkKind::part_of, versions))
            said.push_back(fact);
    return said;
}

}  // namespace

std::vector<const AnyFact*> evidence_for(const FamilyScene& scene, const AnyFact& statement)
{
    const std::vector<base::EntryId> versions = casefile::versions_of(scene.facts, statement);
    const std::vector<const AnyFact*> every = scene.facts.every();
    std::vector<const AnyFact*> found;
    for (const AnyFact* said : with_its_parts(scene, versions, every))
        for (const ledger::Link& link : said->links)
            if (link.kind == LinkKind::rests_on)
                if (const AnyFact* fact = scene.facts.find_any(link.to)) found.push_back(fact);
    for (const AnyFact* fact : every)
        if (casefile::links_to_any(*fact, LinkKind::evidence_for, versions)
            || casefile::links_to_any(*fact, LinkKind::part_of, versions))
            found.push_back(fact);
    std::erase_if(found, [](const AnyFact* fact) { return !shows_something(*fact); });
    const auto in_order = [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    };
    std::sort(found.begin(), found.end(), in_order);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool any_dated(const FamilyScene& scene, const std::vector<const AnyFact*>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [&](const AnyFact* fact) {
        return base::earliest_date(fact->happened, scene.facts.whens())
            || base::latest_date(fact->happened, scene.facts.whens());
    });
}

}  // namespace holdfast::guardrails
