#include "desk/genogram_plan.h"

#include <algorithm>
#include <cmath>

namespace holdfast::desk {

using casefile::Descent;
using casefile::Genogram;

namespace {

constexpr int lane_height = 16;
constexpr int beside = 10;     // A line to a partner leaves on the partner's side.
constexpr int right_edge = 8;  // After the last name.
constexpr int lane_gap = 20;   // Between two lines in one lane.

int middle_of(double x)
{
    return first_middle + static_cast<int>(std::lround(x * column_width));
}

/// Lines along that lie between two rows, each in the first lane that is free.
class Lanes {
public:
    /// Answers the lane, from 0.
    int take(int left, int right)
    {
        for (std::size_t lane = 0;; ++lane) {
            if (lane == taken_.size()) taken_.emplace_back();
            const bool free = std::ranges::none_of(taken_[lane], [&](const auto& line) {
                return left < line.second + lane_gap && line.first < right + lane_gap;
            });
            if (!free) continue;
            taken_[lane].emplace_back(left, right);
            return static_cast<int>(lane);
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(taken_.size()); }

private:
    std::vector<std::vector<std::pair<int, int>>> taken_;
};

/// The lanes below a row: first those of couples, then those to children.
struct Gap {
    Lanes couples;
    Lanes children;
};

/// Under which row the lines of a descent run; 0 is above the first, for siblings without parents.
std::size_t gap_of(const Genogram& drawn, const Descent& descent)
{
    std::size_t gap = 0;
    for (const std::size_t parent : descent.parents)
        gap = std::max(gap, drawn.people[parent].row + 1);
    if (!descent.parents.empty()) return gap;
    gap = drawn.people[descent.children.front()].row;
    for (const std::size_t child : descent.children) gap = std::min(gap, drawn.people[child].row);
    return gap;
}

void add_parents(const Genogram& drawn, const Descent& descent, Path& path)
{
    double sum = 0;
    for (const std::size_t parent : descent.parents) sum += drawn.people[parent].x;
    const double middle = sum / static_cast<double>(descent.parents.size());
    for (const std::size_t parent : descent.parents) {
        const double x = drawn.people[parent].x;
        const int side = descent.parents.size() == 1 ? 0 : x < middle ? beside : -beside;
        path.parents.push_back({middle_of(x) + side, 0});
    }
}

/// A child of two descents, by birth and by adoption, is met by both side by side.
int side_at_child(const Genogram& drawn, const Descent& descent, std::size_t child)
{
    int before = 0;
    int all = 0;
    for (const Descent& each : drawn.descents) {
        if (std::ranges::count(each.children, child) == 0) continue;
        if (&each < &descent) ++before;
        ++all;
    }
    return beside * (2 * before - (all - 1));
}

/// Sets where the path lies across, and for the time being its lanes as its heights.
void lay(const Genogram& drawn, const Descent& descent, Gap& gap, Path& path)
{
    add_parents(drawn, descent, path);
    for (const std::size_t child : descent.children)
        path.children.push_back(
            {middle_of(drawn.people[child].x) + side_at_child(drawn, descent, child), 0});
    if (!path.parents.empty()) path.middle_x = (path.left() + path.right()) / 2;
    else path.middle_x = path.children.front().x;
    if (path.parents.size() > 1) path.couple_y = gap.couples.take(path.left(), path.right());
    if (path.children.empty()) return;
    const auto [first, last] = std::ranges::minmax(path.children, {}, &Point::x);
    path.children_y =
        gap.children.take(std::min(first.x, path.middle_x), std::max(last.x, path.middle_x));
}

/// The upper edge of each row, and of what follows the last.
std::vector<int> tops_of(const std::vector<Gap>& gaps)
{
    std::vector<int> tops;
    int y = 0;
    for (const Gap& gap : gaps) {
        y += lane_height * (gap.couples.count() + gap.children.count()) + above_row;
        tops.push_back(y);
        y += row_height + below_row;
    }
    return tops;
}

}  // namespace

int Path::left() const
{
    return std::ranges::min(parents, {}, &Point::x).x;
}

int Path::right() const
{
    return std::ranges::max(parents, {}, &Point::x).x;
}

GenogramPlan plan_genogram(const Genogram& drawn)
{
    std::size_t rows = 0;
    for (const casefile::Place& each : drawn.people) rows = std::max(rows, each.row + 1);
    std::vector<Gap> gaps(rows + 1);
    GenogramPlan plan;
    for (const Descent& each : drawn.descents)
        lay(drawn, each, gaps[gap_of(drawn, each)], plan.paths.emplace_back());
    const std::vector<int> tops = tops_of(gaps);
    for (const casefile::Place& each : drawn.people) {
        plan.people.push_back({middle_of(each.x), tops[each.row] + symbol_half});
        plan.width =
            std::max(plan.width, middle_of(each.x) + column_width - first_middle + right_edge);
    }
    plan.height = tops.back() - above_row + below_row;
    for (std::size_t at = 0; at < drawn.descents.size(); ++at) {
        const Descent& descent = drawn.descents[at];
        Path& path = plan.paths[at];
        const std::size_t below = gap_of(drawn, descent);
        const int top = below == 0 ? 0 : tops[below - 1] + row_height + below_row;
        path.couple_y = top + lane_height * path.couple_y + lane_height / 2;
        path.children_y =
            top + lane_height * (gaps[below].couples.count() + path.children_y) + lane_height / 2;
        for (std::size_t each = 0; each < path.parents.size(); ++each)
            path.parents[each].y = plan.people[descent.parents[each]].y + symbol_half;
        for (std::size_t each = 0; each < path.children.size(); ++each)
            path.children[each].y = plan.people[descent.children[each]].y - symbol_half;
    }
    return plan;
}

}  // namespace holdfast::desk
