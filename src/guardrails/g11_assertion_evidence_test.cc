#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g11_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

struct Begun {
    FamilyStory story;
    int referral = story.answered_referral("2026-03-02", "no");
    int assess(const object& said, const StoryLinks& links = {})
    {
        return story.writes("assessment", "2026-03-04", said, links);
    }
    std::string word(int proposal, const char* today = "2026-04-01") const
    {
        return word_on(story, proposal, {"G11", today, proposal});
    }
};

const object protects = {{"outcome", "child_in_need"},
                         {"saysSafe", array{"protective_parent"}},
                         {"against", "An invented doubt."}};

object protects_without(const char* key)
{
    object said = protects;
    said.erase(key);
    return said;
}

TEST(AssertionEvidence, AStatementOfSafetyRestsOnWhatShowsIt)
{
    struct Row {
        const char* type;
        const char* day;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"visit", "2026-03-20", {{"seen", "alone"}}, "met"},
        {"note", "2026-03", {{"text", "Invented."}}, "met"},
        {"visit", "unknown", {{"seen", "alone"}}, "breached"},  // It has no day.
        {"letter", "2026-03-20", {{"purpose", "warning"}}, "breached"},
        {"assessment", "2026-03-01", {}, "breached"},  // One judgement is no evidence of another.
    };
    for (const Row& row : rows) {
        Begun work;
        const int shows = work.story.writes(row.type, row.day, row.said);
        const int assessment = work.assess(protects, {{LinkKind::rests_on, shows}});
        EXPECT_EQ(work.word(assessment), row.expected) << row.type << " of " << row.day;
    }
}

TEST(AssertionEvidence, WithoutEvidenceItReadsUnsupported)
{
    Begun work;
    const int assessment = work.assess(protects);
    const auto verdict = verdict_on(work.story, assessment, {"G11", "2026-04-01", assessment});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->because.front().says, "It says: a parent protects the child. Unsupported.");
    EXPECT_EQ(word_on(work.story, assessment, {"G11", "2026-04-01"}), "pending");
    work.story.decision(assessment, "2026-04-02", "assessment", "agreed");
    EXPECT_EQ(word_on(work.story, assessment, {"G11", "2026-04-02"}), "breached");
}

TEST(AssertionEvidence, WhateverWayTheEvidenceIsLinked)
{
    for (const LinkKind kind : {LinkKind::evidence_for, LinkKind::part_of}) {
        Begun work;
        const int assessment = work.assess(protects);
        work.story.writes("visit", "2026-03-20", {{"seen", "alone"}}, {{kind, assessment}});
        EXPECT_EQ(work.word(assessment), "met");
    }
    // What its parts rest on, it rests on; also where the assessment is written again.
    Begun work;
    const int visit = work.story.writes("visit", "2026-03-20", {{"seen", "alone"}});
    const int begun = work.assess({});
    work.story.writes("assessedChild",
                      "2026-03-20",
                      {{"worries", "Invented."}},
                      {{LinkKind::part_of, begun}, {LinkKind::rests_on, visit}});
    const int written = work.assess(protects, {{LinkKind::supersedes, begun}});
    EXPECT_EQ(work.word(written), "met");
    // A part alone is the same judgement once more.
    Begun bare;
    const int assessment = bare.assess(protects);
    bare.story.writes("assessedChild",
                      "2026-03-20",
                      {{"safety", "Invented."}},
                      {{LinkKind::part_of, assessment}});
    EXPECT_EQ(bare.word(assessment), "breached");
}

TEST(AssertionEvidence, SaysWhatSpeaksAgainstIt)
{
    Begun work;
    const int visit = work.story.writes("visit", "2026-03-20", {{"seen", "alone"}});
    const int assessment = work.assess(protects_without("against"), {{LinkKind::rests_on, visit}});
    EXPECT_EQ(work.word(assessment), "cannot tell");
}

TEST(AssertionEvidence, AnEndIsAStatementTooAndTheLastVisitShowsIt)
{
    struct Row {
        const char* outcome;
        const char* before;  // Without a visit.
        const char* after;
    };
    const Row rows[] = {
        {"no_further_action", "breached", "met"},
        {"early_help", "breached", "met"},
        {"child_in_need", "silent", "silent"},
        {"as_before", "silent", "silent"},
    };
    for (const Row& row : rows) {
        Begun work;
        const int assessment =
            work.assess({{"outcome", row.outcome}, {"against", "An invented doubt."}});
        EXPECT_EQ(work.word(assessment), row.before) << row.outcome;
        work.story.writes("visit", "2026-03-20", {{"seen", "not_seen"}});
        EXPECT_EQ(work.word(assessment), row.before) << row.outcome;
        work.story.writes("visit", "2026-03-21", {{"seen", "alone"}});
        EXPECT_EQ(work.word(assessment), row.after) << row.outcome;
    }
    // What is said in so many words is not shown by a visit that nobody linked.
    Begun work;
    const int assessment = work.assess(protects);
    work.story.writes("visit", "2026-03-21", {{"seen", "alone"}});
    EXPECT_EQ(work.word(assessment), "breached");
}

