#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g19 {
namespace g19_test {

using base::Subject;
using base::json::array;
using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// Wren, with her mother Robin. Bud is the child who may be expected.
struct Family {
    SceneBuilder story;

    Family()
    {
        member("child", story.child());
        member("mother", story.person("robin"));
    }
    int tell(const char* type, const char* day, const object& said, const base::PersonId& about,
             const StoryLinks& links = {})
    {
        return story.now_about(story.tell(type, day, "social_worker", said, links),
                               {{Subject::of(about), Part::subject}});
    }
    int member(const char* part, const base::PersonId& person, const object& more = {})
    {
        object said{{"part", part}};
        for (const auto& field : more) said[field.key()] = field.value();
        return tell("familyMember", "2026-01-05", said, person);
    }
    int enquiry() { return tell("section47Enquiry", "2024-05-13", {}, story.child()); }
    int pregnancy(const char* day = "2026-03-02")
    {
        return tell("health", day, {{"kind", "pregnancy_booked"}}, robin());
    }
    int change(const char* day, const char* kind)
    {
        return tell("changeInCircumstances", day, {{"kinds", array{kind}}}, robin());
    }
    base::PersonId robin() { return story.person("robin"); }
    base::PersonId bud() { return story.person("bud"); }
};

TEST(UnbornLink, APregnancyIsKnownInManyWays)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        bool of_bud;
    };
    const Row rows[] = {
        {"booked", "health", {{"kind", "pregnancy_booked"}}, false},
        {"not booked", "health", {{"kind", "pregnancy_known"}}, false},
        {"a change", "changeInCircumstances", {{"kinds", array{"pregnancy"}}}, false},
        {"a birth", "changeInCircumstances", {{"kinds", array{"baby_born"}}}, false},
        {"a member", "familyMember", {{"part", "unborn"}}, true},
        {"an expected birth",
         "person",
         {{"knownAs", "Bud"}, {"expectedBirth", "2026-09-01"}},
         true},
        {"a worry", "worry", {{"what", "Invented."}, {"kinds", array{"unborn"}}}, false},
        {"a contact", "contact", {{"concern", "Invented."}, {"kinds", array{"unborn"}}}, false},
    };
    for (const Row& row : rows) {
        Family now;
        now.enquiry();
        const int sign =
            now.tell(row.type, "2026-03-02", row.said, row.of_bud ? now.bud() : now.robin());
        EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-03-16"}), "pending") << row.words;
        EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-03-17"}), "breached") << row.words;
        // A family of whom nothing was known is left alone.
        Family clean;
        const int own =
            clean.tell(row.type, "2026-03-02", row.said, row.of_bud ? clean.bud() : clean.robin());
        EXPECT_EQ(word_on(clean.story, own, {"G19", "2026-03-17"}), "silent") << row.words;
    }
}

TEST(UnbornLink, KnowsWhatIsAHistory)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* of;
        const char* expected;
    };
    const Row rows[] = {
        {"an enquiry", "section47Enquiry", {}, "wren", "breached"},
        {"a conference", "conference", {{"kind", "initial"}}, "wren", "breached"},
        {"a plan", "childProtectionPlan", {}, "wren", "breached"},
        {"pre-proceedings", "preProceedings", {}, "wren", "breached"},
        {"an injury", "injury", {}, "wren", "breached"},
        {"care", "legalStatus", {{"kind", "care_order"}}, "wren", "breached"},
        {"a parent's own care", "legalStatus", {{"kind", "care_order"}}, "robin", "silent"},
        {"a parent's own enquiry", "section47Enquiry", {}, "robin", "silent"},
        {"an order that is not care",
         "legalStatus",
         {{"kind", "child_arrangements"}},
         "wren",
         "silent"},
        {"a half-brother elsewhere", "section47Enquiry", {}, "kit", "breached"},
        {"the child who is expected", "section47Enquiry", {}, "bud", "silent"},
        {"a grave worry",
         "worry",
         {{"what", "Invented."}, {"kinds", array{"domestic_abuse"}}},
         "wren",
         "breached"},
        {"another worry",
         "worry",
         {{"what", "Invented."}, {"kinds", array{"school_absence"}}},
         "wren",
         "silent"},
        {"a child in need", "childInNeedPlan", {}, "wren", "silent"},
    };
    for (const Row& row : rows) {
        Family now;
        const bool of_wren = std::string_view{row.of} == "wren";
        now.tell(row.type,
                 "2024-05-13",
                 row.said,
                 of_wren ? now.story.child() : now.story.person(row.of));
        const int sign = now.member("unborn", now.bud());
        EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-03-17"}),
                  std::string_view{row.of} == "bud" ? "silent" : row.expected)
            << row.words;
    }
}

