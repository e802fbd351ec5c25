#pragma once
#include "casefile/family_scene.h"

/// What stands above every page of a family: the plans that go on, and when each child was last
/// seen. Private to this room.
namespace holdfast::desk {

/// "Child protection plan, neglect, since 3 June 2026: Ash Example", a line for each plan that goes
/// on; empty where none does.
[[nodiscard]] std::vector<std::string> plan_lines(const casefile::FamilyScene& scene);

/// "Last seen: Ash Example on 6 November 2026, alone; Bo Example not yet"; "" where no work is open
/// and no visit is recorded, and for children who are not born.
[[nodiscard]] std::string seen_line(const casefile::FamilyScene& scene);

}  // namespace holdfast::desk
