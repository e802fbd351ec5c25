#include "base/seeded_entropy.h"
#include "ledger/memory_shelf.h"
#include "replay/play.h"
#include "replay/tell.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::replay {
namespace {

/// One event as a test gives it: the rest of its members, after its label and title.
std::string one_event(std::string_view n, std::string_view happened, std::string_view rest)
{
    std::string text = R"({"n": ")" + std::string{n} + R"(", "title": "T", "happened": ")";
    text += std::string{happened} + R"(", "by": "worker")";
    if (!rest.empty()) text += ", " + std::string{rest};
    return text + "}";
}

std::string records(std::string_view list)
{
    return R"("records": [)" + std::string{list} + "]";
}

const std::string one_note = records(R"({"note": {"text": "N."}})");
const std::string referral =
    records(R"({"referral": {"concern": "A worry.", "childProtection": true}})");
/// Proposed by letter and closed by the manager, 14 days after the referral of event 1.
const std::string closing =
    records(R"({"closingProposal": {"means": "letter", "whySafe": "R."}},)"
            R"({"by": "manager", "decision": {"question": "close", "outcome": "closed"},)"
            R"( "links": {"answers": "2#1"}})");

std::string sentences_of(const base::Problems& problems)
{
    std::string sentences;
    for (const base::Problem& problem : problems)
        sentences += problem.place + ": " + problem.message + "\n";
    return sentences;
}

/// How a test plays: into which ledger, and how far.
struct Playing {
    std::string ledger = "replay";
    std::optional<base::Date> as_known_on = std::nullopt;
    std::optional<std::string> before = std::nullopt;
    bool finds = true;
};

Played play_events(const std::vector<std::string>& events, const Playing& playing = {})
{
    std::string text = R"({"holdfast": "case", "version": 1, "title": "A case", "ledger": ")"
                     + playing.ledger
                     + R"(", "agencies":)"
                       R"( {"council": {"name": "Council"}}, "practitioners": {)";
    for (const auto& [key, role] : {std::pair{"worker", "social_worker"},
                                    std::pair{"manager", "team_manager"},
                                    std::pair{"head", "head_of_service"}})
        text += std::string{key == std::string{"worker"} ? "" : ","} + "\"" + key
              + R"(": {"role": ")" + role + R"(", "agency": "council"})";
    text += R"(}, "persons": {"wren": {"knownAs": "Wren Example"}},)"
            R"( "families": {"example": {"wren": {"part": "child"}}}, "events": [)";
    for (std::size_t i = 0; i < events.size(); ++i) text += (i == 0 ? "" : ",") + events[i];
    base::SeededEntropy entropy{7};
    const auto file = read_case_file(text + "]}", base::Date::of(2026, 5, 1), entropy);
    if (!file) {
        ADD_FAILURE() << sentences_of(file.error());
        return {};
    }
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    auto played = play(*file,
                       {shelf,
                        key,
                        entropy,
                        base::WorkingDays::england(),
                        playing.as_known_on,
                        playing.before,
                        playing.finds});
    if (!played) {
        ADD_FAILURE() << sentences_of(played.error());
        return {};
    }
    return *played;
}

