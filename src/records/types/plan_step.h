#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One action of a plan, a meeting, a supervision or a decision, which it is part of. About the
/// child it is for, and as a subject the practitioner or agency that does it; a person of the
/// family who does it is a recipient. Filed when it is agreed and again, superseding, when it
/// is accepted, done, handed on or given up: the newest word stands. One handed on stays with
/// whoever had it until the other has accepted and what came of it is known. A need not met for
/// want of means stays a need.
struct PlanStep {
    std::optional<base::When> agreed;
    std::optional<Prose> what;
    std::optional<base::Date> by_when;
    std::optional<Prose> change_sought;
    std::optional<bool> sees_child;
    std::optional<base::When> accepted;
    std::optional<Coded<agency_kinds>> waiting_for;
    std::optional<Coded<step_outcomes>> outcome;
    std::optional<base::When> ended;
    std::optional<Coded<step_not_done_reasons>> not_done_reason;
    std::optional<Prose> why_not_done;
    std::optional<Prose> difference;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array plan_step_fields = {
    Field{.id = 1,
          .key = "agreed",
          .happened = true,
          .label = "When it was agreed",
          .needed = Needed::always,
          .slot = holds<&PlanStep::agreed>()},
    Field{.id = 2,
          .key = "what",
          .label = "What is to be done",
          .needed = Needed::always,
          .slot = holds<&PlanStep::what>()},
    Field{.id = 3,
          .key = "byWhen",
          .label = "By which day",
          .owes = {"Do what was agreed in the plan"},
          .slot = holds<&PlanStep::by_when>()},
    Field{.id = 4,
          .key = "changeSought",
          .label = "What it is to change for the child",
          .slot = holds<&PlanStep::change_sought>()},
    Field{.id = 5,
          .key = "seesChild",
          .label = "Does it mean seeing the child?",
          .slot = holds<&PlanStep::sees_child>()},
    Field{.id = 6,
          .key = "accepted",
          .label = "When whoever does it accepted it",
          .slot = holds<&PlanStep::accepted>()},
    Field{.id = 7,
          .key = "waitingFor",
          .label = "For whom it waits",
          .slot = holds<&PlanStep::waiting_for>()},
    Field{.id = 8,
          .key = "outcome",
          .label = "What became of it",
          .hint = "Leave empty while it is open.",
          .slot = holds<&PlanStep::outcome>()},
    Field{.id = 9,
          .key = "ended",
          .ends = true,
          .label = "When it was done or given up",
          .slot = holds<&PlanStep::ended>()},
    Field{.id = 10,
          .key = "notDoneReason",
          .label = "Why it was not done",
          .slot = holds<&PlanStep::not_done_reason>()},
    Field{.id = 11,
          .key = "whyNotDone",
          .label = "What stood in the way, and what happens instead",
          .slot = holds<&PlanStep::why_not_done>()},
    Field{.id = 12,
          .key = "difference",
          .label = "What difference it made",
          .slot = holds<&PlanStep::difference>()},
    restricted_field<&PlanStep::restricted>(),
};
static_assert(plan_step_fields.size() == member_count<PlanStep>(),
              "a member of PlanStep is not declared");
static_assert(well_declared(plan_step_fields));

inline constexpr RecordType PlanStep::declaration{
    .number = 48,
    .key = "planStep",
    .name = "Action",
    .purpose = "Something that somebody has promised to do, by a day.",
    .nature = Nature::changes_state,
    .fields = plan_step_fields,
};

}  // namespace holdfast::records
