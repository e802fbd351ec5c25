#include "ledger/verify.h"

#include "bench/figures.h"
#include "bench/report.h"

namespace holdfast::bench {

namespace {

/// SHA-256 works on blocks of 64 bytes, of which the last has 9 for itself.
constexpr std::uint64_t block = 64;

std::uint64_t compressions_of(std::uint64_t bytes)
{
    return (bytes + 9 + block - 1) / block;
}

/// What verifying cannot do without: each entry's sealed bytes and leaf, and the tree above.
std::uint64_t compressions_of(ledger::ShelfView& rows, std::uint64_t size)
{
    constexpr std::uint64_t leaf_bytes = 98;
    constexpr std::uint64_t node_bytes = 65;
    std::uint64_t count = (size - 1) * compressions_of(node_bytes);
    must_do(rows.read(0, size, [&](const ledger::Stored& stored) -> base::Result<base::Done> {
        if (stored.sealed) count += compressions_of(stored.sealed->size());
        count += compressions_of(leaf_bytes);
        return base::Done{};
    }));
    return count;
}

/// How long so many compressions take one after another, over a buffer that stays in the cache.
double seconds_of_compressions(std::uint64_t count)
{
    const base::Bytes buffer(256 * block - 9);
    std::uint8_t seen = 0;
    const Watch watch;
    for (std::uint64_t done = 0; done < count; done += 256) seen ^= base::sha256(buffer)[0];
    // Looked at, so that no compiler leaves the work out.
    return seen == 1 ? watch.seconds() + 1e-12 : watch.seconds();
}

}  // namespace

void measure_verify(Stage& stage)
{
    const house::OpenLedger opened = stage.open();
    const auto identity = must(opened.shelf->identity());
    const auto rows = must(opened.shelf->view());
    const Watch watch;
    const auto verified = must(ledger::verify_ledger(*rows, *identity));
    const double taken = watch.seconds();
    const auto entries = static_cast<double>(verified.entries);
    const double bare = seconds_of_compressions(compressions_of(*rows, verified.entries));
    print({"Verify every row; against bare SHA-256",
           entries / taken,
           "entries/s",
           entries / bare,
           Better::higher,
           0.6});
}

}  // namespace holdfast::bench
