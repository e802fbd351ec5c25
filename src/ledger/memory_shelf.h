#pragma once
#include "ledger/shelf.h"

#include <memory>

namespace holdfast::ledger {

/// A shelf in this process's memory, for tests, `play` and benchmarks: nothing outlives it, so its
/// `commit` makes nothing durable and never throws LostMachine. Safe to call from several threads.
///
/// Beyond the port's own words:
/// - The next transaction begins when the one before has gone, not when it is committed.
/// - `put_entry` takes only the index that comes next, and no subtree, answer or checkpoint is put
///   twice. Problem: conflict. A drawn row that is there already is left as it is.
/// - `remove` of an entry that is not there answers not_found, of a removed one conflict.
/// - A transaction in which a put or a removal failed answers that Problem again at `commit`, and
/// is
///   undone.
/// - `scrub` answers unavailable while a view is open that still sees what was removed.
///
/// Views never wait for a transaction, nor a transaction for them. A view or a transaction may
/// outlive the shelf.
class MemoryShelf final : public Shelf {
public:
    MemoryShelf();
    ~MemoryShelf() override;
    MemoryShelf(const MemoryShelf&) = delete;
    MemoryShelf& operator=(const MemoryShelf&) = delete;

    [[nodiscard]] base::Result<std::optional<Identity>> identity() override;
    [[nodiscard]] base::Result<base::Done> found(const Identity& identity) override;
    [[nodiscard]] base::Result<std::unique_ptr<ShelfView>> view() override;
    [[nodiscard]] base::Result<std::unique_ptr<ShelfTransaction>> begin() override;
    [[nodiscard]] base::Result<base::Done> scrub() override;

    struct State;

private:
    std::shared_ptr<State> state_;
};

}  // namespace holdfast::ledger
