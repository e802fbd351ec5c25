#include "witness/verify_export.h"

#include "witness/lines.h"
#include "witness/tree.h"

#include <sodium.h>

#include <algorithm>

namespace holdfast::witness {

using base::Done;
using base::Problem;
using base::Result;

namespace {

constexpr std::size_t nonce_size = 24;
constexpr std::size_t tag_size = 16;
constexpr std::size_t key_size = 32;
constexpr std::size_t place_size = 33;
constexpr std::size_t leaf_size = 97;

std::string entry_place(std::uint64_t index)
{
    return "entry " + std::to_string(index);
}

std::string entries_place(std::uint64_t first, std::uint64_t last)
{
    if (first == last) return entry_place(first);
    return "entries " + std::to_string(first) + " to " + std::to_string(last);
}

std::string line_place(std::uint64_t line)
{
    return "line " + std::to_string(line);
}

std::unexpected<Problem> wrong(std::string place, std::string message)
{
    return base::problem(Problem::Kind::damaged, std::move(place), std::move(message));
}

/// Puts eight bytes, the most significant first.
std::uint8_t* put_number(std::uint8_t* at, std::uint64_t number)
{
    for (int shift = 56; shift >= 0; shift -= 8) *at++ = static_cast<std::uint8_t>(number >> shift);
    return at;
}

/// authority ‖ index ‖ recorded ‖ format ‖ digest of the sealed bytes ‖ digest of the key.
/// The front of it is the place that the sealed bytes are bound to.
std::array<std::uint8_t, leaf_size> leaf_of(const AuthorityBytes& authority, const EntryLine& entry)
{
    std::array<std::uint8_t, leaf_size> leaf{};
    std::uint8_t* at = std::copy(authority.begin(), authority.end(), leaf.data());
    at = put_number(at, entry.index);
    at = put_number(at, static_cast<std::uint64_t>(entry.recorded));
    *at++ = 1;
    at = std::copy(entry.sealed_digest.begin(), entry.sealed_digest.end(), at);
    std::copy(entry.key_digest.begin(), entry.key_digest.end(), at);
    return leaf;
}

/// One walk through one export.
class Walk {
public:
    Walk(std::istream& stream, const Expected& expected)
        : stream_(stream), lines_(stream), expected_(expected)
    {}
    Result<Verified> run();

private:
    Result<std::string_view> next_line();
    Result<Done> take_header();
    Result<Done> take_entry(std::string_view line);
    Result<Done> check_removed(const EntryLine& entry);
    Result<Done> check_sealed(const EntryLine& entry, ByteView place);
    Result<Done> check_opened(const EntryLine& entry, ByteView place);
    Result<Done> take_checkpoint(std::string_view line);
    Result<Done> take_end(std::string_view line);

    [[nodiscard]] std::string here() const { return line_place(lines_.number()); }

