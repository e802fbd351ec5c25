#include "casework/viewer_ledger.h"
#include "records/types/note.h"

#include <algorithm>

namespace holdfast::casework {
namespace {

/// The texts of the notes that are shown, one letter each.
std::string notes_in(const base::Result<OpenFamily>& open)
{
    std::string texts;
    if (!open) return "nothing";
    for (const auto& note : open->scene->facts.all<records::Note>())
        texts += note.record.text->text;
    return texts;
}

class OpeningAFamily : public ViewerLedger {
protected:
    OpeningAFamily()
    {
        call("Wren Example");
        for (const char* who : {"social_worker A",
                                "social_worker B",
                                "social_worker C",
                                "team_manager",
                                "head_of_service",
                                "conference_chair",
                                "screener",
                                "out_of_hours",
                                "business_support",
                                "police",
                                "administrator",
                                "information_officer"})
            enrol(who);
        enrol("social_worker N", "North");
        enrol("team_manager N", "North");
        enrol("social_worker Z", "", "Writer Example");
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
        allocate("social_worker B", {{"part", "co_worker"}});
        note("a");
        restricted_note("R");
    }
};

TEST_F(OpeningAFamily, EachIsAnsweredByTheTable)
{
    struct Row {
        const char* who;
        const char* purpose;
        const char* told;
        const char* notes;
    };
    const Row rows[] = {
        {"social_worker A", "", "done", "aR"},
        {"social_worker B", "", "done", "aR"},
        {"team_manager N", "", "done", "aR"},
        {"social_worker N", "", "done", "a"},
        {"screener", "", "missing purpose", "nothing"},
        {"screener", "A call came", "done", "a"},
        {"out_of_hours", "A call came", "done", "a"},
        {"conference_chair", "", "missing purpose", "nothing"},
        {"conference_chair", "Signing", "done", "a"},
        {"head_of_service", "", "missing purpose", "nothing"},
        {"head_of_service", "Signing", "done", "aR"},
        {"social_worker C", "", "refused ", "nothing"},
        {"social_worker C", "Curious", "refused ", "nothing"},
        {"team_manager", "Curious", "refused ", "nothing"},
        {"business_support", "Curious", "refused ", "nothing"},
        {"police", "An investigation", "not_found ", "nothing"},
        {"administrator", "Support", "not_found ", "nothing"},
        {"information_officer", "A request", "not_found ", "nothing"},
    };
    for (const Row& row : rows) {
        const auto open = open_as(row.who, row.purpose);
        EXPECT_EQ(told(open), row.told) << row.who << ": " << row.purpose;
        EXPECT_EQ(notes_in(open), row.notes) << row.who << ": " << row.purpose;
    }
}

TEST_F(OpeningAFamily, OneThatIsNotThereIsToldLikeOneThatIsNotForThem)
{
    const auto hidden = open_as("administrator", "Support");
    family_ = base::FamilyId::random(entropy_);
    const auto absent = open_as("administrator", "Support");
    const auto absent_for_worker = open_as("social_worker A");
    ASSERT_FALSE(hidden || absent || absent_for_worker);
    EXPECT_EQ(hidden.error(), absent.error());
    EXPECT_EQ(absent.error(), absent_for_worker.error());
}

TEST_F(OpeningAFamily, EachLookAndEachRefusalIsLogged)
{
    ASSERT_TRUE(open_as("social_worker A"));
    ASSERT_FALSE(open_as("social_worker C", "Curious"));
    ASSERT_FALSE(open_as("screener"));
    ASSERT_FALSE(open_as("administrator"));
    struct Row {
        const char* who;
        bool permitted;
        const char* rule;
    };
    const Row rows[] = {{"social_worker A", true, "P2"},
                        {"social_worker C", false, ""},
                        {"screener", false, "F2"},
                        {"administrator", false, "F1"}};
    const auto looks = looks_.looks();
    ASSERT_EQ(looks.size(), std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        EXPECT_EQ(looks[i].by, viewer(rows[i].who).as_author());
        EXPECT_EQ(looks[i].said.permitted, rows[i].permitted) << rows[i].who;
        EXPECT_EQ(looks[i].said.rule.value_or(""), rows[i].rule) << rows[i].who;
        EXPECT_EQ(looks[i].about.front().subject, base::Subject::of(family_));
    }
    EXPECT_EQ(looks[1].said.purpose, "Curious");
    EXPECT_TRUE(looks_.verify());
}

TEST_F(OpeningAFamily, WhereTheLogStopsNothingIsShown)
{
    ASSERT_TRUE(open_as("social_worker A"));
    looks_.stop();
    EXPECT_EQ(told(open_as("social_worker A")), "unavailable ");
    // What is filed is not read, and goes on.
    EXPECT_EQ(told(file(as("social_worker A"), "note", {{"text", "b"}})), "filed");
}

TEST_F(OpeningAFamily, AsKnownOnADayShowsTheFactsOfThenToTheAccessOfNow)
{
    today("2026-02-02");
    note("b");
    restricted_note("S");
    today("2026-03-02");
    allocate("social_worker A", {{"part", "lead"}, {"until", "2026-03-01"}});
    allocate("social_worker C");
    enrol("social_worker Z", "", "Renamed Example");
    note("c");
    struct Row {
        const char* who;
        const char* day;
        const char* notes;
    };
    const Row rows[] = {
        {"social_worker C", "2026-03-02", "aRbSc"},
        {"social_worker C", "2026-02-28", "aRbS"},
        {"social_worker C", "2026-02-02", "aRbS"},
        {"social_worker C", "2026-02-01", "aR"},
        {"social_worker C", "2025-12-31", ""},
        // Worked here then, and does not now.
        {"social_worker A", "2026-02-01", "nothing"},
    };
    for (const Row& row : rows) {
        Asking then = asking(row.who);
        then.as_known_on = base::Date::parse(row.day).value();
        const auto open = open_family(*house_, then, family_);
        EXPECT_EQ(notes_in(open), row.notes) << row.who << " " << row.day;
        if (open) {
            EXPECT_EQ(open->today, *then.as_known_on);
        }
    }
    Asking then = asking("social_worker C");
    then.as_known_on = base::Date::of(2026, 2, 2);
    const auto open = open_family(*house_, then, family_);
    EXPECT_EQ(open->authors.at(author("social_worker Z").practitioner).name, "Writer Example");
    EXPECT_EQ(open_as("social_worker C")->authors.at(author("social_worker Z").practitioner).name,
              "Renamed Example");
}

TEST_F(OpeningAFamily, TheTokenSaysNoMoreThanWasShown)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    Asking then = asking("head_of_service", "Signing");
    then.as_known_on = base::Date::of(2026, 5, 31);
    const auto old = open_family(*house_, then, family_);
    const auto now = open_as("head_of_service", "Signing");
    ASSERT_TRUE(old && now);
    Doing signing = as("head_of_service", "Signing", {{LinkKind::answers, proposal}});
    signing.seen = old->seen;
    EXPECT_EQ(told(file(signing, "signature", {{"stance", "agree"}})), "conflict seen");
    signing.seen = now->seen;
    EXPECT_EQ(told(file(signing, "signature", {{"stance", "agree"}})), "filed");
}

TEST_F(OpeningAFamily, NamesTheAuthorsOfWhatIsShownAndOfNothingElse)
{
    enrol("social_worker H", "", "Hidden Example");
    filed(file("social_worker H", "note", {{"text", "S"}, {"restricted", true}}));
    const auto hidden = author("social_worker H").practitioner;
    const auto all = open_as("social_worker A");
    EXPECT_EQ(all->authors.at(hidden).name, "Hidden Example");
    EXPECT_EQ(all->authors.at(author("social_worker B").practitioner).name,
              "Name of social_worker B")
        << "a practitioner whom an entry is about";
    EXPECT_EQ(all->authors.at(author("principal_social_worker").practitioner).name, "")
        << "nobody has recorded who that is";
    const auto some = open_as("social_worker N");
    EXPECT_FALSE(some->authors.contains(hidden));
    EXPECT_EQ(some->authors.at(author("social_worker Z").practitioner).name, "Writer Example");
}

TEST_F(OpeningAFamily, TellsWhatEachMayDoThere)
{
    struct Row {
        const char* who;
        const char* purpose;
        access::Act act;
        bool may;
    };
    using enum access::Act;
    const Row rows[] = {
        {"social_worker A", "", write_note, true},
        {"social_worker A", "", propose_closing, true},
        {"social_worker A", "", close, false},
        {"social_worker A", "", allocate, false},
        {"team_manager N", "", close, true},
        {"team_manager N", "", allocate, true},
        {"screener", "A call", decide, true},
        {"screener", "A call", close, false},
        {"screener", "A call", receive_contact, true},
        {"conference_chair", "Signing", sign, true},
        {"conference_chair", "Signing", close, false},
        {"head_of_service", "Signing", close, true},
    };
    for (const Row& row : rows) {
        const auto open = open_as(row.who, row.purpose);
        ASSERT_TRUE(open) << row.who;
        EXPECT_EQ(open->may(row.act), row.may) << row.who << ", " << words_for(row.act);
    }
}

TEST_F(OpeningAFamily, ViewerIsWhomTheLedgerKnowsByTheLatestWord)
{
    const auto id = author("social_worker N").practitioner;
    EXPECT_EQ(viewer_of(*house_, id)->team, "North");
    enrol("social_worker N", "South", "New Example");
    const auto viewer = viewer_of(*house_, id);
    EXPECT_EQ(viewer->team, "South");
    EXPECT_EQ(viewer->name, "New Example");
    EXPECT_EQ(viewer->role, "social_worker");
    EXPECT_EQ(told(viewer_of(*house_, base::PractitionerId::random(entropy_))), "not_found ");
    // Who was allocated and never recorded is no viewer either.
    EXPECT_EQ(told(viewer_of(*house_, author("social_worker Y").practitioner)), "not_found ");
}

/// A closing that stands on a referral which the team may not read.
class ClosingOnAHiddenReferral : public OpeningAFamily {
protected:
    ClosingOnAHiddenReferral()
    {
        refer_and_answer("2026-01-12", false);
        today("2026-05-04");
        hidden_ = filed(file(
            "screener",
            "referral",
            {{"concern", "An invented worry."}, {"childProtection", true}, {"restricted", true}}));
        proposal_ = propose("2026-05-11", "visit");
    }
    [[nodiscard]] static const SeenGateItem* item(const OpenFamily& open, std::string_view rule)
    {
        const auto& items = open.closing()->gate.items;
        const auto found = std::find_if(items.begin(), items.end(), [&](const SeenGateItem& each) {
            return each.finding.guardrail->id == rule;
        });
        return found == items.end() ? nullptr : &*found;
    }
    static std::string words_in(const SeenFinding& finding)
    {
        std::string words;
        for (const auto& each : finding.because) words += each.says + each.entry.text();
        for (const auto& each : finding.against) words += each.says + each.entry.text();
        for (const auto& each : finding.missing) words += each;
        return words;
    }

