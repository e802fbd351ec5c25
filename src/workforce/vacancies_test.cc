#include "workforce/vacancies.h"
#include "workforce/workforce_builder.h"

#include <gtest/gtest.h>

namespace holdfast::workforce {
namespace {

using base::json::object;
using ledger::LinkKind;

int lacking_on(WorkforceBuilder& told, std::string_view day)
{
    const WorkforceScene& scene = told.scene(day);
    int count = 0;
    for (const VacancyFact* vacancy : standing_vacancies(scene.facts))
        if (goes_on(*vacancy, scene.today, scene.whens())) ++count;
    return count;
}

int lack(WorkforceBuilder& told, std::string_view since, std::string_view kind, object more,
         const Of& of = {})
{
    more["kind"] = kind;
    if (!more.contains("team")) more["team"] = "East";
    return told.tell("vacancy", since, "team_manager", more, of);
}

TEST(Vacancies, GoOnFromTheirFirstDayToTheirLast)
{
    struct Row {
        const char* since;
        const char* until;
        const char* day;
        int lacking;
    };
    const Row rows[] = {
        {"2026-03-02", "", "2026-03-01", 0},
        {"2026-03-02", "", "2026-03-02", 1},
        {"2026-03-02", "2026-03-06", "2026-03-06", 1},
        {"2026-03-02", "2026-03-06", "2026-03-07", 0},
        {"2026-03", "", "2026-03-01", 1},  // It may have begun.
        {"unknown", "", "2026-03-01", 1},
        {"2026-03-02", "unknown", "2026-12-01", 1},  // It may go on.
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        object more;
        if (*row.until != '\0') more["until"] = row.until;
        lack(told, row.since, "no_worker", more);
        EXPECT_EQ(lacking_on(told, row.day), row.lacking) << row.since << " " << row.day;
    }
}

TEST(Vacancies, TheNewestWordStands)
{
    WorkforceBuilder told;
    const Of ash{.people = {"ash"}};
    lack(told, "2026-03-02", "absence", {}, ash);
    EXPECT_EQ(lacking_on(told, "2026-03-09"), 1);
    lack(told, "2026-03-02", "absence", {{"until", "2026-03-06"}}, ash);
    EXPECT_EQ(lacking_on(told, "2026-03-09"), 0) << "the same absence, by its day";
    const int second = lack(told, "2026-03-09", "absence", {}, ash);
    lack(told, "2026-03-09", "absence", {}, {.people = {"birch"}});
    EXPECT_EQ(lacking_on(told, "2026-03-09"), 2) << "another person's";
    lack(told,
         "2026-03-10",
         "absence",
         {{"until", "2026-03-11"}},
         {.people = {"ash"}, .links = {{LinkKind::supersedes, second}}});
    EXPECT_EQ(lacking_on(told, "2026-03-12"), 1) << "the same, although its first day was wrong";
    lack(told, "2026-03-09", "contract_ends", {{"until", "2026-03-10"}}, {.people = {"birch"}});
    EXPECT_EQ(lacking_on(told, "2026-03-12"), 0) << "away is away";
}

TEST(Vacancies, TwoPostsAreTwo)
{
    WorkforceBuilder told;
    lack(told, "unknown", "no_worker", {});
    lack(told, "unknown", "no_worker", {});
    EXPECT_EQ(lacking_on(told, "2026-03-02"), 2) << "without a day nobody can tell";
    lack(told, "2026-03-02", "no_worker", {{"team", "West"}});
    lack(told, "2026-03-02", "no_manager", {{"team", "West"}});
    lack(told, "2026-03-02", "no_allocation", {{"team", "West"}}, {.family = 1});
    lack(told, "2026-03-02", "no_allocation", {{"team", "West"}}, {.family = 2});
    EXPECT_EQ(lacking_on(told, "2026-03-02"), 6);
}

}  // namespace
}  // namespace holdfast::workforce
