#include "base/seeded_entropy.h"
#include "index/lists.h"
#include "records/types/allocation.h"
#include "records/types/document_content.h"
#include "records/types/person.h"

#include <gtest/gtest.h>

namespace holdfast::index {
namespace {

using base::Bytes;
using base::Subject;
using ledger::Drawn;
using ledger::Part;

base::IdBytes id_of(std::uint8_t byte)
{
    base::IdBytes id{};
    id.fill(byte);
    return id;
}

const ledger::Keys& keys()
{
    static base::SeededEntropy entropy{1};
    static const ledger::Keys keys = ledger::Keys::make(base::AuthorityId::random(entropy),
                                                        base::SecretKey::random(entropy),
                                                        entropy)
                                         .first;
    return keys;
}

Drawn about_row(const Subject& subject)
{
    return {1, about_key(subject)};
}

TEST(AboutKey, IsTheKindInFourBytesAndTheId)
{
    const base::IdBytes id = id_of(0xab);
    struct Row {
        Subject subject;
        std::uint8_t kind;
    };
    const Row rows[] = {
        {Subject::of(base::AuthorityId{id}), 1},
        {Subject::of(base::PersonId{id}), 2},
        {Subject::of(base::FamilyId{id}), 3},
        {Subject::of(base::PractitionerId{id}), 4},
        {Subject::of(base::AgencyId{id}), 5},
    };
    for (const Row& row : rows) {
        Bytes wanted = {0, 0, 0, row.kind};
        wanted.insert(wanted.end(), id.begin(), id.end());
        EXPECT_EQ(about_key(row.subject), wanted) << int{row.kind};
    }
}

TEST(KindKey, IsTheNumberInFourBytesTheGreatestFirst)
{
    EXPECT_EQ(kind_key(13), (Bytes{0, 0, 0, 13}));
    EXPECT_EQ(kind_key(0x01020304), (Bytes{1, 2, 3, 4}));
    EXPECT_EQ(kind_key(0xffffffff), (Bytes{255, 255, 255, 255}));
}

TEST(RowsOf, AnEntryAreItsSubjectsAndItsKind)
{
    const Subject child = Subject::of(base::PersonId{id_of(1)});
    const Subject mother = Subject::of(base::PersonId{id_of(2)});
    const Subject family = Subject::of(base::FamilyId{id_of(1)});
    const Drawn kind{2, kind_key(13)};
    struct Row {
        std::string_view called;
        std::vector<ledger::About> about;
        std::vector<Drawn> rows;
    };
    const Row rows[] = {
        {"about nobody", {}, {kind}},
        {"about a child", {{child, Part::subject}}, {about_row(child), kind}},
        {"in every part",
         {{child, Part::subject}, {mother, Part::mentioned}},
         {about_row(child), about_row(mother), kind}},
        {"twice, in two parts",
         {{mother, Part::witness}, {child, Part::subject}, {mother, Part::recipient}},
         {about_row(mother), about_row(child), kind}},
        {"a person and a family of the same number",
         {{child, Part::subject}, {family, Part::subject}},
         {about_row(child), about_row(family), kind}},
    };
    for (const Row& row : rows) {
        ledger::Entry entry;
        entry.kind = 13;
        entry.about = row.about;
        // Neither the author nor what is linked to is what the entry is about.
        entry.by.practitioner.bytes = id_of(9);
        entry.links = {{ledger::LinkKind::corrects, {id_of(8)}}};
        EXPECT_EQ(rows_of(entry, keys()), row.rows) << row.called;
    }
}

TEST(RowsOf, TheBytesOfADocumentAreFoundByItAndUnderNoFile)
{
    ledger::Entry part;
    part.kind = records::DocumentContent::declaration.number;
    const base::EntryId document{id_of(7)};
    part.links = {{ledger::LinkKind::part_of, document}};
    const std::vector<Drawn> wanted = {{2, kind_key(part.kind)}, {9, content_key(document)}};
    EXPECT_EQ(rows_of(part, keys()), wanted);
    EXPECT_EQ(content_key(document), Bytes(16, 7));
    part.kind = 14;  // A note that is part of something is no content.
    EXPECT_EQ(rows_of(part, keys()), (std::vector<Drawn>{{2, kind_key(14)}}));
}

TEST(RowsOf, AnEntryStayOutOfTheLedgersOwnList)
{
    ledger::Entry entry;
    entry.kind = 1;
    entry.about = {{Subject::of(base::AuthorityId{id_of(1)}), Part::subject}};
    for (const Drawn& row : rows_of(entry, keys())) EXPECT_NE(row.list, 0U);
    EXPECT_EQ(static_cast<std::uint32_t>(List::about), 1U);
    EXPECT_EQ(static_cast<std::uint32_t>(List::kind), 2U);
    EXPECT_EQ(static_cast<std::uint32_t>(List::name), 3U);
    EXPECT_EQ(static_cast<std::uint32_t>(List::team), 4U);
}

TEST(WordsOf, ANameAreFoundHoweverTheyAreWritten)
{
    struct Row {
        std::string_view name;
        std::vector<std::string> words;
    };
    const Row rows[] = {
        {"Ash Example", {"ash", "example"}},
        {"  ASH\tEXAMPLE ", {"ash", "example"}},
        {"Example-Sample", {"example", "sample"}},
        {"O'Example", {"oexample"}},
        {"O\u2019Example", {"oexample"}},
        {"Zo\u00eb \u00c9xample", {"zoe", "example"}},
        {"Ma\u0142gorzata", {"ma\u0142gorzata"}},
        {"\u0410\u043d\u043d\u0430", {"\u0430\u043d\u043d\u0430"}},
        {"Child 2 of 3", {"child", "2", "of", "3"}},
        {"", {}},
        {" - ", {}},
    };
    for (const Row& row : rows) EXPECT_EQ(words_of(row.name), row.words) << row.name;
}

TEST(RowsOf, APersonHoldTheBeginningsOfTheNameBlinded)
{
    ledger::Entry entry;
    entry.kind = records::Person::declaration.number;
    entry.body.items = {{1, "Ash \u00c9x"}};
    const std::vector<Drawn> wanted = {
        {2, kind_key(10)},
        {3, name_key("as", keys())},
        {3, name_key("ash", keys())},
        {3, name_key("ex", keys())},
        {5, sound_key("AX", keys())},
    };
    EXPECT_EQ(rows_of(entry, keys()), wanted);
    for (const Drawn& row : wanted)
        EXPECT_EQ(base::text_of(row.key).find("sh"), std::string::npos) << "a name can be read";
}

std::vector<Drawn> looked_up(std::uint32_t kind, std::vector<base::BodyItem> items)
{
    ledger::Entry entry;
    entry.kind = kind;
    entry.body.items = std::move(items);
    std::vector<Drawn> rows = rows_of(entry, keys());
    rows.erase(rows.begin());  // Of its kind.
    return rows;
}

TEST(RowsOf, WhatIsKnownOfAPersonIsLookedUp)
{
    const auto day = base::Date::of(2015, 3, 4);
    EXPECT_EQ(looked_up(10, {{2, "2015-03-04"}}), (std::vector<Drawn>{{6, day_key(day, keys())}}));
    EXPECT_EQ(looked_up(10, {{2, "2015-03"}}), std::vector<Drawn>{}) << "a month is no day";
    EXPECT_EQ(looked_up(10, {{3, "2015-03-04"}}), (std::vector<Drawn>{{6, day_key(day, keys())}}));
    EXPECT_EQ(looked_up(21, {{2, "nhs"}, {3, "900 000 0009"}}),
              (std::vector<Drawn>{{8, number_key("9000000009", keys())}}));
    EXPECT_EQ(looked_up(23, {{3, "Flat 2\n14 Example Street"}, {4, "ZZ1A 1AA"}}),
              (std::vector<Drawn>{{7, place_key("2", keys())},
                                  {7, place_key("14", keys())},
                                  {7, place_key("example", keys())},
                                  {7, place_key("zz1a", keys())},
                                  {7, place_key("1aa", keys())}}));
}

/// Whoever may not read it must not learn of it by a search.
TEST(RowsOf, WhatIsKeptHiddenIsNotLookedUp)
{
    const std::uint32_t restricted = 1'000;
    EXPECT_FALSE(looked_up(22, {{2, "Rose Sample"}}).empty());
    EXPECT_TRUE(looked_up(22, {{2, "Rose Sample"}, {restricted, "true"}}).empty());
    EXPECT_FALSE(looked_up(23, {{4, "ZZ1A 1AA"}, {11, "false"}}).empty());
    EXPECT_TRUE(looked_up(23, {{4, "ZZ1A 1AA"}, {11, "true"}}).empty());
    EXPECT_EQ(looked_up(20, {{3, "North team"}, {restricted, "true"}}).size(), 1U)
        << "the work stays on its team's list";
}

TEST(PlaceWords, TellOneAddressFromAnother)
{
    struct Row {
        const char* typed;
        std::vector<std::string> words;
    };
    const Row rows[] = {
        {"", {}},
        {"14 Example Street", {"14", "example"}},
        {"The Street", {}},
        {"zz1a1aa", {"zz1a", "1aa"}},
        {"ZZ1A 1AA", {"zz1a", "1aa"}},
        {"Z1 1AA", {"z1", "1aa"}},
        {"z11aa", {"z1", "1aa"}},
        {"flat12b", {"flat12b"}},
    };
    for (const Row& row : rows) EXPECT_EQ(place_words(row.typed), row.words) << row.typed;
}

TEST(RowsOf, AnAllocationHoldItsTeam)
{
    ledger::Entry entry;
    entry.kind = records::Allocation::declaration.number;
    entry.body.items = {{2, "lead"}, {3, "North team"}};
    const std::vector<Drawn> wanted = {{2, kind_key(20)}, {4, team_key("North team", keys())}};
    EXPECT_EQ(rows_of(entry, keys()), wanted);
    EXPECT_NE(team_key("North team", keys()), name_key("North team", keys()));
}

}  // namespace
}  // namespace holdfast::index
