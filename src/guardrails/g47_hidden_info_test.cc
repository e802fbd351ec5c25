#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g47_test {

using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// A referral of 2 March, something that a health visitor wrote down on the 3rd, and a decision of
/// the 4th.
struct HiddenItem {
    SceneBuilder story;
    int referral = story.referral("2026-03-02", "no");
    int known = 0;

    explicit HiddenItem(const char* type = "health", const object& said = {{"kind", "missed"}},
                        const char* by = "health_visitor")
    {
        known = story.tell(type, "2026-03-03", by, said);
    }
    void decide() { story.decision(referral, "2026-03-04", "referral", "assess"); }
    int tell(const char* type, const object& said, const StoryLinks& links = {},
             const char* by = "social_worker")
    {
        return story.tell(type, "2026-03-03", by, said, links);
    }
    std::string word() const { return word_on(story, known, {"G47", "2026-03-05"}); }
};

TEST(HiddenInfo, IsWhatOneAgencyKnowsWhileOthersDecide)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* by;
        const char* expected;
    };
    const object missed = {{"kind", "missed"}};
    const Row rows[] = {
        {"health", "health", missed, "health_visitor", "breached"},
        {"a worry", "worry", {{"what", "w"}}, "school", "breached"},
        {"an injury", "injury", {{"description", "d"}}, "hospital", "breached"},
        {"a note", "note", {{"text", "t"}}, "police", "breached"},
        {"a note on the organisation",
         "note",
         {{"text", "t"}, {"topic", "organisation"}},
         "police",
         "silent"},
        {"of which the police know",
         "injury",
         {{"description", "d"}, {"policeTold", "2026-03-03"}},
         "hospital",
         "silent"},
        {"of which children's services know",
         "health",
         {{"kind", "missed"}, {"toldChildrensServices", "2026-03-03"}},
         "health_visitor",
         "silent"},
        {"known to whoever decides", "health", missed, "social_worker", "silent"},
        {"told afterwards by a review", "health", missed, "reviewer", "silent"},
    };
    for (const Row& row : rows) {
        HiddenItem hidden{row.type, row.said, row.by};
        EXPECT_EQ(hidden.word(), "silent") << row.words;
        hidden.decide();
        EXPECT_EQ(hidden.word(), row.expected) << row.words;
    }
}

TEST(HiddenInfo, AReviewCanSayWhoKnewIt)
{
    HiddenItem hidden{"health", {{"kind", "missed"}}, "reviewer"};
    hidden.story.name(hidden.known, hidden.story.agency_of("health_visitor"), Part::source);
    hidden.decide();
    EXPECT_EQ(hidden.word(), "breached");
}

TEST(HiddenInfo, IsOverOnceItIsPassedOnReadOrPutToAMeeting)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        bool is_linked;
        const char* by;
        const char* expected;
    };
    const object text = {{"text", "t"}};
    const Row rows[] = {
        {"shared", "informationSharing", {{"answer", "shared"}}, true, "social_worker", "silent"},
        {"something else was shared",
         "informationSharing",
         {{"answer", "shared"}},
         false,
         "social_worker",
         "breached"},
        {"it was decided not to",
         "informationSharing",
         {{"answer", "not_shared"}},
         true,
         "social_worker",
         "breached"},
        {"told", "notification", {{"matter", "injury"}}, true, "social_worker", "silent"},
        {"read by another", "note", text, true, "social_worker", "silent"},
        {"read by the same agency", "note", text, true, "health_visitor", "breached"},
        {"discussed",
         "strategyDiscussion",
         {{"outcome", "no_enquiry"}},
         false,
         "social_worker",
         "silent"},
        {"a core group", "coreGroup", {{"standing", "held"}}, false, "social_worker", "silent"},
        {"no core group",
         "coreGroup",
         {{"standing", "cancelled"}},
         false,
         "social_worker",
         "breached"},
        {"the agency gave its view",
         "agencyView",
         {{"question", "close"}, {"view", "yes"}},
         false,
         "health_visitor",
         "silent"},
        {"another agency gave its view",
         "agencyView",
         {{"question", "close"}, {"view", "yes"}},
         false,
         "school",
         "breached"},
        {"it did not answer",
         "agencyView",
         {{"question", "close"}, {"view", "not_given"}},
         false,
         "health_visitor",
         "breached"},
    };
    for (const Row& row : rows) {
        HiddenItem hidden;
        StoryLinks links;
        if (row.is_linked) links.push_back({LinkKind::rests_on, hidden.known});
        hidden.tell(row.type, row.said, links, row.by);
        hidden.decide();
        EXPECT_EQ(hidden.word(), row.expected) << row.words;
    }
}

TEST(HiddenInfo, WhatCameAfterTheMeetingIsHiddenAgain)
{
    SceneBuilder story;
    const int referral = story.referral("2026-03-02", "no");
    story.tell("strategyDiscussion", "2026-03-02", "social_worker", {{"outcome", "no_enquiry"}});
    const int known = story.tell("note", "2026-03-03", "school", {{"text", "t"}});
    story.decision(referral, "2026-03-04", "referral", "assess");
    EXPECT_EQ(word_on(story, known, {"G47", "2026-03-05"}), "breached");
}

TEST(HiddenInfo, AnAssessmentAndALevelAreDecisionsToo)
{
    for (const auto& [type, said] :
         {std::pair{"assessment", object{}},
          std::pair{"threshold", object{{"level", "universal"}, {"reasons", "r"}}}}) {
        HiddenItem hidden;
        hidden.tell(type, said);
        EXPECT_EQ(hidden.word(), "breached") << type;
    }
    HiddenItem own;
    own.tell("assessment", {}, {}, "health_visitor");
    EXPECT_EQ(own.word(), "silent");
}

TEST(HiddenInfo, IsOneFindingForEachAgencyAndAnsweredInWords)
{
    HiddenItem hidden;
    SceneBuilder& story = hidden.story;
    story.tell("note", "2026-03-03", "health_visitor", {{"text", "t"}});
    story.tell("note", "2026-03-03", "school", {{"text", "t"}});
    hidden.decide();
    const auto verdicts = ask(story, {"G47", "2026-03-05"});
    ASSERT_EQ(verdicts.size(), 2U);
    EXPECT_EQ(verdicts.front().because.size(), 3U);  // Two things, and what was decided.
    EXPECT_EQ(verdicts.front().because.front().says,
              "Known to one agency: Health visitor, Health, on 3 March 2026.");
    story.tell("answer",
               "2026-03-05",
               "team_manager",
               {{"guardrail", "G47"}, {"reasons", "r"}},
               {{LinkKind::answers, hidden.known}});
    EXPECT_EQ(hidden.word(), "met");
}

TEST(HiddenInfo, WhatIsKeptBackIsShownWhereOthersDecideAfterwards)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"not shared", {{"answer", "not_shared"}}, "breached"},
        {"not yet", {{"answer", "later"}, {"tellsOfRisk", true}}, "breached"},
        {"of no risk", {{"answer", "not_shared"}, {"tellsOfRisk", false}}, "silent"},
        {"shared in part", {{"answer", "shared_in_part"}}, "silent"},
    };
    for (const Row& row : rows) {
        HiddenItem hidden{"informationSharing", row.said, "social_worker"};
        EXPECT_EQ(hidden.word(), "silent") << row.words;
        hidden.decide();
        EXPECT_EQ(hidden.word(), row.expected) << row.words;
    }
}

}  // namespace g47_test
}  // namespace holdfast::guardrails
