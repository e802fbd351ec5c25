#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

class Dangers : public ApiLedger {
protected:
    Answered press(std::string_view by, const std::string& key)
    {
        return post(by, family_at("/dangers"), json::object{}, key);
    }
};

TEST_F(Dangers, WhoeverMayTellPressesAlsoWhereTheyMayNotRead)
{
    const std::uint64_t before = size();
    const Answered done = press("social_worker B", "one key");
    ASSERT_EQ(done.told(), "201") << done.whole.body;
    EXPECT_EQ(size(), before + 1);
    // Not a word of the file, nor who is in it.
    EXPECT_EQ(done.body.as_object().size(), 3U);
    EXPECT_FALSE(done.whole.body.contains(child_.text()));
    EXPECT_EQ(read("social_worker B", family_at()).status, 403);
    EXPECT_EQ(press("social_worker B", "one key").body.at("entries"), done.body.at("entries"));
    EXPECT_EQ(size(), before + 1);

    const Answered list = read("screener", "/api/v1/work/dangers");
    ASSERT_EQ(list.body.at("data").as_array().size(), 1U);
    EXPECT_EQ(list.body.at("data").at(0).at("dangers"), done.body.at("entries"));
    const Answered mine = read("social_worker", "/api/v1/work/families");
    EXPECT_EQ(mine.body.at("data").at(0).at("dangers"), done.body.at("entries"));
}

TEST_F(Dangers, APartnerCannotTellWhoseFamilyIsThere)
{
    const std::uint64_t before = size();
    const Answered not_theirs = press("school", "one");
    EXPECT_EQ(not_theirs.told(), "404 not-found: ");
    const std::string other =
        "/api/v1/families/" + base::FamilyId::random(entropy_).text() + "/dangers";
    const Answered not_there = post("school", other, json::object{}, "two");
    EXPECT_EQ(not_there.whole.body, not_theirs.whole.body);
    EXPECT_EQ(post("social_worker", other, json::object{}).told(), "404 not-found: ");
    EXPECT_EQ(size(), before);
}

TEST_F(Dangers, ItTakesNoWords)
{
    const std::uint64_t before = size();
    EXPECT_EQ(post("social_worker", family_at("/dangers"), {{"what", "A fire."}}).told(),
              "422 invalid: /what");
    EXPECT_EQ(size(), before);
}

}  // namespace
}  // namespace holdfast::exchange
