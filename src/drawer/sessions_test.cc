#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

#include <set>

namespace holdfast::drawer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(Sessions, EndWhenNobodyIsThere)
{
    struct Case {
        std::chrono::seconds away;
        bool lives;
    };
    const Case cases[] = {
        {seconds(0), true},
        {minutes(14) + seconds(59), true},
        {minutes(15), false},
        {hours(9), false},
    };
    for (const Case& row : cases) {
        SmallDrawer drawer;
        drawer.add("wren");
        const SignedIn session = drawer.sign_in("wren");
        drawer.pass(row.away);
        EXPECT_EQ(row.lives, drawer.knows(session.token)) << row.away.count();
        EXPECT_EQ(row.lives ? 1U : 0U, drawer.rows_in(List::sessions)) << row.away.count();
    }
}

TEST(Sessions, EndAfterEightHoursHoweverBusy)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    for (int ten = 1; ten < 48; ++ten) {
        drawer.pass(minutes(10));
        ASSERT_TRUE(drawer.knows(session.token)) << ten;
    }
    drawer.pass(minutes(10) - seconds(1));
    EXPECT_TRUE(drawer.knows(session.token)) << "7:59:59";
    drawer.pass(seconds(1));
    EXPECT_FALSE(drawer.knows(session.token));
    EXPECT_EQ(0U, drawer.rows_in(List::sessions)) << "and what is kept of it is erased";
}

TEST(Sessions, AreTouchedAtMostOnceAMinute)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    const auto kept = [&] {
        return drawer.shelf().all(static_cast<std::uint32_t>(List::sessions), {}).value();
    };
    const auto first = kept();
    drawer.pass(seconds(59));
    EXPECT_EQ(session.session.started, drawer->sessions().find(session.token).value()->last_seen);
    EXPECT_EQ(first, kept()) << "nothing was written";
    drawer.pass(seconds(1));
    EXPECT_EQ(drawer.now, drawer->sessions().find(session.token).value()->last_seen);
    EXPECT_NE(first, kept());
    drawer.reopen();
    EXPECT_EQ(drawer.now, drawer->sessions().find(session.token).value()->last_seen);
}

TEST(Sessions, AClockThatWentBackEndsNothing)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    drawer.pass(-hours(2));
    EXPECT_TRUE(drawer.knows(session.token));
    EXPECT_EQ(session.session.started, drawer->sessions().find(session.token).value()->last_seen);
}

TEST(Sessions, OnlyTheTokenItselfIsOne)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    std::string other = session.token;
    other.back() = other.back() == 'A' ? 'B' : 'A';
    for (const std::string& token : {std::string(),
                                     other,
                                     session.token + " ",
                                     session.token.substr(1),
                                     session.session.form_token,
                                     session.session.id.text()})
        EXPECT_FALSE(drawer.knows(token)) << token;
}

TEST(Sessions, NoTwoTokensAreTheSame)
{
    SmallDrawer drawer;
    drawer.add("wren");
    std::set<std::string> words;
    for (int time = 0; time < 20; ++time) {
        const SignedIn session = drawer.sign_in("wren");
        for (const std::string& word : {session.token, session.session.form_token}) {
            EXPECT_TRUE(words.insert(word).second);
            EXPECT_EQ(std::string::npos, word.find_first_of("+/=")) << "fit for a cookie";
        }
    }
}

