#include "desk/desk_ledger.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/signature.h"

namespace holdfast::desk {
namespace {

class ClosingPage : public DeskLedger {
protected:
    [[nodiscard]] web::Response closing() const { return open_page(family_at("/close")); }
};

TEST_F(ClosingPage, AsksForAnAnswerInWordsOnlyWhereARuleTakesOne)
{
    refer_and_answer("2026-03-02", false);
    refer_and_answer("2026-04-01", false);
    propose("2026-06-01", "letter");
    sign_in("social_worker A");
    const std::string answer = family_at("/close/answer");
    const web::Response page = closing();
    EXPECT_TRUE(says(page, "(G02)")) << "a closing by letter is stopped as well";
    const web::Fields form = form_in(page, answer);
    EXPECT_EQ(form.value("guardrail"), "G03");
    EXPECT_EQ(page.body.find(answer), page.body.rfind(answer)) << "one question";

    const std::string words = "reasons-" + form.value("anchor");
    const web::Response empty = send(answer, filled(form, {{words, ""}}));
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(empty.body.contains("href=\"#" + words + "\"")) << "the summary leads to the field";
    EXPECT_TRUE(empty.body.contains("id=\"" + words + "\""));
    EXPECT_EQ(form_in(empty, answer).value("requestKey"), form.value("requestKey"));
    ASSERT_EQ(send(answer,
                   filled(form,
                          {{words, "One analysis."},
                           {"minutes-" + form.value("anchor"), "4"},
                           {"useful-" + form.value("anchor"), "true"}}))
                  .status,
              303);
    EXPECT_FALSE(has_form(closing(), answer));
    const casefile::FamilyScene now = scene();
    const records::Answer& filed = now.facts.all<records::Answer>().back().record;
    EXPECT_EQ(filed.minutes, 4);
    EXPECT_EQ(filed.useful, true);
}

/// By a visit after all: nothing has to be turned down first, and who agreed is asked anew.
TEST_F(ClosingPage, ThatWaitsIsWrittenAgainBetter)
{
    refer_and_answer("2026-03-02", false);
    const base::EntryId proposal = propose("2026-06-01", "letter");
    sign_in("social_worker A");
    const std::string again = family_at("/close/again");
    const web::Response page = closing();
    EXPECT_TRUE(says(page, "Write the proposal again"));
    EXPECT_TRUE(says(page, "value=\"letter\" checked"));
    const web::Fields form = form_in(page, again);
    EXPECT_EQ(form.value("anchor"), proposal.text());
    const web::Response refused = send(again, filled(form, {{"whySafe", "Seen."}}));
    EXPECT_EQ(refused.status, 422) << "how it ends is always needed";
    EXPECT_TRUE(says(refused, "Seen."));
    EXPECT_TRUE(says(page, "Plan a closing visit or meeting"));
    const web::Fields by_visit = filled(form,
                                        {{"means", "visit"},
                                         {"whySafe", "Seen."},
                                         {"concernLevel", "not_worried"},
                                         {"concernReason", "Invented."}});
    EXPECT_EQ(send(again, by_visit).status, 303);
    const web::Response after = closing();
    EXPECT_FALSE(says(after, "Plan a closing visit or meeting"));
    EXPECT_TRUE(says(after, "value=\"visit\" checked"));
    EXPECT_EQ(scene().facts.all<records::ClosingProposal>().size(), 1U);

    ASSERT_EQ(casework::told(close(proposal)), "filed");
    const web::Response late =
        send(again, filled(form, {{"means", "visit"}, {"whySafe", "Late."}}));
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Late.")) << "to copy";
    EXPECT_FALSE(scene().has_open_episode());
}

/// A letter that names domestic abuse went out. That the work is to end by a visit now does not
/// take it out of sight.
TEST_F(ClosingPage, ThatIsWrittenAgainRestsOnWhatItRestedOn)
{
    refer_and_answer("2026-03-02", false);
    const base::EntryId letter = filed(
        file("social_worker A", "letter", {{"purpose", "closing"}, {"namesDomesticAbuse", true}}));
    const ledger::Link on_letter{ledger::LinkKind::rests_on, letter};
    filed(file("social_worker A", "closingProposal", {{"means", "letter"}}, {on_letter}));
    sign_in("social_worker A");
    const std::string unsafe = "Record the check that this way of contact is safe.";
    EXPECT_TRUE(says(closing(), unsafe));
    const std::string again = family_at("/close/again");
    EXPECT_EQ(send(again, filled(form_in(closing(), again), {{"means", "visit"}})).status, 303);
    EXPECT_TRUE(says(closing(), unsafe));
    const casefile::FamilyScene now = scene();
    const auto& proposal = now.facts.all<records::ClosingProposal>().front();
    EXPECT_TRUE(proposal.links_to(ledger::LinkKind::rests_on, letter));
}

/// What was written for one proposal never stands in place of another.
TEST_F(ClosingPage, IsNotWrittenAgainOverAnotherProposal)
{
    refer_and_answer("2026-03-02", false);
    propose("2026-06-01", "letter");
    sign_in("social_worker A");
    const std::string again = family_at("/close/again");
    web::Fields form;
    for (const auto& [name, value] : form_in(closing(), again))
        form.add(name, name == "anchor" ? base::EntryId::random(entropy_).text() : value);
    form.add("means", "visit");
    form.add("concernReason", "Mine alone.");
    const web::Response refused = send(again, form);
    EXPECT_EQ(refused.status, 409);
    EXPECT_FALSE(has_form(refused, again));
    EXPECT_TRUE(says(refused, "Mine alone.")) << "to copy";
    EXPECT_TRUE(has_form(closing(), again));
}

TEST_F(ClosingPage, SaysWhatMustEndFirstAndWhereItsEndIsWritten)
{
    refer_and_answer("2026-03-02", false);
    const auto plan = filed(file("social_worker", "childInNeedPlan", {{"starts", "2026-03-09"}}));
    propose("2026-06-01", "visit");
    sign_in("team_manager A");
    const web::Response page = closing();
    EXPECT_TRUE(says(page, "What must end first"));
    EXPECT_TRUE(says(page, "A child has a child in need plan, which began on 9 March 2026."));
    EXPECT_TRUE(page.body.contains("childInNeedPlan?supersedes=" + plan.text()));
    EXPECT_FALSE(says(page, "Yes, close it"));
    filed(file("social_worker",
               "childInNeedPlan",
               {{"starts", "2026-03-09"}, {"ends", "2026-06-01"}},
               {{ledger::LinkKind::supersedes, plan}}));
    EXPECT_TRUE(says(closing(), "Yes, close it"));
}

TEST_F(ClosingPage, ShowsTheFormsThatTheFileAndTheReaderAskFor)
{
    struct Row {
        const char* who;
        std::vector<std::string> nothing_proposed;
        std::vector<std::string> stopped;
    };
    const Row rows[] = {
        {"social_worker A", {"propose"}, {"sign"}},
        {"team_manager A", {"propose"}, {"decide", "sign"}},
        {"head_of_service A", {}, {"decide", "override", "sign"}},
    };
    const auto shown = [&](const char* who) {
        sign_in(who);
        if (std::string_view{who} == "head_of_service A") {
            const std::string reason = family_at("/reason");
            const web::Fields why = form_in(open_page(reason), reason);
            EXPECT_EQ(
                send(reason, filled(why, {{"purpose", "I am asked to sign or to decide"}})).status,
                303);
        }
        const web::Response page = closing();
        std::vector<std::string> forms;
        for (const char* step : {"propose", "answer", "decide", "override", "sign"})
            if (has_form(page, family_at("/close/" + std::string{step}))) forms.push_back(step);
        return forms;
    };
    refer_and_answer("2026-03-02", false);
    today("2026-06-01");
    for (const Row& row : rows) EXPECT_EQ(shown(row.who), row.nothing_proposed) << row.who;
    propose("2026-06-01", "letter");
    for (const Row& row : rows) EXPECT_EQ(shown(row.who), row.stopped) << row.who;
}

class GatePage : public DeskLedger {
protected:
    base::EntryId violent_referral()
    {
        return filed(file(
            "screener A",
            "referral",
            {{"concern", "An invented worry."}, {"kinds", base::json::array{"domestic_abuse"}}}));
    }
    /// Where the form of that page leads to.
    std::string sent(const std::string& to, const web::Fields& form)
    {
        const web::Response answer = send(to, form);
        EXPECT_EQ(answer.status, 303) << to;
        return header_of(answer, "Location");
    }
};

TEST_F(GatePage, WhatStopsADecisionIsSentOnToASecondReaderWithTheSameWords)
{
    const base::EntryId referral = violent_referral();
    sign_in("team_manager A");
    const std::string write = family_at("/write/decision");
    const web::Fields form =
        filled(form_in(open_page(write + "?answers=" + referral.text()), write),
               {{"outcome", "no_further_action"},
                {"reasons", "Invented reasons."},
                {"child", child_.text()}});
    const web::Response stopped = send(write, form);
    EXPECT_EQ(stopped.status, 403);
    const std::string propose = family_at("/write/decisionProposal");
    EXPECT_TRUE(stopped.body.contains("formaction=\"" + propose + "\""));
    const std::string gate = sent(propose,
                                  filled(form_in(stopped, write),
                                         {{"outcome", "no_further_action"},
                                          {"reasons", "Invented reasons."},
                                          {"child", child_.text()}}));
    const web::Response waiting = open_page(gate);
    EXPECT_TRUE(says(waiting, "Invented reasons."));
    EXPECT_TRUE(says(waiting, "Stops it"));
    EXPECT_FALSE(says(waiting, "Do you agree")) << "nobody signs their own proposal";

    sign_in("social_worker A");
    const web::Response read = open_page(gate);
    EXPECT_TRUE(says(read, "Do you agree that nothing more is done?"));
    sent(gate + "/sign", filled(form_in(read, gate + "/sign"), {{"stance", "agree"}}));

    sign_in("team_manager A");
    const web::Response ready = open_page(gate);
    EXPECT_TRUE(says(ready, "Nothing stands in the way: 1 check is answered by the record."));
    const web::Fields decision =
        filled(form_in(ready, gate + "/decide"), {{"outcome", "no_further_action"}});
    const std::string record = sent(gate + "/decide", decision);
    EXPECT_TRUE(record.contains("/record?entry="));
    EXPECT_EQ(open_page(gate).status, 303) << "it waits no more";
}

/// A signature says that its writer has read the file as it is, and not as it was.
TEST_F(GatePage, NobodySignsWhoHasNotReadWhatIsNew)
{
    refer("2026-03-02", false);
    const base::EntryId proposal = propose("2026-03-04", "visit");
    sign_in("team_manager A");
    const std::string sign = family_at("/close/sign");
    const web::Fields agreed =
        filled(form_in(open_page(family_at("/close")), sign), {{"stance", "agree"}});
    filed(file("social_worker A", "worry", {{"what", "He came back last night."}}));
    const web::Response stopped = send(sign, agreed);
    EXPECT_EQ(stopped.status, 409);
    EXPECT_TRUE(says(stopped, "Something has been recorded since you read this file."));
    EXPECT_TRUE(scene().facts.all<records::Signature>().empty());
    EXPECT_EQ(send(sign, filled(form_in(stopped, sign), {{"stance", "agree"}})).status, 303);
    EXPECT_TRUE(scene().facts.all<records::Signature>().front().links_to(ledger::LinkKind::answers,
                                                                         proposal));
}

TEST_F(GatePage, ALowerLevelWaitsUntilItIsAgreed)
{
    filed(file(
        "team_manager A", "threshold", {{"level", "child_in_need"}, {"reasons", "Invented."}}));
    sign_in("social_worker A");
    const std::string write = family_at("/write/threshold");
    const web::Fields form = filled(form_in(open_page(write), write),
                                    {{"decided", "5 January 2026"},
                                     {"level", "family_help"},
                                     {"reasons", "Invented reasons."},
                                     {"outsideReasons", "vacancy"},
                                     {"child", child_.text()}});
    const std::string gate = sent(write, form);
    EXPECT_TRUE(gate.contains("/gates/"));
    sign_in("team_manager A");
    const web::Response page = open_page(gate);
    EXPECT_TRUE(says(page, "The step-down is stopped."));
    EXPECT_TRUE(says(page, "vacancy, or nobody to allocate to. They never suffice."));
    EXPECT_EQ(
        send(gate + "/decide", filled(form_in(page, gate + "/decide"), {{"outcome", "agreed"}}))
            .status,
        403)
        << "not offered, and refused";
    EXPECT_TRUE(
        open_page(sent(gate + "/decide",
                       filled(form_in(page, gate + "/decide"), {{"outcome", "not_agreed"}})))
            .status
        == 200);
}

TEST_F(GatePage, WhatCameBackIsAnsweredOnThePageOfWhy)
{
    close_family();
    refer_and_answer("2026-07-01", false);
    sign_in("team_manager A");
    const std::string why = family_at("/why/G28");
    const web::Response page = open_page(why);
    EXPECT_TRUE(says(page, "The work was closed on 1 June 2026."));
    const std::string reasons = "reasons-" + form_in(page, why).value("anchor");
    EXPECT_EQ(send(why, filled(form_in(page, why), {{reasons, ""}})).status, 422);
    EXPECT_EQ(sent(why, filled(form_in(page, why), {{reasons, "Correct at the time."}})), why);
    const web::Response answered = open_page(why);
    EXPECT_TRUE(says(answered, "Somebody has looked at both together."));
    EXPECT_FALSE(has_form(answered, why));
}

}  // namespace
}  // namespace holdfast::desk
