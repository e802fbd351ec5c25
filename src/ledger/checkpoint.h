#pragma once
#include "ledger/keys.h"
#include "ledger/shelf.h"

namespace holdfast::ledger {

/// The text that is signed: five lines, each ended by a line feed: "holdfast checkpoint 1", the
/// authority's id, the size in decimal, the root in base 64, `recorded` as microseconds since 1970.
[[nodiscard]] std::string checkpoint_text(const base::AuthorityId& authority,
                                          const Checkpoint& checkpoint);

[[nodiscard]] Checkpoint sign_checkpoint(const Keys& keys, const Head& head);

[[nodiscard]] bool checkpoint_holds(const base::AuthorityId& authority,
                                    const base::PublicKey& signer, const Checkpoint& checkpoint);

}  // namespace holdfast::ledger
