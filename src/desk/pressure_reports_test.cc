#include "desk/desk_ledger.h"

namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::EntryId;

constexpr const char* words_reported = "I was told to close it by Friday.";

/// What a worker reports past the team's line. 2 March 2026 is a Monday.
class PressureReportPage : public DeskLedger {
protected:
    PressureReportPage()
    {
        refer("2026-03-02", true);
        enrol("principal_social_worker A");
        today("2026-03-02");
        sign_in("social_worker A");
    }
    EntryId report(const char* words = words_reported)
    {
        return filed(file("social_worker A",
                          "pressureReport",
                          {{"reasons", json::array{"close"}}, {"what", words}}));
    }
    std::string answer_at(const EntryId& report) { return "/pressure-reports/" + report.text(); }
};

TEST_F(PressureReportPage, AWorkerSendsOneFromTheFamilysPages)
{
    EXPECT_TRUE(says(open_page(family_at()), "I was pressed to decide"));
    const std::string form = family_at("/write/pressureReport");
    const web::Response page = open_page(form);
    EXPECT_TRUE(says(page, "to nobody else"));
    EXPECT_EQ(send(form,
                   filled(form_in(page, form),
                          {{"reasons", "close"},
                           {"what", words_reported},
                           {"reported", "2 March 2026"},
                           {"child", child_.text()}}))
                  .status,
              303);
    EXPECT_TRUE(says(open_page(family_at("/record")), words_reported)) << "the writer reads it";
}

TEST_F(PressureReportPage, IsReadByThePrincipalSocialWorkerAndIsNoPageForAnybodyElse)
{
    report();
    for (const char* who : {"social_worker A",
                            "team_manager A",
                            "social_worker B",
                            "head_of_service A",
                            "screener A"}) {
        sign_in(who);
        const web::Response page = open_page("/pressure-reports");
        EXPECT_EQ(page.status, 404) << who;
        EXPECT_FALSE(says(page, words_reported)) << who;
        EXPECT_FALSE(says(open_page("/"), "Reports of pressure")) << who;
    }
    sign_in("principal_social_worker A");
    const web::Response page = open_page("/pressure-reports");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, words_reported));
    EXPECT_TRUE(says(page, "9 March 2026"));
    EXPECT_TRUE(says(open_page("/"), "Reports of pressure"));
}

TEST_F(PressureReportPage, NothingOfItStandsOnAPageOfTheLine)
{
    const auto pages = [&] {
        std::string all;
        for (const char* path : {"", "/record", "/decisions", "/plan", "/why/G53"})
            all += open_page(family_at(path)).body;
        return all + open_page("/").body + open_page("/team").body;
    };
    const EntryId id = report();
    sign_in("team_manager A");
    const std::string line = pages();
    EXPECT_FALSE(line.contains(words_reported));
    EXPECT_FALSE(line.contains(id.text()));
    EXPECT_FALSE(line.contains("Pressed to decide"));
}

TEST_F(PressureReportPage, IsAnsweredThereAndTheAnswerReachesTheWriterAlone)
{
    const EntryId first = report("The first.");
    const EntryId second = report("The second.");
    sign_in("principal_social_worker A");
    web::Response page = open_page("/pressure-reports");
    EXPECT_LT(page.body.find("The first."), page.body.find("The second."));
    const std::string to = answer_at(first);
    EXPECT_EQ(send(to, filled(form_in(page, to), {{"reasons", ""}})).status, 422);
    EXPECT_EQ(send(to, filled(form_in(page, to), {{"reasons", "The case stays open."}})).status,
              303);
    page = open_page("/pressure-reports");
    EXPECT_FALSE(has_form(page, to));
    EXPECT_TRUE(has_form(page, answer_at(second)));
    EXPECT_LT(page.body.find("The second."), page.body.find("The first."))
        << "what waits comes first";
    EXPECT_TRUE(says(page, "The case stays open."));

    for (const auto& [who, reads] :
         {std::pair{"social_worker A", true}, std::pair{"team_manager A", false}}) {
        sign_in(who);
        EXPECT_EQ(says(open_page(family_at("/record")), "The case stays open."), reads) << who;
        EXPECT_NE(send(answer_at(second), filled({}, {{"reasons", "Mine."}})).status, 303) << who;
    }
}

TEST_F(PressureReportPage, IsLateAfterItsDay)
{
    report();
    today("2026-03-10");
    sign_in("principal_social_worker A");
    EXPECT_TRUE(says(open_page("/pressure-reports"), "Late"));
}

/// A conflict tells that something came. Of a report nobody in the line is told even that.
TEST_F(PressureReportPage, DoesNotStopADecisionThatTheLineIsWriting)
{
    const EntryId referral = filed(file("screener A", "referral", {{"concern", "Again."}}));
    sign_in("team_manager A");
    const std::string write = family_at("/write/decision");
    const web::Fields decision =
        filled(form_in(open_page(write + "?answers=" + referral.text()), write),
               {{"outcome", "assess"}, {"reasons", "Invented."}, {"child", child_.text()}});
    report();
    EXPECT_EQ(send(write, decision).status, 303);
}

}  // namespace
}  // namespace holdfast::desk
