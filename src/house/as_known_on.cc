#include "house/as_known_on.h"

#include "casework/scenes.h"

namespace holdfast::house {

using base::Done;
using base::Problem;
using base::Result;

Result<AsOf> as_of(const ledger::Ledger& ledger, const ledger::Snapshot& snapshot,
                   const std::string& as_known_on)
{
    if (!as_known_on.empty()) {
        const auto date = base::Date::parse(as_known_on);
        if (!date)
            return base::problem(Problem::Kind::invalid, "--as-known-on", date.error().message);
        const auto upto = snapshot.size_by(base::London::end_of(*date));
        if (!upto) return std::unexpected(upto.error());
        return AsOf{*upto, *date};
    }
    const auto mode = casework::ledger_mode(snapshot);
    if (!mode) return std::unexpected(mode.error());
    base::Instant now = ledger.now();
    // In a replay today is the day that its clock reached.
    if (*mode == "replay") {
        auto done = snapshot.rows().read(
            snapshot.size() - 1, snapshot.size(), [&](const ledger::Stored& last) -> Result<Done> {
                now = last.recorded;
                return Done{};
            });
        if (!done) return std::unexpected(done.error());
    }
    return AsOf{snapshot.size(), base::London::date_of(now)};
}

}  // namespace holdfast::house
