#pragma once
#include "casework/asking.h"

namespace holdfast::casework {

/// Practitioners who are away today or whose contract has ended, as vacancies say, and those who
/// have left, as the register says; and since when: nullopt where the day cannot be told. What is
/// restricted tells only those who may supervise. Problems: damaged, unavailable.
[[nodiscard]] base::Result<std::map<base::PractitionerId, std::optional<base::Date>>> who_is_away(
    const House& house, const access::Viewer& viewer);

}  // namespace holdfast::casework
