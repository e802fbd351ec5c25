#pragma once
#include "ledger/keys.h"

namespace holdfast::ledger {

/// Two numbers sealed into a word that only this ledger can read: `purpose` keeps a receipt from
/// being taken for a token of what was shown.
enum class TokenPurpose : std::uint8_t { seen = 1, receipt = 2 };

struct TokenNumbers {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

[[nodiscard]] std::string seal_token(TokenPurpose purpose, TokenNumbers numbers, const Keys& keys,
                                     base::Entropy& entropy);
/// Problem: invalid.
[[nodiscard]] base::Result<TokenNumbers> open_token(TokenPurpose purpose, std::string_view token,
                                                    const Keys& keys);

}  // namespace holdfast::ledger
