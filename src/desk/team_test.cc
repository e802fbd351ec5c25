#include "desk/desk_ledger.h"

/// A team's list: who has it, what it says, and what is not on it.
namespace holdfast::desk {
namespace {

class TeamPages : public DeskLedger {
protected:
    TeamPages()
    {
        enrol("principal_social_worker A");
        refer_and_answer("2026-03-02", false);
        filed(file("social_worker A", "visit", {{"seen", "alone"}}));
        today("2026-03-31");
    }
    /// The address of the list to which the page of all teams leads.
    static std::string only_link_to_team(const web::Response& page)
    {
        const std::size_t at = page.body.find("/team?team=");
        EXPECT_NE(at, std::string::npos);
        return page.body.substr(at, page.body.find('"', at) - at);
    }
};

TEST_F(TeamPages, SayWhyAFamilyIsHereSinceWhenAndWhereToGo)
{
    sign_in("team_manager A");
    const web::Response page = open_page("/team");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Team list: North"));
    EXPECT_TRUE(says(page, "Somebody should look: 1 family"));
    EXPECT_TRUE(says(page, "href=\"" + family_at() + "\">Ash Example</a>"));
    // Given on 5 January, and nobody talked it through within 28 days.
    EXPECT_TRUE(says(page,
                     "href=\"" + family_at("/write/supervision")
                         + "\">Talk the family through in supervision</a>, which was due "
                           "2 February 2026 (57 days ago)"));
    EXPECT_TRUE(says(page, "Last talked through in supervision: not yet"));
    EXPECT_TRUE(says(page, "Name of social_worker A"));
    EXPECT_FALSE(says(page, "Nothing is late or open"));
    EXPECT_TRUE(says(open_page("/"), "href=\"/team\""));

    filed(file("team_manager A", "supervision", {{"discussed", "Ash."}}));
    const web::Response after = open_page("/team");
    EXPECT_FALSE(says(after, "Talk the family through"));
    // Nobody has decided about the referral yet: rules go on asking.
    EXPECT_TRUE(says(after, "Somebody should look: 1 family"));
    EXPECT_TRUE(says(after, "Ash Example"));
}

TEST_F(TeamPages, AreNarrowedByReasonAndByWorkerWithoutANameInTheAddress)
{
    const casework::Household ash{family_, child_};
    const casework::Household birch = move_in("Birch Example");
    turn_to(birch);
    allocate("team_manager A", {{"part", "lead"}, {"team", "North"}});
    filed(file("screener A", "referral", {{"concern", "A worry."}}));
    turn_to(ash);
    sign_in("team_manager A");
    const auto shows = [&](const std::string& query) {
        const web::Response page = open_page("/team" + query);
        EXPECT_TRUE(has_form(page, "/team"));
        return std::string{says(page, "Ash Example") ? "Ash " : ""}
             + (says(page, "Birch Example") ? "Birch" : "");
    };
    EXPECT_EQ(shows(""), "Ash Birch");
    EXPECT_EQ(shows("?reason=supervision"), "Ash ");
    EXPECT_EQ(shows("?reason=not-seen"), "Birch");
    EXPECT_EQ(shows("?reason=danger"), "");
    EXPECT_EQ(shows("?reason=no-such-reason&worker=nobody"), "Ash Birch");
    EXPECT_EQ(shows("?worker=" + author("team_manager A").practitioner.text()), "Birch");
    EXPECT_EQ(shows("?reason=supervision&worker=" + author("team_manager A").practitioner.text()),
              "");
    EXPECT_TRUE(says(open_page("/team?reason=supervision"), "Only what you chose is shown."));
    const web::Response page = open_page("/team");
    EXPECT_FALSE(says(page, "?team=North"));
    // The one that has waited longest comes first.
    EXPECT_LT(page.body.find("Ash Example"), page.body.find("Birch Example"));
}

TEST_F(TeamPages, CountWhatEachLeadsAndRankNobody)
{
    enrol("social_worker C", "North", "Aaron Invented");
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    sign_in("team_manager A");
    const std::string page = open_page("/team").body;
    const std::string workers = page.substr(page.find("Who works here"));
    EXPECT_LT(workers.find("Aaron Invented"), workers.find("Name of social_worker A"))
        << "by name, also whoever leads nothing";
    EXPECT_TRUE(workers.contains(">Name of social_worker A</th><td class=\"govuk-table__cell "
                                 "govuk-table__cell--numeric\">1"));
}

TEST_F(TeamPages, AreTheOwnTeamsOrAnyForWhoeverAnswersForThemAll)
{
    struct Row {
        const char* who;
        int status;
        bool has_link;
        bool shows;
    };
    const Row rows[] = {
        {"social_worker A", 200, true, true},
        {"social_worker B", 200, true, false},  // Of the team South.
        {"screener A", 403, false, false},
        {"head_of_service A", 200, true, false},  // Asked first which team.
        {"principal_social_worker A", 200, true, false},
    };
    for (const Row& row : rows) {
        sign_in(row.who);
        EXPECT_EQ(says(open_page("/"), "href=\"/team\""), row.has_link) << row.who;
        const web::Response page = open_page("/team");
        EXPECT_EQ(page.status, row.status) << row.who;
        EXPECT_EQ(says(page, "Ash Example"), row.shows) << row.who;
    }
    for (const char* who : {"head_of_service A", "principal_social_worker A"}) {
        sign_in(who);
        const std::string north = only_link_to_team(open_page("/team"));
        EXPECT_FALSE(north.contains("North"));
        EXPECT_TRUE(says(open_page(north), "Team list: North")) << who;
        EXPECT_TRUE(says(open_page(north), "Ash Example")) << who;
        EXPECT_TRUE(says(open_page(north), "Choose another team")) << who;
    }
    const std::string north = only_link_to_team(open_page("/team"));
    sign_in("team_manager A");
    EXPECT_TRUE(says(open_page(north), "Ash Example")) << "their own, by its word";
    sign_in("social_worker B");
    const web::Response other = open_page(north);
    EXPECT_EQ(other.status, 404);
    EXPECT_FALSE(says(other, "Ash Example"));
    EXPECT_EQ(open_page("/team?team=North").status, 404);
}

}  // namespace
}  // namespace holdfast::desk
