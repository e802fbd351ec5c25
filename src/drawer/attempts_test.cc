#include "drawer/attempts.h"
#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class AttemptsStory : public testing::Test {
protected:
    /// "counted", or the kind of the Problem.
    std::string attempt(std::string_view name)
    {
        const auto done = attempts_.begin(name);
        return done ? "counted" : std::string(base::word_of(done.error().kind));
    }
    void forget(std::string_view name)
    {
        const Change change = attempts_.forgetting(name);
        ASSERT_TRUE(rows_.change({&change, 1}));
    }

    SmallDrawer drawer_;
    Rows rows_{drawer_.shelf(), drawer_.root(), drawer_.entropy()};
    Attempts attempts_{rows_, [this] { return drawer_.now; }};
};

TEST_F(AttemptsStory, TheSixthHasToWait)
{
    for (int time = 0; time < 5; ++time) EXPECT_EQ("counted", attempt("wren"));
    EXPECT_EQ("refused", attempt("wren"));
    EXPECT_EQ("counted", attempt("robin")) << "another name is another's";
}

TEST_F(AttemptsStory, EachIsOverAfterAQuarterOfAnHour)
{
    for (int time = 0; time < 5; ++time) {
        EXPECT_EQ("counted", attempt("wren"));
        drawer_.pass(minutes(1));
    }
    drawer_.pass(minutes(10) - seconds(1));
    EXPECT_EQ("refused", attempt("wren")) << "the first was 14 minutes and 59 seconds ago";
    drawer_.pass(seconds(1));
    EXPECT_EQ("counted", attempt("wren")) << "the first is over";
    EXPECT_EQ("refused", attempt("wren")) << "and the other four and this one count";
}

TEST_F(AttemptsStory, WhoIsRefusedIsNotCounted)
{
    for (int time = 0; time < 5; ++time) EXPECT_EQ("counted", attempt("wren"));
    for (int minute = 1; minute < 15; ++minute) {
        drawer_.pass(minutes(1));
        EXPECT_EQ("refused", attempt("wren")) << minute;
    }
    drawer_.pass(minutes(1));
    EXPECT_EQ("counted", attempt("wren"));
}

TEST_F(AttemptsStory, TheMessageSaysWhenInLondon)
{
    drawer_.now = base::parse_instant("2026-06-09T08:59:30Z").value();
    for (int time = 0; time < 5; ++time) EXPECT_EQ("counted", attempt("wren"));
    drawer_.pass(minutes(2));
    const auto refused = attempts_.begin("wren");
    ASSERT_FALSE(refused);
    EXPECT_EQ("Too many attempts to sign in under this name did not succeed. Try again on "
              "9 June 2026 at 10:15.",
              refused.error().message);
    drawer_.now = base::parse_instant("2026-06-09T09:15:00Z").value();
    EXPECT_EQ("counted", attempt("wren")) << "and what it says is true";
}

TEST_F(AttemptsStory, ThoseThatAreTakenBackDoNotCount)
{
    for (int time = 0; time < 4; ++time) EXPECT_EQ("counted", attempt("wren"));
    forget("wren");
    forget("robin");  // Who never tried.
    for (int time = 0; time < 5; ++time) EXPECT_EQ("counted", attempt("wren"));
    EXPECT_EQ("refused", attempt("wren"));
}

TEST_F(AttemptsStory, ARestartForgivesNothing)
{
    for (int time = 0; time < 5; ++time) EXPECT_EQ("counted", attempt("wren"));
    Attempts again(rows_, [this] { return drawer_.now; });
    EXPECT_EQ("refused", fault_of(again.begin("wren")));
}

TEST_F(AttemptsStory, InventedNamesDoNotFillTheDisk)
{
    for (int name = 0; name < 50; ++name) EXPECT_EQ("counted", attempt(std::to_string(name)));
    EXPECT_EQ(50U, drawer_.rows_in(List::attempts));
    drawer_.pass(minutes(14));
    EXPECT_EQ("counted", attempt("wren"));
    EXPECT_EQ(51U, drawer_.rows_in(List::attempts)) << "all of them still count";
    drawer_.pass(minutes(1));
    EXPECT_EQ("counted", attempt("robin"));
    EXPECT_EQ(2U, drawer_.rows_in(List::attempts)) << "of the wren and the robin";
}

TEST_F(AttemptsStory, WhatIsNoListOfInstantsIsDamaged)
{
    for (const base::json::object& object :
         {base::json::object{}, {{"at", 1}}, {{"at", base::json::array{"yesterday"}}}}) {
        const Change change =
            rows_.putting(List::attempts, rows_.key_of(List::attempts, "wren"), object);
        ASSERT_TRUE(rows_.change({&change, 1}));
        EXPECT_EQ("damaged", attempt("wren"));
    }
}

}  // namespace
}  // namespace holdfast::drawer