TEST(Clock, StandsWhereAnEventCouldBeAtTheLatestAndNeverGoesBack)
{
    struct Row {
        std::vector<std::pair<const char*, const char*>> events;  // Happened; recorded or "".
        std::vector<const char*> recorded;
    };
    const Row rows[] = {
        {{{"2026-03-02", ""}}, {"2026-03-02T23:59:59Z"}},
        {{{"2026-07-02", ""}}, {"2026-07-02T22:59:59Z"}},  // Summer time.
        {{{"2026-03-02T09:30Z", ""}}, {"2026-03-02T09:30:00Z"}},
        {{{"2026-02", ""}, {"late 2026-02", ""}}, {"2026-02-28T23:59:59Z", "2026-02-28T23:59:59Z"}},
        {{{"2025-10/2026-02", ""}}, {"2026-02-28T23:59:59Z"}},
        // It never goes back.
        {{{"2026-03-02", ""}, {"2026-01-05", ""}, {"2026-03-03", ""}},
         {"2026-03-02T23:59:59Z", "2026-03-02T23:59:59Z", "2026-03-03T23:59:59Z"}},
        {{{"2026-03-02", ""}, {"2026-03-03", "2026-01-05"}},
         {"2026-03-02T23:59:59Z", "2026-03-02T23:59:59Z"}},
        // As the file says: a day is its end.
        {{{"2026-03-02", "2026-03-09"}}, {"2026-03-09T23:59:59Z"}},
        {{{"2026-03-02", "2026-03-02T10:00Z"}}, {"2026-03-02T10:00:00Z"}},
        // What has no end stands at the event before; a first one at the next that has.
        {{{"2026-03-02", ""}, {"unknown", ""}, {"2026-03/..", ""}},
         {"2026-03-02T23:59:59Z", "2026-03-02T23:59:59Z", "2026-03-02T23:59:59Z"}},
        {{{"unknown", ""}, {"2026-03-02", ""}}, {"2026-03-02T23:59:59Z", "2026-03-02T23:59:59Z"}},
        // Counted from what an earlier event tells.
        {{{"2026-02", ""}, {"14 days after entry:1", ""}},
         {"2026-02-28T23:59:59Z", "2026-03-14T23:59:59Z"}},
    };
    for (const Row& row : rows) {
        std::vector<std::string> events;
        for (const auto& [happened, recorded] : row.events) {
            std::string rest = one_note;
            if (*recorded != '\0') rest += R"(, "recorded": ")" + std::string{recorded} + "\"";
            events.push_back(one_event(std::to_string(events.size() + 1), happened, rest));
        }
        const Played played = play_events(events);
        ASSERT_EQ(played.events.size(), row.recorded.size());
        for (std::size_t i = 0; i < row.recorded.size(); ++i) {
            EXPECT_EQ(base::instant_text(played.events[i].recorded), row.recorded[i])
                << row.events[i].first;
            EXPECT_EQ(played.events[i].recorded_is_told, *row.events[i].second != '\0');
        }
    }
}

/// Of what is found, what G01 and G02 say: these stories are about a closing that is early and by
/// letter, and each other rule has stories of its own.
std::vector<ToldFinding> of_closing(std::span<const ToldFinding> found)
{
    std::vector<ToldFinding> kept;
    for (const ToldFinding& finding : found)
        if (finding.guardrail->id == "G01" || finding.guardrail->id == "G02")
            kept.push_back(finding);
    return kept;
}

std::vector<std::string> places_of(std::span<const base::Problem> refusals)
{
    std::vector<std::string> places;
    for (const base::Problem& refusal : refusals) places.push_back(refusal.place);
    return places;
}

/// Nobody was seen, asked or told: a referral, and then a letter.
const std::vector<std::string> what_a_bare_closing_lacks = {
    "G01", "G02", "G04", "G06", "G10", "G11", "G12", "G26", "G27", "G38"};

TEST(PastTheGate, AClosingThatTheGateRefusesIsRecordedAsHistory)
{
    const Played played = play_events({one_event("1", "2026-03-02", referral),
                                       one_event("2", "14 days after entry:1", closing),
                                       one_event("3", "2026-04-01", one_note)});
    ASSERT_EQ(played.events.size(), 3U);
    const PlayedEvent& closed = played.events[1];
    EXPECT_FALSE(closed.accepted);
    EXPECT_TRUE(closed.past_the_gate);
    EXPECT_EQ(places_of(closed.refusals), what_a_bare_closing_lacks);
    EXPECT_FALSE(played.rejected_rows);
    // It was closed: what stood at the gate is breached for good.
    const auto standing = of_closing(played.standing);
    ASSERT_EQ(standing.size(), 2U);
    for (const ToldFinding& finding : standing) {
        EXPECT_EQ(finding.standing, guardrails::Standing::breached);
        EXPECT_EQ(finding.anchor, "2");
    }
    EXPECT_FALSE(played.events[0].past_the_gate);
    EXPECT_TRUE(played.events[2].accepted);
}

