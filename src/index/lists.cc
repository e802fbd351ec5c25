#include "index/lists.h"

#include "index/sounds.h"
#include "records/record_types.h"
#include "records/types/document_content.h"

#include <algorithm>

namespace holdfast::index {

using base::Bytes;

namespace {

void put_number(Bytes& key, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        key.push_back(static_cast<std::uint8_t>(number >> shift));
}

}  // namespace

Bytes about_key(const base::Subject& subject)
{
    Bytes key;
    key.reserve(20);
    put_number(key, static_cast<std::uint32_t>(subject.kind));
    key.insert(key.end(), subject.id.begin(), subject.id.end());
    return key;
}

Bytes kind_key(std::uint32_t kind)
{
    Bytes key;
    put_number(key, kind);
    return key;
}

Bytes content_key(const base::EntryId& document)
{
    return {document.bytes.begin(), document.bytes.end()};
}

namespace {

Bytes blinded(List list, std::string_view word, const ledger::Keys& keys)
{
    const std::string text =
        "list " + std::to_string(static_cast<int>(list)) + " " + std::string{word};
    const base::Digest digest = base::keyed_digest(base::view_of(text), keys.token_key());
    // Half of it is enough: two words would share it once in 2^64 words.
    return {digest.begin(), digest.begin() + 16};
}

/// A row that is there already, for a subject that is both witness and recipient or for two words
/// that begin alike, is needed once.
void add(std::vector<ledger::Drawn>& rows, List list, Bytes key)
{
    ledger::Drawn row{number_of(list), std::move(key)};
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
}

void add_name(std::vector<ledger::Drawn>& rows, std::string_view name, const ledger::Keys& keys)
{
    for (const std::string& word : words_of(name)) {
        // One row for each beginning that ends between two characters of UTF-8.
        for (std::size_t end = 1, letters = 0; end <= word.size(); ++end) {
            const bool inside =
                end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80U;
            if (inside) continue;
            if (++letters < shortest_beginning && end < word.size()) continue;
            add(rows, List::name, name_key(std::string_view{word}.substr(0, end), keys));
        }
    }
}

}  // namespace

Bytes name_key(std::string_view word, const ledger::Keys& keys)
{
    return blinded(List::name, word, keys);
}

Bytes sound_key(std::string_view sound, const ledger::Keys& keys)
{
    return blinded(List::sound, sound, keys);
}

Bytes day_key(base::Date day, const ledger::Keys& keys)
{
    return blinded(List::day, day.iso(), keys);
}

Bytes place_key(std::string_view word, const ledger::Keys& keys)
{
    return blinded(List::place, word, keys);
}

Bytes number_key(std::string_view number, const ledger::Keys& keys)
{
    return blinded(List::number, number, keys);
}

Bytes team_key(std::string_view team, const ledger::Keys& keys)
{
    return blinded(List::team, team, keys);
}

namespace {

/// The fields of a record type by which it is looked up; most have none.
std::span<const records::Field> fields_of(std::uint32_t kind)
{
    const records::RecordType* type = records::record_type(kind);
    return type == nullptr ? std::span<const records::Field>{} : type->fields;
}

void add_sounds(std::vector<ledger::Drawn>& rows, std::string_view name, const ledger::Keys& keys)
{
    for (const std::string& word : words_of(name))
        if (const std::string sound = sound_of(word); !sound.empty())
            add(rows, List::sound, sound_key(sound, keys));
}

void add_looked_up(std::vector<ledger::Drawn>& rows, records::LookedUp how,
                   const std::string& value, const ledger::Keys& keys)
{
    switch (how) {
    case records::LookedUp::by_name:
        add_name(rows, value, keys);
        add_sounds(rows, value, keys);
        break;
    case records::LookedUp::by_team: add(rows, List::team, team_key(value, keys)); break;
    case records::LookedUp::by_day:
        if (const auto day = base::Date::parse(value)) add(rows, List::day, day_key(*day, keys));
        break;
    case records::LookedUp::by_place:
        for (const std::string& word : place_words(value))
            add(rows, List::place, place_key(word, keys));
        break;
    case records::LookedUp::by_number:
        add(rows, List::number, number_key(plain_number(value), keys));
        break;
    case records::LookedUp::never:
    case records::LookedUp::keeps_hidden: break;
    }
}

/// Whoever may not read an entry must not learn of it by searching for what it says.
bool is_kept_hidden(const ledger::Entry& entry, std::span<const records::Field> fields)
{
    return std::any_of(fields.begin(), fields.end(), [&](const records::Field& field) {
        const std::string* value = entry.body.value_of(field.id);
        return field.looked_up == records::LookedUp::keeps_hidden && value != nullptr
            && *value == "true";
    });
}

}  // namespace

std::vector<ledger::Drawn> rows_of(const ledger::Entry& entry, const ledger::Keys& keys)
{
    std::vector<ledger::Drawn> rows;
    for (const ledger::About& about : entry.about) add(rows, List::about, about_key(about.subject));
    add(rows, List::kind, kind_key(entry.kind));
    if (entry.kind == records::DocumentContent::declaration.number)
        for (const ledger::Link& link : entry.links)
            if (link.kind == ledger::LinkKind::part_of)
                add(rows, List::content, content_key(link.to));
    const auto fields = fields_of(entry.kind);
    const bool is_hidden = is_kept_hidden(entry, fields);
    for (const records::Field& field : fields) {
        // The work itself is on its team's list whatever it is about.
        if (is_hidden && field.looked_up != records::LookedUp::by_team) continue;
        if (const std::string* value = entry.body.value_of(field.id))
            add_looked_up(rows, field.looked_up, *value, keys);
    }
    return rows;
}

}  // namespace holdfast::index