TEST(AssertionEvidence, AlsoOfAnAssessmentThatGoesOn)
{
    Begun work;
    const int assessment = work.assess(protects_without("outcome"));
    EXPECT_EQ(word_on(work.story, assessment, {"G11", "2026-04-01"}), "pending");
    Begun nothing;
    const int begun = nothing.assess({});
    EXPECT_EQ(word_on(nothing.story, begun, {"G11", "2026-04-01"}), "silent");
}

TEST(AssertionEvidence, AClosingRestsOnAVisitOfTheWorkOrOnWhatItNames)
{
    struct Row {
        const char* type;
        const char* day;
        object said;
        bool is_named;
        const char* expected;
    };
    const object seen = {{"seen", "alone"}};
    const Row rows[] = {
        {"visit", "2026-03-20", seen, false, "met"},
        {"visit", "2026-02-20", seen, false, "breached"},  // Before the work began.
        {"visit", "2026-03-20", {{"seen", "not_seen"}}, false, "breached"},
        {"note", "2026-03-20", {{"text", "Invented."}}, false, "breached"},
        {"note", "2026-03-20", {{"text", "Invented."}}, true, "met"},
        {"letter", "2026-03-20", {{"purpose", "warning"}}, true, "breached"},
    };
    for (const Row& row : rows) {
        Begun work;
        const int shows = work.story.writes(row.type, row.day, row.said);
        StoryLinks links;
        if (row.is_named) links = {{LinkKind::rests_on, shows}};
        const int closing = work.story.closing("2026-06-01", {}, links);
        EXPECT_EQ(work.word(closing, "2026-06-01"), row.expected) << row.type << " of " << row.day;
    }
}

TEST(AssertionEvidence, WithoutAVisitTheViewOfAnAgencyShowsIt)
{
    for (const auto& [said, expected] :
         {std::pair{object{{"information", "Invented."}}, "met"},
          std::pair{object{{"view", "not_given"}}, "breached"},
          std::pair{object{{"information", "Invented."}, {"saysAtRisk", true}}, "breached"}}) {
        Begun work;
        work.story.tell("agencyView", "2026-05-20", "school", said);
        const int closing = work.story.closing("2026-06-01");
        EXPECT_EQ(work.word(closing, "2026-06-01"), expected);
    }
}

TEST(AssertionEvidence, NoClosingRestsOnAnUnsupportedStatement)
{
    Begun work;
    work.story.writes("visit", "2026-03-20", {{"seen", "alone"}});
    const int assessment = work.assess(protects_without("outcome"));
    const int closing = work.story.closing("2026-06-01");
    EXPECT_EQ(work.word(closing, "2026-06-01"), "breached");
    EXPECT_EQ(word_on(work.story, closing, {"G11", "2026-06-01"}), "pending");
    work.story.writes(
        "note", "2026-03-21", {{"text", "Invented."}}, {{LinkKind::evidence_for, assessment}});
    EXPECT_EQ(work.word(closing, "2026-06-01"), "met");
    // Nothing to the contrary was written.
    Begun silent;
    const int visit = silent.story.writes("visit", "2026-03-20", {{"seen", "alone"}});
    silent.assess(protects_without("against"), {{LinkKind::rests_on, visit}});
    const int end = silent.story.closing("2026-06-01");
    EXPECT_EQ(silent.word(end, "2026-06-01"), "cannot tell");
}

TEST(AssertionEvidence, ALowerLevelIsAStatementToo)
{
    Begun work;
    work.story.writes("threshold", "2026-03-10", {{"level", "child_in_need"}, {"reasons", "R."}});
    const int lower =
        work.story.writes("threshold", "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
    EXPECT_EQ(work.word(lower, "2026-06-01"), "breached");
    work.story.writes("visit", "2026-05-20", {{"seen", "alone"}});
    EXPECT_EQ(work.word(lower, "2026-06-01"), "met");
}

TEST(AssertionEvidence, WhatIsNotResolvedStandsBesideIt)
{
    Begun work;
    work.story.writes("visit", "2026-03-20", {{"seen", "alone"}});
    work.story.writes("worry", "2026-03-10", {{"what", "Invented."}, {"allegation", true}});
    const int closing = work.story.closing("2026-06-01");
    const auto verdict = verdict_on(work.story, closing, {"G11", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    EXPECT_EQ(verdict->because.back().says, "Not resolved: Worry, on 10 March 2026.");
    EXPECT_EQ(verdict->against.front().says, "It is shown by: Visit, on 20 March 2026.");
}

}  // namespace holdfast::guardrails::g11_test
