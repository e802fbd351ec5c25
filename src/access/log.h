#pragma once
#include "access/viewer.h"
#include "ledger/ledger.h"

namespace holdfast::access {

/// One look at something, or one refusal.
struct Look {
    const Viewer& viewer;
    Action action;
    std::string_view page;  // Our own word for the page or the act; never case text.
    std::vector<base::Subject> about;
    Decision decision;
    std::string purpose;
    /// The one entry that was asked for, as of a document; nullopt: the page tells of many.
    std::optional<base::EntryId> entry = std::nullopt;
};

/// The log of reading: a ledger of its own, in a file of its own, with the same proofs. A look is
/// durable before its bytes leave; if the log stops, reading stops. Safe to call from several
/// threads; looks that wait together share a commit.
class Log {
public:
    /// The ledger outlives the log.
    explicit Log(ledger::Ledger& looks) : looks_(looks) {}

    /// Problem: unavailable, and then nothing may be shown.
    [[nodiscard]] base::Result<base::Done> write(const Look& look);

private:
    ledger::Ledger& looks_;
};

}  // namespace holdfast::access
