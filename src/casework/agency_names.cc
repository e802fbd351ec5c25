#include "casework/agency_names.h"

#include "index/lists.h"
#include "records/read.h"
#include "records/types/agency.h"

namespace holdfast::casework {

using base::Done;
using base::Result;
using ledger::Kept;
using ledger::Snapshot;

Result<AgencyNames> agency_names(const Snapshot& snapshot, std::uint64_t upto)
{
    AgencyNames names;
    auto done =
        snapshot.read_drawn(index::number_of(index::List::kind),
                            index::kind_key(records::Agency::declaration.number),
                            0,
                            upto,
                            [&](Kept&& kept) -> Result<Done> {
                                if (!kept.entry) return Done{};
                                const auto said = records::read_back<records::Agency>(
                                    kept.entry->happened, kept.entry->body);
                                if (!said) return std::unexpected(said.error());
                                for (const ledger::About& about : kept.entry->about)
                                    if (about.subject.kind == base::SubjectKind::agency)
                                        names.insert_or_assign(base::AgencyId{about.subject.id},
                                                               said->name.value_or(""));
                                return Done{};
                            });
    if (!done) return std::unexpected(done.error());
    return names;
}

Result<bool> has_newer_agencies(const Snapshot& snapshot, std::uint64_t from)
{
    return snapshot.has_drawn(index::number_of(index::List::kind),
                              index::kind_key(records::Agency::declaration.number),
                              from);
}

}  // namespace holdfast::casework
