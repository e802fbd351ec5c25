#include "guardrails/closings.h"

#include "base/ascii.h"
#include "casefile/dated.h"

#include <array>

namespace holdfast::guardrails {

using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Decision;
using records::Signature;

const Fact<Decision>* closing_decision(const FamilyScene& scene, const ProposalFact& closing)
{
    for (const auto& decision : scene.facts.all<Decision>())
        if (decision.links_to(LinkKind::answers, closing.id) && decision.record.outcome
            && decision.record.outcome->code == "closed")
            return &decision;
    return nullptr;
}

namespace {

bool was_declined(const FamilyScene& scene, const ProposalFact& closing)
{
    for (const auto& decision : scene.facts.all<Decision>())
        if (decision.links_to(LinkKind::answers, closing.id) && decision.record.outcome
            && decision.record.outcome->code == "stays_open")
            return true;
    return false;
}

}  // namespace

std::vector<const ProposalFact*> closings_asked(const Asked& asked)
{
    std::vector<const ProposalFact*> closings;
    for (const ProposalFact& closing : asked.scene.facts.all<records::ClosingProposal>()) {
        if (asked.proposal != nullptr) {
            if (asked.scene.facts.root_of(asked.proposal->entry) == closing.id)
                closings.push_back(&closing);
        } else if (!was_declined(asked.scene, closing)) {
            closings.push_back(&closing);
        }
    }
    return closings;
}

bool is_outside_the_line(std::string_view role)
{
    constexpr std::array<std::string_view, 3> outside = {
        "head_of_service", "principal_social_worker", "conference_chair"};
    for (const std::string_view each : outside)
        if (each == role) return true;
    return false;
}

const Fact<Signature>* second_signature(const FamilyScene& scene, const ProposalFact& closing,
                                        std::string_view stance)
{
    for (const auto& signature : scene.facts.all<Signature>()) {
        if (!signature.links_to(LinkKind::answers, closing.id)) continue;
        if (signature.by.practitioner == closing.by.practitioner) continue;
        if (!is_outside_the_line(signature.by.role)) continue;
        if (signature.record.stance && signature.record.stance->code == stance) return &signature;
    }
    return nullptr;
}

std::string closing_sentence(const FamilyScene& scene, const ProposalFact& closing)
{
    std::string sentence = "Closing was proposed " + casefile::dated(closing.happened, scene.facts);
    if (closing.record.means) {
        std::string means{closing.record.means->label()};
        if (!means.empty()) means.front() = base::lower(means.front());
        sentence += ": " + means;
    }
    return sentence + ".";
}

void settle(Verdict& verdict, base::Answer breached)
{
    switch (breached) {
    case base::Answer::yes: verdict.standing = Standing::breached; return;
    case base::Answer::cannot_tell: verdict.standing = Standing::cannot_tell; return;
    case base::Answer::no:
        verdict.standing = verdict.missing.empty() ? Standing::met : Standing::cannot_tell;
        return;
    }
}

}  // namespace holdfast::guardrails
