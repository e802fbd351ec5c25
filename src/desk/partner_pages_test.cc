#include "desk/desk_ledger.h"
#include "desk/partner_pages.h"

/// The school's side of the door: what it told us, what became of it, how it says that it sees a
/// decision differently, and nothing else.
namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::AgencyId;
using base::EntryId;
using ledger::LinkKind;
using ledger::Part;

class PartnerPages : public DeskLedger {
protected:
    PartnerPages()
    {
        today("2026-03-02");
        record_agency(school_, "Example School");
        record_agency(police_, "Example Police");
        enrol_partner("school A", school_);
        enrol_partner("police A", police_);
        told_ = filed(tell("contact", {{"concern", "Hungry on Mondays."}}, school_, Part::source));
        secret_ = filed(file("social_worker A", "note", {{"text", "Secret words."}}));
    }
    void record_agency(const AgencyId& agency, const char* name)
    {
        casework::Doing recording = doing("principal_social_worker");
        recording.about = {{base::Subject::of(agency), Part::subject}};
        filed(file(recording, "agency", {{"name", name}}));
    }
    /// Somebody of another agency, in the register.
    void enrol_partner(const char* who, const AgencyId& agency)
    {
        const ledger::Author by = author(who);
        casework::Doing recording = doing("principal_social_worker");
        recording.about = {{base::Subject::of(by.practitioner), Part::subject},
                           {base::Subject::of(agency), Part::subject}};
        filed(file(recording, "practitioner", {{"name", who}, {"role", by.role}}));
        viewers_.insert_or_assign(who, casework::viewer_of(*house_, by.practitioner).value());
    }
    casework::Checked<casework::Filed> tell(std::string_view type, const json::object& said,
                                            const AgencyId& agency, Part part,
                                            std::vector<ledger::Link> links = {})
    {
        casework::Doing telling = doing("screener A", std::move(links));
        telling.about.push_back({base::Subject::of(agency), part});
        return file(telling, type, said);
    }
    EntryId decide(const char* outcome)
    {
        return filed(
            file("screener A",
                 "decision",
                 {{"question", "contact"}, {"outcome", outcome}, {"reasons", "Secret reasons."}},
                 {{LinkKind::answers, told_}}));
    }
    /// What the school sees at this address.
    web::Response school_sees(const std::string& address)
    {
        sign_in("school A");
        return open_page(address);
    }

    AgencyId school_ = AgencyId::random(entropy_);
    AgencyId police_ = AgencyId::random(entropy_);
    EntryId told_;
    EntryId secret_;
};

TEST_F(PartnerPages, TheHomeSaysWhatBecameOfWhatTheyToldAndNothingElse)
{
    web::Response home = school_sees("/");
    EXPECT_EQ(home.status, 200);
    EXPECT_TRUE(says(home, "Ash Example"));
    EXPECT_TRUE(says(home, "nobody has decided yet"));
    decide("assess");
    home = school_sees("/");
    EXPECT_TRUE(says(home, "It was decided on 2 March 2026: "));
    const web::Response family = school_sees(family_at());
    EXPECT_TRUE(says(family, "Hungry on Mondays."));
    for (const auto* page : std::initializer_list<const web::Response*>{&home, &family}) {
        EXPECT_FALSE(says(*page, "Secret"));
        EXPECT_FALSE(says(*page, "social_worker A"));
        EXPECT_FALSE(says(*page, "Team"));
        EXPECT_FALSE(says(*page, "Search"));
    }
}

TEST_F(PartnerPages, WhatIsNotTheirsIsAsIfItWereNot)
{
    sign_in("police A");
    const web::Response not_theirs = open_page(family_at());
    const web::Response none = open_page("/families/" + base::FamilyId::random(entropy_).text());
    EXPECT_EQ(not_theirs.status, 404);
    EXPECT_EQ(not_theirs.body, none.body);
    EXPECT_TRUE(says(open_page("/"), "has told us of no child"));
}

TEST_F(PartnerPages, EveryOtherPageIsNoneToThem)
{
    sign_in("school A");
    for (const std::string& address : {std::string{"/team"},
                                       std::string{"/search?q=Ash"},
                                       std::string{"/contacts"},
                                       std::string{"/contacts/new"},
                                       std::string{"/danger"},
                                       std::string{"/asked"},
                                       std::string{"/authority"},
                                       std::string{"/admin/agencies"},
                                       std::string{"/admin/policy"},
                                       std::string{"/pressure-reports"},
                                       family_at("/record"),
                                       family_at("/people"),
                                       family_at("/plan"),
                                       family_at("/decisions"),
                                       family_at("/documents"),
                                       family_at("/close"),
                                       family_at("/workers"),
                                       family_at("/reason"),
                                       family_at("/danger/other"),
                                       family_at("/why/G01"),
                                       family_at("/write"),
                                       family_at("/write/visit"),
                                       family_at("/write/agencyView"),
                                       family_at("/write/note/more")}) {
        EXPECT_EQ(open_page(address).status, 404) << address;
        // 403: not from a page of the same session; 405: it takes no form at all.
        EXPECT_GE(send(address, {}).status, 403) << address;
    }
}

