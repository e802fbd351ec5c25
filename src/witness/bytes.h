#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Bytes and their text forms, written here once more and not taken from `base`: a mistake there
/// must not be able to hide itself. Everything is safe to call from several threads.
namespace holdfast::witness {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;
using AuthorityBytes = std::array<std::uint8_t, 16>;

[[nodiscard]] Digest sha256(std::initializer_list<ByteView> pieces);

/// SHA-256 of bytes that come one piece after another. Belongs to one thread.
class RunningDigest {
public:
    RunningDigest();
    void add(std::string_view text);
    /// Of all that was added; nothing may be added afterwards.
    [[nodiscard]] Digest finish();

private:
    // The state of OpenSSL, whose header stays in the source.
    alignas(8) std::array<std::uint8_t, 112> state_{};
};

/// Base 64 with padding (RFC 4648, section 4), read only in the one form in which it is written:
/// false for anything else. `bytes` is replaced, so that its memory is used again.
[[nodiscard]] bool read_base64(std::string_view text, Bytes& bytes);
[[nodiscard]] std::string base64(ByteView bytes);

/// Exactly 64 characters, in lower case; nullopt for anything else.
[[nodiscard]] std::optional<Digest> read_hex(std::string_view text);
[[nodiscard]] std::string hex(ByteView bytes);

/// 26 characters of Crockford's base 32, in lower case; nullopt for anything else.
[[nodiscard]] std::optional<AuthorityBytes> read_id(std::string_view text);

[[nodiscard]] inline ByteView bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Bytes of a fixed length, as base 64; nullopt when they are not so many.
template <std::size_t N>
[[nodiscard]] std::optional<std::array<std::uint8_t, N>> read_base64_of(std::string_view text)
{
    Bytes bytes;
    if (!read_base64(text, bytes) || bytes.size() != N) return std::nullopt;
    std::array<std::uint8_t, N> fixed{};
    for (std::size_t i = 0; i < N; ++i) fixed[i] = bytes[i];
    return fixed;
}

}  // namespace holdfast::witness
