#include "desk/desk_ledger.h"

/// The front door's queue, and what stands beside a decision.
namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::EntryId;
using casework::Doing;
using ledger::LinkKind;

class Contacts : public DeskLedger {
protected:
    EntryId contact(const char* day, const char* concern)
    {
        today(day);
        return filed(file("screener A",
                          "contact",
                          {{"source", "2A"},
                           {"route", "phone"},
                           {"concern", concern},
                           {"kinds", base::json::array{"other"}}}));
    }
    void advise(const EntryId& contact)
    {
        filed(file("screener A",
                   "decision",
                   {{"question", "contact"}, {"outcome", "advice"}, {"reasons", "Invented."}},
                   {{LinkKind::answers, contact}}));
    }
    /// The queue as the screener reads it that day.
    web::Response queue()
    {
        sign_in("screener A");
        return open_page("/contacts");
    }
};

TEST_F(Contacts, EachStandsInTheQueueUntilItIsDecided)
{
    EXPECT_TRUE(says(queue(), "None."));
    const EntryId waits = contact("2026-03-02", "An invented worry.");
    const web::Response page = queue();
    EXPECT_TRUE(says(page, "An invented worry."));
    EXPECT_TRUE(says(page, "telephone"));
    EXPECT_TRUE(says(page, "decision?answers=" + waits.text()));
    EXPECT_FALSE(says(page, "Late"));
    today("2026-03-05");
    EXPECT_TRUE(says(queue(), "Late"));
    advise(waits);
    EXPECT_FALSE(says(queue(), "An invented worry."));
}

TEST_F(Contacts, TheThirdIsNotDecidedLikeTheFirst)
{
    advise(contact("2025-01-06", "The first worry."));
    advise(contact("2025-06-02", "The second worry."));
    const EntryId third = contact("2026-03-02", "The third worry.");
    EXPECT_TRUE(says(queue(), "It is the 3rd contact in two years."));
    // Whoever does not work with the family says first why, and comes where they were going.
    const std::string decision = family_at("/write/decision?answers=" + third.text());
    const std::string reason = header_of(open_page(decision), "Location");
    const std::string asked = family_at("/reason");
    EXPECT_TRUE(reason.starts_with(asked + "?page="));
    for (const std::string link : {"partOf=", "supersedes=", "restsOn="})
        EXPECT_TRUE(
            header_of(open_page(family_at("/write/note?" + link + third.text())), "Location")
                .ends_with("&" + link + third.text()))
            << "what is written after the reason is still linked";
    const web::Response said = send(asked,
                                    filled(form_in(open_page(reason), asked),
                                           {{"purpose", "A new contact is about this family"}}));
    EXPECT_EQ(header_of(said, "Location"), decision);
    const web::Response page = open_page(decision);
    for (const char* words : {"The first worry.",
                              "The second worry.",
                              "The third worry.",
                              "Advice or information given."})
        EXPECT_TRUE(says(page, words)) << words;
    EXPECT_LT(page.body.find("The second worry."), page.body.find("The first worry."));
}

TEST_F(Contacts, WhoMayBeKnownAlreadyIsCounted)
{
    Doing naming = doing("screener A");
    naming.about = {{base::Subject::of(child_), ledger::Part::subject}};
    filed(file(naming, "person", {{"knownAs", "Ash Example"}, {"born", "2019-04-03"}}));
    const casework::Household here{family_, child_};
    turn_to(move_in("Ash Example"));
    naming.about = {{base::Subject::of(child_), ledger::Part::subject}};
    filed(file(naming, "person", {{"knownAs", "Ash Example"}, {"born", "2019-04-03"}}));
    turn_to(here);
    contact("2026-03-02", "An invented worry.");
    EXPECT_TRUE(says(queue(), "1 person in the record may be one of these children"));
}

/// Whoever rings about two children is asked for both on one page, and they are one family.
TEST_F(Contacts, BrothersAndSistersAreToldTogether)
{
    sign_in("screener A");
    const std::string address = "/contacts/new";
    const web::Fields form = filled(form_in(open_page(address), address),
                                    {{"knownAs", "Bo Example"},
                                     {"born", "3 March 2019"},
                                     {"knownAs-2", "Cal Example"},
                                     {"received", "today"},
                                     {"concern", "An invented worry about two."}});
    const web::Response wrong = send(address, filled(form, {{"born-2", "no day"}}));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "born-2-error"));
    EXPECT_TRUE(says(wrong, "Cal Example"));
    EXPECT_TRUE(says(wrong, "<details class=\"govuk-details\" open"));
    ASSERT_EQ(send(address, form).status, 303);
    EXPECT_TRUE(says(queue(), "Bo Example and Cal Example"));
}

TEST_F(Contacts, AnAcceptedOneWaitsForItsReferral)
{
    const EntryId accepted = contact("2026-03-02", "An invented worry.");
    filed(file("screener A",
               "decision",
               {{"question", "contact"}, {"outcome", "accepted"}, {"reasons", "Invented."}},
               {{LinkKind::answers, accepted}}));
    EXPECT_TRUE(says(queue(), "It was accepted, and no referral has come of it yet."));
    EXPECT_TRUE(says(queue(), "referral?answers=" + accepted.text()));
}

}  // namespace
}  // namespace holdfast::desk
