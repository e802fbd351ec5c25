#include "casework/pending.h"

#include "guardrails/gates.h"

#include <algorithm>

namespace holdfast::casework {

std::vector<records::Proposal> pending_proposals(const casefile::FamilyScene& scene,
                                                 const std::optional<base::PractitionerId>& decider)
{
    std::vector<records::Proposal> proposals;
    for (const guardrails::AtTheGate& at : guardrails::pending_in(scene)) {
        if (at.gate == records::Gate::close) {
            if (!scene.has_open_episode()) continue;
            std::erase_if(proposals,
                          [](const auto& each) { return each.gate == records::Gate::close; });
        }
        proposals.push_back({at.gate, at.asks->id, decider});
    }
    return proposals;
}

}  // namespace holdfast::casework
