#include "casework/team_names.h"

#include "index/lists.h"
#include "records/read.h"
#include "records/types/allocation.h"
#include "records/types/practitioner.h"

namespace holdfast::casework {

using base::Done;
using base::Result;
using ledger::Kept;

namespace {

/// Adds the team of each record of type R that came from `from` on.
template <class R>
Result<Done> add_teams(const ledger::Snapshot& snapshot, std::uint64_t from,
                       std::set<std::string>& names)
{
    return snapshot.read_drawn(index::number_of(index::List::kind),
                               index::kind_key(R::declaration.number),
                               from,
                               snapshot.size(),
                               [&](Kept&& kept) -> Result<Done> {
                                   if (!kept.entry) return Done{};
                                   auto said = records::read_back<R>(kept.entry->happened,
                                                                     std::move(kept.entry->body));
                                   if (!said) return std::unexpected(said.error());
                                   if (said->team && !said->team->empty())
                                       names.insert(std::move(*said->team));
                                   return Done{};
                               });
}

}  // namespace

Result<Done> TeamNames::read(const ledger::Snapshot& snapshot)
{
    auto done = add_teams<records::Practitioner>(snapshot, upto_, names_);
    if (done) done = add_teams<records::Allocation>(snapshot, upto_, names_);
    if (done) upto_ = std::max(upto_, snapshot.size());
    return done;
}

}  // namespace holdfast::casework
