#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A number or code by which a person is known somewhere. About that person (subject). Said again,
/// with a link that supersedes the earlier one, when it ends or turns out to be unknown: the newest
/// word stands. A pupil number that is replaced is said again as a former one.
/// The census takes the authority's own id (at most 20 letters and digits), the unique pupil
/// number, the former one, and why there is none. The NHS number has its place because section 16LC
/// of the Children Act 2004 (added in 2026, not yet commenced) asks for a consistent identifier.
struct Identifier {
    std::optional<base::When> since;
    std::optional<Coded<identifier_kinds>> kind;
    std::optional<std::string> value;
    std::optional<Coded<upn_unknown_reasons>> why_unknown;
    std::optional<std::string> known_from;
    std::optional<base::When> checked;
    std::optional<base::When> until;
    static const RecordType declaration;
};

inline constexpr std::array identifier_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .hint = "From when it was given or first known.",
          .needed = Needed::always,
          .slot = holds<&Identifier::since>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What it is",
          .needed = Needed::always,
          .slot = holds<&Identifier::kind>()},
    Field{.id = 3,
          .key = "value",
          .label = "The number or code",
          .hint = "Leave empty when there is none, and say why.",
          .census = "ChildIdentifiers/LAchildID, UPN, FormerUPN",
          .looked_up = LookedUp::by_number,
          .slot = holds<&Identifier::value>()},
    Field{.id = 4,
          .key = "whyUnknown",
          .label = "Why the unique pupil number is not known",
          .census = "ChildIdentifiers/UPNunknown",
          .slot = holds<&Identifier::why_unknown>()},
    Field{.id = 5,
          .key = "knownFrom",
          .label = "Where we have it from",
          .hint = "Such as the school, a letter, or the NHS tracing system.",
          .slot = holds<&Identifier::known_from>()},
    Field{.id = 6,
          .key = "checked",
          .label = "When it was checked with whoever gives it out",
          .slot = holds<&Identifier::checked>()},
    Field{.id = 7,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it is in use.",
          .slot = holds<&Identifier::until>()},
};
static_assert(identifier_fields.size() == member_count<Identifier>(),
              "a member of Identifier is not declared");
static_assert(well_declared(identifier_fields));

inline constexpr RecordType Identifier::declaration{
    .number = 21,
    .key = "identifier",
    .name = "Identifier",
    .purpose = "A number or code by which a person is known to us or to another agency.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .fields = identifier_fields,
};

}  // namespace holdfast::records
