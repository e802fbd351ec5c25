#include "desk/administration_ledger.h"

#include <regex>

/// What somebody signs in with, from the day on which they come until they leave.
namespace holdfast::desk {
namespace {

class Accounts : public Administration {
protected:
    /// The password that a page shows; "" where it shows none.
    [[nodiscard]] static std::string password_in(const web::Response& answer)
    {
        static const std::regex form{"[0-9a-z]{5}(-[0-9a-z]{5}){3}"};
        std::smatch found;
        return std::regex_search(answer.body, found, form) ? found.str() : "";
    }
    /// Signs in, without a session of before.
    [[nodiscard]] web::Response come(const char* name, const std::string& password,
                                     const char* own) const
    {
        web::Request request = asked(web::Method::post, "/sign-in");
        request.cookies = {};
        request.form.add("name", name);
        request.form.add("password", password);
        request.form.add("ownPassword", own);
        return router_.answer(request);
    }
};

TEST_F(Accounts, SomebodyIsAddedWithAnAccountAndChoosesTheirOwnPassword)
{
    const web::Response added = add("New Worker", "social_worker", "North");
    ASSERT_EQ(added.status, 303);
    const std::string page = header_of(added, "Location");
    EXPECT_TRUE(says(open_page(page), "They have no account"));
    EXPECT_EQ(password_in(open_page(page)), "") << "none is made until it is asked for";
    const web::Fields form =
        filled(form_in(open_page(page), page + "/account/new"), {{"signInName", "New.Worker"}});
    const web::Response made = send(page + "/account/new", form);
    EXPECT_EQ(made.status, 200);
    EXPECT_TRUE(says(made, "new.worker"));
    const std::string given = password_in(made);
    ASSERT_NE(given, "");
    EXPECT_TRUE(says(open_page(page), "They have not chosen their own password yet"));
    EXPECT_EQ(password_in(open_page(page)), "") << "shown once, and no other in its place";
    EXPECT_TRUE(says(open_page("/accounts"), "own password not chosen yet"));
    // Loaded again after it was sent, the page must not say that anything was made.
    const web::Response again = send(page + "/account/new", form);
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(says(again, "They have an account already"));
    EXPECT_EQ(password_in(again), "");
    EXPECT_EQ(come("new.worker", given, "").status, 422);
    EXPECT_TRUE(says(come("new.worker", given, ""), "id=\"ownPassword\""));
    for (int time = 0; time < 6; ++time)
        EXPECT_EQ(come("new.worker", given, "too short").status, 422) << "no guess";
    EXPECT_EQ(come("new.worker", given, "four words of my own").status, 303);
    EXPECT_EQ(come("new.worker", given, "four words of my own").status, 403) << "good once";
}

TEST_F(Accounts, NobodyMakesThemselvesASecondWayInAsSomebodyElse)
{
    enrol("head_of_service A");
    const std::string who = person("head_of_service A");
    // The form that stood there before she had an account.
    const web::Fields form =
        filled(form_in(open_page(who), who + "/account/new"), {{"signInName", "second.name"}});
    open_account("head_of_service A");
    const web::Response answer = send(who + "/account/new", form);
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(says(answer, "They have an account already, and nobody has two."));
    EXPECT_FALSE(drawer_->accounts().find("second.name").value());
}

TEST_F(Accounts, WhoeverLeavesIsSignedOutDisabledAndNotOfferedAnyMore)
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

TEST_F(Accounts, LeavingOnADayToComeLeavesTheAccountUntilThen)
{
    open_account("social_worker A");
    ASSERT_EQ(leave("social_worker A", "31 January 2026").status, 303);
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::active);
    EXPECT_EQ(send_sign_in("social_worker A").status, 303);
    today("2026-01-31");
    EXPECT_EQ(send_sign_in("social_worker A").status, 403) << "by the register";
}

TEST_F(Accounts, WhereTheAccountCannotBeDisabledTheRegisterRefusesAllTheSame)
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

TEST_F(Accounts, AnAccountIsDisabledEnabledAndGivenANewPassword)
{
    sign_in("social_worker A");
    const std::string their_session = session_;
    sign_in("administrator A");
    const std::string who = person("social_worker A");
    const auto press = [&](const char* step) { return fill(who, who + "/account/" + step, {}); };
    ASSERT_EQ(press("disable").status, 303);
    EXPECT_FALSE(may_still_ask(their_session));
    EXPECT_EQ(send_sign_in("social_worker A").status, 403);
    const std::string enabled = password_in(press("enable"));
    EXPECT_EQ(send_sign_in("social_worker A").status, 403) << "the one of before stays closed";
    EXPECT_EQ(come("social-worker-a", enabled, "four words of my own").status, 303);
    const std::string given = password_in(press("password"));
    EXPECT_EQ(come("social-worker-a", "four words of my own", "").status, 403);
    EXPECT_EQ(come("social-worker-a", given, "four other own words").status, 303)
        << "the one that was shown is the one that stands";
    // Another person's account is not theirs to name.
    open_account("social_worker B");
    const web::Fields forged = form_in(open_page(person("social_worker B")),
                                       person("social_worker B", "/account/disable"));
    EXPECT_EQ(send(who + "/account/disable", forged).status, 422);
    EXPECT_EQ(drawer_->accounts().find("social-worker-b").value()->state,
              drawer::AccountState::active);
}

TEST_F(Accounts, WhatWasDoneIsWrittenDownAndToldToWhoeverItIsAbout)
{
    sign_in("head_of_service A");
    EXPECT_FALSE(says(open_page("/"), "Your account"));
    sign_in("administrator A");
    const std::string who = person("head_of_service A");
    const std::string given = password_in(fill(who, who + "/account/password", {}));
    const web::Response page = open_page(who);
    const std::string history = page.body.substr(page.body.find("What was done to their account"));
    EXPECT_TRUE(history.contains("Given a new password"));
    EXPECT_TRUE(history.contains("head-of-service-a"));
    EXPECT_TRUE(history.contains("Name of administrator A"));
    const auto changes =
        casework::account_changes(*house_, author("head_of_service A").practitioner).value();
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().by, author("administrator A"));
    const web::Response theirs = come("head-of-service-a", given, "four words of my own");
    ASSERT_EQ(theirs.status, 303);
    const auto told_on = [&](const char* day) {
        today(day);
        const web::Response in = come("head-of-service-a", "four words of my own", "");
        EXPECT_EQ(in.status, 303);
        session_ = session_of(in);
        return says(open_page("/"),
                    "Your account was given a new password by Name of "
                    "administrator A on 5 January 2026.");
    };
    EXPECT_TRUE(told_on("2026-01-05"));
    EXPECT_TRUE(told_on("2026-01-19"));
    EXPECT_FALSE(told_on("2026-01-20")) << "14 days";
    EXPECT_EQ(
        casework::account_changes(*house_, author("head_of_service A").practitioner).value().size(),
        1U)
        << "that they chose their own is theirs";
}

