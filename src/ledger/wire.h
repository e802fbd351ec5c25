#pragma once
#include "base/seal.h"

#include <cstdint>
#include <optional>

namespace holdfast::ledger {

/// Writes the protocol-buffers wire format: of its forms, only varints and lengths of bytes.
class WireWriter {
public:
    void number(std::uint32_t field, std::uint64_t value);
    void bytes(std::uint32_t field, base::ByteView value);
    void text(std::uint32_t field, std::string_view value) { bytes(field, base::view_of(value)); }
    [[nodiscard]] const base::Bytes& written() const { return bytes_; }
    [[nodiscard]] base::Bytes take() { return std::move(bytes_); }

private:
    void varint(std::uint64_t value);
    base::Bytes bytes_;
};

/// Reads the same. Views point into the bytes given, which must outlive them.
class WireReader {
public:
    explicit WireReader(base::ByteView bytes) : rest_(bytes) {}

    struct Item {
        std::uint32_t field;
        std::optional<std::uint64_t> number;  // For a varint; otherwise `bytes`.
        base::ByteView bytes;
    };

    /// The next item; nullopt at the end, or once `damaged`.
    [[nodiscard]] std::optional<Item> next();
    /// Did the bytes break off or hold a form that is not read here?
    [[nodiscard]] bool damaged() const { return damaged_; }

private:
    [[nodiscard]] std::optional<std::uint64_t> varint();
    base::ByteView rest_;
    bool damaged_ = false;
};

}  // namespace holdfast::ledger
