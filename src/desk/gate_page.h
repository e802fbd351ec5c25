#pragma once
#include "desk/family_frame.h"

#include <array>

/// What stands before a decision, as a page with the forms that meet it. Private to this room.
namespace holdfast::desk {

inline constexpr std::string_view closing_draft = "closingProposal";

/// The fields that a form of this page draws from the declaration of its record.
inline constexpr std::array<std::string_view, 8> proposal_fields = {"means",
                                                                    "reason",
                                                                    "whySafe",
                                                                    "concernLevel",
                                                                    "concernReason",
                                                                    "agreementWithdrawn",
                                                                    "harmSuspected",
                                                                    "outsideReasons"};
inline constexpr std::array<std::string_view, 1> agree_fields = {"reasons"};
inline constexpr std::array<std::string_view, 3> override_fields = {
    "overrides", "reasons", "expires"};

/// What was sent by one of the forms of the page, and what is wrong with it.
struct GateAttempt {
    std::string_view step;  // "propose", "again", "answer", "decide", "override", "sign"; "": none.
    web::Fields typed;
    base::Problems problems;
};

/// What is told where somebody decided meanwhile.
inline const base::Problem waits_no_more{base::Problem::Kind::conflict,
                                         "proposal",
                                         "This proposal waits no more. Somebody may have decided "
                                         "meanwhile: read the record."};

[[nodiscard]] web::Url close_url(const FamilyPage& page);
/// The page of a proposal that waits, or waited.
[[nodiscard]] web::Url gate_url(const base::FamilyId& family, const base::EntryId& proposal);
/// Where a closing is met, or another proposal.
[[nodiscard]] web::Url gate_url(const FamilyPage& page, const casework::PendingDecision& pending);

/// The page of closing, as the file's state and the reader's role ask for it. What was typed in the
/// form that was sent, just now or before a session ended, stands in it still, or as words to copy
/// where that form is no more.
[[nodiscard]] web::Response closing_page(const web::Request& request, const Reader& reader,
                                         const FamilyPage& page, const GateAttempt& attempt);

/// The same of another proposal that waits.
[[nodiscard]] web::Response gate_page(const web::Request& request, const Reader& reader,
                                      const FamilyPage& page,
                                      const casework::PendingDecision& pending,
                                      const GateAttempt& attempt);

}  // namespace holdfast::desk