    std::istream& stream_;
    LineReader lines_;
    const Expected& expected_;
    RunningDigest file_;
    Tree tree_;
    AuthorityBytes authority_{};
    std::string authority_text_;
    std::array<std::uint8_t, 32> signer_{};
    std::uint64_t size_ = 0;
    std::uint64_t removed_ = 0;
    std::uint64_t covered_ = 0;             // Entries under the last checkpoint that held.
    std::optional<std::int64_t> recorded_;  // Of the entry last read.
    std::optional<bool> opened_;            // Told by the first entry that was not removed.
    Bytes sealed_;                          // These three are kept for their memory alone.
    Bytes key_;
    Bytes plain_;
};

Result<std::string_view> Walk::next_line()
{
    const auto line = lines_.next();
    if (line) return *line;
    if (stream_.bad())
        return base::problem(Problem::Kind::unavailable, here(), "The export cannot be read on.");
    return wrong(here(), "The export breaks off here.");
}

Result<Done> Walk::take_header()
{
    const auto line = next_line();
    if (!line) return std::unexpected(line.error());
    const auto header = read_header(line->substr(0, line->size() - 1));
    if (!header) return wrong(here(), "This is not the first line of an export of version 1.");
    if (expected_.signer && *expected_.signer != base64(header->signer))
        return base::problem(Problem::Kind::refused,
                             here(),
                             "The export was signed by another key than the one expected.");
    if (header->size < expected_.at_least)
        return base::problem(Problem::Kind::refused,
                             here(),
                             "The export has " + std::to_string(header->size) + " entries, and "
                                 + std::to_string(expected_.at_least)
                                 + " are known to have been written: ask for the whole of it.");
    authority_ = header->authority;
    authority_text_ = header->authority_text;
    signer_ = header->signer;
    size_ = header->size;
    file_.add(*line);
    return Done{};
}

Result<Done> Walk::take_entry(std::string_view line)
{
    const std::string place = entry_place(tree_.size());
    const auto entry = read_entry(line);
    if (!entry) return wrong(place, "This line of the export is not of the form of an entry.");
    if (entry->index != tree_.size()) return wrong(place, "Another entry stands in its place.");
    if (recorded_ && entry->recorded < *recorded_)
        return wrong(entries_place(tree_.size() - 1, tree_.size()),
                     "The later one says that it was recorded before the other.");
    recorded_ = entry->recorded;
    const auto leaf = leaf_of(authority_, *entry);
    const auto done = entry->sealed ? check_sealed(*entry, ByteView{leaf}.first(place_size))
                                    : check_removed(*entry);
    if (!done) return done;
    tree_.append(leaf);
    return Done{};
}

Result<Done> Walk::check_removed(const EntryLine& entry)
{
    if (!entry.removed_by)
        return wrong(entry_place(entry.index),
                     "Its sealed bytes are missing and no order to remove them is named.");
    if (*entry.removed_by <= entry.index || *entry.removed_by >= size_)
        return wrong(entry_place(entry.index),
                     "The order that it was removed by is not a later entry.");
    ++removed_;
    return Done{};
}

Result<Done> Walk::check_sealed(const EntryLine& entry, ByteView place)
{
    const auto fails = [&](std::string message) {
        return wrong(entry_place(entry.index), std::move(message));
    };
    if (entry.removed_by) return fails("It is said to be removed and its sealed bytes are here.");
    if (!read_base64(*entry.sealed, sealed_) || sealed_.size() < nonce_size + tag_size)
        return fails("Its sealed bytes are not well formed.");
    if (sha256({sealed_}) != entry.sealed_digest)
        return fails("Its sealed bytes are not those of its digest.");
    if (opened_.value_or(entry.key.has_value()) != entry.key.has_value())
        return fails("Some entries of this export have a key and some have none.");
    opened_ = entry.key.has_value();
    return entry.key ? check_opened(entry, place) : Result<Done>{Done{}};
}

Result<Done> Walk::check_opened(const EntryLine& entry, ByteView place)
{
    const auto fails = [&](std::string message) {
        return wrong(entry_place(entry.index), std::move(message));
    };
    if (!read_base64(*entry.key, key_) || key_.size() != key_size)
        return fails("Its key is not well formed.");
    if (sha256({key_}) != entry.key_digest) return fails("Its key is not that of its digest.");
    // One byte more than the words, because no words are also words and have no address otherwise.
    plain_.resize(sealed_.size() - nonce_size - tag_size + 1);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(plain_.data(),
                                                                  nullptr,
                                                                  nullptr,
                                                                  sealed_.data() + nonce_size,
                                                                  sealed_.size() - nonce_size,
                                                                  place.data(),
                                                                  place.size(),
                                                                  sealed_.data(),
                                                                  key_.data());
    if (failed != 0) return fails("Its key does not open its sealed bytes.");
    return Done{};
}

Result<Done> Walk::take_checkpoint(std::string_view line)
{
    const auto checkpoint = read_checkpoint(line);
    if (!checkpoint) return wrong(here(), "This line is not of the form of a checkpoint.");
    if (covered_ == tree_.size())
        return wrong(here(), "A checkpoint stands here although no entry came since the last.");
    if (checkpoint->size != tree_.size())
        return wrong(here(), "This checkpoint is that of another entry.");
    if (checkpoint->root != tree_.root())
        return wrong(entries_place(covered_, tree_.size() - 1),
                     "What stands here is not what was signed.");
    if (checkpoint->recorded != recorded_)
        return wrong(here(), "This checkpoint tells another time than its last entry.");
    const std::string text =
        "holdfast checkpoint 1\n" + authority_text_ + "\n" + std::to_string(checkpoint->size) + "\n"
        + std::string{checkpoint->root_text} + "\n" + std::to_string(checkpoint->recorded) + "\n";
    if (crypto_sign_verify_detached(
            checkpoint->signature.data(), bytes_of(text).data(), text.size(), signer_.data())
        != 0)
        return wrong(here(), "The signature of this checkpoint does not hold.");
    covered_ = tree_.size();
    return Done{};
}

Result<Done> Walk::take_end(std::string_view line)
{
    const auto end = read_end(line);
    if (!end || end->size != size_)
        return wrong(here(), "This is not the last line of an export of so many entries.");
    if (end->digest != file_.finish())
        return wrong(here(),
                     "The digest of the file is another: the sealed bytes and the "
                     "signatures hold, and something else above was changed.");
    if (!lines_.at_end()) return wrong(line_place(lines_.number() + 1), "More follows the end.");
    return Done{};
}

Result<Verified> Walk::run()
{
    auto done = take_header();
    while (done) {
        const auto whole = next_line();
        if (!whole) return std::unexpected(whole.error());
        const std::string_view line = whole->substr(0, whole->size() - 1);
        if (line.starts_with(R"({"size":)")) {
            done = take_checkpoint(line);
        } else if (tree_.size() < size_) {
            done = take_entry(line);
        } else if (covered_ < size_) {
            return wrong(here(), "No checkpoint covers the last entry.");
        } else {
            done = take_end(line);
            if (!done) break;
            return Verified{
                size_, removed_, hex(tree_.root()), base64(signer_), opened_.value_or(false)};
        }
        file_.add(*whole);
    }
    return std::unexpected(done.error());
}

}  // namespace

Result<Verified> verify_export(std::istream& stream, const Expected& expected)
{
    if (sodium_init() < 0)
        return base::problem(
            Problem::Kind::unavailable, "", "This machine has no source of random bytes.");
    if (expected.signer && !read_base64_of<32>(*expected.signer))
        return base::problem(
            Problem::Kind::invalid, "signer", "A signer is a public key of 32 bytes in base 64.");
    return Walk{stream, expected}.run();
}

}  // namespace holdfast::witness
