#include "casefile/told_story.h"
#include "moves/moves.h"

namespace holdfast::moves {
namespace {

/// What a closing would leave behind, each with its child: "closing_with_assessment a".
std::string left_by(const casefile::ToldStory& story, const std::vector<InTheWay>& found)
{
    std::string words;
    for (const InTheWay& each : found)
        for (const auto& [letter, child] : story.children())
            if (each.child == child)
                words += (words.empty() ? "" : ", ") + std::string{each.rule->key} + " " + letter;
    return words;
}

TEST(Moves, AClosingLeavesNothingOpenBehind)
{
    struct Left {
        const char* type;
        base::json::object said;
        const char* rule;
        const char* of_other = "";  // When only the other child's work is closed.
    };
    const Left rows[] = {
        {"worry",
         {{"what", "A worry."}, {"immediateDanger", true}},
         "closing_with_danger a, closing_with_danger b",
         "closing_with_danger b"},
        {"worry", {{"what", "A worry."}}, ""},
        {"assessment", {}, "closing_with_assessment a"},
        {"assessment", {{"authorised", "2026-03-20"}}, ""},
        {"section47Enquiry", {}, "closing_with_enquiry a"},
        {"section47Enquiry", {{"conferenceNotRequired", true}}, ""},
        {"childProtectionPlan", {}, "closing_with_protection_plan a"},
        {"childInNeedPlan", {}, "closing_with_need_plan a"},
        {"familyHelpPlan", {{"basis", "section_17"}}, "closing_with_need_plan a"},
        // Targeted early help may go on with plan and worker: that is no drift.
        {"familyHelpPlan", {{"basis", "early_help"}}, ""},
    };
    for (const Left& row : rows) {
        casefile::ToldStory story;
        story.refer("2026-03-02", "ab");
        story.tell(row.type, "2026-03-03", "a", row.said);
        const auto scene = story.scene();
        EXPECT_EQ(left_by(story, in_the_way_of_closing(scene, scene.children())), row.rule)
            << row.type;
        const base::PersonId other = story.children().at('b');
        EXPECT_EQ(left_by(story, in_the_way_of_closing(scene, {&other, 1})), row.of_other)
            << row.type;
    }
}

}  // namespace
}  // namespace holdfast::moves
