#include "guardrails/family_story.h"
#include "guardrails/random_records.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

/// Files that nobody would write, drawn from the declarations: what every rule says of whatever
/// stands in them can be read, followed and answered.
namespace holdfast::guardrails::random_files_test {

constexpr unsigned files = 200;
constexpr int entries_of_a_file = 60;
constexpr const char* today = "2026-06-01";

constexpr std::array authors = {"social_worker",
                                "social_worker B",
                                "team_manager",
                                "head_of_service",
                                "principal_social_worker",
                                "conference_chair",
                                "school",
                                "police",
                                "health_visitor",
                                "reviewer"};

/// What asks to be decided, and decides, comes more often than its share.
constexpr std::array asking = {"closingProposal",
                               "threshold",
                               "decisionProposal",
                               "assessment",
                               "returnHome",
                               "transfer",
                               "informationRequest",
                               "panelDecision",
                               "placement",
                               "preProceedings",
                               "conference",
                               "decision"};

/// What is said of what was said, more often too: of whatever asked last.
constexpr std::array following = {"decision",
                                  "decision",
                                  "signature",
                                  "agencyView",
                                  "challenge",
                                  "challengeAnswer",
                                  "notification",
                                  "informationSharing",
                                  "answer"};

/// One file.
class RandomFile {
    /// To what was told before: a correction and what stands in place of another is of its kind.
    StoryLinks links_of(const records::RecordType& type)
    {
        using ledger::LinkKind;
        StoryLinks links;
        const auto& same = told_[type.number];
        if (!same.empty() && draw_.happens(25))
            links.emplace_back(draw_.happens(70) ? LinkKind::supersedes : LinkKind::corrects,
                               draw_.one_of(same));
        constexpr std::array kinds = {LinkKind::answers, LinkKind::part_of, LinkKind::rests_on};
        for (int i = draw_.below(3); i > 0 && !numbers_.empty(); --i)
            links.emplace_back(draw_.one_of(kinds), draw_.one_of(numbers_));
        if (asked_ != 0 && draw_.happens(20)) links.emplace_back(LinkKind::answers, asked_);
        return links;
    }
    void tell(const records::RecordType& type)
    {
        const std::string day = draw_.day();
        const std::string_view by = draw_.one_of(authors);
        const base::json::object said = draw_.said_in(type);
        const int number = story.tell(type.key, day, by, said, links_of(type));
        if (draw_.happens(30)) {
            constexpr std::array others = {"Lark", "Finch", "Ivy", "Jay", "Jay as mentioned"};
            story.about(number,
                        draw_.happens(50)
                            ? std::initializer_list<std::string_view>{"Wren", draw_.one_of(others)}
                            : std::initializer_list<std::string_view>{draw_.one_of(others)});
        }
        if (draw_.happens(15)) {
            constexpr std::array parts = {
                ledger::Part::source, ledger::Part::recipient, ledger::Part::present};
            const base::Subject agency =
                story.agency_of(draw_.happens(50) ? "school" : "health_visitor");
            story.name(number, agency, draw_.one_of(parts));
        }
        if (draw_.happens(10))
            story.leave_out_field(number, static_cast<std::size_t>(draw_.below(4)));
        told_[type.number].push_back(number);
        numbers_.push_back(number);
    }

    void ask()
    {
        tell(*records::record_type(draw_.one_of(asking)));
        asked_ = numbers_.back();
    }

public:
    explicit RandomFile(unsigned number) : draw_(number)
    {
        story.joins("Lark", "child", {{"born", "2010-05"}});
        story.joins("Finch", "unborn", {{"expectedBirth", "2026-07-20"}});
        story.joins("Ivy", "mother");
        story.joins("Jay", "parents_partner");
        if (draw_.happens(70))
            story.answered_referral("2025-03-03", draw_.happens(50) ? "yes" : "no");
        for (int i = 0; i < entries_of_a_file; ++i)
            if (draw_.happens(20)) ask();
            else if (draw_.happens(30)) tell(*records::record_type(draw_.one_of(following)));
            else tell(*draw_.one_of(records::types_of_files()));
        policy = draw_.policy();
    }

    FamilyStory story;
    records::PolicyBook policy;  // By which it is asked.

private:
    RandomRecords draw_;
    std::map<std::uint32_t, std::vector<int>> told_;
    std::vector<int> numbers_;
    int asked_ = 0;  // What asked last; 0: nothing yet.
};

/// What a verdict on a scene may name.
auto entries_of(const casefile::FamilyScene& scene)
{
    return [&](const base::EntryId& id) { return scene.facts.find_any(id) != nullptr; };
}

TEST(RandomFiles, WhatCannotBeReadIsFound)
{
    const RandomFile file{1};
    const casefile::FamilyScene scene = file.story.scene();
    Verdict verdict = verdict_about(file.story.id(1));
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "");
    verdict.missing = {"Find out."};
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "met, and something is missing");
    verdict.standing = Standing::breached;
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "");
    verdict.missing.clear();
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "nothing can be done about it");
    verdict.missing = {"Find  out."};
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "no sentence: Find  out.");
    verdict.because = {{base::EntryId{}, "It was so."}};
    EXPECT_EQ(wrong_with(verdict, entries_of(scene)), "evidence is not of the file: It was so.");
    EXPECT_EQ(wrong_with(verdict_about(base::EntryId{}), entries_of(scene)), "stands on nothing");
}

TEST(RandomFiles, EverythingThatARuleSaysCanBeReadFollowedAndAnswered)
{
    const base::WorkingDays working_days = base::WorkingDays::england();
    const base::Date day = base::Date::parse(today).value();
    std::size_t said = 0;
    std::size_t gates = 0;
    std::set<std::string> wrong;
    for (unsigned number = 0; number < files; ++number) {
        const RandomFile file{number};
        const casefile::FamilyScene scene = file.story.scene();
        const auto look = [&](const Rule& rule, const Verdict& verdict) {
            ++said;
            const std::string fault = wrong_with(verdict, entries_of(scene));
            if (!fault.empty()) wrong.insert(std::string{rule.guardrail->id} + ": " + fault);
        };
        for (const Rule& rule : catalogue()) {
            if (rule.check == nullptr) continue;
            const Asked swept{scene, nullptr, file.policy, working_days, day};
            const auto verdicts = rule.check(swept);
            for (const Verdict& verdict : verdicts) look(rule, verdict);
            EXPECT_EQ(rule.check(swept).size(), verdicts.size()) << rule.guardrail->id;
            for (const AtTheGate& at : pending_in(scene)) {
                const records::Proposal proposal{at.gate, at.asks->id};
                ++gates;
                for (const Verdict& verdict :
                     rule.check({scene, &proposal, file.policy, working_days, day}))
                    look(rule, verdict);
            }
        }
    }
    EXPECT_EQ(wrong, std::set<std::string>{});
    EXPECT_GT(said, 10'000U);
    EXPECT_GT(gates, 1'000U);
}

}  // namespace holdfast::guardrails::random_files_test
