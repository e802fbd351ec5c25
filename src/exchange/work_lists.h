#pragma once
#include "exchange/call.h"

/// The lists of the home page: what waits for the caller, and what the caller's families are owed.
/// Each opens its families as the caller may see them, which is logged with the list's own purpose,
/// and answers with an ETag. What waits longest comes first; a list that is cut says `more`.
/// Refused: refused, for a role that has no such list; damaged; unavailable.
namespace holdfast::exchange {

/// The families that the caller or the caller's team works with.
[[nodiscard]] Or<web::Response> answer_my_families(const Call& call);
/// What those families are owed: what has no day first, then by the day.
[[nodiscard]] Or<web::Response> answer_owed_to_mine(const Call& call);
inline constexpr std::size_t most_owed = 500;

[[nodiscard]] Or<web::Response> answer_dangers(const Call& call);
/// Contacts that wait for a decision or for their referral.
[[nodiscard]] Or<web::Response> answer_waiting_contacts(const Call& call);
[[nodiscard]] Or<web::Response> answer_closings(const Call& call);
[[nodiscard]] Or<web::Response> answer_unallocated(const Call& call);

}  // namespace holdfast::exchange
