#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Somebody tells us something; whether it is a referral is decided afterwards.
struct Contact {
    std::optional<base::When> received;
    std::optional<Coded<referral_sources>> source;
    std::optional<Coded<contact_routes>> route;
    std::optional<Prose> concern;
    std::optional<bool> restricted;
    std::optional<Codes<worry_kinds>> kinds;
    static const RecordType declaration;
};

inline constexpr std::array contact_fields = {
    Field{.id = 1,
          .key = "received",
          .happened = true,
          .label = "When the contact was received",
          .hint = "When it reached the team, not when it was typed in.",
          .needed = Needed::always,
          .slot = holds<&Contact::received>()},
    Field{.id = 2, .key = "source", .label = "Who made contact", .slot = holds<&Contact::source>()},
    Field{.id = 3,
          .key = "route",
          .label = "How they made contact",
          .slot = holds<&Contact::route>()},
    Field{.id = 4,
          .key = "concern",
          .label = "What they are worried about",
          .hint = "In their words as far as you can.",
          .needed = Needed::always,
          .slot = holds<&Contact::concern>()},
    restricted_field<&Contact::restricted>(),
    Field{.id = 5,
          .key = "kinds",
          .label = "What kind of worry it is",
          .hint = "All that apply. Violence, injury and sexual harm never end without a second "
                  "reader.",
          .slot = holds<&Contact::kinds>()},
};
static_assert(contact_fields.size() == member_count<Contact>(),
              "a member of Contact is not declared");
static_assert(well_declared(contact_fields));

inline constexpr RecordType Contact::declaration{
    .number = 12,
    .key = "contact",
    .name = "Contact",
    .purpose = "Somebody told us something about a child.",
    .nature = Nature::notes,
    .told_by = "Which agency told us?",
    .fields = contact_fields,
};

}  // namespace holdfast::records
