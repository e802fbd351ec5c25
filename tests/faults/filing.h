#pragma once
#include "base/entropy.h"
#include "ledger/ledger.h"

#include <string>
#include <vector>

/// What the fault tests file in a ledger, and how they look whether it is all there.
namespace holdfast::faults {

/// A batch that was sent, so that it can be sent again.
struct Sent {
    std::string key;
    std::vector<base::EntryId> ids;
    std::size_t body_size = 0;
    std::vector<ledger::Link> links;  // Of the first entry.
};

/// The batch of what was sent: the same each time.
[[nodiscard]] ledger::Batch batch_of(const Sent& sent);

/// A setting whose clock tells nothing of the machine's. Each entry stands in list 1 as well.
[[nodiscard]] ledger::Setting setting_with(base::Entropy& entropy);

/// The root key of every ledger of these tests.
[[nodiscard]] base::SecretKey root_key();

/// Looks whether a ledger holds what it should. Each answer is what is wrong, or "".
class Inspection {
public:
    /// Reads every leaf once, so that many proofs can be made. The snapshot must outlive this.
    explicit Inspection(const ledger::Snapshot& snapshot);

    /// A batch whose receipt was given out: each entry is in its place, and is proved to lie under
    /// the root of the last signed checkpoint.
    [[nodiscard]] std::string fault_of_kept(const Sent& sent,
                                            ledger::Ledger::Receipt receipt) const;

    /// A batch of which nothing is known: all of it is there, or nothing.
    [[nodiscard]] std::string fault_of_unknown(const Sent& sent) const;

    /// Every row of the ledger.
    [[nodiscard]] std::string fault_of_ledger(ledger::Shelf& shelf) const;

private:
    [[nodiscard]] std::string prove(std::uint64_t index) const;

    const ledger::Snapshot& snapshot_;
    std::vector<base::Digest> leaves_;
    base::Digest root_{};
    std::string fault_;  // That of the reading, if any.
};

}  // namespace holdfast::faults
