#include "base/seeded_entropy.h"
#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/open_work.h"
#include "casework/acts.h"
#include "casework/scenes.h"
#include "duties/duties.h"
#include "index/lists.h"
#include "ledger/memory_shelf.h"
#include "records/types/allocation.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/note.h"
#include "replay/play.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

/// The demonstration families are as they are said to be, on whatever day they are read.
namespace holdfast {
namespace {

std::string demonstration()
{
    const std::filesystem::path root{HOLDFAST_SOURCE_DIR};
    std::ifstream file{root / "cases" / "demonstration.json"};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// The families as they stand on a day, in a ledger that people go on working in.
struct Caseload {
    explicit Caseload(base::Date day)
        : today(day), file(replay::read_case_file(demonstration(), day, entropy).value()),
          key(base::SecretKey::random(entropy)),
          played(
              replay::play(file, {shelf, key, entropy, base::WorkingDays::england(), std::nullopt})
                  .value()),
          ledger(ledger::Ledger::open(
                     shelf, key,
                     {[day] { return base::London::start_of(day); }, &entropy, index::rows_of})
                     .value()),
          house{*ledger, base::WorkingDays::england()}
    {}

    casefile::FamilyScene scene(const std::string& family)
    {
        const auto snapshot = ledger->read().value();
        return casework::family_scene(snapshot, file.families.at(family).id, snapshot.size())
            .value();
    }
    /// The last proposal to close in the file of this family.
    base::EntryId proposal(const std::string& family)
    {
        return scene(family).facts.all<records::ClosingProposal>().back().id;
    }
    guardrails::GateReport gate(const std::string& family)
    {
        return casework::gate_of(house,
                                 file.families.at(family).id,
                                 proposal(family),
                                 base::PractitionerId::random(entropy))
            .value();
    }
    base::Checked<ledger::Filed> close(const std::string& family, const std::string& manager)
    {
        casework::Doing doing;
        doing.by = file.practitioners.at(manager).author;
        doing.about = {{base::Subject::of(file.families.at(family).id), ledger::Part::subject}};
        for (const auto& child : scene(family).episodes)
            doing.about.push_back({base::Subject::of(child.child), ledger::Part::subject});
        doing.links = {{ledger::LinkKind::answers, proposal(family)}};
        doing.seen = ledger->read().value().token(entropy);
        records::Decision decision;
        decision.decided = base::When::day(today);
        decision.question = records::Coded<records::decision_questions>{"close"};
        decision.outcome = records::Coded<records::decision_outcomes>{"closed"};
        return casework::file(house, doing, decision);
    }

    base::Date today;
    records::PolicyBook policy = records::PolicyBook::shipped();
    base::SeededEntropy entropy{7};
    replay::CaseFile file;
    ledger::MemoryShelf shelf;
    base::SecretKey key;
    replay::Played played;
    std::unique_ptr<ledger::Ledger> ledger;
    casework::House house;
};

TEST(Demonstration, FindsWhatItExpectsOnWhateverDayItIsRead)
{
    const base::Date days[] = {
        base::Date::of(2026, 11, 22),  // A Sunday, and the week after it.
        base::Date::of(2026, 11, 23),
        base::Date::of(2026, 11, 24),
        base::Date::of(2026, 11, 25),
        base::Date::of(2026, 11, 26),
        base::Date::of(2026, 11, 27),
        base::Date::of(2026, 11, 28),
        base::Date::of(2026, 12, 28),  // In holidays, around the turn of the year.
        base::Date::of(2027, 1, 2),
        base::Date::of(2027, 3, 29),  // After the clocks went forward, at Easter.
        base::Date::of(2027, 10, 31),
        base::Date::of(2028, 2, 29),
        base::Date::of(2028, 3, 1),
    };
    for (const base::Date day : days) {
        const Caseload caseload{day};
        EXPECT_EQ(caseload.played.differences, std::vector<std::string>{}) << day.iso();
        EXPECT_FALSE(caseload.played.rejected_rows) << day.iso();
    }
}

/// Rule, entry and standing of everything that is found, by the events of the case file.
constexpr std::string_view standing_at_the_end = "G01 diorama-6 met\n"
                                                 "G01 doodle-4 met\n"
                                                 "G01 fictive-5 met\n"
                                                 "G01 folktale-4 met\n"
                                                 "G01 interlude-3 met\n"
                                                 "G01 invented-6 met\n"
                                                 "G01 nominal-3 met\n"
                                                 "G01 novella-6 met\n"
                                                 "G01 rhyme-4 met\n"
                                                 "G01 sample-8 met\n"
                                                 "G01 specimen-6 breached\n"
                                                 "G01 whimsy-5 met\n"
                                                 "G02 diorama-6 met\n"
                                                 "G02 doodle-4 met\n"
                                                 "G02 fictive-5 met\n"
                                                 "G02 folktale-4 met\n"
                                                 "G02 interlude-3 met\n"
                                                 "G02 invented-6 met\n"
                                                 "G02 nominal-3 met\n"
                                                 "G02 novella-6 met\n"
                                                 "G02 rhyme-4 met\n"
                                                 "G02 sample-8 met\n"
                                                 "G02 specimen-6 breached\n"
                                                 "G02 whimsy-5 met\n"
                                                 "G03 interlude-6 pending\n"
                                                 "G03 invented-8 pending\n"
                                                 "G03 manuscript-10 pending\n"
                                                 "G03 nominal-5 pending\n"
                                                 "G21 anyname-3 met\n"
                                                 "G25 manuscript-13 breached\n"
                                                 "G28 interlude-4 breached\n"
                                                 "G28 invented-7 breached\n"
                                                 "G28 nominal-4 breached\n"
                                                 "G35 allegory-2 met\n"
                                                 "G35 anyname-2 pending\n"
                                                 "G35 ballad-2 met\n"
                                                 "G35 ballad-4 breached\n"
                                                 "G35 ballad-5 breached\n"
                                                 "G35 ballad-6 met\n"
                                                 "G35 ballad-8 met\n"
                                                 "G35 diorama-4 met\n"
                                                 "G35 footnote-2 met\n"
                                                 "G35 footnote-3 breached\n"
                                                 "G35 footnote-4 met\n"
                                                 "G35 footnote-5 met\n"
                                                 "G35 footnote-6 met\n"
                                                 "G35 footnote-7 breached\n"
                                                 "G35 interlude-2 met\n"
                                                 "G35 interlude-5 pending\n"
                                                 "G35 legend-10 met\n"
                                                 "G35 legend-12 pending\n"
                                                 "G35 legend-2 met\n"
                                                 "G35 legend-6 breached\n"
                                                 "G35 lullaby-2 met\n"
                                                 "G35 lullaby-5 breached\n"
                                                 "G35 manuscript-6 met\n"
                                                 "G35 picturebook-5 met\n"
                                                 "G35 prologue-6 met\n"
                                                 "G35 pseudonym-2 met\n"
                                                 "G35 rhyme-2 met\n"
                                                 "G35 saga-6 met\n"
                                                 "G35 someday-5 met\n"
                                                 "G35 tale-4 met\n"
                                                 "G35 vignette-4 met\n"
                                                 "G35 vignette-5 breached\n"
                                                 "G35 vignette-6 breached\n"
                                                 "G35 vignette-7 met\n"
                                                 "G35 vignette-8 met\n"
                                                 "G35 whimsy-5 met\n"
                                                 "G35 yarn-4 met\n";

TEST(Demonstration, WhatStandsAtTheEndIsWhatTheFamiliesShow)
{
    const Caseload caseload{base::Date::of(2026, 11, 22)};
    std::set<std::string> lines;
    for (const replay::ToldFinding& finding : caseload.played.standing) {
        // These rules are checked entry by entry; the others have their own stories.
        constexpr std::array<std::string_view, 9> checked = {
            "G01", "G02", "G03", "G05", "G21", "G23", "G25", "G28", "G35"};
        if (std::find(checked.begin(), checked.end(), finding.guardrail->id) == checked.end())
            continue;
        lines.insert(std::string{finding.guardrail->id} + " " + finding.anchor + " "
                     + std::string{guardrails::word_of(finding.standing)} + "\n");
    }
    std::string standing;
    for (const std::string& line : lines) standing += line;
    EXPECT_EQ(standing, standing_at_the_end);
}

TEST(Demonstration, IsRecordedInOrderBeforeTheDayOnWhichItIsRead)
{
    const Caseload caseload{base::Date::of(2026, 11, 22)};
    ASSERT_EQ(caseload.played.events.size(), caseload.file.events.size());
    for (std::size_t i = 0; i < caseload.file.events.size(); ++i) {
        const replay::CaseEvent& event = caseload.file.events[i];
        ASSERT_TRUE(event.recorded) << event.n;
        // Where the clock would go back, it stands, and would tell another time than the file.
        EXPECT_EQ(caseload.played.events[i].recorded, *event.recorded) << event.n;
    }
    EXPECT_LT(caseload.played.events.back().recorded, base::London::start_of(caseload.today));
}

TEST(Demonstration, OneFamilyIsReadyToCloseAndIsClosed)
{
    Caseload caseload{base::Date::of(2026, 11, 22)};
    EXPECT_TRUE(caseload.gate("sample").is_open());
    EXPECT_TRUE(caseload.scene("sample").has_open_episode());
    const auto closed = caseload.close("sample", "manager_north");
    EXPECT_TRUE(closed) << (closed ? "" : closed.error().front().message);
    EXPECT_FALSE(caseload.scene("sample").has_open_episode());
}

TEST(Demonstration, OneClosingIsStoppedHoweverOftenItIsTried)
{
    Caseload caseload{base::Date::of(2026, 11, 22)};
    EXPECT_FALSE(caseload.gate("specimen").is_open());
    const auto closed = caseload.close("specimen", "manager_north");
    ASSERT_FALSE(closed);
    // Nobody has seen her, or written down what is known of anybody in this home.
    std::vector<std::string> places;
    for (const base::Problem& problem : closed.error()) places.push_back(problem.place);
    EXPECT_EQ(places,
              (std::vector<std::string>{
                  "G01", "G02", "G04", "G06", "G10", "G11", "G12", "G26", "G27", "G38"}));
    // The manager's attempt in the file itself left nothing behind either.
    const casefile::FamilyScene scene = caseload.scene("specimen");
    EXPECT_TRUE(scene.has_open_episode());
    for (const auto& decision : scene.facts.all<records::Decision>())
        EXPECT_NE(decision.record.question->code, "close");
}

/// How many children have an open episode, how many notes and contacts are restricted, and who
/// works with the family now.
struct Family {
    const char* key;
    std::size_t open;
    std::size_t restricted;
    std::size_t allocated;
    const char* team;
};

TEST(Demonstration, EachOfTheFirstFamiliesIsAsItIsSaidToBe)
{
    const Family families[] = {
        {"example", 1, 1, 1, "North team"},
        {"sample", 2, 0, 1, "North team"},
        {"invented", 1, 0, 1, "South team"},
        {"specimen", 1, 1, 1, "North team"},
        {"instance", 1, 0, 2, "South team"},
        {"fictive", 0, 0, 0, ""},
    };
    Caseload caseload{base::Date::of(2026, 11, 22)};
    for (const Family& family : families) {
        const casefile::FamilyScene scene = caseload.scene(family.key);
        std::size_t open = 0;
        for (const casefile::Episode& episode : scene.episodes) open += episode.closed_by ? 0 : 1;
        EXPECT_EQ(open, family.open) << family.key;
        std::size_t restricted = 0;
        for (const auto& note : scene.facts.all<records::Note>())
            restricted += note.record.restricted.value_or(false) ? 1U : 0U;
        EXPECT_EQ(restricted, family.restricted) << family.key;
        // A later allocation of the same practitioner stands in the place of the earlier one.
        std::map<base::Subject, const records::Allocation*> current;
        for (const auto& allocation : scene.facts.all<records::Allocation>())
            for (const ledger::About& about : allocation.about)
                if (about.subject.kind == base::SubjectKind::practitioner)
                    current[about.subject] = &allocation.record;
        std::erase_if(current, [](const auto& each) { return each.second->until.has_value(); });
        EXPECT_EQ(current.size(), family.allocated) << family.key;
        for (const auto& [who, allocation] : current)
            EXPECT_EQ(allocation->team, family.team) << family.key;
    }
}

TEST(Demonstration, HasFortyFamiliesThreeTeamsAndManyAgencies)
{
    const Caseload caseload{base::Date::of(2026, 11, 22)};
    EXPECT_EQ(caseload.file.families.size(), 40U);
    std::map<std::string, int> roles;
    std::map<std::string, int> teams;
    std::set<base::AgencyId> agencies;
    for (const auto& [key, practitioner] : caseload.file.practitioners) {
        agencies.insert(practitioner.author.agency);
        ++roles[practitioner.author.role];
        if (const auto* team = practitioner.details.if_contains("team"))
            ++teams[std::string{team->as_string()}];
    }
    EXPECT_EQ(teams.size(), 3U);
    EXPECT_GE(agencies.size(), 6U);  // The authority itself, and five others.
    int staff = 0;
    for (const auto& [team, count] : teams) staff += count;
    EXPECT_EQ(staff, 12);
    for (const char* role : {"out_of_hours", "conference_chair", "screener", "head_of_service"})
        EXPECT_GE(roles[role], 1) << role;
}

/// Families of every kind stand at every stage of the pathway, some of them late.
TEST(Demonstration, StandsAtEveryStageOfThePathway)
{
    Caseload caseload{base::Date::of(2026, 11, 22)};
    std::map<std::string, int> count;
    for (const auto& [key, family] : caseload.file.families) {
        const casefile::FamilyScene scene = caseload.scene(key);
        const casefile::Facts& facts = scene.facts;
        for (const auto& contact : facts.all<records::Contact>())
            if (casefile::state_of(contact, facts) != casefile::ContactState::settled)
                ++count["contact waits"];
        for (const casefile::AnyFact* fact : casefile::all_standing(facts))
            if (casefile::goes_on(*fact)) ++count[std::string{fact->type->key}];
        for (const casefile::Member& member : scene.members)
            if (member.part == "unborn") ++count["unborn"];
        for (const duties::Duty& duty :
             duties::duties_of(scene, caseload.policy, base::WorkingDays::england()))
            if (duties::standing_of(duty, caseload.today, facts.whens()) == duties::Standing::late)
                ++count["late"];
        if (scene.episodes.empty()) ++count["no referral"];
        else if (!scene.has_open_episode()) ++count["closed"];
        else if (casefile::current_allocations(scene, caseload.today).empty()) ++count["nobody's"];
    }
    const std::pair<const char*, int> at_least[] = {{"contact waits", 3},
                                                    {"no referral", 4},
                                                    {"closed", 5},
                                                    {"nobody's", 1},
                                                    {"unborn", 2},
                                                    {"late", 5},
                                                    {"assessment", 4},
                                                    {"section47Enquiry", 1},
                                                    {"childProtectionPlan", 3},
                                                    {"childInNeedPlan", 5},
                                                    {"familyHelpPlan", 1},
                                                    {"safetyPlan", 2},
                                                    {"missingEpisode", 1},
                                                    {"planStep", 4}};
    for (const auto& [what, least] : at_least) EXPECT_GE(count[what], least) << what;
}

TEST(Demonstration, AQuestionOfAFamilyThatThrivesWaitsForAnAnswer)
{
    Caseload caseload{base::Date::of(2026, 11, 22)};
    const casefile::FamilyScene scene = caseload.scene("fictive");
    const auto& contacts = scene.facts.all<records::Contact>();
    ASSERT_EQ(contacts.size(), 1U);
    for (const auto& decision : scene.facts.all<records::Decision>())
        EXPECT_FALSE(decision.links_to(ledger::LinkKind::answers, contacts.front().id));
}

}  // namespace
}  // namespace holdfast
