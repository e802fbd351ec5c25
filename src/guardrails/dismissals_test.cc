#include "guardrails/dismissals.h"
#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

/// A rule's finding on an injury, dismissed by somebody with reasons.
namespace holdfast::guardrails {
namespace dismissals_test {

using ledger::LinkKind;

/// What is told a minute apart, on 25 February 2026.
struct Dismissed {
    SceneBuilder story;
    int injury = story.tell("injury", "2026-02-20", "social_worker", {{"reportedBy", "school"}});
    int visit = story.tell("visit", "2026-02-20", "social_worker", {{"seen", "alone"}});
    int answer = answers({{"dismisses", true}});

    int answers(const base::json::object& said, std::string_view rule = "G21")
    {
        base::json::object whole{{"guardrail", rule}, {"reasons", "It was an old mark."}};
        for (const auto& field : said) whole[field.key()] = field.value();
        return story.tell(
            "answer", "2026-02-25", "social_worker", whole, {{LinkKind::answers, injury}});
    }
    /// The number of the answer that dismisses; 0: it stands.
    [[nodiscard]] int by(Verdict verdict) const
    {
        verdict.anchor = story.id(injury);
        const casefile::FamilyScene scene = story.scene();
        const auto* found = dismissal_of(scene, *find_rule("G21")->guardrail, verdict);
        for (int number = 1; found != nullptr; ++number)
            if (story.id(number) == found->id) return number;
        return 0;
    }
    [[nodiscard]] Verdict rests_on(int entry) const
    {
        Verdict verdict{};
        verdict.because = {{story.id(entry), "A sentence."}};
        return verdict;
    }
};

TEST(Dismissals, HoldWhileWhatTheFindingRestsOnIsAsItWas)
{
    Dismissed told;
    EXPECT_EQ(told.by({}), told.answer);
    EXPECT_EQ(told.by(told.rests_on(told.visit)), told.answer);
    const int later = told.story.tell("visit", "2026-02-26", "social_worker", {{"seen", "alone"}});
    EXPECT_EQ(told.by(told.rests_on(told.visit)), told.answer) << "it does not rest on the later";
    EXPECT_EQ(told.by(told.rests_on(later)), 0);
    Verdict against{};
    against.against = {{told.story.id(later), "A sentence."}};
    EXPECT_EQ(told.by(against), 0);
}

TEST(Dismissals, EndWhenWhatItRestsOnIsCorrected)
{
    Dismissed told;
    told.story.tell("visit",
                    "2026-02-20",
                    "social_worker",
                    {{"seen", "not_seen"}},
                    {{LinkKind::corrects, told.visit}});
    EXPECT_EQ(told.by({}), told.answer);
    EXPECT_EQ(told.by(told.rests_on(told.visit)), 0);
    told.story.tell("injury",
                    "2026-02-20",
                    "social_worker",
                    {{"reportedBy", "police"}},
                    {{LinkKind::corrects, told.injury}});
    EXPECT_EQ(told.by({}), 0);
}

TEST(Dismissals, AreOfOneRuleAndTheNewestAnswerCounts)
{
    Dismissed told;
    told.answers({{"dismisses", false}}, "G13");
    EXPECT_EQ(told.by({}), told.answer) << "that is an answer to another rule";
    told.answers({});
    EXPECT_EQ(told.by({}), 0) << "it does apply after all";
    const int again = told.answers({{"dismisses", true}});
    EXPECT_EQ(told.by({}), again);
}

/// It was not anybody's turn yet, which is no reason afterwards.
TEST(Dismissals, MadeWhileItWaitedEndWhenItsDayHasPassed)
{
    const Dismissed told;
    struct Row {
        Standing standing;
        const char* due;
        bool holds;
    };
    // The answer is of 25 February.
    const Row rows[] = {
        {Standing::pending, "2026-03-04", true},
        {Standing::breached, "2026-03-04", false},
        {Standing::breached, "2026-02-25", false},
        {Standing::breached, "2026-02-24", true},
        {Standing::cannot_tell, "2026-03-04", false},
        {Standing::breached, nullptr, true},
    };
    for (const Row& row : rows) {
        Verdict verdict{};
        verdict.standing = row.standing;
        if (row.due != nullptr) verdict.due = base::Date::parse(row.due).value();
        EXPECT_EQ(told.by(verdict), row.holds ? told.answer : 0)
            << (row.due != nullptr ? row.due : "no day");
    }
}

TEST(Dismissals, AreByWhomTheRuleAsksOrAboveThem)
{
    struct Row {
        Owner owner;
        const char* role;
        bool may;
    };
    using enum Owner;
    const Row rows[] = {
        {lead_worker, "social_worker", true},
        {agency, "social_worker", true},
        {team_manager, "social_worker", false},
        {team_manager, "personal_adviser", false},
        {team_manager, "team_manager", true},
        {team_manager, "conference_chair", true},
        {outside_the_line, "social_worker", false},
        {outside_the_line, "team_manager", false},
        {outside_the_line, "head_of_service", true},
        {outside_the_line, "principal_social_worker", true},
    };
    for (const Row& row : rows) EXPECT_EQ(may_dismiss(row.owner, row.role), row.may) << row.role;
}

/// What a manager dismissed is not taken back, nor dismissed, by somebody who may not.
TEST(Dismissals, OfWhoeverMayNotCountForNothing)
{
    for (const auto& [role, dismissed] :
         {std::pair{"social_worker", false}, std::pair{"team_manager", true}}) {
        SceneBuilder story;
        const int referral = story.referral("2026-02-20", "yes");
        const int answer =
            story.tell("answer",
                       "2026-02-25",
                       role,
                       {{"guardrail", "G22"}, {"reasons", "A reason."}, {"dismisses", true}},
                       {{LinkKind::answers, referral}});
        Verdict verdict{};
        verdict.anchor = story.id(referral);
        const casefile::FamilyScene scene = story.scene();
        const auto* found = dismissal_of(scene, *find_rule("G22")->guardrail, verdict);
        const bool by_this_answer = found != nullptr && found->id == story.id(answer);
        EXPECT_EQ(by_this_answer, dismissed) << role;
    }
}

/// What stops a decision is answered or overridden, and never dismissed.
TEST(Dismissals, AnswerNoRuleAndOpenNoGate)
{
    SceneBuilder story;
    story.answered_referral("2025-06-02", "no");
    const int proposal = story.closing("2025-09-01");
    const int decision = story.decision(proposal, "2025-09-01", "close", "closed");
    story.referral("2025-10-01", "no");
    const auto answer = [&](bool dismisses) {
        story.tell("answer",
                   "2025-10-02",
                   "team_manager",
                   {{"guardrail", "G28"}, {"reasons", "A reason."}, {"dismisses", dismisses}},
                   {{LinkKind::answers, decision}});
    };
    answer(true);
    EXPECT_EQ(word_on(story, decision, {"G28", "2026-03-31"}), "breached");
    answer(false);
    EXPECT_EQ(word_on(story, decision, {"G28", "2026-03-31"}), "met");
}

}  // namespace dismissals_test
}  // namespace holdfast::guardrails