TEST(PastTheGate, NothingElseGoesPast)
{
    struct Row {
        const char* told;
        std::string refused;
        const char* place;
    };
    const Row rows[] = {
        {"a proposal with nothing open",
         records(R"({"closingProposal": {"means": "visit", "whySafe": "R."}})"),
         "about"},
        {"a closing of no proposal",
         records(R"({"by": "manager", "decision": {"question": "close", "outcome": "closed"}})"),
         "links"},
        {"a signature under nothing",
         records(R"({"by": "head", "signature": {"stance": "agree"}})"),
         "links"},
        {"a correction of another kind",
         records(R"({"letter": {"purpose": "warning"}, "links": {"corrects": "1"}})"),
         "links"},
    };
    for (const Row& row : rows) {
        const Played played = play_events({one_event("1", "2026-03-02", one_note),
                                           one_event("2", "2026-03-03", row.refused),
                                           one_event("3", "2026-03-04", one_note)});
        ASSERT_EQ(played.events.size(), 3U) << row.told;
        EXPECT_FALSE(played.events[1].accepted) << row.told;
        EXPECT_FALSE(played.events[1].past_the_gate) << row.told;
        ASSERT_FALSE(played.events[1].refusals.empty()) << row.told;
        EXPECT_EQ(played.events[1].refusals[0].place, row.place) << row.told;
        EXPECT_TRUE(played.rejected_rows) << row.told;
        EXPECT_TRUE(played.events[2].accepted) << row.told;  // It goes on.
    }
}

TEST(RejectedRows, WhatLinksToARefusedRecordIsRefusedToo)
{
    const Played played = play_events(
        {one_event("1", "2026-03-02", one_note),
         one_event("2", "2026-03-03", records(R"({"closingProposal": {"means": "visit"}})")),
         one_event("3",
                   "2026-03-04",
                   records(R"({"note": {"text": "N."}, "links": {"restsOn": "2"}})"))});
    ASSERT_EQ(played.events.size(), 3U);
    EXPECT_FALSE(played.events[2].accepted);
    ASSERT_EQ(played.events[2].refusals.size(), 1U);
    EXPECT_EQ(played.events[2].refusals[0].place, "/events/2/records/0/note");
    EXPECT_TRUE(played.rejected_rows);
}

TEST(RejectedRows, AGoodRecordBesideAClosingPastTheGateDoesNotHideABadOne)
{
    const std::string both = closing.substr(0, closing.size() - 1)
                           + R"(, {"letter": {"purpose": "warning"},)"
                             R"( "links": {"corrects": "1"}}])";
    const Played played = play_events(
        {one_event("1", "2026-03-02", referral), one_event("2", "14 days after entry:1", both)});
    ASSERT_EQ(played.events.size(), 2U);
    EXPECT_TRUE(played.events[1].past_the_gate);
    EXPECT_TRUE(played.rejected_rows);
}

TEST(Expectations, ADifferenceIsTold)
{
    struct Row {
        const char* expect;
        std::vector<std::string> differences;
    };
    const Row rows[] = {
        {R"({})", {}},
        {R"({"accepted": false, "findings": [{"guardrail": "G02", "verdict": "breached"}]})", {}},
        {R"({"findings": [{"guardrail": "G02", "verdict": "breached", "event": "2"}]})", {}},
        {R"({"never": [{"guardrail": "G02", "verdict": "met"}]})", {}},
        {R"({"accepted": true})", {"event 2: it was refused; it should be accepted"}},
        {R"({"findings": [{"guardrail": "G02", "verdict": "met"}]})",
         {"event 2: G02 met should be found and is not"}},
        {R"({"findings": [{"guardrail": "G02", "verdict": "breached", "event": "1"}]})",
         {"event 2: G02 breached should be found and is not"}},
        {R"({"findings": [{"guardrail": "G03", "verdict": "breached"}]})",
         {"event 2: G03 breached should be found and is not"}},
        {R"({"never": [{"guardrail": "G01", "verdict": "breached"}]})",
         {"event 2: G01 breached is found and must not be"}},
        {R"({"accepted": true, "findings": [{"guardrail": "G01", "verdict": "pending"}],)"
         R"( "never": [{"guardrail": "G02", "verdict": "breached", "event": "2"}]})",
         {"event 2: it was refused; it should be accepted",
          "event 2: G01 pending should be found and is not",
          "event 2: G02 breached is found and must not be"}},
    };
    for (const Row& row : rows) {
        const std::string rest = closing + R"(, "expect": )" + row.expect;
        const Played played = play_events({one_event("1", "2026-03-02", referral),
                                           one_event("2", "14 days after entry:1", rest)});
        EXPECT_EQ(played.differences, row.differences) << row.expect;
    }
    const Played accepted = play_events(
        {one_event("1", "2026-03-02", one_note + R"(, "expect": {"accepted": false})")});
    EXPECT_EQ(accepted.differences,
              std::vector<std::string>{"event 1: it was accepted; it should be refused"});
}

