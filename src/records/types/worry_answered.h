#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// It `answers` the worry, is about the same children, and `rests_on` the entries that show what
/// has changed. Filed whenever something was done; the newest word on a worry stands. A worry that
/// was found not to be so stops counting towards a pattern, and for that its reasons are read.
struct WorryAnswered {
    std::optional<base::When> answered;
    std::optional<Coded<worry_standings>> standing;
    std::optional<Prose> done;
    std::optional<Prose> why;
    std::optional<Coded<worry_directions>> direction;
    std::optional<Prose> other_side;
    std::optional<bool> child_asked;
    std::optional<bool> specialist_asked;
    std::optional<bool> rests_on_disability;
    std::optional<Prose> tested_both_ways;
    std::optional<base::Date> look_again_by;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array worry_answered_fields = {
    Field{.id = 1,
          .key = "answered",
          .happened = true,
          .label = "When",
          .needed = Needed::always,
          .slot = holds<&WorryAnswered::answered>()},
    Field{.id = 2,
          .key = "standing",
          .label = "How the worry stands",
          .needed = Needed::always,
          .slot = holds<&WorryAnswered::standing>()},
    Field{.id = 3, .key = "done", .label = "What was done", .slot = holds<&WorryAnswered::done>()},
    Field{.id = 4,
          .key = "why",
          .label = "Why it is settled, or not yet",
          .hint = "Link what shows it: a visit, the child's words, a report.",
          .slot = holds<&WorryAnswered::why>()},
    Field{.id = 5,
          .key = "direction",
          .label = "Which way it is going",
          .slot = holds<&WorryAnswered::direction>()},
    Field{.id = 6,
          .key = "otherSide",
          .label = "What speaks against this answer",
          .slot = holds<&WorryAnswered::other_side>()},
    Field{.id = 7,
          .key = "childAsked",
          .label = "Was the child asked?",
          .slot = holds<&WorryAnswered::child_asked>()},
    Field{.id = 8,
          .key = "specialistAsked",
          .label = "Was somebody asked who is trained in this kind of harm?",
          .hint = "For sexual abuse, exploitation, harmful sexual behaviour or coercive control. "
                  "Without it, harm is not ruled out but not assessed.",
          .slot = holds<&WorryAnswered::specialist_asked>()},
    Field{.id = 9,
          .key = "restsOnDisability",
          .label = "Is it explained by a disability or an illness?",
          .slot = holds<&WorryAnswered::rests_on_disability>()},
    Field{.id = 10,
          .key = "testedBothWays",
          .label = "How that explanation was tested both ways",
          .hint = "What would be seen if it were the disability, and what if it were harm.",
          .slot = holds<&WorryAnswered::tested_both_ways>()},
    Field{.id = 11,
          .key = "lookAgainBy",
          .label = "Look at it again by",
          .owes = {"Look again at the worry", Owes::Until::next_answer},
          .slot = holds<&WorryAnswered::look_again_by>()},
    restricted_field<&WorryAnswered::restricted>(),
};
static_assert(worry_answered_fields.size() == member_count<WorryAnswered>(),
              "a member of WorryAnswered is not declared");
static_assert(well_declared(worry_answered_fields));

inline constexpr RecordType WorryAnswered::declaration{
    .number = 62,
    .key = "worryAnswered",
    .name = "What was done about a worry",
    .purpose = "What was done about a worry, and whether it is settled and why.",
    .nature = Nature::changes_state,
    .fields = worry_answered_fields,
};

}  // namespace holdfast::records
