#include "desk/desk_ledger.h"
#include "desk/written_pages.h"

/// Which agencies a record names: asked of the register, filed as what they are to it, and told
/// where the entry is shown.
namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::AgencyId;
using ledger::Part;

class AgencyChoice : public DeskLedger {
protected:
    AgencyChoice()
    {
        today("2026-03-02");
        record_agency(school_, {{"name", "Example School"}, {"censusSource", "2A"}});
        record_agency(police_, {{"name", "Example Police"}, {"kind", "police"}});
        record_agency(closed_, {{"name", "Gone Nursery"}, {"until", "2025-07-31"}});
    }
    void record_agency(const AgencyId& agency, const json::object& said)
    {
        casework::Doing recording = doing("principal_social_worker");
        recording.about = {{base::Subject::of(agency), Part::subject}};
        filed(file(recording, "agency", said));
    }
    [[nodiscard]] std::string writes(std::string_view type) const
    {
        return family_at("/write/" + std::string{type});
    }
    /// What this form leads to when it is sent with these answers; the form itself where it is
    /// shown again.
    web::Response written(std::string_view type,
                          std::initializer_list<std::pair<std::string, std::string>> typed,
                          const std::string& query = "")
    {
        const web::Response shown = open_page(writes(type) + query);
        EXPECT_EQ(shown.status, 200) << type;
        web::Fields form = filled(form_in(shown, writes(type)), typed);
        form.add("child", child_.text());
        const web::Response answer = send(writes(type), form);
        if (answer.status != 303) return answer;
        const std::string to = header_of(answer, "Location");
        return open_page(to.substr(0, to.find('#')));
    }
    /// The newest entry of the family, as the ledger has it.
    [[nodiscard]] ledger::Entry newest()
    {
        const auto snapshot = ledger_->read().value();
        std::optional<ledger::Entry> entry;
        EXPECT_TRUE(snapshot.read(snapshot.size() - 1, snapshot.size(), [&](ledger::Kept&& kept) {
            entry = std::move(kept.entry);
            return base::Result<base::Done>{base::Done{}};
        }));
        return *entry;
    }
    [[nodiscard]] static bool names(const ledger::Entry& entry, const AgencyId& agency, Part part)
    {
        return std::ranges::find(entry.about, ledger::About{base::Subject::of(agency), part})
            != entry.about.end();
    }

    AgencyId school_ = AgencyId::random(entropy_);
    AgencyId police_ = AgencyId::random(entropy_);
    AgencyId closed_ = AgencyId::random(entropy_);
};

TEST_F(AgencyChoice, WhoToldUsIsChosenOfTheRegisterAndToldWithTheEntry)
{
    sign_in("social_worker A");
    const web::Response form = open_page(writes("contact"));
    EXPECT_TRUE(says(form, "Which agency told us?"));
    EXPECT_TRUE(says(form, "Example School"));
    EXPECT_FALSE(says(form, "Gone Nursery")) << "it exists no more";
    const web::Response shown =
        written("contact",
                {{"received", "today"}, {"concern", "Invented."}, {"fromAgency", school_.text()}});
    EXPECT_TRUE(says(shown, "About Ash Example. Told by Example School."));
    EXPECT_TRUE(names(newest(), school_, Part::source));
    EXPECT_TRUE(says(shown, "2A") || says(shown, "Schools"))
        << "the register says how the census counts it";
}

TEST_F(AgencyChoice, WhatTheWriterSaysOfTheSourceStands)
{
    sign_in("social_worker A");
    written("contact",
            {{"received", "today"},
             {"concern", "Invented."},
             {"source", "1A"},
             {"fromAgency", school_.text()}});
    const ledger::Entry contact = newest();
    const auto* source = contact.body.value_of(records::record_type("contact")->find("source")->id);
    ASSERT_NE(source, nullptr);
    EXPECT_EQ(*source, "1A");
}

TEST_F(AgencyChoice, AFirstContactNamesWhoToldIt)
{
    sign_in("screener A");
    const web::Response form = open_page("/contacts/new");
    EXPECT_TRUE(says(form, "Which agency told us?"));
    const web::Response answer = send("/contacts/new",
                                      filled(form_in(form, "/contacts/new"),
                                             {{"knownAs", "Bo Example"},
                                              {"received", "today"},
                                              {"concern", "Invented."},
                                              {"fromAgency", police_.text()}}));
    EXPECT_EQ(answer.status, 303);
    EXPECT_TRUE(names(newest(), police_, Part::source));
}

TEST_F(AgencyChoice, SeveralTakePartAndThoseOfTheFamilyComeFirst)
{
    sign_in("social_worker A");
    web::Response form = open_page(writes("strategyDiscussion"));
    EXPECT_TRUE(says(form, "Which agencies took part?"));
    EXPECT_FALSE(says(form, "type=\"checkbox\" value=\"" + school_.text()));
    const web::Response shown = written("strategyDiscussion",
                                        {{"held", "today"},
                                         {"withAgency", school_.text()},
                                         {"withAgency", ""},
                                         {"withAgency", police_.text()},
                                         {"withAgency", police_.text()}});
    EXPECT_TRUE(says(shown, "There: Example School and Example Police."));
    const ledger::Entry held = newest();
    const auto* kinds =
        held.body.value_of(records::record_type("strategyDiscussion")->find("tookPart")->id);
    ASSERT_NE(kinds, nullptr) << "the register says what kind of agency it is";
    EXPECT_EQ(*kinds, "police");
    form = open_page(writes("strategyDiscussion"));
    EXPECT_TRUE(says(form, school_.text()));
    EXPECT_TRUE(says(form, "Another agency"));
}

TEST_F(AgencyChoice, WhatIsWrittenAgainKeepsItsAgency)
{
    sign_in("social_worker A");
    written("notification",
            {{"sent", "today"}, {"matter", "outcome"}, {"toAgency", school_.text()}});
    EXPECT_TRUE(names(newest(), school_, Part::recipient));
    const web::Response again =
        open_page(writes("notification") + "?supersedes=" + newest().id.text());
    EXPECT_TRUE(says(again, "value=\"" + school_.text() + "\" selected"));
}

TEST_F(AgencyChoice, AnAgencyThatIsInNoRegisterIsRefusedAndNothingIsLost)
{
    sign_in("social_worker A");
    const std::uint64_t before = size();
    for (const std::string& wrong : {AgencyId{}.text(), std::string{"none such"}}) {
        const web::Response answer = written(
            "contact", {{"received", "today"}, {"concern", "Kept words."}, {"fromAgency", wrong}});
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(says(answer, "Choose an agency out of the list."));
        EXPECT_TRUE(says(answer, "Kept words."));
    }
    // Nor does a form take an agency for which it does not ask.
    EXPECT_EQ(written("visit", {{"visited", "today"}, {"fromAgency", school_.text()}}).status, 422);
    EXPECT_EQ(size(), before);
}

TEST_F(AgencyChoice, WhatIsHiddenNamesNobody)
{
    sign_in("social_worker A");
    written("contact",
            {{"received", "today"},
             {"concern", "Invented."},
             {"restricted", "true"},
             {"fromAgency", school_.text()}});
    EXPECT_TRUE(says(open_page(family_at("/record")), "Told by Example School."));
    enrol("social_worker C", "North");
    sign_in("social_worker C");
    EXPECT_FALSE(says(open_page(family_at("/record")), "Example School"));
}

}  // namespace
}  // namespace holdfast::desk
