#include "casefile/told_story.h"
#include "duties/duties.h"

namespace holdfast::duties {
namespace {

namespace json = base::json;
using base::Date;
using base::EntryId;
using base::PersonId;
using base::Subject;
using ledger::LinkKind;
using ledger::Part;

/// A story that is asked what is owed.
class Story : public casefile::ToldStory {
public:
    /// Each duty that has begun as "what child due standing", one a line; without "clock." or
    /// "own.".
    [[nodiscard]] std::string owed(const char* today) const
    {
        const auto told = scene();
        std::string lines;
        for (const Duty& duty :
             duties_of(told, records::PolicyBook::shipped(), base::WorkingDays::england())) {
            if (!has_begun(duty, Date::parse(today).value(), told.facts.whens())) continue;
            lines += std::string{duty.clock->key.substr(duty.clock->key.find('.') + 1)};
            for (const auto& [letter, child] : children())
                if (duty.child == child) lines += std::string{" "} + letter;
            lines += " " + (duty.due.last ? duty.due.last->iso() : "?") + " ";
            lines += words_for(standing_of(duty, Date::parse(today).value(), told.facts.whens()));
            lines += "\n";
        }
        return lines;
    }
};

TEST(StandingOf, IsLateAfterTheLastDayAlsoWhereTheFirstIsNotKnown)
{
    const auto standing = [](std::optional<Date> first, std::optional<Date> last, Date today) {
        Duty duty{};
        duty.began = base::When::unknown();
        duty.due = {first, last, ""};
        return standing_of(duty, today, [](const EntryId&) { return nullptr; });
    };
    const Date day = Date::of(2026, 3, 9);
    const Date before = day.plus_days(-1);
    const Date after = day.plus_days(1);
    EXPECT_EQ(standing(day, day, day), Standing::running);
    EXPECT_EQ(standing(day, day, after), Standing::late);
    EXPECT_EQ(standing({}, day, day), Standing::cannot_tell);
    EXPECT_EQ(standing({}, day, after), Standing::late);
    EXPECT_EQ(standing(day, {}, before), Standing::running);
    EXPECT_EQ(standing(day, {}, after), Standing::cannot_tell);
    EXPECT_EQ(standing({}, {}, day), Standing::cannot_tell);
}

TEST(Duties, ContactIsDecidedWithinAWorkingDay)
{
    Story story;
    const auto friday = story.tell("contact", "2026-01-09", "a", {{"concern", "A worry."}});
    EXPECT_EQ(story.owed("2026-01-12"), "contact_decision 2026-01-12 Running\n");
    EXPECT_EQ(story.owed("2026-01-13"), "contact_decision 2026-01-12 Late\n");
    story.tell("decision",
               "2026-01-13",
               "a",
               {{"question", "contact"}, {"outcome", "advice"}},
               {{LinkKind::answers, friday}});
    EXPECT_EQ(story.owed("2026-01-13"), "contact_decision 2026-01-12 Done late\n");
    const auto monday = story.tell("contact", "2026-01-19", "a", {{"concern", "A worry."}});
    story.tell(
        "referral", "2026-01-20", "a", {{"concern", "A worry."}}, {{LinkKind::answers, monday}});
    EXPECT_TRUE(story.owed("2026-01-21").contains("contact_decision 2026-01-20 Done\n"));
}

TEST(Duties, AssessmentIsOwedToEachChildOfTheReferralUntilItIsAuthorised)
{
    Story story;
    story.refer("2026-01-05", "ab");
    EXPECT_EQ(story.owed("2026-03-09"),
              "assessment a 2026-03-09 Running\nassessment b 2026-03-09 Running\n");
    const auto begun = story.tell("assessment", "2026-01-06", "ab");
    EXPECT_EQ(story.owed("2026-03-10"),
              "assessment a 2026-03-09 Late\nassessment b 2026-03-09 Late\n")
        << "begun is not concluded";
    story.tell("assessment",
               "2026-01-06",
               "a",
               {{"authorised", "2026-03-02"}},
               {{LinkKind::supersedes, begun}});
    EXPECT_EQ(story.owed("2026-03-10"),
              "assessment a 2026-03-09 Done\nassessment b 2026-03-09 Late\n");
}

/// A referral that comes while the work is open begins no second episode.
TEST(Duties, AssessmentIsOwedFromTheFirstReferralThatWasNotTurnedAway)
{
    Story story;
    const auto first = story.tell("referral", "2026-01-05", "a", {{"concern", "A worry."}});
    story.tell("decision",
               "2026-01-06",
               "a",
               {{"question", "referral"}, {"outcome", "no_further_action"}},
               {{LinkKind::answers, first}});
    EXPECT_FALSE(story.owed("2026-03-02").contains("assessment"));
    story.tell("referral", "2026-03-02", "a", {{"concern", "Another worry."}});
    EXPECT_TRUE(story.owed("2026-03-02").contains("assessment a 2026-05-07 Running\n"));
}

TEST(Duties, ReferralThatWasTurnedAwayOwesNoAssessment)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("decision",
               "2026-01-06",
               "a",
               {{"question", "referral"}, {"outcome", "no_further_action"}},
               {{LinkKind::answers, 3}});
    EXPECT_EQ(story.owed("2026-06-01"), "");
}

TEST(Duties, ConferenceIsCountedFromTheDiscussionThatBeganTheEnquiry)
{
    Story story;
    story.refer("2026-01-05");
    const std::string assessment = "assessment a 2026-03-09 Running\n";
    story.tell("strategyDiscussion", "2026-01-05", "a", {{"outcome", "discuss_again"}});
    EXPECT_EQ(story.owed("2026-01-06"), assessment);
    story.tell("strategyDiscussion", "2026-01-06", "a", {{"outcome", "enquiry_begins"}});
    story.tell("strategyDiscussion", "2026-01-20", "a", {{"outcome", "enquiry_begins"}});
    EXPECT_EQ(story.owed("2026-01-27"), assessment + "conference a 2026-01-27 Running\n");
    EXPECT_EQ(story.owed("2026-01-28"), assessment + "conference a 2026-01-27 Late\n");
    // Adjourned, it decided nothing for the child and is owed as before.
    story.tell("conference", "2026-01-23", "a", {{"kind", "initial"}, {"decision", "adjourned"}});
    EXPECT_EQ(story.owed("2026-01-28"), assessment + "conference a 2026-01-27 Late\n");
    story.tell("conference", "2026-01-26", "a", {{"kind", "initial"}, {"decision", "no_plan"}});
    EXPECT_EQ(story.owed("2026-01-28"), assessment + "conference a 2026-01-27 Done\n");
    // A second enquiry has a clock of its own; this one needs no conference.
    story.tell("strategyDiscussion", "2026-02-02", "a", {{"outcome", "enquiry_begins"}});
    EXPECT_TRUE(story.owed("2026-02-03").ends_with("conference a 2026-02-23 Running\n"));
    story.tell("section47Enquiry", "2026-02-03", "a", {{"conferenceNotRequired", true}});
    EXPECT_EQ(story.owed("2026-02-03"), assessment + "conference a 2026-01-27 Done\n");
}

TEST(Duties, UnbornChildIsOwedAConferenceBeforeTheBirth)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("person",
               "2026-01-05",
               "a",
               {{"knownAs", "Baby Example"}, {"expectedBirth", "2026-06-01"}});
    story.tell("strategyDiscussion", "2026-02-02", "a", {{"outcome", "enquiry_begins"}});
    EXPECT_TRUE(story.owed("2026-02-10").ends_with("pre_birth a 2026-03-09 Running\n"));
    story.tell("conference", "2026-03-16", "a", {{"kind", "pre_birth"}});
    EXPECT_TRUE(story.owed("2026-03-17").ends_with("pre_birth a 2026-03-09 Done late\n"));
}

