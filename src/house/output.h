#pragma once
#include "base/json.h"

#include <string>

/// What the commands print, and the codes that they end with.
namespace holdfast::house {

/// How a command ended, as its exit code.
enum class Ended : int {
    ok = 0,
    failed = 1,         // A failure, or a difference from what was expected.
    usage = 2,          // The command was not understood.
    rejected_rows = 3,  // Finished, but some of what was given was refused.
};

/// The columns that words for a person take up at most.
inline constexpr std::size_t terminal_width = 96;

/// For people, or for other programs.
enum class Form { words, json };

/// Prints to standard output.
void print(std::string_view text);
void print_json(const base::json::value& value);

/// Prints every problem, one a line with its place, to standard error; as JSON
/// ({"problems":[{"kind","place","message"}]}) to standard output. Answers `failed`.
Ended report(const base::Problems& problems, Form form);
Ended report(const base::Problem& problem, Form form);

}  // namespace holdfast::house
