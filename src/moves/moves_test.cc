#include "casefile/told_story.h"
#include "moves/moves.h"

#include <set>

namespace holdfast::moves {
namespace {

using base::json::object;
using ledger::LinkKind;

/// What the story is before somebody takes a step.
struct Told {
    const char* type;
    const char* day;
    const char* about;
    object said;
    casefile::ToldStory::Links links = {};  // To what is told before it, the first being 3.
};

struct Row {
    const char* words;  // What happens, for whoever reads the table.
    std::vector<Told> before;
    Told step;
    const char* rules;  // Those in the way, each with its child: "second_assessment a". "": none.
};

Told referral(const char* day, const char* about = "a")
{
    return {"referral", day, about, {{"concern", "An invented worry."}}};
}

/// What was decided about the referral that was told as this number.
Told decided(const char* day, const char* outcome, std::size_t referral = 3)
{
    return {"decision",
            day,
            "a",
            {{"question", "referral"}, {"outcome", outcome}},
            {{LinkKind::answers, referral}}};
}

Told death(const char* day)
{
    return {"person", "2026-03-01", "a", {{"knownAs", "Ash Example"}, {"died", day}}};
}

Told closing(const char* day)
{
    return {"decision", day, "a", {{"question", "close"}, {"outcome", "closed"}}};
}

Told conference(const char* day, const char* decision)
{
    return {"conference", day, "a", {{"kind", "initial"}, {"decision", decision}}};
}

std::string found_in(const casefile::ToldStory& story, const std::vector<InTheWay>& found)
{
    std::string words;
    for (const InTheWay& each : found) {
        if (!words.empty()) words += ", ";
        words += each.rule->key;
        for (const auto& [letter, child] : story.children())
            if (each.child == child) words += std::string{" "} + letter;
    }
    return words;
}

void tell(casefile::ToldStory& story, const std::vector<Told>& before)
{
    for (const Told& each : before)
        story.tell(each.type, each.day, each.about, each.said, each.links);
}

std::vector<Row> rows_of_assessments()
{
    return {
        {"an assessment after a referral",
         {referral("2026-03-02")},
         {"assessment", "2026-03-02", "a", {}},
         ""},
        {"an assessment of nobody's episode",
         {},
         {"assessment", "2026-03-02", "a", {}},
         "assessment_without_episode a"},
        {"one child of two was referred",
         {referral("2026-03-02")},
         {"assessment", "2026-03-02", "ab", {}},
         "assessment_without_episode b"},
        {"an assessment before its referral",
         {referral("2026-03-02")},
         {"assessment", "2026-03-01", "a", {}},
         "assessment_before_referral a"},
        {"the referral is known by its month: nobody can say that the day is too early",
         {referral("2026-03")},
         {"assessment", "2026-03-01", "a", {}},
         ""},
        {"an assessment on a closed file",
         {referral("2026-03-02"), closing("2026-04-01")},
         {"assessment", "2026-04-02", "a", {}},
         "assessment_without_episode a"},
        {"an assessment that was made before the closing and is written late",
         {referral("2026-03-02"), closing("2026-04-01")},
         {"assessment", "2026-03-03", "a", {{"authorised", "2026-03-20"}}},
         ""},
        {"a second assessment beside the first",
         {referral("2026-03-02"), {"assessment", "2026-03-03", "a", {}}},
         {"assessment", "2026-03-10", "a", {}},
         "second_assessment a"},
        {"a second assessment after the first",
         {referral("2026-03-02"),
          {"assessment", "2026-03-03", "a", {{"authorised", "2026-03-20"}}}},
         {"assessment", "2026-04-10", "a", {}},
         ""},
        {"it ends before it begins",
         {referral("2026-03-02")},
         {"assessment", "2026-03-10", "a", {{"authorised", "2026-03-09"}}},
         "ends_before_it_begins a"},
        {"it ends on the day on which it begins",
         {referral("2026-03-02")},
         {"assessment", "2026-03-10", "a", {{"authorised", "2026-03-10"}}},
         ""},
    };
}

std::vector<Row> rows_of_protection()
{
    return {
        {"an enquiry on a closed file: it raises protection",
         {referral("2026-03-02"), closing("2026-04-01")},
         {"section47Enquiry", "2026-04-02", "a", {}},
         ""},
        {"a second enquiry is shown",
         {referral("2026-03-02"), {"section47Enquiry", "2026-03-03", "a", {}}},
         {"section47Enquiry", "2026-03-10", "a", {}},
         "second_enquiry a"},
        {"a second enquiry after the conference of the first",
         {referral("2026-03-02"),
          {"section47Enquiry", "2026-03-03", "a", {}},
          conference("2026-03-20", "no_plan")},
         {"section47Enquiry", "2026-05-10", "a", {}},
         ""},
        {"a conference that was adjourned decided nothing yet",
         {referral("2026-03-02"),
          {"section47Enquiry", "2026-03-03", "a", {}},
          conference("2026-03-20", "adjourned")},
         {"section47Enquiry", "2026-05-10", "a", {}},
         "second_enquiry a"},
        {"a review is not the conference of an enquiry",
         {referral("2026-03-02"),
          {"section47Enquiry", "2026-03-03", "a", {}},
          {"conference", "2026-03-20", "a", {{"kind", "review"}, {"decision", "plan_goes_on"}}}},
         {"section47Enquiry", "2026-05-10", "a", {}},
         "second_enquiry a"},
        {"nor is a conference of the year before, written down late",
         {referral("2026-03-02"),
          {"section47Enquiry", "2026-03-03", "a", {}},
          conference("2025-03-20", "no_plan")},
         {"section47Enquiry", "2026-05-10", "a", {}},
         "second_enquiry a"},
        {"a plan on the day of its conference",
         {conference("2026-03-20", "plan_begins")},
         {"childProtectionPlan", "2026-03-20", "a", {}},
         ""},
        {"a plan on the day after",
         {conference("2026-03-20", "plan_begins")},
         {"childProtectionPlan", "2026-03-21", "a", {}},
         "protection_plan_on_another_day a"},
        {"the conference of three years before decided on a plan that has ended",
         {conference("2023-03-20", "plan_begins"),
          {"childProtectionPlan", "2023-03-20", "a", {{"ends", "2024-02-01"}}}},
         {"childProtectionPlan", "2026-03-21", "a", {}},
         ""},
        {"since then another decided",
         {conference("2023-03-20", "plan_begins"),
          {"childProtectionPlan", "2023-03-20", "a", {{"ends", "2024-02-01"}}},
          conference("2026-03-20", "plan_begins")},
         {"childProtectionPlan", "2026-03-21", "a", {}},
         "protection_plan_on_another_day a"},
        {"a plan of a conference that nobody has recorded yet",
         {conference("2026-03-20", "no_plan")},
         {"childProtectionPlan", "2026-03-21", "a", {}},
         ""},
        {"a second plan beside the first",
         {{"childProtectionPlan", "2026-03-20", "a", {}}},
         {"childProtectionPlan", "2026-04-20", "a", {}},
         "second_protection_plan a"},
        {"a plan of long ago, written late, ends no other",
         {{"childProtectionPlan", "2026-03-20", "a", {}},
          {"childProtectionPlan", "2021-03-20", "a", {{"ends", "2022-03-20"}}}},
         {"childProtectionPlan", "2026-04-20", "a", {}},
         "second_protection_plan a"},
    };
}

std::vector<Row> rows_of_need()
{
    return {
        {"a child in need plan beside a protection plan",
         {referral("2026-03-02"), {"childProtectionPlan", "2026-03-20", "a", {}}},
         {"childInNeedPlan", "2026-04-20", "a", {}},
         "need_plan_beside_protection_plan a"},
        {"a child in need plan before its referral",
         {referral("2026-03-02")},
         {"childInNeedPlan", "2026-02-27", "a", {}},
         "need_plan_before_referral a"},
        {"a protection plan of the other child",
         {referral("2026-03-02"), {"childProtectionPlan", "2026-03-20", "b", {}}},
         {"childInNeedPlan", "2026-04-20", "a", {}},
         ""},
        {"a protection plan beside a child in need plan: it raises protection",
         {referral("2026-03-02"), {"childInNeedPlan", "2026-03-20", "a", {}}},
         {"childProtectionPlan", "2026-04-20", "a", {}},
         ""},
        {"a family help plan under section 17 counts as one",
         {referral("2026-03-02"), {"familyHelpPlan", "2026-03-20", "a", {{"basis", "section_17"}}}},
         {"childInNeedPlan", "2026-04-20", "a", {}},
         "second_need_plan a"},
        {"a family help plan of early help does not",
         {referral("2026-03-02"), {"familyHelpPlan", "2026-03-20", "a", {{"basis", "early_help"}}}},
         {"childInNeedPlan", "2026-04-20", "a", {}},
         ""},
        {"early help needs no referral",
         {},
         {"familyHelpPlan", "2026-04-20", "a", {{"basis", "early_help"}}},
         ""},
        {"help under section 17 needs one, and there is only one plan at once",
         {{"childProtectionPlan", "2026-03-20", "a", {}}},
         {"familyHelpPlan", "2026-04-20", "a", {{"basis", "section_17"}}},
         "need_plan_without_episode a, need_plan_beside_protection_plan a"},
        {"a visit, on a closed file, is a fact",
         {referral("2026-03-02"), closing("2026-04-01")},
         {"visit", "2026-04-02", "a", {}},
         ""},
    };
}

/// Rules 8831, 8832 and 4000 of the census: nothing but protection begins on a referral about which
/// it was decided to do no more.
std::vector<Row> rows_of_turned_away()
{
    const Told no_more = decided("2026-03-03", "no_further_action");
    return {
        {"an assessment on a referral that was turned away",
         {referral("2026-03-02"), no_more},
         {"assessment", "2026-03-10", "a", {}},
         "assessment_on_turned_away_referral a"},
        {"advice alone turns it away as well",
         {referral("2026-03-02"), decided("2026-03-03", "advice")},
         {"assessment", "2026-03-10", "a", {}},
         "assessment_on_turned_away_referral a"},
        {"nobody has decided yet: the assessment waits for nobody",
         {referral("2026-03-02")},
         {"assessment", "2026-03-03", "a", {}},
         ""},
        {"it was decided again, that it is to be assessed",
         {referral("2026-03-02"), no_more, decided("2026-03-09", "assess")},
         {"assessment", "2026-03-10", "a", {}},
         ""},
        {"somebody referred the child once more, before the first was closed",
         {referral("2026-03-02"), no_more, referral("2026-03-09")},
         {"assessment", "2026-03-10", "a", {}},
         ""},
        {"somebody referred the other child",
         {referral("2026-03-02"), no_more, referral("2026-03-09", "b")},
         {"assessment", "2026-03-10", "ab", {}},
         "assessment_on_turned_away_referral a"},
        {"an assessment that was made then and is written with its end is a fact",
         {referral("2026-03-02"), no_more},
         {"assessment", "2026-03-03", "a", {{"authorised", "2026-03-20"}}},
         ""},
        {"a child in need plan on such a referral",
         {referral("2026-03-02"), no_more},
         {"childInNeedPlan", "2026-03-10", "a", {}},
         "need_plan_on_turned_away_referral a"},
        {"help under section 17 is one",
         {referral("2026-03-02"), no_more},
         {"familyHelpPlan", "2026-03-10", "a", {{"basis", "section_17"}}},
         "need_plan_on_turned_away_referral a"},
        {"early help is what such a referral may lead to",
         {referral("2026-03-02"), decided("2026-03-03", "early_help")},
         {"familyHelpPlan", "2026-03-10", "a", {{"basis", "early_help"}}},
         ""},
        {"a plan after it was decided again",
         {referral("2026-03-02"), no_more, decided("2026-03-09", "assess")},
         {"childInNeedPlan", "2026-03-10", "a", {}},
         ""},
        {"an enquiry on such a referral is shown",
         {referral("2026-03-02"), no_more},
         {"section47Enquiry", "2026-03-10", "a", {}},
         "protection_on_turned_away_referral a"},
        {"so is a child protection plan",
         {referral("2026-03-02"), no_more},
         {"childProtectionPlan", "2026-03-20", "a", {}},
         "protection_on_turned_away_referral a"},
        {"not once it was decided again",
         {referral("2026-03-02"), no_more, decided("2026-03-09", "assess")},
         {"childProtectionPlan", "2026-03-20", "a", {}},
         ""},
    };
}

/// Rules 4008 and 8915.
std::vector<Row> rows_of_deaths()
{
    return {
        {"a child in need plan after the child's death",
         {referral("2026-03-02"), death("2026-03-09")},
         {"childInNeedPlan", "2026-03-10", "a", {}},
         "need_plan_after_death a"},
        {"on the day of the death it may have come before",
         {referral("2026-03-02"), death("2026-03-09")},
         {"childInNeedPlan", "2026-03-09", "a", {}},
         ""},
        {"the day of death is known by its month alone",
         {referral("2026-03-02"), death("2026-03")},
         {"childInNeedPlan", "2026-03-10", "a", {}},
         ""},
        {"the other child's plan, after a brother's death",
         {referral("2026-03-02", "ab"), death("2026-03-09")},
         {"childInNeedPlan", "2026-03-10", "b", {}},
         ""},
        {"a plan that had ended before is a fact, whenever it is written",
         {referral("2026-03-02"), death("2026-03-09")},
         {"childInNeedPlan", "2026-03-03", "a", {{"ends", "2026-03-09"}}},
         ""},
        {"help under section 17 after the death",
         {referral("2026-03-02"), death("2026-03-09")},
         {"familyHelpPlan", "2026-03-10", "a", {{"basis", "section_17"}}},
         "need_plan_after_death a"},
        {"a child protection plan after it is shown: the day of death may be the mistake",
         {death("2026-03-09")},
         {"childProtectionPlan", "2026-03-10", "a", {}},
         "protection_plan_after_death a"},
        {"and one before it is not",
         {death("2026-03-09")},
         {"childProtectionPlan", "2026-03-06", "a", {}},
         ""},
    };
}

std::vector<Row> all_rows()
{
    std::vector<Row> all = rows_of_assessments();
    for (auto rows :
         {rows_of_protection(), rows_of_need(), rows_of_turned_away(), rows_of_deaths()})
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

TEST(Moves, WhatLawAndCensusForbidIsFound)
{
    std::set<std::string_view> seen;
    for (const Row& row : all_rows()) {
        casefile::ToldStory story;
        tell(story, row.before);
        const auto entry = story.draft(row.step.type, row.step.day, row.step.about, row.step.said);
        const auto found = in_the_way(story.scene(), entry);
        EXPECT_EQ(found_in(story, found), row.rules) << row.words;
        for (const InTheWay& each : found) seen.insert(each.rule->key);
    }
    for (const Rule& rule : rules())
        EXPECT_TRUE(seen.contains(rule.key) || rule.key.starts_with("closing_")) << rule.key;
}

TEST(Moves, WhatGoesOnIsWrittenAgainAndCorrectedWithoutAWord)
{
    casefile::ToldStory story;
    story.refer("2026-03-02");
    const std::size_t plan = story.tell("childInNeedPlan", "2026-03-20", "a");
    for (const LinkKind kind : {LinkKind::supersedes, LinkKind::corrects}) {
        const auto again = story.draft("childInNeedPlan", "2026-03-20", "a", {}, {{kind, plan}});
        EXPECT_EQ(found_in(story, in_the_way(story.scene(), again)), "");
    }
    story.tell("childInNeedPlan",
               "2026-03-20",
               "a",
               {{"ends", "2026-06-01"}},
               {{LinkKind::supersedes, plan}});
    const auto next = story.draft("childInNeedPlan", "2026-07-01", "a");
    EXPECT_EQ(found_in(story, in_the_way(story.scene(), next)), "");
}

/// For a child who is added it begins, whatever goes on for the other.
TEST(Moves, WhatIsWrittenAgainBeginsForAChildWhoIsAdded)
{
    casefile::ToldStory story;
    const std::size_t plan = story.tell("childProtectionPlan", "2026-03-20", "a");
    story.tell("childProtectionPlan", "2026-03-20", "b");
    const auto again =
        story.draft("childProtectionPlan", "2026-03-20", "ab", {}, {{LinkKind::supersedes, plan}});
    EXPECT_EQ(found_in(story, in_the_way(story.scene(), again)), "second_protection_plan b");
}

/// What had ended, or was early help, begins when it is written again without an end.
TEST(Moves, WhatIsTakenUpAgainBegins)
{
    casefile::ToldStory story;
    story.refer("2026-03-02");
    const std::size_t ended =
        story.tell("childInNeedPlan", "2026-03-09", "a", {{"ends", "2026-03-20"}});
    const std::size_t help =
        story.tell("familyHelpPlan", "2026-03-09", "a", {{"basis", "early_help"}});
    story.tell("childProtectionPlan", "2026-03-20", "a");
    const auto taken_up = [&](const char* type, std::size_t earlier, const object& said) {
        const auto entry =
            story.draft(type, "2026-03-09", "a", said, {{LinkKind::supersedes, earlier}});
        return found_in(story, in_the_way(story.scene(), entry));
    };
    EXPECT_EQ(taken_up("childInNeedPlan", ended, {}), "need_plan_beside_protection_plan a");
    EXPECT_EQ(taken_up("childInNeedPlan", ended, {{"ends", "2026-03-21"}}), "");
    EXPECT_EQ(taken_up("familyHelpPlan", help, {{"basis", "section_17"}}),
              "need_plan_beside_protection_plan a");
    EXPECT_EQ(taken_up("familyHelpPlan", help, {{"basis", "early_help"}}), "");
}

TEST(Moves, AParentWhoIsNamedIsAskedNothing)
{
    casefile::ToldStory story;
    story.tell("familyMember", "2026-01-02", "b", {{"part", "mother"}});
    story.refer("2026-03-02");
    const auto entry = story.draft("assessment", "2026-03-03", "ab");
    EXPECT_EQ(found_in(story, in_the_way(story.scene(), entry)), "");
}

TEST(Moves, SayWhatStandsThereSinceWhenAndWhatToDo)
{
    casefile::ToldStory story;
    story.refer("2026-03-02");
    const std::size_t plan = story.tell("childProtectionPlan", "2026-03-20", "a");
    const auto scene = story.scene();
    const auto found = in_the_way(scene, story.draft("childInNeedPlan", "2026-04-20", "a"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().by, story.id(plan));
    EXPECT_EQ(sentence(found.front(), scene.facts),
              "The child has a child protection plan, which began on 20 March 2026. Until a "
              "conference ends that plan, what the child needs is written there. If it has ended, "
              "write down its end first.");
}

TEST(Moves, AreToldBeforeAnythingIsTyped)
{
    casefile::ToldStory story;
    const auto* need_plan = records::record_type("childInNeedPlan");
    EXPECT_EQ(found_in(story, in_the_way_of_beginning(story.scene(), *need_plan)),
              "need_plan_without_episode a, need_plan_without_episode b");
    story.refer("2026-03-02", "ab");
    EXPECT_EQ(found_in(story, in_the_way_of_beginning(story.scene(), *need_plan)), "");
    story.tell("childProtectionPlan", "2026-03-20", "b");
    EXPECT_EQ(found_in(story, in_the_way_of_beginning(story.scene(), *need_plan)),
              "need_plan_beside_protection_plan b");
}

/// Law 2 of the guardrails binds these too.
TEST(Moves, NothingThatRaisesProtectionIsRefused)
{
    const char* const raising[] = {"contact",
                                   "referral",
                                   "strategyDiscussion",
                                   "section47Enquiry",
                                   "childProtectionPlan",
                                   "conference",
                                   "worry",
                                   "notification",
                                   "legalStatus",
                                   "allocation",
                                   "safetyPlan"};
    for (const char* key : raising) {
        const records::RecordType* type = records::record_type(key);
        ASSERT_NE(type, nullptr) << key;
        casefile::ToldStory story;
        tell(story,
             {referral("2026-03-02", "ab"),
              {"section47Enquiry", "2026-03-03", "ab", {}},
              {"childProtectionPlan", "2026-03-03", "ab", {}}});
        for (const InTheWay& each : in_the_way_of_beginning(story.scene(), *type))
            EXPECT_EQ(each.rule->force, Force::shown) << key;
    }
}

/// A decision, a death, a plan without its end, a conference: each may be wrong or stale.
TEST(Moves, NothingOfTheRecordRefusesAProtectionPlan)
{
    casefile::ToldStory story;
    tell(story,
         {referral("2026-03-02"),
          decided("2026-03-03", "no_further_action"),
          death("2026-03-09"),
          conference("2023-03-20", "plan_begins"),
          {"childProtectionPlan", "2023-03-20", "a", {}}});
    for (const char* type : {"childProtectionPlan", "section47Enquiry"}) {
        const auto found = in_the_way(story.scene(), story.draft(type, "2026-03-20", "a"));
        EXPECT_FALSE(found.empty()) << type;
        for (const InTheWay& each : found) EXPECT_EQ(each.rule->force, Force::shown) << type;
    }
}

}  // namespace
}  // namespace holdfast::moves
