#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About each child; the parents as present or recipient. Said again as it goes on: the newest word
/// stands, and a new period is a new entry. The offer of a family meeting is a record of its own.
/// Children Act 1989 guidance and regulations, volume 1: court orders and pre-proceedings (2014);
/// Family Procedure Rules, practice direction 12A. Children in need census of 2026 to 2027.
struct PreProceedings {
    std::optional<base::When> started;
    std::optional<base::Date> legal_meeting;
    std::optional<base::Date> letter_sent;
    std::optional<base::Date> first_meeting;
    std::optional<std::int32_t> review_meetings;
    std::optional<Prose> must_change;
    std::optional<base::Date> change_by;
    std::optional<bool> parents_represented;
    std::optional<base::Date> step_decided;
    std::optional<Coded<pre_proceedings_outcomes>> outcome;
    std::optional<Prose> reasons;
    std::optional<base::Date> issue_letter;
    std::optional<base::Date> court_applied;
    std::optional<Coded<legal_kinds>> order_sought;
    std::optional<bool> lesser_order;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array pre_proceedings_fields = {
    Field{.id = 1,
          .key = "started",
          .happened = true,
          .label = "When pre-proceedings started",
          .hint = "The day on which it was decided.",
          .census = "PreProceedingsandFGDM/PPStartDate",
          .needed = Needed::always,
          .slot = holds<&PreProceedings::started>()},
    Field{.id = 2,
          .key = "legalMeeting",
          .label = "Legal planning meeting",
          .slot = holds<&PreProceedings::legal_meeting>()},
    Field{.id = 3,
          .key = "letterSent",
          .label = "Letter before proceedings sent",
          .census = "PreProceedingsandFGDM/LBPSentDate",
          .slot = holds<&PreProceedings::letter_sent>()},
    Field{.id = 4,
          .key = "firstMeeting",
          .label = "First meeting with the parents",
          .census = "PreProceedingsandFGDM/InitialPPMeetingDate",
          .slot = holds<&PreProceedings::first_meeting>()},
    Field{.id = 5,
          .key = "reviewMeetings",
          .label = "Number of review meetings held",
          .census = "PreProceedingsandFGDM/ReviewMeetingsCount",
          .slot = holds<&PreProceedings::review_meetings>()},
    Field{.id = 6,
          .key = "mustChange",
          .label = "What must change, and what help is given for it",
          .slot = holds<&PreProceedings::must_change>()},
    Field{.id = 7,
          .key = "changeBy",
          .label = "By when",
          .slot = holds<&PreProceedings::change_by>()},
    Field{.id = 8,
          .key = "parentsRepresented",
          .label = "Have the parents a solicitor?",
          .slot = holds<&PreProceedings::parents_represented>()},
    Field{.id = 9,
          .key = "stepDecided",
          .label = "Step down or court decided",
          .census = "PreProceedingsandFGDM/StepDecisionDate",
          .slot = holds<&PreProceedings::step_decided>()},
    Field{.id = 10,
          .key = "outcome",
          .label = "How it ended",
          .census = "PreProceedingsandFGDM/PPOutcome",
          .slot = holds<&PreProceedings::outcome>()},
    Field{
        .id = 11, .key = "reasons", .label = "Reasons", .slot = holds<&PreProceedings::reasons>()},
    Field{.id = 12,
          .key = "issueLetter",
          .label = "Letter of intention to start care proceedings sent",
          .census = "PreProceedingsandFGDM/LetterInitCPDate",
          .slot = holds<&PreProceedings::issue_letter>()},
    Field{.id = 13,
          .key = "courtApplied",
          .label = "Application to the court",
          .census = "PreProceedingsandFGDM/CourtAppDate",
          .slot = holds<&PreProceedings::court_applied>()},
    Field{.id = 14,
          .key = "orderSought",
          .label = "Order that the authority asks for",
          .slot = holds<&PreProceedings::order_sought>()},
    Field{.id = 15,
          .key = "lesserOrder",
          .label = "Is it a lesser order than was planned or advised?",
          .slot = holds<&PreProceedings::lesser_order>()},
    Field{.id = 16,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&PreProceedings::outside_reasons>()},
    restricted_field<&PreProceedings::restricted>(),
};
static_assert(pre_proceedings_fields.size() == member_count<PreProceedings>(),
              "a member of PreProceedings is not declared");
static_assert(well_declared(pre_proceedings_fields));

inline constexpr RecordType PreProceedings::declaration{
    .number = 68,
    .key = "preProceedings",
    .name = "Pre-proceedings",
    .purpose = "The last work with a family before the authority decides whether to go to court.",
    .nature = Nature::changes_state,
    .present = "Which parents were there?",
    .fields = pre_proceedings_fields,
};

}  // namespace holdfast::records
