#include "workforce/load.h"
#include "workforce/prepared.h"
#include "workforce/workforce_builder.h"

#include <gtest/gtest.h>

namespace holdfast::workforce {
namespace {

Weights shipped()
{
    return weights_on(records::PolicyBook::shipped(), base::Date::of(2026, 3, 2));
}

TEST(Load, CountsChildrenByTheirLevel)
{
    // 3 for each child protected, 2 in need, 1 otherwise; 2 for a conference, 1 beside somebody.
    WorkforceBuilder told;
    told.open(1, "child_protection", 2);
    told.give(1, "ash");
    told.open(2, "section_47");
    told.give(2, "ash");
    told.open(3, "child_in_need", 3);
    told.give(3, "ash");
    told.open(4, "family_help");
    told.give(4, "ash");
    told.open(5, "");
    told.give(5, "ash");
    told.open(6, "child_protection", 4);
    const int newest = told.give(6, "ash", {{"part", "co_worker"}});
    told.open(7, "child_protection");
    told.give(7, "birch");
    const WorkforceScene& scene = told.scene("2026-03-02");
    const Load load = load_of(scene, told.practitioner("ash"), shipped());
    EXPECT_EQ(load.families, 5);
    EXPECT_EQ(load.beside, 1);
    EXPECT_EQ(load.children, 8);
    EXPECT_EQ(load.protected_children, 3);
    EXPECT_EQ(load.points, 3 * 3 + 3 * 2 + 2 * 1 + 1);
    EXPECT_EQ(load.newest->id, told.id(newest));
    EXPECT_EQ(words_for(load),
              "Leads 5 families with 8 children, 3 of them on a child protection plan or under "
              "enquiry; works beside somebody in 1 family: 18 points.");
    const Load none = load_of(scene, told.practitioner("nobody"), shipped());
    EXPECT_EQ(none.points, 0);
    EXPECT_EQ(none.newest, nullptr);
}

TEST(Load, CountsAConferenceInItsMonth)
{
    struct Row {
        const char* held;
        const char* next_review;
        int conferences;
    };
    const Row rows[] = {
        {"2026-03-31", "", 1},
        {"2026-03", "", 1},
        {"2026-02-27", "", 0},
        {"2026", "", 0},  // It may have been any month.
        {"2025-12-04", "2026-03-03", 1},
        {"2025-12-04", "2026-04-01", 0},
        {"2026-03-02", "2026-03-31", 1},  // Not twice.
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_in_need");
        told.give(1, "ash");
        base::json::object said{{"kind", "initial"}};
        if (*row.next_review != '\0') said["nextReview"] = row.next_review;
        told.tell("conference", row.held, "conference_chair", said, {.family = 1});
        const Load load = load_of(told.scene("2026-03-02"), told.practitioner("ash"), shipped());
        EXPECT_EQ(load.conferences, row.conferences) << row.held << " " << row.next_review;
        EXPECT_EQ(load.points, 2 + 2 * row.conferences) << row.held << " " << row.next_review;
    }
}

TEST(Load, IsLessInTheFirstYear)
{
    WorkforceBuilder told;
    told.prepare("ash", "first_year", {{"since", "2025-09-01"}, {"until", "2026-08-31"}});
    const auto most = [&](const char* day, const char* who) {
        return most_for(told.scene(day), told.practitioner(who), shipped());
    };
    EXPECT_EQ(most("2026-03-02", "ash"), 36);
    EXPECT_EQ(most("2026-08-31", "ash"), 36);
    EXPECT_EQ(most("2026-09-01", "ash"), 40);
    EXPECT_EQ(most("2026-03-02", "birch"), 40);
}

TEST(Load, WithoutItsPointsNothingIsCounted)
{
    EXPECT_TRUE(shipped().lacking.empty());
    EXPECT_EQ(shipped().policy.size(), 7U);
    const Weights none = weights_on({}, base::Date::of(2026, 3, 2));
    EXPECT_EQ(none.lacking.size(), 7U);
    EXPECT_TRUE(none.policy.empty());
}

TEST(Prepared, AsFarAsAnybodyWroteItDown)
{
    struct Row {
        base::json::object said;
        const char* day;
        base::Answer expected;
    };
    using enum base::Answer;
    const Row rows[] = {
        {{{"since", "2026-03-02"}}, "2026-03-01", no},
        {{{"since", "2026-03-02"}}, "2026-03-02", yes},
        {{{"since", "2026-03"}}, "2026-03-02", yes},
        {{{"since", "unknown"}}, "2026-03-02", yes},
        {{{"since", "2026-01"}, {"until", "2026-03-02"}}, "2026-03-02", yes},
        {{{"since", "2026-01"}, {"until", "2026-03-02"}}, "2026-03-03", no},
        {{{"since", "2026-01"}, {"renewBy", "2026-03-02"}}, "2026-03-02", yes},
        {{{"since", "2026-01"}, {"renewBy", "2026-03-02"}}, "2026-03-03", no},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.prepare("ash", "child_protection", row.said);
        const WorkforceScene& scene = told.scene(row.day);
        EXPECT_EQ(is_prepared(scene, told.practitioner("ash"), "child_protection", scene.today),
                  row.expected)
            << base::json::serialize(row.said) << " " << row.day;
        EXPECT_FALSE(records_no_preparation(scene));
    }
}

TEST(Prepared, OfWhomNothingIsRecordedNobodyCanTell)
{
    WorkforceBuilder told;
    EXPECT_TRUE(records_no_preparation(told.scene("2026-03-02")));
    const int first = told.prepare("ash", "management");
    const WorkforceScene& scene = told.scene("2026-03-02");
    const auto asked = [&](const char* who, const char* kind) {
        return is_prepared(scene, told.practitioner(who), kind, scene.today);
    };
    EXPECT_EQ(asked("ash", "management"), base::Answer::yes);
    EXPECT_EQ(asked("ash", "chairing"), base::Answer::no);
    EXPECT_EQ(asked("birch", "chairing"), base::Answer::cannot_tell);
    told.tell("preparation",
              "2025-01-06",
              "team_manager",
              {{"kind", "management"}, {"until", "2026-01-30"}},
              {.people = {"ash"}, .links = {{ledger::LinkKind::supersedes, first}}});
    EXPECT_EQ(is_prepared(told.scene("2026-03-02"),
                          told.practitioner("ash"),
                          "management",
                          base::Date::of(2026, 3, 2)),
              base::Answer::no);
}

}  // namespace
}  // namespace holdfast::workforce
