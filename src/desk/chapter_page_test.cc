#include "casework/chapters.h"
#include "desk/desk_ledger.h"
#include "records/types/agency_view.h"
#include "records/types/conference.h"

namespace holdfast::desk {
namespace {

namespace json = base::json;
using base::EntryId;
using ledger::LinkKind;

/// The chapters of a family's file, and what stands above every page of it.
class ChapterPage : public DeskLedger {
protected:
    ChapterPage()
    {
        refer("2026-03-02", true);
        sign_in("social_worker A");
    }
    EntryId write(std::string_view type, const json::object& said,
                  std::vector<ledger::Link> links = {})
    {
        return filed(file("social_worker", type, said, std::move(links)));
    }
    [[nodiscard]] std::string page(const std::string& chapter) const
    {
        const web::Response answer = open_page(family_at("/" + chapter));
        EXPECT_EQ(answer.status, 200) << chapter;
        return answer.body;
    }
    EntryId begin_protection_plan()
    {
        return write("childProtectionPlan",
                     {{"starts", "2026-03-09"},
                      {"initialCategory", "NEG"},
                      {"whatMustChange", "Somebody is home every night."}});
    }
};

TEST_F(ChapterPage, EachSaysSoWhereNothingOfItIsWritten)
{
    for (const casework::Chapter& chapter : casework::chapters()) {
        const std::string body = page(std::string{chapter.name});
        EXPECT_TRUE(body.contains(chapter.nothing)) << chapter.name;
        EXPECT_TRUE(body.contains("aria-current=\"page\"")) << chapter.name;
    }
}

TEST_F(ChapterPage, APlanStandsWithItsActionsAndTheLateOnesAreMarked)
{
    const EntryId plan = begin_protection_plan();
    write("planStep",
          {{"agreed", "2026-03-09"}, {"what", "Nan stays over."}, {"byWhen", "2026-03-10"}},
          {{LinkKind::part_of, plan}});
    write("planStep", {{"agreed", "2026-03-09"}, {"what", "An action of no plan."}});
    today("2026-03-16");
    sign_in("social_worker A");
    const std::string body = page("plan");
    EXPECT_TRUE(body.contains("What goes on"));
    EXPECT_TRUE(body.contains("Somebody is home every night."));
    EXPECT_TRUE(body.contains("(Nan stays over.): due 10 March 2026"));
    EXPECT_LT(body.find("Somebody is home every night."), body.rfind("Nan stays over."));
    EXPECT_TRUE(body.contains("Late</strong>"));
    EXPECT_FALSE(body.contains("An action of no plan."));
    EXPECT_TRUE(body.contains("planStep?partOf=" + plan.text()));
    EXPECT_TRUE(body.contains("childProtectionPlan?supersedes=" + plan.text()));
    EXPECT_TRUE(body.contains("See the child, who has a child protection plan"));
}

TEST_F(ChapterPage, WhatWasWrittenAgainStandsOnceAndWhatIsOverComesLast)
{
    const EntryId plan = begin_protection_plan();
    write("childProtectionPlan",
          {{"starts", "2026-03-09"}, {"ends", "2026-06-09"}, {"whyEnded", "She is safe."}},
          {{LinkKind::supersedes, plan}});
    write("childInNeedPlan", {{"starts", "2026-06-09"}, {"whatMustChange", "It stays so."}});
    const std::string body = page("plan");
    EXPECT_FALSE(body.contains("Somebody is home every night."));
    EXPECT_LT(body.find("It stays so."), body.find("What is over"));
    EXPECT_LT(body.find("What is over"), body.find("She is safe."));
}

TEST_F(ChapterPage, AMeetingAsksWhoCameAndStandsWithEachAgencysView)
{
    const base::PersonId mother = join("Ivy Example", "mother");
    const std::string form = family_at("/write/conference");
    const web::Response shown = open_page(form);
    EXPECT_TRUE(says(shown, "Who of the family came?"));
    EXPECT_EQ(send(form,
                   filled(form_in(shown, form),
                          {{"child", child_.text()},
                           {"present", mother.text()},
                           {"held", "9 March 2026"},
                           {"kind", "initial"}}))
                  .status,
              303);
    const auto family = scene();
    const auto& conference = family.facts.all<records::Conference>().front();
    EXPECT_TRUE(conference.is_about(base::Subject::of(mother), ledger::Part::present));
    filed(file("social_worker",
               "agencyView",
               {{"given", "2026-03-09"}, {"reasons", "She comes to school hungry."}},
               {{LinkKind::part_of, conference.id}}));
    const std::string body = page("meetings");
    EXPECT_LT(body.find("Child protection conference"), body.find("She comes to school hungry."));
    EXPECT_TRUE(body.contains("agencyView?partOf=" + conference.id.text()));
}

/// An agency's view is that of the practitioner who gave it, and mentions the children.
TEST_F(ChapterPage, AViewNamesWhoGaveItAndCanBeWrittenAgain)
{
    enrol("health_visitor A", "", "Poppy Standin");
    const EntryId conference = write("conference", {{"held", "2026-03-09"}, {"kind", "initial"}});
    const std::string form = family_at("/write/agencyView");
    const web::Response page_of_view = open_page(form + "?partOf=" + conference.text());
    EXPECT_TRUE(says(page_of_view, "Whose view is it?"));
    const web::Fields view = filled(
        form_in(page_of_view, form),
        {{"child", child_.text()}, {"given", "9 March 2026"}, {"reasons", "She is hungry."}});
    const web::Response nobody = send(form, view);
    EXPECT_EQ(nobody.status, 422);
    EXPECT_TRUE(says(nobody, "Choose somebody out of the list."));
    const std::string who = author("health_visitor A").practitioner.text();
    ASSERT_EQ(send(form, filled(view, {{"practitioner", who}})).status, 303);
    const auto family = scene();
    const auto& said = family.facts.all<records::AgencyView>().front();
    EXPECT_TRUE(said.is_about(base::Subject::of(author("health_visitor A").practitioner),
                              ledger::Part::subject));
    EXPECT_TRUE(said.is_about(base::Subject::of(child_), ledger::Part::mentioned));
    EXPECT_TRUE(page("meetings").contains("Poppy Standin, Health visitor"));
    const web::Response again = open_page(form + "?supersedes=" + said.id.text());
    EXPECT_TRUE(says(again, "value=\"" + who + "\" selected"));
}

TEST_F(ChapterPage, ADecisionStandsBesideWhoSawItOtherwise)
{
    const EntryId proposal = propose("2026-06-01", "visit");
    filed(file("conference_chair",
               "signature",
               {{"stance", "disagree"}, {"reasons", "Nothing has changed at home."}},
               {{LinkKind::answers, proposal}}));
    sign_in("social_worker A");
    const std::string body = page("decisions");
    EXPECT_LT(body.find("Proposal to close"), body.find("Nothing has changed at home."));
}

TEST_F(ChapterPage, WhatIsKeptFromAReaderIsInNoChapterAndNotAboveThePage)
{
    write("childProtectionPlan",
          {{"starts", "2026-03-09"}, {"whatMustChange", "A secret."}, {"restricted", true}});
    enrol("social_worker N", "North");
    for (const auto& [who, sees] :
         {std::pair{"social_worker A", true}, std::pair{"social_worker N", false}}) {
        sign_in(who);
        const std::string body = page("plan");
        EXPECT_EQ(body.contains("A secret."), sees) << who;
        EXPECT_EQ(body.contains("Child protection plan, since 9 March 2026"), sees) << who;
    }
}

TEST_F(ChapterPage, AboveEveryPageStandWhatGoesOnAndWhenTheChildWasSeen)
{
    EXPECT_TRUE(page("record").contains("Last seen on a visit: Ash Example not yet"));
    begin_protection_plan();
    write("visit", {{"visited", "2026-03-12"}, {"seen", "alone"}});
    write("visit", {{"visited", "2026-03-16"}, {"seen", "not_seen"}});
    write("visit", {{"visited", "2026-03-10"}, {"seen", "with_others"}});
    const std::string body = page("record");
    EXPECT_TRUE(body.contains("Child protection plan, neglect, since 9 March 2026: Ash Example"));
    EXPECT_TRUE(body.contains("Last seen on a visit: Ash Example 12 March 2026, alone"));
}

}  // namespace
}  // namespace holdfast::desk
