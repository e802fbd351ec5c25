#include "casefile/step_changes.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace holdfast::casefile {

namespace {

double mean_of(std::span<const int> counts)
{
    assert(!counts.empty());
    const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
    return sum / static_cast<double>(counts.size());
}

enum class Side { within, low, high };

Side side_of(int count, const Limits& limits)
{
    if (count > limits.upper) return Side::high;
    if (count < limits.lower || count == 0) return Side::low;
    return Side::within;
}

/// The months from `from` on that stay on the side of the first.
std::size_t end_of_run(std::span<const int> counts, std::size_t from, const Limits& limits)
{
    const Side side = side_of(counts[from], limits);
    std::size_t end = from;
    while (end < counts.size() && side_of(counts[end], limits) == side) ++end;
    return end;
}

}  // namespace

Limits xmr_limits(std::span<const int> counts)
{
    assert(counts.size() >= 2);
    double ranges = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) ranges += std::abs(counts[i] - counts[i - 1]);
    const double reach = 2.66 * ranges / static_cast<double>(counts.size() - 1);
    const double centre = mean_of(counts);
    return {centre, centre - reach, centre + reach};
}

Limits c_limits(std::span<const int> counts)
{
    const double centre = mean_of(counts);
    const double reach = 3 * std::sqrt(centre);
    return {centre, centre - reach, centre + reach};
}

Limits limits_of(std::span<const int> counts)
{
    const Limits one = xmr_limits(counts);
    const Limits other = c_limits(counts);
    return {one.centre, std::min(one.lower, other.lower), std::max(one.upper, other.upper)};
}

std::vector<Step> steps_in(std::span<const int> counts, const StepRule& rule)
{
    std::vector<Step> steps;
    const auto history = static_cast<std::size_t>(std::max(rule.history, 2));
    std::size_t month = history;
    while (month < counts.size()) {
        const Limits limits = limits_of(counts.subspan(month - history, history));
        const Side side = side_of(counts[month], limits);
        if (side == Side::within || limits.centre < rule.least) {
            ++month;
            continue;
        }
        const std::size_t end = end_of_run(counts, month, limits);
        const Step step{month, end, side == Side::high, limits};
        if (step.months() >= rule.in_a_row || end == counts.size()) steps.push_back(step);
        month = end;
    }
    return steps;
}

bool Heap::stands_out() const
{
    const double both = inside + beside;
    return inside - beside > 3 * std::sqrt(both);
}

bool is_higher(const Share& one, const Share& other)
{
    if (one.of == 0 || other.of == 0) return false;
    const double pooled = static_cast<double>(one.part + other.part) / (one.of + other.of);
    const double error = std::sqrt(pooled * (1 - pooled) * (1.0 / one.of + 1.0 / other.of));
    const double apart =
        static_cast<double>(one.part) / one.of - static_cast<double>(other.part) / other.of;
    return apart > 3 * error;
}

Heap heap_at(std::span<const int> days, int from, int upto, Beside beside)
{
    const int wide = upto - from + 1;
    const int other = beside == Beside::before ? from - wide : upto + 1;
    const auto count = [&](int first) {
        return static_cast<int>(std::count_if(
            days.begin(), days.end(), [&](int day) { return day >= first && day < first + wide; }));
    };
    return {count(from), count(other)};
}

}  // namespace holdfast::casefile
