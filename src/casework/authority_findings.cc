#include "casework/authority_findings.h"

#include "index/lists.h"
#include "records/types/removal.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::Result;
using ledger::Kept;
using ledger::Snapshot;

namespace {

/// So many entries of the ledger are gone through at a time, so that memory does not grow with it.
constexpr std::uint64_t stretch = 20'000;

Result<bool> was_removed_since(const Snapshot& snapshot, std::uint64_t from)
{
    return snapshot.has_drawn(index::number_of(index::List::kind),
                              index::kind_key(records::Removal::declaration.number),
                              from);
}

/// The entries of a stretch of the ledger that count, in its order. They are found by the list of
/// their record types: most of a ledger is visits and notes.
Result<std::vector<Kept>> entries_in(const Snapshot& snapshot, std::uint64_t from,
                                     std::uint64_t upto)
{
    std::vector<Kept> entries;
    for (const records::RecordType* type : casefile::AuthoritySeries::types()) {
        auto done = snapshot.read_drawn(index::number_of(index::List::kind),
                                        index::kind_key(type->number),
                                        from,
                                        upto,
                                        [&](Kept&& kept) -> Result<Done> {
                                            entries.push_back(std::move(kept));
                                            return Done{};
                                        });
        if (!done) return std::unexpected(done.error());
    }
    std::sort(entries.begin(), entries.end(), [](const Kept& one, const Kept& other) {
        return one.index < other.index;
    });
    return entries;
}

}  // namespace

Result<Done> AuthorityReading::read_new(const Snapshot& snapshot, std::uint64_t upto)
{
    while (upto_ < upto) {
        const std::uint64_t end = std::min(upto, upto_ + stretch);
        auto entries = entries_in(snapshot, upto_, end);
        if (!entries) return std::unexpected(entries.error());
        for (Kept& kept : *entries) {
            auto done = series_.add(std::move(kept));
            if (!done) return done;
        }
        upto_ = end;
    }
    return Done{};
}

Result<Done> AuthorityReading::read(const Snapshot& snapshot, std::uint64_t upto)
{
    if (upto < upto_) *this = {};
    // What was read may hold what has been removed since.
    const auto removal = was_removed_since(snapshot, upto_);
    if (!removal) return std::unexpected(removal.error());
    if (*removal) *this = {};
    auto done = read_new(snapshot, upto);
    if (!done) *this = {};
    return done;
}

Result<std::vector<guardrails::Finding>> authority_findings(AuthorityReading& reading,
                                                            const AskedOf& asked,
                                                            const base::WorkingDays& working_days)
{
    auto done = reading.read(asked.snapshot, asked.upto);
    if (!done) return std::unexpected(done.error());
    return guardrails::sweep_authority(reading.series(), asked.policy, working_days, asked.today);
}

}  // namespace holdfast::casework
