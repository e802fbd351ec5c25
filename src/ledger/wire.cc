#include "ledger/wire.h"

namespace holdfast::ledger {

namespace {
// The two wire types used, of the protocol-buffers encoding.
constexpr std::uint64_t type_varint = 0;
constexpr std::uint64_t type_bytes = 2;
}  // namespace

void WireWriter::varint(std::uint64_t value)
{
    while (value >= 0x80) {
        bytes_.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    bytes_.push_back(static_cast<std::uint8_t>(value));
}

void WireWriter::number(std::uint32_t field, std::uint64_t value)
{
    varint(std::uint64_t{field} << 3 | type_varint);
    varint(value);
}

void WireWriter::bytes(std::uint32_t field, base::ByteView value)
{
    varint(std::uint64_t{field} << 3 | type_bytes);
    varint(value.size());
    bytes_.insert(bytes_.end(), value.begin(), value.end());
}

std::optional<std::uint64_t> WireReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (rest_.empty()) break;
        const std::uint8_t byte = rest_.front();
        rest_ = rest_.subspan(1);
        // The tenth byte may hold only the last bit of 64.
        if (shift == 63 && byte > 1) break;
        value |= std::uint64_t{byte & 0x7fU} << shift;
        if (byte < 0x80) return value;
    }
    damaged_ = true;
    return std::nullopt;
}

std::optional<WireReader::Item> WireReader::next()
{
    if (damaged_ || rest_.empty()) return std::nullopt;
    const auto tag = varint();
    if (!tag) return std::nullopt;
    const std::uint64_t field = *tag >> 3;
    if (field == 0 || field > 0x1fffffff) {
        damaged_ = true;
        return std::nullopt;
    }
    Item item{static_cast<std::uint32_t>(field), std::nullopt, {}};
    const auto value = varint();
    if (!value) return std::nullopt;
    if ((*tag & 7) == type_varint) {
        item.number = value;
        return item;
    }
    if ((*tag & 7) != type_bytes || *value > rest_.size()) {
        damaged_ = true;
        return std::nullopt;
    }
    item.bytes = rest_.first(static_cast<std::size_t>(*value));
    rest_ = rest_.subspan(static_cast<std::size_t>(*value));
    return item;
}

}  // namespace holdfast::ledger
