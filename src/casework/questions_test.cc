#include "casework/questions.h"
#include "casework/viewer_ledger.h"

/// How what rules ask is told on a list: what stands together, in which order, and whose it is.
namespace holdfast::casework {
namespace {

using guardrails::Evidence;
using guardrails::Owner;
using guardrails::Standing;

/// A family whose work social worker A leads, in the team North; today is 1 April 2026.
class AskedQuestions : public ViewerLedger {
protected:
    AskedQuestions()
    {
        call("Ash Example");
        enrol("social_worker A", "North");
        enrol("social_worker N", "North");
        enrol("team_manager N", "North");
        enrol("head_of_service");
        referral_ = refer_and_answer("2026-03-02", false);
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
        today("2026-03-09");
        note_ = note("An invented note.");
        today("2026-04-01");
    }
    struct Finds {
        const char* rule;
        EntryId anchor;
        Standing standing = Standing::breached;
        const char* due = "";
        bool of_a_duty = false;
    };
    static SeenFinding finding(const Finds& finds)
    {
        SeenFinding seen;
        seen.guardrail = guardrails::find_rule(finds.rule)->guardrail;
        seen.anchor = finds.anchor;
        seen.standing = finds.standing;
        seen.because = {{finds.anchor, "See the child. It was due.", finds.of_a_duty}};
        seen.missing = {"See the child."};
        if (*finds.due != '\0') seen.due = base::Date::parse(finds.due).value();
        return seen;
    }
    OpenFamily with(const std::vector<Finds>& found, std::string_view who = "team_manager N")
    {
        OpenFamily open = open_as(who).value();
        open.findings.clear();
        open.pending.clear();
        for (const Finds& each : found) open.findings.push_back(finding(each));
        return open;
    }
    /// "now 2026-03-20 G21 G12": each entry with how it presses, since when, and which rules ask.
    static std::string told(const std::vector<Question>& questions)
    {
        constexpr std::string_view words[] = {"now", "open", "waits"};
        std::string all;
        for (const Question& question : questions) {
            all += (all.empty() ? "" : ", ")
                 + std::string{words[static_cast<std::size_t>(question.press)]} + " "
                 + (question.day ? question.day->iso() : "?");
            for (const SeenFinding& each : question.asked)
                all += " " + std::string{each.guardrail->id};
        }
        return all;
    }

