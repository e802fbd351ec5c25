#include "desk/desk_ledger.h"

namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::EntryId;
using ledger::LinkKind;

/// What two people see differently, as the page of decisions tells it. 2 March 2026 is a Monday.
class DisagreementPage : public DeskLedger {
protected:
    DisagreementPage()
    {
        refer("2026-03-02", true);
        enrol("conference_chair A");
        today("2026-03-02");
        sign_in("social_worker A");
    }
    [[nodiscard]] std::string decisions() const
    {
        const web::Response answer = open_page(family_at("/decisions"));
        EXPECT_EQ(answer.status, 200);
        return answer.body;
    }
    /// The address that a link with these words leads to, the first of the page; "": there is none.
    static std::string leads_to(const std::string& page, std::string_view words)
    {
        const std::size_t text = page.find(">" + std::string{words});
        if (text == std::string::npos) return "";
        const std::size_t href = page.rfind("href=\"", text) + 6;
        std::string url = page.substr(href, page.find('"', href) - href);
        for (std::size_t at = url.find("&amp;"); at != std::string::npos; at = url.find("&amp;"))
            url.erase(at + 1, 4);
        return url;
    }
    /// Follows the link and files the form behind it; answers the status.
    int write(std::string_view words,
              std::initializer_list<std::pair<std::string, std::string>> typed)
    {
        const std::string url = leads_to(decisions(), words);
        EXPECT_NE(url, "") << words;
        const std::string form = url.substr(0, url.find('?'));
        web::Fields fields = filled(form_in(open_page(url), form), typed);
        fields.add("child", child_.text());
        return send(form, fields).status;
    }
    int challenge()
    {
        decide_referral();
        return write("Challenge this: decision",
                     {{"what", "It was decided without the school."},
                      {"matter", "contact_outcome"},
                      {"raised", "2 March 2026"}});
    }
    void decide_referral()
    {
        const EntryId referral = filed(file("screener A", "referral", {{"concern", "Again."}}));
        filed(file("team_manager A",
                   "decision",
                   {{"question", "referral"}, {"outcome", "assess"}, {"reasons", "Invented."}},
                   {{LinkKind::answers, referral}}));
    }
};

TEST_F(DisagreementPage, AChallengeHasItsStageItsDayAndWhoAnswers)
{
    ASSERT_EQ(challenge(), 303);
    const std::string page = decisions();
    EXPECT_TRUE(page.contains("Challenge: what became of a contact or referral"));
    EXPECT_TRUE(page.contains("Waits for an answer"));
    EXPECT_TRUE(page.contains("Their managers (stage 2 of 5)"));
    EXPECT_TRUE(page.contains("The team manager: due 4 March 2026."));
    EXPECT_TRUE(page.contains("default: Working Together to Safeguard Children 2023 asks"));
    EXPECT_TRUE(page.contains("A meeting is owed by 9 March 2026."));
    EXPECT_EQ(leads_to(page, "Answer this challenge"), "") << "nobody answers their own";
    EXPECT_EQ(leads_to(page, "Take it to the next stage"), "") << "the stage is not over";
    today("2026-03-05");
    sign_in("social_worker A");
    const std::string late = decisions();
    EXPECT_TRUE(late.contains("Nobody answered in time, so it has gone on to:"));
    EXPECT_TRUE(late.contains("due 10 March 2026."));
    EXPECT_NE(leads_to(late, "Take it to the next stage"), "");
}

TEST_F(DisagreementPage, IsTakenFromStageToStageUntilAThirdPersonAnswers)
{
    ASSERT_EQ(challenge(), 303);
    sign_in("team_manager A");
    ASSERT_EQ(write("Answer this challenge",
                    {{"outcome", "not_accepted"},
                     {"reasons", "The school was rung."},
                     {"answered", "3 March 2026"}}),
              303);
    sign_in("social_worker A");
    ASSERT_EQ(
        write(
            "Record the meeting of both sides",
            {{"outcome", "explored"}, {"explored", "3 March 2026"}, {"answered", "3 March 2026"}}),
        303);
    EXPECT_TRUE(decisions().contains("They met on 3 March 2026."));
    ASSERT_EQ(write("Take it to the next stage",
                    {{"what", "Nobody spoke to the teacher."},
                     {"stage", "independent_chair"},
                     {"raised", "4 March 2026"}}),
              303);
    EXPECT_TRUE(decisions().contains("A meeting with an independent chair (stage 4 of 5)"));
    EXPECT_TRUE(
        says(open_page(family_at("/why/G25")), "Have somebody answer it who is neither side."));
    sign_in("conference_chair A");
    const std::string why = family_at("/reason");
    ASSERT_EQ(
        send(why,
             filled(form_in(open_page(why), why), {{"purpose", "I am asked to sign or to decide"}}))
            .status,
        303);
    ASSERT_EQ(write("Answer this challenge",
                    {{"outcome", "not_accepted"},
                     {"reasons", "The teacher was spoken to on Monday."},
                     {"thirdPerson", "true"},
                     {"answered", "5 March 2026"}}),
              303);
    const std::string page = decisions();
    EXPECT_TRUE(page.contains("It is not accepted; what was decided stands"));
    EXPECT_TRUE(page.contains("The teacher was spoken to on Monday."));
    EXPECT_TRUE(page.contains("They met on 3 March 2026."));
    EXPECT_FALSE(
        says(open_page(family_at("/why/G25")), "Have somebody answer it who is neither side."));
}

TEST_F(DisagreementPage, OnlyWhoeverRaisedAChallengeWithdrawsIt)
{
    ASSERT_EQ(challenge(), 303);
    sign_in("team_manager A");
    EXPECT_EQ(leads_to(decisions(), "Withdraw it"), "");
    EXPECT_EQ(
        write("Answer this challenge", {{"outcome", "withdrawn"}, {"answered", "2 March 2026"}}),
        403);
    sign_in("social_worker A");
    EXPECT_EQ(write("Withdraw it", {{"outcome", "withdrawn"}, {"answered", "2 March 2026"}}), 303);
    EXPECT_TRUE(decisions().contains("The challenger withdrew it"));
    EXPECT_EQ(leads_to(decisions(), "Record the meeting of both sides"), "");
}

TEST_F(DisagreementPage, TheFormAsksFirstWhetherAChildIsInDangerNow)
{
    decide_referral();
    const std::string url = leads_to(decisions(), "Challenge this: decision");
    const std::string body = open_page(url).body;
    EXPECT_LT(body.find("Is a child in danger now?"), body.find("What you disagree with, and why"));
    EXPECT_TRUE(body.contains("action=\"" + family_at("/danger") + "\""));
    EXPECT_TRUE(body.contains("Invented.")) << "what is challenged stands above the form";
    EXPECT_FALSE(body.contains("name=\"immediateDanger\"")) << "it is asked once";
}

TEST_F(DisagreementPage, AnOverruleStandsBesideWhatItOverrules)
{
    const EntryId opinion =
        filed(file("social_worker A",
                   "threshold",
                   {{"level", "section_47"}, {"reasons", "She cannot protect him."}}));
    filed(
        file("team_manager A", "threshold", {{"level", "lower"}}, {{LinkKind::answers, opinion}}));
    const std::string page = decisions();
    EXPECT_TRUE(page.contains("A judgement was overruled"));
    EXPECT_LT(page.find("She cannot protect him."), page.find("No reasons are written down."));
    EXPECT_TRUE(page.contains("A meeting is owed by 9 March 2026."));
    EXPECT_NE(leads_to(page, "Challenge this overrule"), "");
}

}  // namespace
}  // namespace holdfast::desk