    EntryId hidden_;
    EntryId proposal_;
};

TEST_F(ClosingOnAHiddenReferral, StopsForThoseWhoCannotSeeItAndTellsThemNoMore)
{
    const auto all = open_as("social_worker A");
    const auto some = open_as("social_worker N");
    ASSERT_TRUE(all && some && all->closing() && some->closing());
    EXPECT_FALSE(all->closing()->gate.open);
    EXPECT_FALSE(some->closing()->gate.open);
    EXPECT_EQ(some->closing()->proposal, proposal_);
    EXPECT_FALSE(some->closing()->proposal_hidden);

    const SeenGateItem* shown = item(*all, "G01");
    const SeenGateItem* cut = item(*some, "G01");
    ASSERT_TRUE(shown != nullptr && cut != nullptr);
    EXPECT_FALSE(shown->finding.rests_on_hidden);
    EXPECT_NE(words_in(shown->finding).find("4 May 2026"), std::string::npos);
    EXPECT_NE(words_in(shown->finding).find(hidden_.text()), std::string::npos);
    EXPECT_EQ(cut->state, guardrails::AtGate::stops);
    EXPECT_EQ(cut->finding.standing, guardrails::Standing::breached);
    EXPECT_TRUE(cut->finding.rests_on_hidden);
    EXPECT_EQ(cut->finding.anchor, proposal_);
    EXPECT_NE(words_in(cut->finding).find("12 January 2026"), std::string::npos)
        << "what rests on the open referral is still shown";
    EXPECT_EQ(words_in(cut->finding).find("4 May 2026"), std::string::npos);
    EXPECT_EQ(words_in(cut->finding).find(hidden_.text()), std::string::npos);
    EXPECT_TRUE(cut->finding.missing.empty());
    EXPECT_EQ(cut->finding.due, std::nullopt);
}

TEST_F(ClosingOnAHiddenReferral, FindingThatOnlyTheHiddenMakesStandsWithoutAWord)
{
    const auto all = open_as("social_worker A");
    const auto some = open_as("social_worker N");
    const auto repeat = [](const OpenFamily& open) -> const SeenFinding* {
        for (const SeenFinding& finding : open.findings)
            if (finding.guardrail->id == "G03") return &finding;
        return nullptr;
    };
    ASSERT_TRUE(all && some && repeat(*all) != nullptr && repeat(*some) != nullptr);
    EXPECT_EQ(repeat(*all)->anchor, hidden_);
    EXPECT_EQ(repeat(*some)->anchor, std::nullopt);
    EXPECT_TRUE(repeat(*some)->rests_on_hidden);
    EXPECT_EQ(repeat(*some)->standing, repeat(*all)->standing);
    EXPECT_EQ(words_in(*repeat(*some)), "");
    EXPECT_TRUE(repeat(*some)->policy.empty());
}

TEST_F(ClosingOnAHiddenReferral, NoClosingIsPendingOnceItIsDecided)
{
    EXPECT_TRUE(open_as("social_worker A")->closing());
    EXPECT_EQ(told(file("team_manager N",
                        "decision",
                        {{"question", "close"}, {"outcome", "stays_open"}},
                        {{LinkKind::answers, proposal_}})),
              "filed");
    EXPECT_FALSE(open_as("social_worker A")->closing());
    const EntryId second = propose("2026-08-03", "visit");
    EXPECT_EQ(open_as("social_worker A")->closing()->proposal, second);
}

}  // namespace
}  // namespace holdfast::casework