    EntryId referral_;
    EntryId note_;
};

TEST_F(AskedQuestions, StandInTheOrderInWhichTheyPress)
{
    struct Row {
        std::vector<Finds> found;
        const char* standing;
        const char* waiting;
    };
    using enum Standing;
    const Row rows[] = {
        {{}, "", ""},
        {{{"G21", note_, met}}, "", ""},
        // Its day has passed, and so it comes first, though the other has stood longer.
        {{{"G12", referral_}, {"G21", note_, breached, "2026-03-20"}},
         "now 2026-03-20 G21, open 2026-03-02 G12",
         ""},
        // Of two whose day has passed, the longer one.
        {{{"G12", referral_, breached, "2026-03-25"}, {"G21", note_, breached, "2026-03-20"}},
         "now 2026-03-20 G21, now 2026-03-25 G12",
         ""},
        // Due today is not late.
        {{{"G21", note_, pending, "2026-04-01"}}, "", "waits 2026-04-01 G21"},
        {{{"G21", note_, pending, "2026-03-31"}}, "now 2026-03-31 G21", ""},
        // What cannot be told is work to do.
        {{{"G21", note_, cannot_tell}}, "open 2026-03-09 G21", ""},
        // What waits is told apart: what is due first, and without a day last.
        {{{"G12", referral_, pending},
          {"G21", note_, pending, "2026-04-09"},
          {"G13", referral_, pending, "2026-04-20"}},
         "",
         "waits 2026-04-09 G21, waits 2026-04-20 G13 G12"},
    };
    for (const Row& row : rows) {
        const Questions questions = questions_of(with(row.found));
        EXPECT_EQ(told(questions.standing), row.standing);
        EXPECT_EQ(told(questions.waiting), row.waiting);
    }
}

TEST_F(AskedQuestions, AboutOneEntryStandTogether)
{
    const Questions questions =
        questions_of(with({{"G12", referral_},
                           {"G13", note_, Standing::breached, "2026-03-30"},
                           {"G21", referral_, Standing::breached, "2026-03-20"}}));
    EXPECT_EQ(told(questions.standing), "now 2026-03-20 G21 G12, now 2026-03-30 G13");
    EXPECT_EQ(count_asked(questions.standing), 3U);
}

TEST_F(AskedQuestions, LeaveOutWhatOnlySaysThatADutyIsLate)
{
    EXPECT_EQ(told(questions_of(with({{"G29", referral_, Standing::breached, "2026-03-20", true}}))
                       .standing),
              "");
    OpenFamily drifts = with({{"G29", referral_, Standing::breached, "2026-03-20", true}});
    drifts.findings.front().because.push_back({referral_, "Nothing was done for 43 days."});
    drifts.findings.front().missing.emplace_back("Decide what is done next.");
    const Questions left = questions_of(drifts);
    ASSERT_EQ(told(left.standing), "now 2026-03-20 G29");
    const SeenFinding& own = left.standing.front().asked.front();
    EXPECT_EQ(own.because, (std::vector<Evidence>{{referral_, "Nothing was done for 43 days."}}));
    EXPECT_EQ(own.missing, std::vector<std::string>{"Decide what is done next."});

    OpenFamily hidden = with({{"G29", referral_, Standing::breached, "", true}});
    hidden.findings.front().rests_on_hidden = true;
    EXPECT_EQ(told(questions_of(hidden).standing), "open 2026-03-02 G29");
}

TEST_F(AskedQuestions, ThatStopADecisionPressNowAlsoWhileTheyWait)
{
    for (const auto& [state, standing] :
         {std::pair{guardrails::AtGate::stops, "now 2026-03-09 G12"},
          std::pair{guardrails::AtGate::needs_you, "now 2026-03-09 G12"},
          std::pair{guardrails::AtGate::overridden, ""},
          std::pair{guardrails::AtGate::answered, ""}}) {
        OpenFamily open = with({{"G12", note_, Standing::pending}});
        PendingDecision pending;
        pending.proposal = note_;
        pending.gate.items.push_back({open.findings.front(), state, std::nullopt});
        open.pending.push_back(pending);
        EXPECT_EQ(told(questions_of(open).standing), standing);
    }
}

/// A gate that opens for a decider outside the line keeps everybody in it waiting.
TEST_F(AskedQuestions, OfSomebodyOutsideTheLinePressWhereTheGateWouldOpenForThem)
{
    for (const auto& [state, standing] :
         {std::pair{guardrails::AtGate::answered, "now 2026-03-09 G05"},
          std::pair{guardrails::AtGate::overridden, ""}}) {
        OpenFamily open = with({{"G05", note_, Standing::pending}});
        PendingDecision pending;
        pending.gate.items.push_back({open.findings.front(), state, std::nullopt});
        open.pending.push_back(pending);
        EXPECT_EQ(told(questions_of(open).standing), standing);
    }
}

TEST_F(AskedQuestions, AreOnNoListOnceDismissed)
{
    OpenFamily open = with({{"G21", note_}, {"G12", referral_}});
    open.findings.front().dismissed_by = referral_;
    const Questions questions = questions_of(open);
    EXPECT_EQ(told(questions.standing), "open 2026-03-02 G12");
    ASSERT_EQ(questions.dismissed.size(), 1U);
    EXPECT_EQ(questions.dismissed.front().guardrail->id, "G21");
}

TEST_F(AskedQuestions, AreOwnedByWhomTheRuleAsksAndClimb)
{
    struct Row {
        const char* rule;
        Standing standing;
        const char* due;
        Owned owned;
    };
    using enum Owner;
    const Row rows[] = {
        {"G12", Standing::breached, "2026-03-20", {lead_worker, lead_worker}},
        {"G21", Standing::pending, "2026-04-09", {lead_worker, lead_worker}},
        {"G21", Standing::breached, "2026-03-31", {lead_worker, team_manager}},
        {"G43", Standing::breached, "2026-04-01", {team_manager, team_manager}},
        {"G43", Standing::breached, "2026-03-31", {team_manager, outside_the_line}},
        {"G05", Standing::breached, "", {outside_the_line, outside_the_line}},
        {"G26", Standing::pending, "2026-04-09", {agency, agency}},
        {"G26", Standing::cannot_tell, "", {lead_worker, lead_worker}},
        {"G26", Standing::breached, "2026-03-31", {lead_worker, team_manager}},
    };
    const OpenFamily open = with({});
    for (const Row& row : rows)
        EXPECT_EQ(owner_of(finding({row.rule, note_, row.standing, row.due}), open), row.owned)
            << row.rule << " " << row.due;
}

TEST_F(AskedQuestions, GoUpWhereNobodyLeads)
{
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"until", "2026-03-31"}});
    const OpenFamily open = with({});
    EXPECT_EQ(owner_of(finding({"G12", note_}), open),
              (Owned{Owner::team_manager, Owner::team_manager}));
}

