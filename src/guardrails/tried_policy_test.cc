#include "guardrails/scene_builder.h"
#include "guardrails/tried_policy.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace tried_policy_test {

using base::Date;

/// A story of which each entry was recorded on the day that it tells of.
class DayByDay : public SceneBuilder {
public:
    int on(std::string_view day, int number)
    {
        entries_.at(static_cast<std::size_t>(number) - 1).recorded =
            base::London::end_of(Date::parse(day).value());
        return number;
    }
    [[nodiscard]] const std::vector<ledger::Kept>& entries() const { return entries_; }
    [[nodiscard]] base::FamilyId family() const { return family_; }
};

/// What one rule would have found otherwise, each as "6 appeared on 2026-03-12, due 2026-03-04,
/// would be due 2026-03-09".
std::string tried(const DayByDay& story, std::string_view key, int value, std::string_view from,
                  std::string_view upto)
{
    const auto shipped = records::PolicyBook::shipped();
    const Date first = Date::parse(from).value();
    const auto book = with_tried(shipped, key, value, first);
    const Trial trial{
        shipped, book.value(), base::WorkingDays::england(), first, Date::parse(upto).value()};
    std::string told;
    const auto differences = differences_in(story.family(), story.entries(), trial);
    for (const Difference& difference : differences.value()) {
        if (difference.guardrail->id != key.substr(0, 3)) continue;
        EXPECT_EQ(difference.family, story.family());
        for (std::size_t number = 1; number <= story.entries().size(); ++number)
            if (story.id(static_cast<int>(number)) == difference.anchor)
                told += std::to_string(number) + " ";
        told += std::string{word_of(difference.how)} + " on " + difference.first.iso();
        if (difference.due) told += ", due " + difference.due->iso();
        if (difference.due_by) told += ", would be due " + difference.due_by->iso();
    }
    return told;
}

TEST(TriedPolicy, FindsWhatWouldHaveAppearedOrGoneOrBeenDueOnAnotherDay)
{
    DayByDay story;
    // A Monday. Where a second signer answers a closing, they have until the next working day.
    story.on("2026-03-02", story.referral("2026-03-02", "yes"));
    const int injury = story.on(
        "2026-03-02",
        story.tell("injury", "2026-03-02", "social_worker", {{"description", "Invented."}}));
    ASSERT_EQ(injury, 2);
    story.on("2026-03-16", story.closing("2026-03-16"));  // After 14 days.
    struct Row {
        const char* key;
        int value;
        const char* from;
        const char* upto;
        const char* expected;
    };
    const Row rows[] = {
        {"G21.working_days",
         5,
         "2026-01-01",
         "2026-12-31",
         "2 on another day on 2026-03-02, due 2026-03-04, would be due 2026-03-09"},
        // Long overdue by both, but since another day.
        {"G21.working_days",
         5,
         "2026-04-01",
         "2026-12-31",
         "2 on another day on 2026-04-01, due 2026-03-04, would be due 2026-03-09"},
        // Before any of it.
        {"G21.working_days", 5, "2026-01-01", "2026-03-01", ""},
        {"G21.working_days", 2, "2026-01-01", "2026-12-31", ""},  // As shipped.
        {"G01.days", 14, "2026-01-01", "2026-12-31", ""},
        {"G01.days", 13, "2026-01-01", "2026-12-31", "3 gone on 2026-03-16, due 2026-03-17"},
        // Between two entries nothing is recorded, and yet something is due.
        {"G21.working_days",
         5,
         "2026-03-05",
         "2026-03-06",
         "2 on another day on 2026-03-05, due 2026-03-04, would be due 2026-03-09"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(tried(story, row.key, row.value, row.from, row.upto), row.expected)
            << row.key << " " << row.value << " from " << row.from;
}

TEST(TriedPolicy, FindsWhatOnlyALongerPeriodReaches)
{
    DayByDay story;
    story.on("2026-03-02", story.referral("2026-03-02", "yes"));
    story.on("2026-04-13", story.closing("2026-04-13"));  // After 42 days.
    EXPECT_EQ(tried(story, "G01.days", 60, "2026-01-01", "2026-12-31"),
              "2 appeared on 2026-04-13, would be due 2026-04-14");
    EXPECT_EQ(tried(story, "G01.days", 41, "2026-01-01", "2026-12-31"), "");
}

TEST(TriedPolicy, AnotherPolicyIsTriedOnlyWhereItMayBe)
{
    struct Row {
        const char* key;
        int value;
        const char* from;
        const char* refused;  // "": it is tried.
    };
    const Row rows[] = {
        {"G01.days", 14, "2026-01-01", ""},
        {"clock.assessment", 30, "2026-01-01", ""},
        {"G01.day", 14, "2026-01-01", "unknown key"},
        {"", 14, "2026-01-01", "unknown key"},
        {"G01.days", 0, "2026-01-01", "invalid value"},
        {"G01.days", 1'001, "2026-01-01", "invalid value"},
        {"clock.assessment", 46, "2026-01-01", "invalid value"},  // More than the statute allows.
        {"G48.points_most", 20, "2026-01-01", "refused key"},     // About the workforce alone.
        {"G56.least", 3, "2026-01-01", "refused key"},            // About the authority alone.
        // Some halves of rules read the authority, and some a family.
        {"G58.sample", 3, "2026-01-01", "refused key"},
        {"G58.look_back_months", 12, "2026-01-01", ""},
        {"G59.overrides", 2, "2026-01-01", "refused key"},
        {"G59.notify_working_days", 4, "2026-01-01", ""},
        {"G01.days", 14, "1999-12-31", "missing key"},  // Before there was a policy.
    };
    for (const Row& row : rows) {
        const auto book = with_tried(
            records::PolicyBook::shipped(), row.key, row.value, Date::parse(row.from).value());
        const std::string told =
            book ? "" : std::string{base::word_of(book.error().kind)} + " " + book.error().place;
        EXPECT_EQ(told, row.refused) << row.key << " " << row.value;
        if (!book) {
            EXPECT_TRUE(book.error().message.ends_with('.')) << book.error().message;
            continue;
        }
        EXPECT_EQ(book->find(row.key, Date::of(2026, 3, 2))->value, row.value);
        EXPECT_EQ(book->terms().size(), records::PolicyBook::shipped().terms().size());
        EXPECT_EQ(book->criteria().size(), records::PolicyBook::shipped().criteria().size());
    }
}

}  // namespace tried_policy_test
}  // namespace holdfast::guardrails
