#include "ledger/token.h"

namespace holdfast::ledger {

using base::Bytes;

namespace {

void put(Bytes& bytes, std::uint64_t value)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint64_t take(base::ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes.first(8)) value = value << 8 | byte;
    return value;
}

Bytes context_of(TokenPurpose purpose, const Keys& keys)
{
    const auto& authority = keys.authority().bytes;
    Bytes context(authority.begin(), authority.end());
    context.push_back(static_cast<std::uint8_t>(purpose));
    return context;
}

}  // namespace

std::string seal_token(TokenPurpose purpose, TokenNumbers numbers, const Keys& keys,
                       base::Entropy& entropy)
{
    Bytes plain;
    put(plain, numbers.first);
    put(plain, numbers.second);
    return base::base64(base::seal(plain, context_of(purpose, keys), keys.token_key(), entropy));
}

base::Result<TokenNumbers> open_token(TokenPurpose purpose, std::string_view token,
                                      const Keys& keys)
{
    const auto not_ours = base::problem(base::Problem::Kind::invalid,
                                        "",
                                        "This ledger did not give out that token; read the page "
                                        "again and try once more.");
    const auto sealed = base::parse_base64(token);
    if (!sealed) return not_ours;
    const auto plain = base::unseal(*sealed, context_of(purpose, keys), keys.token_key());
    if (!plain || plain->size() != 16) return not_ours;
    const base::ByteView view{*plain};
    return TokenNumbers{take(view), take(view.subspan(8))};
}

}  // namespace holdfast::ledger