TEST_F(AskedQuestions, GoUpWhereWhoeverLedHasLeft)
{
    leave("social_worker A", "2026-03-31");
    const OpenFamily open = with({});
    EXPECT_EQ(owner_of(finding({"G12", note_}), open),
              (Owned{Owner::team_manager, Owner::team_manager}));
}

/// Work that nobody has is still asked of somebody.
TEST_F(AskedQuestions, AreForWhoeverMayGiveTheWorkWhereNobodyHasIt)
{
    const std::vector<Finds> found = {{"G12", note_}, {"G43", referral_}};
    enrol("screener");
    const auto of_screener = [&] {
        OpenFamily open = open_as("screener", "To give it to somebody").value();
        open.findings = with(found).findings;
        return told(questions_for_viewer(open).standing);
    };
    EXPECT_EQ(of_screener(), "") << "another team has it";
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"until", "2026-03-31"}});
    EXPECT_EQ(of_screener(), "open 2026-03-02 G43, open 2026-03-09 G12");
}

/// By the whole scene it is late, and the viewer sees half of it.
TEST_F(AskedQuestions, PressNowOnceTheirDayHasPassedAlsoWhereItIsHidden)
{
    OpenFamily open = with({{"G21", note_}});
    open.findings.front().rests_on_hidden = true;
    EXPECT_EQ(told(questions_of(open).standing), "open 2026-03-09 G21");
    open.findings.front().day_has_passed = true;
    EXPECT_EQ(told(questions_of(open).standing), "now 2026-03-09 G21");
    EXPECT_EQ(owner_of(open.findings.front(), open),
              (Owned{Owner::lead_worker, Owner::team_manager}));
}

TEST_F(AskedQuestions, AreForEachOnlyTheirOwn)
{
    const std::vector<Finds> found = {{"G12", note_},
                                      {"G43", note_},
                                      {"G05", referral_},
                                      {"G21", referral_, Standing::breached, "2026-03-31"},
                                      {"G26", referral_, Standing::pending}};
    const std::pair<const char*, const char*> rows[] = {
        {"social_worker A", "now 2026-03-31 G21, open 2026-03-09 G12"},
        {"social_worker N", ""},
        {"team_manager N", "now 2026-03-31 G21, open 2026-03-09 G43"},
    };
    for (const auto& [who, own] : rows) {
        const Questions questions = questions_for_viewer(with(found, who));
        EXPECT_EQ(told(questions.standing), own) << who;
        EXPECT_EQ(told(questions.waiting), "") << who << ": another agency's is nobody's of ours";
    }
    OpenFamily outside = open_as("head_of_service", "To sign").value();
    outside.findings = with(found).findings;
    EXPECT_EQ(told(questions_for_viewer(outside).standing), "open 2026-03-02 G05");
}

/// By the whole way: the page, the act, the rule and the list.
class Dismissing : public AskedQuestions {
protected:
    Dismissing()
    {
        enrol("social_worker A", "North");
        today("2026-03-10");
        injury_ = filed(file("social_worker A", "injury", {{"reportedBy", "school"}}));
        today("2026-04-01");
    }
    void answer(const json::object& said)
    {
        json::object whole{{"guardrail", "G21"}, {"reasons", "It was an old mark."}};
        for (const auto& field : said) whole[field.key()] = field.value();
        filed(file("social_worker A", "answer", whole, {{LinkKind::answers, injury_}}));
    }
    /// "stands", "dismissed", or "" where the rule says nothing of the injury.
    std::string how_it_is()
    {
        const OpenFamily open = open_as("team_manager N").value();
        for (const SeenFinding& each : open.findings)
            if (each.guardrail->id == "G21" && each.anchor == injury_)
                return each.dismissed_by ? "dismissed" : "stands";
        return "";
    }

    EntryId injury_;
};

TEST_F(Dismissing, HoldsUntilSomethingChangesThatItRestsOn)
{
    EXPECT_EQ(how_it_is(), "stands");
    answer({});
    EXPECT_EQ(how_it_is(), "stands") << "an answer dismisses nothing";
    answer({{"dismisses", true}});
    EXPECT_EQ(how_it_is(), "dismissed");
    today("2026-05-01");
    note("Something else.");
    EXPECT_EQ(how_it_is(), "dismissed");
    filed(file(
        "social_worker A", "injury", {{"reportedBy", "police"}}, {{LinkKind::corrects, injury_}}));
    EXPECT_EQ(how_it_is(), "stands");
    today("2026-05-02");
    answer({{"dismisses", true}});
    EXPECT_EQ(how_it_is(), "dismissed");
    answer({{"dismisses", false}});
    EXPECT_EQ(how_it_is(), "stands") << "taken back";
}

}  // namespace
}  // namespace holdfast::casework
