#include "access/knowing.h"

#include <gtest/gtest.h>

namespace holdfast::access {
namespace {

TEST(KnowingOfAny, IsForWhoeverWorksWithChildrenHereOrForAnotherAgency)
{
    const std::pair<const char*, bool> rows[] = {
        {"social_worker", true},
        {"screener", true},
        {"team_manager", true},
        {"head_of_service", true},
        {"conference_chair", true},
        {"out_of_hours", true},
        {"business_support", true},
        {"school", true},
        {"police", true},
        {"health_visitor", true},
        {"voluntary", true},
        {"reviewer", false},
        {"administrator", false},
        {"information_officer", false},
        {"system", false},
        {"nobody", false},
        {"", false},
    };
    for (const auto& [role, knows] : rows) EXPECT_EQ(may_know_of_any(role), knows) << role;
}

}  // namespace
}  // namespace holdfast::access
