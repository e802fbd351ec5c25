#include "desk/desk_ledger.h"

/// What was typed is not lost where a form could not be taken: the purpose was not said, or the
/// session had ended.
namespace holdfast::desk {
namespace {

class KeptSent : public DeskLedger {
protected:
    void say_purpose(const std::string& family)
    {
        const std::string page = "/families/" + family + "/reason";
        const web::Response said =
            send(page, filled(form_in(open_page(page), page), {{"purpose", "Duty, out of hours"}}));
        EXPECT_EQ(said.status, 303);
    }
    /// The form of a drawing, with all its words.
    web::Fields typed_document()
    {
        const web::Response page = open_page(family_at("/documents/new"));
        return filled(form_in(page, family_at("/documents")),
                      {{"title", "A house"},
                       {"kind", "childs_work"},
                       {"dated", "5 January 2026"},
                       {"shows", "A house without a door."},
                       {"child", child_.text()}});
    }
    [[nodiscard]] web::Response send_document(web::Fields form) const
    {
        web::Request request = asked(web::Method::post, family_at("/documents"));
        request.form = std::move(form);
        request.files = {{"file", "image/png", "drawn"}};
        return router_.answer(request);
    }
    /// Where the page says to sign in, and the address to which that leads.
    std::string after_signing_in(const web::Response& told, std::string_view who)
    {
        const std::string opening = "href=\"/sign-in?next=";
        const std::size_t at = told.body.find(opening);
        EXPECT_NE(at, std::string::npos);
        if (at == std::string::npos) return "";
        const std::size_t value = at + opening.size();
        const auto next =
            web::parse_form("next=" + told.body.substr(value, told.body.find('"', value) - value));
        web::Request request = asked(web::Method::post, "/sign-in");
        request.form.add("name", sign_in_name(who));
        request.form.add("password", std::string{drawer::good_password});
        request.form.add("next", next.value().value("next"));
        const web::Response answer = router_.answer(request);
        EXPECT_EQ(answer.status, 303);
        const std::string cookie = header_of(answer, "Set-Cookie");
        const std::size_t from = cookie.find('=') + 1;
        session_ = cookie.substr(from, cookie.find(';') - from);
        return header_of(answer, "Location");
    }
    /// The markup of the form that sends to this address; "" where the page has none.
    static std::string form_markup(const web::Response& page, const std::string& to)
    {
        const std::size_t begin = page.body.find("action=\"" + to + "\"");
        if (begin == std::string::npos) return "";
        return page.body.substr(begin, page.body.find("</form>", begin) - begin);
    }
    /// The session of a request ends, and is remembered.
    void end_session() { of_day_ += std::chrono::minutes{20}; }
    /// A new session in which nothing was said yet, as if the form had been opened in it.
    [[nodiscard]] web::Fields of_this_session(const web::Fields& form) const
    {
        const std::string token = form_in(open_page("/sign-out"), "/sign-out").value("formToken");
        web::Fields moved;
        for (const auto& [name, value] : form) moved.add(name, name == "formToken" ? token : value);
        return moved;
    }
};

TEST_F(KeptSent, APurposeForAnotherFamilyTakesNothingFromTheFirst)
{
    enrol("out_of_hours A");
    sign_in("out_of_hours A");
    say_purpose(family_.text());
    const web::Fields form = typed_document();
    say_purpose(base::FamilyId{}.text());
    EXPECT_EQ(send_document(form).status, 303);
    EXPECT_TRUE(says(open_page(family_at("/documents")), "A house without a door."));
}

TEST_F(KeptSent, AFormWithoutAPurposeIsNeverDroppedUnsaid)
{
    enrol("out_of_hours A");
    sign_in("out_of_hours A");
    say_purpose(family_.text());
    const web::Fields document = typed_document();
    const std::string decision_page =
        family_at("/write/decision?answers=") + base::EntryId{}.text();
    const std::string decision = family_at("/write/decision");
    const web::Fields decided =
        filled(form_in(open_page(decision_page), decision),
               {{"child", child_.text()}, {"reasons", "Invented reasons."}});
    struct Row {
        const char* what;
        std::function<web::Response()> send;
        std::string form;
        const char* typed;
    };
    const Row rows[] = {
        {"document",
         [&] { return send_document(of_this_session(document)); },
         family_at("/documents/new"),
         "A house without a door."},
        {"decision",
         [&] { return send(decision, of_this_session(decided)); },
         decision_page,
         "Invented reasons."},
    };
    for (const Row& row : rows) {
        sign_in("out_of_hours A");
        const web::Response told = row.send();
        EXPECT_EQ(told.status, 403) << row.what;
        EXPECT_TRUE(says(told, "Nothing was filed yet")) << row.what;
        EXPECT_TRUE(says(told, "What you typed is kept as your draft")) << row.what;
        EXPECT_EQ(says(told, "Choose it again"), row.what == std::string{"document"});
        // The way through the question leads back to the form, with what was typed.
        const std::string opening = "href=\"" + family_at("/reason");
        const std::size_t at = told.body.find(opening);
        ASSERT_NE(at, std::string::npos) << row.what;
        std::string way = told.body.substr(at + 6, told.body.find('"', at + 6) - at - 6);
        for (std::size_t amp = way.find("&amp;"); amp != std::string::npos; amp = way.find("&amp;"))
            way.erase(amp + 1, 4);
        const web::Response reason = open_page(way);
        const web::Response said = send(
            family_at("/reason"),
            filled(form_in(reason, family_at("/reason")), {{"purpose", "Duty, out of hours"}}));
        EXPECT_EQ(header_of(said, "Location"), row.form);
        EXPECT_TRUE(says(open_page(row.form), row.typed)) << row.what;
        EXPECT_TRUE(says(open_page(row.form), "This is your draft")) << row.what;
    }
    EXPECT_TRUE(says(open_page(family_at("/documents")), "No document is attached"));
}

TEST_F(KeptSent, WhatComesAfterTheSessionIsOfferedToTheSamePersonAlone)
{
    enrol("social_worker N", "North");
    sign_in("social_worker N");
    sign_in("social_worker A");
    const web::Fields form = typed_document();
    end_session();
    const web::Response told = send_document(form);
    EXPECT_EQ(told.status, 401);
    EXPECT_TRUE(says(told, "What you typed is kept as your draft"));
    EXPECT_TRUE(says(told, "The file that you chose is not kept. Choose it again."));
    EXPECT_EQ(after_signing_in(told, "social_worker N"), family_at("/documents/new"));
    EXPECT_FALSE(says(open_page(family_at("/documents/new")), "A house"));
    const std::string form_page = after_signing_in(told, "social_worker A");
    const web::Response again = open_page(form_page);
    EXPECT_EQ(again.status, 200);
    EXPECT_TRUE(says(again, "value=\"A house\""));
    EXPECT_TRUE(says(again, "A house without a door."));
    EXPECT_TRUE(says(open_page("/"), ">Document</a>, saved on"));
    // Once it is filed, no draft is left.
    EXPECT_EQ(send_document(typed_document()).status, 303);
    EXPECT_FALSE(says(open_page(form_page), "value=\"A house\""));
}

TEST_F(KeptSent, OfTheAdministrationStandsOnThePageOfItsForm)
{
    enrol("administrator A");
    sign_in("administrator A");
    const std::string person = "/admin/people/" + author("social_worker A").practitioner.text();
    struct Row {
        std::string page;
        std::string to;
        std::pair<std::string, std::string> typed;
        const char* shown;
    };
    const Row rows[] = {
        {person, person + "/leave", {"until", "31 March 2026"}, "31 March 2026"},
        {person, person + "/change", {"name", "Amina Invented"}, "Amina Invented"},
        {"/admin/people/new", "/admin/people/new", {"name", "Bo Invented"}, "Bo Invented"},
        {"/admin/agencies/new", "/admin/agencies/new", {"name", "Hill Invented"}, "Hill Invented"},
    };
    for (const Row& row : rows) {
        const web::Fields form = filled(form_in(open_page(row.page), row.to), {row.typed});
        end_session();
        const web::Response told = send(row.to, form);
        EXPECT_EQ(told.status, 401) << row.to;
        EXPECT_TRUE(says(told, "What you typed is kept as your draft")) << row.to;
        EXPECT_EQ(after_signing_in(told, "administrator A"), row.page);
        const web::Response again = open_page(row.page);
        EXPECT_EQ(again.status, 200) << row.page;
        EXPECT_TRUE(says(again, "and it was not filed")) << row.page;
        EXPECT_TRUE(says(again, row.shown)) << row.page;
        const std::string discard = again.body.substr(again.body.find("/discard/sent"));
        const std::string address = discard.substr(0, discard.find('"'));
        const web::Response gone = send(address, form_in(again, address));
        EXPECT_EQ(header_of(gone, "Location"), row.page);
        EXPECT_FALSE(says(open_page(row.page), "and it was not filed")) << row.page;
    }
}

/// The small forms of the page of closing: as often as one is sent too late, it stands there again.
TEST_F(KeptSent, OfTheClosingIsFilledIntoItsFormAgain)
{
    refer_and_answer("2026-03-02", false);
    refer_and_answer("2026-04-01", false);
    propose("2026-06-01", "letter");
    struct Row {
        const char* who;
        const char* step;
        std::vector<std::pair<std::string, std::string>> typed;
        std::vector<std::string> shown;
    };
    const Row rows[] = {
        {"team_manager A",
         "sign",
         {{"stance", "disagree"}, {"reasons", "Invented doubts."}},
         {"value=\"disagree\" checked", "Invented doubts."}},
        {"social_worker A", "answer", {{"reasons", "Invented answer."}}, {"Invented answer."}},
        {"head_of_service A",
         "override",
         {{"overrides", "G02"}, {"reasons", "Invented leave."}, {"expires", "15 June 2026"}},
         {"value=\"G02\"", "Invented leave.", "value=\"15 June 2026\""}},
        {"team_manager A",
         "decide",
         {{"outcome", "stays_open"}, {"reasons", "Invented reasons."}},
         {"value=\"stays_open\" checked", "Invented reasons."}},
    };
    const std::string page = family_at("/close");
    // Whoever does not work with the family says why in each session.
    const auto opened = [&](const char* who) {
        if (who == std::string{"head_of_service A"}) say_purpose(family_.text());
        return open_page(page);
    };
    // A page may ask for several answers, so that their names have the anchor behind them.
    const auto type_into = [](web::Fields form, const Row& row) {
        const std::string suffix = form.has("anchor") ? "-" + form.value("anchor") : "";
        for (const auto& [name, value] : row.typed) form.add(name + suffix, value);
        return form;
    };
    for (const Row& row : rows) {
        sign_in(row.who);
        const std::string to = page + "/" + row.step;
        const web::Fields form = type_into(form_in(opened(row.who), to), row);
        end_session();
        const web::Response told = send(to, form);
        EXPECT_EQ(told.status, 401) << row.step;
        EXPECT_EQ(after_signing_in(told, row.who), page);
        const web::Response again = opened(row.who);
        EXPECT_EQ(again.status, 200) << row.step;
        for (const std::string& words : row.shown)
            EXPECT_TRUE(form_markup(again, to).contains(words)) << row.step << ": " << words;
        EXPECT_TRUE(says(again, "This is your draft")) << row.step;
        EXPECT_FALSE(says(again, "and it was not filed")) << row.step << ": nothing to copy";
        EXPECT_EQ(send(to, type_into(form_in(again, to), row)).status, 303) << row.step;
        EXPECT_FALSE(says(open_page(page), "This is your draft")) << row.step;
    }
    EXPECT_TRUE(drawer_->drafts().of(author("team_manager A").practitioner).value().empty());
}

TEST_F(KeptSent, OfAClosingThatWasDecidedMeanwhileStandsThereToCopy)
{
    refer_and_answer("2026-03-02", false);
    const auto proposal = propose("2026-06-01", "visit");
    const std::string page = family_at("/close");
    sign_in("team_manager A");
    const web::Fields form = filled(form_in(open_page(page), page + "/decide"),
                                    {{"outcome", "closed"}, {"reasons", "Invented reasons."}});
    end_session();
    const web::Response told = send(page + "/decide", form);
    ASSERT_EQ(casework::told(close(proposal)), "filed");
    EXPECT_EQ(after_signing_in(told, "team_manager A"), page);
    const web::Response again = open_page(page);
    EXPECT_EQ(form_markup(again, page + "/decide"), "");
    EXPECT_TRUE(says(again, "The form is no more"));
    EXPECT_TRUE(says(again, "Invented reasons."));
    EXPECT_EQ(again.body.find("Invented reasons."), again.body.rfind("Invented reasons."));
}

TEST_F(KeptSent, HoldsNoPassword)
{
    enrol("administrator A");
    sign_in("administrator A");
    const auto who = author("social_worker B").practitioner;
    const std::string page = "/admin/people/" + who.text();
    const web::Response shown = open_page(page);
    const std::size_t at = shown.body.find(page + "/account/");
    ASSERT_NE(at, std::string::npos);
    const std::string to = shown.body.substr(at, shown.body.find('"', at) - at);
    const web::Fields form = filled(
        form_in(shown, to), {{"signInName", "bo.invented"}, {"password", "four words here"}});
    end_session();
    const web::Response told = send(to, form);
    EXPECT_TRUE(says(told, "A password is not kept. Type it again."));
    EXPECT_EQ(after_signing_in(told, "administrator A"), page);
    EXPECT_TRUE(says(open_page(page), "bo.invented"));
    EXPECT_FALSE(says(open_page(page), "four words here"));
    const auto drafts = drawer_->drafts().of(author("administrator A").practitioner).value();
    ASSERT_EQ(drafts.size(), 1U);
    EXPECT_FALSE(drafts.front().fields.contains("password"));
    EXPECT_FALSE(drafts.front().fields.contains("formToken"));
}

TEST_F(KeptSent, IsOnlyWhatSurelyIsOfTheEndedSession)
{
    sign_in("social_worker A");
    const std::string page = family_at("/write/note");
    const web::Fields form = filled(form_in(open_page(page), page), {{"text", "Invented words."}});
    const auto kept = [&] {
        return drawer_->drafts().of(author("social_worker A").practitioner).value().size();
    };
    end_session();
    web::Fields forged;
    for (const auto& [name, value] : form) forged.add(name, name == "formToken" ? "other" : value);
    const web::Response other = send(page, forged);
    EXPECT_EQ(other.status, 401);
    EXPECT_TRUE(says(other, "could not be kept here"));
    web::Request elsewhere = asked(web::Method::post, page);
    elsewhere.form = form;
    elsewhere.headers.add("sec-fetch-site", "cross-site");
    EXPECT_TRUE(says(router_.answer(elsewhere), "could not be kept here"));
    EXPECT_EQ(kept(), 0U);
    EXPECT_TRUE(says(send(page, form), "What you typed is kept as your draft"));
    EXPECT_EQ(kept(), 1U);
    // Nothing is said to be kept that is not.
    drawer_shelf_.takes_nothing = true;
    EXPECT_TRUE(says(send(page, form), "could not be kept here"));
    drawer_shelf_.takes_nothing = false;
    of_day_ += std::chrono::hours{24};
    EXPECT_TRUE(says(send(page, form), "could not be kept here")) << "it is forgotten whose it was";
}

TEST_F(KeptSent, AFormThatWasFiledBeforeDoesNotComeBack)
{
    sign_in("social_worker A");
    const std::string page = family_at("/write/note");
    const web::Fields form =
        filled(form_in(open_page(page), page),
               {{"child", child_.text()}, {"happenedOn", "today"}, {"text", "Invented words."}});
    EXPECT_EQ(send(page, form).status, 303);
    end_session();
    EXPECT_TRUE(says(send(page, form), "This form had been filed before."));
    EXPECT_TRUE(drawer_->drafts().of(author("social_worker A").practitioner).value().empty());
}

TEST_F(KeptSent, AFormOfOnesOwnEarlierSessionIsKept)
{
    sign_in("social_worker A");
    const std::string page = family_at("/write/note");
    const web::Fields form = filled(form_in(open_page(page), page), {{"text", "Invented words."}});
    sign_in("team_manager A");
    const web::Response not_own = send(page, form);
    EXPECT_EQ(not_own.status, 403);
    EXPECT_TRUE(says(not_own, "made for another session"));
    sign_in("social_worker A");
    const web::Response told = send(page, form);
    EXPECT_EQ(told.status, 403);
    EXPECT_TRUE(says(told, "Nothing was filed yet"));
    EXPECT_TRUE(says(told, "href=\"" + page + "\""));
    EXPECT_TRUE(says(open_page(page), "Invented words."));
    sign_in("team_manager A");
    EXPECT_FALSE(says(open_page(page), "Invented words."));
}

TEST_F(KeptSent, SigningInLeadsToNoAddressThatTakesOnlyForms)
{
    sign_in("social_worker A");
    const std::string id = base::EntryId{}.text();
    const std::pair<std::string, std::string> rows[] = {
        {"/admin/people/" + id + "/change", "/admin/people/" + id},
        {"/admin/people/" + id + "/leave", "/admin/people/" + id},
        {"/admin/people/" + id + "/account/open", "/admin/people/" + id},
        {"/admin/agencies/" + id + "/end", "/admin/agencies/" + id},
        {"/admin/policy/visitInterval", "/admin/policy/visitInterval"},
        {family_at("/documents"), family_at("/documents/new")},
        {family_at("/close/propose"), family_at("/close")},
        {family_at("/close/decide"), family_at("/close")},
        {family_at("/workers/allocate"), family_at("/workers")},
        {family_at("/people/same"), family_at("/people")},
        {family_at("/record"), family_at("/record")},
        {family_at("/danger"), family_at("/danger")},
        {family_at("/reason"), family_at("/reason")},
        {"/contacts/new", "/contacts/new"},
        {"/search", "/search"},
        {"/sign-out", "/"},
        {"/drafts/note", "/"},
    };
    session_.clear();
    for (const auto& [to, page] : rows) {
        const web::Response told = send(to, filled({}, {{"reasons", "Invented."}}));
        EXPECT_EQ(told.status, 401) << to;
        EXPECT_EQ(after_signing_in(told, "social_worker A"), page);
        session_.clear();
    }
}

}  // namespace
}  // namespace holdfast::desk
