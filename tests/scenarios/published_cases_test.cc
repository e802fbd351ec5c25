#include "casework/scenes.h"
#include "guardrails/gate.h"
#include "tests/scenarios/stories.h"

/// What a published case is told for, beyond the standing of each finding, which its case file
/// expects itself.
namespace holdfast {
namespace {

/// What every finding of one rule gives as its evidence against, and for.
std::vector<guardrails::Verdict> verdicts_of(std::string_view rule, const PlayedStory& story)
{
    std::vector<guardrails::Verdict> verdicts;
    const auto snapshot = story.ledger->read().value();
    for (const auto& [key, family] : story.file.families) {
        const auto scene = casework::family_scene(snapshot, family.id, snapshot.size()).value();
        for (auto& finding : guardrails::sweep(
                 scene, records::PolicyBook::shipped(), base::WorkingDays::england(), story.today))
            if (finding.guardrail->id == rule) verdicts.push_back(std::move(finding.verdict));
    }
    return verdicts;
}

bool says(const std::vector<guardrails::Evidence>& evidence, std::string_view words)
{
    return std::ranges::any_of(evidence, [&](const auto& each) { return each.says == words; });
}

/// Foster care was first recommended in 2014, and came about in late 2015: from 31 December 2014 to
/// 1 September 2015 are 244 days, and from 1 January 2014 to 31 December 2015 are 729.
TEST(PublishedCases, FamilyUHasOnePanelLedgerThatClosedAndSaysHowLongItWasOpen)
{
    int closed = 0;
    for (const auto& verdict : verdicts_of("G31", PlayedStory{published_case("family-u")})) {
        if (!says(verdict.against, "It came about in late 2015.")) continue;
        ++closed;
        EXPECT_TRUE(says(verdict.because,
                         "It was first recommended in 2014; that is from 244 to 729 days."));
        EXPECT_TRUE(says(verdict.because, "Panels put it off or refused it 3 times."));
        for (const std::string& missing : verdict.missing)
            EXPECT_FALSE(missing.starts_with("Decide what was recommended")) << missing;
    }
    EXPECT_EQ(closed, 1);
}

}  // namespace
}  // namespace holdfast
