#include "casework/workforce_facts.h"

#include "index/lists.h"
#include "records/records_of_workforce.h"
#include "workforce/workforce_scene.h"

#include <algorithm>
#include <array>

namespace holdfast::casework {

using base::Done;
using base::Result;
using ledger::Kept;
using ledger::Snapshot;

namespace {

template <class... R>
constexpr auto numbers_of(records::TypeList<R...>)
{
    return std::array{R::declaration.number...};
}

constexpr auto numbers = numbers_of(records::RecordsOfWorkforce{});

}  // namespace

Result<casefile::Facts> workforce_facts(const Snapshot& snapshot, std::uint64_t upto)
{
    std::vector<Kept> entries;
    for (const std::uint32_t number : numbers) {
        auto done = snapshot.read_drawn(index::number_of(index::List::kind),
                                        index::kind_key(number),
                                        0,
                                        upto,
                                        [&](Kept&& kept) -> Result<Done> {
                                            entries.push_back(std::move(kept));
                                            return Done{};
                                        });
        if (!done) return std::unexpected(done.error());
    }
    std::ranges::sort(entries, {}, &Kept::index);
    return workforce::fold_workforce(std::move(entries));
}

Result<bool> has_newer_workforce(const Snapshot& snapshot, std::uint64_t from)
{
    for (const std::uint32_t number : numbers) {
        auto newer =
            snapshot.has_drawn(index::number_of(index::List::kind), index::kind_key(number), from);
        if (!newer || *newer) return newer;
    }
    return false;
}

}  // namespace holdfast::casework
