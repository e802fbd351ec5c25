#pragma once
#include "casefile/family_scene.h"
#include "casework/agency_names.h"
#include "casework/authority_findings.h"
#include "casework/practitioners.h"
#include "casework/team_names.h"
#include "casework/waiting.h"
#include "guardrails/gate.h"
#include "ledger/snapshot.h"
#include "records/policy_book.h"

#include <functional>
#include <memory>
#include <mutex>

namespace holdfast::casework {

using FoldedFamilyPtr = std::shared_ptr<const casefile::FoldedFamily>;
using PolicyBookPtr = std::shared_ptr<const records::PolicyBook>;
using FactsPtr = std::shared_ptr<const casefile::Facts>;
using AgencyNamesPtr = std::shared_ptr<const AgencyNames>;
using FindingsPtr = std::shared_ptr<const std::vector<guardrails::Finding>>;

/// What this program has read of one ledger and keeps, so that the next page reads only what is
/// new. Nothing in it is needed: whatever is dropped is read again. Every answer is what the ledger
/// says as of the snapshot that is asked, which must be a committed one; when words were removed by
/// order, everything is dropped before the next answer. Safe to use from several threads.
/// Problems of all here: damaged, unavailable.
class Recent {
public:
    /// Families are kept until their entries are more than so many; the one that was not asked for
    /// the longest goes first.
    explicit Recent(std::size_t entries_most = 100'000) : entries_most_(entries_most) {}

    [[nodiscard]] base::Result<FoldedFamilyPtr> family(const ledger::Snapshot& snapshot,
                                                       const base::FamilyId& family);
    /// nullopt: not recorded.
    [[nodiscard]] base::Result<std::optional<KnownPractitioner>> practitioner(
        const ledger::Snapshot& snapshot, const base::PractitionerId& id);
    [[nodiscard]] base::Result<PolicyBookPtr> policy(const ledger::Snapshot& snapshot);
    /// Who works here; see workforce_facts.
    [[nodiscard]] base::Result<FactsPtr> workforce(const ledger::Snapshot& snapshot);
    /// What the agencies of the register are called.
    [[nodiscard]] base::Result<AgencyNamesPtr> agencies(const ledger::Snapshot& snapshot);
    /// What every rule says of a family's whole scene on that day: asked anew only when something
    /// came about the family, the policy changed, or the day did. `family` is an answer of this
    /// object.
    [[nodiscard]] FindingsPtr swept(const FoldedFamilyPtr& family, const PolicyBookPtr& policy,
                                    const base::WorkingDays& days, base::Date today);
    /// The families in which something may wait; see Waiting.
    [[nodiscard]] base::Result<std::vector<base::FamilyId>> waiting(
        const ledger::Snapshot& snapshot, Waits waits);

    /// Every name that a team ever had; see TeamNames.
    [[nodiscard]] base::Result<std::set<std::string>> team_names(const ledger::Snapshot& snapshot);

    /// Gives away what the authority counts and says of itself, to be read before `take` returns;
    /// meanwhile nobody else reads it. Problems: also those of `take`.
    using TakeSeries = std::function<base::Result<base::Done>(const casefile::AuthoritySeries&)>;
    [[nodiscard]] base::Result<base::Done> authority(const ledger::Snapshot& snapshot,
                                                     const TakeSeries& take);

    /// How many entries of families are kept, for tests and measurements.
    [[nodiscard]] std::size_t entries_kept() const;

private:
    struct Swept {
        FindingsPtr findings;
        std::size_t entries = 0;  // How many the scene was folded of.
        PolicyBookPtr policy;
        std::optional<base::Date> today;
    };
    struct Family {
        std::shared_ptr<casefile::FoldedFamily> folded;
        std::uint64_t upto = 0;
        std::uint64_t asked = 0;  // When, by the count of questions.
        Swept swept = {};
    };
    /// What changes seldom: as of so many entries, and until something of its kind is newer.
    template <class Told>
    struct Lasting {
        std::shared_ptr<const Told> told;
        std::uint64_t upto = 0;
    };
    struct Known {
        std::optional<KnownPractitioner> known;
        std::uint64_t upto;
    };

    [[nodiscard]] base::Result<base::Done> forget_removed(const ledger::Snapshot& snapshot);
    [[nodiscard]] Family take(const base::FamilyId& family, std::uint64_t size);
    void keep(const base::FamilyId& family, Family now);
    template <class Told>
    [[nodiscard]] base::Result<std::shared_ptr<const Told>> lasting(
        const ledger::Snapshot& snapshot, Lasting<Told>& kept,
        base::Result<bool> (&has_newer)(const ledger::Snapshot&, std::uint64_t),
        base::Result<Told> (&read)(const ledger::Snapshot&, std::uint64_t));

    std::size_t entries_most_;
    mutable std::mutex mutex_;         // Of everything below but what has its own.
    std::uint64_t removals_seen_ = 0;  // Up to here, no removal is unknown.
    std::uint64_t questions_ = 0;
    std::map<base::FamilyId, Family> families_;
    std::map<base::PractitionerId, Known> practitioners_;
    Lasting<records::PolicyBook> policy_;
    Lasting<casefile::Facts> workforce_;
    Lasting<AgencyNames> agencies_;
    std::mutex waiting_mutex_;
    Waiting waiting_;
    std::mutex authority_mutex_;
    AuthorityReading authority_;
    std::mutex team_names_mutex_;
    TeamNames team_names_;
};

}  // namespace holdfast::casework
