#include "desk/administration_ledger.h"

/// What somebody signs in with, from the day on which they come until they leave.
namespace holdfast::desk {
namespace {

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

}  // namespace
}  // namespace holdfast::desk
