#include "guardrails/family_story.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

/// Files that nobody would write, drawn from the declarations: what every rule says of whatever
/// stands in them can be read, followed and answered.
namespace holdfast::guardrails::random_files_test {

using base::json::array;
using base::json::object;
using records::Field;
using records::FieldKind;

constexpr unsigned files = 200;
constexpr int entries_of_a_file = 45;
constexpr const char* today = "2026-06-01";

constexpr std::array days = {"2024-11-04",
                             "2025-03-03",
                             "2025-09-15",
                             "2026-01-12",
                             "2026-03-02",
                             "2026-04-13",
                             "2026-05-18",
                             "2026-05-29",
                             "2026-06-01",
                             "2026-06-15"};
constexpr std::array vague = {"unknown", "2026-04", "2025/2026-05", "../2026-03", "early 2026"};
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

/// One file, the same for the same number on every machine.
class RandomFile {
    int below(int most) { return std::uniform_int_distribution<int>{0, most - 1}(draw_); }
    bool happens(int of_a_hundred) { return below(100) < of_a_hundred; }
    template <class List>
    auto one_of(const List& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

    std::string code_of(const records::CodeSet& codes)
    {
        return std::string{one_of(codes.values).code};
    }
    base::json::value value_of(const Field& field)
    {
        switch (field.slot.kind) {
        case FieldKind::line: return "An invented line";
        case FieldKind::prose: return "Invented words.";
        case FieldKind::when: return happens(85) ? one_of(days) : one_of(vague);
        case FieldKind::date: return one_of(days);
        case FieldKind::flag: return happens(50);
        case FieldKind::count: return below(4);
        case FieldKind::code: return base::json::value(code_of(*field.slot.codes));
        case FieldKind::codes: {
            const std::string first = code_of(*field.slot.codes);
            const std::string second = code_of(*field.slot.codes);
            array codes{base::json::value(first)};
            if (happens(30) && first != second) codes.emplace_back(second);
            return codes;
        }
        case FieldKind::raw: return nullptr;
        }
        return nullptr;
    }
    object said_in(const records::RecordType& type)
    {
        object said;
        for (const Field& field : type.fields)
            if (field.needed == records::Needed::always || happens(45))
                said[field.key] = value_of(field);
        return said;
    }
    /// To what was told before: a correction and what stands in place of another is of its kind.
    StoryLinks links_of(const records::RecordType& type)
    {
        using ledger::LinkKind;
        StoryLinks links;
        const auto& same = told_[type.number];
        if (!same.empty() && happens(25))
            links.emplace_back(happens(70) ? LinkKind::supersedes : LinkKind::corrects,
                               one_of(same));
        constexpr std::array kinds = {LinkKind::answers, LinkKind::part_of, LinkKind::rests_on};
        for (int i = below(3); i > 0 && !numbers_.empty(); --i)
            links.emplace_back(one_of(kinds), one_of(numbers_));
        return links;
    }
    void tell(const records::RecordType& type)
    {
        const int number =
            story.tell(type.key, one_of(days), one_of(authors), said_in(type), links_of(type));
        if (happens(30)) {
            constexpr std::array others = {"Lark", "Finch", "Ivy", "Jay", "Jay as mentioned"};
            story.about(number,
                        happens(50)
                            ? std::initializer_list<std::string_view>{"Wren", one_of(others)}
                            : std::initializer_list<std::string_view>{one_of(others)});
        }
        told_[type.number].push_back(number);
        numbers_.push_back(number);
    }

public:
    explicit RandomFile(unsigned number) : draw_(number)
    {
        story.joins("Lark", "child", {{"born", "2010-05"}});
        story.joins("Finch", "unborn", {{"expectedBirth", "2026-07-20"}});
        story.joins("Ivy", "mother");
        story.joins("Jay", "parents_partner");
        if (happens(70)) story.answered_referral("2025-03-03", happens(50) ? "yes" : "no");
        for (int i = 0; i < entries_of_a_file; ++i)
            if (happens(25)) tell(*records::record_type(one_of(asking)));
            else tell(*one_of(records::types_of_files()));
    }

    FamilyStory story;

private:
    std::mt19937 draw_;
    std::map<std::uint32_t, std::vector<int>> told_;
    std::vector<int> numbers_;
};

bool is_sentence(std::string_view words)
{
    return words.size() > 3 && std::string_view{".?:"}.contains(words.back())
        && words.find("  ") == std::string_view::npos;
}

/// Everything that is wrong with how a verdict reads; "" where nothing is.
std::string wrong_with(const Verdict& verdict, const casefile::FamilyScene& scene)
{
    const auto of_file = [&](const base::EntryId& id) {
        return scene.facts.find_any(id) != nullptr;
    };
    if (!of_file(verdict.anchor)) return "stands on nothing";
    for (const auto* side : {&verdict.because, &verdict.against})
        for (const Evidence& each : *side) {
            if (!of_file(each.entry)) return "evidence is not of the file: " + each.says;
            if (!is_sentence(each.says)) return "no sentence: " + each.says;
        }
    for (const std::string& missing : verdict.missing)
        if (!is_sentence(missing)) return "no sentence: " + missing;
    const bool is_met = verdict.standing == Standing::met;
    if (!is_met && verdict.missing.empty()) return "nothing can be done about it";
    if (is_met && !verdict.missing.empty()) return "met, and something is missing";
    return "";
}

TEST(RandomFiles, WhatCannotBeReadIsFound)
{
    const RandomFile file{1};
    const casefile::FamilyScene scene = file.story.scene();
    Verdict verdict = verdict_about(file.story.id(1));
    EXPECT_EQ(wrong_with(verdict, scene), "");
    verdict.missing = {"Find out."};
    EXPECT_EQ(wrong_with(verdict, scene), "met, and something is missing");
    verdict.standing = Standing::breached;
    EXPECT_EQ(wrong_with(verdict, scene), "");
    verdict.missing.clear();
    EXPECT_EQ(wrong_with(verdict, scene), "nothing can be done about it");
    verdict.missing = {"Find  out."};
    EXPECT_EQ(wrong_with(verdict, scene), "no sentence: Find  out.");
    verdict.because = {{base::EntryId{}, "It was so."}};
    EXPECT_EQ(wrong_with(verdict, scene), "evidence is not of the file: It was so.");
    EXPECT_EQ(wrong_with(verdict_about(base::EntryId{}), scene), "stands on nothing");
}

TEST(RandomFiles, EverythingThatARuleSaysCanBeReadFollowedAndAnswered)
{
    const records::PolicyBook policy = records::PolicyBook::shipped();
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
            const std::string fault = wrong_with(verdict, scene);
            if (!fault.empty()) wrong.insert(std::string{rule.guardrail->id} + ": " + fault);
        };
        for (const Rule& rule : catalogue()) {
            if (rule.check == nullptr) continue;
            const Asked swept{scene, nullptr, policy, working_days, day};
            const auto verdicts = rule.check(swept);
            for (const Verdict& verdict : verdicts) look(rule, verdict);
            EXPECT_EQ(rule.check(swept).size(), verdicts.size()) << rule.guardrail->id;
            for (const AtTheGate& at : pending_in(scene)) {
                const records::Proposal proposal{at.gate, at.asks->id};
                ++gates;
                for (const Verdict& verdict :
                     rule.check({scene, &proposal, policy, working_days, day}))
                    look(rule, verdict);
            }
        }
    }
    EXPECT_EQ(wrong, std::set<std::string>{});
    EXPECT_GT(said, 10'000U);
    EXPECT_GT(gates, 1'000U);
}

}  // namespace holdfast::guardrails::random_files_test
