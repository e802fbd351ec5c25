#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g36_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// A supervision of Monday 2 March 2026 about one child.
struct Talked {
    SceneBuilder story;
    int supervision;

    explicit Talked(const object& more = {})
    {
        story.tell("familyMember", "2020-01", "screener", {{"part", "child"}});
        story.answered_referral("2026-01-05", "no");
        object said{{"discussed", "A family."}};
        for (const auto& field : more) said[field.key()] = field.value();
        supervision = story.tell("supervision", "2026-03-02", "team_manager", said);
    }
    int injury()
    {
        return story.tell("injury",
                          "2026-03-02",
                          "social_worker",
                          {{"description", "A mark."}},
                          {{LinkKind::part_of, supervision}});
    }
    int visit(const char* when, const char* seen = "alone", const StoryLinks& links = {})
    {
        return story.tell("visit", when, "social_worker", {{"seen", seen}}, links);
    }
    [[nodiscard]] std::string on(const char* today, int proposal = 0) const
    {
        return word_on(story, supervision, {"G36", today, proposal});
    }
};

TEST(SupervisionToAction, HarmThatIsSpokenOfIsFollowedByAnAction)
{
    struct Row {
        const char* words;
        const char* type;  // "": nothing.
        object said;
        LinkKind link;
        const char* expected;
    };
    const Row rows[] = {
        {"nothing", "", {}, LinkKind::part_of, "breached"},
        {"a step", "planStep", {{"what", "A step."}}, LinkKind::part_of, "met"},
        {"a step that was not done",
         "planStep",
         {{"what", "A step."}, {"outcome", "not_done"}},
         LinkKind::part_of,
         "breached"},
        {"a strategy discussion", "strategyDiscussion", {}, LinkKind::answers, "met"},
        {"police are told", "notification", {{"recipient", "Police"}}, LinkKind::rests_on, "met"},
        {"a note", "note", {{"text", "A note."}}, LinkKind::part_of, "breached"},
        {"another worry", "worry", {{"what", "A worry."}}, LinkKind::part_of, "breached"},
    };
    for (const Row& row : rows) {
        Talked talked{{{"harmRaised", true}}};
        talked.injury();
        talked.visit("2026-03-03");
        if (*row.type != '\0')
            talked.story.tell(row.type,
                              "2026-03-03",
                              "social_worker",
                              row.said,
                              {{row.link, talked.supervision}});
        EXPECT_EQ(talked.on("2026-03-05"), row.expected) << row.words;
    }
}

TEST(SupervisionToAction, AnActionOnTheInjuryOrWorryItselfIsOne)
{
    for (const auto& [done, expected] : std::initializer_list<std::pair<object, const char*>>{
             {{{"standing", "open"}}, "breached"},
             {{{"standing", "open"}, {"done", "A thing."}}, "met"},
             {{{"standing", "changed"}}, "met"}}) {
        Talked talked;
        const int worry = talked.story.tell("worry",
                                            "2026-03-02",
                                            "social_worker",
                                            {{"what", "A worry."}},
                                            {{LinkKind::part_of, talked.supervision}});
        talked.visit("2026-03-03");
        EXPECT_EQ(talked.on("2026-03-05"), "breached") << "the worry is there without the tick";
        talked.story.tell(
            "worryAnswered", "2026-03-03", "social_worker", done, {{LinkKind::answers, worry}});
        EXPECT_EQ(talked.on("2026-03-05"), expected) << base::json::serialize(done);
    }
}

