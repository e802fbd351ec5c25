#pragma once
#include "base/entropy.h"
#include "base/problem.h"

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace holdfast::base {

/// 128 random bits. The text form is 26 characters of Crockford's base 32 in lower case
/// (digits and letters without i, l, o, u), most significant bits first; the first character is
/// 0 to 7. It holds no date and no count, so an id tells nobody anything.
using IdBytes = std::array<std::uint8_t, 16>;

[[nodiscard]] std::string id_text(const IdBytes& bytes);

/// Accepts exactly the text form, in either case. Problem: invalid.
[[nodiscard]] Result<IdBytes> parse_id(std::string_view text);

/// An id of one kind of thing; ids of different kinds cannot be mixed up.
template <class Tag>
struct Id {
    IdBytes bytes{};

    [[nodiscard]] static Id random(Entropy& entropy)
    {
        Id id;
        entropy.fill(id.bytes);
        return id;
    }
    [[nodiscard]] static Result<Id> parse(std::string_view text)
    {
        auto bytes = parse_id(text);
        if (!bytes) return std::unexpected(bytes.error());
        return Id{*bytes};
    }
    [[nodiscard]] std::string text() const { return id_text(bytes); }

    auto operator<=>(const Id&) const = default;
};

using AuthorityId = Id<struct AuthorityTag>;
using EntryId = Id<struct EntryTag>;

/// For hash tables: the bits of an id are random already.
struct IdHash {
    template <class Tag>
    std::size_t operator()(const Id<Tag>& id) const noexcept
    {
        std::size_t value;
        std::memcpy(&value, id.bytes.data(), sizeof value);
        return value;
    }
};

}  // namespace holdfast::base
