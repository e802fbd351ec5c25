#pragma once
#include <cstddef>
#include <span>
#include <vector>

/// Has a monthly count changed by a step, set against its own history? Plain published methods with
/// known answers; the numbers by which they are used are the caller's, because they are policy.
namespace holdfast::casefile {

/// Between which counts a month is as the months before it were.
struct Limits {
    double centre = 0;
    double lower = 0;  // May be negative: then no count is too low.
    double upper = 0;
};

/// The individuals chart (XmR, Shewhart): the mean, 2.66 mean moving ranges to each side. At least
/// two counts (asserted).
[[nodiscard]] Limits xmr_limits(std::span<const int> counts);
/// The c chart (Shewhart): the mean, three square roots of the mean to each side, as chance alone
/// would scatter counts. At least one count (asserted).
[[nodiscard]] Limits c_limits(std::span<const int> counts);
/// The wider of the two on each side: counts of families scatter more than chance alone, and a few
/// quiet months must not make the limits narrower than chance.
[[nodiscard]] Limits limits_of(std::span<const int> counts);

/// How a step is looked for.
struct StepRule {
    int history = 12;  // So many months before it are needed, and are what it is set against.
    int least = 5;     // A mean below so many a month is too small to tell.
    int in_a_row = 2;  // So many months on the same side make it a step.
};

/// Months in a row on one side of the limits of the months before them.
struct Step {
    std::size_t from = 0;  // The first such month.
    std::size_t upto = 0;  // The one after the last.
    bool higher = false;
    Limits limits;
    [[nodiscard]] int months() const { return static_cast<int>(upto - from); }
};

/// Every step, the first first, and at the end a run of months that is not long enough yet but
/// reaches the last month: one month more will tell. Where the limits leave no room for a low
/// count, a month with nothing at all is low.
[[nodiscard]] std::vector<Step> steps_in(std::span<const int> counts, const StepRule& rule);

/// How much more lies in one stretch of days than in the stretch beside it.
struct Heap {
    int inside = 0;
    int beside = 0;
    /// More by chance about once in a thousand times at most: three standard deviations of what
    /// would be so if each were as likely on the one side as on the other.
    [[nodiscard]] bool stands_out() const;
};

/// So many of so many.
struct Share {
    int part = 0;
    int of = 0;
};
/// Is the first share higher than the other by more than three standard deviations of what chance
/// would do? The usual test of two proportions, with a pooled share. No, where either is of none.
[[nodiscard]] bool is_higher(const Share& one, const Share& other);

/// Counts those of `days` from `from` to `upto`, and those of as many days before `from`
/// (`before`), or behind `upto`.
enum class Beside { before, behind };
[[nodiscard]] Heap heap_at(std::span<const int> days, int from, int upto, Beside beside);

}  // namespace holdfast::casefile
