#include "desk/genogram_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Where the lines of a genogram go, of drawings made by hand.
namespace holdfast::desk {
namespace {

using casefile::Bond;
using casefile::Descent;
using casefile::Genogram;

/// Somebody at each row and place.
Genogram drawn(std::initializer_list<std::pair<std::size_t, double>> places,
               std::vector<Descent> descents)
{
    Genogram made;
    for (const auto& [row, x] : places)
        made.people.push_back({base::PersonId{}, casefile::Shape::diamond, row, x, {}});
    made.descents = std::move(descents);
    return made;
}

/// The lines along of a plan: their height, their left and their right end.
struct Along {
    int y;
    int left;
    int right;
};
std::vector<Along> alongs_of(const GenogramPlan& plan)
{
    std::vector<Along> all;
    for (const Path& path : plan.paths) {
        if (path.parents.size() > 1) all.push_back({path.couple_y, path.left(), path.right()});
        if (path.children.empty()) continue;
        const auto [first, last] = std::ranges::minmax(path.children, {}, &Point::x);
        all.push_back(
            {path.children_y, std::min(first.x, path.middle_x), std::max(last.x, path.middle_x)});
    }
    return all;
}

TEST(GenogramPlan, NoTwoLinesAlongLieOnEachOther)
{
    const Genogram families[] = {
        // Two fathers, the mother between them, and three children.
        drawn({{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}},
              {{{0, 1}, {3, 4}, Bond::parents}, {{1, 2}, {5}, Bond::married}}),
        // One mother and three fathers: the line to the third passes below the second.
        drawn({{0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 0}, {1, 1}, {1, 2}},
              {{{0, 1}, {4}, Bond::parted},
               {{1, 2}, {5}, Bond::parents},
               {{1, 3}, {6}, Bond::together}}),
        // A child by birth and by adoption.
        drawn({{0, 0}, {0, 1}, {0, 2}, {1, 1}},
              {{{0}, {3}, std::nullopt}, {{1, 2}, {3}, Bond::married}}),
        // Siblings without parents, in the first row.
        drawn({{0, 0}, {0, 1}}, {{{}, {0, 1}, std::nullopt}}),
    };
    for (const Genogram& family : families) {
        const GenogramPlan plan = plan_genogram(family);
        const std::vector<Along> alongs = alongs_of(plan);
        for (std::size_t one = 0; one < alongs.size(); ++one)
            for (std::size_t other = 0; other < one; ++other)
                EXPECT_TRUE(alongs[one].y != alongs[other].y
                            || alongs[one].right < alongs[other].left
                            || alongs[other].right < alongs[one].left)
                    << one << " on " << other;
        for (const Along& each : alongs) {
            EXPECT_GT(each.y, 0);
            EXPECT_LT(each.y, plan.height);
            EXPECT_GE(each.left, 0);
            EXPECT_LT(each.right, plan.width);
        }
    }
}

TEST(GenogramPlan, LinesGoDownFromParentsToChildren)
{
    const GenogramPlan plan =
        plan_genogram(drawn({{0, 0}, {0, 1}, {1, 0.5}}, {{{0, 1}, {2}, Bond::married}}));
    ASSERT_EQ(plan.paths.size(), 1U);
    const Path& path = plan.paths[0];
    EXPECT_EQ(path.parents[0].y, plan.people[0].y + symbol_half);
    EXPECT_LT(path.parents[0].y, path.couple_y);
    EXPECT_LT(path.couple_y, path.children_y);
    EXPECT_LT(path.children_y, path.children[0].y);
    EXPECT_EQ(path.children[0].y, plan.people[2].y - symbol_half);
    EXPECT_EQ(path.middle_x, plan.people[2].x) << "a child of both stands below their middle";
    EXPECT_GT(plan.width, plan.people[1].x + name_left) << "the last name has its place";
    EXPECT_GT(plan.height, plan.people[2].y + symbol_half);
}

}  // namespace
}  // namespace holdfast::desk
