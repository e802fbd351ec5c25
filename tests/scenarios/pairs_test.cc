#include "tests/scenarios/shown_ledger.h"
#include "tests/scenarios/worlds_ledger.h"

/// Two worlds differ only in entries that the viewer may not see. Whatever the viewer is shown must
/// be the same in both, but for one bit: that a finding or a gate rests on something hidden, with
/// how it then stands.
namespace holdfast {
namespace {

using casework::Asking;
using casework::OpenFamily;
using casework::SeenFinding;
using casework::SeenGate;

/// What a viewer reads in one world.
struct Shown {
    std::vector<OpenFamily> families;  // Opened, and in a list, one after another.
    std::string rest;                  // What is found by name, the problems, and the log.
};

std::string away_of(const base::Result<casework::Away>& away)
{
    if (!away) return text_of(away.error());
    std::string text;
    for (const auto& [who, since] : *away)
        text += who.text() + " " + (since ? since->iso() : "?") + "\n";
    return text;
}

/// The lists and the search take turns, because each opens the family once more.
void read_more(const World& world, const Asking& asking, std::uint64_t turn, Shown& shown)
{
    const auto add = [&](auto list) {
        if (!list) shown.rest += text_of(list.error());
        else
            for (OpenFamily& each : *list) shown.families.push_back(std::move(each));
    };
    const auto add_list = [&](base::Result<casework::WorkList> list) {
        if (!list) shown.rest += text_of(list.error());
        else add(base::Result<std::vector<OpenFamily>>{std::move(list->families)});
    };
    const auto& house = world.house();
    const auto lists = casework::every_list();
    const std::uint64_t which = turn % (lists.size() + 5);
    if (which < lists.size()) return add_list(lists[which](house, asking, casework::families_most));
    switch (which - lists.size()) {
    case 0: return add(casework::my_families(house, asking));
    case 1: return add(casework::families_of_team(house, asking, asking.viewer.team));
    case 2: shown.rest += away_of(casework::who_is_away(house, asking.viewer)); return;
    case 3: return add(casework::with_pressure_report(house, asking));
    default:  // not an enum: the last of five numbers.
        shown.rest += text_of(casework::find_persons(house, asking, "exam", 5));
    }
}

Shown read_all(const World& world, const Asking& asking, const base::FamilyId& family,
               std::uint64_t turn)
{
    Shown shown;
    auto open = casework::open_family(world.house(), asking, family);
    if (open) shown.families.push_back(std::move(*open));
    else shown.rest += text_of(open.error());
    read_more(world, asking, turn, shown);
    for (const auto& look : world.looks().looks())
        shown.rest += look.said.page.value_or("") + " " + look.said.rule.value_or("") + " "
                    + std::to_string(look.about.size()) + "\n";
    return shown;
}

/// A finding that only the whole scene has: it may say nothing but that it is there.
bool is_without_a_word(const SeenFinding& finding)
{
    return finding.rests_on_hidden && finding.because.empty() && finding.against.empty()
        && finding.policy.empty() && owed_of(finding).empty();
}

std::vector<const SeenFinding*> with_words(const std::vector<SeenFinding>& findings)
{
    std::vector<const SeenFinding*> worded;
    for (const SeenFinding& finding : findings)
        if (!is_without_a_word(finding)) worded.push_back(&finding);
    return worded;
}

/// How two findings differ beside the bit; "" where they do not.
std::string difference(const SeenFinding& left, const SeenFinding& right)
{
    if (words_of(left) != words_of(right)) return words_of(left) + " | " + words_of(right);
    for (const SeenFinding* each : {&left, &right})
        if (each->rests_on_hidden && !owed_of(*each).empty()) return owed_of(*each);
    if (left.rests_on_hidden || right.rests_on_hidden) return "";
    return text_of(left) == text_of(right) ? "" : text_of(left) + " | " + text_of(right);
}

std::string difference(const std::vector<SeenFinding>& left, const std::vector<SeenFinding>& right)
{
    const auto one = with_words(left);
    const auto other = with_words(right);
    if (one.size() != other.size()) return text_of(left) + " | " + text_of(right);
    for (std::size_t i = 0; i < one.size(); ++i)
        if (std::string found = difference(*one[i], *other[i]); !found.empty()) return found;
    return "";
}

std::vector<SeenFinding> findings_of(const SeenGate& gate)
{
    std::vector<SeenFinding> findings;
    for (const auto& item : gate.items) findings.push_back(item.finding);
    return findings;
}

bool rests_on_hidden(const SeenGate& gate)
{
    return std::any_of(gate.items.begin(), gate.items.end(), [](const auto& item) {
        return item.finding.rests_on_hidden;
    });
}

std::string difference(const SeenGate& left, const SeenGate& right)
{
    if (!rests_on_hidden(left) && !rests_on_hidden(right))
        return text_of(left) == text_of(right) ? "" : text_of(left) + " | " + text_of(right);
    return difference(findings_of(left), findings_of(right));
}

std::string difference(const OpenFamily& left, const OpenFamily& right)
{
    if (text_beside_findings(left) != text_beside_findings(right))
        return text_beside_findings(left) + " | " + text_beside_findings(right);
    if (std::string found = difference(left.findings, right.findings); !found.empty()) return found;
    if (left.pending.size() != right.pending.size()) return "something waits in one alone";
    for (std::size_t i = 0; i < left.pending.size(); ++i) {
        if (left.pending[i].proposal != right.pending[i].proposal) return "another proposal";
        if (std::string found = difference(left.pending[i].gate, right.pending[i].gate);
            !found.empty())
            return found;
    }
    return "";
}

std::string difference(const Shown& left, const Shown& right)
{
    if (left.rest != right.rest) return left.rest + " | " + right.rest;
    if (left.families.size() != right.families.size()) return "another number of families";
    for (std::size_t i = 0; i < left.families.size(); ++i)
        if (std::string found = difference(left.families[i], right.families[i]); !found.empty())
            return found;
    return "";
}

/// Viewers who may read what is open and nothing that is restricted, or nothing at all.
std::vector<Asking> askings(const Story& story)
{
    access::Viewer screener{{}, "Screener Example", "screener", {}, ""};
    access::Viewer chair{{}, "Chair Example", "conference_chair", {}, ""};
    access::Viewer stranger{{}, "Stranger Example", "social_worker", {}, "West"};
    return {{story.colleague(), "", "a test", std::nullopt},
            {screener, "A call", "a test", std::nullopt},
            {chair, "Signing", "a test", std::nullopt},
            {stranger, "Curious", "a test", std::nullopt}};
}

/// A thousand pairs, in quarters that can be run beside each other.
class Pairs : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Pairs, WhatIsHiddenMakesNoDifferenceToWhoCannotSeeIt)
{
    constexpr std::uint64_t pairs = 250;
    std::uint64_t told_of_hidden = 0;
    for (std::uint64_t i = 0; i < pairs; ++i) {
        const std::uint64_t seed = GetParam() * pairs + i + 1;
        Story story{seed};
        const auto some = story.draw_hidden(story.draw(3));
        const auto others = story.draw_hidden(1 + story.draw(4));
        const World one{story, some};
        const World other{story, others};
        const auto all = askings(story);
        const Asking& asking = all[i % all.size()];
        const Shown left = read_all(one, asking, story.family(), i / all.size());
        const Shown right = read_all(other, asking, story.family(), i / all.size());
        ASSERT_EQ(difference(left, right), "")
            << asking.viewer.role << " of the worlds of seed " << seed;
        if (!right.families.empty()
            && text_of(right.families.front()).find(" hidden\n") != std::string::npos)
            ++told_of_hidden;
    }
    EXPECT_GE(told_of_hidden, pairs / 20) << "the worlds must also try the bit that is told";
}

INSTANTIATE_TEST_SUITE_P(Quarters, Pairs, testing::Range(std::uint64_t{0}, std::uint64_t{4}));

/// The alarm itself: for somebody who sees what is restricted, the worlds do differ.
TEST(PairsOfWorlds, DifferForWhoSeesWhatIsHidden)
{
    std::uint64_t noticed = 0;
    constexpr std::uint64_t tried = 50;
    for (std::uint64_t seed = 1; seed <= tried; ++seed) {
        Story story{seed};
        const World one{story, {}};
        const World other{story, story.draw_hidden(1)};
        const Asking asking{story.worker(), "", "a test", std::nullopt};
        if (!difference(read_all(one, asking, story.family(), seed),
                        read_all(other, asking, story.family(), seed))
                 .empty())
            ++noticed;
    }
    EXPECT_EQ(noticed, tried);
}

}  // namespace
}  // namespace holdfast
