#include "base/seeded_entropy.h"
#include "ledger/memory_shelf.h"
#include "ledger/verify.h"
#include "replay/play.h"
#include "replay/tell.h"
#include "tests/fuzz/oracle.h"

// A case file that is read can be played, told and shown, and the ledger that it makes holds.

namespace {

using namespace holdfast;
using fuzz::broken;

void check_ledger(ledger::MemoryShelf& shelf)
{
    const auto identity = shelf.identity();
    const auto rows = shelf.view();
    if (!identity || !*identity || !rows) broken("a played ledger can be read");
    if (!ledger::verify_ledger(**rows, **identity)) broken("a played ledger holds");
}

void check_played(const replay::CaseFile& file, base::Entropy& entropy,
                  std::optional<base::Date> as_known_on)
{
    constexpr std::size_t width = 96;
    ledger::MemoryShelf shelf;
    const auto root = base::SecretKey::random(entropy);
    const auto played =
        replay::play(file, {shelf, root, entropy, base::WorkingDays::england(), as_known_on});
    if (!played) broken("a case file that was read can be played");
    if (replay::tell(*played, width).empty()) broken("what was played can be told");
    if (!base::parse_json(base::pretty(replay::show(*played))))
        broken("what was played can be shown");
    check_ledger(shelf);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    base::SeededEntropy entropy{2026};
    const auto file =
        replay::read_case_file(fuzz::text_of(bytes, size), base::Date::of(2026, 2, 28), entropy);
    if (!file) {
        if (file.error().empty()) broken("what is refused is refused for a reason");
        return 0;
    }
    check_played(*file, entropy, std::nullopt);
    check_played(*file, entropy, base::Date::of(2015, 3, 1));
    return 0;
}
