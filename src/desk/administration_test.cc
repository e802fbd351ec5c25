#include "desk/desk_ledger.h"
#include "records/types/practitioner.h"

/// The pages on which an authority keeps its people, teams, agencies and policy.
namespace holdfast::desk {
namespace {

using base::PractitionerId;

class Administration : public DeskLedger {
protected:
    Administration()
    {
        enrol("administrator A");
        sign_in("administrator A");
    }
    [[nodiscard]] std::string person(std::string_view who, const std::string& rest = "")
    {
        return "/admin/people/" + author(who).practitioner.text() + rest;
    }
    /// Sends the form of an address, as it stands on a page, with something typed into it.
    [[nodiscard]] web::Response fill(
        const std::string& page, const std::string& action,
        std::initializer_list<std::pair<std::string, std::string>> typed) const
    {
        return send(action, filled(form_in(open_page(page), action), typed));
    }
    /// The agency that the form for somebody new offers first.
    [[nodiscard]] std::string own_agency() const
    {
        return base::AgencyId{house_->ledger.keys().authority().bytes}.text();
    }
    [[nodiscard]] web::Response add(const std::string& name, const std::string& role,
                                    const std::string& team) const
    {
        return fill("/admin/people/new",
                    "/admin/people/new",
                    {{"name", name},
                     {"role", role},
                     {"team", team},
                     {"agency", own_agency()},
                     {"since", "today"}});
    }
    [[nodiscard]] web::Response leave(std::string_view who, const char* until)
    {
        return fill(person(who), person(who, "/leave"), {{"until", until}});
    }
    [[nodiscard]] bool may_still_ask(const std::string& cookie)
    {
        const std::string own = std::exchange(session_, cookie);
        const int status = open_page("/").status;
        session_ = own;
        return status == 200;
    }
};

TEST_F(Administration, SomebodyIsAddedWithAnAccountAndChoosesTheirOwnPassword)
{
    const web::Response added = add("New Worker", "social_worker", "North");
    ASSERT_EQ(added.status, 303);
    const std::string page = header_of(added, "Location");
    EXPECT_TRUE(says(open_page(page), "They have no account"));
    ASSERT_EQ(fill(page,
                   page + "/account/new",
                   {{"signInName", "new.worker"}, {"password", "read-out-by-telephone"}})
                  .status,
              303);
    EXPECT_TRUE(says(open_page(page), "They have not chosen their own password yet."));
    EXPECT_FALSE(says(open_page(page), "read-out-by-telephone")) << "shown once";
    EXPECT_TRUE(says(open_page("/accounts"), "own password not chosen yet"));
    const auto come = [&](const char* own) {
        web::Request request = asked(web::Method::post, "/sign-in");
        request.cookies = {};
        request.form.add("name", "new.worker");
        request.form.add("password", "read-out-by-telephone");
        request.form.add("ownPassword", own);
        return router_.answer(request);
    };
    const web::Response asks = come("");
    EXPECT_EQ(asks.status, 422);
    EXPECT_TRUE(says(asks, "id=\"ownPassword\""));
    EXPECT_EQ(come("too short").status, 422);
    EXPECT_EQ(come("four words of my own").status, 303);
    EXPECT_EQ(come("four words of my own").status, 403) << "it was good once";
}

TEST_F(Administration, NobodyMakesThemselvesASecondWayInAsSomebodyElse)
{
    enrol("head_of_service A");
    const std::string who = person("head_of_service A");
    // The form that stood there before she had an account.
    const web::Fields form =
        filled(form_in(open_page(who), who + "/account/new"),
               {{"signInName", "second.name"}, {"password", "read-out-by-telephone"}});
    open_account("head_of_service A");
    const web::Response answer = send(who + "/account/new", form);
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(says(answer, "They have an account already, and nobody has two."));
    EXPECT_FALSE(drawer_->accounts().find("second.name").value());
}

TEST_F(Administration, FormSentTwiceAddsOnePerson)
{
    const web::Fields form = filled(form_in(open_page("/admin/people/new"), "/admin/people/new"),
                                    {{"name", "Pressed Twice"},
                                     {"role", "screener"},
                                     {"agency", own_agency()},
                                     {"since", "today"}});
    const web::Response first = send("/admin/people/new", form);
    const web::Response second = send("/admin/people/new", form);
    ASSERT_EQ(first.status, 303);
    EXPECT_EQ(header_of(first, "Location"), header_of(second, "Location"));
    const auto all = casework::practitioners(*house_).value();
    EXPECT_EQ(std::count_if(all.begin(),
                            all.end(),
                            [](const auto& each) { return each.known.name == "Pressed Twice"; }),
              1);
}

TEST_F(Administration, EveryProblemIsToldAtOnceAndNothingTypedIsLost)
{
    const web::Response answer = fill("/admin/people/new",
                                      "/admin/people/new",
                                      {{"name", "Kept As Typed"},
                                       {"role", "system"},
                                       {"team", "north"},
                                       {"agency", "nothing"},
                                       {"since", "1 January 2030"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(says(answer, "Kept As Typed"));
    EXPECT_TRUE(says(answer, "Choose a role of the list."));
    EXPECT_TRUE(says(answer, "There is a team “North” already."));
    EXPECT_TRUE(says(answer, "Choose an agency of the list."));
    EXPECT_TRUE(says(answer, "What is written here stands at once."));
    for (const char* id : {"role", "team", "agency", "since"})
        EXPECT_TRUE(says(answer, "href=\"#" + std::string{id} + "\"")) << id;
}

TEST_F(Administration, ChangeStandsAndWhatWasBeforeStaysVisible)
{
    today("2026-02-02");
    sign_in("administrator A");
    const std::string who = person("social_worker A");
    ASSERT_EQ(fill(who,
                   who + "/change",
                   {{"name", "Name of social_worker A"},
                    {"role", "team_manager"},
                    {"team", "South"},
                    {"agency", own_agency()},
                    {"since", "today"}})
                  .status,
              303);
    const web::Response page = open_page(who);
    EXPECT_TRUE(says(page, "Last reviewed: 2 February 2026."));
    const std::string history = page.body.substr(page.body.find("What was said of them"));
    const std::size_t now = history.find("South");
    const std::size_t before = history.find("North");
    ASSERT_NE(now, std::string::npos);
    ASSERT_NE(before, std::string::npos);
    EXPECT_LT(now, before) << "the newest first";
    EXPECT_TRUE(says(page, "Name of administrator A"));
}

TEST_F(Administration, WhoeverLeavesIsSignedOutDisabledAndNotOfferedAnyMore)
{
    sign_in("social_worker A");
    const std::string their_session = session_;
    EXPECT_TRUE(may_still_ask(their_session));
    sign_in("administrator A");
    EXPECT_TRUE(says(open_page(person("social_worker A")), "1 family is given to them"));
    EXPECT_EQ(leave("social_worker A", "").status, 422);
    EXPECT_EQ(leave("social_worker A", "the 31st of nothing").status, 422);
    EXPECT_TRUE(may_still_ask(their_session));
    ASSERT_EQ(leave("social_worker A", "today").status, 303);
    EXPECT_FALSE(may_still_ask(their_session));
    EXPECT_EQ(send_sign_in("social_worker A").status, 403);
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::disabled);
    const web::Response page = open_page(person("social_worker A"));
    EXPECT_TRUE(says(page, "They have left, and 1 family is still given to them."));
    EXPECT_FALSE(says(page, "Ash Example")) << "a count, and not which";
    EXPECT_TRUE(says(open_page("/admin/people"), "Who has left: 1 person"));
    sign_in("team_manager A");
    const web::Response workers = open_page(family_at("/workers"));
    EXPECT_TRUE(says(workers, "Name of social_worker A")) << "old records have their names";
    EXPECT_TRUE(says(workers, "They have left. Give the work to somebody else"));
    EXPECT_FALSE(
        says(workers, "<option value=\"" + author("social_worker A").practitioner.text() + "\""));
    EXPECT_TRUE(
        says(workers, "<option value=\"" + author("social_worker B").practitioner.text() + "\""));
}

TEST_F(Administration, LeavingOnADayToComeLeavesTheAccountUntilThen)
{
    open_account("social_worker A");
    ASSERT_EQ(leave("social_worker A", "31 January 2026").status, 303);
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::active);
    EXPECT_EQ(send_sign_in("social_worker A").status, 303);
    today("2026-01-31");
    EXPECT_EQ(send_sign_in("social_worker A").status, 403) << "by the register";
}

TEST_F(Administration, WhereTheAccountCannotBeDisabledTheRegisterRefusesAllTheSame)
{
    sign_in("social_worker A");
    const std::string their_session = session_;
    sign_in("administrator A");
    drawer_shelf_.takes_nothing = true;
    const web::Response answer = leave("social_worker A", "today");
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(says(answer, "The register says that they left"));
    EXPECT_TRUE(says(answer, "the account opens nothing any more"));
    EXPECT_FALSE(may_still_ask(their_session));
    drawer_shelf_.takes_nothing = false;
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::active);
    EXPECT_EQ(send_sign_in("social_worker A").status, 403);
    // The act can be done again from the page.
    ASSERT_EQ(
        fill(person("social_worker A"), person("social_worker A", "/account/disable"), {}).status,
        303);
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::disabled);
}

TEST_F(Administration, AccountIsDisabledEnabledAndGivenANewPassword)
{
    sign_in("social_worker A");
    const std::string their_session = session_;
    sign_in("administrator A");
    const std::string who = person("social_worker A");
    const auto press = [&](const char* step) {
        return fill(who, who + "/account/" + step, {}).status;
    };
    ASSERT_EQ(press("disable"), 303);
    EXPECT_FALSE(may_still_ask(their_session));
    EXPECT_EQ(send_sign_in("social_worker A").status, 403);
    ASSERT_EQ(press("enable"), 303);
    EXPECT_EQ(send_sign_in("social_worker A").status, 303);
    EXPECT_EQ(fill(who, who + "/account/password", {{"password", "short"}}).status, 422);
    ASSERT_EQ(fill(who, who + "/account/password", {{"password", "another one for once"}}).status,
              303);
    EXPECT_EQ(send_sign_in("social_worker A").status, 403) << "the old one is good no more";
    // Another person's account is not theirs to name.
    EXPECT_EQ(fill(who, who + "/account/disable", {}).status, 303);
    open_account("social_worker B");
    web::Fields forged = form_in(open_page(person("social_worker B")),
                                 person("social_worker B", "/account/disable"));
    EXPECT_EQ(send(who + "/account/disable", forged).status, 422);
    EXPECT_EQ(drawer_->accounts().find("social-worker-b").value()->state,
              drawer::AccountState::active);
}

TEST_F(Administration, TeamsAreCountedAndTellNoFamily)
{
    const web::Response page = open_page("/admin/teams");
    EXPECT_TRUE(says(page, "2 teams"));
    EXPECT_TRUE(says(page, "Name of team_manager A"));
    EXPECT_TRUE(says(page, "Name of social_worker A"));
    EXPECT_FALSE(says(page, "Ash Example"));
}

TEST_F(Administration, AgencyIsAddedChangedAndEnds)
{
    const auto details = [&](const std::string& on, const std::string& action, const char* phone) {
        return fill(
            on, action, {{"name", "Invented School"}, {"phone", phone}, {"since", "today"}});
    };
    EXPECT_EQ(fill("/admin/agencies/new", "/admin/agencies/new", {{"since", "today"}}).status, 422);
    const web::Response added = details("/admin/agencies/new", "/admin/agencies/new", "0000 111");
    ASSERT_EQ(added.status, 303);
    const std::string page = header_of(added, "Location");
    ASSERT_EQ(details(page, page + "/change", "0000 222").status, 303);
    sign_in("social_worker A");
    EXPECT_TRUE(says(open_page("/admin/agencies"), "0000 222"));
    EXPECT_TRUE(says(open_page(page), "0000 111")) << "what was said before";
    EXPECT_FALSE(has_form(open_page(page), page + "/change")) << "a worker reads";
    sign_in("administrator A");
    EXPECT_EQ(fill(page, page + "/end", {{"until", ""}}).status, 422);
    ASSERT_EQ(fill(page, page + "/end", {{"until", "today"}}).status, 303);
    const web::Response list = open_page("/admin/agencies");
    EXPECT_TRUE(says(list, "Agencies that ended: 1 agency"));
    EXPECT_FALSE(says(list, "Agencies now"));
    EXPECT_TRUE(says(open_page(page), "0000 222")) << "its details stay";
}

TEST_F(Administration, WhereARefugeIsStandsBehindAButtonAndALook)
{
    const web::Response added = fill("/admin/agencies/new",
                                     "/admin/agencies/new",
                                     {{"name", "Invented Refuge"},
                                      {"kind", "domestic_abuse_service"},
                                      {"phone", "0000 333"},
                                      {"outOfHoursPhone", "0000 444"},
                                      {"address", "1 Invented Lane"},
                                      {"since", "today"}});
    ASSERT_EQ(added.status, 303);
    const std::string page = header_of(added, "Location");
    const auto tells = [&](const web::Response& answer) {
        return says(answer, "0000 333") || says(answer, "0000 444")
            || says(answer, "1 Invented Lane");
    };
    for (const char* who : {"administrator A", "social_worker A"}) {
        sign_in(who);
        const auto before = looks_.looks().size();
        EXPECT_TRUE(says(open_page("/admin/agencies"), "Invented Refuge"));
        EXPECT_FALSE(tells(open_page("/admin/agencies"))) << who;
        EXPECT_FALSE(tells(open_page(page))) << who;
        EXPECT_EQ(looks_.looks().size(), before);
        const web::Response shown = open_page(page + "/reached");
        EXPECT_TRUE(says(shown, "0000 333"));
        EXPECT_TRUE(says(shown, "1 Invented Lane"));
        ASSERT_EQ(looks_.looks().size(), before + 1) << who;
        const auto look = looks_.looks().back();
        EXPECT_EQ(look.by, author(who));
        EXPECT_EQ("/admin/agencies/" + base::AgencyId{look.about.front().subject.id}.text(), page);
    }
    sign_in("administrator A");
    EXPECT_EQ(fill(page + "/reached", page + "/change", {{"name", ""}}).status, 422);
    ASSERT_EQ(fill(page + "/reached",
                   page + "/change",
                   {{"name", "Invented Refuge"}, {"kind", "voluntary"}, {"since", "today"}})
                  .status,
              303);
    EXPECT_FALSE(tells(open_page(page))) << "what it was before is told in its history";
    looks_.stop();
    EXPECT_EQ(open_page(page + "/reached").status, 503) << "no look, nothing shown";
}

TEST_F(Administration, PartnersReadNoRegister)
{
    for (const char* who : {"school A", "police A", "voluntary A", "health_visitor A"}) {
        enrol(who);
        sign_in(who);
        for (const char* page :
             {"/admin/agencies", "/admin/policy", "/admin/policy/clock.need_visit"})
            EXPECT_EQ(open_page(page).status, 403) << who << " " << page;
        EXPECT_EQ(open_page("/admin/agencies/x/reached").status, 403) << who;
        EXPECT_FALSE(says(open_page("/"), "/admin/")) << who;
    }
}

TEST_F(Administration, PolicyIsChangedFromADayOnByWhoeverMay)
{
    const std::string key = "/admin/policy/clock.need_visit";
    EXPECT_TRUE(says(open_page("/admin/policy"), "42 days"));
    EXPECT_TRUE(says(open_page(key), "Holdfast itself"));
    EXPECT_FALSE(has_form(open_page(key), key)) << "the administrator reads it";
    sign_in("head_of_service A");
    const auto set = [&](const char* value, const char* from) {
        return fill(key, key, {{"value", value}, {"inForceFrom", from}, {"source", "A meeting"}});
    };
    const web::Response wrong = set("0", "the 31st of nothing");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "the 31st of nothing"));
    EXPECT_EQ(set("0", "today").status, 422);
    EXPECT_EQ(set("many", "today").status, 422);
    ASSERT_EQ(set("28", "1 February 2026").status, 303);
    const web::Response to_come = open_page("/admin/policy");
    EXPECT_TRUE(says(to_come, "42 days"));
    EXPECT_TRUE(says(to_come, "28 days from 1 February 2026"));
    today("2026-02-01");
    sign_in("social_worker A");
    const web::Response page = open_page(key);
    EXPECT_TRUE(says(page, "28 days"));
    EXPECT_TRUE(says(page, "42 days")) << "what was there before";
    EXPECT_TRUE(says(page, "A meeting"));
    EXPECT_TRUE(says(page, "Last reviewed: 5 January 2026."));
    EXPECT_FALSE(has_form(page, key));
    EXPECT_EQ(open_page("/admin/policy/clock.nothing").status, 404);
}