TEST(UnbornLink, IsMetByARecordAndADecisionForThatChild)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        bool of_bud;
        bool recorded;
        const char* expected;
    };
    const Row rows[] = {
        {"an assessment for a child who is expected",
         "assessment",
         {{"occasion", "unborn"}},
         false,
         true,
         "met"},
        {"without a record", "assessment", {{"occasion", "unborn"}}, false, false, "breached"},
        {"an assessment of this child", "assessment", {}, true, true, "met"},
        {"an assessment of a sister", "assessment", {}, false, true, "breached"},
        {"a pre-birth conference", "conference", {{"kind", "pre_birth"}}, false, true, "met"},
        {"another conference", "conference", {{"kind", "review"}}, false, true, "breached"},
        {"a level", "threshold", {{"level", "universal"}, {"reasons", "A."}}, true, true, "met"},
        {"an enquiry", "section47Enquiry", {}, true, true, "met"},
        {"a strategy discussion", "strategyDiscussion", {}, true, true, "met"},
        {"a note", "note", {{"text", "Invented."}}, true, true, "breached"},
    };
    for (const Row& row : rows) {
        Family now;
        now.enquiry();
        const int sign = now.pregnancy();
        if (row.recorded) now.member("unborn", now.bud());
        now.tell(row.type, "2026-03-09", row.said, row.of_bud ? now.bud() : now.story.child());
        EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-03-17"}), row.expected) << row.words;
    }
}

TEST(UnbornLink, ABirthWithoutADecisionStillAsks)
{
    Family now;
    now.enquiry();
    const int sign = now.member("unborn", now.bud());
    now.tell(
        "person", "2026-03-02", {{"knownAs", "Bud"}, {"expectedBirth", "2026-03-05"}}, now.bud());
    now.tell("person", "2026-03-06", {{"knownAs", "Bud"}, {"born", "2026-03-06"}}, now.bud());
    now.member("child", now.bud());
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-06-01"}), "breached");
    now.tell("assessment", "2026-03-09", {}, now.bud());
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-06-01"}), "met");
}

TEST(UnbornLink, ACaseFileNamesAChildLongBeforeTheyAreExpected)
{
    Family now;
    const int sign = now.tell("familyMember", "unknown", {{"part", "unborn"}}, now.bud());
    now.tell(
        "person", "2026-01-05", {{"knownAs", "Bud"}, {"expectedBirth", "2028-09-01"}}, now.bud());
    now.enquiry();
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-10-31"}), "silent");
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-11-01"}), "cannot tell");
    const int born =
        now.tell("person", "2026-09-01", {{"knownAs", "Bud"}, {"born", "2027-01-04"}}, now.bud());
    now.story.tell("note", "2026-09-01", "social_worker", {{"text", "Invented."}});
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-11-01"}), "breached");
    EXPECT_EQ(word_on(now.story, born, {"G19", "2027-11-01"}), "silent");
    now.tell("assessment", "2027-01-05", {}, now.bud());
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-11-01"}), "met");
}

/// The file names the child from its beginning; the midwife tells of the pregnancy much later.
TEST(UnbornLink, TheClockBeginsWhenSomebodyTellsOfThePregnancy)
{
    Family now;
    const int sign = now.tell("familyMember", "unknown", {{"part", "unborn"}}, now.bud());
    now.tell(
        "person", "2026-01-05", {{"knownAs", "Bud"}, {"expectedBirth", "2027-09-01"}}, now.bud());
    now.enquiry();
    now.change("2027-02-01", "pregnancy");
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-02-02"}), "pending");
    EXPECT_EQ(word_on(now.story, sign, {"G19", "2027-03-15"}), "breached");
}

