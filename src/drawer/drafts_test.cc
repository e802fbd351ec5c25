#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

using std::chrono::minutes;

class DraftsStory : public testing::Test {
protected:
    Draft draft(base::PractitionerId practitioner, std::string what,
                std::optional<base::FamilyId> family = {})
    {
        return {DraftId::random(drawer_.entropy()),
                practitioner,
                std::move(what),
                family,
                {},
                {{"text", "half a sent"}}};
    }
    Drafts& drafts() { return drawer_->drafts(); }
    std::vector<DraftId> ids_of(base::PractitionerId practitioner)
    {
        std::vector<DraftId> ids;
        const auto all = drafts().of(practitioner).value();
        for (const Draft& one : all) ids.push_back(one.id);
        return ids;
    }

    SmallDrawer drawer_;
    const base::PractitionerId wren_ = base::PractitionerId::random(drawer_.entropy());
    const base::PractitionerId robin_ = base::PractitionerId::random(drawer_.entropy());
    const base::FamilyId family_ = base::FamilyId::random(drawer_.entropy());
};

void expect_same(const Draft& wanted, const Draft& is)
{
    EXPECT_EQ(wanted.id, is.id);
    EXPECT_EQ(wanted.practitioner, is.practitioner);
    EXPECT_EQ(wanted.what, is.what);
    EXPECT_EQ(wanted.family, is.family);
    EXPECT_EQ(wanted.saved, is.saved);
    EXPECT_EQ(base::json::serialize(wanted.fields), base::json::serialize(is.fields));
}

TEST_F(DraftsStory, AreKeptAsTheyWereTyped)
{
    Draft first = draft(wren_, "note", family_);
    first.fields = {{"happened", "not a date"},
                    {"text", "\"Half\" a \xc2\xa3 sent\n"},
                    {"people", base::json::array{1, -0.5, true, nullptr, base::json::object{}}}};
    const auto put = drafts().put(first);
    ASSERT_TRUE(put);
    EXPECT_EQ(drawer_.now, put->saved);
    drawer_.reopen();
    const auto found = drafts().find(wren_, first.id);
    ASSERT_TRUE(found && *found);
    expect_same(*put, **found);
    EXPECT_EQ(base::json::serialize(first.fields), base::json::serialize((*found)->fields));

    const Draft second = draft(wren_, "note");  // About no family.
    const Draft kept = drafts().put(second).value();
    expect_same(kept, drafts().find(wren_, second.id).value().value());
    EXPECT_FALSE(drafts().find(wren_, DraftId::random(drawer_.entropy())).value());
}

TEST_F(DraftsStory, ALaterOneTakesTheEarliersPlace)
{
    Draft one = draft(wren_, "note");
    ASSERT_TRUE(drafts().put(one));
    drawer_.pass(minutes(1));
    one.fields = {{"text", "half a sentence"}};
    ASSERT_TRUE(drafts().put(one));
    const auto found = drafts().find(wren_, one.id).value();
    EXPECT_EQ("half a sentence", found->fields.at("text").as_string());
    EXPECT_EQ(drawer_.now, found->saved);
    EXPECT_EQ(1U, drafts().of(wren_).value().size());
}

TEST_F(DraftsStory, AreNobodyElses)
{
    const Draft one = draft(wren_, "note", family_);
    ASSERT_TRUE(drafts().put(one));
    EXPECT_FALSE(drafts().find(robin_, one.id).value());
    EXPECT_FALSE(drafts().newest(robin_, "note", family_).value());
    EXPECT_TRUE(drafts().of(robin_).value().empty());
    EXPECT_TRUE(drafts().discard(robin_, one.id));
    EXPECT_TRUE(drafts().find(wren_, one.id).value()) << "discarded by somebody else";

    Draft other = one;
    other.practitioner = robin_;
    other.fields = {{"text", "mine"}};
    ASSERT_TRUE(drafts().put(other));
    EXPECT_EQ("half a sent", drafts().find(wren_, one.id).value()->fields.at("text").as_string());
}

