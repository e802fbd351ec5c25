#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// One dated value of an authority's policy. The shipped defaults enter a new ledger as these.
struct PolicyValue {
    std::optional<base::Date> in_force_from;
    std::optional<std::string> key;
    std::optional<std::int32_t> value;
    std::optional<std::string> unit;
    std::optional<std::string> owner;
    std::optional<std::string> source;
    static const RecordType declaration;
};

inline constexpr std::array policy_value_fields = {
    Field{.id = 1,
          .key = "inForceFrom",
          .label = "In force from",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::in_force_from>()},
    Field{.id = 2,
          .key = "key",
          .label = "Which value",
          .hint = "Its name in law/policy_defaults.csv, such as G01.days.",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::key>()},
    Field{.id = 3,
          .key = "value",
          .label = "Value",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::value>()},
    Field{.id = 4,
          .key = "unit",
          .label = "Unit",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::unit>()},
    Field{.id = 5,
          .key = "owner",
          .label = "Who owns it",
          .hint = "The role that may change it and answers for it.",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::owner>()},
    Field{.id = 6,
          .key = "source",
          .label = "Where it comes from",
          .needed = Needed::always,
          .slot = holds<&PolicyValue::source>()},
};
static_assert(policy_value_fields.size() == member_count<PolicyValue>(),
              "a member of PolicyValue is not declared");
static_assert(well_declared(policy_value_fields));

inline constexpr RecordType PolicyValue::declaration{
    .number = 3,
    .key = "policyValue",
    .name = "Policy value",
    .purpose = "One period, cap or count that an authority works by, from a date on.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = policy_value_fields,
};

}  // namespace holdfast::records
