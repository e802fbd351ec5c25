#include "base/entropy.h"

#include <sodium.h>

#include <stdexcept>

namespace holdfast::base {
namespace {

class SystemEntropy final : public Entropy {
public:
    SystemEntropy()
    {
        if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
    }
    void fill(std::span<std::uint8_t> bytes) override
    {
        if (!bytes.empty()) randombytes_buf(bytes.data(), bytes.size());
    }
};

}  // namespace

Entropy& system_entropy()
{
    static SystemEntropy entropy;
    return entropy;
}

}  // namespace holdfast::base
