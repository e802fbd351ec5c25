#include "guardrails/examples.gen.h"
#include "guardrails/gates.h"
#include "guardrails/manual.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace holdfast::guardrails {
namespace {

TEST(Catalogue, IdsRiseAndAreFound)
{
    std::string_view last;
    for (const Rule& rule : catalogue()) {
        const std::string_view id = rule.guardrail->id;
        EXPECT_LT(last, id);
        ASSERT_EQ(id.size(), 3U) << id;
        EXPECT_EQ(id.front(), 'G') << id;
        ASSERT_NE(find_rule(id), nullptr) << id;
        EXPECT_EQ(find_rule(id)->guardrail, rule.guardrail) << id;
        last = id;
    }
    EXPECT_FALSE(last.empty());
    for (const char* none : {"", "G", "G00", "g01", "G01 ", "G99"})
        EXPECT_EQ(find_rule(none), nullptr) << none;
}

TEST(Catalogue, EveryRuleSaysWhatItIsAndWhereItComesFrom)
{
    std::set<std::string_view> names;
    for (const Rule& rule : catalogue()) {
        const Guardrail& guardrail = *rule.guardrail;
        EXPECT_TRUE(names.insert(guardrail.name).second) << guardrail.name;
        EXPECT_TRUE(guardrail.rule.ends_with('.')) << guardrail.id;
        EXPECT_NE(guardrail.rule.find("Excepted: "), std::string_view::npos) << guardrail.id;
        EXPECT_TRUE(guardrail.asks.ends_with('?')) << guardrail.id;
        EXPECT_FALSE(sources_in_short(guardrail).empty()) << guardrail.id;
        EXPECT_NE(sources_in_full(guardrail).find("published"), std::string::npos) << guardrail.id;
        EXPECT_FALSE(words_for(guardrail.mode).empty()) << guardrail.id;
        EXPECT_TRUE(rule.check != nullptr || rule.of_workforce != nullptr
                    || rule.of_authority != nullptr)
            << guardrail.id;
        const bool binds = has(guardrail.mode, Mode::block) || has(guardrail.mode, Mode::require);
        // What is asked of an authority as a whole stands at no decision about a family.
        EXPECT_TRUE(!binds || !guardrail.stands_at.empty() || guardrail.stands_at_allocation
                    || rule.of_authority != nullptr)
            << guardrail.id << " binds, but at no gate";
    }
}

TEST(Catalogue, EveryRuleHasItsThreeExamplesAndThePageHoldsThem)
{
    const std::string manual = manual_markdown();
    for (const Rule& rule : catalogue()) {
        const Guardrail& guardrail = *rule.guardrail;
        std::set<std::string_view> kinds;
        for (const Example& example : examples) {
            if (example.guardrail != guardrail.id) continue;
            kinds.insert(example.kind);
            EXPECT_NE(manual.find(example.title), std::string::npos) << example.title;
            EXPECT_FALSE(example.told.empty()) << example.title;
            for (const std::string_view told : example.told)
                EXPECT_NE(manual.find(told), std::string::npos) << told;
        }
        EXPECT_EQ(kinds, (std::set<std::string_view>{"fires", "quiet", "excepted"}))
            << guardrail.id;
        const std::string sources = sources_in_full(guardrail);
        for (const std::string_view part : std::initializer_list<std::string_view>{
                 guardrail.id, guardrail.name, guardrail.rule, guardrail.asks, sources})
            EXPECT_NE(manual.find(part), std::string::npos) << part;
    }
}

/// Words do not stand in for a visit that was not made, nor for a child who was not seen.
TEST(Catalogue, FewRulesAreAnsweredInWords)
{
    const std::set<std::string_view> in_words = {"G03",
                                                 "G04",
                                                 "G07",
                                                 "G17",
                                                 "G22",
                                                 "G26",
                                                 "G28",
                                                 "G32",
                                                 "G43",
                                                 "G47",
                                                 "G49",
                                                 "G53",
                                                 "G57",
                                                 "G59"};
    const std::string manual = manual_markdown();
    for (const Rule& rule : catalogue()) {
        const Guardrail& guardrail = *rule.guardrail;
        EXPECT_EQ(guardrail.answered_in_words, in_words.contains(guardrail.id)) << guardrail.id;
        const std::size_t page = manual.find("## " + std::string{guardrail.id});
        const std::string told = manual.substr(page, manual.find("\nSource: ", page) - page);
        EXPECT_EQ(told.ends_with("can be answered in words."), in_words.contains(guardrail.id))
            << told;
    }
}

TEST(Catalogue, TheManualForProgramsSaysTheSame)
{
    const base::json::object manual = manual_json();
    const auto& all = manual.at("guardrails").get_array();
    ASSERT_EQ(all.size(), catalogue().size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& shown = all[i].get_object();
        const Guardrail& guardrail = *catalogue()[i].guardrail;
        EXPECT_EQ(shown.at("id").as_string(), guardrail.id);
        EXPECT_EQ(shown.at("source").as_string(), sources_in_full(guardrail));
        for (const GateRow& row : gates()) {
            const auto& named = shown.at("standsAt").as_array();
            EXPECT_EQ(std::count(named.begin(), named.end(), base::json::value(row.key)) == 1,
                      guardrail.stands_at.has(row.gate))
                << guardrail.id << " at " << row.key;
        }
        EXPECT_EQ(shown.at("answeredInWords").as_bool(), guardrail.answered_in_words);
        EXPECT_EQ(shown.at("owner").as_string(), word_of(guardrail.owner));
        EXPECT_EQ(shown.at("examples").get_array().size(), 3U) << guardrail.id;
    }
}

TEST(Catalogue, Words)
{
    EXPECT_EQ(word_of(Standing::met), "met");
    EXPECT_EQ(word_of(Standing::pending), "pending");
    EXPECT_EQ(word_of(Standing::breached), "breached");
    EXPECT_EQ(word_of(Standing::cannot_tell), "cannot tell");
    EXPECT_EQ(words_for(Mode::block), "block");
    EXPECT_EQ(words_for(Mode::escalate | Mode::require), "require and escalate");
    EXPECT_EQ(words_for(Mode::show | Mode::detect | Mode::block), "show and detect and block");
}

}  // namespace
}  // namespace holdfast::guardrails
