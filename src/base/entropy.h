#pragma once
#include <cstdint>
#include <span>

namespace holdfast::base {

/// Where random bytes come from. Passed in, so that a simulated run can be repeated from its seed.
/// Implementations are safe to call from several threads.
class Entropy {
public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The machine's own random source (libsodium's randombytes). The only one for real records.
/// Throws std::runtime_error at its first call when the machine has no such source.
[[nodiscard]] Entropy& system_entropy();

}  // namespace holdfast::base
