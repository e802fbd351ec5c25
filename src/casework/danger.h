#pragma once
#include "casework/acts.h"

namespace holdfast::casework {

/// Writes down that a child of this family is in danger now: about all its children, or, where no
/// child is recorded yet, about everybody who is. Nothing of the file is read to whoever acts, so
/// no purpose is asked. `doing.about` is left empty. Problems: refused, for a role that may not
/// tell what happened; not_found, when nothing is known of the family; unavailable.
[[nodiscard]] Checked<Filed> raise_danger(House& house, Doing doing, const base::FamilyId& family);

}  // namespace holdfast::casework