TEST(Sessions, EndOneOrAllOfSomebody)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    const auto robin = drawer.add("robin");
    std::vector<SignedIn> wrens;
    for (int time = 0; time < 4; ++time) wrens.push_back(drawer.sign_in("wren"));
    const SignedIn robins = drawer.sign_in("robin");

    ASSERT_TRUE(drawer->sessions().end(wrens[0].token));
    EXPECT_TRUE(drawer->sessions().end(wrens[0].token)) << "twice is no fault";
    EXPECT_FALSE(drawer.knows(wrens[0].token));
    EXPECT_TRUE(drawer.knows(wrens[1].token));

    ASSERT_TRUE(drawer->sessions().end(wren, wrens[1].session.id));
    EXPECT_FALSE(drawer.knows(wrens[1].token));
    EXPECT_EQ("not_found", fault_of(drawer->sessions().end(wren, wrens[1].session.id)));
    EXPECT_EQ("not_found", fault_of(drawer->sessions().end(robin, wrens[2].session.id)))
        << "nobody ends another's";
    EXPECT_TRUE(drawer.knows(wrens[2].token));

    ASSERT_TRUE(drawer->sessions().end_all(wren));
    EXPECT_FALSE(drawer.knows(wrens[2].token));
    EXPECT_FALSE(drawer.knows(wrens[3].token));
    EXPECT_TRUE(drawer.knows(robins.token));
    EXPECT_TRUE(drawer->sessions().end_all(wren)) << "who has none";
}

TEST(Sessions, AreListedForTheirOwn)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    const auto robin = drawer.add("robin");
    EXPECT_TRUE(drawer->sessions().of(wren).value().empty());
    const SignedIn first = drawer.sign_in("wren");
    drawer.pass(minutes(10));
    const SignedIn second = drawer.sign_in("wren");
    const SignedIn others = drawer.sign_in("robin");
    EXPECT_EQ((std::vector{second.session, first.session}), drawer->sessions().of(wren).value());
    EXPECT_EQ(std::vector{others.session}, drawer->sessions().of(robin).value());
    drawer.pass(minutes(5));
    EXPECT_EQ(std::vector{second.session}, drawer->sessions().of(wren).value())
        << "the first has expired";
}

TEST(Sessions, ThatExpiredGoWithTheNextSignIn)
{
    SmallDrawer drawer;
    drawer.add("wren");
    drawer.add("robin");
    (void)drawer.sign_in("wren");
    drawer.pass(minutes(10));
    (void)drawer.sign_in("wren");
    EXPECT_EQ(2U, drawer.rows_in(List::sessions));
    drawer.pass(minutes(10));
    (void)drawer.sign_in("robin");
    EXPECT_EQ(2U, drawer.rows_in(List::sessions)) << "the wren's second, and the robin's";
}

TEST(Sessions, KeepWhatSomebodyIsHereFor)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    ASSERT_TRUE(drawer->sessions().change_purpose(session.token, "A visit this afternoon"));
    EXPECT_EQ("A visit this afternoon", drawer->sessions().find(session.token).value()->purpose);
    EXPECT_EQ("invalid",
              fault_of(drawer->sessions().change_purpose(session.token, std::string(501, 'x'))));
    EXPECT_EQ("invalid", fault_of(drawer->sessions().change_purpose(session.token, "\xff")));
    EXPECT_EQ("not_found", fault_of(drawer->sessions().change_purpose("another", "A visit")));
    drawer.pass(minutes(15));
    EXPECT_EQ("not_found", fault_of(drawer->sessions().change_purpose(session.token, "A visit")));
}

TEST(Sessions, ARowThatIsNoSessionIsDamaged)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    Rows rows(drawer.shelf(), drawer.root(), drawer.entropy());
    const base::Bytes key =
        rows.key_of(List::sessions, base::sha256(base::view_of("a token of nobody")));
    const Change change = rows.putting(List::sessions, key, {{"started", "yesterday"}});
    ASSERT_TRUE(rows.change({&change, 1}));
    EXPECT_EQ("damaged", fault_of(drawer->sessions().find("a token of nobody")));
    EXPECT_EQ("damaged", fault_of(drawer->sessions().of(wren)));
    EXPECT_EQ("damaged", drawer.signing_in("wren", good_password));
    EXPECT_TRUE(drawer->sessions().end("a token of nobody")) << "it can be ended all the same";
    EXPECT_EQ("signed in", drawer.signing_in("wren", good_password));
}

}  // namespace
}  // namespace holdfast::drawer
