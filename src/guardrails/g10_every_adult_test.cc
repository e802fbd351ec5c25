#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g10_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

const object whole_part = {{"contact", "seen"},
                           {"checks", array{"own_records", "police"}},
                           {"engagement", "An invented account."}};

object part_without(const char* key)
{
    object said = whole_part;
    said.erase(key);
    return said;
}
object part_with(std::initializer_list<std::pair<const char*, base::json::value>> fields)
{
    object said = whole_part;
    for (const auto& [key, value] : fields) said[key] = value;
    return said;
}

/// A referral of 2 March, and an assessment with a part for Robin, the mother. Jay is the father.
struct Assessed {
    FamilyStory story;
    int assessment = 0;
    Assessed()
    {
        story.joins("Robin", "mother");
        story.joins("Jay", "father");
        const int referral = story.answered_referral("2026-03-02", "no");
        assessment = story.writes("assessment",
                                  "2026-03-04",
                                  {{"outcome", "child_in_need"}},
                                  {{LinkKind::answers, referral}});
        part("Robin", whole_part);
    }
    void part(const char* adult, const object& said)
    {
        const int written =
            story.writes("assessedAdult", "2026-03-20", said, {{LinkKind::part_of, assessment}});
        story.about(written, {adult, "Wren as mentioned"});
    }
    std::string word() const
    {
        return word_on(story, assessment, {"G10", "2026-04-01", assessment});
    }
};

TEST(EveryAdult, IsCheckedTriedForAndDescribed)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", whole_part, "met"},
        {"no checks", part_without("checks"), "cannot tell"},
        {"checks that have not come back",
         [] {
             object said = part_without("checks");
             said["checksWaitedFor"] = array{"police"};
             return said;
         }(),
         "cannot tell"},
        {"not described", part_without("engagement"), "cannot tell"},
        {"contact not recorded", part_without("contact"), "breached"},
        {"spoken to", part_with({{"contact", "spoken_to"}}), "met"},
        {"not tried", part_with({{"contact", "not_tried"}}), "breached"},
        {"no answer, and no day", part_with({{"contact", "no_answer"}}), "breached"},
        {"no answer", part_with({{"contact", "no_answer"}, {"lastTried", "2026-03-10"}}), "met"},
        {"refused, which is a right",
         part_with({{"contact", "refused"}, {"lastTried", "2026-03-10"}}),
         "met"},
        {"not found", part_with({{"contact", "not_found"}, {"lastTried", "2026-03-10"}}), "met"},
        {"unsafe, without the reason", part_with({{"contact", "withheld_unsafe"}}), "breached"},
        {"unsafe",
         part_with({{"contact", "withheld_unsafe"}, {"whyNoContact", "An invented danger."}}),
         "met"},
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Jay", row.said);
        EXPECT_EQ(now.word(), row.expected) << row.words;
    }
}

TEST(EveryAdult, WhoseContactIsUnsafeIsNotDescribedButChecked)
{
    for (const auto& [checks, expected] : {std::pair{base::json::value(array{"police"}), "met"},
                                           std::pair{base::json::value(nullptr), "cannot tell"}}) {
        Assessed now;
        now.part("Jay",
                 {{"contact", "withheld_unsafe"},
                  {"whyNoContact", "An invented danger."},
                  {"checks", checks}});
        EXPECT_EQ(now.word(), expected);
    }
}

TEST(EveryAdult, OneWhoIsLeftOutBreaches)
{
    Assessed now;
    const auto verdict =
        verdict_on(now.story, now.assessment, {"G10", "2026-04-01", now.assessment});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    ASSERT_EQ(verdict->missing.size(), 1U);
    EXPECT_EQ(verdict->missing.front(),
              "Write a part of the assessment for Jay Example: checks, contact or why it would be "
              "unsafe, and how they have worked with us.");
    EXPECT_EQ(word_on(now.story, now.assessment, {"G10", "2026-04-01"}), "pending");
    now.story.decision(now.assessment, "2026-04-02", "assessment", "agreed");
    EXPECT_EQ(word_on(now.story, now.assessment, {"G10", "2026-04-02"}), "breached");
}

TEST(EveryAdult, ACallOrAVisitIsAnAttempt)
{
    struct Row {
        const char* type;
        const char* day;
        object said;
        const char* expected;
    };
    const object unsafe = {{"direction", "from_us"},
                           {"result", "not_made_unsafe"},
                           {"whyUnsafe", "An invented danger."}};
    const Row rows[] = {
        {"call", "2026-03-10", {{"direction", "from_us"}, {"result", "no_answer"}}, "met"},
        {"call", "2026-03-10", {{"direction", "from_us"}}, "breached"},
        {"call",
         "2026-01-10",
         {{"direction", "from_us"}, {"result", "no_answer"}},
         "breached"},  // Before the work began.
        {"call", "2026-03-10", unsafe, "met"},
        {"call",
         "2026-03-10",
         {{"direction", "from_us"}, {"result", "not_made_unsafe"}},
         "breached"},
        {"visit", "2026-03-10", {{"access", "nobody_in"}}, "met"},
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Jay", part_without("contact"));
        now.story.about(now.story.writes(row.type, row.day, row.said), {"Wren", "Jay as present"});
        EXPECT_EQ(now.word(), row.expected) << row.type << " of " << row.day;
    }
}

