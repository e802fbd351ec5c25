#include "casework/as_of.h"

#include "casework/scenes.h"
#include "casework/workforce_facts.h"

namespace holdfast::casework {

using base::Result;
using ledger::Snapshot;

namespace {

/// The house's own, where it keeps anything and is asked about now.
Recent* kept_now(const House& house, const Snapshot& snapshot, std::uint64_t upto)
{
    return upto == snapshot.size() ? house.recent : nullptr;
}

template <class T>
Result<std::shared_ptr<const T>> shared(Result<T>&& read)
{
    if (!read) return std::unexpected(read.error());
    return std::make_shared<const T>(std::move(*read));
}

}  // namespace

Result<FoldedFamilyPtr> folded_as_of(const House& house, const Snapshot& snapshot,
                                     const base::FamilyId& family, std::uint64_t upto)
{
    if (Recent* recent = kept_now(house, snapshot, upto)) return recent->family(snapshot, family);
    return shared(folded_family(snapshot, family, upto));
}

Result<std::optional<KnownPractitioner>> practitioner_as_of(const House& house,
                                                            const Snapshot& snapshot,
                                                            const base::PractitionerId& id,
                                                            std::uint64_t upto)
{
    if (Recent* recent = kept_now(house, snapshot, upto)) return recent->practitioner(snapshot, id);
    return practitioner(snapshot, id, upto);
}

Result<PolicyBookPtr> policy_as_of(const House& house, const Snapshot& snapshot, std::uint64_t upto)
{
    if (Recent* recent = kept_now(house, snapshot, upto)) return recent->policy(snapshot);
    return shared(policy_book(snapshot, upto));
}

Result<FactsPtr> workforce_as_of(const House& house, const Snapshot& snapshot, std::uint64_t upto)
{
    if (Recent* recent = kept_now(house, snapshot, upto)) return recent->workforce(snapshot);
    return shared(workforce_facts(snapshot, upto));
}

Result<AgencyNamesPtr> agencies_as_of(const House& house, const Snapshot& snapshot,
                                      std::uint64_t upto)
{
    if (Recent* recent = kept_now(house, snapshot, upto)) return recent->agencies(snapshot);
    return shared(agency_names(snapshot, upto));
}

}  // namespace holdfast::casework