TEST(Duties, ProtectionPlanOwesCoreGroupsReviewsAndVisits)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("assessment", "2026-01-05", "a", {{"authorised", "2026-01-30"}});
    const std::string front = "assessment a 2026-03-09 Done\n";
    story.tell("childProtectionPlan", "2026-03-02", "a", {{"initialCategory", "NEG"}});
    EXPECT_EQ(story.owed("2026-03-02"),
              front
                  + "core_group_first a 2026-03-16 Running\nreview_first a 2026-06-02 Running\n"
                    "protection_visit a 2026-03-16 Running\n");
    story.tell("coreGroup", "2026-03-16", "a", {{"standing", "cancelled"}});
    story.tell("coreGroup", "2026-03-17", "a");
    story.tell("visit", "2026-03-10", "a", {{"seen", "not_seen"}});
    story.tell("visit", "2026-03-12", "a", {{"seen", "alone"}});
    EXPECT_EQ(
        story.owed("2026-03-18"),
        front
            + "core_group_first a 2026-03-16 Done late\ncore_group_next a 2026-04-14 Running\n"
              "review_first a 2026-06-02 Running\nprotection_visit a 2026-03-26 Running\n");
    story.tell("conference", "2026-06-01", "a", {{"kind", "review"}, {"decision", "plan_goes_on"}});
    EXPECT_TRUE(
        story.owed("2026-06-02")
            .contains("review_first a 2026-06-02 Done\nreview_next a 2026-12-01 Running\n"));
    // The plan itself may ask for more, and what was done for it stays done; and when it ends,
    // nothing of it is owed.
    story.tell("childProtectionPlan",
               "2026-03-02",
               "a",
               {{"visitsEveryDays", 7}},
               {{LinkKind::supersedes, 5}});
    EXPECT_EQ(story.owed("2026-06-02"),
              front
                  + "core_group_first a 2026-03-16 Done late\ncore_group_next a 2026-04-14 Late\n"
                    "review_first a 2026-06-02 Done\nreview_next a 2026-12-01 Running\n"
                    "protection_visit a 2026-03-19 Late\n");
    story.tell("childProtectionPlan",
               "2026-03-02",
               "a",
               {{"ends", "2026-06-01"}},
               {{LinkKind::supersedes, 11}});
    EXPECT_EQ(story.owed("2026-06-02"), front);
}

