#pragma once
#include "access/acts.h"
#include "access/guarded.h"
#include "casework/became.h"
#include "casework/practitioners.h"
#include "casework/seen.h"

#include <map>

/// Reading, by somebody. Everything that a page, an answer of the API, a list or a print shows
/// comes through here: opened, put to the table of access, logged, and only then given away.
namespace holdfast::casework {

/// Who asks, for which page, and why.
struct Asking {
    access::Viewer viewer;
    std::string purpose;    // In the viewer's words; "" where the work itself is the purpose.
    std::string_view page;  // Our own word for the page, for the log.
    std::optional<base::Date> as_known_on;  // By what was recorded by the end of that day.
    /// The one entry that is given away by itself, for the log: a document; nullopt elsewhere.
    std::optional<base::EntryId> entry = std::nullopt;
};

/// Something that asks to be decided and that nobody has decided yet, and its gate.
struct PendingDecision {
    records::Gate kind = records::Gate::close;
    base::EntryId proposal;
    bool proposal_hidden = false;  // The viewer may not read the proposal itself.
    SeenGate gate;
    LeftOpen left_open;  // What must end before the work can be closed; of a closing alone.

    /// Does nothing stand in the way any more?
    [[nodiscard]] bool may_pass() const { return gate.open && left_open.is_nothing(); }
};

/// A family as one viewer may see it.
struct OpenFamily {
    access::Standing standing;
    access::Guarded<casefile::FamilyScene> scene;
    std::string seen;  // The token of what was shown: of then, where it is shown as known on a day.
    base::Date today;  // The day to reckon from: today, or the day as known on.
    std::map<base::PractitionerId, KnownPractitioner> authors;  // Of everything in the scene.
    std::map<base::AgencyId, std::string> agencies;  // The names of those that the scene names.
    std::vector<SeenFinding> findings;
    std::vector<PendingDecision> pending;  // In the order of the ledger.
    /// For somebody of another agency, to whom no findings and nothing that waits are told: what
    /// became of what that agency told us.
    std::vector<Became> became = {};

    /// The proposal to close that waits; nullptr when there is none.
    [[nodiscard]] const PendingDecision* closing() const
    {
        for (const PendingDecision& each : pending)
            if (each.kind == records::Gate::close) return &each;
        return nullptr;
    }

    /// May this viewer do this here? The answer for showing a button; the act itself asks again.
    [[nodiscard]] bool may(access::Act act) const
    {
        return access::may(standing.viewer.role, act)
            && standing.may(standing.file_class(), access::action_of(act)).permitted;
    }
};

/// Could the viewer know of this family at all, by their role and by what the lists say of their
/// agency? Asked before anything of the family is read: so one that is not theirs costs whoever is
/// told of none the same work, and the same time, as one that there is not. Problems: damaged,
/// unavailable.
[[nodiscard]] base::Result<bool> could_know(const access::Viewer& viewer,
                                            const ledger::Snapshot& snapshot,
                                            const base::FamilyId& family);

/// Opens a family for reading, and logs it. Problems: not_found, when there is no such family or
/// its being known here is not for this viewer; missing with the place "purpose", when the viewer
/// may read it once a purpose is said; refused; damaged; unavailable.
[[nodiscard]] base::Result<OpenFamily> open_family(const House& house, const Asking& asking,
                                                   const base::FamilyId& family);

/// Who a practitioner is as a viewer, now. Problems: not_found; refused, when the register says
/// that they have left; damaged; unavailable.
[[nodiscard]] base::Result<access::Viewer> viewer_of(const House& house,
                                                     const base::PractitionerId& id);

}  // namespace holdfast::casework
