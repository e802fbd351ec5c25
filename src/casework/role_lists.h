#pragma once
#include "casework/worklists.h"

namespace holdfast::casework {

/// A list that a role has, whatever families are its reader's own.
struct RoleList {
    std::string_view key;      // "dangers", "contacts", "closings" or "unallocated"; permanent.
    access::Act act;           // Whose role may do this has the list.
    std::string_view purpose;  // Why its families are opened, for the log.
    base::Result<WorkList> (*read)(const House&, const Asking&, std::size_t);
};

/// Every list that some role has, each once.
[[nodiscard]] std::vector<decltype(RoleList::read)> every_list();

/// The lists of a role, each once, in the order in which they matter.
[[nodiscard]] std::vector<RoleList> role_lists_of(std::string_view role);

/// The list with this key. nullopt: the role has no such list.
[[nodiscard]] std::optional<RoleList> role_list(std::string_view role, std::string_view key);

/// Reads a list for its purpose, whatever `asking` says. Problems: damaged, unavailable.
[[nodiscard]] base::Result<WorkList> read_list(const House& house, Asking asking,
                                               const RoleList& list);

}  // namespace holdfast::casework