TEST_F(Accounts, EachStepIsFiledBeforeItTakesEffect)
{
    open_account("social_worker A");
    const std::string who = person("social_worker A");
    drawer_shelf_.takes_nothing = true;
    // The session is of before; the drawer takes no change.
    EXPECT_EQ(fill(who, who + "/account/disable", {}).status, 503);
    const auto changes = [&] {
        return casework::account_changes(*house_, author("social_worker A").practitioner).value();
    };
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes().back().record.what->code, "disabled");
    drawer_shelf_.takes_nothing = false;
    EXPECT_EQ(drawer_->accounts().find("social-worker-a").value()->state,
              drawer::AccountState::active);
    // Whoever leaves loses their account by whoever says so.
    ASSERT_EQ(leave("social_worker A", "today").status, 303);
    ASSERT_EQ(changes().size(), 2U);
    EXPECT_EQ(changes().back().by, author("administrator A"));
    // What would fail anyway is not written down as done.
    enrol("social_worker C");
    const std::string other = person("social_worker C");
    EXPECT_EQ(fill(other, other + "/account/new", {{"signInName", "social-worker-a"}}).status, 409);
    EXPECT_TRUE(
        casework::account_changes(*house_, author("social_worker C").practitioner).value().empty());
}

}  // namespace
}  // namespace holdfast::desk
