#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// An address of one or more persons. About each person who lives or stays there (subject) and
/// whoever told us (source). Who lived with whom on a day follows from the addresses of that day,
/// so a child in two homes has two. Said again, with a link that supersedes the earlier one, when
/// somebody leaves or something changes. That a family moves is told apart, as a change in
/// circumstances, because that asks for a reassessment.
/// Whoever must not learn it is named in words and is no part of the entry, because an entry stands
/// in the file of everybody whom it is about. So a secret address is kept from all who do not live
/// there: in letters, reports and shared files (law 7 of the guardrails, G02). Who shares a
/// building with a child is found by its name (G42).
struct Address {
    std::optional<base::When> since;
    std::optional<Coded<address_kinds>> kind;
    std::optional<Prose> lines;
    std::optional<std::string> postcode;
    std::optional<std::string> building;
    std::optional<std::string> local_authority;
    std::optional<Coded<address_stays>> stays;
    std::optional<Prose> when_there;
    std::optional<std::string> who_says;
    std::optional<base::When> until;
    std::optional<bool> kept_secret;
    std::optional<Coded<address_secrets>> why_secret;
    std::optional<Prose> kept_from;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array address_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .hint = "As precisely as you know.",
          .needed = Needed::always,
          .slot = holds<&Address::since>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What kind of address it is",
          .needed = Needed::always,
          .slot = holds<&Address::kind>()},
    Field{.id = 3,
          .key = "lines",
          .label = "Address",
          .hint = "A line at a time, without the postcode.",
          .looked_up = LookedUp::by_place,
          .slot = holds<&Address::lines>()},
    Field{.id = 4,
          .key = "postcode",
          .label = "Postcode",
          .looked_up = LookedUp::by_place,
          .slot = holds<&Address::postcode>()},
    Field{.id = 5,
          .key = "building",
          .label = "Building or site, where several households share it",
          .hint = "The same name for everybody in it, such as the name of a hostel.",
          .looked_up = LookedUp::by_place,
          .slot = holds<&Address::building>()},
    Field{.id = 6,
          .key = "localAuthority",
          .label = "Local authority, when it is not ours",
          .slot = holds<&Address::local_authority>()},
    Field{.id = 7,
          .key = "stays",
          .label = "Does the person live there all the time?",
          .slot = holds<&Address::stays>()},
    Field{.id = 8,
          .key = "whenThere",
          .label = "When the person is there",
          .hint = "Such as Friday evening to Sunday, or when father works nights.",
          .slot = holds<&Address::when_there>()},
    Field{.id = 9, .key = "whoSays", .label = "Who says so", .slot = holds<&Address::who_says>()},
    Field{.id = 10,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while the person lives there.",
          .slot = holds<&Address::until>()},
    Field{.id = 11,
          .key = "keptSecret",
          .label = "Must somebody not learn this address?",
          .hint = "It is then kept from all who do not live there.",
          .looked_up = LookedUp::keeps_hidden,
          .slot = holds<&Address::kept_secret>()},
    Field{.id = 12,
          .key = "whySecret",
          .label = "Why they must not learn it",
          .slot = holds<&Address::why_secret>()},
    Field{.id = 13,
          .key = "keptFrom",
          .label = "Who must not learn it, and what to take care of",
          .slot = holds<&Address::kept_from>()},
    restricted_field<&Address::restricted>(),
};
static_assert(address_fields.size() == member_count<Address>(),
              "a member of Address is not declared");
static_assert(well_declared(address_fields));

inline constexpr RecordType Address::declaration{
    .number = 23,
    .key = "address",
    .name = "Address",
    .purpose = "Where somebody lives or stays, with whom, and who must not learn of it.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = address_fields,
};

}  // namespace holdfast::records
