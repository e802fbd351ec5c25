#include "desk/desk_ledger.h"
#include "records/types/allocation.h"

namespace holdfast::desk {
namespace {

/// The family of Birch Example, with which nobody works yet.
class Workers : public DeskLedger {
protected:
    Workers()
    {
        turn_to(move_in("Birch Example"));
        filed(file("screener A", "referral", {{"concern", "An invented worry."}}));
        sign_in("screener A");
        const std::string reason = family_at("/reason");
        EXPECT_EQ(send(reason,
                       filled(form_in(open_page(reason), reason),
                              {{"purpose", "A new contact is about this family"}}))
                      .status,
                  303);
    }
    [[nodiscard]] web::Response workers() const { return open_page(family_at("/workers")); }
    [[nodiscard]] web::Response give(const std::string& whom, const char* part,
                                     const char* since = "today") const
    {
        const std::string action = family_at("/workers/give");
        return send(action,
                    filled(form_in(workers(), action),
                           {{"practitioner", whom}, {"part", part}, {"since", since}}));
    }
    [[nodiscard]] web::Response end(const char* until) const
    {
        const std::string action = family_at("/workers/end");
        return send(action, filled(form_in(workers(), action), {{"until", until}}));
    }
    [[nodiscard]] std::string id_of(std::string_view who)
    {
        return author(who).practitioner.text();
    }
};

TEST_F(Workers, FamilyIsGivenToSomebodyAndTheirTeam)
{
    EXPECT_TRUE(says(workers(), "nobody is allocated to it"));
    EXPECT_TRUE(says(open_page("/"), "work is open, and nobody is allocated"));
    ASSERT_EQ(give(id_of("social_worker A"), "lead").status, 303);
    const web::Response page = workers();
    EXPECT_TRUE(says(page, "Name of social_worker A, Social worker, North"));
    EXPECT_TRUE(says(page, "Lead practitioner, North, since 5 January 2026."));
    EXPECT_FALSE(says(open_page("/"), "work is open, and nobody is allocated"));
    // The team's manager works with the family now; another worker does not.
    sign_in("team_manager A");
    EXPECT_EQ(open_page(family_at()).status, 200);
    sign_in("social_worker B");
    EXPECT_EQ(open_page(family_at()).status, 403);
}

TEST_F(Workers, WhatIsMissingIsSaidAtOnceAndWhatWasTypedStays)
{
    const web::Response nobody = give("", "", "the 31st of nothing");
    EXPECT_EQ(nobody.status, 422);
    EXPECT_TRUE(says(nobody, "Choose who is to work with the family."));
    EXPECT_TRUE(says(nobody, "href=\"#practitioner\"")) << "leads to the question";
    EXPECT_TRUE(says(nobody, "the 31st of nothing"));
    EXPECT_EQ(give("nobody known", "lead").status, 422);
    EXPECT_EQ(give(base::PractitionerId{}.text(), "lead").status, 422);
    EXPECT_TRUE(says(workers(), "nobody is allocated to it"));
}

TEST_F(Workers, WorkEndsOnADayAndTheRestOfTheAllocationStays)
{
    ASSERT_EQ(give(id_of("social_worker A"), "co_worker", "1 January 2026").status, 303);
    EXPECT_EQ(end("").status, 422);
    ASSERT_EQ(end("31 January 2026").status, 303);
    EXPECT_TRUE(says(workers(), "Name of social_worker A")) << "until then";
    const auto ended = scene().facts.all<records::Allocation>().back();
    EXPECT_EQ(ended.record.part->code, "co_worker");
    EXPECT_EQ(ended.happened.text(), "2026-01-01");
    EXPECT_EQ(ended.record.team, "North");
    today("2026-02-01");
    sign_in("head_of_service A");
    const std::string reason = family_at("/reason");
    ASSERT_EQ(send(reason,
                   filled(form_in(open_page(reason), reason),
                          {{"purpose", "I am asked to sign or to decide"}}))
                  .status,
              303);
    EXPECT_TRUE(says(workers(), "nobody is allocated to it"));
}

TEST_F(Workers, OnlyWhoeverGivesWorkIsShownTheForms)
{
    ASSERT_EQ(give(id_of("social_worker A"), "lead").status, 303);
    sign_in("social_worker A");
    const web::Response page = workers();
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has_form(page, family_at("/workers/give")));
    EXPECT_FALSE(has_form(page, family_at("/workers/end")));
}

}  // namespace
}  // namespace holdfast::desk
