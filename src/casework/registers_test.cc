#include "casework/recent.h"
#include "casework/registers.h"
#include "casework/teams.h"
#include "casework/viewer_ledger.h"

namespace holdfast::casework {
namespace {

/// The registers that an authority keeps of itself.
class Registers : public ViewerLedger {
protected:
    /// Says something about somebody in the register.
    std::string say(std::string_view by, std::string_view of, const json::object& said)
    {
        Doing doing = as(by);
        doing.about = {{base::Subject::of(author(of).practitioner), ledger::Part::subject}};
        return told(file(doing, "practitioner", said));
    }
    std::string leave(std::string_view who, const char* until)
    {
        return say("administrator A",
                   who,
                   {{"name", "Name of " + std::string{who}},
                    {"role", author(who).role},
                    {"until", until}});
    }
    std::string set(const json::object& said, std::string_view by = "head_of_service A")
    {
        json::object all{{"inForceFrom", "2026-02-01"},
                         {"key", "clock.assessment"},
                         {"value", 40},
                         {"unit", "working days"},
                         {"owner", "head_of_service"},
                         {"source", "A test."}};
        for (const auto& member : said) all[member.key()] = member.value();
        Doing doing = as(by);
        doing.about = {
            {base::Subject::of(house_->ledger.keys().authority()), ledger::Part::subject}};
        return told(file(doing, "policyValue", all));
    }
};

TEST_F(Registers, WhoeverLeftIsRefusedFromThatDayOnAndKeepsTheirName)
{
    enrol("administrator A");
    enrol("social_worker A", "North");
    ASSERT_EQ(leave("social_worker A", "2026-01-10"), "filed");
    const auto id = author("social_worker A").practitioner;
    struct Row {
        const char* day;
        const char* told;
    };
    const Row rows[] = {
        {"2026-01-09", "done"},
        {"2026-01-10", "refused "},
        {"2026-06-01", "refused "},
    };
    for (const Row& row : rows) {
        today(row.day);
        EXPECT_EQ(told(viewer_of(*house_, id)), row.told) << row.day;
    }
    const auto all = practitioners(*house_).value();
    EXPECT_EQ(std::count_if(all.begin(),
                            all.end(),
                            [](const Registered& each) {
                                return each.known.name == "Name of social_worker A";
                            }),
              1)
        << "what they wrote has a name still";
    // Said again without an end, they are back.
    ASSERT_EQ(say("administrator A",
                  "social_worker A",
                  {{"name", "Name of social_worker A"}, {"role", "social_worker"}}),
              "filed");
    EXPECT_EQ(told(viewer_of(*house_, id)), "done");
}

TEST_F(Registers, ADayThatCannotBeToldIsNoWayBackIn)
{
    const KnownPractitioner unknown{"", "", "", {}, base::When::unknown()};
    EXPECT_TRUE(unknown.has_left(today_));
    const KnownPractitioner month{"", "", "", {}, base::When::parse("2026-01").value()};
    EXPECT_FALSE(month.has_left(base::Date::of(2026, 1, 30))) << "it may be the last day";
    EXPECT_TRUE(month.has_left(base::Date::of(2026, 1, 31)));
}

TEST_F(Registers, NobodySaysWhoTheyAreThemselves)
{
    enrol("administrator A");
    EXPECT_EQ(say("administrator A",
                  "administrator A",
                  {{"name", "Name of administrator A"}, {"role", "social_worker"}}),
              "refused about");
    EXPECT_EQ(viewer_of(*house_, author("administrator A").practitioner).value().role,
              "administrator");
}

TEST_F(Registers, EveryWordStaysWithItsWriterAndTheNewestStands)
{
    enrol("administrator A");
    enrol("social_worker A", "North");
    today("2026-03-02");
    ASSERT_EQ(say("administrator A",
                  "social_worker A",
                  {{"name", "New Name"}, {"role", "team_manager"}, {"team", "South"}}),
              "filed");
    const auto all = register_of_practitioners(*house_).value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all.front().newest().record.name, "Name of administrator A") << "by name";
    const auto& words = all.back().words;
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(words.front().record.team, "North");
    EXPECT_EQ(words.front().by.role, "principal_social_worker");
    EXPECT_EQ(words.back().record.role->code, "team_manager");
    EXPECT_EQ(words.back().record.since->text(), "2026-03-02");
    EXPECT_EQ(words.back().by, author("administrator A"));
    EXPECT_EQ(base::London::date_of(words.back().recorded).iso(), "2026-03-02");
}

TEST_F(Registers, AgencyIsReadWithEveryWordOnIt)
{
    enrol("administrator A");
    const auto id = base::AgencyId::random(entropy_);
    for (const char* phone : {"0000 111", "0000 222"}) {
        Doing doing = as("administrator A");
        doing.about = {{base::Subject::of(id), ledger::Part::subject}};
        ASSERT_EQ(told(file(doing, "agency", {{"name", "Invented School"}, {"phone", phone}})),
                  "filed");
    }
    const auto all = register_of_agencies(*house_).value();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().id, id);
    EXPECT_EQ(all.front().words.size(), 2U);
    EXPECT_EQ(all.front().newest().record.phone, "0000 222");
}

