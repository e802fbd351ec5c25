#pragma once
#include "base/problem.h"

#include <boost/json.hpp>

#include <string>
#include <string_view>

/// JSON by Boost.JSON, read strictly.
namespace holdfast::base {

namespace json = boost::json;

/// Reads one JSON document of at most 64 MiB and 64 levels: standard JSON, valid UTF-8, no member
/// twice in one object (the two could be read differently by two readers), nothing behind the end.
/// Whole numbers beyond 64 bits become the nearest double; a number too large for one is refused.
/// Problem: invalid, with the place as "line 3, column 14": where reading stopped, counted from 1,
/// columns in bytes. A name that stands twice is met at the closing quote of the second.
/// Safe to call from several threads.
[[nodiscard]] Result<json::value> parse_json(std::string_view text);

/// The JSON pointer (RFC 6901) of a member below `parent`.
[[nodiscard]] std::string pointer_to(std::string_view parent, std::string_view key);

/// Two spaces of indent, members in the order of the object, lines that end in "\n", the last one
/// too; [] and {} for what is empty. Numbers that are not whole in their shortest exact form.
/// The caller promises that every number is finite (asserted): JSON has no other.
[[nodiscard]] std::string pretty(const json::value& value);

}  // namespace holdfast::base
