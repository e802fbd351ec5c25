#pragma once
#include "ledger/ledger.h"

#include <semaphore>
#include <unordered_set>

namespace holdfast::ledger {

/// One append that waits for its answer.
struct Ledger::Request {
    const Batch* batch = nullptr;
    const Check* check = nullptr;
    std::vector<base::Bytes> encoded;  // The entries, in the batch's order.
    base::Checked<Filed> answer{};
    bool lost = false;  // The machine failed while this was being written.
    bool lead = false;  // Woken to commit the next group itself.
    std::binary_semaphore ready{0};
};

/// Writes one group of requests into one transaction. Each request passes or fails by itself; what
/// it writes is visible to the checks of those behind it.
class Group {
public:
    Group(ShelfTransaction& rows, Head head, const Keys& keys, const Setting& setting)
        : rows_(rows), head_(std::move(head)), keys_(keys), setting_(setting)
    {}

    /// Fills the request's answer. A Problem is one of the shelf: the whole transaction must then
    /// be undone.
    [[nodiscard]] base::Result<base::Done> take(Ledger::Request& request);

    /// Writes head and checkpoint. Problem as above.
    [[nodiscard]] base::Result<base::Done> finish();

    [[nodiscard]] bool wrote_something() const { return wrote_; }
    [[nodiscard]] bool removed_something() const { return removed_; }

private:
    [[nodiscard]] Snapshot before() const
    {
        return Snapshot{rows_, nullptr, keys_, head_.frontier.size()};
    }
    [[nodiscard]] base::Result<bool> answered_before(Ledger::Request& request);
    [[nodiscard]] base::Result<base::Problems> find_problems(const Batch& batch);
    [[nodiscard]] base::Result<base::Problems> find_link_problems(const Batch& batch);
    [[nodiscard]] base::Result<base::Done> write(const Batch& batch, Ledger::Request& request);
    [[nodiscard]] base::Result<base::Done> write_entry(const Entry& entry, base::ByteView encoded);
    [[nodiscard]] base::Result<base::Done> remove_words(const base::EntryId& target,
                                                        std::uint64_t by);

    ShelfTransaction& rows_;
    Head head_;
    const Keys& keys_;
    const Setting& setting_;
    bool wrote_ = false;
    bool removed_ = false;
};

}  // namespace holdfast::ledger