TEST(SupervisionToAction, TheInjuryOrWorryItselfIsFiled)
{
    Talked talked{{{"harmRaised", true}}};
    talked.visit("2026-03-03", "alone", {{LinkKind::part_of, talked.supervision}});
    const auto verdict = verdict_on(talked.story, talked.supervision, {"G36", "2026-03-05"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->missing,
              (std::vector<std::string>{"File the injury or the worry itself, as part of it."}));
    talked.injury();
    EXPECT_EQ(talked.on("2026-03-05"), "met");
}

TEST(SupervisionToAction, WaitsTwoWorkingDaysButNotAtAGate)
{
    Talked talked{{{"harmRaised", true}}};
    EXPECT_EQ(talked.on("2026-03-04"), "pending");
    EXPECT_EQ(talked.on("2026-03-05"), "breached");
    EXPECT_EQ(word_on(talked.story,
                      talked.supervision,
                      {"G36", "2026-03-04", 0, policy_without("G36.working_days")}),
              "cannot tell");
    const int closing = talked.story.closing("2026-03-03");
    EXPECT_EQ(talked.on("2026-03-03", closing), "breached");
    talked.injury();
    talked.visit("2026-03-03", "with_others", {{LinkKind::part_of, talked.supervision}});
    EXPECT_EQ(talked.on("2026-03-03", closing), "met");
}

TEST(SupervisionToAction, TheChildIsSeenByTheDayThatWasNamed)
{
    Talked talked{{{"childSeenBy", "2026-03-13"}}};
    EXPECT_EQ(talked.on("2026-03-13"), "pending");
    EXPECT_EQ(talked.on("2026-03-14"), "breached");
    const auto verdict = verdict_on(talked.story, talked.supervision, {"G36", "2026-03-13"});
    ASSERT_TRUE(verdict && verdict->due && verdict->changes_on);
    EXPECT_EQ(base::words(*verdict->due), "13 March 2026");
    EXPECT_EQ(base::words(*verdict->changes_on), "14 March 2026");
    const int closing = talked.story.closing("2026-03-03");
    EXPECT_EQ(talked.on("2026-03-03", closing), "breached");
    talked.visit("2026-03-01");
    EXPECT_EQ(talked.on("2026-03-14"), "breached") << "before the talk";
    talked.visit("2026-03-10", "not_seen");
    EXPECT_EQ(talked.on("2026-03-14"), "breached") << "nobody was seen";
    talked.visit("2026-03");
    EXPECT_EQ(talked.on("2026-03-14"), "cannot tell") << "on which day?";
    talked.visit("2026-03-20");
    EXPECT_EQ(talked.on("2026-03-20"), "silent") << "late, and seen";
    EXPECT_EQ(talked.on("2026-03-20", closing), "silent");
}

TEST(SupervisionToAction, HarmWithoutADayStillAsksForTheChildToBeSeen)
{
    Talked talked{{{"harmRaised", true}}};
    talked.injury();
    talked.story.tell("planStep",
                      "2026-03-02",
                      "social_worker",
                      {{"what", "A step."}},
                      {{LinkKind::part_of, talked.supervision}});
    EXPECT_EQ(talked.on("2026-03-04"), "pending");
    EXPECT_EQ(talked.on("2026-03-05"), "breached");
    talked.visit("2026-03-05");
    EXPECT_EQ(talked.on("2026-03-05"), "met");
}

TEST(SupervisionToAction, NobodyIsAskedToSeeAChildWhoIsNotBornOrHasDied)
{
    for (const object& person :
         {object{{"knownAs", "Wren"}, {"expectedBirth", "2026-08-10"}},
          object{{"knownAs", "Wren"}, {"born", "2020-01"}, {"died", "2026-02-27"}}}) {
        Talked talked{{{"childSeenBy", "2026-03-13"}}};
        EXPECT_EQ(talked.on("2026-03-14"), "breached");
        talked.story.tell("person", "2026-02-27", "social_worker", person);
        EXPECT_EQ(talked.on("2026-03-14"), "silent") << base::json::serialize(person);
    }
}

TEST(SupervisionToAction, SaysNothingOfATalkThatSpokeOfNoHarm)
{
    Talked talked{{{"harmRaised", false}}};
    EXPECT_EQ(talked.on("2026-06-01"), "silent");
    const int transfer =
        talked.story.tell("transfer", "2026-03-03", "social_worker", {{"kind", "team"}});
    Talked harm{{{"harmRaised", true}}};
    const int other =
        harm.story.tell("transfer", "2026-03-03", "social_worker", {{"kind", "team"}});
    EXPECT_EQ(transfer, other);
    EXPECT_EQ(harm.on("2026-06-01", other), "silent") << "it stands at no such gate";
}

}  // namespace g36_test
}  // namespace holdfast::guardrails
