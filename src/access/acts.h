#pragma once
#include "access/acts.gen.h"
#include "access/table.h"

#include <optional>
#include <span>
#include <string_view>

/// What somebody may be allowed to do: enum class Act has one name for each row of acts.csv.
namespace holdfast::access {

/// May somebody in this role do this? Nothing matching means no. Pure.
[[nodiscard]] bool may(std::string_view role, Act act);

/// What the act is to the table of access: telling, deciding, reading or writing.
[[nodiscard]] Action action_of(Act act);

/// What the act is called in a message: "propose to close".
[[nodiscard]] std::string_view words_for(Act act);

/// The act by which a record of this type (its key) is filed; nullopt: nobody files it by hand.
[[nodiscard]] std::optional<Act> act_of_record(std::string_view key);

/// Every act, in the order of the table.
[[nodiscard]] std::span<const ActRow> all_acts();

}  // namespace holdfast::access
