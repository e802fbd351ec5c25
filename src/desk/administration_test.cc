#include "desk/administration_ledger.h"

/// The pages on which an authority keeps its people, teams, agencies and policy.
namespace holdfast::desk {
namespace {

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
        EXPECT_EQ(says(open_page(page), "To change what is said of it, show them first."),
                  who == std::string_view{"administrator A"})
            << who;
        EXPECT_EQ(looks_.looks().size(), before);
        const web::Response shown = open_page(page + "/reached");
        EXPECT_TRUE(says(shown, "0000 333"));
        EXPECT_TRUE(says(shown, "1 Invented Lane"));
        EXPECT_TRUE(says(shown, "are protected, and that you looked is written down"));
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
            EXPECT_EQ(open_page(page).status, 404) << who << " " << page;
        EXPECT_EQ(open_page("/admin/agencies/x/reached").status, 404) << who;
        EXPECT_FALSE(says(open_page("/"), "/admin/")) << who;
    }
}

/// A form that somebody opened before a colleague wrote that the person leaves.
TEST_F(Administration, ChangeDoesNotUndoWhatItsWriterHadNotRead)
{
    enrol("administrator B");
    const std::string who = person("social_worker A");
    const auto typed = [&](const web::Response& page, const char* again) {
        return filled(form_in(page, who + "/change"),
                      {{"name", "Name of social_worker A"},
                       {"role", "social_worker"},
                       {"team", "South"},
                       {"agency", own_agency()},
                       {"since", "today"},
                       {"again", again}});
    };
    const web::Fields opened_before = typed(open_page(who), "");
    const web::Fields leaving_before =
        filled(form_in(open_page(who), who + "/leave"), {{"until", "31 January 2026"}});
    sign_in("administrator B");
    ASSERT_EQ(leave("social_worker A", "9 January 2026").status, 303);
    sign_in("administrator A");
    const auto with_own_token = [&](const web::Fields& form, const std::string& action) {
        web::Fields mine;
        for (const auto& [name, value] : form)
            mine.add(name,
                     name == "formToken" ? form_in(open_page(who), action).value(name) : value);
        return mine;
    };
    const auto until = [&] {
        const auto all = casework::register_of_practitioners(*house_).value();
        const auto one = std::ranges::find(
            all, author("social_worker A").practitioner, &casework::WordsOnPractitioner::id);
        return one->newest().record.until ? one->newest().record.until->text() : "stays";
    };
    const web::Response told =
        send(who + "/change", with_own_token(opened_before, who + "/change"));
    EXPECT_EQ(told.status, 409);
    EXPECT_TRUE(says(told, "value=\"South\"")) << "kept as typed";
    EXPECT_TRUE(says(told, "what Name of administrator B wrote on 5 January 2026"));
    EXPECT_TRUE(says(told, "9 January 2026"));
    EXPECT_EQ(until(), "2026-01-09");
    EXPECT_EQ(send(who + "/leave", with_own_token(leaving_before, who + "/change")).status, 409);
    EXPECT_EQ(until(), "2026-01-09");
    // It can be sent once more; the end stays unless somebody says that they work here again.
    ASSERT_EQ(send(who + "/change", typed(told, "")).status, 303);
    EXPECT_EQ(until(), "2026-01-09");
    ASSERT_EQ(send(who + "/change", typed(open_page(who), "true")).status, 303);
    EXPECT_EQ(until(), "stays");
}

/// A form that says everything anew would undo what somebody else wrote in another field of it.
TEST_F(Administration, AStaleFormSaysWhatItWouldUndo)
{
    const web::Response added = fill("/admin/agencies/new",
                                     "/admin/agencies/new",
                                     {{"name", "Invented School"}, {"since", "today"}});
    const std::string page = header_of(added, "Location");
    const auto typed =
        [&](const web::Response& from, const char* phone, const char* email, const char* kind) {
            return filled(form_in(from, page + "/change"),
                          {{"name", "Invented School"},
                           {"kind", kind},
                           {"phone", phone},
                           {"email", email},
                           {"since", base::words(today_)}});
        };
    const web::Fields stale = typed(open_page(page), "0000 222", "", "school");
    ASSERT_EQ(
        send(page + "/change", typed(open_page(page), "0000 111", "a@example.test", "college"))
            .status,
        303);
    const web::Response told = send(page + "/change", stale);
    EXPECT_EQ(told.status, 409);
    for (const char* line : {"Telephone: “0000 111” stands, and you send “0000 222”",
                             "Secure e-mail: “a@example.test” stands, and you send nothing",
                             "What kind of agency it is: “College or training provider” stands, "
                             "and you send “School”"})
        EXPECT_TRUE(says(told, line)) << line;
    for (const char* same : {"Name: “", "Since when: “", "Address: ", "Telephone out of hours: "})
        EXPECT_FALSE(says(told, same)) << same;
    const web::Response other = send(page + "/change", typed(told, "0000 222", "", ""));
    EXPECT_EQ(other.status, 303);
    EXPECT_FALSE(says(open_page(page), "you send"));
}

TEST_F(Administration, AnAgencyThatEndedIsNotRevivedByAChange)
{
    const web::Response added = fill("/admin/agencies/new",
                                     "/admin/agencies/new",
                                     {{"name", "Invented School"}, {"since", "today"}});
    const std::string page = header_of(added, "Location");
    const auto typed = [&](const web::Response& from, const char* again) {
        return filled(form_in(from, page + "/change"),
                      {{"name", "Invented School"},
                       {"phone", "0000 555"},
                       {"since", "today"},
                       {"again", again}});
    };
    const web::Fields stale = typed(open_page(page), "");
    ASSERT_EQ(fill(page, page + "/end", {{"until", "today"}}).status, 303);
    const auto ended = [&] { return says(open_page("/admin/agencies"), "Agencies that ended"); };
    const web::Response told = send(page + "/change", stale);
    EXPECT_EQ(told.status, 409);
    EXPECT_TRUE(says(told, "0000 555"));
    EXPECT_TRUE(ended());
    ASSERT_EQ(send(page + "/change", typed(told, "")).status, 303);
    EXPECT_TRUE(ended());
    ASSERT_EQ(send(page + "/change", typed(open_page(page), "true")).status, 303);
    EXPECT_FALSE(ended());
}

TEST_F(Administration, OneDayIsNoDays)
{
    const std::string key = "/admin/policy/clock.need_visit";
    sign_in("head_of_service A");
    ASSERT_EQ(
        fill(key, key, {{"value", "1"}, {"inForceFrom", "today"}, {"source", "A meeting"}}).status,
        303);
    for (const std::string& page : {key, std::string{"/admin/policy"}}) {
        EXPECT_TRUE(says(open_page(page), ">1 day")) << page;
        EXPECT_FALSE(says(open_page(page), ">1 days")) << page;
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
