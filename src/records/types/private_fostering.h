#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the child as subject; the carer and the parents as mentioned. Said again when something
/// changes or it ends: the newest word stands. Each visit is a visit, `part_of` this. Children Act
/// 1989, sections 66 to 70 (under 18 for a disabled child); Children (Private Arrangements for
/// Fostering) Regulations 2005, regulation 8: visited at most every 6 weeks in the first year,
/// every 12 weeks after, and the child spoken to alone.
struct PrivateFostering {
    std::optional<base::When> notified;
    std::optional<Coded<private_fostering_tellers>> told_by;
    std::optional<Coded<private_fostering_kinds>> kind;
    std::optional<base::When> began;
    std::optional<base::Date> planned_from;
    std::optional<std::string> carer;
    std::optional<base::When> household_checked;
    std::optional<Coded<private_fostering_views>> view;
    std::optional<base::When> decided;
    std::optional<Prose> requirements;
    std::optional<bool> parents_agree;
    std::optional<base::Date> visit_due;
    std::optional<base::When> until;
    std::optional<Coded<private_fostering_ends>> ended;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array private_fostering_fields = {
    Field{.id = 1,
          .key = "notified",
          .happened = true,
          .label = "When the authority was told",
          .hint = "The day on which we became aware. The clock for visits starts here.",
          .needed = Needed::always,
          .slot = holds<&PrivateFostering::notified>()},
    Field{.id = 2,
          .key = "toldBy",
          .label = "Who told us",
          .slot = holds<&PrivateFostering::told_by>()},
    Field{.id = 3,
          .key = "kind",
          .label = "What kind of arrangement it is",
          .slot = holds<&PrivateFostering::kind>()},
    Field{.id = 4,
          .key = "began",
          .label = "When the child came to live there",
          .slot = holds<&PrivateFostering::began>()},
    Field{.id = 5,
          .key = "plannedFrom",
          .label = "Day on which it is to begin",
          .slot = holds<&PrivateFostering::planned_from>()},
    Field{.id = 6,
          .key = "carer",
          .label = "What the carer is to the child",
          .hint = "Such as aunt by marriage, friend's mother, host family.",
          .slot = holds<&PrivateFostering::carer>()},
    Field{.id = 7,
          .key = "householdChecked",
          .label = "When everybody in the household was checked",
          .slot = holds<&PrivateFostering::household_checked>()},
    Field{.id = 8,
          .key = "view",
          .label = "Is it suitable?",
          .slot = holds<&PrivateFostering::view>()},
    Field{.id = 9,
          .key = "decided",
          .label = "When that was decided",
          .slot = holds<&PrivateFostering::decided>()},
    Field{.id = 10,
          .key = "requirements",
          .label = "Requirements, or why it is prohibited",
          .slot = holds<&PrivateFostering::requirements>()},
    Field{.id = 11,
          .key = "parentsAgree",
          .label = "Do the parents agree to it?",
          .slot = holds<&PrivateFostering::parents_agree>()},
    Field{.id = 12,
          .key = "visitDue",
          .label = "Next visit due",
          .owes = {"Visit the child who is privately fostered", Owes::Until::next},
          .slot = holds<&PrivateFostering::visit_due>()},
    Field{.id = 13,
          .key = "until",
          .label = "When it ended",
          .slot = holds<&PrivateFostering::until>()},
    Field{.id = 14,
          .key = "ended",
          .label = "Why it ended",
          .slot = holds<&PrivateFostering::ended>()},
    restricted_field<&PrivateFostering::restricted>(),
};
static_assert(private_fostering_fields.size() == member_count<PrivateFostering>(),
              "a member of PrivateFostering is not declared");
static_assert(well_declared(private_fostering_fields));

inline constexpr RecordType PrivateFostering::declaration{
    .number = 70,
    .key = "privateFostering",
    .name = "Private fostering",
    .purpose = "A child under 16 lives for 28 days or more with somebody who is not a parent or "
               "close relative.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = private_fostering_fields,
};

}  // namespace holdfast::records
