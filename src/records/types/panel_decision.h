#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About each child. It `answers` what was recommended: the decision, the conference or the
/// assessment. One entry for each time that a panel looks at it. To put it off is a choice with
/// harm of its own, so that is asked for here. Reviews have found that a second and third deferral
/// were not counted (Family U).
struct PanelDecision {
    std::optional<base::When> considered;
    std::optional<std::string> panel;
    std::optional<Coded<panel_questions>> question;
    std::optional<Coded<panel_outcomes>> outcome;
    std::optional<base::When> recommended;
    std::optional<Prose> intervention;
    std::optional<Prose> aim;
    std::optional<bool> tried_before;
    std::optional<base::Date> ends;
    std::optional<Prose> harm_meanwhile;
    std::optional<Prose> reasons;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array panel_decision_fields = {
    Field{.id = 1,
          .key = "considered",
          .happened = true,
          .label = "When the panel looked at it",
          .needed = Needed::always,
          .slot = holds<&PanelDecision::considered>()},
    Field{.id = 2, .key = "panel", .label = "Which panel", .slot = holds<&PanelDecision::panel>()},
    Field{.id = 3,
          .key = "question",
          .label = "What was recommended",
          .slot = holds<&PanelDecision::question>()},
    Field{.id = 4,
          .key = "outcome",
          .label = "What the panel decided",
          .needed = Needed::always,
          .slot = holds<&PanelDecision::outcome>()},
    Field{.id = 5,
          .key = "recommended",
          .label = "When it was first recommended",
          .slot = holds<&PanelDecision::recommended>()},
    Field{.id = 6,
          .key = "intervention",
          .label = "What is to be tried first",
          .slot = holds<&PanelDecision::intervention>()},
    Field{.id = 7,
          .key = "aim",
          .label = "What it is to achieve",
          .slot = holds<&PanelDecision::aim>()},
    Field{.id = 8,
          .key = "triedBefore",
          .label = "Was the same tried before?",
          .slot = holds<&PanelDecision::tried_before>()},
    Field{.id = 9,
          .key = "ends",
          .label = "Until when it is tried",
          .slot = holds<&PanelDecision::ends>()},
    Field{.id = 10,
          .key = "harmMeanwhile",
          .label = "What waiting does to the child",
          .slot = holds<&PanelDecision::harm_meanwhile>()},
    Field{.id = 11, .key = "reasons", .label = "Reasons", .slot = holds<&PanelDecision::reasons>()},
    Field{.id = 12,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&PanelDecision::outside_reasons>()},
    restricted_field<&PanelDecision::restricted>(),
};
static_assert(panel_decision_fields.size() == member_count<PanelDecision>(),
              "a member of PanelDecision is not declared");
static_assert(well_declared(panel_decision_fields));

inline constexpr RecordType PanelDecision::declaration{
    .number = 86,
    .key = "panelDecision",
    .name = "Panel",
    .purpose =
        "A panel looked at what is recommended for a child, and agreed, put it off or refused it.",
    .nature = Nature::decides,
    .fields = panel_decision_fields,
};

}  // namespace holdfast::records
