#include "casework/viewer_ledger.h"
#include "records/types/referral.h"

namespace holdfast::casework {
namespace {

/// Acts of somebody who is asked about: the table of access decides beside the role.
class ViewerActs : public ViewerLedger {
protected:
    ViewerActs()
    {
        for (const char* who : {"social_worker A",
                                "social_worker C",
                                "team_manager",
                                "head_of_service",
                                "conference_chair",
                                "screener",
                                "business_support",
                                "school",
                                "information_officer"})
            enrol(who);
        enrol("social_worker N", "North");
        enrol("team_manager N", "North");
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }
    std::string note_by(std::string_view who, std::string purpose = "", bool restricted = false,
                        std::vector<ledger::Link> links = {})
    {
        return told(file(as(who, std::move(purpose), std::move(links)),
                         "note",
                         {{"text", "Invented."}, {"restricted", restricted}}));
    }
    std::string note_about(std::string_view who, std::vector<ledger::About> about)
    {
        Doing writing = as(who);
        writing.about = std::move(about);
        return told(file(writing, "note", {{"text", "Invented."}}));
    }
    [[nodiscard]] ledger::About one(const base::FamilyId& family) const
    {
        return {base::Subject::of(family), ledger::Part::subject};
    }
    [[nodiscard]] ledger::About one(const base::PersonId& person) const
    {
        return {base::Subject::of(person), ledger::Part::subject};
    }
};

TEST_F(ViewerActs, StrangersDoNotWriteAndTheirRefusalLeavesNothing)
{
    struct Row {
        const char* who;
        const char* purpose;
        bool restricted;
        const char* told;
    };
    const Row rows[] = {
        {"social_worker A", "", false, "filed"},
        {"social_worker A", "", true, "filed"},
        {"social_worker N", "", false, "filed"},
        {"social_worker N", "", true, "refused by"},
        {"team_manager N", "", true, "filed"},
        {"social_worker C", "", false, "refused by"},
        {"social_worker C", "Curious", false, "refused by"},
        {"team_manager", "Curious", false, "refused by"},
        {"business_support", "Curious", false, "refused by"},
        {"screener", "", false, "missing purpose"},
        {"screener", "A call", false, "filed"},
        {"screener", "A call", true, "refused by"},
        {"conference_chair", "Signing", false, "filed"},
        {"head_of_service", "Signing", true, "filed"},
        {"school", "A worry", false, "refused by"},
    };
    for (const Row& row : rows) {
        const std::uint64_t before = size();
        const std::string answer = note_by(row.who, row.purpose, row.restricted);
        EXPECT_EQ(answer, row.told) << row.who << ": " << row.purpose;
        EXPECT_EQ(size(), before + (answer == "filed" ? 1 : 0)) << row.who;
    }
}

TEST_F(ViewerActs, ContactAndReferralAreTakenFromAllStaffAlways)
{
    for (const char* who : {"social_worker C", "team_manager", "business_support", "screener"})
        for (const bool restricted : {false, true})
            EXPECT_EQ(told(file(as(who),
                                "contact",
                                {{"concern", "A worry."}, {"restricted", restricted}})),
                      "filed")
                << who;
    EXPECT_EQ(told(file(as("social_worker C"), "referral", {{"concern", "A worry."}})), "filed");
    EXPECT_TRUE(scene().has_open_episode());
    // Telling shows nothing, and opens nothing.
    EXPECT_EQ(told(open_as("social_worker C")), "refused ");
    EXPECT_EQ(note_by("social_worker C"), "refused by");
}

TEST_F(ViewerActs, ChangingWhatOthersToldIsNotTelling)
{
    const EntryId referral = refer("2026-03-02", true);
    const auto correct = [&](std::string_view who, std::string purpose) {
        return told(file(as(who, std::move(purpose), {{LinkKind::corrects, referral}}),
                         "referral",
                         {{"concern", "No worry."}, {"childProtection", false}}));
    };
    EXPECT_EQ(correct("social_worker C", "Curious"), "refused by");
    EXPECT_EQ(correct("team_manager", ""), "refused by");
    EXPECT_EQ(correct("screener", ""), "missing purpose");
    EXPECT_EQ(scene().facts.find<records::Referral>(referral)->record.child_protection, true);
    EXPECT_EQ(correct("social_worker A", ""), "filed");
    EXPECT_EQ(scene().facts.find<records::Referral>(referral)->record.child_protection, false);
}

TEST_F(ViewerActs, NobodyCorrectsWhatTheyMayNotRead)
{
    const EntryId open = note("open");
    const EntryId hidden = restricted_note("hidden");
    const std::vector<ledger::Link> of_hidden = {{LinkKind::corrects, hidden}};
    EXPECT_EQ(note_by("social_worker N", "", false, of_hidden), "refused links");
    EXPECT_EQ(note_by("screener", "A call", false, of_hidden), "refused links");
    EXPECT_EQ(note_by("social_worker N", "", false, {{LinkKind::corrects, open}}), "filed");
    // Restricted between the reading and the writing: the correction does not lift the mark.
    EXPECT_EQ(note_by("social_worker A", "", true, {{LinkKind::corrects, open}}), "filed");
    EXPECT_EQ(note_by("social_worker N", "", false, {{LinkKind::corrects, open}}), "refused links");
    EXPECT_EQ(note_by("social_worker A", "", false, of_hidden), "filed") << "lifts it knowingly";
    EXPECT_EQ(note_by("social_worker N", "", false, of_hidden), "filed");
}

TEST_F(ViewerActs, LeavingOutTheFamilyOrNamingAnotherOneOpensNoFile)
{
    const Household mine = move_in("Birch Example");
    const Household nobodys = {base::FamilyId::random(entropy_), base::PersonId::random(entropy_)};
    const Household theirs = {family_, child_};
    turn_to(mine);
    allocate("social_worker C");
    const std::uint64_t before = size();
    EXPECT_EQ(note_about("social_worker C", {one(theirs.child)}), "refused by");
    EXPECT_EQ(note_about("social_worker C", {one(mine.family), one(theirs.family)}), "refused by");
    EXPECT_EQ(note_about("social_worker C", {one(theirs.family), one(mine.family)}), "refused by");
    EXPECT_EQ(note_about("social_worker C", {one(nobodys.family), one(theirs.child)}),
              "refused by");
    EXPECT_EQ(note_about("social_worker C", {one(mine.child), one(theirs.child)}), "refused by");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(note_about("social_worker C", {one(mine.child)}), "filed");
    EXPECT_EQ(note_about("social_worker C", {one(mine.family), one(mine.child)}), "filed");
    EXPECT_EQ(note_about("social_worker C", {one(nobodys.child)}), "filed")
        << "somebody of whom nothing is known is nobody's work yet";
    // A worker says who else was there, also somebody whom another team knows.
    EXPECT_EQ(note_about("social_worker C", {one(mine.family), one(theirs.child)}), "filed");
    // But corrects nothing of that other family by it.
    turn_to(theirs);
    const EntryId note_of_theirs = note("a");
    Doing correcting = as("social_worker C", "", {{LinkKind::corrects, note_of_theirs}});
    correcting.about = {one(mine.family), one(theirs.child)};
    EXPECT_EQ(told(file(correcting, "note", {{"text", "b"}})), "refused links");
}

TEST_F(ViewerActs, PersonOfTwoFamiliesIsWrittenAboutByTheWorkersOfEither)
{
    const Household other = move_in("Birch Example");
    Doing placing = doing("screener");
    placing.about = {one(other.family), one(child_)};
    filed(file(placing, "familyMember", {{"part", "sibling_elsewhere"}}));
    const base::PersonId shared = child_;
    turn_to(other);
    allocate("social_worker C");
    EXPECT_EQ(note_about("social_worker C", {one(shared)}), "filed");
    EXPECT_EQ(note_about("social_worker A", {one(shared)}), "filed");
    EXPECT_EQ(note_about("team_manager", {one(shared)}), "refused by");
}

TEST_F(ViewerActs, AllocationThatEndsBetweenThePageAndTheCommitEndsTheWriting)
{
    ASSERT_TRUE(open_as("social_worker A"));
    Doing writing = as("social_worker A");  // The page is read, and the note is being typed.
    today("2026-02-02");
    allocate("social_worker A", {{"part", "lead"}, {"until", "2026-02-01"}});
    const std::uint64_t before = size();
    EXPECT_EQ(told(file(writing, "note", {{"text", "Invented."}})), "refused by");
    EXPECT_EQ(size(), before);
    // What raises protection is still taken.
    EXPECT_EQ(told(file(writing, "contact", {{"concern", "A worry."}})), "filed");
    allocate("social_worker A");
    EXPECT_EQ(told(file(writing, "note", {{"text", "Invented."}})), "filed");
}

TEST_F(ViewerActs, StrangerIsToldNothingElseAboutTheFile)
{
    refer_and_answer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "visit");
    const auto close_as = [&](std::string_view who, std::string purpose, std::string seen) {
        Doing closing = as(who, std::move(purpose), {{LinkKind::answers, proposal}});
        closing.seen = std::move(seen);
        return told(file(closing, "decision", {{"question", "close"}, {"outcome", "closed"}}));
    };
    const std::string old = token();
    note("a");
    EXPECT_EQ(close_as("team_manager", "", old), "refused by");
    EXPECT_EQ(close_as("team_manager", "", token()), "refused by");
    EXPECT_EQ(close_as("team_manager N", "", old), "conflict seen");
    EXPECT_EQ(close_as("team_manager N", "", token()), "refused G01");
    EXPECT_EQ(close_as("head_of_service", "", token()), "missing purpose");
    EXPECT_EQ(close_as("head_of_service", "Signing", token()), "refused G01");
}

TEST_F(ViewerActs, RoleIsStillAskedFirst)
{
    EXPECT_EQ(told(file(as("social_worker A"),
                        "policyValue",
                        {{"inForceFrom", "2027-01-01"},
                         {"key", "G01.days"},
                         {"value", 1},
                         {"unit", "days"},
                         {"owner", "head_of_service"},
                         {"source", "A test."}})),
              "refused by");
    Doing giving = as("social_worker A");
    giving.about = {
        one(family_),
        {base::Subject::of(author("social_worker C").practitioner), ledger::Part::subject}};
    EXPECT_EQ(told(file(giving, "allocation", {{"part", "lead"}})), "refused by");
    Doing by_manager = giving;
    by_manager.by = author("team_manager N");
    by_manager.viewer = &viewer("team_manager N");
    EXPECT_EQ(told(file(by_manager, "allocation", {{"part", "lead"}})), "filed");
    by_manager.by = author("team_manager");
    by_manager.viewer = &viewer("team_manager");
    EXPECT_EQ(told(file(by_manager, "allocation", {{"part", "lead"}})), "refused by")
        << "nobody takes a family that is not theirs to give";
}

TEST_F(ViewerActs, WithoutAViewerOnlyTheRoleIsAsked)
{
    EXPECT_EQ(told(file("social_worker C", "note", {{"text", "Invented."}})), "filed");
    EXPECT_EQ(told(file("school", "note", {{"text", "Invented."}})), "filed");
}

}  // namespace
}  // namespace holdfast::casework
