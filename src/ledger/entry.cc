#include "ledger/entry.h"

#include "ledger/wire.h"

#include <algorithm>

namespace holdfast::ledger {

using base::ByteView;
using base::Problem;
using base::Result;

// The field numbers of the messages in docs/format.md. They are permanent.
namespace field {
constexpr std::uint32_t id = 1, kind = 2, happened = 3, by = 4, about = 5, link = 6, item = 7;
constexpr std::uint32_t practitioner = 1, role = 2, agency = 3;
constexpr std::uint32_t subject_kind = 1, subject_id = 2, part = 3;
constexpr std::uint32_t link_kind = 1, link_to = 2;
constexpr std::uint32_t item_field = 1, item_value = 2;
}  // namespace field

namespace {

template <class Write>
void nested(WireWriter& out, std::uint32_t number, Write write)
{
    WireWriter inner;
    write(inner);
    out.bytes(number, inner.written());
}

bool read_id(const WireReader::Item& item, base::IdBytes& id)
{
    if (item.number || item.bytes.size() != id.size()) return false;
    std::copy(item.bytes.begin(), item.bytes.end(), id.begin());
    return true;
}

/// An enum's number; false when it is not one of those declared, which run from 1 to `last`.
template <class Enum>
bool read_enum(const WireReader::Item& item, Enum last, Enum& value)
{
    if (!item.number || *item.number < 1 || *item.number > static_cast<std::uint64_t>(last))
        return false;
    value = static_cast<Enum>(*item.number);
    return true;
}

/// Calls `take` with each item of a message; false when the message is damaged or `take` says so.
template <class Take>
bool read_message(ByteView bytes, Take take)
{
    WireReader reader{bytes};
    while (const auto item = reader.next())
        if (!take(*item)) return false;
    return !reader.damaged();
}

bool read_author(ByteView bytes, Author& by)
{
    return read_message(bytes, [&](const WireReader::Item& item) {
        if (item.field == field::practitioner) return read_id(item, by.practitioner.bytes);
        if (item.field == field::agency) return read_id(item, by.agency.bytes);
        if (item.field == field::role) by.role = base::text_of(item.bytes);
        return true;
    });
}

bool read_about(ByteView bytes, About& about)
{
    return read_message(bytes, [&](const WireReader::Item& item) {
        if (item.field == field::subject_kind)
            return read_enum(item, base::SubjectKind::agency, about.subject.kind);
        if (item.field == field::subject_id) return read_id(item, about.subject.id);
        if (item.field == field::part) return read_enum(item, Part::source, about.part);
        return true;
    });
}

bool read_link(ByteView bytes, Link& link)
{
    return read_message(bytes, [&](const WireReader::Item& item) {
        if (item.field == field::link_kind) return read_enum(item, LinkKind::removes, link.kind);
        if (item.field == field::link_to) return read_id(item, link.to.bytes);
        return true;
    });
}

bool read_body_item(ByteView bytes, base::BodyItem& body_item)
{
    return read_message(bytes, [&](const WireReader::Item& item) {
        if (item.field == field::item_field) {
            if (!item.number || *item.number > 0xffffffffU) return false;
            body_item.field = static_cast<std::uint32_t>(*item.number);
        }
        if (item.field == field::item_value) body_item.value = base::text_of(item.bytes);
        return true;
    });
}

bool read_happened(const WireReader::Item& item, base::When& happened)
{
    auto when = base::When::parse(base::text_of(item.bytes));
    if (!when) return false;
    happened = *when;
    return true;
}

bool read_entry_item(const WireReader::Item& item, Entry& entry)
{
    switch (item.field) {
    case field::id: return read_id(item, entry.id.bytes);
    case field::kind:
        if (!item.number || *item.number > 0xffffffffU) return false;
        entry.kind = static_cast<std::uint32_t>(*item.number);
        return true;
    case field::happened: return read_happened(item, entry.happened);
    case field::by: return read_author(item.bytes, entry.by);
    case field::about:
        return read_about(
            item.bytes,
            entry.about.emplace_back(About{{base::SubjectKind::authority, {}}, Part::subject}));
    case field::link:
        return read_link(item.bytes, entry.links.emplace_back(Link{LinkKind::part_of, {}}));
    case field::item:
        return read_body_item(item.bytes, entry.body.items.emplace_back(base::BodyItem{0, {}}));
    default: return true;  // not an enum: a field of a later version, which is passed over.
    }
}

}  // namespace

base::Bytes encode(const Entry& entry)
{
    WireWriter out;
    out.bytes(field::id, entry.id.bytes);
    out.number(field::kind, entry.kind);
    out.text(field::happened, entry.happened.text());
    nested(out, field::by, [&](WireWriter& by) {
        by.bytes(field::practitioner, entry.by.practitioner.bytes);
        by.text(field::role, entry.by.role);
        by.bytes(field::agency, entry.by.agency.bytes);
    });
    for (const About& about : entry.about)
        nested(out, field::about, [&](WireWriter& inner) {
            inner.number(field::subject_kind, static_cast<std::uint64_t>(about.subject.kind));
            inner.bytes(field::subject_id, about.subject.id);
            inner.number(field::part, static_cast<std::uint64_t>(about.part));
        });
    for (const Link& link : entry.links)
        nested(out, field::link, [&](WireWriter& inner) {
            inner.number(field::link_kind, static_cast<std::uint64_t>(link.kind));
            inner.bytes(field::link_to, link.to.bytes);
        });
    for (const base::BodyItem& item : entry.body.items)
        nested(out, field::item, [&](WireWriter& inner) {
            inner.number(field::item_field, item.field);
            inner.text(field::item_value, item.value);
        });
    return out.take();
}

Result<Entry> decode(ByteView bytes)
{
    Entry entry;
    const bool whole = read_message(
        bytes, [&](const WireReader::Item& item) { return read_entry_item(item, entry); });
    if (!whole || entry.kind == 0)
        return base::problem(Problem::Kind::damaged,
                             "",
                             "The bytes of an entry are not of the form that was written.");
    return entry;
}

}  // namespace holdfast::ledger