TEST_F(Administration, VisitThatIsOwedMovesWithThePeriodOfTheDayOnWhichItsClockStarted)
{
    refer("2026-01-05", false);
    filed(file("social_worker", "childInNeedPlan", {{"starts", "2026-01-05"}}));
    const auto owed_on = [&](const char* day) {
        sign_in("social_worker A");
        return says(open_page(family_at("/plan")), "due " + std::string{day});
    };
    const std::string key = "/admin/policy/clock.need_visit";
    const auto set = [&](const char* value, const char* from) {
        sign_in("head_of_service A");
        return fill(key, key, {{"value", value}, {"inForceFrom", from}, {"source", "A meeting"}})
            .status;
    };
    EXPECT_TRUE(owed_on("16 February 2026")) << "42 days after the plan began";
    EXPECT_EQ(set("28", "6 January 2026"), 303);
    EXPECT_TRUE(owed_on("16 February 2026")) << "its clock started before";
    EXPECT_EQ(set("28", "5 January 2026"), 303);
    EXPECT_TRUE(owed_on("2 February 2026")) << "28 days after the plan began";
    EXPECT_FALSE(owed_on("16 February 2026"));
}

TEST_F(Administration, EachPageIsForThoseWhoMay)
{
    struct Row {
        const char* who;
        int people;
        int accounts;
    };
    const Row rows[] = {
        {"administrator A", 200, 200},
        {"head_of_service A", 200, 403},
        {"team_manager A", 403, 403},
        {"social_worker A", 403, 403},
        {"screener A", 403, 403},
    };
    for (const Row& row : rows) {
        sign_in(row.who);
        EXPECT_EQ(open_page("/admin/people").status, row.people) << row.who;
        EXPECT_EQ(open_page("/admin/people/new").status, row.people) << row.who;
        EXPECT_EQ(open_page(person("social_worker B")).status, row.people) << row.who;
        EXPECT_EQ(open_page("/admin/teams").status, row.people) << row.who;
        EXPECT_EQ(open_page("/accounts").status, row.accounts) << row.who;
        EXPECT_EQ(open_page("/admin/agencies").status, 200) << row.who;
        EXPECT_EQ(open_page("/admin/policy").status, 200) << row.who;
        EXPECT_EQ(says(open_page("/admin/policy"), "href=\"/admin/people\""), row.people == 200)
            << row.who;
    }
    // A head of service keeps the register and no accounts.
    sign_in("head_of_service A");
    const web::Response page = open_page(person("social_worker B"));
    EXPECT_TRUE(has_form(page, person("social_worker B", "/leave")));
    EXPECT_FALSE(says(page, "/account/"));
    EXPECT_TRUE(says(open_page(person("head_of_service A")), "This is you."));
}

}  // namespace
}  // namespace holdfast::desk
