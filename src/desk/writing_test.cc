#include "desk/desk_ledger.h"
#include "desk/each_child.h"
#include "desk/practitioner_choice.h"
#include "desk/written_pages.h"
#include "guardrails/gates.h"
#include "records/types/plan_step.h"
#include "records/types/safety_plan.h"
#include "records/types/threshold.h"
#include "records/types/visit.h"

namespace holdfast::desk {
namespace {

/// Every record that has a page, filled in from its declaration.
class Writing : public DeskLedger {
protected:
    /// Something that a field of this kind takes, as a person would type it.
    static std::string typed(const records::Field& field)
    {
        using records::FieldKind;
        switch (field.slot.kind) {
        case FieldKind::line: return "An invented line";
        case FieldKind::prose: return "Invented words.";
        case FieldKind::when: return "today";
        case FieldKind::date: return "3 March 2026";
        case FieldKind::flag: return "true";
        case FieldKind::count: return "2";
        case FieldKind::raw: return "";  // No form has one.
        case FieldKind::code:
        case FieldKind::codes:
            for (const records::CodeValue& value : field.slot.codes->values)
                if (value.last_year == 0) return std::string{value.code};
        }
        return "";
    }
    [[nodiscard]] static const char* writer_of(const Written& page)
    {
        for (const char* who :
             {"social_worker A", "team_manager A", "screener A", "head_of_service A"}) {
            const std::string role = std::string{who}.substr(0, std::string{who}.find(' '));
            if (access::may(role, page.act)) return who;
        }
        return "";
    }
    /// The form of the page, as it is shown to whoever may file it.
    [[nodiscard]] web::Fields shown_to_writer(const Written& page)
    {
        sign_in(writer_of(page));
        const web::Response form = open_page(address(page));
        EXPECT_EQ(form.status, 200) << page.type->key;
        web::Fields fields = filled(form_in(form, address(page)), {{"child", child_.text()}});
        if (!page.type->other.empty()) fields.add("mentioned", mother_.text());
        if (names_practitioner(*page.type) != nullptr)
            fields.add("practitioner", author("social_worker A").practitioner.text());
        return fields;
    }
    /// The name of the control that asks for a field; for the child, where each child is asked.
    [[nodiscard]] std::string name_of(const Written& page, std::string_view key) const
    {
        const auto each = asked_for_each(*page.type);
        const bool is_for_each = std::find(each.begin(), each.end(), key) != each.end();
        return std::string{key} + (is_for_each ? suffix_of(child_) : "");
    }
    [[nodiscard]] std::string address(const Written& page) const
    {
        return family_at("/write/" + std::string{page.type->key});
    }

