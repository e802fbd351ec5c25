#pragma once
#include "casework/house.h"
#include "ledger/snapshot.h"

#include <optional>
#include <vector>

/// The register of practitioners, as the ledger tells it. Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// Does somebody work here no more on that day, of whom the register says this end? Where it was
/// said that they left and the day cannot be told, they do not. nullopt: no end was said.
[[nodiscard]] bool has_left(const std::optional<base::When>& until, base::Date today);

/// A practitioner by the latest word.
struct KnownPractitioner {
    std::string name;
    std::string role;
    std::string team;
    base::AgencyId agency;
    std::optional<base::When> until = std::nullopt;

    [[nodiscard]] bool has_left(base::Date today) const { return casework::has_left(until, today); }
};

/// A practitioner as of the first `upto` entries; nullopt: not recorded. `before` is what the
/// entries before `from` said.
[[nodiscard]] base::Result<std::optional<KnownPractitioner>> practitioner(
    const ledger::Snapshot& snapshot, const base::PractitionerId& id, std::uint64_t upto,
    std::uint64_t from = 0, std::optional<KnownPractitioner> before = std::nullopt);

struct Registered {
    base::PractitionerId id;
    KnownPractitioner known;
};
/// Everybody in the register now, by name; also those who have left, whose names stand in what
/// they wrote.
[[nodiscard]] base::Result<std::vector<Registered>> practitioners(const House& house);

}  // namespace holdfast::casework
