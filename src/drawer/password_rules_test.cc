#include "drawer/password_rules.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int time = 0; time < times; ++time) all += text;
    return all;
}

TEST(PasswordRules, AskForLengthAndNothingElse)
{
    struct Case {
        std::string password;
        std::size_t faults;
        const char* why;
    };
    const Case cases[] = {
        {"", 1, "empty"},
        {"fourteen chars", 1, "14"},
        {"fifteen chars !", 0, "15"},
        {"only lower case letters", 0, "no capital, digit or sign is asked for"},
        {"739201846520374", 0, "nor a letter"},
        {"      spaces are fine      ", 0, "not even trimmed"},
        {repeated("\xc3\xa9\xc3\xa0", 7), 1, "14 characters of 28 bytes"},
        {repeated("\xc3\xa9\xc3\xa0", 7) + "x", 0, "15 characters of 29 bytes"},
        {repeated("e\xcc\x81q", 7), 1, "14 characters that were typed as 21"},
        {repeated("ab", 500), 0, "1,000"},
        {repeated("ab", 500) + "a", 1, "1,001"},
        {repeated("\xc3\xa9\xc3\xa0", 500), 0, "1,000 of 2,000 bytes"},
        {"this is no UTF-8: \xff", 1, "broken bytes"},
        {"this is cut short: \xc3", 1, "broken at the end"},
    };
    for (const Case& row : cases) {
        const auto problems = check_password(row.password, "wren.example");
        EXPECT_EQ(row.faults, problems.size()) << row.why;
        for (const auto& problem : problems) {
            EXPECT_EQ(base::Problem::Kind::invalid, problem.kind);
            EXPECT_EQ("password", problem.place);
            EXPECT_TRUE(problem.message.ends_with('.'));
            EXPECT_TRUE(row.password.empty()
                        || problem.message.find(row.password) == std::string::npos);
        }
    }
}

TEST(PasswordRules, RefuseWhatIsGuessedFirst)
{
    struct Case {
        std::string password;
        std::string name;
        std::size_t faults;
    };
    const Case cases[] = {
        {"wren.example.of.east", "wren.example.of.east", 1},  // The name itself.
        {"my name is wren.example", "wren.example", 1},
        {"MY NAME IS WREN.EXAMPLE", "wren.example", 1},
        {"my name is wren.example", "Wren.Example", 1},
        {"my name is wren example", "wren.example", 0},
        {"passwordpassword", "wren", 1},
        {"PasswordPassword", "wren", 1},
        {"password password password", "wren", 1},
        {"P-a-s-s-w-o-r-d-2026", "wren", 1},
        {"holdfast holdfast 1!", "wren", 1},
        {"safeguarding 2026", "wren", 1},
        {"holdfast password holdfast", "wren", 0},
        {"passwords are a nuisance", "wren", 0},
        {"correct holdfast staple", "wren", 0},
        {"aaaaaaaaaaaaaaaaaaaa", "wren", 1},
        {"                    ", "wren", 1},
        {"11111111111111111111", "wren", 1},
        {"aaaaaaaaaaaaaaaaaaab", "wren", 0},
        {"password \xd9\x85\xd8\xaf\xdb\x8c\xd9\x86\xdb\x81 \xda\xa9\xd8\xa7", "wren", 0},
    };
    for (const Case& row : cases)
        EXPECT_EQ(row.faults, check_password(row.password, row.name).size()) << row.password;
}

TEST(PasswordRules, TellEverythingAtOnce)
{
    EXPECT_EQ(2U, check_password("wren wren", "wren").size()) << "too short, and holds the name";
    EXPECT_EQ(2U, check_password("password", "wren").size()) << "too short, and a known word";
}

TEST(PasswordRules, TheSameLettersAreTheSameHoweverTyped)
{
    struct Case {
        std::string left;
        std::string right;
        bool same;
    };
    const Case cases[] = {
        {"caf\xc3\xa9", "cafe\xcc\x81", true},  // One character, or e and an accent.
        {"\xef\xbc\xa1 1", "A 1", true},        // A letter of full width.
        {"caf\xc3\xa9", "cafe", false},         // An accent is part of a password.
        {"Wren", "wren", false},                // Case too.
        {"wren ", "wren", false},
        {std::string("a\0b", 3), "a", false},
    };
    for (const Case& row : cases)
        EXPECT_EQ(row.same, same_however_typed(row.left) == same_however_typed(row.right))
            << row.left;
    EXPECT_EQ("\xff", same_however_typed("\xff")) << "no UTF-8 stays as it came";
}

}  // namespace
}  // namespace holdfast::drawer
