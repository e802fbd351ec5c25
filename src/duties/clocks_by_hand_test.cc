#include "base/date_in_tests.h"
#include "casefile/told_story.h"
#include "duties/duties.h"

/// Every clock against days worked out with a calendar, and not by the code: Christmas, Easter,
/// holidays that were moved or added, the ends of months, 29 February, and a change of policy in
/// between. Working days end on a working day; days and months stay where they fall.
namespace holdfast::duties {
namespace {

using base::date;
using base::Date;
using base::json::object;

struct HandWorked {
    std::string_view clock;
    const char* began;  // The day that starts it; of pre_birth, the day that is expected.
    const char* due;
};

constexpr HandWorked hand_worked[] = {
    {"contact_decision", "2026-03-02", "2026-03-03"},
    {"contact_decision", "2026-04-02", "2026-04-07"},  // Good Friday, Easter Monday.
    {"contact_decision", "2025-12-24", "2025-12-29"},  // Christmas, and a weekend.
    {"contact_decision", "2026-12-24", "2026-12-29"},  // Boxing Day's day is moved to Monday.
    {"contact_decision", "2020-05-07", "2020-05-11"},  // The May holiday was moved to Friday 8 May.
    {"contact_decision", "2022-09-16", "2022-09-20"},  // The state funeral.
    {"contact_decision", "2024-02-28", "2024-02-29"},  // To the day that only leap years have.
    {"contact_decision", "2026-02-28", "2026-03-02"},  // From a Saturday.
    {"assessment", "2026-01-05", "2026-03-09"},
    {"assessment", "2026-03-02", "2026-05-07"},  // Good Friday, Easter Monday, 4 May.
    {"assessment", "2025-11-24", "2026-01-29"},  // Christmas, Boxing and New Year's Day.
    {"assessment", "2022-05-03", "2022-07-07"},  // 2 and 3 June, and a Monday of May that worked.
    {"assessment", "2022-08-01", "2022-10-05"},  // 29 August and the state funeral.
    {"assessment", "2020-03-31", "2020-06-08"},  // Easter, 8 May, 25 May.
    {"assessment", "2023-04-03", "2023-06-12"},  // Easter, 1 May, the coronation, 29 May.
    {"assessment", "2024-01-31", "2024-04-05"},  // 29 February works; Easter.
    {"conference", "2026-01-06", "2026-01-27"},
    {"conference", "2026-03-26", "2026-04-20"},  // Easter.
    {"conference", "2026-12-14", "2027-01-07"},  // 25 and 28 December, 1 January.
    {"conference", "2012-05-21", "2012-06-13"},  // 28 May worked; 4 and 5 June did not.
    {"conference", "2020-04-27", "2020-05-19"},  // 4 May worked; 8 May did not.
    {"conference", "2022-05-23", "2022-06-15"},  // 30 May worked; 2 and 3 June did not.
    {"conference", "2022-09-05", "2022-09-27"},  // The state funeral.
    {"conference", "2023-04-24", "2023-05-17"},  // 1 May and the coronation.
    {"conference", "2024-02-14", "2024-03-06"},  // 29 February works.
    {"transfer_in", "2026-01-05", "2026-01-26"},
    {"transfer_in", "2026-03-30", "2026-04-22"},  // Easter.
    {"transfer_in", "2026-12-21", "2027-01-14"},  // 25 and 28 December, 1 January.
    {"transfer_in", "2022-05-30", "2022-06-22"},  // 2 and 3 June.
    {"transfer_in", "2023-05-05", "2023-05-30"},  // The coronation, 29 May.
    {"pre_birth", "2026-06-01", "2026-03-09"},
    {"pre_birth", "2026-03-20", "2025-12-26"},  // Boxing Day: the day stays there.
    {"pre_birth", "2024-05-23", "2024-02-29"},  // 29 February.
    {"pre_birth", "2026-06-29", "2026-04-06"},  // Easter Monday: the day stays there.
    {"core_group_first", "2026-03-02", "2026-03-16"},
    {"core_group_first", "2026-03-26", "2026-04-13"},  // Easter.
    {"core_group_first", "2026-12-17", "2027-01-05"},  // 25 and 28 December, 1 January.
    {"core_group_first", "2022-05-24", "2022-06-09"},  // 2 and 3 June.
    {"core_group_first", "2011-04-19", "2011-05-09"},  // Easter, the royal wedding, 2 May.
    {"core_group_first", "2023-04-28", "2023-05-16"},  // 1 May and the coronation.
    {"core_group_next", "2026-03-02", "2026-03-30"},
    {"core_group_next", "2026-12-01", "2026-12-29"},
    {"core_group_next", "2024-02-01", "2024-02-29"},  // 29 February.
    {"core_group_next", "2026-02-01", "2026-03-01"},  // A Sunday: the day stays there.
    {"core_group_next", "2026-03-06", "2026-04-03"},  // Good Friday: the day stays there.
    {"review_first", "2025-11-30", "2026-02-28"},     // February has no 30th.
    {"review_first", "2023-11-30", "2024-02-29"},     // Nor in a leap year.
    {"review_first", "2025-12-31", "2026-03-31"},
    {"review_first", "2026-01-03", "2026-04-03"},  // Good Friday.
    {"review_first", "2026-09-25", "2026-12-25"},  // Christmas Day.
    {"review_first", "2024-11-29", "2025-02-28"},  // 2025 has no 29 February.
    {"review_next", "2025-08-31", "2026-02-28"},   // February has no 31st.
    {"review_next", "2023-08-31", "2024-02-29"},   // Nor in a leap year.
    {"review_next", "2024-02-29", "2024-08-29"},   // From 29 February.
    {"review_next", "2026-06-25", "2026-12-25"},   // Christmas Day.
    {"review_next", "2025-10-03", "2026-04-03"},   // Good Friday.
    {"protection_visit", "2026-03-12", "2026-03-26"},
    {"protection_visit", "2026-03-27", "2026-04-14"},  // Easter.
    {"protection_visit", "2026-12-18", "2027-01-06"},  // 25 and 28 December, 1 January.
    {"protection_visit", "2022-05-26", "2022-06-13"},  // 2 and 3 June.
    {"need_visit", "2026-02-02", "2026-03-16"},
    {"need_visit", "2026-11-13", "2026-12-25"},  // Christmas Day.
    {"need_visit", "2024-01-18", "2024-02-29"},  // 29 February.
    {"need_visit", "2026-02-20", "2026-04-03"},  // Good Friday.
    {"need_review", "2026-02-02", "2026-04-27"},
    {"need_review", "2025-10-02", "2025-12-25"},  // Christmas Day.
    {"need_review", "2023-12-07", "2024-02-29"},  // 29 February.
    {"need_review", "2026-01-09", "2026-04-03"},  // Good Friday.
    {"supervision", "2026-01-07", "2026-02-04"},
    {"supervision", "2026-11-27", "2026-12-25"},  // Christmas Day.
    {"supervision", "2024-02-01", "2024-02-29"},  // 29 February.
    {"supervision", "2026-03-06", "2026-04-03"},  // Good Friday.
    {"challenge_direct", "2026-03-02", "2026-03-03"},
    {"challenge_direct", "2026-04-02", "2026-04-07"},  // Easter.
    {"challenge_direct", "2025-12-24", "2025-12-29"},  // Christmas, and a weekend.
    {"challenge_direct", "2024-02-28", "2024-02-29"},
    {"challenge_managers", "2026-03-02", "2026-03-04"},
    {"challenge_managers", "2026-04-02", "2026-04-08"},  // Easter.
    {"challenge_managers", "2025-12-24", "2025-12-30"},  // Christmas.
    {"challenge_managers", "2024-02-28", "2024-03-01"},  // 29 February works.
    {"challenge_senior_managers", "2026-03-02", "2026-03-05"},
    {"challenge_senior_managers", "2026-04-02", "2026-04-09"},  // Easter.
    {"challenge_senior_managers", "2025-12-24", "2025-12-31"},  // Christmas.
    {"challenge_senior_managers", "2024-02-28", "2024-03-04"},  // 29 February works.
    {"challenge_independent_chair", "2026-03-02", "2026-03-09"},
    {"challenge_independent_chair", "2026-04-02", "2026-04-13"},  // Easter.
    {"challenge_independent_chair", "2025-12-24", "2026-01-05"},  // Christmas, New Year's Day.
    {"challenge_independent_chair", "2024-02-28", "2024-03-06"},  // 29 February works.
    {"challenge_partners", "2026-03-02", "2026-03-16"},
    {"challenge_partners", "2026-03-26", "2026-04-13"},  // Easter.
    {"challenge_partners", "2026-12-17", "2027-01-05"},  // 25 and 28 December, 1 January.
    {"challenge_partners", "2022-05-24", "2022-06-09"},  // 2 and 3 June.
};

class Clocked : public casefile::ToldStory {
public:
    /// Tells what starts the clock on that day. Its policy is that of the day.
    void start(std::string_view clock, const char* day)
    {
        if (clock == "contact_decision") tell("contact", day, "a", {{"concern", "A worry."}});
        else refer(day);
        if (clock == "conference") discuss(day);
        if (clock == "transfer_in") tell("transfer", day, "a", {{"kind", "in"}, {"notified", day}});
        if (clock == "supervision") tell("supervision", day, "a", {{"discussed", "Each child."}});
        constexpr std::string_view of_challenge = "challenge_";
        if (clock.starts_with(of_challenge))
            tell("challenge",
                 day,
                 "a",
                 {{"what", "Why?"}, {"stage", clock.substr(of_challenge.size())}});
        start_plan(clock, day);
    }
    void discuss(const char* day)
    {
        tell("strategyDiscussion", day, "a", {{"outcome", "enquiry_begins"}});
    }
    void expect_birth(const char* day)
    {
        tell("person", "2011-01-01", "a", {{"knownAs", "Baby Example"}, {"expectedBirth", day}});
    }
    /// The last day of the one duty by this clock.
    [[nodiscard]] std::string due(std::string_view clock, const records::PolicyBook& policy) const
    {
        std::string days;
        for (const Duty& duty : duties_of(scene(), policy, base::WorkingDays::england()))
            if (duty.clock->key == "clock." + std::string{clock})
                days += duty.due.is_exact() ? duty.due.last->iso() : "not exact";
        return days;
    }

private:
    void start_plan(std::string_view clock, const char* day)
    {
        if (clock.starts_with("need_")) tell("childInNeedPlan", day, "a");
        if (clock.starts_with("core_") || clock.starts_with("review_")
            || clock == "protection_visit")
            tell("childProtectionPlan", day, "a", {{"initialCategory", "NEG"}});
        if (clock == "core_group_next") tell("coreGroup", day, "a");
        if (clock == "review_next")
            tell("conference", day, "a", {{"kind", "review"}, {"decision", "plan_goes_on"}});
        if (clock.ends_with("_visit")) tell("visit", day, "a", {{"seen", "alone"}});
        if (clock == "need_review") tell("childInNeedMeeting", day, "a");
    }
};

TEST(Clocks, FallDueOnTheDaysOfTheCalendar)
{
    const auto policy = records::PolicyBook::shipped();
    for (const HandWorked& row : hand_worked) {
        Clocked story;
        if (row.clock == "pre_birth") {
            story.refer("2023-09-01");
            story.expect_birth(row.began);
            story.discuss("2023-09-01");
        } else {
            story.start(row.clock, row.began);
        }
        EXPECT_EQ(story.due(row.clock, policy), row.due) << row.clock << " from " << row.began;
    }
}

TEST(Clocks, EachHasItsRows)
{
    for (const Clock& each : clocks()) {
        const auto own = std::count_if(
            std::begin(hand_worked), std::end(hand_worked), [&](const HandWorked& row) {
                return "clock." + std::string{row.clock} == each.key;
            });
        EXPECT_GE(own, 4) << each.key;
    }
}

/// From 1 April 2026 the authority works by another period. What began on 31 March keeps the one
/// that it began with.
TEST(Clocks, KeepThePeriodThatWasInForceWhenTheyBegan)
{
    const struct {
        std::string_view clock;
        int periods;  // From 1 April, in the unit that the clock has.
        const char* from_31_march;
        const char* from_1_april;
    } changes[] = {
        {"contact_decision", 2, "2026-04-01", "2026-04-07"},
        {"assessment", 40, "2026-06-08", "2026-06-02"},
        {"conference", 10, "2026-04-23", "2026-04-17"},
        {"transfer_in", 10, "2026-04-23", "2026-04-17"},
        {"core_group_first", 5, "2026-04-16", "2026-04-10"},
        {"core_group_next", 14, "2026-04-28", "2026-04-15"},
        {"review_first", 2, "2026-06-30", "2026-06-01"},
        {"review_next", 4, "2026-09-30", "2026-08-01"},
        {"protection_visit", 5, "2026-04-16", "2026-04-10"},
        {"need_visit", 28, "2026-05-12", "2026-04-29"},
        {"need_review", 56, "2026-06-23", "2026-05-27"},
        {"supervision", 14, "2026-04-28", "2026-04-15"},
        {"challenge_independent_chair", 2, "2026-04-09", "2026-04-07"},
    };
    auto policy = records::PolicyBook::shipped();
    for (const auto& change : changes) {
        const std::string key = "clock." + std::string{change.clock};
        records::PolicyTerm term = *policy.find(key, date("2026-03-31"));
        term.value = change.periods;
        term.from = date("2026-04-01");
        policy.add(term);
        for (const auto& [day, due] :
             {std::pair{"2026-03-31", change.from_31_march}, {"2026-04-01", change.from_1_april}}) {
            Clocked story;
            story.start(change.clock, day);
            EXPECT_EQ(story.due(change.clock, policy), due) << change.clock << " from " << day;
        }
    }
}

/// The period before a birth is that of the day of the discussion, whenever the child is expected.
TEST(Clocks, BeforeABirthKeepThePeriodOfTheDiscussion)
{
    auto policy = records::PolicyBook::shipped();
    records::PolicyTerm term = *policy.find("clock.pre_birth", date("2026-03-31"));
    term.value = 70;
    term.from = date("2026-04-01");
    policy.add(term);
    for (const auto& [day, due] :
         {std::pair{"2026-03-31", "2026-06-09"}, {"2026-04-01", "2026-06-23"}}) {
        Clocked story;
        story.refer(day);
        story.expect_birth("2026-09-01");
        story.discuss(day);
        EXPECT_EQ(story.due("pre_birth", policy), due) << day;
    }
}

}  // namespace
}  // namespace holdfast::duties
