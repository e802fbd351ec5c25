#pragma once
#include "casework/house.h"
#include "drawer/drawer.h"

#include <span>
#include <string>

namespace holdfast::casework {

/// One authority as this program serves it: its ledger, its drawer, its log of reading, its clock.
/// Made by `house`, which outlives whoever holds one. Safe to use from several threads.
struct Authority {
    enum class Kind { live, demonstration };

    std::string key;   // Lower-case letters, digits and '-': its folder, and a word in cookies.
    std::string name;  // As the first entry of its ledger says.
    Kind kind = Kind::live;
    House house;
    drawer::Drawer& drawer;
};

/// Every authority that this program serves.
using Authorities = std::span<Authority* const>;

/// nullptr: none has this key.
[[nodiscard]] inline Authority* find_authority(Authorities authorities, std::string_view key)
{
    for (Authority* authority : authorities)
        if (authority->key == key) return authority;
    return nullptr;
}

}  // namespace holdfast::casework