TEST(EveryAdult, TheNewestWordOnEachQuestionStands)
{
    Assessed now;
    now.part("Jay", part_with({{"contact", "not_tried"}}));
    EXPECT_EQ(now.word(), "breached");
    now.part("Jay", {{"contact", "spoken_to"}});
    EXPECT_EQ(now.word(), "met");
}

TEST(EveryAdult, WhoIsAParentFigure)
{
    struct Row {
        const char* part;
        object details;
        const char* expected;
    };
    const Row rows[] = {
        {"mother", {}, "breached"},
        {"father", {}, "breached"},
        {"parents_partner", {}, "breached"},
        {"father", {{"died", "2020-05"}}, "met"},
        {"grandparent", {}, "met"},
        {"other_adult", {}, "met"},
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Jay", whole_part);
        now.story.joins("Kit", row.part, row.details);
        EXPECT_EQ(now.word(), row.expected) << row.part;
    }
}

/// Whoever moves in next year is nobody whom this year's decision left out.
TEST(EveryAdult, WhoComesLaterIsNotAskedAbout)
{
    for (const auto& [since, expected] :
         {std::pair{"2026-01-05", "breached"}, std::pair{"2030-01-07", "met"}}) {
        Assessed now;
        now.part("Jay", whole_part);
        now.story.joins("Kit", "other_adult");
        now.story.about(now.story.writes("familyMember", since, {{"part", "parents_partner"}}),
                        {"Kit"});
        EXPECT_EQ(now.word(), expected) << since;
    }
}

TEST(EveryAdult, ARelationshipMakesAParentFigureToo)
{
    struct Row {
        object said;
        const char* of;
        const char* expected;
    };
    const Row rows[] = {
        {{{"kind", "father"}}, "Wren as mentioned", "breached"},
        {{{"kind", "parents_partner"}}, "Wren as mentioned", "breached"},
        {{{"kind", "parents_partner"}, {"until", "2024-01"}}, "Wren as mentioned", "met"},
        {{{"kind", "grandparent"}}, "Wren as mentioned", "met"},
        {{{"kind", "grandparent"}, {"actsAsParent", true}}, "Wren as mentioned", "breached"},
        {{{"kind", "mother"}}, "Robin as mentioned", "met"},  // Robin's own mother.
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Jay", whole_part);
        now.story.joins("Kit", "other_adult");
        now.story.about(now.story.writes("relationship", "2020-01-01", row.said), {"Kit", row.of});
        EXPECT_EQ(now.word(), row.expected) << row.of;
    }
}

TEST(EveryAdult, StandsWhereTheWorkEndsAndALevelIsLowered)
{
    FamilyStory story;
    story.joins("Robin", "mother");
    story.answered_referral("2026-03-02", "no");
    story.writes("threshold", "2026-03-10", {{"level", "child_in_need"}, {"reasons", "R."}});
    const int lower =
        story.writes("threshold", "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, lower, {"G10", "2026-06-01", lower}), "breached");
    EXPECT_EQ(word_on(story, closing, {"G10", "2026-06-01", closing}), "breached");
    EXPECT_EQ(word_on(story, closing, {"G10", "2026-06-01"}), "pending");
    story.about(story.writes("assessedAdult", "2026-05-20", whole_part), {"Robin"});
    EXPECT_EQ(word_on(story, lower, {"G10", "2026-06-01", lower}), "met");
    EXPECT_EQ(word_on(story, closing, {"G10", "2026-06-01", closing}), "met");
}

TEST(EveryAdult, WithoutAnyParentOnRecordItCannotBeTold)
{
    FamilyStory story;
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01");
    const auto verdict = verdict_on(story, closing, {"G10", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::cannot_tell);
    EXPECT_EQ(verdict->missing.front(),
              "Record who the children's parents are, and who else acts as one.");
}

TEST(EveryAdult, IsNotAskedForOnceTheChildHasDied)
{
    FamilyStory story;
    story.joins("Robin", "mother");
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01");
    story.writes("person", "unknown", {{"knownAs", "Wren Example"}, {"died", "2026-05-01"}});
    EXPECT_EQ(word_on(story, closing, {"G10", "2026-06-01", closing}), "silent");
    EXPECT_EQ(word_on(story, closing, {"G06", "2026-06-01", closing}), "silent");
    EXPECT_EQ(word_on(story, closing, {"G12", "2026-06-01", closing}), "silent");
}

}  // namespace holdfast::guardrails::g10_test
