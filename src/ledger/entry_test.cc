#include "base/seeded_entropy.h"
#include "ledger/entry.h"
#include "ledger/wire.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::Bytes;
using base::EntryId;
using base::Subject;
using base::When;

/// An entry with something in each of its members.
Entry full_entry()
{
    base::SeededEntropy entropy{1};
    Entry entry;
    entry.id = EntryId::random(entropy);
    entry.kind = 13;
    entry.happened = When::parse("14 days after entry:" + EntryId::random(entropy).text()).value();
    entry.by = {
        base::PractitionerId::random(entropy), "social_worker", base::AgencyId::random(entropy)};
    entry.about = {{Subject::of(base::AuthorityId::random(entropy)), Part::subject},
                   {Subject::of(base::PersonId::random(entropy)), Part::witness},
                   {Subject::of(base::FamilyId::random(entropy)), Part::present},
                   {Subject::of(base::PractitionerId::random(entropy)), Part::mentioned},
                   {Subject::of(base::AgencyId::random(entropy)), Part::recipient},
                   {Subject::of(base::PersonId::random(entropy)), Part::source}};
    for (const LinkKind kind : {LinkKind::corrects,
                                LinkKind::part_of,
                                LinkKind::answers,
                                LinkKind::evidence_for,
                                LinkKind::supersedes,
                                LinkKind::rests_on,
                                LinkKind::removes})
        entry.links.push_back({kind, EntryId::random(entropy)});
    entry.body.items = {{1, ""},
                        {3, std::string{"Bruises,\n£ and \0 and \xff", 23}},
                        {7, std::string(70'000, 'x')},
                        {0xffff'ffff, "a field of a later version"}};
    return entry;
}

TEST(Entry, ComesBackAsItWas)
{
    const Entry full = full_entry();
    EXPECT_EQ(decode(encode(full)), full);
    Entry bare;
    bare.kind = 1;
    EXPECT_EQ(decode(encode(bare)), bare);
    for (const char* happened : {"unknown",
                                 "2015-02-14T09:30:00Z",
                                 "2015-02-14",
                                 "late 2015-02",
                                 "early 2015",
                                 "2014-10/2015-02",
                                 "../2014-10"}) {
        bare.happened = When::parse(happened).value();
        EXPECT_EQ(decode(encode(bare)), bare) << happened;
    }
}

TEST(Entry, KeepsBodyItemsThatThisVersionDoesNotKnow)
{
    const auto again = decode(encode(full_entry()));
    ASSERT_TRUE(again);
    ASSERT_NE(again->body.value_of(0xffff'ffff), nullptr);
    EXPECT_EQ(*again->body.value_of(0xffff'ffff), "a field of a later version");
    EXPECT_EQ(*again->body.value_of(1), "") << "an empty value is no absent one";
    EXPECT_EQ(again->body.value_of(2), nullptr);
}

TEST(Entry, PassesOverMembersOfALaterVersion)
{
    const Entry full = full_entry();
    WireWriter later;
    later.number(99, 5);
    later.text(8, "a member of a later version");
    Bytes bytes = encode(full);
    bytes.insert(bytes.end(), later.written().begin(), later.written().end());
    EXPECT_EQ(decode(bytes), full) << "behind the known ones";
    bytes = later.written();
    const Bytes known = encode(full);
    bytes.insert(bytes.end(), known.begin(), known.end());
    EXPECT_EQ(decode(bytes), full) << "before the known ones";
}

TEST(Entry, PassesOverMembersOfALaterVersionWithinItsParts)
{
    Entry entry;
    entry.kind = 14;
    entry.links = {{LinkKind::answers, EntryId{{7}}}};
    WireWriter link;
    link.number(1, 3);
    link.bytes(2, EntryId{{7}}.bytes);
    link.text(9, "a member of a later version");
    WireWriter by;
    by.text(9, "a member of a later version");
    entry.about = {{base::Subject{base::SubjectKind::person, {}}, Part::present}};
    WireWriter about;
    about.number(1, 2);
    about.text(9, "a member of a later version");
    about.number(3, 3);
    WireWriter out;
    out.number(2, 14);
    out.bytes(4, by.written());
    out.bytes(5, about.written());
    out.bytes(6, link.written());
    EXPECT_EQ(decode(out.written()), entry);
}

TEST(Entry, IsDamagedByWordsWhereANumberBelongs)
{
    WireWriter about;
    about.text(3, "present");
    WireWriter out;
    out.number(2, 14);
    out.bytes(5, about.written());
    EXPECT_FALSE(decode(out.written()));
}

/// Where a message may end so that each of its items is whole.
std::vector<std::size_t> item_ends(base::ByteView bytes)
{
    std::vector<std::size_t> ends = {0};
    WireReader reader{bytes};
    while (const auto item = reader.next()) {
        // Only `kind` is a number, and a small one: a byte of tag and a byte of value.
        const auto end = item->number ? ends.back() + 2
                                      : static_cast<std::size_t>(item->bytes.data() - bytes.data())
                                            + item->bytes.size();
        ends.push_back(end);
    }
    return ends;
}

TEST(Entry, BrokenOffAnywhereIsDamagedOrTheFrontOfItsItems)
{
    // Where it breaks off between two items nothing in the form itself shows it: that is why the
    // sealing covers the whole.
    Entry full = full_entry();
    full.body.items[2].value.resize(200);
    const Bytes bytes = encode(full);
    const auto ends = item_ends(bytes);
    ASSERT_EQ(ends.size(), 1U + 4 + full.about.size() + full.links.size() + full.body.items.size());
    ASSERT_EQ(ends.back(), bytes.size());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto front = decode(base::ByteView{bytes}.first(size));
        const auto end = std::find(ends.begin(), ends.end(), size);
        // The kind, the second item, is what no entry is without.
        if (end == ends.end() || end - ends.begin() < 2) {
            ASSERT_FALSE(front) << size;
            EXPECT_EQ(front.error().kind, base::Problem::Kind::damaged);
            continue;
        }
        ASSERT_TRUE(front) << size;
        EXPECT_EQ(front->id, full.id);
        EXPECT_EQ(front->kind, full.kind);
        EXPECT_NE(*front, full);
    }
}

TEST(Entry, IsDamagedByAPartThatIsNotOfItsForm)
{
    const auto nested = [](std::uint32_t field, auto write) {
        WireWriter inner;
        write(inner);
        WireWriter out;
        out.number(2, 14);
        out.bytes(field, inner.written());
        return out.take();
    };
    const auto number = [](std::uint32_t field, std::uint64_t value) {
        return [=](WireWriter& out) { out.number(field, value); };
    };
    const auto text = [](std::uint32_t field, std::string_view value) {
        return [=](WireWriter& out) { out.text(field, value); };
    };
    WireWriter kind_zero;
    kind_zero.number(2, 0);
    WireWriter kind_too_large;
    kind_too_large.number(2, 0x1'0000'0000);
    WireWriter bad_when;
    bad_when.number(2, 14);
    bad_when.text(3, "Tuesday");
    WireWriter short_id;
    short_id.number(2, 14);
    short_id.text(1, "fifteen bytes!!");
    const std::pair<std::string_view, Bytes> rows[] = {
        {"kind 0", kind_zero.take()},
        {"a kind beyond 32 bits", kind_too_large.take()},
        {"a date that is none", bad_when.take()},
        {"an id of 15 bytes", short_id.take()},
        {"an author's id as a number", nested(4, number(1, 5))},
        {"an agency of 1 byte", nested(4, text(3, "a"))},
        {"a kind of subject 0", nested(5, number(1, 0))},
        {"a kind of subject 6", nested(5, number(1, 6))},
        {"a part 7", nested(5, number(3, 7))},
        {"a part as text", nested(5, text(3, "a"))},
        {"a kind of link 0", nested(6, number(1, 0))},
        {"a kind of link 8", nested(6, number(1, 8))},
        {"a link to 2 bytes", nested(6, text(2, "ab"))},
        {"a body item's field as text", nested(7, text(1, "a"))},
        {"a body item's field beyond 32 bits", nested(7, number(1, 0x1'0000'0000))},
    };
    for (const auto& [called, bytes] : rows) {
        const auto entry = decode(bytes);
        ASSERT_FALSE(entry) << called;
        EXPECT_EQ(entry.error().kind, base::Problem::Kind::damaged) << called;
    }
    EXPECT_FALSE(decode({})) << "nothing at all";
}

}  // namespace
}  // namespace holdfast::ledger
