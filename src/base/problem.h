#pragma once
#include <expected>
#include <string>
#include <vector>

namespace holdfast::base {

/// Something the caller should handle and a person may read.
/// `message` is a whole sentence that says what to do; it never holds case data.
/// `place` says where: a field key, a JSON pointer, a line, an entry's number; "" when nowhere.
struct Problem {
    enum class Kind {
        invalid,    // The value has the wrong form.
        missing,    // A value that is always needed is absent.
        unknown,    // A name that nothing here goes by: a field, a kind, a code.
        not_found,  // A well-formed reference to nothing.
        refused,    // Understood, and not allowed: a rule, a role, a gate.
        conflict,  // Something newer stands in the way, or the same key was used for other content.
        damaged,   // Stored bytes are not what was written.
        newer_format,  // Written by a later version of Holdfast.
        unavailable,   // The machine cannot do it now: a file, a disk, a key.
    };
    Kind kind;
    std::string place;
    std::string message;

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// The value, or the first thing that was wrong.
template <class T>
using Result = std::expected<T, Problem>;

/// The value, or everything that was wrong, in the order in which it was met.
template <class T>
using Checked = std::expected<T, Problems>;

/// The value of something that is done only for its effect.
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

/// One word for a kind of problem, as JSON output and tests write it: "invalid", "not_found".
[[nodiscard]] std::string_view word_of(Problem::Kind kind);

/// Shorthand for returning a Problem from a function that answers Result<T>.
[[nodiscard]] inline std::unexpected<Problem> problem(Problem::Kind kind, std::string place,
                                                      std::string message)
{
    return std::unexpected(Problem{kind, std::move(place), std::move(message)});
}

}  // namespace holdfast::base
