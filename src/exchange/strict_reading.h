#pragma once
#include "base/id.h"
#include "base/json.h"

#include <initializer_list>
#include <optional>

/// Members of a JSON body, read one by one; what is wrong is added to `problems`, with its JSON
/// pointer as the place, and reading goes on. Null counts as left out. Private to this room.
namespace holdfast::exchange {

void add(base::Problems& problems, base::Problem::Kind kind, std::string place,
         std::string message);
void add_all(base::Problems& problems, const base::Problems& more);

/// nullptr: it is left out. Owned by the object.
[[nodiscard]] const base::json::value* find_member(const base::json::object& object,
                                                   std::string_view key);

/// Adds unknown for each member that is none of these.
void find_unknown(const base::json::object& object, std::string_view place,
                  std::initializer_list<std::string_view> known, base::Problems& problems);

/// A member of the body; "" when it is left out, or is no text, which is told.
[[nodiscard]] std::string read_text(const base::json::object& body, std::string_view key,
                                    base::Problems& problems);

/// A member of the body; nullptr when there is none or it is no object, which is told.
[[nodiscard]] const base::json::object* read_object(const base::json::object& body,
                                                    std::string_view key, base::Problems& problems);

/// nullptr when it is left out, or is no list, which is told.
[[nodiscard]] const base::json::array* read_list(const base::json::object& object,
                                                 std::string_view key, std::string_view place,
                                                 base::Problems& problems);

/// nullopt when it is no id, which is told.
template <class Id>
std::optional<Id> read_id(const base::json::value& value, const std::string& place,
                          base::Problems& problems)
{
    if (value.is_string()) {
        const auto id = Id::parse(std::string_view{value.get_string()});
        if (id) return *id;
    }
    add(problems, base::Problem::Kind::invalid, place, "Give an id of 26 letters and digits here.");
    return std::nullopt;
}

}  // namespace holdfast::exchange
