#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g04_test {

using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// A referral of Monday, 2 March 2026, about a child of the family.
struct ReferredChild {
    SceneBuilder story;
    int referral = 0;

    explicit ReferredChild(const object& more = {}, const char* received = "2026-03-02")
    {
        story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
        object said{{"concern", "An invented worry."}, {"source", "2A"}};
        for (const auto& field : more) said[field.key()] = field.value();
        referral = story.tell("referral", received, "screener", said);
    }
    int decide() { return story.decision(referral, "2026-03-02", "referral", "assess"); }
    int tell(const char* type, const object& said, LinkKind link = LinkKind::rests_on)
    {
        return story.tell(type, "2026-03-03", "social_worker", said, {{link, referral}});
    }
    void write_to_maker() { tell("letter", {{"purpose", "outcome"}}, LinkKind::answers); }
    std::string word(std::string_view today) const
    {
        return word_on(story, referral, {"G04", today});
    }
};

TEST(OutcomeAndNotify, IsDecidedAndAnsweredWithinOneWorkingDay)
{
    const ReferredChild waits;
    EXPECT_EQ(waits.word("2026-03-03"), "pending");
    EXPECT_EQ(waits.word("2026-03-04"), "breached");
    ReferredChild decided;
    decided.decide();
    EXPECT_EQ(decided.word("2026-03-03"), "pending");
    EXPECT_EQ(decided.word("2026-03-04"), "breached");
    decided.write_to_maker();
    EXPECT_EQ(decided.word("2026-03-04"), "met");
    ReferredChild told;
    told.write_to_maker();
    EXPECT_EQ(told.word("2026-03-04"), "breached");
    EXPECT_EQ(ReferredChild({}, "unknown").word("2026-03-04"), "breached");
}

TEST(OutcomeAndNotify, ADecisionHasReasons)
{
    ReferredChild referred;
    referred.write_to_maker();
    referred.story.tell("decision",
                        "2026-03-02",
                        "team_manager",
                        {{"question", "referral"}, {"outcome", "no_further_action"}},
                        {{LinkKind::answers, referred.referral}});
    EXPECT_EQ(referred.word("2026-03-04"), "breached");
}

TEST(OutcomeAndNotify, WhoeverMadeItIsToldUnlessThereIsAReason)
{
    struct Row {
        const char* words;
        object referral;
        object notification;  // Empty: none.
        const char* expected;
    };
    const object nobody = {};
    const Row rows[] = {
        {"nobody is told", {}, nobody, "breached"},
        {"told of the outcome", {}, {{"matter", "outcome"}}, "met"},
        {"told of something else", {}, {{"matter", "meeting_called"}}, "breached"},
        {"not told, because it is unsafe",
         {},
         {{"matter", "outcome"}, {"notTold", true}, {"whyNotTold", "unsafe_adult"}},
         "met"},
        {"not told, because nobody did it",
         {},
         {{"matter", "outcome"}, {"notTold", true}, {"whyNotTold", "not_done"}},
         "breached"},
        {"not told, without a word", {}, {{"matter", "outcome"}, {"notTold", true}}, "breached"},
        {"anonymous", {{"source", "9"}}, nobody, "met"},
        {"unknown to us, which can be found out", {{"source", "10"}}, nobody, "breached"},
    };
    for (const Row& row : rows) {
        ReferredChild referred{row.referral};
        referred.decide();
        if (!row.notification.empty()) referred.tell("notification", row.notification);
        EXPECT_EQ(referred.word("2026-03-04"), row.expected) << row.words;
    }
}

TEST(OutcomeAndNotify, TellingTheFamilyIsNoAnswerToTheSchool)
{
    for (const auto& [source, expected] : {std::pair{"2A", "breached"}, std::pair{"1C", "met"}}) {
        ReferredChild referred{{{"source", source}}};
        referred.decide();
        const int told = referred.tell("notification", {{"matter", "outcome"}});
        referred.story.name(told, base::Subject::of(referred.story.child()), Part::recipient);
        EXPECT_EQ(referred.word("2026-03-04"), expected) << source;
    }
}

TEST(OutcomeAndNotify, WhereBothAreNamedTheyAreTheSame)
{
    for (const auto& [recipient, expected] :
         {std::pair{"school", "met"}, std::pair{"police", "breached"}}) {
        ReferredChild referred;
        SceneBuilder& story = referred.story;
        story.name(referred.referral, story.agency_of("school"), Part::source);
        referred.decide();
        const int told = referred.tell("notification", {{"matter", "outcome"}});
        story.name(told, story.agency_of(recipient), Part::recipient);
        EXPECT_EQ(referred.word("2026-03-04"), expected) << recipient;
    }
}

