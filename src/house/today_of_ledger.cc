#include "house/today_of_ledger.h"

#include "casework/scenes.h"

namespace holdfast::house {

using base::Done;
using base::Result;

Result<base::Date> today_of(const ledger::Ledger& ledger, const ledger::Snapshot& snapshot)
{
    const auto mode = casework::ledger_mode(snapshot);
    if (!mode) return std::unexpected(mode.error());
    base::Instant now = ledger.now();
    if (*mode == "replay") {
        auto done = snapshot.rows().read(
            snapshot.size() - 1, snapshot.size(), [&](const ledger::Stored& last) -> Result<Done> {
                now = last.recorded;
                return Done{};
            });
        if (!done) return std::unexpected(done.error());
    }
    return base::London::date_of(now);
}

}  // namespace holdfast::house
