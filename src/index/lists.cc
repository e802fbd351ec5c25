#include "index/lists.h"

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

std::vector<ledger::Drawn> rows_of(const ledger::Entry& entry)
{
    std::vector<ledger::Drawn> rows;
    for (const ledger::About& about : entry.about) {
        ledger::Drawn row{static_cast<std::uint32_t>(List::about), about_key(about.subject)};
        // A subject may be there twice, as witness and as recipient; the list needs it once.
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
    }
    rows.push_back({static_cast<std::uint32_t>(List::kind), kind_key(entry.kind)});
    return rows;
}

}  // namespace holdfast::index
