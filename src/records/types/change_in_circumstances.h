#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A change in the life of a family. About the family, and each person to whom it happened
/// (subject: who moved in, gave birth, was arrested, changed school), those whom it touches
/// (mentioned: the children) and whoever told us (source). When somebody returns who is under an
/// allegation, it rests on that. Filed once for each change, and again, with a link that supersedes
/// the earlier one, when it is confirmed, comes about or turns out to be untrue.
/// Never blocked, and wanted soon: from the day we knew, a reassessment is due (guardrail G17), a
/// return is decided on (G18), a pregnancy is linked to its family's history and unlinked when it
/// is lost (G19), conditions from before come to life (G07), an arrest of a young person is
/// referred (G43). Which kinds do so is for the rule to say; a new job is here too.
struct ChangeInCircumstances {
    std::optional<base::When> happened_on;
    std::optional<Codes<change_kinds>> kinds;
    std::optional<Prose> what;
    std::optional<Coded<change_standings>> standing;
    std::optional<base::Date> expected;
    std::optional<base::When> known;
    std::optional<std::string> who_says;
    std::optional<Prose> for_the_child;
    std::optional<Prose> conditions;
    std::optional<base::Date> conditions_until;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array change_in_circumstances_fields = {
    Field{.id = 1,
          .key = "happenedOn",
          .happened = true,
          .label = "When it happened",
          .hint = "If it is still to come, when it was first told.",
          .needed = Needed::always,
          .slot = holds<&ChangeInCircumstances::happened_on>()},
    Field{.id = 2,
          .key = "kinds",
          .label = "What kind of change it is",
          .needed = Needed::always,
          .slot = holds<&ChangeInCircumstances::kinds>()},
    Field{.id = 3,
          .key = "what",
          .label = "What has changed, and for whom",
          .slot = holds<&ChangeInCircumstances::what>()},
    Field{.id = 4,
          .key = "standing",
          .label = "How certain it is",
          .slot = holds<&ChangeInCircumstances::standing>()},
    Field{.id = 5,
          .key = "expected",
          .label = "When it is expected",
          .hint = "Such as the day on which a baby is due or somebody is released.",
          .slot = holds<&ChangeInCircumstances::expected>()},
    Field{.id = 6,
          .key = "known",
          .label = "When we came to know",
          .hint = "The day on which this authority first heard of it.",
          .slot = holds<&ChangeInCircumstances::known>()},
    Field{.id = 7,
          .key = "whoSays",
          .label = "Who says so",
          .hint = "When they are not on file, or an agency as a whole.",
          .slot = holds<&ChangeInCircumstances::who_says>()},
    Field{.id = 8,
          .key = "forTheChild",
          .label = "What it means for each child",
          .slot = holds<&ChangeInCircumstances::for_the_child>()},
    Field{.id = 9,
          .key = "conditions",
          .label = "Conditions, such as of bail or licence",
          .slot = holds<&ChangeInCircumstances::conditions>()},
    Field{.id = 10,
          .key = "conditionsUntil",
          .label = "Until when they hold",
          .slot = holds<&ChangeInCircumstances::conditions_until>()},
    restricted_field<&ChangeInCircumstances::restricted>(),
};
static_assert(change_in_circumstances_fields.size() == member_count<ChangeInCircumstances>(),
              "a member of ChangeInCircumstances is not declared");
static_assert(well_declared(change_in_circumstances_fields));

inline constexpr RecordType ChangeInCircumstances::declaration{
    .number = 34,
    .key = "changeInCircumstances",
    .name = "Change in circumstances",
    .purpose = "Something has changed, or will change, in the life of a child or a family.",
    .nature = Nature::notes,
    .fields = change_in_circumstances_fields,
};

}  // namespace holdfast::records
