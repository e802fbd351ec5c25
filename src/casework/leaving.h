#pragma once
#include "casework/acts.h"
#include "casework/authority.h"

namespace holdfast::casework {

/// Somebody leaves. What the register says is filed first: from that commit on, and from the day
/// that it gives, pages and API refuse them, whatever else succeeds. When that day has come, the
/// accounts that they sign in with are then disabled: their sessions end and their tokens are
/// revoked.
struct Left {
    ledger::Filed filed;
    /// Why an account could not be disabled: it opens nothing, and should be disabled by hand.
    std::optional<base::Problem> account_stays;
};
/// `doing` is about the practitioner; `record` says until when. Sent again, both are done again
/// without harm. Problems: as `file`; missing, place "until". Then nothing is done.
[[nodiscard]] Checked<Left> leave(Authority& authority, const Doing& doing,
                                  const records::Practitioner& record);

}  // namespace holdfast::casework
