#include "drawer/rows.h"

#include "drawer/stored.h"

#include <sodium.h>

namespace holdfast::drawer {

using base::Bytes;
using base::ByteView;
using base::Done;
using base::Result;
using base::SecretKey;

namespace {

namespace json = base::json;

SecretKey drawn_from(const SecretKey& root, std::string_view purpose)
{
    base::Digest digest = base::keyed_digest(base::view_of(purpose), root);
    SecretKey key{digest};
    sodium_memzero(digest.data(), digest.size());
    return key;
}

void append(Bytes& bytes, ByteView more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void append(Bytes& bytes, List list)
{
    const auto number = static_cast<std::uint32_t>(list);
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

Bytes context_of(List list, ByteView key)
{
    Bytes context;
    append(context, base::view_of("holdfast drawer 1"));
    append(context, list);
    append(context, key);
    return context;
}

Result<json::object> opened(List list, ByteView key, ByteView sealed, const SecretKey& sealing)
{
    const auto plain = base::unseal(sealed, context_of(list, key), sealing);
    if (!plain) return damaged_row();
    auto value = base::parse_json(base::text_of(*plain));
    if (!value || !value->is_object()) return damaged_row();
    return std::move(value->get_object());
}

}  // namespace

Rows::Rows(DrawerShelf& shelf, const SecretKey& root, base::Entropy& entropy)
    : shelf_(&shelf), entropy_(&entropy), index_(drawn_from(root, "holdfast drawer 1 index")),
      seal_(drawn_from(root, "holdfast drawer 1 seal"))
{}

Bytes Rows::key_of(List list, ByteView name) const
{
    Bytes hashed;
    append(hashed, list);
    append(hashed, name);
    const base::Digest digest = base::keyed_digest(hashed, index_);
    return {digest.begin(), digest.end()};
}

Result<std::optional<json::object>> Rows::find(List list, const Bytes& key) const
{
    return find(list, key, seal_);
}

Result<std::optional<json::object>> Rows::find(List list, const Bytes& key,
                                               const SecretKey& sealing) const
{
    const auto sealed = shelf_->value(static_cast<std::uint32_t>(list), key);
    if (!sealed) return std::unexpected(sealed.error());
    if (!*sealed) return std::optional<json::object>{};
    auto object = opened(list, key, **sealed, sealing);
    if (!object) return std::unexpected(object.error());
    return std::optional<json::object>{std::move(*object)};
}

Result<std::vector<OpenRow>> Rows::all(List list, ByteView prefix) const
{
    return all(list, prefix, seal_);
}

Result<std::vector<OpenRow>> Rows::all(List list, ByteView prefix, const SecretKey& sealing) const
{
    auto rows = shelf_->all(static_cast<std::uint32_t>(list), prefix);
    if (!rows) return std::unexpected(rows.error());
    std::vector<OpenRow> open;
    open.reserve(rows->size());
    for (Row& row : *rows) {
        auto object = opened(list, row.key, row.value, sealing);
        if (!object) return std::unexpected(object.error());
        open.push_back({std::move(row.key), std::move(*object)});
    }
    return open;
}

Result<std::vector<Bytes>> Rows::keys(List list, ByteView prefix) const
{
    auto rows = shelf_->all(static_cast<std::uint32_t>(list), prefix);
    if (!rows) return std::unexpected(rows.error());
    std::vector<Bytes> keys;
    for (Row& row : *rows) keys.push_back(std::move(row.key));
    return keys;
}

Change Rows::putting(List list, Bytes key, const json::object& object) const
{
    return putting(list, std::move(key), object, seal_);
}

Change Rows::putting(List list, Bytes key, const json::object& object,
                     const SecretKey& sealing) const
{
    const std::string plain = json::serialize(object);
    Bytes sealed = base::seal(base::view_of(plain), context_of(list, key), sealing, *entropy_);
    return {static_cast<std::uint32_t>(list), std::move(key), std::move(sealed)};
}

Change Rows::erasing(List list, Bytes key)
{
    return {static_cast<std::uint32_t>(list), std::move(key), std::nullopt};
}

Result<Done> Rows::change(std::span<const Change> changes) const
{
    if (changes.empty()) return Done{};
    return shelf_->change(changes);
}

}  // namespace holdfast::drawer
