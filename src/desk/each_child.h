#pragma once
#include "casework/acts.h"
#include "desk/family_frame.h"
#include "desk/written_pages.h"

/// Questions that a page asks for each child by itself, so that one visit to three siblings is
/// written once, with what differs. Private to this room.
namespace holdfast::desk {

/// The fields of a type that are asked so, in the order of the page; empty for most types.
[[nodiscard]] std::span<const std::string_view> asked_for_each(const records::RecordType& type);

/// The fields of the page before those, and after them.
[[nodiscard]] std::vector<std::string_view> asked_once_before(const Written& written);
[[nodiscard]] std::vector<std::string_view> asked_once_after(const Written& written);

/// What stands behind a field's key in the name of a control: "-" and the child's id.
[[nodiscard]] std::string suffix_of(const base::PersonId& child);
/// The names of all these controls, for the children of the family.
[[nodiscard]] std::vector<std::string> names_for_each(const records::RecordType& type,
                                                      const casefile::FamilyScene& scene);

/// A block of questions for each child of the family.
[[nodiscard]] web::Html questions_for_each(const FamilyPage& page, const records::RecordType& type,
                                           const web::Fields& typed,
                                           const base::Problems& problems);

/// The records that come of it: one for the children of whom the same is true, and a part of it for
/// whom it is different, which says only what is. `doing` is what they have in common and is about
/// nobody's child yet; `input` is what was typed once. Problems: as `records::read_input`, their
/// places with the child's suffix; missing, where an answer was given for a child who is not
/// ticked.
[[nodiscard]] base::Checked<std::vector<casework::Together>> records_for_each(
    const casework::Doing& doing, const Written& written, const casefile::FamilyScene& scene,
    const base::json::object& input, const web::Fields& typed, base::Date today);

}  // namespace holdfast::desk
