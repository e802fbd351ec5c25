#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

class WorkLists : public ApiLedger {
protected:
    Answered list(std::string_view by, const char* which)
    {
        return read(by, std::string{"/api/v1/work/"} + which);
    }
    static std::size_t count(const Answered& answered)
    {
        return answered.body.at("data").as_array().size();
    }
    EntryId contact(const char* day)
    {
        today(day);
        return filed(file("screener", "contact", {{"concern", "An invented worry."}}));
    }
};

TEST_F(WorkLists, ARoleHasTheListsOfItsHomePage)
{
    struct Row {
        const char* by;
        const char* lists;  // The rest is refused.
    };
    const Row rows[] = {
        {"social_worker", "families owed"},
        {"screener", "families owed dangers contacts unallocated"},
        {"team_manager", "families owed dangers contacts closings unallocated"},
        {"head_of_service", "families owed dangers contacts closings unallocated"},
        {"school", "families owed"},
    };
    for (const Row& row : rows)
        for (const char* which :
             {"families", "owed", "dangers", "contacts", "closings", "unallocated"})
            EXPECT_EQ(list(row.by, which).told(),
                      (" " + std::string{row.lists} + " ").contains(" " + std::string{which} + " ")
                          ? "200"
                          : "403 refused: ")
                << row.by << " " << which;
    EXPECT_EQ(count(list("school", "families")), 0U);
}

TEST_F(WorkLists, MineAreThoseOfMyWorkAndOfMyTeam)
{
    const Answered own = list("social_worker", "families");
    ASSERT_EQ(count(own), 1U);
    const json::value& line = own.body.at("data").at(0);
    EXPECT_EQ(line.at("family").as_string(), family_.text());
    EXPECT_EQ(line.at("children").at(0).at("name").as_string(), "Invented Example");
    EXPECT_EQ(line.at("relation").as_string(), "allocated");
    EXPECT_EQ(line.at("state").as_string(), "notReferred");
    EXPECT_EQ(line.at("lastWritten").as_string(), "2026-01-05");
    EXPECT_EQ(list("team_manager", "families").body.at("data").at(0).at("relation").as_string(),
              "managerOf");
    EXPECT_EQ(count(list("social_worker B", "families")), 0U);
}

TEST_F(WorkLists, AContactWaitsWithItsDayAndWithWhatCameBefore)
{
    contact("2026-02-02");
    const EntryId second = contact("2026-03-02");
    const Answered waiting = list("screener", "contacts");
    ASSERT_EQ(waiting.told(), "200");
    ASSERT_EQ(count(waiting), 2U);
    const json::value& line = waiting.body.at("data").at(1);
    EXPECT_EQ(line.at("family").as_string(), family_.text());
    EXPECT_EQ(line.at("contact").at("id").as_string(), second.text());
    EXPECT_EQ(line.at("waitsFor").as_string(), "decision");
    EXPECT_EQ(line.at("contactsBefore").as_int64(), 1);
    EXPECT_EQ(line.at("possibleDoubles").as_int64(), 0);
    // One working day, from Monday 2 March.
    EXPECT_EQ(line.at("owed").at(0).at("clock").as_string(), "clock.contact_decision");
    EXPECT_EQ(line.at("owed").at(0).at("dueFirst").as_string(), "2026-03-03");
    EXPECT_EQ(waiting.body.at("data").at(0).at("contactsBefore").as_int64(), 0);
    EXPECT_EQ(waiting.body.at("data").at(0).at("owed").at(0).at("standing").as_string(), "late");
    EXPECT_FALSE(waiting.body.at("more").as_bool());

    filed(file("team_manager",
               "decision",
               {{"question", "contact"}, {"outcome", "accepted"}},
               {{casework::LinkKind::answers, second}}));
    EXPECT_EQ(list("screener", "contacts").body.at("data").at(1).at("waitsFor").as_string(),
              "referral");
}

TEST_F(WorkLists, AHiddenContactBringsNoFamilyIntoTheList)
{
    filed(file("screener", "contact", {{"concern", "A worry."}, {"restricted", true}}));
    EXPECT_EQ(count(list("screener", "contacts")), 0U);
    EXPECT_EQ(count(list("head_of_service", "contacts")), 1U);
}

TEST_F(WorkLists, WhatIsOwedToMyFamiliesIsInOrderOfItsDays)
{
    contact("2026-02-02");
    contact("2026-03-02");
    const Answered owed = list("social_worker", "owed");
    ASSERT_EQ(count(owed), 2U);
    for (const std::size_t each : {0U, 1U})
        EXPECT_EQ(owed.body.at("data").at(each).at("family").as_string(), family_.text());
    EXPECT_EQ(owed.body.at("data").at(0).at("owed").at("dueFirst").as_string(), "2026-02-03");
    EXPECT_EQ(owed.body.at("data").at(1).at("owed").at("dueFirst").as_string(), "2026-03-03");
    EXPECT_EQ(count(list("social_worker B", "owed")), 0U);
}

TEST_F(WorkLists, AClosingWaitsForWhoDecidesAndForWhoSigns)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "letter");
    for (const char* by : {"team_manager", "head_of_service"}) {
        const Answered waiting = list(by, "closings");
        ASSERT_EQ(count(waiting), 1U) << by;
        EXPECT_EQ(waiting.body.at("data").at(0).at("closing").at("proposal").as_string(),
                  proposal.text());
        EXPECT_EQ(waiting.body.at("data").at(0).at("state").as_string(), "closingProposed");
    }
}

TEST_F(WorkLists, WorkThatNobodyHasIsListedUntilSomebodyHasIt)
{
    refer_and_answer("2026-03-02", false);
    EXPECT_EQ(count(list("screener", "unallocated")), 0U);
    casework::Doing ending = doing("team_manager");
    ending.about[1] = {base::Subject::of(author("social_worker").practitioner),
                       ledger::Part::subject};
    filed(
        file(ending, "allocation", {{"part", "lead"}, {"team", "North"}, {"until", "2026-03-01"}}));
    EXPECT_EQ(count(list("screener", "unallocated")), 1U);
}

TEST_F(WorkLists, AListThatHasNotChangedIsNotSentAgain)
{
    contact("2026-03-02");
    const Answered first = list("screener", "contacts");
    web::Request again = request(Method::get, "/api/v1/work/contacts", "screener");
    again.headers.add("if-none-match", first.header("ETag"));
    EXPECT_EQ(send(again).status, 304);
    contact("2026-03-03");
    EXPECT_EQ(send(again).status, 200);
}

TEST_F(WorkLists, EachIsLoggedBeforeItIsShown)
{
    contact("2026-03-02");
    const std::uint64_t before = looks();
    EXPECT_EQ(list("screener", "contacts").status, 200);
    EXPECT_EQ(list("social_worker", "families").status, 200);
    EXPECT_EQ(looks(), before + 2);
}

}  // namespace
}  // namespace holdfast::exchange