TEST(Findings, AnEventTellsOfItsOwnFamilyAndTheEndTellsOfAll)
{
    const auto proposed = [](const char* n, const char* family) {
        return one_event(n,
                         "2026-06-01",
                         R"("family": ")" + std::string{family} + R"(", )"
                             + records(R"({"referral": {"concern": "A worry."}},)"
                                       R"( {"closingProposal": {"means": "letter"}})"));
    };
    const std::string text =
        R"({"holdfast": "case", "version": 1, "title": "A case",)"
        R"( "agencies": {"council": {"name": "Council"}}, "practitioners":)"
        R"( {"worker": {"role": "social_worker", "agency": "council"},)"
        R"( "manager": {"role": "team_manager", "agency": "council"}},)"
        R"( "persons": {"wren": {"knownAs": "Wren Example"}, "ash": {"knownAs": "Ash Sample"}},)"
        R"( "families": {"example": {"wren": {"part": "child"}},)"
        R"( "sample": {"ash": {"part": "child"}}}, "events": [)"
        + proposed("1", "sample") + "," + proposed("2", "example") + ","
        + one_event("3",
                    "2026-06-01",
                    R"("noFamily": true, )"
                        + records(R"({"by": "manager",)"
                                  R"( "vacancy": {"kind": "no_worker", "team": "North"}})"))
        + "]}";
    base::SeededEntropy entropy{7};
    const CaseFile file = read_case_file(text, base::Date::of(2026, 6, 2), entropy).value();
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const Played played =
        play(file, {shelf, key, entropy, base::WorkingDays::england(), std::nullopt}).value();
    ASSERT_EQ(played.events.size(), 3U);
    for (const PlayedEvent& each : std::span{played.events}.first(2)) {
        const auto found = of_closing(each.findings);
        EXPECT_EQ(found.size(), 2U);
        for (const ToldFinding& finding : found) EXPECT_EQ(finding.anchor, each.n);
    }
    // What is about no family may bear on any.
    EXPECT_TRUE(played.events.back().accepted);
    EXPECT_EQ(of_closing(played.events.back().findings).size(), 4U);
    EXPECT_EQ(of_closing(played.standing).size(), 4U);
}

TEST(AsKnownOn, TellsOnlyWhatWasRecordedByThen)
{
    struct Row {
        const char* day;
        std::size_t events;
        std::size_t standing;
    };
    const Row rows[] = {
        {"2026-03-01", 0, 0},
        {"2026-03-02", 1, 0},
        {"2026-03-15", 1, 0},
        {"2026-03-16", 2, 2},
        {"2027-01-01", 2, 2},
    };
    for (const Row& row : rows) {
        const Played played = play_events({one_event("1", "2026-03-02", referral),
                                           one_event("2", "14 days after entry:1", closing)},
                                          {.as_known_on = base::Date::parse(row.day).value()});
        EXPECT_EQ(played.events.size(), row.events) << row.day;
        EXPECT_EQ(of_closing(played.standing).size(), row.standing) << row.day;
    }
}

TEST(PlayedToBeShown, IsRecordedAlikeAndNoRuleIsAsked)
{
    Playing unasked;
    unasked.finds = false;
    const std::vector<std::string> events = {
        one_event("1", "2026-03-02", referral),
        one_event("2", "2026-03-16", closing),
    };
    const Played asked = play_events(events);
    const Played shown = play_events(events, unasked);
    ASSERT_EQ(shown.events.size(), asked.events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(shown.events[i].refusals, asked.events[i].refusals);
        EXPECT_EQ(shown.events[i].past_the_gate, asked.events[i].past_the_gate);
        EXPECT_FALSE(asked.events[i].findings.empty());
        EXPECT_TRUE(shown.events[i].findings.empty());
    }
    EXPECT_FALSE(asked.standing.empty());
    EXPECT_TRUE(shown.standing.empty());
    EXPECT_TRUE(shown.differences.empty());
}

