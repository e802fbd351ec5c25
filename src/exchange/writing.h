#pragma once
#include "exchange/call.h"

/// The operations that record something. Each files through casework, with the caller as the
/// viewer, and answers 201 with the receipt; the same request under the same key is answered alike
/// and records nothing again (its receipt reads the same, though its letters differ).
/// Refused: not_found, for a family that is not there or must not be known of, before anything else
/// is said; invalid; refused, for a gate with what each guardrail found; conflict; key_used;
/// damaged; unavailable.
namespace holdfast::exchange {

/// Files a record of any type of families' files.
[[nodiscard]] Or<web::Response> file_record(const Call& call);

/// Files several records about one family, all or none, in one commit.
[[nodiscard]] Or<web::Response> file_batch(const Call& call);

/// Writes down that a child of the family is in danger now, for any of the staff, also who may not
/// read its file.
[[nodiscard]] Or<web::Response> raise_danger(const Call& call);

/// Receives a contact about a known family, or about children who are not known here yet.
[[nodiscard]] Or<web::Response> file_contact(const Call& call);

}  // namespace holdfast::exchange
