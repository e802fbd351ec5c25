#pragma once
#include "base/seal.h"
#include "base/subject.h"
#include "ledger/shelf.h"

#include <map>

namespace holdfast::ledger {

/// The opened secrets of one ledger: the key of each epoch, which wraps the keys of entries; the
/// key that signs checkpoints; the key that seals tokens. All are random, kept on the shelf sealed
/// under the root key, which is never kept there. Reading is safe from several threads.
class Keys {
public:
    /// New secrets for a new ledger, and what the shelf is to keep of them.
    [[nodiscard]] static std::pair<Keys, Identity> make(base::AuthorityId authority,
                                                        const base::SecretKey& root,
                                                        base::Entropy& entropy);

    /// Problems: refused, when the root key is not this ledger's; damaged.
    [[nodiscard]] static base::Result<Keys> open(const Identity& identity,
                                                 const base::SecretKey& root);

    [[nodiscard]] base::AuthorityId authority() const { return authority_; }
    [[nodiscard]] const base::SigningKey& signing() const { return signing_; }
    [[nodiscard]] const base::SecretKey& token_key() const { return token_; }

    /// The newest epoch, whose key wraps new entries' keys.
    [[nodiscard]] std::uint32_t epoch() const { return epochs_.rbegin()->first; }
    /// nullptr: no such epoch here.
    [[nodiscard]] const base::SecretKey* epoch_key(std::uint32_t epoch) const;

private:
    Keys(base::AuthorityId authority, const base::SigningKey& signing, const base::SecretKey& token,
         std::map<std::uint32_t, base::SecretKey> epochs)
        : authority_(authority), signing_(signing), token_(token), epochs_(std::move(epochs))
    {}
    base::AuthorityId authority_;
    base::SigningKey signing_;
    base::SecretKey token_;
    std::map<std::uint32_t, base::SecretKey> epochs_;
};

}  // namespace holdfast::ledger
