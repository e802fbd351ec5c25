#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Somebody holds parental responsibility for a child. About the holder (subject: a person, or the
/// authority) and the child (mentioned). One entry for each holder and child; said again, with a
/// link that supersedes the earlier one, when it ends. Children Act 1989, sections 2 to 5, 12, 14C,
/// 33 and 44; Adoption and Children Act 2002, sections 25 and 46.
/// Several persons hold it together, and none loses it because another gains it: nothing here ends
/// by itself but at 18.
struct ParentalResponsibility {
    std::optional<base::When> since;
    std::optional<Coded<parental_responsibility_grounds>> ground;
    std::optional<base::Date> order_date;
    std::optional<std::string> court;
    std::optional<std::string> evidence;
    std::optional<Prose> limits;
    std::optional<base::When> until;
    std::optional<Coded<parental_responsibility_endings>> why_ended;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array parental_responsibility_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&ParentalResponsibility::since>()},
    Field{.id = 2,
          .key = "ground",
          .label = "How it came about",
          .hint = "Registration gives it to a father only from 1 December 2003 on.",
          .needed = Needed::always,
          .slot = holds<&ParentalResponsibility::ground>()},
    Field{.id = 3,
          .key = "orderDate",
          .label = "Date of the order or agreement",
          .slot = holds<&ParentalResponsibility::order_date>()},
    Field{.id = 4,
          .key = "court",
          .label = "Court and case number",
          .slot = holds<&ParentalResponsibility::court>()},
    Field{.id = 5,
          .key = "evidence",
          .label = "What was seen to show it",
          .hint = "Such as the birth certificate or the sealed order.",
          .slot = holds<&ParentalResponsibility::evidence>()},
    Field{.id = 6,
          .key = "limits",
          .label = "Limits that a court has set",
          .hint = "Such as a prohibited steps order or who decides about school.",
          .slot = holds<&ParentalResponsibility::limits>()},
    Field{.id = 7,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it is held.",
          .slot = holds<&ParentalResponsibility::until>()},
    Field{.id = 8,
          .key = "whyEnded",
          .label = "Why it ended",
          .slot = holds<&ParentalResponsibility::why_ended>()},
    restricted_field<&ParentalResponsibility::restricted>(),
};
static_assert(parental_responsibility_fields.size() == member_count<ParentalResponsibility>(),
              "a member of ParentalResponsibility is not declared");
static_assert(well_declared(parental_responsibility_fields));

inline constexpr RecordType ParentalResponsibility::declaration{
    .number = 25,
    .key = "parentalResponsibility",
    .name = "Parental responsibility",
    .purpose = "Who has parental responsibility for a child, since when and on what ground.",
    .nature = Nature::notes,
    .concerns = Concerns::two_persons,
    .other = "For which child?",
    .fields = parental_responsibility_fields,
};

}  // namespace holdfast::records
