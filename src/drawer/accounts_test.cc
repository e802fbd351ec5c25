#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

const std::string good{good_password};

/// Of somebody else each time.
NewAccount account(std::string name, std::string with = good)
{
    static base::SeededEntropy entropy{7};
    return {std::move(name), base::PractitionerId::random(entropy), std::move(with)};
}

TEST(Accounts, AreAddedOrToldWhyNot)
{
    struct Case {
        std::string name;
        std::string password;
        std::string faults;
    };
    const Case cases[] = {
        {"wren", good, ""},
        {"WREN", good, "conflict signInName"},  // Compared in lower case.
        {"Wren.Example_2-a@example", good, ""},
        {"abc", good, ""},
        {"ab", good, "invalid signInName"},
        {"", good, "invalid signInName"},
        {std::string(64, 'a'), good, ""},
        {std::string(65, 'a'), good, "invalid signInName"},
        {"wren example", good, "invalid signInName"},
        {"wr\xc3\xa9n", good, "invalid signInName"},
        {"wren/..", good, "invalid signInName"},
        {std::string("wren\0", 5), good, "invalid signInName"},
        {"robin", "too short", "invalid password"},
        {"robin", "i am called robin", "invalid password"},
        {"Robin", "i am called rObin", "invalid password"},
        {"ro", "too short", "invalid signInName, invalid password"},
        {"robin", good, ""},  // Nothing of those that failed stayed.
    };
    SmallDrawer drawer;
    for (const Case& row : cases)
        EXPECT_EQ(row.faults, fault_of(drawer->accounts().add(account(row.name, row.password))))
            << row.name;
    std::vector<std::string> names;
    const auto all = drawer->accounts().all().value();
    for (const Account& one : all) names.push_back(one.sign_in_name);
    EXPECT_EQ((std::vector<std::string>{
                  std::string(64, 'a'), "abc", "robin", "wren", "wren.example_2-a@example"}),
              names);
}

TEST(Accounts, AreFoundAsTheyWereAdded)
{
    SmallDrawer drawer;
    const auto practitioner = base::PractitionerId::random(drawer.entropy());
    const auto added = drawer->accounts().add({"Wren", practitioner, good});
    ASSERT_TRUE(added);
    EXPECT_EQ("wren", added->sign_in_name);
    EXPECT_EQ(practitioner, added->practitioner);
    EXPECT_EQ(AccountState::active, added->state);
    EXPECT_EQ("", added->demonstration_password);
    EXPECT_EQ(*added, drawer->accounts().find("wREN").value());
    EXPECT_FALSE(drawer->accounts().find("robin").value());
    drawer.reopen();
    EXPECT_EQ(*added, drawer->accounts().find("wren").value()) << "after a restart";
}

TEST(Accounts, NobodyHasTwo)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    EXPECT_EQ("conflict signInName", fault_of(drawer->accounts().add({"second.name", wren, good})));
    EXPECT_FALSE(drawer->accounts().find("second.name").value());
    ASSERT_TRUE(drawer->accounts().disable("wren"));
    EXPECT_EQ("conflict signInName", fault_of(drawer->accounts().add({"second.name", wren, good})))
        << "a disabled one is theirs as well";
    EXPECT_EQ("", fault_of(drawer->accounts().add(account("second.name"))));
}

TEST(Accounts, OnlyADemonstrationShowsPasswords)
{
    SmallDrawer drawer;
    NewAccount shown = account("wren");
    shown.shown = NewAccount::Shown::on_the_sign_in_page;
    ASSERT_TRUE(drawer->accounts().add(shown));
    EXPECT_EQ(good, drawer->accounts().find("wren").value()->demonstration_password);
    ASSERT_TRUE(drawer->accounts().set_password("wren", "some other four words"));
    EXPECT_EQ("", drawer->accounts().find("wren").value()->demonstration_password)
        << "a good that somebody chose is nobody else's";
}

