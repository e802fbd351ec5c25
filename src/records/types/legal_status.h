#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About each child as subject. An order against an adult, such as bail or a non-molestation order,
/// is about that adult as subject and those whom it protects as mentioned. Facts are never blocked:
/// it is filed as it was made. Said again when it is extended or ends: the newest word stands.
/// Children Act 1989: sections 8, 14A, 20, 25, 31, 38, 43, 44 (8 days, extended once by 7) and 46
/// (72 hours).
struct LegalStatus {
    std::optional<base::When> from;
    std::optional<Coded<legal_kinds>> kind;
    std::optional<base::Date> expires;
    std::optional<base::When> until;
    std::optional<Coded<legal_ends>> ended;
    std::optional<std::string> made_by;
    std::optional<std::string> reference;
    std::optional<Prose> conditions;
    std::optional<bool> keeps_away;
    std::optional<bool> forbids_contact;
    std::optional<bool> under_eighteens;
    std::optional<bool> asked_by_us;
    std::optional<base::Date> next_hearing;
    std::optional<base::When> told_protected;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array legal_status_fields = {
    Field{.id = 1,
          .key = "from",
          .happened = true,
          .label = "From when",
          .hint = "With the time for police protection.",
          .needed = Needed::always,
          .slot = holds<&LegalStatus::from>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What it is",
          .needed = Needed::always,
          .slot = holds<&LegalStatus::kind>()},
    Field{.id = 3,
          .key = "expires",
          .label = "Last day unless it is extended",
          .slot = holds<&LegalStatus::expires>()},
    Field{.id = 4,
          .key = "until",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it is in force.",
          .slot = holds<&LegalStatus::until>()},
    Field{.id = 5, .key = "ended", .label = "How it ended", .slot = holds<&LegalStatus::ended>()},
    Field{.id = 6,
          .key = "madeBy",
          .label = "Court or authority that made it",
          .slot = holds<&LegalStatus::made_by>()},
    Field{.id = 7,
          .key = "reference",
          .label = "Case number",
          .slot = holds<&LegalStatus::reference>()},
    Field{.id = 8,
          .key = "conditions",
          .label = "Conditions",
          .hint = "In the words of the order.",
          .slot = holds<&LegalStatus::conditions>()},
    Field{.id = 9,
          .key = "keepsAway",
          .label = "Does it keep somebody away from a child's home?",
          .slot = holds<&LegalStatus::keeps_away>()},
    Field{.id = 10,
          .key = "forbidsContact",
          .label = "Does it forbid or limit contact with a child?",
          .slot = holds<&LegalStatus::forbids_contact>()},
    Field{.id = 11,
          .key = "underEighteens",
          .label = "Does it forbid being with anybody under 18?",
          .slot = holds<&LegalStatus::under_eighteens>()},
    Field{.id = 12,
          .key = "askedByUs",
          .label = "Did the authority ask for it?",
          .slot = holds<&LegalStatus::asked_by_us>()},
    Field{.id = 13,
          .key = "nextHearing",
          .label = "Next hearing, or day of return to bail",
          .slot = holds<&LegalStatus::next_hearing>()},
    Field{.id = 14,
          .key = "toldProtected",
          .label = "When those whom it protects were told",
          .slot = holds<&LegalStatus::told_protected>()},
    restricted_field<&LegalStatus::restricted>(),
};
static_assert(legal_status_fields.size() == member_count<LegalStatus>(),
              "a member of LegalStatus is not declared");
static_assert(well_declared(legal_status_fields));

inline constexpr RecordType LegalStatus::declaration{
    .number = 67,
    .key = "legalStatus",
    .name = "Order or legal status",
    .purpose = "An order, a power or an agreement that has a legal effect on a child.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = legal_status_fields,
};

}  // namespace holdfast::records