TEST(OutcomeAndNotify, OthersHearOfWhatIsGraveAndConfirmIt)
{
    struct Row {
        const char* words;
        object referral;
        const char* type;  // "": nothing is told.
        object said;
        const char* on_the_ninth;
        const char* on_the_tenth;
    };
    const object cp = {{"childProtection", true}};
    const object injury = {{"kinds", base::json::array{"injury"}}};
    const object bullying = {{"kinds", base::json::array{"child_on_child"}}};
    const Row rows[] = {
        {"bullying at school", bullying, "", {}, "met", "met"},
        {"child protection, nobody hears", cp, "", {}, "pending", "breached"},
        {"an injury, nobody hears", injury, "", {}, "pending", "breached"},
        {"not confirmed", cp, "notification", {{"matter", "received"}}, "pending", "breached"},
        {"not grave, not confirmed",
         {},
         "notification",
         {{"matter", "received"}},
         "pending",
         "breached"},
        {"confirmed",
         cp,
         "notification",
         {{"matter", "received"}, {"received", "2026-03-04"}},
         "met",
         "met"},
        {"acknowledged",
         cp,
         "notification",
         {{"matter", "received"}, {"acknowledged", "2026-03-04"}},
         "met",
         "met"},
        {"kept back for a reason",
         cp,
         "notification",
         {{"matter", "received"}, {"notTold", true}, {"whyNotTold", "police_asked"}},
         "met",
         "met"},
        {"not done",
         cp,
         "notification",
         {{"matter", "received"}, {"notTold", true}, {"whyNotTold", "not_done"}},
         "breached",
         "breached"},
        {"not done, and not grave",
         {},
         "notification",
         {{"matter", "received"}, {"notTold", true}, {"whyNotTold", "not_done"}},
         "breached",
         "breached"},
        {"shared", cp, "informationSharing", {{"answer", "shared"}}, "met", "met"},
        {"not shared", cp, "informationSharing", {{"answer", "not_shared"}}, "pending", "breached"},
        {"discussed", cp, "strategyDiscussion", {{"outcome", "no_enquiry"}}, "met", "met"},
        {"answered in words",
         cp,
         "answer",
         {{"guardrail", "G04"}, {"reasons", "r"}},
         "pending",
         "breached"},
    };
    for (const Row& row : rows) {
        ReferredChild referred{row.referral};
        referred.decide();
        referred.write_to_maker();
        if (*row.type != '\0') referred.tell(row.type, row.said);
        EXPECT_EQ(referred.word("2026-03-09"), row.on_the_ninth) << row.words;
        EXPECT_EQ(referred.word("2026-03-10"), row.on_the_tenth) << row.words;
    }
}

/// An answer answers the referral, and does not rest on it.
TEST(OutcomeAndNotify, SomebodyCanAnswerWhyNobodyElseIsToHear)
{
    ReferredChild referred{{{"childProtection", true}}};
    referred.decide();
    referred.write_to_maker();
    referred.tell("answer", {{"guardrail", "G04"}, {"reasons", "r"}}, LinkKind::answers);
    EXPECT_EQ(referred.word("2026-03-10"), "met");
}

TEST(OutcomeAndNotify, AReceiptMayComeInASecondEntry)
{
    ReferredChild referred;
    SceneBuilder& story = referred.story;
    referred.decide();
    referred.write_to_maker();
    const object sent = {{"matter", "received"}};
    const object confirmed = {{"matter", "received"}, {"received", "2026-03-05"}};
    story.name(referred.tell("notification", sent), story.agency_of("police"), Part::recipient);
    story.name(
        referred.tell("notification", confirmed), story.agency_of("hospital"), Part::recipient);
    EXPECT_EQ(referred.word("2026-03-10"), "breached");
    story.name(
        referred.tell("notification", confirmed), story.agency_of("police"), Part::recipient);
    EXPECT_EQ(referred.word("2026-03-10"), "met");
}

TEST(OutcomeAndNotify, AContactGoesOnAsItsReferral)
{
    SceneBuilder story;
    const int contact =
        story.tell("contact", "2026-03-02", "screener", {{"concern", "An invented worry."}});
    EXPECT_EQ(word_on(story, contact, {"G04", "2026-03-04"}), "breached");
    const int referral = story.referral("2026-03-02", "no", {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, contact, {"G04", "2026-03-04"}), "silent");
    story.decision(contact, "2026-03-02", "contact", "accepted");
    // That it was accepted is no decision on the referral.
    story.tell("letter",
               "2026-03-02",
               "social_worker",
               {{"purpose", "outcome"}},
               {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, referral, {"G04", "2026-03-04"}), "breached");
    story.decision(referral, "2026-03-03", "referral", "assess");
    EXPECT_EQ(word_on(story, referral, {"G04", "2026-03-04"}), "met");
}

TEST(OutcomeAndNotify, AReportOfTheSameEventIsDecidedWithTheFirst)
{
    ReferredChild referred;
    const int second =
        referred.story.referral("2026-03-02", "no", {{LinkKind::part_of, referred.referral}});
    referred.decide();
    EXPECT_EQ(word_on(referred.story, second, {"G04", "2026-03-04"}), "breached");
    referred.story.tell("letter",
                        "2026-03-03",
                        "social_worker",
                        {{"purpose", "outcome"}},
                        {{LinkKind::answers, second}});
    EXPECT_EQ(word_on(referred.story, second, {"G04", "2026-03-04"}), "met");
}

TEST(OutcomeAndNotify, NothingWaitsWhenTheWorkEndsAndEarlierWorkIsNotAskedAbout)
{
    ReferredChild referred;
    SceneBuilder& story = referred.story;
    const int first = story.closing("2026-03-02");
    EXPECT_EQ(word_on(story, referred.referral, {"G04", "2026-03-02", first}), "breached");
    story.decision(first, "2026-03-02", "close", "closed");
    const int again = story.answered_referral("2026-05-04", "no");
    const int second = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, referred.referral, {"G04", "2026-06-01", second}), "silent");
    EXPECT_EQ(word_on(story, again, {"G04", "2026-06-01", second}), "met");
    EXPECT_EQ(word_on(story, referred.referral, {"G04", "2026-06-01"}), "breached");
}

TEST(OutcomeAndNotify, TakesThePolicyOfTheDay)
{
    const ReferredChild referred;
    EXPECT_EQ(word_on(referred.story,
                      referred.referral,
                      {"G04", "2026-03-04", 0, policy_with("G04.working_days", 3, "2026-03-01")}),
              "pending");
    EXPECT_EQ(word_on(referred.story,
                      referred.referral,
                      {"G04", "2026-03-04", 0, policy_without("G04.working_days")}),
              "cannot tell");
}

}  // namespace g04_test
}  // namespace holdfast::guardrails
