#pragma once
#include "base/entropy.h"

#include <cstdint>
#include <mutex>
#include <random>
#include <span>

namespace holdfast::base {

/// Bytes that look random and follow from a seed alone, for tests, simulations and benchmarks, so
/// that one number repeats a whole run. It must never seal a real record or make a real id: who
/// knows or guesses the seed knows every key.
///
/// The bytes are the draws of std::mt19937_64 begun with `seed`, each as eight bytes, least
/// significant first. Each call of `fill` begins with a new draw; what is left of its last draw is
/// dropped. Safe to call from several threads, but a run can be repeated only where the order of
/// the calls can.
class SeededEntropy final : public Entropy {
public:
    explicit SeededEntropy(std::uint64_t seed) : draws_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::mutex mutex_;
    std::mt19937_64 draws_;
};

}  // namespace holdfast::base
