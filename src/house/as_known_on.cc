#include "house/as_known_on.h"

#include "house/today_of_ledger.h"

namespace holdfast::house {

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
    const auto today = today_of(ledger, snapshot);
    if (!today) return std::unexpected(today.error());
    return AsOf{snapshot.size(), *today};
}

}  // namespace holdfast::house
