#include "casework/asking.h"
#include "casework/worklists.h"
#include "house/demonstration.h"
#include "house/demonstration_people.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace holdfast::house {
namespace {

using base::Problem;
using casework::Authority;
namespace fs = std::filesystem;

/// Two families, one of which the file gives to somebody; nobody at the top.
constexpr std::string_view small_case = R"({
  "holdfast": "case", "version": 1, "title": "Small case: invented", "ledger": "replay",
  "agencies": {"council": {"name": "Council"}, "school": {"name": "School"}},
  "practitioners": {
    "Worker_A": {"role": "social_worker", "agency": "council", "name": "Ash Invented",
                 "team": "North"},
    "worker_b": {"role": "social_worker", "agency": "council"},
    "worker_c": {"role": "social_worker", "agency": "council"},
    "teacher": {"role": "school", "agency": "school"}
  },
  "persons": {"wren": {"knownAs": "Wren Example"}, "lark": {"knownAs": "Lark Example"}},
  "families": {"one": {"wren": {"part": "child"}}, "two": {"lark": {"part": "child"}}},
  "events": [
    {"n": "1", "title": "T", "happened": "2015-02-14", "family": "one", "by": "reviewer",
     "about": [{"practitioner": "worker_b"}],
     "records": [{"allocation": {"part": "lead", "team": "South"}}]},
    {"n": "2", "title": "T", "happened": "2015-06-01", "family": "one", "by": "worker_b",
     "records": [{"note": {"text": "Seen."}}]}
  ]})";

class Demonstration : public testing::Test {
protected:
    Demonstration() : folder_(TemporaryFolder::make().value())
    {
        path_ = fs::path{folder_.path()} / "Small_case.json";
        std::ofstream{path_} << small_case;
    }
    std::string data() const { return fs::path{folder_.path()} / "data"; }
    std::unique_ptr<ServedAuthority> loaded(const std::string& event)
    {
        const auto loading = loading_of(path_ + event);
        EXPECT_TRUE(loading);
        auto served = load(*loading, data());
        if (served) return std::move(*served);
        for (const Problem& problem : served.error())
            ADD_FAILURE() << problem.place << ": " << problem.message;
        return nullptr;
    }

    TemporaryFolder folder_;
    std::string path_;
};

/// "sign-in name: shown name, role, team" of each account.
std::vector<std::string> told(const Authority& authority)
{
    std::vector<std::string> accounts;
    const auto all = authority.drawer.accounts().all();
    for (const drawer::Account& account : all.value()) {
        const auto viewer = casework::viewer_of(authority.house, account.practitioner).value();
        accounts.push_back(account.sign_in_name + ": " + viewer.name + ", " + viewer.role + ", "
                           + viewer.team);
    }
    return accounts;
}

std::size_t families_of(const Authority& authority, const std::string& sign_in_name)
{
    const auto account = authority.drawer.accounts().find(sign_in_name).value().value();
    const auto viewer = casework::viewer_of(authority.house, account.practitioner).value();
    return casework::my_families(authority.house, {viewer, "", "home", {}}).value().size();
}

TEST_F(Demonstration, EverybodyWhoWorksWithPagesHasAnAccount)
{
    const auto served = loaded("");
    ASSERT_NE(served, nullptr);
    const Authority& authority = served->authority();
    EXPECT_EQ(authority.key, "small-case");
    EXPECT_EQ(authority.kind, Authority::Kind::demonstration);
    EXPECT_EQ(
        told(authority),
        (std::vector<std::string>{
            "small-case-administrator: Administrator of accounts (Small case), administrator, ",
            "small-case-head-of-service: Head of service (Small case), head_of_service, ",
            "small-case-worker-a: Ash Invented, social_worker, North",
            "small-case-worker-b: Social worker (Small case), social_worker, Small case team",
            "small-case-worker-c: Social worker 2 (Small case), social_worker, Small case team"}));
    const auto accounts = authority.drawer.accounts().all();
    for (const drawer::Account& account : accounts.value())
        EXPECT_TRUE(authority.drawer.accounts().sign_in(
            {account.sign_in_name, account.demonstration_password, ""}));
}

TEST_F(Demonstration, AFamilyThatNobodyHasIsGivenToTheFirstWorker)
{
    const auto served = loaded("");
    ASSERT_NE(served, nullptr);
    EXPECT_EQ(families_of(served->authority(), "small-case-worker-a"), 1U);
    EXPECT_EQ(families_of(served->authority(), "small-case-worker-b"), 1U);
    EXPECT_EQ(families_of(served->authority(), "small-case-worker-c"), 0U);
}

TEST_F(Demonstration, TodayIsTheDayThatTheCaseHasReached)
{
    const auto is_just_after = [](base::Date today, const char* day) {
        const int days = today.days_since(base::Date::parse(day).value());
        return days == 0 || days == 1;  // The clock goes on, and an event stands at its day's end.
    };
    {
        const auto served = loaded("@2");
        ASSERT_NE(served, nullptr);
        EXPECT_TRUE(is_just_after(served->authority().house.today(), "2015-02-14"));
    }
    // It is kept, and goes on when it is opened again.
    const auto again = ServedAuthority::open(data(), "small-case");
    ASSERT_TRUE(again);
    EXPECT_TRUE(is_just_after((*again)->authority().house.today(), "2015-02-14"));
    const auto twice = load(loading_of(path_).value(), data());
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().front().kind, Problem::Kind::conflict);
}

TEST_F(Demonstration, WhatCannotBeLoadedLeavesNothing)
{
    EXPECT_FALSE(load(loading_of(path_ + "@3").value(), data()));
    EXPECT_FALSE(load(loading_of("no-such-case.json").value(), data()));
    std::ofstream{path_} << "{}";
    EXPECT_FALSE(load(loading_of(path_).value(), data()));
    EXPECT_FALSE(fs::exists(data()) && !fs::is_empty(data()));
}

TEST_F(Demonstration, AnEventStandsBehindTheAt)
{
    struct Row {
        std::string text;
        std::string file;
        std::string before;
        std::string key;
    };
    const std::string with_at = fs::path{folder_.path()} / "a@b.json";
    std::ofstream{with_at} << "{}";
    const std::vector<Row> rows = {
        {"cases/case-r.json@8", "cases/case-r.json", "8", "case-r"},
        {"cases/case-r.json", "cases/case-r.json", "", "case-r"},
        {"a@b/My case.v2.json@12a", "a@b/My case.v2.json", "12a", "my-case-v2"},
    };
    for (const Row& row : rows) {
        const auto loading = loading_of(row.text);
        ASSERT_TRUE(loading) << row.text;
        EXPECT_EQ(loading->file, row.file);
        EXPECT_EQ(loading->before, row.before);
        EXPECT_EQ(loading->key, row.key);
    }
    EXPECT_FALSE(loading_of(with_at));  // The file is there, and its name makes no key.
    EXPECT_FALSE(loading_of("1.json"));
}

TEST(DemonstrationPassword, IsLongEnoughAndDiffers)
{
    std::set<std::string> passwords;
    for (int i = 0; i < 200; ++i) {
        const std::string password = demonstration_password(base::system_entropy());
        EXPECT_GE(password.size(), 23U) << password;
        passwords.insert(password);
    }
    EXPECT_GT(passwords.size(), 190U);
}

}  // namespace
}  // namespace holdfast::house
