#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A signature under a proposal, to which it links (`answers`).
struct Signature {
    std::optional<base::When> signed_on;
    std::optional<Coded<stances>> stance;
    std::optional<Prose> reasons;
    std::optional<std::string> overrides;
    std::optional<base::Date> expires;
    static const RecordType declaration;
};

inline constexpr std::array signature_fields = {
    Field{.id = 1,
          .key = "signedOn",
          .happened = true,
          .label = "When it was signed",
          .needed = Needed::always,
          .slot = holds<&Signature::signed_on>()},
    Field{.id = 2,
          .key = "stance",
          .label = "What the signature says",
          .needed = Needed::always,
          .slot = holds<&Signature::stance>()},
    Field{.id = 3,
          .key = "reasons",
          .label = "Reasons",
          .hint = "Always needed for an override and for a disagreement.",
          .slot = holds<&Signature::reasons>()},
    Field{.id = 4,
          .key = "overrides",
          .label = "Guardrails that are overridden",
          .hint = "Their numbers, with spaces between: G01 G02.",
          .slot = holds<&Signature::overrides>()},
    Field{.id = 5,
          .key = "expires",
          .label = "Last day of the override",
          .hint = "An override never lasts for ever.",
          .slot = holds<&Signature::expires>()},
};
static_assert(signature_fields.size() == member_count<Signature>(),
              "a member of Signature is not declared");
static_assert(well_declared(signature_fields));

inline constexpr RecordType Signature::declaration{
    .number = 17,
    .key = "signature",
    .name = "Signature",
    .purpose = "A named person agrees to a proposal, disagrees, or overrides what stands in "
               "its way.",
    .nature = Nature::decides,
    .fields = signature_fields,
};

}  // namespace holdfast::records
