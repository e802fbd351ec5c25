#include "base/seeded_entropy.h"

namespace holdfast::base {

void SeededEntropy::fill(std::span<std::uint8_t> bytes)
{
    const std::lock_guard lock(mutex_);
    std::uint64_t draw = 0;
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        draw = place % 8 == 0 ? draws_() : draw >> 8;
        bytes[place] = static_cast<std::uint8_t>(draw & 0xffU);
    }
}

}  // namespace holdfast::base
