#include "casework/role_lists.h"

#include <algorithm>

namespace holdfast::casework {

namespace {

/// Where a key comes twice, the first that a role has counts.
constexpr RoleList all_lists[] = {
    {"dangers",
     access::Act::decide,
     "Work list: children said to be in danger now",
     with_open_danger},
    {"contacts",
     access::Act::decide,
     "Work list: contacts that wait for a decision",
     with_waiting_contact},
    {"closings",
     access::Act::close,
     "Work list: closings that wait for a decision",
     with_waiting_closing},
    {"closings",
     access::Act::override_gate,
     "Work list: closings that wait for a second signer",
     with_waiting_closing},
    {"unallocated",
     access::Act::allocate,
     "Work list: families that nobody is allocated to",
     without_a_worker},
};

}  // namespace

std::vector<decltype(RoleList::read)> every_list()
{
    std::vector<decltype(RoleList::read)> lists;
    for (const RoleList& list : all_lists)
        if (std::find(lists.begin(), lists.end(), list.read) == lists.end())
            lists.push_back(list.read);
    return lists;
}

std::vector<RoleList> role_lists_of(std::string_view role)
{
    std::vector<RoleList> lists;
    for (const RoleList& list : all_lists) {
        const bool is_there = std::any_of(
            lists.begin(), lists.end(), [&](const RoleList& each) { return each.key == list.key; });
        if (!is_there && access::may(role, list.act)) lists.push_back(list);
    }
    return lists;
}

std::optional<RoleList> role_list(std::string_view role, std::string_view key)
{
    for (const RoleList& list : role_lists_of(role))
        if (list.key == key) return list;
    return std::nullopt;
}

base::Result<WorkList> read_list(const House& house, Asking asking, const RoleList& list)
{
    asking.purpose = list.purpose;
    return list.read(house, asking, families_most);
}

}  // namespace holdfast::casework
