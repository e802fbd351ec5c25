#pragma once
#include "casework/practitioners.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Teams, and how much work people and teams hold. Counts alone: nothing here tells which family,
/// so nothing is logged as read. Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// How many families are given to each today, by allocations that have begun and not ended; also
/// to those who have left. Whoever is in neither map holds none.
struct FamiliesHeld {
    std::map<base::PractitionerId, std::size_t> by_practitioner;
    std::map<std::string, std::size_t> by_team;

    [[nodiscard]] std::size_t of(const base::PractitionerId& id) const;
};
[[nodiscard]] base::Result<FamiliesHeld> families_held(const House& house);

/// A team is a name that the register of practitioners or an allocation ever gave.
struct Team {
    std::string name;
    std::vector<Registered> people;  // Those who have not left, by name.
    std::size_t families = 0;
};
/// Every team that ever was, by their names, also where nobody is in it and it holds nothing now.
[[nodiscard]] base::Result<std::vector<Team>> teams(const House& house);

/// The name of a team that differs from what was typed only in capitals, accents, signs or spaces;
/// "" when there is none, or when it is the very same. Pure.
[[nodiscard]] std::string same_but_for_spelling(std::span<const Team> teams,
                                                std::string_view typed);

}  // namespace holdfast::casework
