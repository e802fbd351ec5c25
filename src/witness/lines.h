#pragma once
#include "witness/bytes.h"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

/// The lines of an export as docs/format.md has them, read to the byte: white space, another order
/// of members, a number written otherwise are no such line.
namespace holdfast::witness {

/// Cuts a stream into lines without holding more than one of them. Belongs to one thread.
class LineReader {
public:
    /// `stream` outlives it.
    explicit LineReader(std::istream& stream) : stream_(stream), buffer_(1U << 18, '\0') {}

    /// The next line with its line feed, valid until the next call. nullopt when no line feed
    /// follows: the stream is at its end, breaks off, or has a line beyond 64 MiB.
    [[nodiscard]] std::optional<std::string_view> next();
    /// How many lines were asked for.
    [[nodiscard]] std::uint64_t number() const { return number_; }
    /// Does nothing follow?
    [[nodiscard]] bool at_end();

private:
    bool fill();
    std::istream& stream_;
    std::string buffer_;
    std::size_t begin_ = 0;  // What was read and not yet given out lies in [begin_, end_).
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
};

/// Views point into the line that was read.
struct HeaderLine {
    AuthorityBytes authority{};
    std::string_view authority_text;
    std::array<std::uint8_t, 32> signer{};
    std::uint64_t size = 0;
};

struct EntryLine {
    std::uint64_t index = 0;
    std::int64_t recorded = 0;               // Microseconds since 1970-01-01T00:00:00Z.
    std::optional<std::string_view> sealed;  // Base 64; nullopt: removed.
    Digest sealed_digest{};
    Digest key_digest{};
    std::optional<std::uint64_t> removed_by;
    std::optional<std::string_view> key;  // Base 64; only in an opened export.
    std::string_view words;               // JSON; only beside a key.
};

struct CheckpointLine {
    std::uint64_t size = 0;
    std::string_view root_text;
    Digest root{};
    std::int64_t recorded = 0;
    std::array<std::uint8_t, 64> signature{};
};

struct EndLine {
    std::uint64_t size = 0;
    Digest digest{};
};

/// Each takes a line without its line feed; nullopt when it is of another form.
[[nodiscard]] std::optional<HeaderLine> read_header(std::string_view line);
[[nodiscard]] std::optional<EntryLine> read_entry(std::string_view line);
[[nodiscard]] std::optional<CheckpointLine> read_checkpoint(std::string_view line);
[[nodiscard]] std::optional<EndLine> read_end(std::string_view line);

}  // namespace holdfast::witness
