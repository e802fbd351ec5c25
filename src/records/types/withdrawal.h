#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the family and each child; the agency or practitioner that stops is the source, whoever
/// takes over is mentioned. Said again, superseding, when cover is found or both sides agree: the
/// newest word stands. That somebody stops is a fact and is never refused.
struct Withdrawal {
    std::optional<base::When> told;
    std::optional<std::string> who;
    std::optional<Coded<agency_kinds>> agency;
    std::optional<bool> told_to_stop;
    std::optional<Coded<withdrawal_reasons>> reason;
    std::optional<Prose> reasons;
    std::optional<Prose> other_side;
    std::optional<bool> agreed;
    std::optional<Prose> cover;
    std::optional<bool> trusted;
    std::optional<Prose> for_the_child;
    std::optional<base::Date> last_day;
    std::optional<base::When> settled;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array withdrawal_fields = {
    Field{.id = 1,
          .key = "told",
          .happened = true,
          .label = "When we were told, or said so",
          .needed = Needed::always,
          .slot = holds<&Withdrawal::told>()},
    Field{.id = 2, .key = "who", .label = "Who stops", .slot = holds<&Withdrawal::who>()},
    Field{.id = 3,
          .key = "agency",
          .label = "Which kind of agency",
          .slot = holds<&Withdrawal::agency>()},
    Field{.id = 4,
          .key = "toldToStop",
          .label = "Were they told to stop?",
          .slot = holds<&Withdrawal::told_to_stop>()},
    Field{.id = 5, .key = "reason", .label = "Why", .slot = holds<&Withdrawal::reason>()},
    Field{.id = 6,
          .key = "reasons",
          .label = "The reasons in words",
          .slot = holds<&Withdrawal::reasons>()},
    Field{.id = 7,
          .key = "otherSide",
          .label = "What the others who work with the family think of it",
          .slot = holds<&Withdrawal::other_side>()},
    Field{.id = 8,
          .key = "agreed",
          .label = "Do the others agree?",
          .slot = holds<&Withdrawal::agreed>()},
    Field{.id = 9,
          .key = "cover",
          .label = "Who does it from now on",
          .slot = holds<&Withdrawal::cover>()},
    Field{.id = 10,
          .key = "trusted",
          .label = "Is it somebody whom the child trusts?",
          .slot = holds<&Withdrawal::trusted>()},
    Field{.id = 11,
          .key = "forTheChild",
          .label = "What it means for the child, and what the child was told",
          .slot = holds<&Withdrawal::for_the_child>()},
    Field{.id = 12, .key = "lastDay", .label = "Last day", .slot = holds<&Withdrawal::last_day>()},
    Field{.id = 13,
          .key = "settled",
          .ends = true,
          .label = "When it was settled",
          .hint = "Cover is there and nobody objects any more.",
          .slot = holds<&Withdrawal::settled>()},
    restricted_field<&Withdrawal::restricted>(),
};
static_assert(withdrawal_fields.size() == member_count<Withdrawal>(),
              "a member of Withdrawal is not declared");
static_assert(well_declared(withdrawal_fields));

inline constexpr RecordType Withdrawal::declaration{
    .number = 87,
    .key = "withdrawal",
    .name = "Agency or worker stops",
    .purpose = "Somebody who helps a family stops, or is told to, and what that leaves.",
    .nature = Nature::changes_state,
    .told_by = "Which agency stops?",
    .fields = withdrawal_fields,
};

}  // namespace holdfast::records
