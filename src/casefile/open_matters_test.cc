#include "casefile/open_matters.h"
#include "casefile/told_story.h"

namespace holdfast::casefile {
namespace {

using ledger::LinkKind;

/// The numbers of those that are open, in the order in which they were told.
std::string open_in(const ToldStory& story, std::size_t told)
{
    const FamilyScene scene = story.scene();
    std::string numbers;
    for (const AnyFact* fact : open_matters(scene.facts))
        for (std::size_t number = 1; number <= told; ++number)
            if (story.id(number) == fact->id)
                numbers += (numbers.empty() ? "" : " ") + std::to_string(number);
    return numbers;
}

TEST(OpenMatters, AreWhatNobodyHasSettled)
{
    ToldStory story;
    const auto worry = story.tell("worry", "2026-03-02", "a", {{"what", "A worry."}});
    const auto missing = story.tell("missingEpisode", "2026-03-03", "a", {{"kind", "M"}});
    const auto challenge = story.tell("challenge", "2026-03-04", "a", {{"what", "Why?"}});
    EXPECT_EQ(open_in(story, challenge), "3 4 5");
    const auto answer = [&](const char* standing) {
        return story.tell("worryAnswered",
                          "2026-03-05",
                          "a",
                          {{"standing", standing}},
                          {{LinkKind::answers, worry}});
    };
    answer("not_known");
    EXPECT_EQ(open_in(story, challenge), "3 4 5");
    answer("changed");
    EXPECT_EQ(open_in(story, challenge), "4 5");
    answer("open");
    EXPECT_EQ(open_in(story, challenge), "3 4 5") << "it is open again";
    answer("not_so");
    story.tell("missingEpisode",
               "2026-03-03",
               "a",
               {{"kind", "M"}, {"returned", "2026-03-04"}},
               {{LinkKind::supersedes, missing}});
    EXPECT_EQ(open_in(story, challenge), "5");
    story.tell("challengeAnswer",
               "2026-03-06",
               "a",
               {{"outcome", "accepted"}, {"reasons", "So."}},
               {{LinkKind::answers, challenge}});
    EXPECT_EQ(open_in(story, challenge), "");
}

/// What was said about a worry stays said when the worry is written again.
TEST(OpenMatters, AnAnswerCountsForEveryVersion)
{
    ToldStory story;
    const auto first = story.tell("worry", "2026-03-02", "a", {{"what", "A worry."}});
    story.tell(
        "worryAnswered", "2026-03-03", "a", {{"standing", "not_so"}}, {{LinkKind::answers, first}});
    const auto second = story.tell(
        "worry", "2026-03-02", "a", {{"what", "More of it."}}, {{LinkKind::supersedes, first}});
    const auto third = story.tell(
        "worry", "2026-03-02", "a", {{"what", "All of it."}}, {{LinkKind::supersedes, second}});
    EXPECT_EQ(open_in(story, third), "");
    story.tell(
        "worryAnswered", "2026-03-05", "a", {{"standing", "open"}}, {{LinkKind::answers, third}});
    EXPECT_EQ(open_in(story, third), "6");
}

}  // namespace
}  // namespace holdfast::casefile
