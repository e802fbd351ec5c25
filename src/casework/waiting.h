#pragma once
#include "base/problem.h"
#include "ledger/snapshot.h"

#include <map>
#include <set>
#include <vector>

/// Which families may have something that waits for somebody: private to this room.
namespace holdfast::casework {

/// What a list asks for.
enum class Waits {
    contact,  // A contact on which nobody decided, or that was accepted while no referral came.
    closing,  // A proposal to close on which nobody decided.
    worker,   // A referral, while nobody surely works with the family.
    danger,   // A child said to be in danger now, while nobody wrote what was done.
};

/// Goes through the ledger once and then through what is new, and holds what is not answered yet.
/// It names every family in which something waits, and perhaps others: whoever asks opens each and
/// looks. So nothing drops off a list because the list is long or the wait was. Not thread-safe.
class Waiting {
public:
    /// Reads what came since the last time. Problems: damaged, unavailable; nothing is then held.
    [[nodiscard]] base::Result<base::Done> read(const ledger::Snapshot& snapshot);

    /// Each family once, the one that has waited longest first.
    [[nodiscard]] std::vector<base::FamilyId> families(Waits waits) const;

    /// How much of the ledger was read.
    [[nodiscard]] std::uint64_t upto() const { return upto_; }

private:
    struct Asked {
        std::uint64_t index;
        std::set<base::FamilyId> families;
        std::set<base::PersonId> persons;
        bool accepted = false;  // A contact that was accepted, and waits for its referral.
        bool corrected = false;
    };
    using ById = std::map<base::EntryId, Asked>;

    [[nodiscard]] base::Result<base::Done> read_new(const ledger::Snapshot& snapshot);
    [[nodiscard]] base::Result<base::Done> ask(const ledger::Snapshot& snapshot,
                                               const ledger::Kept& kept, ById& asked);
    [[nodiscard]] base::Result<base::Done> decide(const ledger::Snapshot& snapshot,
                                                  const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> ask_of_danger(const ledger::Snapshot& snapshot,
                                                         const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> ask_danger_again(const ledger::Snapshot& snapshot,
                                                            const ledger::Kept& kept);
    /// What was said or discussed about a danger, and ends it for whom it names.
    [[nodiscard]] base::Result<base::Done> answer(const ledger::Snapshot& snapshot,
                                                  const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> refer(const ledger::Snapshot& snapshot,
                                                 const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> ask_again(const ledger::Snapshot& snapshot,
                                                     const base::EntryId& id);
    [[nodiscard]] base::Result<base::Done> take_back(const ledger::Snapshot& snapshot,
                                                     const ledger::Kept& correction);
    [[nodiscard]] base::Result<base::Done> allocate(const ledger::Snapshot& snapshot,
                                                    const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> doubt_corrected(const ledger::Snapshot& snapshot,
                                                           const ledger::Kept& kept);
    [[nodiscard]] base::Result<base::Done> read_practitioner(const ledger::Kept& kept);
    [[nodiscard]] bool surely_has_a_worker(const base::FamilyId& family) const;
    [[nodiscard]] base::EntryId root_of(const base::EntryId& id) const;

    std::uint64_t upto_ = 0;
    ById contacts_;
    ById closings_;
    ById dangers_;
    std::map<base::EntryId, base::EntryId>
        roots_;  // Of contacts and proposals that were corrected.
    std::map<base::FamilyId, std::uint64_t> referred_;  // By the first referral.
    // Whether the newest allocation of a practitioner surely goes on.
    std::map<base::FamilyId, std::map<base::PractitionerId, bool>> allocated_;
    std::set<base::PractitionerId> leaving_;  // By the newest word, whatever the day of it.
};

}  // namespace holdfast::casework
