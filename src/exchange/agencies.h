#pragma once
#include "exchange/call.h"

/// The register of agencies, for whoever may read it on its page.
namespace holdfast::exchange {

/// Every agency as it stands now, by its name, also one that has ended, with an ETag. How a
/// protected one is reached is not answered to anybody: its page tells it one at a time, and
/// writes down who looked. Refused: refused, for a role that reads no registers; damaged;
/// unavailable.
[[nodiscard]] Or<web::Response> answer_agencies(const Call& call);

}  // namespace holdfast::exchange
