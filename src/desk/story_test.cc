#include "desk/desk_ledger.h"

/// What was known on an earlier day.
namespace holdfast::desk {
namespace {

class Story : public DeskLedger {};

TEST_F(Story, TakesTheDayOfWhatWasKnownAsPeopleTypeIt)
{
    refer_and_answer("2026-03-02", false);
    today("2026-06-01");
    sign_in("social_worker A");
    struct Row {
        const char* typed;  // As it stands in an address.
        const char* told;   // "": it is no day.
    };
    const Row rows[] = {
        {"2026-03-01", "1 March 2026"},
        {"1+March+2026", "1 March 2026"},
        {"1st+mar+2026", "1 March 2026"},
        {"01/03/2026", "1 March 2026"},
        {"yesterday", "31 May 2026"},
        {"today", "1 June 2026"},
        {"March+2026", ""},
        {"31/2/2026", ""},
        {"1/3/2026+14:30", ""},
        {"the+other+day", ""},
        {"+", ""},
    };
    for (const Row& row : rows) {
        const web::Response answer = open_page(family_at("?on=" + std::string{row.typed}));
        const std::string told = row.told;
        EXPECT_EQ(answer.status, told.empty() ? 400 : 200) << row.typed;
        EXPECT_TRUE(told.empty() ? says(answer, "That is no day of the calendar.")
                                 : says(answer, "written down by the end of " + told + "."))
            << row.typed;
    }
    EXPECT_FALSE(says(open_page(family_at()), "written down by the end of 1"));
    EXPECT_TRUE(says(open_page(family_at("?on=1+March+2026")), "No referral accepted"));
}

/// Whatever was written is told, whichever record it was written in.
TEST_F(Story, TellsTheNewestEntriesOfAnyKind)
{
    note("An invented note.");
    filed(file("social_worker",
               "worry",
               {{"said", "2026-01-02"}, {"what", "An invented worry."}, {"kinds", {"neglect"}}}));
    filed(file("social_worker",
               "visit",
               {{"visited", "2026-01-04"},
                {"account", "What happened there."},
                {"words", "What the child said."}}));
    filed(file("social_worker", "missingEpisode", {{"missingFrom", "2026-01-05"}}));
    sign_in("social_worker A");
    const std::string page = open_page(family_at()).body;
    const std::size_t lately = page.find("Written lately");
    ASSERT_NE(lately, std::string::npos);
    std::size_t after = lately;
    for (const char* words : {"Missing episode",
                              "What the child said or showed",
                              "What the child said.",
                              "What happened there.",
                              "Worry",
                              "An invented worry.",
                              "An invented note."}) {
        const std::size_t at = page.find(words, after);
        ASSERT_NE(at, std::string::npos) << words << ": the newest first";
        after = at;
    }
    EXPECT_EQ(page.find("Person's details", lately), std::string::npos) << "told above";
}

TEST_F(Story, AFirstContactIsPromisedNothingThatNobodyCounts)
{
    sign_in("screener A");
    const std::string address = "/contacts/new";
    const web::Response filed =
        send(address,
             filled(form_in(open_page(address), address),
                    {{"knownAs", "Wren Example"}, {"received", "today"}, {"concern", "A worry."}}));
    ASSERT_EQ(filed.status, 303);
    const web::Response page = open_page(header_of(filed, "Location"));
    EXPECT_TRUE(says(page, "The contact is filed"));
    EXPECT_FALSE(says(page, "working day"));
}

}  // namespace
}  // namespace holdfast::desk