TEST(Accounts, ANewPasswordEndsWhatTheOldOneBegan)
{
    SmallDrawer drawer;
    drawer.add("wren");
    drawer.add("robin");
    const SignedIn wren = drawer.sign_in("wren");
    const SignedIn robin = drawer.sign_in("robin");
    EXPECT_EQ("invalid password", fault_of(drawer->accounts().set_password("wren", "short")));
    EXPECT_EQ("invalid password",
              fault_of(drawer->accounts().set_password("WREN", "the name is wren here")));
    EXPECT_EQ("not_found signInName", fault_of(drawer->accounts().set_password("eagle", good)));
    EXPECT_TRUE(drawer.knows(wren.token)) << "what failed changed nothing";

    ASSERT_TRUE(drawer->accounts().set_password("WREN", "some other four words"));
    EXPECT_FALSE(drawer.knows(wren.token));
    EXPECT_TRUE(drawer.knows(robin.token));
    EXPECT_EQ("refused", drawer.signing_in("wren", good));
    EXPECT_EQ("signed in", drawer.signing_in("wren", "some other four words"));
}

TEST(Accounts, ANewPasswordForgetsAttempts)
{
    SmallDrawer drawer;
    drawer.add("wren");
    for (int time = 0; time < 6; ++time) (void)drawer.signing_in("wren", "wrong");
    EXPECT_EQ("refused", drawer.signing_in("wren", good));
    ASSERT_TRUE(drawer->accounts().set_password("wren", good));
    EXPECT_EQ("signed in", drawer.signing_in("wren", good));
}

TEST(Accounts, ADisabledOneEndsAtOnce)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    const auto robin = drawer.add("robin");
    const base::Instant later = drawer.now + std::chrono::hours(1);
    const auto wrens_system = drawer->api_tokens().make("of the wren", wren, later).value();
    const auto robins_system = drawer->api_tokens().make("of the robin", robin, later).value();
    const SignedIn first = drawer.sign_in("wren");
    const SignedIn second = drawer.sign_in("wren");
    const SignedIn others = drawer.sign_in("robin");

    ASSERT_TRUE(drawer->accounts().disable("Wren"));
    EXPECT_FALSE(drawer.knows(first.token));
    EXPECT_FALSE(drawer.knows(second.token));
    EXPECT_FALSE(drawer->api_tokens().find(wrens_system).value());
    EXPECT_TRUE(drawer.knows(others.token));
    EXPECT_TRUE(drawer->api_tokens().find(robins_system).value());
    EXPECT_EQ("refused", drawer.signing_in("wren", good));
    EXPECT_EQ(AccountState::disabled, drawer->accounts().find("wren").value()->state);

    constexpr std::string_view anew = "given-out-once-more";
    ASSERT_TRUE(drawer->accounts().enable("wren", anew));
    EXPECT_EQ("refused", drawer.signing_in("wren", good)) << "whoever learnt it stays out";
    EXPECT_EQ("missing", drawer.signing_in("wren", anew)) << "they choose their own";
    EXPECT_FALSE(drawer.knows(first.token)) << "what ended stays ended";
    EXPECT_EQ("not_found", fault_of(drawer->accounts().disable("eagle")));
    EXPECT_EQ("not_found", fault_of(drawer->accounts().enable("eagle", anew)).substr(0, 9));
}

TEST(Accounts, ARowThatIsNoAccountIsDamaged)
{
    SmallDrawer drawer;
    Rows rows(drawer.shelf(), drawer.root(), drawer.entropy());
    const base::json::object whole{{"name", "wren"},
                                   {"practitioner", base::PractitionerId{}.text()},
                                   {"password", ""},
                                   {"state", "active"},
                                   {"demonstration", ""}};
    const auto fault_with = [&](const base::json::object& object) {
        const Change change =
            rows.putting(List::accounts, rows.key_of(List::accounts, "wren"), object);
        EXPECT_TRUE(rows.change({&change, 1}));
        return fault_of(drawer->accounts().find("wren")) + fault_of(drawer->accounts().all());
    };
    EXPECT_EQ("", fault_with(whole));
    for (const auto& member : whole) {
        base::json::object without = whole;
        without.erase(member.key());
        EXPECT_EQ("damageddamaged", fault_with(without)) << member.key();
        base::json::object other = whole;
        other[member.key()] = 7;
        EXPECT_EQ("damageddamaged", fault_with(other)) << member.key();
    }
    base::json::object state = whole;
    state["state"] = "asleep";
    EXPECT_EQ("damageddamaged", fault_with(state));
    base::json::object practitioner = whole;
    practitioner["practitioner"] = "nobody";
    EXPECT_EQ("damageddamaged", fault_with(practitioner));
}

}  // namespace
}  // namespace holdfast::drawer