TEST(Demonstration, WhatTheGateStopsIsLeftOutAndNothingIsAmiss)
{
    const Played played = play_events({one_event("1", "2026-03-02", referral),
                                       one_event("2", "14 days after entry:1", closing),
                                       one_event("3", "2026-04-01", one_note)},
                                      {.ledger = "demonstration"});
    ASSERT_EQ(played.events.size(), 3U);
    const PlayedEvent& stopped = played.events[1];
    EXPECT_FALSE(stopped.accepted);
    EXPECT_FALSE(stopped.past_the_gate);
    EXPECT_EQ(places_of(stopped.refusals), what_a_bare_closing_lacks);
    EXPECT_FALSE(played.rejected_rows);
    // What stood at the gate is told there; afterwards the proposal still waits.
    ASSERT_EQ(of_closing(stopped.findings).size(), 2U);
    EXPECT_EQ(stopped.findings[0].standing, guardrails::Standing::breached);
    const std::string told = tell(played, 96);
    EXPECT_NE(told.find("What was refused is not recorded."), std::string::npos) << told;
    EXPECT_EQ(told.find("past the gate"), std::string::npos) << told;
}

TEST(Demonstration, WhatIsRefusedForAnotherReasonIsRejected)
{
    struct Row {
        const char* told;
        std::string refused;
        const char* place;
    };
    const Row rows[] = {
        {"a closing of no proposal",
         records(R"({"by": "manager", "decision": {"question": "close", "outcome": "closed"}})"),
         "links"},
        {"a closing that says itself that it went past",
         records(R"({"closingProposal": {"means": "letter", "whySafe": "R."}},)"
                 R"({"by": "manager", "decision": {"question": "close", "outcome": "closed",)"
                 R"( "pastTheGate": true}, "links": {"answers": "2#1"}})"),
         "pastTheGate"},
        {"a signature under nothing",
         records(R"({"by": "head", "signature": {"stance": "agree"}})"),
         "links"},
    };
    for (const Row& row : rows) {
        const Played played = play_events(
            {one_event("1", "2026-03-02", referral), one_event("2", "2026-03-16", row.refused)},
            {.ledger = "demonstration"});
        ASSERT_EQ(played.events.size(), 2U) << row.told;
        EXPECT_FALSE(played.events[1].accepted) << row.told;
        ASSERT_FALSE(played.events[1].refusals.empty()) << row.told;
        EXPECT_EQ(played.events[1].refusals[0].place, row.place) << row.told;
        EXPECT_TRUE(played.rejected_rows) << row.told;
    }
}

TEST(Before, StopsBeforeTheEventAndComparesOnlyWhatWasPlayed)
{
    struct Row {
        std::optional<std::string> before;
        std::size_t events;
        std::size_t standing;
        std::size_t differences;
    };
    const Row rows[] = {
        {std::nullopt, 3, 2, 1},
        {"3", 2, 2, 0},
        {"2", 1, 0, 0},
        {"1", 0, 0, 0},
    };
    for (const Row& row : rows) {
        const Played played = play_events(
            {one_event("1", "2026-03-02", referral),
             one_event("2", "14 days after entry:1", closing),
             one_event("3", "2026-04-01", one_note + R"(, "expect": {"accepted": false})")},
            {.before = row.before});
        EXPECT_EQ(played.events.size(), row.events) << row.before.value_or("all");
        EXPECT_EQ(of_closing(played.standing).size(), row.standing) << row.before.value_or("all");
        EXPECT_EQ(played.differences.size(), row.differences) << row.before.value_or("all");
    }
}

/// A case file of nobody, which tells nothing.
CaseFile empty_file()
{
    CaseFile file;
    file.title = "T";
    file.authority = "A";
    file.teller.role = "reviewer";
    return file;
}

TEST(Before, ALabelThatThereIsNotIsAProblemAndNothingIsWritten)
{
    base::SeededEntropy entropy{7};
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const CaseFile file = empty_file();
    const auto played =
        play(file, {shelf, key, entropy, base::WorkingDays::england(), std::nullopt, "8"});
    ASSERT_FALSE(played);
    ASSERT_EQ(played.error().size(), 1U);
    EXPECT_EQ(played.error().front().kind, base::Problem::Kind::not_found);
    EXPECT_EQ(played.error().front().place, "before");
    EXPECT_FALSE(shelf.identity().value().has_value());
}

TEST(Play, MarksTheLedgerAsAReplayAndNeedsAnEmptyOne)
{
    base::SeededEntropy entropy{7};
    const CaseFile file = empty_file();
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const Stage stage{shelf, key, entropy, base::WorkingDays::england(), std::nullopt};
    ASSERT_TRUE(play(file, stage));
    const auto again = play(file, stage);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().front().kind, base::Problem::Kind::conflict);
}

}  // namespace
}  // namespace holdfast::replay
