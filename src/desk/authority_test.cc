#include "desk/desk_ledger.h"

namespace holdfast::desk {
namespace {

namespace json = base::json;

/// What whoever answers for the authority sees and writes. 2 March 2026 is a Monday.
class AuthorityPages : public DeskLedger {
protected:
    AuthorityPages()
    {
        enrol("principal_social_worker A");
        today("2026-03-02");
        sign_in("head_of_service A");
    }
    using Typed = std::initializer_list<std::pair<std::string, std::string>>;
    web::Response write(const std::string& type, Typed typed)
    {
        const std::string form = "/authority/write/" + type;
        const web::Response page = open_page(form);
        EXPECT_EQ(page.status, 200) << form;
        return send(form, filled(form_in(page, form), typed));
    }
    /// The id of the only entry of this kind on the page, out of the link to write it again.
    std::string said_on_page(const std::string& type)
    {
        const std::string body = open_page("/authority").body;
        const std::string before = "/authority/write/" + type + "?supersedes=";
        const auto at = body.find(before) + before.size();
        return body.substr(at, body.find('"', at) - at);
    }
};

TEST_F(AuthorityPages, ATargetIsWrittenDownAskedAboutAndAnswered)
{
    EXPECT_TRUE(says(open_page("/"), "Authority"));
    EXPECT_TRUE(says(open_page("/authority"), "Nothing is asked."));
    EXPECT_EQ(write("authorityEvent",
                    {{"happenedOn", "2 March 2026"},
                     {"kind", "target"},
                     {"title", "Fewer children in care"},
                     {"mayMove", "care"}})
                  .status,
              303);
    const web::Response asked = open_page("/authority");
    EXPECT_TRUE(says(asked, "Fewer children in care"));
    EXPECT_TRUE(says(asked, "G57 TARGET-BALANCE"));
    EXPECT_TRUE(says(asked, "Write an account to the board"));
}

TEST_F(AuthorityPages, ARecommendationIsWrittenAgainWithWhatWasMissing)
{
    EXPECT_EQ(write("recommendation",
                    {{"made", "1 February 2026"},
                     {"review", "An invented review"},
                     {"recommends", "Read the history first."},
                     {"done", "1 March 2026"}})
                  .status,
              303);
    EXPECT_TRUE(says(open_page("/authority"), "Say who answers for it."));
    const std::string first = said_on_page("recommendation");
    const std::string form = "/authority/write/recommendation";
    const web::Response again = open_page(form + "?supersedes=" + first);
    EXPECT_TRUE(says(again, "Read the history first.")) << "nothing is typed twice";
    // A browser sends what stands in the boxes as well.
    EXPECT_EQ(send(form,
                   filled(form_in(again, form),
                          {{"made", "1 February 2026"},
                           {"review", "An invented review"},
                           {"recommends", "Read the history first."},
                           {"done", "1 March 2026"},
                           {"owner", "head_of_service"}}))
                  .status,
              303);
    const web::Response now = open_page("/authority");
    EXPECT_FALSE(says(now, "Say who answers for it."));
    EXPECT_TRUE(says(now, "Measure its effect"));
}

TEST_F(AuthorityPages, WhatIsTypedWrongStaysInTheFormWithEveryProblem)
{
    const web::Response refused =
        write("figure", {{"givenOut", "31 February 2026"}, {"title", "Re-referrals"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Re-referrals"));
    EXPECT_TRUE(says(refused, "31 February 2026"));
    EXPECT_TRUE(says(refused, "The figure&quot; is always needed."));
}

TEST_F(AuthorityPages, AreForWhoeverAnswersForTheAuthority)
{
    sign_in("principal_social_worker A");
    EXPECT_EQ(open_page("/authority").status, 200);
    EXPECT_EQ(open_page("/authority/write/figure").status, 200);
    for (const char* type : {"note", "closingProposal", "practitioner", "nothing"})
        EXPECT_EQ(open_page(std::string{"/authority/write/"} + type).status, 404) << type;
    for (const char* who : {"social_worker A", "team_manager A", "screener A"}) {
        sign_in(who);
        EXPECT_EQ(open_page("/authority").status, 403) << who;
        EXPECT_EQ(open_page("/authority/write/figure").status, 404) << who;
        EXPECT_FALSE(says(open_page("/"), ">Authority<")) << who;
    }
}

/// What a finding about the authority rests on in a family's file leads there.
TEST_F(AuthorityPages, AnAnswerThatAnAuditDrawsLeadsToItsFileAndToTheAudit)
{
    refer("2025-12-01", true);
    const auto raised = filed(file("social_worker A", "challenge", {{"what", "Invented."}}));
    filed(file("team_manager A",
               "challengeAnswer",
               {{"outcome", "not_accepted"}, {"reasons", "Invented."}},
               {{ledger::LinkKind::answers, raised}}));
    today("2026-02-02");
    sign_in("head_of_service A");
    const web::Response page = open_page("/authority");
    EXPECT_TRUE(says(page, "G58 AUDIT-SAMPLE")) << page.body;
    EXPECT_TRUE(says(page, "Look at it"));
    EXPECT_TRUE(says(page, family_at("/write/audit")));
    EXPECT_FALSE(says(page, "Ash Example")) << "it names nobody";
}

}  // namespace
}  // namespace holdfast::desk
