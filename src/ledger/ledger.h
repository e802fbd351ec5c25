#pragma once
#include "base/lost_machine.h"
#include "ledger/snapshot.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace holdfast::ledger {

/// So that a request sent twice is done once. `request` is the digest of what was asked: the same
/// key with other content is a conflict.
struct Idempotency {
    std::string key;  // 1 to 64 characters.
    base::Digest request;
};

/// Entries that stand or fall together, in their order. An entry may link to an earlier one of the
/// same batch.
struct Batch {
    std::vector<Entry> entries;  // 1 to 1,000.
    std::optional<Idempotency> idempotency;
};

/// What was made durable.
struct Filed {
    std::string receipt;  // Opaque; `Ledger::read_receipt` reads it.
    std::vector<base::EntryId> entries;
    bool again = false;  // The same request had been answered before; nothing was written now.
};

/// What a batch must still satisfy inside the commit, when nothing can come between. The snapshot
/// shows everything before the batch. An empty answer lets it pass. Runs on the thread that
/// commits, so it must be quick and must not append.
using Check = std::function<base::Problems(const Snapshot& before, std::span<const Entry> batch)>;

/// The rows that one entry alone gives to the lists, written in the same commit. The keys are there
/// to blind words with, so that no row shows a name. Pure; list 0 is the ledger's own.
using Projector = std::function<std::vector<Drawn>(const Entry&, const Keys&)>;

/// The time, in UTC. `recorded` never decreases, whatever the clock says.
using Clock = std::function<base::Instant()>;

/// What a ledger is given from outside. The pointers outlive it.
struct Setting {
    Clock clock;
    base::Entropy* entropy = nullptr;
    Projector projector;
};

/// One append-only sequence of entries for each authority, in order, tamper-evident: two verbs,
/// `append` and `read`. Safe to call from several threads; appends that wait together share one
/// commit.
class Ledger {
public:
    /// Founds a ledger on an empty shelf. Problem: conflict, when it is not empty; unavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<Ledger>> create(Shelf& shelf,
                                                                      base::AuthorityId authority,
                                                                      const base::SecretKey& root,
                                                                      Setting setting);
    /// Problems: not_found, for an empty shelf; refused, for another ledger's root key; damaged;
    /// newer_format; unavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<Ledger>> open(Shelf& shelf,
                                                                    const base::SecretKey& root,
                                                                    Setting setting);

    /// Makes the batch durable, all of it or nothing, and answers only then.
    /// Problems, every one at once: invalid (a size out of bounds), conflict (an id in use, an
    /// idempotency key used for other content), not_found (a link or a date that leans on an entry
    /// that is not there), whatever `check` says, unavailable (nothing was written, and trying
    /// again may help; or, for a removal, the words are destroyed but traces of their sealed bytes
    /// may linger in the store until the order is given again). Throws LostMachine when the machine
    /// failed while writing.
    [[nodiscard]] base::Checked<Filed> append(const Batch& batch, const Check& check = {});

    /// The ledger as it stands now.
    [[nodiscard]] base::Result<Snapshot> read() const;

    struct Receipt {
        std::uint64_t first;
        std::uint64_t count;
    };
    /// Problem: invalid.
    [[nodiscard]] base::Result<Receipt> read_receipt(std::string_view receipt) const;

    [[nodiscard]] const Keys& keys() const { return keys_; }
    [[nodiscard]] Shelf& shelf() const { return *shelf_; }
    [[nodiscard]] base::Instant now() const { return setting_.clock(); }
    [[nodiscard]] base::Entropy& entropy() const { return *setting_.entropy; }

    struct Request;
    /// Commits one group of waiting requests and fills their answers. `append` calls it; a
    /// simulation may call it with a queue of its own. Never two at a time.
    void step(std::span<Request* const> group);

private:
    Ledger(Shelf& shelf, Keys keys, Setting setting)
        : shelf_(&shelf), keys_(std::move(keys)), setting_(std::move(setting))
    {}
    void lead(Request& own);
    void commit_group(std::span<Request* const> group);

    Shelf* shelf_;
    Keys keys_;
    Setting setting_;
    std::mutex mutex_;
    std::deque<Request*> waiting_;  // Guarded by mutex_.
    bool led_ = false;              // Guarded by mutex_: somebody is committing.
    bool lost_ = false;  // Guarded by mutex_: the machine failed; nothing more is written.
};

}  // namespace holdfast::ledger
