#include "guardrails/closings.h"

#include "base/ascii.h"
#include "casefile/dated.h"

namespace holdfast::guardrails {

using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Decision;

const Fact<Decision>* closing_decision(const FamilyScene& scene, const ProposalFact& closing)
{
    for (const auto& decision : scene.facts.all<Decision>())
        if (decision.links_to(LinkKind::answers, closing.id) && decision.record.outcome
            && decision.record.outcome->code == "closed")
            return &decision;
    return nullptr;
}

std::vector<const ProposalFact*> closings_asked(const Asked& asked)
{
    std::vector<const ProposalFact*> closings;
    for (const AtTheGate& at : asked_at(asked, records::Gate::close))
        closings.push_back(static_cast<const ProposalFact*>(at.asks));
    return closings;
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

}  // namespace holdfast::guardrails
