#pragma once
#include "base/entropy.h"

#include <cstddef>
#include <string>

namespace holdfast::drawer {

/// So many random bytes as base 64 for addresses and cookies (RFC 4648 section 5), without padding:
/// 32 bytes are 43 characters, 16 are 22. Safe to call from several threads.
[[nodiscard]] std::string random_word(std::size_t bytes, base::Entropy& entropy);

}  // namespace holdfast::drawer
