#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// It `answers` the decision, the proposal or the level that was pressed; about the same family and
/// children. It goes to the principal social worker, who is outside the team's line and answers it
/// (guardrail G53). Nobody else but its writer reads it, whatever its mark says, and it changes
/// nothing about the child.
struct PressureReport {
    std::optional<base::When> reported;
    std::optional<Codes<pressures>> reasons;
    std::optional<Codes<outside_pressures>> grounds;
    std::optional<Prose> what;
    std::optional<bool> child_at_risk;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array pressure_report_fields = {
    Field{.id = 1,
          .key = "reported",
          .happened = true,
          .label = "When you say so",
          .needed = Needed::always,
          .slot = holds<&PressureReport::reported>()},
    Field{.id = 2,
          .key = "reasons",
          .label = "What you were pressed to",
          .needed = Needed::always,
          .slot = holds<&PressureReport::reasons>()},
    Field{.id = 3,
          .key = "grounds",
          .label = "What was given as the reason",
          .slot = holds<&PressureReport::grounds>()},
    Field{.id = 4, .key = "what", .label = "What happened", .slot = holds<&PressureReport::what>()},
    Field{.id = 5,
          .key = "childAtRisk",
          .label = "Do you think that a child is at risk through it?",
          .slot = holds<&PressureReport::child_at_risk>()},
    restricted_field<&PressureReport::restricted>(),
};
static_assert(pressure_report_fields.size() == member_count<PressureReport>(),
              "a member of PressureReport is not declared");
static_assert(well_declared(pressure_report_fields));

inline constexpr RecordType PressureReport::declaration{
    .number = 88,
    .key = "pressureReport",
    .name = "Pressed to decide",
    .purpose = "A worker says that a decision was pressed on them.",
    .nature = Nature::notes,
    .fields = pressure_report_fields,
};

}  // namespace holdfast::records
