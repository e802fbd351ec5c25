#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

using base::Date;
using Matters = std::vector<std::string>;

class NoticesStory : public testing::Test {
protected:
    /// "late 2026-03-09, open 2026-03-10": what was told on a day, and on which day first.
    std::string told(const Matters& matters, const char* day) { return told(wren_, matters, day); }
    std::string told(const base::PractitionerId& who, const Matters& matters, const char* day)
    {
        std::string words;
        const auto first = drawer_->notices().tell(who, matters, Date::parse(day).value());
        for (const auto& [matter, on] : first.value())
            words += (words.empty() ? "" : ", ") + matter + " " + on.iso();
        return words;
    }
    SmallDrawer drawer_;
    base::PractitionerId wren_ = base::PractitionerId::random(drawer_.entropy());
};

TEST_F(NoticesStory, EachMatterIsNewOnOneDay)
{
    EXPECT_EQ(told({}, "2026-03-09"), "");
    EXPECT_EQ(told({"open"}, "2026-03-09"), "open 2026-03-09");
    EXPECT_EQ(told({"open"}, "2026-03-10"), "open 2026-03-09");
    EXPECT_EQ(told({"open", "late"}, "2026-03-11"), "late 2026-03-11, open 2026-03-09");
    EXPECT_EQ(told({"late"}, "2026-03-12"), "late 2026-03-11");
    EXPECT_EQ(told({"open"}, "2026-03-13"), "open 2026-03-09") << "it came back, and is not new";
}

TEST_F(NoticesStory, EachPersonIsTold)
{
    const auto robin = base::PractitionerId::random(drawer_.entropy());
    EXPECT_EQ(told({"open"}, "2026-03-09"), "open 2026-03-09");
    EXPECT_EQ(told(robin, {"open"}, "2026-03-11"), "open 2026-03-11");
}

TEST_F(NoticesStory, ARestartTellsNothingAgain)
{
    EXPECT_EQ(told({"open"}, "2026-03-09"), "open 2026-03-09");
    drawer_.reopen();
    EXPECT_EQ(told({"open"}, "2026-03-10"), "open 2026-03-09");
}

TEST_F(NoticesStory, WhatComesBackMuchLaterIsNew)
{
    EXPECT_EQ(told({"gone", "stays"}, "2026-03-09"), "gone 2026-03-09, stays 2026-03-09");
    EXPECT_EQ(told({"other", "stays"}, "2026-06-18"), "other 2026-06-18, stays 2026-03-09");
    EXPECT_EQ(told({"gone", "stays"}, "2026-06-18"), "gone 2026-06-18, stays 2026-03-09");
    EXPECT_EQ(1U, drawer_.rows_in(List::notices));
}

TEST_F(NoticesStory, WhatHoldsNoDayIsDamaged)
{
    const Rows rows(drawer_.shelf(), drawer_.root(), drawer_.entropy());
    for (const base::json::value& day : {base::json::value{7}, base::json::value{"some day"}}) {
        const Change change =
            rows.putting(List::notices, rows.key_of(List::notices, wren_.bytes), {{"open", day}});
        ASSERT_TRUE(rows.change({&change, 1}));
        const Matters open{"open"};
        EXPECT_EQ("damaged", fault_of(drawer_->notices().tell(wren_, open, Date::of(2026, 3, 9))));
    }
}

}  // namespace
}  // namespace holdfast::drawer
