#pragma once
#include "casefile/facts.h"
#include "desk/family_frame.h"

/// Looking for an entry in a long record. Private to this room.
namespace holdfast::desk {

/// Which entries somebody asks for; everything, where nothing is said.
struct RecordFilter {
    std::optional<base::PersonId> person;
    const records::RecordType* kind = nullptr;
    /// Entries of which it cannot be told whether they lie between the days are shown too.
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::string words;  // As they were typed; each must stand somewhere in the entry.
    base::Problems problems;

    [[nodiscard]] bool asks_for_all() const;
};

/// What was asked for in an address or a form. Whom and what the family's record does not know is
/// passed over; a day that is none is a problem beside its field, and is passed over too.
[[nodiscard]] RecordFilter filter_in(const web::Fields& fields, const FamilyPage& page);

[[nodiscard]] bool is_asked_for(const casefile::AnyFact& fact, const RecordFilter& filter,
                                const casefile::Facts& facts);

/// The address with everything that is asked for but the words, which come into no address.
[[nodiscard]] web::Url with_filter(web::Url url, const RecordFilter& filter);

/// The two forms, folded away until something is asked for: one whose answers can be kept as an
/// address, and one for words, whose answers cannot. Both ask of the day that the page is of.
[[nodiscard]] web::Html filter_forms(const web::Request& request, const Reader& reader,
                                     const FamilyPage& page, const RecordFilter& filter);
/// The fields that ask: of the address, or of the form for words.
[[nodiscard]] const web::Fields& fields_asked(const web::Request& request);

}  // namespace holdfast::desk
