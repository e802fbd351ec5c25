#pragma once
#include "ledger/checkpoint.h"

#include <atomic>
#include <span>
#include <thread>
#include <vector>

namespace holdfast::ledger {

/// The signatures of some checkpoints, checked by every core of the machine while whoever made this
/// goes on with something else: one signature takes as long as a hundred hashes. The others begin
/// with the last of them, and whoever asks does not wait for one that nobody has begun.
class Signatures {
public:
    /// All three must outlive this.
    Signatures(const base::AuthorityId& authority, const base::PublicKey& signer,
               std::span<const Checkpoint> checkpoints);

    /// Was this one signed? To be asked by one thread.
    [[nodiscard]] bool holds(std::size_t position);

private:
    enum class State : std::uint8_t { open, begun, holds, fails };
    void check(std::size_t position);
    void check_the_others();

    const base::AuthorityId& authority_;
    const base::PublicKey& signer_;
    std::span<const Checkpoint> checkpoints_;
    std::vector<std::atomic<State>> states_;
    std::atomic<bool> over_ = false;  // Nobody asks any more.
    /// Ends the others, before what they use goes.
    struct Over {
        std::atomic<bool>& over;
        ~Over() { over = true; }
    };
    std::vector<std::jthread> others_;
    Over ends_{over_};
};

}  // namespace holdfast::ledger
