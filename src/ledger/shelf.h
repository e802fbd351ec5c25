#pragma once
#include "base/date.h"
#include "base/id.h"
#include "base/seal.h"
#include "ledger/tree.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The port between the ledger and whatever keeps its rows: memory, SQLite, PostgreSQL. A shelf
/// knows bytes only; sealing, hashing, order, tokens and proofs are written once, above it.
namespace holdfast::ledger {

/// The only format of stored entries so far.
inline constexpr std::uint8_t stored_format = 1;

/// What stands at the head of a ledger: the next index and the tree as it is now.
struct Head {
    Frontier frontier;         // Its size is the number of entries, and the next index.
    base::Instant recorded{};  // Of the last entry.
};

/// One entry as it is kept. Both digests outlive a removal.
struct Stored {
    std::uint64_t index = 0;
    base::Instant recorded{};
    std::uint8_t format = stored_format;
    std::optional<base::Bytes> sealed;  // nullopt once removed.
    base::Digest sealed_digest{};
    base::Digest key_digest{};
    std::optional<std::uint64_t> removed_by;  // The index of the entry that ordered it.
    std::optional<base::Bytes> wrapped_key;   // Under the epoch key; nullopt once removed.
    std::uint32_t epoch = 0;                  // The epoch key that wraps it.
};

/// A row of a list drawn from one entry: a list's number and a key within it.
struct Drawn {
    std::uint32_t list;
    base::Bytes key;
    friend bool operator==(const Drawn&, const Drawn&) = default;
};

struct Checkpoint {
    std::uint64_t size = 0;
    base::Digest root{};
    base::Instant recorded{};  // Of the last entry that it covers.
    base::Signature signature{};
};

/// What was answered to a request that carried an idempotency key.
struct Answered {
    base::Digest request;     // Of what was asked, so that other content under the key is noticed.
    std::uint64_t first = 0;  // The entries that it made.
    std::uint64_t count = 0;
};

/// A secret kept sealed under the root key: "epoch/1", "signing".
struct KeptSecret {
    std::string name;
    base::Bytes sealed;
};

/// Whose ledger a shelf holds.
struct Identity {
    base::AuthorityId authority;
    base::PublicKey signer{};
    std::vector<KeptSecret> secrets;
};

/// Reading. Everything read through one view is of one moment. A view belongs to one thread at a
/// time. Problems: damaged, unavailable.
class ShelfView {
public:
    virtual ~ShelfView() = default;
    [[nodiscard]] virtual base::Result<Head> head() = 0;
    using Visit = std::function<base::Result<base::Done>(const Stored&)>;
    /// The entries from index `from` up to but not including `upto`, in order. A gap is damaged.
    [[nodiscard]] virtual base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                                        const Visit& visit) = 0;
    /// The indexes under a list's key, rising.
    [[nodiscard]] virtual base::Result<std::vector<std::uint64_t>> drawn(std::uint32_t list,
                                                                         base::ByteView key) = 0;
    /// The entries under a list's key with an index from `from` up to but not including `upto`, in
    /// order. A store that can join does better than this one look-up each.
    [[nodiscard]] virtual base::Result<base::Done> read_drawn(std::uint32_t list,
                                                              base::ByteView key,
                                                              std::uint64_t from,
                                                              std::uint64_t upto,
                                                              const Visit& visit);
    /// The root of a complete subtree of a level that is a multiple of 8 and not 0.
    [[nodiscard]] virtual base::Result<base::Digest> subtree(unsigned level,
                                                             std::uint64_t position) = 0;
    /// The checkpoint with the smallest size that is at least `size`; nullopt when there is none.
    [[nodiscard]] virtual base::Result<std::optional<Checkpoint>> checkpoint(
        std::uint64_t size) = 0;
    [[nodiscard]] virtual base::Result<std::optional<Answered>> answered(
        std::string_view idempotency_key) = 0;
};

/// One transaction, which also sees what it has put. It is undone when it goes without `commit`.
class ShelfTransaction : public ShelfView {
public:
    [[nodiscard]] virtual base::Result<base::Done> put_entry(const Stored& entry) = 0;
    [[nodiscard]] virtual base::Result<base::Done> put_drawn(std::uint64_t index,
                                                             std::span<const Drawn> rows) = 0;
    [[nodiscard]] virtual base::Result<base::Done> put_subtree(unsigned level,
                                                               std::uint64_t position,
                                                               const base::Digest& root) = 0;
    [[nodiscard]] virtual base::Result<base::Done> put_answered(std::string_view idempotency_key,
                                                                const Answered& answered) = 0;
    [[nodiscard]] virtual base::Result<base::Done> put_checkpoint(const Checkpoint& checkpoint) = 0;
    [[nodiscard]] virtual base::Result<base::Done> put_head(const Head& head) = 0;
    /// Destroys the sealed bytes and the wrapped key of an entry, and the rows given.
    [[nodiscard]] virtual base::Result<base::Done> remove(std::uint64_t index, std::uint64_t by,
                                                          std::span<const Drawn> rows) = 0;
    /// Makes everything durable. Problem: unavailable, when nothing was written and trying again
    /// may help (a full disk). Throws LostMachine when it is not known what was written.
    [[nodiscard]] virtual base::Result<base::Done> commit() = 0;
};

/// Safe to call from several threads; at most one transaction at a time, others wait.
class Shelf {
public:
    virtual ~Shelf() = default;
    /// nullopt: the shelf is empty. Problems: damaged, newer_format, unavailable.
    [[nodiscard]] virtual base::Result<std::optional<Identity>> identity() = 0;
    /// Writes whose ledger this is; only ever into an empty shelf. Problem: conflict.
    [[nodiscard]] virtual base::Result<base::Done> found(const Identity& identity) = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<ShelfView>> view() = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<ShelfTransaction>> begin() = 0;
    /// Makes sure that nothing removed lingers (a write-ahead log, a free page). Called after a
    /// commit that removed something.
    [[nodiscard]] virtual base::Result<base::Done> scrub() = 0;
};

}  // namespace holdfast::ledger