    base::PersonId mother_ = join("Ivy Example", "mother");
};

TEST_F(Writing, EachRecordIsFiledFromItsPageAndStandsInTheRecord)
{
    std::size_t filed_records = 0;
    for (const Written& page : written_pages()) {
        // They need what they decide.
        if (page.type->key == "decision" || page.type->key == "decisionProposal") continue;
        web::Fields form = shown_to_writer(page);
        for (const std::string_view key : page.fields)
            if (key != "restricted") form.add(name_of(page, key), typed(*page.type->find(key)));
        const web::Response answer = send(address(page), form);
        EXPECT_EQ(answer.status, 303) << page.type->key;
        const std::string record = header_of(answer, "Location");
        // What asks to be decided leads to its gate.
        if (record.contains("/gates/")) {
            EXPECT_TRUE(guardrails::can_ask(*page.type)) << page.type->key;
            EXPECT_EQ(open_page(record).status, 200) << page.type->key;
            ++filed_records;
            continue;
        }
        // A challenge that says that a child is in danger now leads to what is done about it.
        if (record.ends_with("/danger")) {
            EXPECT_EQ(page.type->key, "challenge");
            EXPECT_EQ(open_page(record).status, 200);
            ++filed_records;
            continue;
        }
        EXPECT_TRUE(record.contains("/record?entry=")) << page.type->key;
        const web::Response shown = open_page(record.substr(0, record.find('#')));
        EXPECT_EQ(shown.status, 200) << page.type->key;
        EXPECT_TRUE(says(shown, record.substr(record.find('#') + 1))) << page.type->key;
        ++filed_records;
    }
    EXPECT_GT(filed_records, 50U);
}

TEST_F(Writing, WhatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost)
{
    for (const Written& page : written_pages()) {
        web::Fields form = shown_to_writer(page);
        std::size_t wrong = 0;
        for (const std::string_view key : page.fields) {
            const auto kind = page.type->find(key)->slot.kind;
            if (kind == records::FieldKind::line || kind == records::FieldKind::prose) continue;
            form.add(name_of(page, key), "none such");
            ++wrong;
        }
        const std::uint64_t entries = size();
        const web::Response answer = send(address(page), form);
        EXPECT_EQ(answer.status, wrong == 0 ? 303 : 422) << page.type->key;
        if (wrong == 0) continue;
        EXPECT_EQ(size(), entries) << page.type->key;
        std::size_t told = 0;
        const std::string mark = "govuk-error-message";
        for (std::size_t at = answer.body.find(mark); at != std::string::npos;
             at = answer.body.find(mark, at + 1))
            ++told;
        EXPECT_GE(told, wrong) << page.type->key << ": each is told beside its field";
    }
}

TEST_F(Writing, NoFieldOfARecordHasANameThatEveryFormSends)
{
    for (const Written& page : written_pages()) {
        const web::Fields carried = shown_to_writer(page);
        for (const auto& [name, value] : carried)
            EXPECT_EQ(page.type->find(name), nullptr) << page.type->key << "/" << name;
    }
}

TEST_F(Writing, WhatIsSaidAgainBeginsAsItWasSaid)
{
    sign_in("social_worker A");
    const std::string write = family_at("/write/safetyPlan");
    web::Fields form = filled(
        form_in(open_page(write), write),
        {{"child", child_.text()}, {"made", "5 January 2026"}, {"plan", "An invented plan."}});
    const web::Response filed_plan = send(write, form);
    ASSERT_EQ(filed_plan.status, 303);
    const std::string record = header_of(filed_plan, "Location");
    const std::string id = record.substr(record.find('#') + 1);
    const web::Response again = open_page(write + "?supersedes=" + id);
    EXPECT_TRUE(says(again, "An invented plan."));
    const web::Fields carried = form_in(again, write);
    EXPECT_EQ(carried.value("supersedes"), id);
    ASSERT_EQ(send(write,
                   filled(carried,
                          {{"child", child_.text()},
                           {"made", "5 January 2026"},
                           {"plan", "Another invented plan."}}))
                  .status,
              303);
    const auto now = scene();
    const auto& plans = now.facts.all<records::SafetyPlan>();
    ASSERT_EQ(plans.size(), 2U);
    EXPECT_TRUE(plans.back().links_to(ledger::LinkKind::supersedes, plans.front().id));
}

/// A step of a plan stays a step of that plan, and what was begun on one is not shown on another.
TEST_F(Writing, WhatIsWrittenAgainKeepsItsLinksAndHasItsOwnDraft)
{
    refer("2026-03-02", true);
    sign_in("social_worker A");
    const auto plan = filed(file("social_worker", "childInNeedPlan", {{"starts", "2026-03-09"}}));
    const auto step = [&](const char* action) {
        return filed(file("social_worker",
                          "planStep",
                          {{"agreed", "2026-03-09"}, {"what", action}},
                          {{ledger::LinkKind::part_of, plan}}));
    };
    const std::string write = family_at("/write/planStep");
    const std::string first = write + "?supersedes=" + step("Go to the clinic.").text();
    const std::string second = write + "?supersedes=" + step("See the school.").text();
    const web::Response page = open_page(first);
    const std::string mark = "data-draft=\"";
    const std::size_t begin = page.body.find(mark) + mark.size();
    const std::string draft = page.body.substr(begin, page.body.find('"', begin) - begin);
    const web::Fields form = form_in(page, write);
    EXPECT_EQ(form.value("partOf"), plan.text());
    const web::Fields typed = filled(
        form, {{"child", child_.text()}, {"agreed", "10 March 2026"}, {"what", "Go by bus."}});
    ASSERT_EQ(send(draft, typed).body, "saved") << draft;
    EXPECT_TRUE(says(open_page(first), "Go by bus."));
    for (const std::string& other : {second, write}) {
        EXPECT_FALSE(says(open_page(other), "Go by bus.")) << other;
        EXPECT_FALSE(says(open_page(other), "This is your draft")) << other;
    }
    EXPECT_TRUE(open_page("/").body.contains("planStep?supersedes=")) << "home leads back to it";
    ASSERT_EQ(send(write, typed).status, 303);
    EXPECT_FALSE(says(open_page("/"), "What you were writing"));
    const auto family = scene();
    const auto& steps = family.facts.all<records::PlanStep>();
    EXPECT_TRUE(steps.back().links_to(ledger::LinkKind::part_of, plan));
}

TEST_F(Writing, ALevelRestsOnWhatIsTicked)
{
    const base::EntryId visit = filed(
        file("social_worker A", "visit", {{"seen", "alone"}, {"account", "They ate together."}}));
    const base::EntryId note = filed(file("social_worker A", "note", {{"text", "A note."}}));
    const base::EntryId earlier = filed(
        file("social_worker A", "threshold", {{"level", "child_in_need"}, {"reasons", "Hunger."}}));
    sign_in("social_worker A");
    const std::string form = family_at("/write/threshold");
    const web::Response page = open_page(form);
    EXPECT_TRUE(says(page, "On what does it rest?"));
    EXPECT_TRUE(says(page, "value=\"Holdfast&#39;s default, first edition\"")) << "not typed";
    EXPECT_TRUE(says(page, "<option value=\"CIN1\">CIN1: "));
    EXPECT_TRUE(says(page, "They ate together."));
    EXPECT_TRUE(page.body.contains("value=\"" + note.text() + "\""));
    EXPECT_FALSE(page.body.contains("value=\"" + earlier.text() + "\"")) << "no decision";
    EXPECT_TRUE(open_page(form + "?restsOn=" + note.text())
                    .body.contains("value=\"" + note.text() + "\" checked"));

    const web::Fields typed =
        filled(form_in(page, form), {{"child", child_.text()}, {"restsOn", visit.text()}});
    const web::Response refused = send(form, typed);
    EXPECT_EQ(refused.status, 422) << "no level";
    EXPECT_TRUE(refused.body.contains("value=\"" + visit.text() + "\" checked"));
    EXPECT_EQ(
        send(form,
             filled(typed, {{"level", "family_help"}, {"decided", "today"}, {"criterion", "FH1"}}))
            .status,
        303);
    const casefile::FamilyScene now = scene();
    const auto& level = now.facts.all<records::Threshold>().back();
    EXPECT_EQ(level.record.criterion, "FH1");
    EXPECT_EQ(level.links, (std::vector<ledger::Link>{{ledger::LinkKind::rests_on, visit}}));
    EXPECT_FALSE(says(open_page(family_at("/write/note")), "On what does it rest?"));
}

/// Who watches is no evidence that is offered; where something rests on it all the same, that is
/// not lost when it is written again.
TEST_F(Writing, WhatIsWrittenAgainRestsOnAllThatItRestedOn)
{
    const base::EntryId aunt =
        filed(file("social_worker A", "networkMember", {{"name", "An aunt"}, {"tie", "relative"}}));
    const base::EntryId note = filed(file("social_worker A", "note", {{"text", "A note."}}));
    const base::EntryId level =
        filed(file("social_worker A",
                   "threshold",
                   {{"level", "child_in_need"}},
                   {{ledger::LinkKind::rests_on, aunt}, {ledger::LinkKind::rests_on, note}}));
    sign_in("social_worker A");
    const std::string form = family_at("/write/threshold");
    EXPECT_FALSE(open_page(form).body.contains("value=\"" + aunt.text() + "\""));
    const web::Response again = open_page(form + "?supersedes=" + level.text());
    for (const base::EntryId& each : {aunt, note})
        EXPECT_TRUE(again.body.contains("value=\"" + each.text() + "\" checked"));
    const base::EntryId unread = base::EntryId::random(entropy_);
    EXPECT_EQ(form_in(open_page(form + "?restsOn=" + unread.text()), form).value("restsOn"),
              unread.text())
        << "what the reader may not read is sent along";
}

TEST_F(Writing, WhatHappenedBeginsAsTodayAndWhatBeganOnceDoesNot)
{
    sign_in("social_worker A");
    const std::string today = "value=\"5 January 2026\"";
    EXPECT_TRUE(says(open_page(family_at("/write/visit")), today));
    for (const char* key : {"relationship", "address", "alias", "identifier"})
        EXPECT_FALSE(says(open_page(family_at("/write/" + std::string{key})), today)) << key;
}

TEST_F(Writing, ARelationshipIsOfTwoPersons)
{
    sign_in("social_worker A");
    const std::string write = family_at("/write/relationship");
    const web::Fields form =
        filled(form_in(open_page(write), write), {{"since", "2019"}, {"kind", "mother"}});
    const web::Response with_nobody = send(write, filled(form, {{"child", mother_.text()}}));
    EXPECT_EQ(with_nobody.status, 422);
    EXPECT_TRUE(says(with_nobody, "Say which one other person it is about."));
    const web::Response of_two =
        send(write, filled(form, {{"child", mother_.text()}, {"child", child_.text()}}));
    EXPECT_TRUE(says(of_two, "Say which one person it is about."));
    EXPECT_EQ(
        send(write, filled(form, {{"child", mother_.text()}, {"mentioned", child_.text()}})).status,
        303);
}

/// A name, a number or an injury of one is none of another, whoever was ticked with them.
TEST_F(Writing, WhatIsOfOnePersonIsNotFiledAboutTwo)
{
    for (const char* key : {"person", "alias", "identifier", "injury", "childsVoice"}) {
        const Written& page = *written_page(key);
        web::Fields form = shown_to_writer(page);
        for (const std::string_view field : page.fields)
            if (field != "restricted")
                form.add(name_of(page, field), typed(*page.type->find(field)));
        web::Fields of_two = form;
        of_two.add("child", mother_.text());
        const web::Response refused = send(address(page), of_two);
        EXPECT_EQ(refused.status, 422) << key;
        EXPECT_TRUE(says(refused, "Say which one person this is about.")) << key;
        EXPECT_EQ(send(address(page), form).status, 303) << key;
    }
}

/// Nobody types a whole plan to be told then that it cannot begin.
TEST_F(Writing, WhatStandsInTheWayIsToldBeforeAnythingIsTyped)
{
    refer("2026-03-02", true);
    sign_in("social_worker A");
    const std::string plan = address(*written_page("childInNeedPlan"));
    EXPECT_FALSE(says(open_page(plan), "child protection plan, which began"));
    const auto protection =
        filed(file("social_worker", "childProtectionPlan", {{"starts", "2026-03-09"}}));
    const web::Response told = open_page(plan);
    EXPECT_TRUE(says(told,
                     "Ash Example: The child has a child protection plan, which began on 9 "
                     "March 2026."));
    EXPECT_TRUE(told.body.contains("childProtectionPlan?supersedes=" + protection.text()));

    const web::Response refused = send(plan,
                                       filled(form_in(told, plan),
                                              {{"child", child_.text()},
                                               {"starts", "16 March 2026"},
                                               {"whatMustChange", "What was typed."}}));
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(says(refused, "Until a conference ends that plan"));
    EXPECT_TRUE(says(refused, "What was typed."));
}

/// Whoever begins a plan is not asked how it ended; what is over can be written all the same.
TEST_F(Writing, AnEndingIsAskedForWhereThereIsOne)
{
    refer("2026-03-02", true);
    sign_in("social_worker A");
    const std::string plan = address(*written_page("childInNeedPlan"));
    const std::string folded = "It has ended already";
    const web::Response anew = open_page(plan);
    EXPECT_LT(anew.body.find(folded), anew.body.find("name=\"ends\""));
    EXPECT_FALSE(says(anew, "<details class=\"govuk-details\" open"));
    const web::Response wrong =
        send(plan,
             filled(form_in(anew, plan),
                    {{"child", child_.text()}, {"starts", "3 March 2026"}, {"ends", "no day"}}));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "<details class=\"govuk-details\" open"));
    const auto begun = filed(file("social_worker", "childInNeedPlan", {{"starts", "2026-03-09"}}));
    const web::Response again = open_page(plan + "?supersedes=" + begun.text());
    EXPECT_TRUE(says(again, "name=\"ends\""));
    EXPECT_FALSE(says(again, folded.c_str()));
}

