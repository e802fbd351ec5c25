#include "index/lists.h"

#include "records/record_types.h"

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
    ledger::Drawn row{static_cast<std::uint32_t>(list), std::move(key)};
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

}  // namespace

std::vector<ledger::Drawn> rows_of(const ledger::Entry& entry, const ledger::Keys& keys)
{
    std::vector<ledger::Drawn> rows;
    for (const ledger::About& about : entry.about) add(rows, List::about, about_key(about.subject));
    add(rows, List::kind, kind_key(entry.kind));
    for (const records::Field& field : fields_of(entry.kind))
        if (const std::string* value = entry.body.value_of(field.id)) {
            if (field.looked_up == records::LookedUp::by_name) add_name(rows, *value, keys);
            if (field.looked_up == records::LookedUp::by_team)
                add(rows, List::team, team_key(*value, keys));
        }
    return rows;
}

}  // namespace holdfast::index
