#include "ledger/signatures.h"

#include <algorithm>

namespace holdfast::ledger {

namespace {

/// Fewer are checked sooner than a thread is begun.
constexpr std::size_t worth_a_thread = 8;

}  // namespace

Signatures::Signatures(const base::AuthorityId& authority, const base::PublicKey& signer,
                       std::span<const Checkpoint> checkpoints)
    : authority_(authority), signer_(signer), checkpoints_(checkpoints), states_(checkpoints.size())
{
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t others = std::min(cores - 1, checkpoints.size() / worth_a_thread);
    for (std::size_t i = 0; i < others; ++i) others_.emplace_back([this] { check_the_others(); });
}

void Signatures::check(std::size_t position)
{
    State open = State::open;
    if (!states_[position].compare_exchange_strong(open, State::begun)) return;
    const bool holds = checkpoint_holds(authority_, signer_, checkpoints_[position]);
    states_[position] = holds ? State::holds : State::fails;
    states_[position].notify_one();
}

void Signatures::check_the_others()
{
    for (std::size_t left = checkpoints_.size(); left > 0 && !over_; --left) check(left - 1);
}

bool Signatures::holds(std::size_t position)
{
    check(position);
    states_[position].wait(State::begun);
    return states_[position] == State::holds;
}

}  // namespace holdfast::ledger