TEST_F(Writing, ParentalResponsibilityIsForOneChild)
{
    const Written& page = *written_page("parentalResponsibility");
    sign_in(writer_of(page));
    const web::Fields form = filled(form_in(open_page(address(page)), address(page)),
                                    {{"since", "2019"}, {"ground", "mother"}});
    const web::Response of_nobody = send(address(page), filled(form, {{"child", mother_.text()}}));
    EXPECT_EQ(of_nobody.status, 422) << "it would stand on no child's page";
}

/// One visit to three siblings, with what was different for one: one page, nothing typed twice.
TEST_F(Writing, AVisitToSiblingsIsWrittenOnceWithWhatIsDifferent)
{
    const base::PersonId bo = join("Bo Example", "child");
    const base::PersonId cal = join("Cal Example", "child");
    sign_in("social_worker A");
    const std::string visit = address(*written_page("visit"));
    const web::Response page = open_page(visit);
    for (const char* name : {"Ash Example", "Bo Example", "Cal Example"})
        EXPECT_TRUE(says(page, name)) << name;
    const auto of = [](const char* key, const base::PersonId& child) {
        return std::string{key} + "-" + child.text();
    };
    const web::Fields form = filled(form_in(page, visit),
                                    {{"child", child_.text()},
                                     {"child", bo.text()},
                                     {"child", cal.text()},
                                     {"visited", "today"},
                                     {"account", "All three were at tea."},
                                     {of("seen", child_), "alone"},
                                     {of("seen", bo), "alone"},
                                     {of("seen", cal), "not_seen"},
                                     {of("whyNotAlone", cal), "asleep"}});
    ASSERT_EQ(send(visit, form).status, 303);
    const auto family = scene();
    // The account is of all three; and whether each was seen is a part of its own.
    std::vector<const casefile::Fact<records::Visit>*> visits;
    for (const auto& each : family.facts.all<records::Visit>()) visits.push_back(&each);
    ASSERT_EQ(visits.size(), 3U);
    EXPECT_EQ(visits[0]->record.account->text, "All three were at tea.");
    EXPECT_FALSE(visits[0]->record.seen);
    for (const base::PersonId& child : {child_, bo, cal})
        EXPECT_TRUE(visits[0]->is_about(base::Subject::of(child), ledger::Part::subject));
    EXPECT_TRUE(visits[1]->is_about(base::Subject::of(bo), ledger::Part::subject));
    EXPECT_FALSE(visits[1]->is_about(base::Subject::of(cal), ledger::Part::subject));
    EXPECT_TRUE(visits[2]->is_about(base::Subject::of(cal), ledger::Part::subject));
    EXPECT_EQ(visits[2]->record.seen->code, "not_seen");
    for (const auto* part : {visits[1], visits[2]}) {
        EXPECT_TRUE(part->links_to(ledger::LinkKind::part_of, visits[0]->id));
        EXPECT_FALSE(part->record.account);
    }

    // An answer for a child who is not ticked is not dropped without a word.
    const web::Response refused = send(
        visit,
        filled(form_in(open_page(visit), visit),
               {{"child", child_.text()}, {"visited", "today"}, {of("words", bo), "Go away."}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "You answered for a child who is not ticked."));
    EXPECT_TRUE(says(refused, "Go away."));
    // What is wrong for one child is told beside that child's question.
    const web::Response wrong = send(visit,
                                     filled(form_in(open_page(visit), visit),
                                            {{"child", child_.text()},
                                             {"child", bo.text()},
                                             {"visited", "today"},
                                             {of("seen", bo), "no such code"}}));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, of("seen", bo) + "-error"));
}

TEST_F(Writing, NoteAndVisitAreAboutTheChildrenUnlessItIsSaidOtherwise)
{
    sign_in("social_worker A");
    for (const char* ticked : {"note", "visit"})
        EXPECT_TRUE(says(open_page(family_at("/write/" + std::string{ticked})), " checked"))
            << ticked;
    EXPECT_FALSE(says(open_page(family_at("/write/address")), " checked"));
}

TEST_F(Writing, EverythingThatTheReaderMayWriteIsOnOnePage)
{
    sign_in("social_worker A");
    const web::Response page = open_page(family_at("/write"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Strategy discussion"));
    EXPECT_TRUE(says(page, "Record a visit"));
    EXPECT_FALSE(says(page, "Decide on the level of help")) << "is the manager's";
}

}  // namespace
}  // namespace holdfast::desk
