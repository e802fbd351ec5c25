#include "access/log.h"
#include "access/looks_ledger.h"
#include "records/types/looked.h"

#include <gtest/gtest.h>

namespace holdfast::access {
namespace {

class LogOfReading : public testing::Test {
protected:
    Look look(Decision decision, std::string purpose = "")
    {
        return {viewer_,
                Action::read,
                "family",
                {base::Subject::of(family_)},
                decision,
                std::move(purpose)};
    }

    base::SeededEntropy entropy_{3};
    Viewer viewer_{base::PractitionerId::random(entropy_),
                   "Ash Example",
                   "social_worker",
                   base::AgencyId::random(entropy_),
                   "North"};
    base::FamilyId family_ = base::FamilyId::random(entropy_);
    LooksLedger looks_{[] { return base::Instant{std::chrono::seconds{1'773'000'000}}; }};
};

TEST_F(LogOfReading, SaysWhoLookedAtWhomWhenAndByWhatRight)
{
    ASSERT_TRUE(looks_.log().write(look({true, "P2"}, "An invented reason")));
    const auto written = looks_.looks();
    ASSERT_EQ(written.size(), 1U);
    EXPECT_EQ(written.front().by, viewer_.as_author());
    EXPECT_EQ(written.front().about,
              (std::vector<ledger::About>{{base::Subject::of(family_), ledger::Part::subject}}));
    const records::Looked& said = written.front().said;
    EXPECT_EQ(said.at->text(), "2026-03-08T20:00:00Z");
    EXPECT_EQ(said.action, "read");
    EXPECT_EQ(said.page, "family");
    EXPECT_EQ(said.permitted, true);
    EXPECT_EQ(said.rule, "P2");
    EXPECT_EQ(said.purpose, "An invented reason");
}

TEST_F(LogOfReading, SaysWhichDocumentWasGivenAway)
{
    Look given = look({true, "P2"});
    given.entry = base::EntryId::random(entropy_);
    ASSERT_TRUE(looks_.log().write(given));
    ASSERT_TRUE(looks_.log().write(look({true, "P2"})));
    EXPECT_EQ(looks_.looks().front().said.entry, given.entry->text());
    EXPECT_EQ(looks_.looks().back().said.entry, std::nullopt);
}

TEST_F(LogOfReading, RefusalIsWrittenAsWell)
{
    ASSERT_TRUE(looks_.log().write(look({false, "F1"})));
    ASSERT_TRUE(looks_.log().write(look({})));
    const auto written = looks_.looks();
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written.front().said.permitted, false);
    EXPECT_EQ(written.front().said.rule, "F1");
    EXPECT_EQ(written.front().said.purpose, std::nullopt);
    EXPECT_EQ(written.back().said.rule, std::nullopt) << "no row matched";
}

TEST_F(LogOfReading, IsALedgerThatVerifies)
{
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(looks_.log().write(look({true, "P2"})));
    const auto verified = looks_.verify();
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(verified->entries, 5U);
    EXPECT_EQ(verified->removed, 0U);
}

TEST_F(LogOfReading, ThatStopsSaysSoAndWritesNothing)
{
    ASSERT_TRUE(looks_.log().write(look({true, "P2"})));
    looks_.stop();
    const auto stopped = looks_.log().write(look({true, "P2"}, "An invented reason"));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, base::Problem::Kind::unavailable);
    EXPECT_TRUE(stopped.error().message.ends_with('.'));
    EXPECT_EQ(stopped.error().message.find("disk"), std::string::npos)
        << "a reader is told what to do, not what broke";
    EXPECT_EQ(looks_.looks().size(), 1U);
}

}  // namespace
}  // namespace holdfast::access
