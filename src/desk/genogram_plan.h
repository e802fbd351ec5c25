#pragma once
#include "casefile/genogram.h"

/// Where a genogram's lines go, in pixels. Pure. Private to this room.
namespace holdfast::desk {

constexpr int column_width = 186;  // A person: the symbol, and the name at its right.
constexpr int row_height = 76;     // A symbol, or a name of four lines.
constexpr int above_row = 26;      // For the outline of a home and its letter.
constexpr int below_row = 12;
constexpr int symbol_half = 26;
constexpr int name_left = 34;     // From the middle of a symbol to the name at its right.
constexpr int first_middle = 46;  // The middle of the leftmost symbol.

struct Point {
    int x;
    int y;
};

/// How one descent runs: down from each parent to `couple_y`, along it, from its middle down to
/// `children_y`, along that, and down to each child.
struct Path {
    std::vector<Point> parents;   // Where a line leaves each, at the lower edge of the symbol.
    std::vector<Point> children;  // Where a line meets each, at the upper edge.
    int couple_y = 0;             // Of two parents or more.
    int children_y = 0;
    int middle_x = 0;

    [[nodiscard]] int left() const;  // Of the parents.
    [[nodiscard]] int right() const;
};

struct GenogramPlan {
    std::vector<Point> people;  // The middle of each symbol, as in Genogram::people.
    std::vector<Path> paths;    // As in Genogram::descents.
    int width = 0;
    int height = 0;
};

/// No two lines along lie on each other: what would meet runs a little lower.
[[nodiscard]] GenogramPlan plan_genogram(const casefile::Genogram& drawn);

}  // namespace holdfast::desk
