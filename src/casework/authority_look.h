#pragma once
#include "casefile/authority_series.h"
#include "casework/asking.h"

/// The authority as a whole, for whoever answers for it: what rules ask, and what it has said of
/// itself.
namespace holdfast::casework {

/// Each is the newest word, in the order of the first.
struct AuthorityLook {
    std::vector<SeenFinding> findings;  // Not met; what is breached or cannot be told comes first.
    /// The files in which what they rest on stands, of those that the viewer may read.
    std::vector<OpenFamily> families;
    std::vector<casefile::Fact<records::AuthorityEvent>> events;
    std::vector<casefile::Fact<records::BoardAccount>> accounts;
    std::vector<casefile::Fact<records::Recommendation>> recommendations;
    std::vector<casefile::Fact<records::Figure>> figures;

    /// The family in whose file an entry stands; nullptr: in none that the viewer may read.
    [[nodiscard]] const OpenFamily* family_of(const base::EntryId& entry) const;
    /// What the authority said of itself under this id; nullptr: none of these.
    [[nodiscard]] const casefile::AnyFact* said(const base::EntryId& entry) const;
};

/// As the ledger stands now. What a finding rests on in a file that the viewer may not read is left
/// out of it, and it says so (`rests_on_hidden`). Problems: refused, for whoever does not answer
/// for the authority; damaged, unavailable.
[[nodiscard]] base::Result<AuthorityLook> look_at_authority(const House& house,
                                                            const Asking& asking);

}  // namespace holdfast::casework
