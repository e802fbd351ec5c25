#include "ledger/entry.h"

#include "tests/fuzz/oracle.h"

// Whatever bytes are read as an entry, the entry is written and read again as the same.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    namespace ledger = holdfast::ledger;
    using holdfast::fuzz::broken;
    const auto entry = ledger::decode({bytes, size});
    if (!entry) return 0;
    const auto encoded = ledger::encode(*entry);
    const auto again = ledger::decode(encoded);
    if (!again) broken("what is written can be read");
    if (*again != *entry) broken("an entry is read as it was written");
    if (ledger::encode(*again) != encoded) broken("an entry is always written the same");
    return 0;
}
