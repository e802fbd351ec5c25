#include "casework/scenes.h"
#include "casework/workforce.h"
#include "guardrails/gate.h"
#include "guardrails/gates.h"
#include "records/record_types.h"
#include "tests/scenarios/stories.h"

#include <set>

/// Laws 4, 6 and 8 of the guardrails (nobody is ranked), asked of every rule in every story that we
/// tell.
namespace holdfast {
namespace {

using base::json::array;
using base::json::object;
using guardrails::Finding;

/// The published cases and every example, each played when it is come to.
template <class Each>
void in_every_story(Each each)
{
    for (const char* name : {"case-r", "child-v", "family-u"})
        each(PlayedStory{published_case(name)});
    for (const ToldStory& told : every_example()) each(PlayedStory{told});
}

/// The entries that a family's scene is folded from.
std::vector<ledger::Kept> entries_of(const PlayedStory& story, const base::FamilyId& family)
{
    const auto snapshot = story.ledger->read().value();
    return casework::family_entries(snapshot, family, snapshot.size()).value();
}

std::vector<Finding> sweep_on(const casefile::FamilyScene& scene, base::Date today)
{
    return guardrails::sweep(
        scene, records::PolicyBook::shipped(), base::WorkingDays::england(), today);
}

/// Law 4: a check that the record answers is shown as answered, with the record that answers it.
TEST(Laws, WhatTheRecordAnswersAtAGateIsShownWithTheRecord)
{
    std::map<std::string, int> answered;
    std::set<std::string> without_record;
    in_every_story([&](const PlayedStory& story) {
        for (const auto& [key, family] : story.file.families) {
            const auto scene =
                casefile::fold_family(family.id, entries_of(story, family.id)).value();
            const guardrails::Asked asked{scene,
                                          nullptr,
                                          records::PolicyBook::shipped(),
                                          base::WorkingDays::england(),
                                          story.today};
            for (const guardrails::GateRow& row : guardrails::gates())
                for (const auto& at : guardrails::asked_at(asked, row.gate)) {
                    const auto report = guardrails::stand_at({row.gate, at.asks->id, std::nullopt},
                                                             scene,
                                                             records::PolicyBook::shipped(),
                                                             base::WorkingDays::england(),
                                                             story.today);
                    for (const guardrails::GateItem& item : report.items) {
                        if (item.state != guardrails::AtGate::answered) continue;
                        const std::string id{item.finding.guardrail->id};
                        ++answered[id];
                        if (item.finding.verdict.because.empty()
                            && item.finding.verdict.against.empty())
                            without_record.insert(id + " in " + story.name);
                    }
                }
        }
    });
    EXPECT_EQ(without_record, std::set<std::string>{});
    std::string never;
    for (const guardrails::Rule& rule : guardrails::catalogue()) {
        const bool binds = guardrails::has(rule.guardrail->mode, guardrails::Mode::block)
                        || guardrails::has(rule.guardrail->mode, guardrails::Mode::require);
        if (rule.check != nullptr && binds && !rule.guardrail->stands_at.empty()
            && !answered.contains(std::string{rule.guardrail->id}))
            never += std::string{rule.guardrail->id} + " ";
    }
    // On the last day of no story do these have an answer to show.
    EXPECT_EQ(never, "G16 G22 G24 G25 G32 G36 G41 G44 G45 G51 G52 G60 ");
}

/// Everything that one finding says; its order is the catalogue's.
std::string every_word_in(const Finding& finding)
{
    const guardrails::Verdict& verdict = finding.verdict;
    std::string words = std::string{finding.guardrail->id} + " " + verdict.anchor.text() + " "
                      + std::string{guardrails::word_of(verdict.standing)};
    for (const auto& each : verdict.because) words += "\n" + each.says;
    for (const auto& each : verdict.against) words += "\nbut " + each.says;
    for (const std::string& each : verdict.missing) words += "\nowed " + each;
    if (verdict.due) words += "\ndue " + verdict.due->iso();
    return words;
}

/// What a family does that is its right, and the rules that may say something else because of it.
struct Right {
    std::string_view words;
    std::string_view type;
    object said;
    std::set<std::string> may_change;
};

/// Of a refusal G06 says that the young person was asked, as it does of whoever answers, and G12
/// that it is a right, and asks who else sees them. The visit itself is work done (G29, and G60,
/// which asks who decided on it), after which, as after any, it is asked how worried the worker is
/// (G38). Whoever rings a closed file is to be answered (G40).
std::vector<Right> rights()
{
    return {
        {"a complaint", "complaint", {{"complainant", "parent"}, {"what", "Invented."}}, {}},
        {"a service is declined",
         "agreement",
         {{"kind", "section_17"}, {"answer", "declined"}, {"stillSeenBy", "The school"}},
         {}},
        {"an agreement to early help is withdrawn",
         "agreement",
         {{"kind", "early_help"}, {"answer", "withdrawn"}, {"stillSeenBy", "The school"}},
         {}},
        {"a record is asked for",
         "call",
         {{"direction", "to_us"}, {"purpose", "ask"}, {"said", "An invented wish to read."}},
         {"G40"}},
        {"a manager asks why", "note", {{"text", "An invented question: why at this level?"}}, {}},
        {"a competent young person refuses",
         "visit",
         {{"seen", "not_seen"}, {"whyNotAlone", "young_person_refused"}},
         {"G06", "G12", "G29", "G38", "G60"}},
    };
}

ledger::Kept written_now(PlayedStory& story, const base::FamilyId& family,
                         const std::vector<base::PersonId>& children, const Right& right)
{
    const auto* type = records::record_type(right.type);
    auto said =
        records::read_input(*type, right.said, {"", {}, base::When::day(story.today)}).value();
    ledger::Entry entry;
    entry.id = base::EntryId::random(story.entropy);
    entry.kind = type->number;
    entry.happened = said.happened;
    entry.body = std::move(said.body);
    entry.by = {base::PractitionerId::random(story.entropy), "social_worker", {}};
    entry.about = {{base::Subject::of(family), ledger::Part::subject}};
    for (const base::PersonId& child : children)
        entry.about.push_back({base::Subject::of(child), ledger::Part::subject});
    return {100'000, base::London::end_of(story.today), std::move(entry), std::nullopt};
}

/// Law 6: nothing that a family has a right to do is evidence of harm, or raises or lowers
/// anything.
TEST(Laws, RightsChangeNoVerdict)
{
    std::set<std::string> changed;
    in_every_story([&](PlayedStory&& story) {
        for (const auto& [key, family] : story.file.families) {
            const std::vector<ledger::Kept> entries = entries_of(story, family.id);
            const auto scene = casefile::fold_family(family.id, entries).value();
            std::set<std::string> before;
            for (const Finding& finding : sweep_on(scene, story.today))
                before.insert(every_word_in(finding));
            for (const Right& right : rights()) {
                auto with_right = entries;
                with_right.push_back(written_now(story, family.id, scene.children(), right));
                const auto later = casefile::fold_family(family.id, with_right).value();
                std::set<std::string> after;
                for (const Finding& finding : sweep_on(later, story.today))
                    after.insert(every_word_in(finding));
                std::vector<std::string> different;
                std::set_symmetric_difference(before.begin(),
                                              before.end(),
                                              after.begin(),
                                              after.end(),
                                              std::back_inserter(different));
                for (const std::string& words : different)
                    if (!right.may_change.contains(words.substr(0, 3)))
                        changed.insert(std::string{right.words} + " changes " + words.substr(0, 3)
                                       + " in " + story.name + ": "
                                       + words.substr(words.find(' ', 4)));
            }
        }
    });
    EXPECT_EQ(changed, std::set<std::string>{});
}

/// Law 8: findings teach, they do not rank people. What one rule finds of those who work here
/// stands in the order in which it was written down, however much or little each of them carries.
TEST(Laws, FindingsAboutThoseWhoWorkHereStandInTheOrderOfTheLedger)
{
    int found = 0;
    in_every_story([&](const PlayedStory& story) {
        const auto snapshot = story.ledger->read().value();
        casework::OfWorkforce of{snapshot, snapshot.size(), {}, story.today};
        for (const auto& [key, family] : story.file.families) of.families.push_back(family.id);
        std::map<std::string_view, std::uint64_t> last;
        const casework::House house{*story.ledger, base::WorkingDays::england()};
        const auto findings = casework::workforce_findings(house, of).value();
        for (const guardrails::WorkforceFinding& each : findings) {
            const auto at = snapshot.index_of(each.found.verdict.anchor).value().value();
            EXPECT_LE(last[each.guardrail->id], at) << each.guardrail->id << " in " << story.name;
            last[each.guardrail->id] = at;
            ++found;
        }
    });
    EXPECT_GT(found, 0);
}

}  // namespace
}  // namespace holdfast
