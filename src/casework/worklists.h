#pragma once
#include "casework/asking.h"

/// Lists of families, for the home page. What a viewer may not see is not in them, and nothing
/// tells that it was left out.
namespace holdfast::casework {

/// The families that the viewer works with, and those of the viewer's team, each once, the newest
/// allocation first. One entry in the log names them all.
/// Problems of all here: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<OpenFamily>> my_families(const House& house,
                                                                const Asking& asking);

/// Families of a role's list, and whether there are more: a list that is cut says so.
struct WorkList {
    std::vector<OpenFamily> families;
    bool cut = false;
};

/// A list opens at most so many families; the rest follow when these are dealt with.
inline constexpr std::size_t families_most = 200;

/// The families where a contact that the viewer may read waits for a decision, or was accepted and
/// waits for its referral; the one that waits longest first.
[[nodiscard]] base::Result<WorkList> with_waiting_contact(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families where a proposal to close waits for a decision, likewise.
[[nodiscard]] base::Result<WorkList> with_waiting_closing(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families with an open episode that nobody is allocated to today, likewise.
[[nodiscard]] base::Result<WorkList> without_a_worker(const House& house, const Asking& asking,
                                                      std::size_t most = families_most);

/// The families where a child is said to be in danger now and nobody wrote yet what was done,
/// likewise.
[[nodiscard]] base::Result<WorkList> with_open_danger(const House& house, const Asking& asking,
                                                      std::size_t most = families_most);

}  // namespace holdfast::casework
