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

/// What a family does that is its right, and how exactly rules may say something else because of
/// it, in any of the stories: "G38: nothing, then pending".
struct Right {
    std::string_view words;
    std::string_view type;
    object said;
    std::set<std::string> may_change;
};

/// "Nothing" where before something was said: the rule speaks of the newest work, which is now this
/// one. Of a refusal G06 says that the young person was asked, as it does of whoever answers, and
/// G12 that it is a right, and asks who else sees them. The visit itself is work done (G29, and
/// G60, which asks who decided on it), after which, as after any, it is asked how worried the
/// worker is (G38). Whoever rings a closed file is to be answered (G40).
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
         {"G40: nothing, then cannot tell"}},
        {"a manager asks why", "note", {{"text", "An invented question: why at this level?"}}, {}},
        {"a competent young person refuses",
         "visit",
         {{"seen", "not_seen"}, {"whyNotAlone", "young_person_refused"}},
         {"G06: breached, then met",
          "G06: pending, then met",
          // Only of whoever is known to be old enough; it is then asked who else sees them.
          "G12: breached, then cannot tell",
          "G29: breached, then breached",
          "G29: breached, then nothing",
          "G29: cannot tell, then nothing",
          "G38: breached, then nothing",
          "G38: cannot tell, then nothing",
          "G38: met, then nothing",
          "G38: nothing, then cannot tell",
          "G60: breached, then nothing"}},
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

using RuleAndEntry = std::pair<std::string, base::EntryId>;

/// What every rule says of every entry: how it stands, and each word of it.
std::map<RuleAndEntry, std::map<std::string, std::string>> said_of(
    const casefile::FamilyScene& scene, base::Date today)
{
    std::map<RuleAndEntry, std::map<std::string, std::string>> said;
    for (const Finding& finding : sweep_on(scene, today))
        said[{std::string{finding.guardrail->id}, finding.verdict.anchor}].emplace(
            every_word_in(finding), guardrails::word_of(finding.verdict.standing));
    return said;
}

/// "nothing"; "met"; "breached and pending".
std::string standings_in(const std::map<std::string, std::string>& said)
{
    std::set<std::string> standings;
    for (const auto& [words, standing] : said) standings.insert(standing);
    std::string told;
    for (const std::string& each : standings) told += (told.empty() ? "" : " and ") + each;
    return told.empty() ? "nothing" : told;
}

/// What this right changes in a family's findings: each as "G38: nothing, then pending".
std::set<std::string> changes_by(const Right& right, PlayedStory& story,
                                 const base::FamilyId& family)
{
    auto entries = entries_of(story, family);
    const auto scene = casefile::fold_family(family, entries).value();
    entries.push_back(written_now(story, family, scene.children(), right));
    auto before = said_of(scene, story.today);
    auto after = said_of(casefile::fold_family(family, entries).value(), story.today);
    std::set<std::string> changes;
    for (const auto& [matter, said] : before) after.try_emplace(matter);
    for (const auto& [matter, said] : after)
        if (before[matter] != said)
            changes.insert(matter.first + ": " + standings_in(before[matter]) + ", then "
                           + standings_in(said));
    return changes;
}

/// Law 6: nothing that a family has a right to do is evidence of harm, or raises or lowers
/// anything.
TEST(Laws, RightsChangeNoVerdict)
{
    std::map<std::string_view, std::set<std::string>> changed;
    in_every_story([&](PlayedStory&& story) {
        for (const auto& [key, family] : story.file.families)
            for (const Right& right : rights())
                changed[right.words].merge(changes_by(right, story, family.id));
    });
    for (const Right& right : rights())
        EXPECT_EQ(changed[right.words], right.may_change) << right.words;
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