/// What counts is when it was, not when it was written down.
TEST(Duties, WhatIsWrittenDownLateCountsFromItsOwnDay)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("coreGroup", "2026-03-12", "a");
    story.tell("visit", "2026-03-20", "a", {{"seen", "alone"}});
    story.tell("visit", "2026-02-27", "a", {{"seen", "alone"}});
    story.tell("childProtectionPlan", "2026-03-02", "a", {{"initialCategory", "NEG"}});
    story.tell("visit", "2026-03-10", "a", {{"seen", "alone"}});
    // The core group of 12 March was written before its plan, the visit of 10 March after that of
    // 20 March; the visit of February is none of the plan's.
    EXPECT_TRUE(
        story.owed("2026-03-20")
            .ends_with(
                "core_group_first a 2026-03-16 Done\ncore_group_next a 2026-04-09 Running\n"
                "review_first a 2026-06-02 Running\nprotection_visit a 2026-04-07 Running\n"));
}

TEST(Duties, NeedPlanOwesVisitsAndReviews)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("childInNeedPlan", "2026-02-02", "a");
    EXPECT_TRUE(
        story.owed("2026-02-02")
            .ends_with("need_visit a 2026-03-16 Running\nneed_review a 2026-04-27 Running\n"));
    story.tell("childInNeedMeeting", "2026-04-20", "a");
    EXPECT_TRUE(story.owed("2026-04-20").ends_with("need_review a 2026-07-13 Running\n"));
}

TEST(Duties, ClosedWorkOwesNothing)
{
    Story story;
    story.refer("2026-01-05");
    story.tell("strategyDiscussion", "2026-01-06", "a", {{"outcome", "enquiry_begins"}});
    story.tell("supervision", "2026-01-07", "a", {{"discussed", "Invented words."}});
    EXPECT_TRUE(story.owed("2026-01-07").ends_with("supervision 2026-02-04 Running\n"));
    story.tell("decision", "2026-01-08", "a", {{"question", "close"}, {"outcome", "closed"}});
    EXPECT_EQ(story.owed("2026-06-01"), "");
}

TEST(Duties, InexactStartIsLateForNobodyTooSoon)
{
    Story story;
    story.tell("contact", "2026-02", "a", {{"concern", "A worry."}});
    EXPECT_EQ(story.owed("2026-02-02"), "contact_decision 2026-03-02 Running\n");
    EXPECT_EQ(story.owed("2026-02-20"), "contact_decision 2026-03-02 Cannot be told\n");
    EXPECT_EQ(story.owed("2026-03-03"), "contact_decision 2026-03-02 Late\n");
}

TEST(Clocks, HaveAPeriodWithItsSourceFromTheBeginning)
{
    const auto policy = records::PolicyBook::shipped();
    for (const Clock& each : clocks()) {
        const auto* term = policy.find(each.key, Date::of(2026, 1, 1));
        ASSERT_NE(term, nullptr) << each.key;
        EXPECT_NE(term->source, "") << each.key;
        EXPECT_NE(each.what, "");
        EXPECT_NE(each.who, "");
    }
}