TEST_F(DraftsStory, TheNewestIsOfItsKindAndFamily)
{
    const auto keep = [&](Draft one) {
        drawer_.pass(minutes(1));
        return drafts().put(std::move(one)).value().id;
    };
    const auto other_family = base::FamilyId::random(drawer_.entropy());
    const DraftId old_note = keep(draft(wren_, "note", family_));
    const DraftId new_note = keep(draft(wren_, "note", family_));
    const DraftId other_note = keep(draft(wren_, "note", other_family));
    const DraftId no_family = keep(draft(wren_, "note"));
    const DraftId letter = keep(draft(wren_, "letter", family_));

    EXPECT_EQ(new_note, drafts().newest(wren_, "note", family_).value()->id);
    EXPECT_EQ(other_note, drafts().newest(wren_, "note", other_family).value()->id);
    EXPECT_EQ(no_family, drafts().newest(wren_, "note", std::nullopt).value()->id);
    EXPECT_EQ(letter, drafts().newest(wren_, "letter", family_).value()->id);
    EXPECT_FALSE(drafts().newest(wren_, "letter", other_family).value());
    EXPECT_FALSE(drafts().newest(wren_, "not", family_).value());
    EXPECT_EQ((std::vector{letter, no_family, other_note, new_note, old_note}), ids_of(wren_));

    ASSERT_TRUE(drafts().discard(wren_, new_note));
    EXPECT_EQ(old_note, drafts().newest(wren_, "note", family_).value()->id);
    EXPECT_FALSE(drafts().find(wren_, new_note).value());
    EXPECT_TRUE(drafts().discard(wren_, new_note)) << "twice is no fault";
}

TEST_F(DraftsStory, AreRefusedWhenTheyCouldNotBeReadAgain)
{
    base::json::object deep;
    for (int level = 0; level < 70; ++level) deep = {{"in", deep}};
    struct Case {
        std::string what;
        base::json::object fields;
        std::string place;  // "": it is kept.
    };
    const std::size_t around = std::string_view(R"({"text":""})").size();
    const Case cases[] = {
        {"note", {}, ""},
        {"note", {{"text", std::string(most_draft_bytes - around, 'x')}}, ""},
        {"note", {{"text", std::string(most_draft_bytes - around + 1, 'x')}}, "fields"},
        {"note", {{"text", "\xff"}}, "fields"},
        {"note", deep, "fields"},
        {"", {}, "what"},
        {std::string(64, 'x'), {}, ""},
        {std::string(65, 'x'), {}, "what"},
    };
    for (const Case& row : cases) {
        Draft one = draft(wren_, row.what);
        one.fields = row.fields;
        const auto put = drafts().put(one);
        EXPECT_EQ(row.place.empty() ? "" : "invalid", fault_of(put)) << row.place;
        EXPECT_EQ(row.place, put ? "" : put.error().place);
        const auto found = drafts().find(wren_, one.id);
        ASSERT_TRUE(found);
        EXPECT_EQ(put.has_value(), found->has_value());
    }
}

TEST_F(DraftsStory, ALongDraftIsToldSo)
{
    Draft one = draft(wren_, "note");
    one.fields = {{"text", std::string(most_draft_bytes, 'x')}};
    EXPECT_EQ("This draft is too long to be kept: more than 1 MiB. Shorten it, or file it in "
              "parts.",
              drafts().put(one).error().message);
}

TEST_F(DraftsStory, ErasedAreGoneEvenFromACopy)
{
    const Draft one = draft(wren_, "note", family_);
    const Draft others = draft(robin_, "note", family_);
    ASSERT_TRUE(drafts().put(one));
    ASSERT_TRUE(drafts().put(others));
    const auto copy = drawer_.shelf().all(static_cast<std::uint32_t>(List::drafts), {}).value();
    ASSERT_TRUE(drafts().erase_all(wren_));
    EXPECT_TRUE(drafts().of(wren_).value().empty());
    EXPECT_EQ(1U, drawer_.rows_in(List::drafts));
    EXPECT_EQ(1U, drawer_.rows_in(List::draft_keys));
    EXPECT_EQ(std::vector{others.id}, ids_of(robin_));

    for (const Row& row : copy) {  // As from a backup, but without the keys.
        const Change change{static_cast<std::uint32_t>(List::drafts), row.key, row.value};
        ASSERT_TRUE(drawer_.shelf().change({&change, 1}));
    }
    EXPECT_FALSE(drafts().find(wren_, one.id).value());
    ASSERT_TRUE(drafts().put(draft(wren_, "letter"))) << "which makes a new key";
    EXPECT_EQ("damaged", fault_of(drafts().find(wren_, one.id))) << "and that opens nothing old";
    EXPECT_TRUE(drafts().erase_all(wren_)) << "nor stops anybody from erasing it";
    EXPECT_TRUE(drafts().of(wren_).value().empty());
}

}  // namespace
}  // namespace holdfast::drawer
