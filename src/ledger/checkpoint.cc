#include "ledger/checkpoint.h"

namespace holdfast::ledger {

std::string checkpoint_text(const base::AuthorityId& authority, const Checkpoint& checkpoint)
{
    return "holdfast checkpoint 1\n" + authority.text() + "\n" + std::to_string(checkpoint.size)
         + "\n" + base::base64(checkpoint.root) + "\n"
         + std::to_string(checkpoint.recorded.time_since_epoch().count()) + "\n";
}

Checkpoint sign_checkpoint(const Keys& keys, const Head& head)
{
    Checkpoint checkpoint{head.frontier.size(), head.frontier.root(), head.recorded, {}};
    checkpoint.signature =
        keys.signing().sign(base::view_of(checkpoint_text(keys.authority(), checkpoint)));
    return checkpoint;
}

bool checkpoint_holds(const base::AuthorityId& authority, const base::PublicKey& signer,
                      const Checkpoint& checkpoint)
{
    return base::signature_holds(
        signer, base::view_of(checkpoint_text(authority, checkpoint)), checkpoint.signature);
}

}  // namespace holdfast::ledger
