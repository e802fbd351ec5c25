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

}  // namespace
}  // namespace holdfast::desk
