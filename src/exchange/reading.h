#pragma once
#include "exchange/call.h"

/// The operations that show something. Each opens the family as the caller may see it, which is
/// logged, and answers with an ETag; what was read now is said by the header X-Seen, also where
/// nothing has changed (304), because the token is what a decision must give back. A reading as
/// known on a day gives no token: nobody decides on the state of then.
/// Refused: not_found; invalid with the pointer /headers/X-Purpose, where a purpose must be said;
/// refused; damaged; unavailable.
namespace holdfast::exchange {

[[nodiscard]] Or<web::Response> answer_family(const Call& call);
[[nodiscard]] Or<web::Response> answer_findings(const Call& call);
/// The proposal to close that is not decided, and its gate.
[[nodiscard]] Or<web::Response> answer_gates(const Call& call);
/// One page of the file, in the order in which it was recorded. Also refused: malformed, for an
/// `after` that is no record of this file any more.
[[nodiscard]] Or<web::Response> answer_records(const Call& call);
/// One record, whichever of its corrections is named.
[[nodiscard]] Or<web::Response> answer_record(const Call& call);

/// People by name. A POST, so that no name stands in an address; it changes nothing and is logged
/// without the name.
[[nodiscard]] Or<web::Response> answer_search(const Call& call);
inline constexpr std::size_t most_found = 50;

/// Opens the family of the address, under our own word for what is read.
[[nodiscard]] Or<casework::OpenFamily> open(const Call& call, std::string_view page);
/// The same, as what is given away of it is logged.
[[nodiscard]] Or<casework::OpenFamily> open(const Call& call, const casework::Asking& asking);
/// Answers what was read of it, with the token where it is as of now.
[[nodiscard]] web::Response answer_with_seen(const Call& call, const casework::OpenFamily& opened,
                                             const base::json::value& body);

}  // namespace holdfast::exchange
