#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g61_test {

const base::json::object whole_figure{{"title", "Invented"},
                                      {"value", "40%"},
                                      {"counts", "respondents"},
                                      {"base", "Invented"},
                                      {"n", 1093},
                                      {"question", "ever"},
                                      {"source", "survey"},
                                      {"printedAs", "Two in five social workers who answered"}};

base::json::object figure_with(const base::json::object& more)
{
    base::json::object said = whole_figure;
    for (const auto& field : more) said[field.key()] = field.value();
    return said;
}

struct Given {
    base::json::object said;
    std::string_view word;
};

TEST(StatisticsIntegrity, AFigureSaysWhatItCountsAndOfWhom)
{
    const Given rows[] = {
        {whole_figure, "met"},
        {figure_with({{"counts", nullptr}}), "breached"},
        {figure_with({{"base", nullptr}}), "breached"},
        {figure_with({{"n", nullptr}}), "breached"},
        {figure_with({{"question", nullptr}}), "breached"},
        {figure_with({{"source", nullptr}}), "breached"},
        {figure_with({{"printedAs", nullptr}}), "met"},
        // People who answered are no cases, whatever the words around it.
        {figure_with({{"printedAs", "Two in five cases"}}), "breached"},
        {figure_with({{"printedAs", "Two in five Children"}}), "breached"},
        {figure_with({{"printedAs", "Family after family"}}), "breached"},
        {figure_with({{"printedAs", "Showcased by caseworkers"}}), "met"},
        {figure_with(
             {{"counts", "cases"}, {"question", "counted"}, {"printedAs", "Two in five cases"}}),
         "met"},
        // What was not asked.
        {figure_with({{"counts", "cases"}}), "breached"},
        {figure_with({{"counts", "children"}, {"question", "opinion"}}), "breached"},
        {figure_with({{"counts", "decisions"}, {"question", "how_often"}}), "met"},
        {figure_with({{"counts", "workers"}, {"question", "opinion"}}), "met"},
        // Too few.
        {figure_with({{"n", 5}}), "breached"},
        {figure_with({{"n", 6}}), "met"},
        {figure_with({{"printedAs", "Two in five cases"}, {"withdrawn", "2026-03-05"}}), "silent"},
    };
    for (const Given& row : rows) {
        ToldAuthority told;
        const int figure = told.tell("figure", "2026-03-02", "", row.said);
        EXPECT_EQ(word_on(told, figure, {"G61", "2026-03-10"}), row.word)
            << base::json::serialize(row.said);
    }
}

TEST(StatisticsIntegrity, WithoutItsPolicyItCannotTell)
{
    ToldAuthority told;
    const int figure = told.tell("figure", "2026-03-02", "", whole_figure);
    const int wrong = told.tell("figure", "2026-03-02", "", figure_with({{"base", nullptr}}));
    EXPECT_EQ(word_on(told, figure, {"G61", "2026-03-10", policy_without("G61.least")}),
              "cannot tell");
    EXPECT_EQ(word_on(told, wrong, {"G61", "2026-03-10", policy_without("G61.least")}), "breached");
}

}  // namespace g61_test
}  // namespace holdfast::guardrails
