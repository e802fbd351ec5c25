#include "tests/faults/filing.h"

#include "ledger/checkpoint.h"
#include "ledger/sealed_entry.h"
#include "ledger/verify.h"

#include <atomic>

namespace holdfast::faults {

using ledger::Snapshot;

ledger::Batch batch_of(const Sent& sent)
{
    ledger::Batch batch;
    for (const base::EntryId& id : sent.ids) {
        ledger::Entry entry;
        entry.id = id;
        entry.kind = 1;
        entry.by.role = "social_worker";
        entry.body.items = {{1, std::string(sent.body_size, 'a')}};
        if (batch.entries.empty()) entry.links = sent.links;
        else entry.links = {{ledger::LinkKind::part_of, sent.ids.front()}};
        batch.entries.push_back(std::move(entry));
    }
    batch.idempotency = {sent.key, base::sha256(base::view_of(sent.key))};
    return batch;
}

ledger::Setting setting_with(base::Entropy& entropy)
{
    static std::atomic<std::int64_t> ticks = 0;
    ledger::Setting setting;
    setting.clock = [] { return base::Instant(std::chrono::microseconds(++ticks)); };
    setting.entropy = &entropy;
    setting.projector = [](const ledger::Entry& entry, const ledger::Keys&) {
        return std::vector<ledger::Drawn>{{1, {static_cast<std::uint8_t>(entry.id.bytes[0] % 8)}}};
    };
    return setting;
}

base::SecretKey root_key()
{
    std::array<std::uint8_t, 32> bytes;
    bytes.fill(42);
    return base::SecretKey(bytes);
}

Inspection::Inspection(const Snapshot& snapshot) : snapshot_(snapshot)
{
    if (snapshot.size() == 0) return;
    const ledger::Keys& keys = snapshot.keys();
    const auto done = snapshot.rows().read(
        0, snapshot.size(), [&](const ledger::Stored& stored) -> base::Result<base::Done> {
            leaves_.push_back(ledger::leaf_hash(ledger::leaf_input(keys.authority(), stored)));
            return base::Done{};
        });
    const auto checkpoint = snapshot.checkpoint(snapshot.size());
    if (!done) fault_ = done.error().message;
    else if (!checkpoint || !*checkpoint) fault_ = "the last entry lies under no checkpoint";
    else if (!ledger::checkpoint_holds(keys.authority(), keys.signing().public_key(), **checkpoint))
        fault_ = "the signature of the last checkpoint does not hold";
    else root_ = (*checkpoint)->root;
}

std::string Inspection::prove(std::uint64_t index) const
{
    const auto proof = ledger::inclusion_proof(
        index,
        snapshot_.size(),
        [&](unsigned level, std::uint64_t position) -> base::Result<base::Digest> {
            if (level == 0) return leaves_[position];
            return snapshot_.rows().subtree(level, position);
        });
    if (!proof) return "an inclusion proof cannot be made";
    if (!ledger::inclusion_holds(index, snapshot_.size(), leaves_[index], *proof, root_))
        return "an inclusion proof does not hold";
    return "";
}

std::string Inspection::fault_of_kept(const Sent& sent, ledger::Ledger::Receipt receipt) const
{
    if (!fault_.empty()) return fault_;
    if (receipt.count != sent.ids.size()) return "a receipt counts other entries than were sent";
    for (std::size_t i = 0; i < sent.ids.size(); ++i) {
        const auto index = snapshot_.index_of(sent.ids[i]);
        if (!index) return "an index cannot be read: " + index.error().message;
        if (!*index) return "an acknowledged entry is lost";
        if (**index != receipt.first + i) return "an acknowledged entry is in another's place";
        auto fault = prove(**index);
        if (!fault.empty()) return fault;
    }
    return "";
}

std::string Inspection::fault_of_unknown(const Sent& sent) const
{
    std::size_t there = 0;
    for (const base::EntryId& id : sent.ids) {
        const auto index = snapshot_.index_of(id);
        if (!index) return "an index cannot be read: " + index.error().message;
        if (*index) ++there;
    }
    return there == 0 || there == sent.ids.size() ? "" : "a batch is there in part";
}

std::string Inspection::fault_of_ledger(ledger::Shelf& shelf) const
{
    const auto identity = shelf.identity();
    if (!identity || !*identity) return "the ledger has lost its identity";
    const auto verified = ledger::verify_ledger(snapshot_.rows(), **identity, &snapshot_.keys());
    if (!verified) return verified.error().place + ": " + verified.error().message;
    return verified->entries == snapshot_.size() ? "" : "verifying read another number of entries";
}

}  // namespace holdfast::faults
