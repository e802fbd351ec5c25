#include "casework/danger.h"
#include "guardrails/gate.h"
#include "tests/scenarios/live_ledger.h"
#include "tests/scenarios/protection.h"

#include <set>

/// Law 2 of the guardrails in stories that are told whole: at each event of the published cases,
/// and with a family of which every rule finds something amiss, whatever raises protection is
/// filed.
namespace holdfast {
namespace {

/// Tries all of it in one family's file, on a Sunday at two in the night.
void expect_protection_is_filed(LiveLedger& live, const base::FamilyId& family,
                                const std::string& where)
{
    live.wait_for_sunday_night();
    for (const Told& raising : raising_protection())
        EXPECT_EQ(words_of_filing(live.file(family, raising.type, raising.said)), "filed")
            << raising.words << " " << where;
    const auto practitioner = base::PractitionerId::random(live.entropy());
    casework::Doing pressing;
    pressing.by = {practitioner, "out_of_hours", {}};
    EXPECT_EQ(words_of_filing(casework::raise_danger(live.house(), pressing, family)), "filed")
        << where;
    EXPECT_EQ(words_of_filing(live.give(family, practitioner)), "filed")
        << "a worker for a child in danger " << where;
}

/// Policy, people and agencies stand in a ledger before its story begins.
bool says_who_is_who(const ledger::Entry& entry)
{
    for (const char* key :
         {"agency", "familyMember", "person", "policyValue", "practitioner", "thresholdCriterion"})
        if (records::record_type(entry.kind)->key == key) return true;
    return false;
}

class AtEachEvent : public testing::TestWithParam<const char*> {};

TEST_P(AtEachEvent, WhateverRaisesProtectionIsFiled)
{
    const PlayedStory story{published_case(GetParam())};
    const std::vector<ledger::Kept> all = story.entries();
    std::vector<ledger::Entry> told;
    int tried = 0;
    for (const ledger::Kept& kept : all) {
        if (kept.index == 0) continue;  // It opened the replay; the live ledger has been opened.
        told.push_back(*kept.entry);
        if (says_who_is_who(*kept.entry)) continue;
        LiveLedger live;
        live.put(told, kept.recorded);
        for (const auto& [key, family] : story.file.families)
            expect_protection_is_filed(
                live, family.id, "of " + key + " after entry " + std::to_string(kept.index));
        ++tried;
    }
    EXPECT_GE(tried, 15);
}

INSTANTIATE_TEST_SUITE_P(Laws, AtEachEvent, testing::Values("case-r", "child-v", "family-u"),
                         [](const auto& name) {
                             std::string words = name.param;
                             std::replace(words.begin(), words.end(), '-', '_');
                             return words;
                         });

/// One family to which everything has happened of which a rule tells: the stories of all rules that
/// fire, told of the same persons.
class EverythingBreached {
public:
    EverythingBreached()
    {
        std::uint64_t seed = 100;
        for (const std::string& file : scenario_files()) take(example(file, "fires"), ++seed);
        live.put(told_, last_);
    }

    LiveLedger live;
    base::FamilyId family = base::FamilyId::random(live.entropy());

private:
    void take(const ToldStory& fires, std::uint64_t seed)
    {
        const PlayedStory story{fires, seed};
        std::map<std::array<std::uint8_t, 16>, base::Subject> same;
        for (const auto& [key, each] : story.file.families)
            same.emplace(each.id.bytes, base::Subject::of(family));
        for (const auto& [key, each] : story.file.persons)
            same.emplace(each.id.bytes, base::Subject::of(person(key)));
        for (const ledger::Kept& kept : story.entries()) {
            last_ = std::max(last_, kept.recorded);
            if (kept.index == 0 || !kept.entry) continue;
            ledger::Entry entry = *kept.entry;
            for (ledger::About& about : entry.about)
                if (const auto found = same.find(about.subject.id); found != same.end())
                    about.subject = found->second;
            told_.push_back(std::move(entry));
        }
    }
    base::PersonId person(const std::string& key)
    {
        const auto known = persons_.find(key);
        if (known != persons_.end()) return known->second;
        return persons_.emplace(key, base::PersonId::random(live.entropy())).first->second;
    }

    std::map<std::string, base::PersonId> persons_;
    std::vector<ledger::Entry> told_;
    base::Instant last_{};
};

/// The rules of a family's scene of which nothing is amiss there.
std::string content_with(const casefile::FamilyScene& scene, base::Date today)
{
    std::set<std::string_view> amiss;
    for (const guardrails::Finding& finding : guardrails::sweep(
             scene, records::PolicyBook::shipped(), base::WorkingDays::england(), today))
        if (finding.verdict.standing != guardrails::Standing::met)
            amiss.insert(finding.guardrail->id);
    std::string content;
    for (const guardrails::Rule& rule : guardrails::catalogue())
        if (rule.check != nullptr && !amiss.contains(rule.guardrail->id))
            content += std::string{rule.guardrail->id} + " ";
    return content;
}

TEST(Laws, AFamilyOfWhichEveryRuleFindsSomethingAmissIsProtectedAtOnce)
{
    EverythingBreached family;
    // Of these five, what another rule's story records is the answer.
    EXPECT_EQ(content_with(family.live.scene(family.family), family.live.today()),
              "G07 G20 G22 G46 G57 ");
    expect_protection_is_filed(family.live, family.family, "of a family with everything amiss");
}

}  // namespace
}  // namespace holdfast
