#pragma once
#include "casework/asking.h"
#include "guardrails/workforce_sweep.h"
#include "ledger/snapshot.h"
#include "workforce/load.h"

/// The workforce as the ledger tells it: what rules find of it, and what each carries. Whole, like
/// a whole scene: what somebody may see of it is cut here. Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// Of which families, and by how much of the ledger.
struct OfWorkforce {
    const ledger::Snapshot& snapshot;
    std::uint64_t upto;
    std::vector<base::FamilyId> families;  // Each once.
    base::Date today;
};

/// Everything that rules find of the workforce of these families. Nobody is asked whether they may
/// see it: for `play`, and for whoever cuts it.
[[nodiscard]] base::Result<std::vector<guardrails::WorkforceFinding>> workforce_findings(
    const House& house, const OfWorkforce& of);

/// What somebody who looks at a team's list is told of the team itself.
struct TeamLook {
    /// For whoever may supervise: what this team lacks, in the order of the catalogue. What rests
    /// on an entry that the viewer may not read is told without a sentence about that entry.
    std::vector<guardrails::WorkforceFinding> findings;
    /// For everybody: what each person of the team carries. Figures about work alone: nothing tells
    /// which family, so nothing is logged as read.
    std::map<base::PractitionerId, workforce::Load> loads;
    int most = 0;  // Points; 0: the policy does not say.
};
/// `listed` are the families on the team's list, as its viewer opened them; they may look at it.
[[nodiscard]] base::Result<TeamLook> look_at_team(const House& house, const access::Viewer& viewer,
                                                  std::string_view team,
                                                  std::span<const OpenFamily> listed);

}  // namespace holdfast::casework
