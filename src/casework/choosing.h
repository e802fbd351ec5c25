#pragma once
#include "access/viewer.h"
#include "casework/practitioners.h"

/// Choosing somebody out of the register of practitioners.
namespace holdfast::casework {

/// Whoever keeps the register or the machine works with no family, and nobody who has left does.
[[nodiscard]] bool works_with_families(const KnownPractitioner& known, base::Date today);

/// May this role choose out of the register? Whoever gives work to somebody may, and whoever writes
/// down what a practitioner is to do, said or was talked with about.
[[nodiscard]] bool may_choose_practitioners(std::string_view role);

/// May this role read what the authority keeps of agencies and of its policy? Its own people, who
/// may choose out of the register, and whoever keeps it; not the partners, who see nothing here
/// yet.
[[nodiscard]] bool may_read_registers(std::string_view role);

/// Everybody in the register now who works with families, by name. Problems: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<Registered>> who_works_with_families(const House& house);

}  // namespace holdfast::casework
