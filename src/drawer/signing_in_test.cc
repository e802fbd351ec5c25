#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

namespace holdfast::drawer {
namespace {

using std::chrono::minutes;

TEST(SigningIn, BeginsASession)
{
    SmallDrawer drawer;
    const auto practitioner = drawer.add("wren");
    const auto signed_in =
        drawer->accounts().sign_in({"WREN", good_password, "On duty this morning"});
    ASSERT_TRUE(signed_in);
    EXPECT_EQ(43U, signed_in->token.size());
    const Session& session = signed_in->session;
    EXPECT_EQ(practitioner, session.practitioner);
    EXPECT_EQ("wren", session.sign_in_name);
    EXPECT_EQ(drawer.now, session.started);
    EXPECT_EQ(drawer.now, session.last_seen);
    EXPECT_EQ(22U, session.form_token.size());
    EXPECT_EQ("On duty this morning", session.purpose);
    EXPECT_EQ(session, drawer->sessions().find(signed_in->token).value());
}

TEST(SigningIn, EveryReasonHasOneAnswer)
{
    SmallDrawer drawer;
    drawer.add("wren");
    drawer.add("robin");
    ASSERT_TRUE(drawer->accounts().disable("robin"));
    struct Case {
        const char* name;
        std::string_view password;
    };
    const Case cases[] = {
        {"wren", "a wrong password"},
        {"wren", ""},
        {"eagle", good_password},  // There is none.
        {"eagle", ""},
        {"", good_password},
        {"no name \xff", good_password},
        {"robin", good_password},  // Disabled.
        {"robin", "a wrong password"},
    };
    for (const Case& row : cases) {
        const auto refused = drawer->accounts().sign_in({row.name, row.password});
        ASSERT_FALSE(refused) << row.name;
        EXPECT_EQ(base::Problem::Kind::refused, refused.error().kind) << row.name;
        EXPECT_EQ("", refused.error().place) << row.name;
        EXPECT_EQ("The name and the password do not fit. Try again, or ask whoever looks after "
                  "accounts for a new password.",
                  refused.error().message)
            << row.name;
    }
    EXPECT_EQ(0U, drawer.rows_in(List::sessions));
}

TEST(SigningIn, APasswordForOneSignInOpensNothingUntilAnotherIsChosen)
{
    SmallDrawer drawer;
    drawer.add("wren");
    constexpr std::string_view given = "given-out-for-one-time";
    ASSERT_TRUE(drawer->accounts().set_password("wren", given, PasswordFor::one_sign_in));
    struct Row {
        std::string_view own;
        const char* told;
    };
    const Row rows[] = {
        {"", "missing ownPassword"},
        {"too short", "invalid ownPassword"},
        {given, "invalid ownPassword"},
        {"four other invented words", "signed in"},
    };
    for (const Row& row : rows) {
        const auto answer = drawer->accounts().sign_in({"wren", given, "", row.own});
        EXPECT_EQ(answer ? "signed in"
                         : std::string{base::word_of(answer.error().kind)} + " "
                               + answer.error().place,
                  row.told);
        EXPECT_EQ(drawer.rows_in(List::sessions), answer ? 1U : 0U);
    }
    // It was good once; what they chose stays, also when the program starts anew.
    EXPECT_EQ(drawer.signing_in("wren", given), "refused");
    drawer.reopen();
    EXPECT_EQ(drawer.signing_in("wren", "four other invented words"), "signed in");
    // A wrong password learns nothing of it, and neither does a disabled account.
    ASSERT_TRUE(drawer->accounts().set_password("wren", given, PasswordFor::one_sign_in));
    drawer.reopen();
    EXPECT_EQ(drawer->accounts().find("wren").value()->password_for, PasswordFor::one_sign_in);
    EXPECT_EQ(drawer.signing_in("wren", "four other invented words"), "refused");
    ASSERT_TRUE(drawer->accounts().disable("wren"));
    EXPECT_EQ(drawer.signing_in("wren", given), "refused");
}

TEST(SigningIn, APasswordForOneSignInIsGoodForThreeDays)
{
    struct Row {
        std::chrono::hours after;
        const char* told;
    };
    const Row rows[] = {
        {std::chrono::hours{0}, "missing"},
        {std::chrono::hours{71}, "missing"},
        {std::chrono::hours{72}, "refused"},
        {std::chrono::hours{2'000}, "refused"},
    };
    constexpr std::string_view given = "given-out-for-one-time";
    for (const Row& row : rows) {
        SmallDrawer drawer;
        drawer.add("wren");
        ASSERT_TRUE(drawer->accounts().set_password("wren", given, PasswordFor::one_sign_in));
        drawer.pass(row.after);
        drawer.reopen();
        EXPECT_EQ(drawer.signing_in("wren", given), row.told) << row.after.count();
        const auto late =
            drawer->accounts().sign_in({"wren", given, "", "four other invented words"});
        EXPECT_EQ(late.has_value(), row.told == std::string{"missing"});
        if (late) continue;
        EXPECT_TRUE(late.error().message.starts_with("The name and the password do not fit."));
        // One that is let in again has another one, from now on.
        ASSERT_TRUE(drawer->accounts().enable("wren", "given-out-another-time"));
        EXPECT_EQ(drawer.signing_in("wren", "given-out-another-time"), "missing");
    }
    SmallDrawer drawer;
    drawer.add("wren");
    drawer.pass(std::chrono::hours{2'000});
    EXPECT_EQ(drawer.signing_in("wren", good_password), "signed in") << "one's own stays good";
}

TEST(SigningIn, ChoosingAPasswordBadlyIsNoGuess)
{
    SmallDrawer drawer;
    drawer.add("wren");
    constexpr std::string_view given = "given-out-for-one-time";
    ASSERT_TRUE(drawer->accounts().set_password("wren", given, PasswordFor::one_sign_in));
    for (int time = 0; time < 8; ++time) {
        const auto told = drawer->accounts().sign_in({"wren", given, "", "too short"});
        ASSERT_FALSE(told);
        EXPECT_EQ(told.error().place, "ownPassword") << time;
    }
    EXPECT_TRUE(drawer->accounts().sign_in({"wren", given, "", "four other invented words"}));
    // Those that are not proved count as before, whatever own one they choose.
    for (int time = 0; time < 5; ++time)
        (void)drawer->accounts().sign_in({"wren", given, "", "some four invented words"});
    EXPECT_EQ(drawer.signing_in("wren", "four other invented words"), "refused");
}

TEST(SigningIn, ANameThatIsNotThereHasToWaitAsWell)
{
    SmallDrawer drawer;
    drawer.add("wren");
    std::vector<std::string> told;
    for (const char* name : {"wren", "eagle"}) {
        for (int time = 0; time < 5; ++time) (void)drawer.signing_in(name, "wrong");
        const auto refused = drawer->accounts().sign_in({name, good_password});
        ASSERT_FALSE(refused);
        told.push_back(refused.error().message);
    }
    EXPECT_EQ(told[0], told[1]);
    EXPECT_NE(std::string::npos, told[0].find("Try again on 9 March 2026 at 09:15."));
}

TEST(SigningIn, FiveWrongAndTheRightOneHasToWait)
{
    SmallDrawer drawer;
    drawer.add("wren");
    for (int time = 0; time < 5; ++time) EXPECT_EQ("refused", drawer.signing_in("wren", "wrong"));
    EXPECT_EQ("refused", drawer.signing_in("wren", good_password));
    EXPECT_EQ("refused", drawer.signing_in("WREN", good_password)) << "the same name";
    drawer.reopen();
    EXPECT_EQ("refused", drawer.signing_in("wren", good_password)) << "after a restart";
    drawer.pass(minutes(15));
    EXPECT_EQ("signed in", drawer.signing_in("wren", good_password));
}

TEST(SigningIn, SuccessForgetsWhatWentBefore)
{
    SmallDrawer drawer;
    drawer.add("wren");
    for (int round = 0; round < 3; ++round) {
        for (int time = 0; time < 4; ++time) (void)drawer.signing_in("wren", "wrong");
        EXPECT_EQ("signed in", drawer.signing_in("wren", good_password)) << round;
        EXPECT_EQ(0U, drawer.rows_in(List::attempts));
    }
}

TEST(SigningIn, HashesAnewWhenTheCostHasChanged)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const auto before = drawer->accounts().find("wren").value()->password;
    (void)drawer.sign_in("wren");
    EXPECT_EQ(before, drawer->accounts().find("wren").value()->password);

    drawer.reopen({.memory = 16'384, .passes = 1});
    EXPECT_EQ("refused", drawer.signing_in("wren", "wrong"));
    EXPECT_EQ(before, drawer->accounts().find("wren").value()->password);
    (void)drawer.sign_in("wren");
    const auto after = drawer->accounts().find("wren").value()->password;
    EXPECT_NE(before, after);
    EXPECT_TRUE(after.text.starts_with("$argon2id$v=19$m=16,t=1,p=1$")) << after.text;
    (void)drawer.sign_in("wren");
    EXPECT_EQ(after, drawer->accounts().find("wren").value()->password) << "once";
}

TEST(SigningIn, APurposeMustBeReadable)
{
    SmallDrawer drawer;
    drawer.add("wren");
    struct Case {
        std::string purpose;
        const char* fault;
    };
    const Case cases[] = {
        {"", ""},
        {std::string(500, 'x'), ""},
        {std::string(501, 'x'), "invalid"},
        {"\xff", "invalid"},
    };
    for (const Case& row : cases)
        EXPECT_EQ(row.fault,
                  fault_of(drawer->accounts().sign_in({"wren", good_password, row.purpose})));
}

/// A hundred guesses at once must be no way around the count.
TEST(SigningIn, GuessesAtOnceAreCountedToo)
{
    SmallDrawer drawer;
    drawer.add("wren");
    constexpr int threads = 8;
    std::latch ready(threads);
    std::atomic<int> compared = 0;
    {
        std::vector<std::jthread> guessing;
        for (int thread = 0; thread < threads; ++thread) {
            guessing.emplace_back([&] {
                ready.arrive_and_wait();
                for (int time = 0; time < 4; ++time) {
                    const auto refused = drawer->accounts().sign_in({"wren", "a wrong password"});
                    ASSERT_FALSE(refused);
                    if (refused.error().message.starts_with("The name")) ++compared;
                }
            });
        }
    }
    EXPECT_EQ(5, compared);
}

/// Whoever disables an account while somebody signs in with it must not be too late.
TEST(SigningIn, NoSessionOutlivesItsAccount)
{
    SmallDrawer drawer;
    drawer.add("wren");
    for (int round = 0; round < 20; ++round) {
        ASSERT_TRUE(drawer->accounts().enable("wren", "given-out-for-one-time"));
        ASSERT_TRUE(drawer->accounts().set_password("wren", good_password));
        {
            std::jthread one([&] { (void)drawer.signing_in("wren", good_password); });
            std::jthread other([&] { (void)drawer.signing_in("wren", good_password); });
            ASSERT_TRUE(drawer->accounts().disable("wren"));
        }
        EXPECT_EQ(0U, drawer.rows_in(List::sessions)) << round;
    }
}

}  // namespace
}  // namespace holdfast::drawer
