#include "casework/family_ledger.h"
#include "casework/rule_counts.h"

/// What is counted for each rule, in the ledger of one invented family.
namespace holdfast::casework {
namespace {

class RuleCounting : public FamilyLedger {
protected:
    RuleCounts counts(const char* day)
    {
        const auto snapshot = ledger_->read().value();
        return count_rules(snapshot,
                           snapshot.size(),
                           base::WorkingDays::england(),
                           base::Date::parse(day).value())
            .value();
    }
    static RuleCount of(const RuleCounts& counts, std::string_view rule)
    {
        for (const RuleCount& each : counts.rules)
            if (each.rule->id == rule) return each;
        return {};
    }
    void answer(const EntryId& about, json::object said)
    {
        said["guardrail"] = "G21";
        said["reasons"] = "An invented reason.";
        filed(file("social_worker", "answer", said, {{LinkKind::answers, about}}));
    }
    EntryId injury() { return filed(file("social_worker", "injury", {{"reportedBy", "school"}})); }
};

TEST_F(RuleCounting, CountsTheMonthsUpToToday)
{
    refer_and_answer("2026-03-02", false);
    struct Row {
        const char* today;
        const char* from;
    };
    for (const Row& row : {Row{"2026-06-15", "2026-03-16"},
                           Row{"2026-05-31", "2026-03-01"},  // February has no 31st.
                           Row{"2026-03-31", "2026-01-01"}}) {
        const RuleCounts found = counts(row.today);
        EXPECT_EQ(found.from.iso(), row.from);
        EXPECT_EQ(found.upto.iso(), row.today);
        EXPECT_EQ(found.rules.size(), guardrails::catalogue().size());
    }
}

TEST_F(RuleCounting, TellsWhatStandsFromWhatWasAnsweredAndDismissed)
{
    refer_and_answer("2026-03-02", false);
    const EntryId first = injury();
    const EntryId second = injury();
    EXPECT_EQ(of(counts("2026-03-20"), "G21").standing, 2);
    today("2026-03-20");  // A dismissal from before its day would end with that day.
    answer(first, {{"dismisses", true}, {"useful", false}, {"minutes", 4}});
    answer(second, {{"useful", true}, {"minutes", 6}});
    const RuleCount count = of(counts("2026-03-20"), "G21");
    EXPECT_EQ(count.standing, 1) << "an answer in words is not what an injury asks for";
    EXPECT_EQ(count.by_somebody, 1);
    EXPECT_EQ(count.dismissed, 1);
    EXPECT_EQ(count.said, 2);
    EXPECT_EQ(count.useful, 1);
    EXPECT_EQ(count.minutes, 10);
    EXPECT_EQ(count.overridden, 0);
    EXPECT_TRUE(of(counts("2026-03-20"), "G61").is_nothing());
}

TEST_F(RuleCounting, LeavesOutWhatWasAnsweredBefore)
{
    refer_and_answer("2026-03-02", false);
    answer(injury(), {{"useful", true}, {"minutes", 6}});
    EXPECT_EQ(of(counts("2026-06-01"), "G21").said, 1);
    EXPECT_EQ(of(counts("2026-06-02"), "G21").said, 0) << "3 March is the first day";
    EXPECT_EQ(of(counts("2026-06-02"), "G21").standing, 1) << "it stands whenever it was found";
}

TEST_F(RuleCounting, SaysWhichRuleIsFoundUsefulTooSeldom)
{
    RuleCounts found{base::Date::of(2026, 1, 1), base::Date::of(2026, 3, 31), {}, 0, 0, 10, 3};
    struct Row {
        int said;
        int useful;
        base::Answer too_seldom;
    };
    for (const Row& row : {Row{10, 3, base::Answer::no},
                           Row{10, 2, base::Answer::yes},
                           Row{9, 0, base::Answer::no},  // Too few to tell anything.
                           Row{20, 5, base::Answer::yes},
                           Row{20, 6, base::Answer::no}}) {
        RuleCount count;
        count.said = row.said;
        count.useful = row.useful;
        EXPECT_EQ(found.is_useful_too_seldom(count), row.too_seldom)
            << row.useful << " of " << row.said;
    }
    found.useful_in_ten.reset();
    EXPECT_EQ(found.is_useful_too_seldom({}), base::Answer::cannot_tell);
}

TEST_F(RuleCounting, CountsTheChecksAtOpenGatesAndWhatIsOverridden)
{
    refer_and_answer("2026-03-02", true);
    EXPECT_EQ(counts("2026-03-02").checks, 0);
    const EntryId proposal = propose("2026-03-10", "visit");
    const RuleCounts before = counts("2026-03-10");
    EXPECT_GT(before.checks_answered, 0);
    EXPECT_GT(before.checks, before.checks_answered) << "so soon after such a referral (G01)";
    filed(file("head_of_service",
               "signature",
               {{"stance", "override"},
                {"overrides", "G01"},
                {"reasons", "An invented reason."},
                {"expires", "2026-03-20"}},
               {{LinkKind::answers, proposal}}));
    const RuleCounts after = counts("2026-03-10");
    EXPECT_EQ(of(after, "G01").overridden, 1);
    EXPECT_EQ(of(after, "G02").overridden, 0);
    EXPECT_EQ(after.checks, before.checks);
}

}  // namespace
}  // namespace holdfast::casework
