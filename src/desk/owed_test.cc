#include "desk/desk_ledger.h"

/// What is owed to a family, as its story and its worker's home tell it.
namespace holdfast::desk {
namespace {

class OwedPages : public DeskLedger {};

std::size_t count_in(const std::string& page, std::string_view words)
{
    std::size_t count = 0;
    for (std::size_t at = page.find(words); at != std::string::npos;
         at = page.find(words, at + words.size()))
        ++count;
    return count;
}

TEST_F(OwedPages, SayWhatIsLateAndWhereThePeriodComesFrom)
{
    refer_and_answer("2026-03-02", false);
    today("2026-05-07");
    sign_in("social_worker A");
    // 45 working days after 2 March 2026, with Good Friday, Easter Monday and 4 May: 7 May.
    const std::string on_the_day = open_page(family_at()).body;
    EXPECT_EQ(count_in(on_the_day, "Conclude the child and family assessment"), 1U);
    EXPECT_TRUE(on_the_day.contains("due 7 May 2026"));
    EXPECT_FALSE(on_the_day.contains("due 7 May 2026 <strong"));
    EXPECT_TRUE(on_the_day.contains("45 working days: Working Together"));
    EXPECT_FALSE(on_the_day.contains("clock.")) << "nobody reads the keys of the policy";

    today("2026-05-08");
    sign_in("social_worker A");
    for (const std::string& where : {family_at(), std::string{"/"}})
        EXPECT_TRUE(
            says(open_page(where), "due 7 May 2026 <strong class=\"govuk-tag govuk-tag--red\">"))
            << where;
}

/// "Do what was agreed in the plan" tells nobody what to do.
TEST_F(OwedPages, SayInItsOwnWordsWhatARecordAsksFor)
{
    refer_and_answer("2026-03-02", false);
    const std::string begins = "Take Ash to the clinic for the missed jabs";
    filed(file("social_worker",
               "planStep",
               {{"agreed", "2026-03-09"},
                {"what", begins + ", and tell the health visitor and the nursery that it is done."},
                {"byWhen", "2026-03-16"}}));
    sign_in("social_worker A");
    for (const std::string& where : {family_at(), std::string{"/"}}) {
        const web::Response page = open_page(where);
        EXPECT_TRUE(says(page, begins.c_str())) << where;
        EXPECT_TRUE(says(page, " …)")) << where << ": and no more than a line of it";
    }
}

}  // namespace
}  // namespace holdfast::desk
