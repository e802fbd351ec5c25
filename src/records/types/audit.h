#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// It `answers` the decision or the entry that was looked at, and is about the same family.
/// "Correct at the time" is a finding. Said again, superseding, when the action was done and tested
/// again. It ranks nobody.
struct Audit {
    std::optional<base::When> audited;
    std::optional<Coded<audit_samples>> sampled_for;
    std::optional<Coded<audit_findings>> finding;
    std::optional<Prose> reasons;
    std::optional<Prose> action;
    std::optional<base::Date> action_by;
    std::optional<base::When> done;
    std::optional<base::When> tested_again;
    std::optional<bool> holds;
    static const RecordType declaration;
};

inline constexpr std::array audit_fields = {
    Field{.id = 1,
          .key = "audited",
          .happened = true,
          .label = "When it was looked at",
          .needed = Needed::always,
          .slot = holds<&Audit::audited>()},
    Field{.id = 2,
          .key = "sampledFor",
          .label = "Why it was picked",
          .slot = holds<&Audit::sampled_for>()},
    Field{.id = 3, .key = "finding", .label = "What was found", .slot = holds<&Audit::finding>()},
    Field{.id = 4, .key = "reasons", .label = "Why", .slot = holds<&Audit::reasons>()},
    Field{.id = 5, .key = "action", .label = "What is to be done", .slot = holds<&Audit::action>()},
    Field{.id = 6, .key = "actionBy", .label = "To be done by", .slot = holds<&Audit::action_by>()},
    Field{.id = 7, .key = "done", .label = "When it was done", .slot = holds<&Audit::done>()},
    Field{.id = 8,
          .key = "testedAgain",
          .label = "When it was tested again",
          .slot = holds<&Audit::tested_again>()},
    Field{.id = 9, .key = "holds", .label = "Does it hold?", .slot = holds<&Audit::holds>()},
};
static_assert(audit_fields.size() == member_count<Audit>(), "a member of Audit is not declared");
static_assert(well_declared(audit_fields));

inline constexpr RecordType Audit::declaration{
    .number = 95,
    .key = "audit",
    .name = "Audit of a decision",
    .purpose = "Somebody who had no part in a decision looked at it afterwards.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = audit_fields,
};

}  // namespace holdfast::records
