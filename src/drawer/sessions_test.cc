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
        EXPECT_EQ(!row.lives, drawer->sessions().expired(session.token).value().has_value())
            << row.away.count();
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
    EXPECT_TRUE(drawer->sessions().expired(session.token).value());
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

TEST(Sessions, ThatExpiredAreRememberedForADayAndOpenNothing)
{
    struct Case {
        std::chrono::seconds away;
        bool lives;
        bool remembered;
    };
    const Case cases[] = {
        {minutes(14), true, false},
        {minutes(15), false, true},
        {hours(23), false, true},
        {hours(24), false, false},
    };
    for (const Case& row : cases) {
        SmallDrawer drawer;
        const auto wren = drawer.add("wren");
        const auto robin = drawer.add("robin");
        const SignedIn session = drawer.sign_in("wren");
        drawer.pass(row.away);
        auto& sessions = drawer->sessions();
        const auto expired = sessions.expired(session.token).value();
        EXPECT_EQ(row.lives, drawer.knows(session.token)) << row.away.count();
        EXPECT_EQ(row.remembered, expired.has_value()) << row.away.count();
        if (expired) {
            EXPECT_EQ(wren, expired->practitioner);
        }
        const bool is_theirs = row.lives || row.remembered;
        const std::string& token = session.session.form_token;
        EXPECT_EQ(is_theirs, sessions.was_form_of(wren, token).value()) << row.away.count();
        EXPECT_FALSE(sessions.was_form_of(robin, token).value()) << "nobody else's";
        EXPECT_FALSE(sessions.was_form_of(wren, "").value());
    }
}

TEST(Sessions, ThatSomebodyEndedAreNotRemembered)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    const SignedIn one = drawer.sign_in("wren");
    const SignedIn other = drawer.sign_in("wren");
    ASSERT_TRUE(drawer->sessions().end(one.token));
    EXPECT_FALSE(drawer->sessions().expired(one.token).value());
    drawer.pass(minutes(20));
    ASSERT_TRUE(drawer->sessions().end_all(wren)) << "an expired one too";
    EXPECT_FALSE(drawer->sessions().expired(other.token).value());
}

TEST(Sessions, ThatAreForgottenGoWithTheNextSignIn)
{
    SmallDrawer drawer;
    drawer.add("wren");
    drawer.add("robin");
    (void)drawer.sign_in("wren");
    drawer.pass(hours(10));
    (void)drawer.sign_in("wren");
    EXPECT_EQ(2U, drawer.rows_in(List::sessions));
    drawer.pass(hours(14));
    (void)drawer.sign_in("robin");
    EXPECT_EQ(2U, drawer.rows_in(List::sessions)) << "the wren's second, and the robin's";
}

TEST(Sessions, KeepWhatSomebodyNeedsEachFileFor)
{
    SmallDrawer drawer;
    drawer.add("wren");
    const SignedIn session = drawer.sign_in("wren");
    auto& sessions = drawer->sessions();
    const auto family = [](std::uint8_t number) {
        base::FamilyId id{};
        id.bytes[0] = number;
        return id;
    };
    const auto said = [&] { return sessions.find(session.token).value()->purposes; };
    const auto one = drawer.now;
    ASSERT_TRUE(sessions.say_purpose(session.token, family(1), "A visit this afternoon"));
    drawer.pass(seconds(30));
    ASSERT_TRUE(sessions.say_purpose(session.token, family(2), "An audit"));
    EXPECT_EQ((std::vector<Purpose>{{family(1), "A visit this afternoon", one},
                                    {family(2), "An audit", drawer.now}}),
              said());
    ASSERT_TRUE(sessions.say_purpose(session.token, family(1), "Covering"));
    EXPECT_EQ((std::vector<Purpose>{{family(2), "An audit", drawer.now},
                                    {family(1), "Covering", drawer.now}}),
              said());
    for (std::uint8_t number = 3; number <= most_purposes + 1; ++number)
        ASSERT_TRUE(sessions.say_purpose(session.token, family(number), "Duty"));
    EXPECT_EQ(most_purposes, said().size());
    EXPECT_EQ(family(1), said().front().family) << "the one said first went for the last";

    EXPECT_EQ("invalid",
              fault_of(sessions.say_purpose(session.token, family(1), std::string(501, 'x'))));
    EXPECT_EQ("invalid", fault_of(sessions.say_purpose(session.token, family(1), "\xff")));
    EXPECT_EQ("not_found", fault_of(sessions.say_purpose("another", family(1), "A visit")));
    drawer.pass(minutes(15));
    EXPECT_EQ("not_found", fault_of(sessions.say_purpose(session.token, family(1), "A visit")));
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
