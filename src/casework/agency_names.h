#pragma once
#include "base/subject.h"
#include "ledger/snapshot.h"

#include <map>
#include <string>

/// What the agencies of the register are called. Private to this room; an opened family tells the
/// names of those that its file names. Problems of both: damaged, unavailable.
namespace holdfast::casework {

/// An agency that is in no register has no name here.
using AgencyNames = std::map<base::AgencyId, std::string>;

/// By what the first `upto` entries say.
[[nodiscard]] base::Result<AgencyNames> agency_names(const ledger::Snapshot& snapshot,
                                                     std::uint64_t upto);

/// Was anything written about who an agency is since the ledger had `from` entries?
[[nodiscard]] base::Result<bool> has_newer_agencies(const ledger::Snapshot& snapshot,
                                                    std::uint64_t from);

}  // namespace holdfast::casework