TEST_F(PartnerPages, ADecisionIsChallengedAnsweredAndTakenFurther)
{
    const EntryId decision = decide("assess");
    const web::Response family = school_sees(family_at());
    EXPECT_TRUE(says(family, "Challenge this decision"));
    const std::string address = family_at("/write/challenge");
    const std::string query = "?answers=" + decision.text() + "&child=" + child_.text();
    const web::Response form = open_page(address + query);
    EXPECT_EQ(form.status, 200);
    EXPECT_TRUE(says(form, "Is a child in danger now?"));
    EXPECT_FALSE(says(form, "Secret"));
    EXPECT_FALSE(says(form, "Example Police")) << "the register of agencies is none of theirs";
    const web::Response answer = send(address,
                                      filled(form_in(form, address),
                                             {{"raised", "today"},
                                              {"what", "He has been hungry since."},
                                              {"stage", "direct"},
                                              {"child", child_.text()}}));
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header_of(answer, "Location"), family_at());
    EXPECT_TRUE(says(open_page(family_at()), "Waits for an answer"));
    EXPECT_TRUE(says(open_page("/"), "Your challenge waits for an answer."));

    const auto challenge = open_as("social_worker A")->scene->facts.every().back()->id;
    enrol_partner("school B", school_);
    sign_in("school B");
    const std::string to_answer = family_at("/write/challengeAnswer");
    const web::Response own =
        send(to_answer,
             filled(form_in(open_page(to_answer + "?answers=" + challenge.text()), to_answer),
                    {{"answered", "today"}, {"outcome", "accepted"}, {"child", child_.text()}}));
    EXPECT_TRUE(says(own, "the answer is the other side"));
    sign_in("school A");
    filed(file("team_manager A",
               "challengeAnswer",
               {{"outcome", "not_accepted"}, {"reasons", "Words for the school."}},
               {{LinkKind::answers, challenge}}));
    const web::Response answered = open_page(family_at());
    EXPECT_TRUE(says(answered, "Words for the school."));
    EXPECT_TRUE(says(answered, "Take it to the next stage"));
    EXPECT_FALSE(says(answered, "Secret"));
}

TEST_F(PartnerPages, WhatTheyWriteIsToldByTheirAgencyAndReadByTheWorker)
{
    sign_in("school A");
    const std::string address = family_at("/write/note");
    const web::Response form = open_page(address + "?partOf=" + told_.text());
    EXPECT_EQ(form.status, 200);
    const web::Response answer = send(
        address,
        filled(form_in(form, address),
               {{"happenedOn", "today"}, {"text", "Seen at the gate."}, {"child", child_.text()}}));
    EXPECT_EQ(answer.status, 303) << answer.body;
    EXPECT_TRUE(says(open_page(family_at()), "Seen at the gate."));
    sign_in("social_worker A");
    const web::Response record = open_page(family_at("/record"));
    EXPECT_TRUE(says(record, "Seen at the gate."));
    EXPECT_TRUE(says(record, "Told by Example School."));
}

TEST_F(PartnerPages, ADangerIsToldWithoutNamingWhomTheyDoNotKnow)
{
    const auto other = join("Bo Example", "child");
    sign_in("school A");
    const web::Response family = open_page(family_at());
    EXPECT_FALSE(says(family, "Bo Example"));
    const std::string address = family_at("/danger");
    const web::Response answer = send(address, form_in(family, address));
    EXPECT_EQ(header_of(answer, "Location"), address + "/written");
    EXPECT_EQ(open_page(address + "/written").status, 200);
    EXPECT_FALSE(says(open_page(family_at()), "Bo Example"));
    const auto open = open_as("social_worker A");
    const auto* worry = open->scene->facts.every().back();
    EXPECT_EQ(worry->type->key, "worry");
    EXPECT_TRUE(worry->is_about(base::Subject::of(child_), Part::subject));
    EXPECT_FALSE(worry->is_about(base::Subject::of(other), Part::subject));
}

TEST_F(PartnerPages, NothingIsFiledInAFamilyThatIsNotTheirs)
{
    sign_in("school A");
    const web::Fields form = form_in(open_page(family_at("/write/note")), family_at("/write/note"));
    sign_in("police A");
    const std::uint64_t before = size();
    for (const char* type : {"note", "worry", "challenge"}) {
        const web::Response answer = send(
            family_at("/write/" + std::string{type}),
            filled(form,
                   {{"happenedOn", "today"}, {"text", "Invented."}, {"child", child_.text()}}));
        EXPECT_GE(answer.status, 403) << type;
    }
    EXPECT_GE(send(family_at("/danger"), form).status, 403);
    EXPECT_EQ(size(), before);
}

}  // namespace
}  // namespace holdfast::desk
