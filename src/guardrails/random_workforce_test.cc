#include "guardrails/authority_question.h"
#include "guardrails/random_records.h"
#include "guardrails/workforce_question.h"

#include <set>

/// Workforces and authorities that nobody would write: what every rule of theirs says can be read,
/// followed and answered.
namespace holdfast::guardrails::random_workforce_test {

constexpr unsigned of_each = 120;
constexpr int entries_of_each = 60;
constexpr const char* today = "2026-06-01";

/// What rules of a workforce read, beside referrals and levels.
constexpr std::array of_workforce = {"allocation",
                                     "allocation",
                                     "allocation",
                                     "practitioner",
                                     "vacancy",
                                     "preparation",
                                     "timeSpent",
                                     "authorityEvent",
                                     "supervision",
                                     "visit",
                                     "closingProposal",
                                     "decision",
                                     "worry",
                                     "section47Enquiry",
                                     "childProtectionPlan",
                                     "legalStatus",
                                     "injury",
                                     "assessment",
                                     "transfer"};
constexpr std::array people = {"worker A", "worker B", "worker C", "manager D"};
constexpr std::array authors = {"social_worker", "team_manager", "head_of_service", "school"};

class RandomWorkforce {
public:
    explicit RandomWorkforce(unsigned number) : draw_(number)
    {
        for (int family = 1; family <= families; ++family)
            numbers.push_back(told.open(family, draw_.happens(70) ? "child_in_need" : ""));
        for (int i = 0; i < entries_of_each; ++i) tell();
        policy = draw_.policy();
    }

    workforce::WorkforceBuilder told;
    std::vector<int> numbers;
    std::vector<int> allocations;
    records::PolicyBook policy;  // By which it is asked.

private:
    static constexpr int families = 3;

    void tell()
    {
        const std::string_view key = draw_.one_of(of_workforce);
        const records::RecordType& type = *records::record_type(key);
        workforce::Of of;
        of.family = type.concerns == records::Concerns::anything && key != "allocation"
                      ? draw_.below(families + 1)
                      : 1 + draw_.below(families);
        of.children = draw_.below(3);
        if (key == "allocation" || draw_.happens(60)) of.people = {draw_.one_of(people)};
        using ledger::LinkKind;
        constexpr std::array kinds = {
            LinkKind::answers, LinkKind::part_of, LinkKind::rests_on, LinkKind::supersedes};
        if (draw_.happens(40)) {
            const LinkKind kind = draw_.one_of(kinds);
            of.links = {{kind, draw_.one_of(numbers)}};
        }
        const std::string day = draw_.day();
        const std::string_view by = draw_.one_of(authors);
        const int number = told.tell(key, day, by, draw_.said_in(type), of);
        numbers.push_back(number);
        if (key == "allocation") allocations.push_back(number);
    }

    RandomRecords draw_;
};

TEST(RandomWorkforce, EverythingThatARuleSaysCanBeReadFollowedAndAnswered)
{
    std::size_t said = 0;
    std::set<std::string> wrong;
    for (unsigned number = 0; number < of_each; ++number) {
        RandomWorkforce random{number};
        const auto told = [&](const base::EntryId& id) {
            return std::any_of(random.numbers.begin(), random.numbers.end(), [&](int each) {
                return random.told.id(each) == id;
            });
        };
        for (const Rule& rule : catalogue()) {
            if (rule.of_workforce == nullptr) continue;
            std::vector<int> asked = {0};
            if (!random.allocations.empty()) asked.push_back(random.allocations.back());
            for (const int allocation : asked)
                for (const auto& found :
                     ask(random.told, {rule.guardrail->id, today, allocation, random.policy})) {
                    ++said;
                    const std::string fault = wrong_with(found.verdict, told);
                    if (!fault.empty())
                        wrong.insert(std::string{rule.guardrail->id} + ": " + fault);
                }
        }
    }
    EXPECT_EQ(wrong, std::set<std::string>{});
    EXPECT_GT(said, 1'000U);
}

/// What an authority counts and says of itself.
constexpr std::array of_authority = {"contact",          "referral",       "strategyDiscussion",
                                     "section47Enquiry", "conference",     "childProtectionPlan",
                                     "closingProposal",  "decision",       "threshold",
                                     "assessment",       "legalStatus",    "authorityEvent",
                                     "authorityEvent",   "boardAccount",   "boardAccount",
                                     "recommendation",   "recommendation", "figure",
                                     "figure",           "audit",          "audit"};
constexpr std::array of_itself = {"authorityEvent", "boardAccount", "recommendation", "figure"};

class RandomAuthority {
public:
    explicit RandomAuthority(unsigned number) : draw_(number)
    {
        for (int month = 0; month < months; ++month)
            told.contacts(draw_.below(40), casefile::Month::of(first_day()).plus(month));
        for (int i = 0; i < entries_of_each; ++i) tell();
        policy = draw_.policy();
    }

    ToldAuthority told;
    records::PolicyBook policy;

private:
    static constexpr int months = 14;
    static base::Date first_day() { return base::Date::of(2025, 3, 1); }

    void tell()
    {
        const std::string_view key = draw_.one_of(of_authority);
        const bool itself = std::find(of_itself.begin(), of_itself.end(), key) != of_itself.end();
        constexpr std::array families = {"one", "two", "three", "four"};
        using ledger::LinkKind;
        constexpr std::array kinds = {
            LinkKind::answers, LinkKind::part_of, LinkKind::rests_on, LinkKind::supersedes};
        ToldAuthority::Links links;
        for (int i = draw_.below(3); i > 0 && !numbers_.empty(); --i) {
            const LinkKind kind = draw_.one_of(kinds);
            links.emplace_back(kind, draw_.one_of(numbers_));
        }
        const std::string day = draw_.day();
        const std::string_view family = itself ? "" : draw_.one_of(families);
        const base::json::object said = draw_.said_in(*records::record_type(key));
        numbers_.push_back(told.tell(key, day, family, said, links));
    }

    RandomRecords draw_;
    std::vector<int> numbers_;
};

TEST(RandomAuthority, EverythingThatARuleSaysCanBeReadFollowedAndAnswered)
{
    std::size_t said = 0;
    std::set<std::string> wrong;
    for (unsigned number = 0; number < of_each; ++number) {
        const RandomAuthority random{number};
        const auto told = [&](const base::EntryId& id) { return random.told.number_of(id) != 0; };
        for (const Rule& rule : catalogue()) {
            if (rule.of_authority == nullptr) continue;
            for (const Verdict& verdict :
                 ask(random.told, {rule.guardrail->id, today, random.policy})) {
                ++said;
                const std::string fault = wrong_with(verdict, told);
                if (!fault.empty()) wrong.insert(std::string{rule.guardrail->id} + ": " + fault);
            }
        }
    }
    EXPECT_EQ(wrong, std::set<std::string>{});
    EXPECT_GT(said, 500U);
}

}  // namespace holdfast::guardrails::random_workforce_test
