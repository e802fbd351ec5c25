#include "exchange/strict_reading.h"

#include <algorithm>

namespace holdfast::exchange {

using base::Problem;
using base::Problems;
namespace json = base::json;

void add(Problems& problems, Problem::Kind kind, std::string place, std::string message)
{
    problems.push_back({kind, std::move(place), std::move(message)});
}

void add_all(Problems& problems, const Problems& more)
{
    problems.insert(problems.end(), more.begin(), more.end());
}

/// Null counts as left out.
const json::value* find_member(const json::object& object, std::string_view key)
{
    const json::value* value = object.if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void find_unknown(const json::object& object, std::string_view place,
                  std::initializer_list<std::string_view> known, Problems& problems)
{
    for (const auto& member : object)
        if (std::find(known.begin(), known.end(), std::string_view{member.key()}) == known.end())
            add(problems,
                Problem::Kind::unknown,
                base::pointer_to(place, member.key()),
                "Nothing here goes by this name.");
}

/// "" when it is left out or is no text.
std::string read_text(const json::object& object, std::string_view key, Problems& problems)
{
    const json::value* value = find_member(object, key);
    if (value == nullptr) return "";
    if (value->is_string()) return std::string{value->get_string()};
    add(problems,
        Problem::Kind::invalid,
        base::pointer_to("", key),
        "Give text here, in quotation marks.");
    return "";
}

/// nullptr when there is none, which is told.
const json::object* read_object(const json::object& object, std::string_view key,
                                Problems& problems)
{
    const json::value* value = find_member(object, key);
    if (value != nullptr && value->is_object()) return &value->get_object();
    add(problems,
        value == nullptr ? Problem::Kind::missing : Problem::Kind::invalid,
        base::pointer_to("", key),
        "Give an object of the record's fields here.");
    return nullptr;
}

/// nullptr when it is left out or is no list, which is told.
const json::array* read_list(const json::object& object, std::string_view key,
                             std::string_view place, Problems& problems)
{
    const json::value* value = find_member(object, key);
    if (value == nullptr) return nullptr;
    if (value->is_array()) return &value->get_array();
    add(problems,
        Problem::Kind::invalid,
        base::pointer_to(place, key),
        "Give a list here, in square brackets.");
    return nullptr;
}

}  // namespace holdfast::exchange
