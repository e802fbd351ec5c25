#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A letter sent. Its recipients are the persons or agencies that the entry is about as recipients.
struct Letter {
    std::optional<base::When> sent;
    std::optional<Coded<letter_purposes>> purpose;
    std::optional<Prose> text;
    std::optional<bool> names_domestic_abuse;
    std::optional<bool> safe_contact_checked;
    std::optional<bool> fits_safety_plan;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array letter_fields = {
    Field{.id = 1,
          .key = "sent",
          .happened = true,
          .label = "When it was sent",
          .needed = Needed::always,
          .slot = holds<&Letter::sent>()},
    Field{.id = 2,
          .key = "purpose",
          .label = "What it is for",
          .needed = Needed::always,
          .slot = holds<&Letter::purpose>()},
    Field{.id = 3, .key = "text", .label = "What it says", .slot = holds<&Letter::text>()},
    Field{.id = 4,
          .key = "namesDomesticAbuse",
          .label = "Does it name domestic abuse?",
          .hint = "Anyone in the home might read it.",
          .slot = holds<&Letter::names_domestic_abuse>()},
    Field{.id = 5,
          .key = "safeContactChecked",
          .label = "Was it checked that this way of contact is safe?",
          .slot = holds<&Letter::safe_contact_checked>()},
    Field{.id = 6,
          .key = "fitsSafetyPlan",
          .label = "Is there a live safety plan, and does this letter fit it?",
          .slot = holds<&Letter::fits_safety_plan>()},
    restricted_field<&Letter::restricted>(),
};
static_assert(letter_fields.size() == member_count<Letter>(), "a member of Letter is not declared");
static_assert(well_declared(letter_fields));

inline constexpr RecordType Letter::declaration{
    .number = 15,
    .key = "letter",
    .name = "Letter sent",
    .purpose = "A letter, e-mail or message sent to somebody outside the team.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .told_to = "To which agency was it sent?",
    .fields = letter_fields,
};

}  // namespace holdfast::records