TEST(UnbornLink, WhatCameAfterABirthIsNoHistoryOfIt)
{
    Family now;
    const int born = now.change("2023-03-01", "baby_born");
    now.enquiry();
    EXPECT_EQ(word_on(now.story, born, {"G19", "2026-03-17"}), "silent");
    // While a child is expected, what is told of a sister counts, from then on.
    Family expecting;
    const int sign = expecting.member("unborn", expecting.bud());
    expecting.tell("section47Enquiry", "2026-03-02", {}, expecting.story.child());
    EXPECT_EQ(word_on(expecting.story, sign, {"G19", "2026-03-16"}), "pending");
    EXPECT_EQ(word_on(expecting.story, sign, {"G19", "2026-03-17"}), "breached");
}

TEST(UnbornLink, EachPregnancyAsksForItself)
{
    Family now;
    now.enquiry();
    const int first = now.change("2024-06-03", "pregnancy");
    now.tell("assessment", "2024-06-10", {{"occasion", "unborn"}}, now.story.child());
    now.change("2025-01-06", "baby_born");
    const int second = now.pregnancy();
    EXPECT_EQ(word_on(now.story, second, {"G19", "2026-03-17"}), "breached");
    EXPECT_NE(word_on(now.story, first, {"G19", "2026-03-17"}), "silent");
    now.member("unborn", now.bud());
    now.tell("assessment", "2026-03-09", {{"occasion", "unborn"}}, now.story.child());
    EXPECT_EQ(word_on(now.story, second, {"G19", "2026-03-17"}), "met");
}

TEST(UnbornLink, ALossStopsEverything)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
    };
    const Row rows[] = {
        {"a health record", "health", {{"kind", "pregnancy_ended"}}},
        {"a change", "changeInCircumstances", {{"kinds", array{"pregnancy_lost"}}}},
    };
    for (const Row& row : rows) {
        Family now;
        now.enquiry();
        const int sign = now.pregnancy();
        now.member("unborn", now.bud());
        const int loss = now.tell(row.type, "2026-03-16", row.said, now.robin());
        EXPECT_EQ(word_on(now.story, sign, {"G19", "2026-06-01"}), "silent") << row.words;
        EXPECT_EQ(word_on(now.story, loss, {"G19", "2026-03-16"}), "breached") << row.words;
        now.member("unborn", now.bud(), {{"until", "2026-03-16"}});
        EXPECT_EQ(word_on(now.story, loss, {"G19", "2026-03-16"}), "met") << row.words;
        now.tell("letter", "2026-03-20", {{"purpose", "appointment"}}, now.bud());
        EXPECT_EQ(word_on(now.story, loss, {"G19", "2026-03-20"}), "breached") << row.words;
        // The next pregnancy begins anew.
        const int next = now.pregnancy("2027-01-04");
        EXPECT_EQ(word_on(now.story, next, {"G19", "2027-06-01"}), "breached") << row.words;
    }
    // Without a record of the child there is nothing to close.
    Family now;
    now.enquiry();
    now.pregnancy();
    const int loss = now.change("2026-03-16", "pregnancy_lost");
    EXPECT_EQ(word_on(now.story, loss, {"G19", "2026-03-16"}), "met");
    // A child who died before birth.
    Family died;
    died.enquiry();
    died.member("unborn", died.bud());
    const int told =
        died.tell("person", "2026-03-16", {{"knownAs", "Bud"}, {"died", "2026-03-16"}}, died.bud());
    EXPECT_EQ(word_on(died.story, told, {"G19", "2026-03-16"}), "met");
}

TEST(UnbornLink, ARumourThatWasUntrueIsNoSign)
{
    Family now;
    now.enquiry();
    const int rumour = now.tell("changeInCircumstances",
                                "2026-03-02",
                                {{"kinds", array{"pregnancy"}}, {"standing", "untrue"}},
                                now.robin());
    EXPECT_EQ(word_on(now.story, rumour, {"G19", "2026-06-01"}), "silent");
}

}  // namespace g19_test
}  // namespace holdfast::guardrails::g19
