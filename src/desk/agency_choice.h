#pragma once
#include "casework/acts.h"
#include "desk/components/select.h"
#include "desk/reader.h"
#include "records/field.h"

/// Which agencies of the register a record names: who told us, to whom something goes, who took
/// part. Private to this room.
namespace holdfast::desk {

/// What these questions send, for whoever looks through what a form sent.
[[nodiscard]] std::span<const std::string_view> agency_names();

/// The questions that this record asks, as they were answered. Those that this family's record
/// names (`known`) come first. Empty where it asks none. Problems: damaged, unavailable.
[[nodiscard]] base::Result<web::Html> agency_questions(const Reader& reader,
                                                       const records::RecordType& type,
                                                       std::span<const base::AgencyId> known,
                                                       const web::Fields& typed,
                                                       const base::Problems& problems);

/// Adds the agencies that were chosen. Problems: unknown, for one that is not in the register.
[[nodiscard]] base::Problems name_agencies(const Reader& reader, const records::RecordType& type,
                                           const web::Fields& typed,
                                           std::vector<ledger::About>& about);

/// What is sent for the agencies that an entry names, so that it can be written again.
void add_agencies(const records::RecordType& type, std::span<const ledger::About> about,
                  web::Fields& typed);

/// Adds to `input` what the register knows of the agencies that were chosen, so that nobody says it
/// twice: as what the census counts a referral by the one that told us, where the writer does not
/// say; and of what kind those are that took part.
[[nodiscard]] base::Result<base::Done> add_what_the_register_says(
    const Reader& reader, const records::RecordType& type, std::span<const ledger::About> about,
    base::json::object& input);

}  // namespace holdfast::desk
