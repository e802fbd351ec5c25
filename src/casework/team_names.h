#pragma once
#include "base/problem.h"
#include "ledger/snapshot.h"

#include <set>
#include <string>

/// Which teams there are: private to this room; `teams.h` and `worklists.h` answer with it.
namespace holdfast::casework {

/// A team is a name that the register of practitioners or an allocation ever gave, also one that
/// all its people have left: what it worked with must not drop out of sight. Goes through both once
/// and then through what is new. Not thread-safe.
class TeamNames {
public:
    /// Reads what came since the last time. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<base::Done> read(const ledger::Snapshot& snapshot);

    [[nodiscard]] const std::set<std::string>& names() const { return names_; }
    /// How much of the ledger was read.
    [[nodiscard]] std::uint64_t upto() const { return upto_; }

private:
    std::set<std::string> names_;
    std::uint64_t upto_ = 0;
};

}  // namespace holdfast::casework
