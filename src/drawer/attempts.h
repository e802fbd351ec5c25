#pragma once
#include "drawer/rows.h"

#include <string_view>

namespace holdfast::drawer {

/// After so many attempts within the span that did not succeed, the next have to wait.
inline constexpr std::size_t attempts_allowed = 5;
inline constexpr std::chrono::minutes attempts_span{15};

/// Attempts to sign in, by name, whether or not there is such an account: who guesses names learns
/// nothing. Counted durably, so that a restart forgives nothing. Safe to call from several threads.
///
/// An attempt counts from its beginning, so that a hundred at once are no way around the count; one
/// that succeeds takes all of its name back.
class Attempts {
public:
    /// `rows` must outlive it.
    Attempts(Rows& rows, Clock clock) : rows_(&rows), clock_(std::move(clock)) {}

    /// Counts an attempt that begins now. `name` is in lower case. Problems: refused, with a
    /// message that says when to try again, and then the attempt is not counted; damaged;
    /// unavailable.
    [[nodiscard]] base::Result<base::Done> begin(std::string_view name);

    /// The change that takes the attempts of a name back.
    [[nodiscard]] Change forgetting(std::string_view name) const;

private:
    /// What erases the names whose attempts are all over, at most once in the span: otherwise
    /// invented names would fill the disk.
    [[nodiscard]] base::Result<std::vector<Change>> sweeping(const Writing&, base::Instant now);

    Rows* rows_;
    Clock clock_;
    base::Instant swept_{};  // Guarded by Writing.
};

}  // namespace holdfast::drawer
