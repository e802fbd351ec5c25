#include "access/acts.h"

#include <cassert>

namespace holdfast::access {

namespace {

const ActRow& row_of(Act act)
{
    const auto& row = act_rows[static_cast<std::size_t>(act)];
    assert(row.act == act);  // The rows stand in the order of the names.
    return row;
}

}  // namespace

bool may(std::string_view role, Act act)
{
    for (const Permission& permission : permissions)
        if (permission.act == act && permission.role == role) return true;
    return false;
}

Action action_of(Act act)
{
    const std::string_view action = row_of(act).action;
    if (action == "read") return Action::read;
    if (action == "tell") return Action::tell;
    return action == "decide" ? Action::decide : Action::write;
}

std::string_view words_for(Act act)
{
    return row_of(act).words;
}

std::optional<Act> act_of_record(std::string_view key)
{
    for (const ActOfRecord& each : acts_of_records)
        if (each.record == key) return each.act;
    return std::nullopt;
}

std::span<const ActRow> all_acts()
{
    return act_rows;
}

}  // namespace holdfast::access
