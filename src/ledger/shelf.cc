#include "ledger/shelf.h"

namespace holdfast::ledger {

base::Result<base::Done> ShelfView::read_drawn(std::uint32_t list, base::ByteView key,
                                               std::uint64_t from, std::uint64_t upto,
                                               const Visit& visit)
{
    auto indexes = drawn(list, key);
    if (!indexes) return std::unexpected(indexes.error());
    for (const std::uint64_t index : *indexes) {
        if (index < from || index >= upto) continue;
        auto done = read(index, index + 1, visit);
        if (!done) return done;
    }
    return base::Done{};
}

}  // namespace holdfast::ledger