TEST_F(Registers, AnAgencyThatHidesSomebodyIsProtectedForGood)
{
    enrol("administrator A");
    struct Row {
        std::vector<const char*> kinds;
        bool is;
    };
    const Row rows[] = {
        {{"school"}, false},
        {{"housing"}, false},
        {{"domestic_abuse_service"}, true},
        {{"placement_provider"}, true},
        {{"domestic_abuse_service", "voluntary"}, true},  // Its old address may be where they are.
    };
    for (const Row& row : rows) {
        const auto id = base::AgencyId::random(entropy_);
        for (const char* kind : row.kinds) {
            Doing doing = as("administrator A");
            doing.about = {{base::Subject::of(id), ledger::Part::subject}};
            ASSERT_EQ(told(file(doing, "agency", {{"name", "Invented"}, {"kind", kind}})), "filed");
        }
        const auto all = register_of_agencies(*house_).value();
        const auto found = std::ranges::find(all, id, &WordsOnAgency::id);
        ASSERT_NE(found, all.end());
        EXPECT_EQ(is_protected(*found), row.is) << row.kinds.front();
    }
}

TEST_F(Registers, PolicyIsSetOnlyInTheBookAndBetweenItsBounds)
{
    enrol("head_of_service A");
    enrol("social_worker A");
    enrol("administrator A");
    struct Row {
        json::object said;
        const char* told;
    };
    const Row rows[] = {
        {{}, "filed"},
        {{{"value", 45}}, "filed"},
        {{{"value", 46}}, "invalid value"},  // Working Together: no longer than 45 working days.
        {{{"value", 0}}, "invalid value"},
        {{{"unit", "days"}}, "invalid unit"},
        {{{"unit", "days"}, {"value", 46}}, "invalid unit, invalid value"},
        {{{"key", "clock.nothing"}}, "unknown key"},
        {{{"key", "clock.need_visit"}, {"unit", "days"}, {"value", 1'000}}, "filed"},
        {{{"key", "clock.need_visit"}, {"unit", "days"}, {"value", 1'001}}, "invalid value"},
    };
    for (const Row& row : rows) EXPECT_EQ(set(row.said), row.told) << json::serialize(row.said);
    EXPECT_EQ(set({}, "social_worker A"), "refused by");
    EXPECT_EQ(set({}, "administrator A"), "refused by");
    const auto words = policy_words(*house_).value();
    EXPECT_EQ(words.size(), records::PolicyBook::shipped_terms().size() + 3);
    EXPECT_EQ(words.front().by.role, "system");
    EXPECT_EQ(words.back().record.value, 1'000);
}

TEST_F(Registers, TheThresholdDocumentReachesTheRules)
{
    enrol("head_of_service A");
    Recent recent;
    const auto shipped = recent.policy(house_->ledger.read().value()).value();
    EXPECT_EQ(shipped->criteria().size(), records::PolicyBook::shipped_criteria().size());
    EXPECT_EQ(shipped->find_criterion("2026", "CP3"), nullptr);
    Doing doing = as("head_of_service A");
    doing.about = {{base::Subject::of(house_->ledger.keys().authority()), ledger::Part::subject}};
    ASSERT_EQ(told(file(doing,
                        "thresholdCriterion",
                        {{"inForceFrom", "2026-02-01"},
                         {"document", "2026"},
                         {"criterion", "CP3"},
                         {"level", "child_protection"},
                         {"text", "An invented criterion."}})),
              "filed");
    const auto now = recent.policy(house_->ledger.read().value()).value();
    ASSERT_NE(now->find_criterion("2026", "cp3"), nullptr);
    EXPECT_EQ(now->find_criterion("2026", "CP3")->level, "child_protection");
    EXPECT_EQ(now->criteria().size(), shipped->criteria().size() + 1);
}

/// "North: 2 people, 1 family" and so on.
std::string words_of(const std::vector<Team>& teams)
{
    std::string words;
    for (const Team& team : teams)
        words += (words.empty() ? "" : "; ") + team.name + " " + std::to_string(team.people.size())
               + " " + std::to_string(team.families);
    return words;
}

TEST_F(Registers, TeamsAreCountedWithoutTellingWhichFamily)
{
    enrol("administrator A");
    enrol("social_worker A", "North");
    enrol("social_worker B", "North");
    enrol("team_manager A", "South");
    const auto of = [&](const char* who) {
        return families_held(*house_).value().of(author(who).practitioner);
    };
    EXPECT_EQ(words_of(teams(*house_).value()), "North 2 0; South 1 0");
    // Two workers of one team hold one family of that team.
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    allocate("social_worker B", {{"part", "co_worker"}, {"team", "North"}});
    turn_to(move_in("Birch Example"));
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"since", "2026-02-01"}});
    EXPECT_EQ(words_of(teams(*house_).value()), "North 2 1; South 1 0") << "one begins later";
    EXPECT_EQ(of("social_worker A"), 1U);
    today("2026-02-01");
    EXPECT_EQ(words_of(teams(*house_).value()), "North 2 2; South 1 0");
    EXPECT_EQ(of("social_worker A"), 2U);
    EXPECT_EQ(of("social_worker B"), 1U);
    // Whoever leaves holds what they held until somebody ends it.
    ASSERT_EQ(leave("social_worker A", "2026-02-01"), "filed");
    EXPECT_EQ(words_of(teams(*house_).value()), "North 1 2; South 1 0");
    EXPECT_EQ(of("social_worker A"), 2U);
    allocate(
        "social_worker A",
        {{"part", "lead"}, {"team", "North"}, {"since", "2026-02-01"}, {"until", "2026-02-01"}});
    today("2026-02-02");
    EXPECT_EQ(words_of(teams(*house_).value()), "North 1 1; South 1 0");
    EXPECT_EQ(of("social_worker A"), 1U);
}

TEST(Teams, NameThatDiffersOnlyInSpellingIsTold)
{
    const std::vector<Team> teams = {{"North team", {}, 0}, {"South team", {}, 0}};
    struct Row {
        const char* typed;
        const char* same;
    };
    const Row rows[] = {
        {"North team", ""},
        {"north team", "North team"},
        {"North  Team ", "North team"},
        {"NORTH-TEAM", "North team"},
        {"Northteam", ""},
        {"West team", ""},
        {"", ""},
    };
    for (const Row& row : rows)
        EXPECT_EQ(same_but_for_spelling(teams, row.typed), row.same) << row.typed;
}

}  // namespace
}  // namespace holdfast::casework
