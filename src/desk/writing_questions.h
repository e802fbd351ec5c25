#pragma once
#include "desk/each_child.h"
#include "desk/family_frame.h"
#include "desk/written_pages.h"

/// What the page of a record asks. Private to this room.
namespace holdfast::desk {

/// What its form shows: typed just now, kept as a draft, or empty but for the day.
struct ShownForm {
    web::Fields typed;
    base::Problems problems;
    web::Html draft;    // What is said about a draft; empty where there is nothing to say.
    web::Fields links;  // The entries that this is linked to, by how.
};

/// Is something asked for each child by itself? What is said again is said again of the same
/// children.
[[nodiscard]] bool asks_for_each(const records::RecordType& type, const web::Fields& links);

/// Whom it is about, who else is named, and what the record itself asks. Problems: damaged,
/// unavailable, of the register of practitioners.
[[nodiscard]] base::Result<web::Html> questions_of(const Reader& reader, const FamilyPage& page,
                                                   const Written& written,
                                                   const ShownForm& shown_form);

/// What is told above the questions: what stands in the way of beginning this, and what is decided
/// here.
[[nodiscard]] web::Html told_before(const FamilyPage& page, const records::RecordType& type,
                                    const ShownForm& shown_form);

}  // namespace holdfast::desk
