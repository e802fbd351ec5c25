#include "index/sounds.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::index {
namespace {

TEST(SoundOf, SpellingsOfOneNameSoundAlike)
{
    const std::vector<std::vector<const char*>> alike = {
        {"mohammed", "muhammad", "mohamad", "mohammad", "muhamed"},
        {"stephen", "steven", "stefan"},
        {"catherine", "katherine", "kathryn", "katrin", "cathryn"},
        {"geoffrey", "jeffrey", "jeffry"},
        {"smith", "smyth", "smithe", "smit"},
        {"clark", "clarke", "klerk"},
        {"philips", "phillips", "filips"},
        {"reid", "read", "reed"},
        {"macdonald", "mcdonald", "mackdonald"},
        {"knight", "nite"},
        {"wright", "rite"},
        {"hussain", "hussein", "husain", "hossein"},
        {"ebrahim", "ibrahim"},
        {"sophie", "sofie", "sofi"},
        {"zachary", "sachary"},
        {"ayesha", "aisha", "aysha"},
        {"khan", "kan"},
        {"wilson", "willson"},
    };
    for (const auto& names : alike)
        for (const char* name : names) {
            EXPECT_EQ(sound_of(name), sound_of(names.front())) << name;
            EXPECT_FALSE(sound_of(name).empty());
        }
}

TEST(SoundOf, DifferentNamesDoNot)
{
    const char* const apart[][2] = {{"ash", "ashley"},
                                    {"wren", "warren"},
                                    {"smith", "smart"},
                                    {"anna", "hannah"},
                                    {"leo", "lily"},
                                    {"ali", "alan"},
                                    {"maria", "martha"}};
    for (const auto& names : apart) EXPECT_NE(sound_of(names[0]), sound_of(names[1])) << names[0];
}

TEST(SoundOf, ShortWordsAndOtherAlphabetsHaveNone)
{
    for (const char* word : {"", "r", "jo", "\u0430\u043d\u043d\u0430", "o1", "sw1a", "123"})
        EXPECT_EQ(sound_of(word), "") << word;
}

TEST(OtherForms, GoBothWaysAndNeverToTheWordItself)
{
    const auto has = [](std::string_view word, std::string_view other) {
        const auto others = other_forms(word);
        return std::find(others.begin(), others.end(), other) != others.end();
    };
    EXPECT_TRUE(has("liz", "elizabeth"));
    EXPECT_TRUE(has("elizabeth", "liz"));
    EXPECT_TRUE(has("siobhan", "shivaun"));
    EXPECT_TRUE(has("harry", "henry"));
    EXPECT_TRUE(has("harry", "harold"));
    EXPECT_FALSE(has("harry", "harry"));
    EXPECT_TRUE(other_forms("nobody").empty());
    EXPECT_TRUE(other_forms("").empty());
}

TEST(LettersApart, CountsWhatMustBeChanged)
{
    struct Row {
        const char* one;
        const char* other;
        std::size_t apart;
    };
    const Row rows[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"smith", "smith", 0},
        {"smith", "smyth", 1},
        {"smith", "smithe", 1},
        {"smith", "smit", 1},
        {"smith", "msith", 1},
        {"catherine", "katherine", 1},
        {"catherine", "kathryn", 4},
        {"ca", "abc", 3},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(letters_apart(row.one, row.other), row.apart) << row.one << " " << row.other;
        EXPECT_EQ(letters_apart(row.other, row.one), row.apart) << row.other << " " << row.one;
    }
}

}  // namespace
}  // namespace holdfast::index