/// Days that a record itself says: owed until it is ended, answered, or done again.
TEST(Duties, WhatARecordItselfSaysIsDueIsOwedUntilItIsDone)
{
    Story story;
    const std::size_t step = story.tell(
        "planStep", "2026-03-02", "a", {{"what", "An action."}, {"byWhen", "2026-03-09"}});
    EXPECT_EQ(story.owed("2026-03-09"), "planStep.byWhen a 2026-03-09 Running\n");
    EXPECT_EQ(story.owed("2026-03-10"), "planStep.byWhen a 2026-03-09 Late\n");
    story.tell("planStep",
               "2026-03-02",
               "a",
               {{"what", "An action."}, {"byWhen", "2026-03-09"}, {"ended", "2026-03-10"}},
               {{LinkKind::supersedes, step}});
    EXPECT_EQ(story.owed("2026-03-11"), "");

    const std::size_t one = story.tell("worry", "2026-03-02", "a", {{"what", "One worry."}});
    const std::size_t other = story.tell("worry", "2026-03-02", "a", {{"what", "Another."}});
    const json::object look{{"standing", "open"}, {"lookAgainBy", "2026-03-20"}};
    story.tell("worryAnswered", "2026-03-03", "a", look, {{LinkKind::answers, one}});
    story.tell(
        "worryAnswered", "2026-03-04", "a", {{"standing", "open"}}, {{LinkKind::answers, other}});
    EXPECT_EQ(story.owed("2026-03-21"), "worryAnswered.lookAgainBy a 2026-03-20 Late\n");
    story.tell(
        "worryAnswered", "2026-03-21", "a", {{"standing", "changed"}}, {{LinkKind::answers, one}});
    EXPECT_EQ(story.owed("2026-03-22"), "");
}

/// 2 March 2026 is a Monday. The manager answers within 2 working days; then it is the head of
/// service's within 3 of the day after, and so on. What it is against is not done by it.
TEST(Challenges, ClimbWhileNobodyAnswers)
{
    Story story;
    story.tell("challenge", "2026-03-02", "a", {{"what", "Why?"}});
    EXPECT_EQ(story.owed("2026-03-04"), "challenge_managers a 2026-03-04 Running\n");
    EXPECT_EQ(story.owed("2026-03-05"),
              "challenge_managers a 2026-03-04 Late\n"
              "challenge_senior_managers a 2026-03-10 Running\n");
    EXPECT_EQ(story.owed("2026-03-11"),
              "challenge_managers a 2026-03-04 Late\n"
              "challenge_senior_managers a 2026-03-10 Late\n"
              "challenge_independent_chair a 2026-03-18 Running\n");
}

TEST(Challenges, AreOwedAnAnswerAtEachStageThatTheyReach)
{
    Story story;
    const auto challenge = story.tell("challenge", "2026-03-02", "ab", {{"what", "Why?"}});
    story.tell("challengeAnswer",
               "2026-03-03",
               "ab",
               {{"outcome", "explored"}, {"explored", "2026-03-03"}},
               {{LinkKind::answers, challenge}});
    EXPECT_EQ(story.owed("2026-03-04"),
              "challenge_managers a 2026-03-04 Running\n"
              "challenge_managers b 2026-03-04 Running\n")
        << "that both met is no answer";
    const auto answer = story.tell("challengeAnswer",
                                   "2026-03-04",
                                   "ab",
                                   {{"outcome", "not_accepted"}, {"reasons", "So."}},
                                   {{LinkKind::answers, challenge}});
    EXPECT_EQ(story.owed("2026-03-20"),
              "challenge_managers a 2026-03-04 Done\nchallenge_managers b 2026-03-04 Done\n");
    const auto further = story.tell(
        "challenge", "2026-03-05", "a", {{"what", "Still."}}, {{LinkKind::answers, answer}});
    EXPECT_TRUE(
        story.owed("2026-03-06").ends_with("challenge_senior_managers a 2026-03-10 Running\n"));
    story.tell("challengeAnswer",
               "2026-03-06",
               "a",
               {{"outcome", "next_stage"}, {"nextDue", "2026-03-30"}},
               {{LinkKind::answers, further}});
    EXPECT_TRUE(
        story.owed("2026-03-06").ends_with("challenge_independent_chair a 2026-03-13 Running\n"))
        << "whoever passes it on chooses no later day";
}

/// Whoever challenges an action has not done it.
TEST(Challenges, DoNotDoWhatTheyAreAgainst)
{
    Story story;
    const auto step = story.tell(
        "planStep", "2026-03-02", "a", {{"what", "An action."}, {"byWhen", "2026-03-09"}});
    story.tell("challenge", "2026-03-10", "a", {{"what", "Why?"}}, {{LinkKind::answers, step}});
    EXPECT_EQ(story.owed("2026-03-10"),
              "challenge_managers a 2026-03-12 Running\nplanStep.byWhen a 2026-03-09 Late\n");
}

TEST(Challenges, HaveTheDayThatTheChallengerAgreedOn)
{
    Story story;
    story.tell("challenge",
               "2026-03-02",
               "a",
               {{"what", "Why?"}, {"stage", "partners"}, {"answerDue", "2026-03-31"}});
    EXPECT_EQ(story.owed("2026-03-31"), "challenge_partners a 2026-03-31 Running\n");
    EXPECT_EQ(story.owed("2026-04-30"), "challenge_partners a 2026-03-31 Late\n")
        << "nobody comes after the partners";
}

}  // namespace
}  // namespace holdfast::duties
