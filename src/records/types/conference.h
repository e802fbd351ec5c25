#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// An initial, pre-birth, transfer-in or review conference (Working Together to Safeguard
/// Children: the initial one 15 working days after the strategy discussion, the first review
/// within 3 months, then at most 6 months apart). About each child for whom it decided the
/// same; who came is present, who was invited and did not come is mentioned, who was sent the
/// record is a recipient. Rests on the section 47 enquiry, or on the plan that it reviews. Each
/// agency's view is an AgencyView and each dissent a record of its own, part of it. One entry
/// for each conference; filed again when the record was sent. It is a fact, never vetoed. In
/// the census a transfer in stands at CINdetails, a review at Reviews/CPPreviewDate; the
/// category is the plan's initial one when a plan begins and its latest one after.
struct Conference {
    std::optional<base::When> held;
    std::optional<Coded<conference_kinds>> kind;
    std::optional<Coded<conference_decisions>> decision;
    std::optional<Coded<abuse_categories>> category;
    std::optional<Prose> reasons;
    std::optional<Coded<conference_rules>> decided_how;
    std::optional<bool> dissent;
    std::optional<bool> quorate;
    std::optional<Coded<child_participations>> child_took_part;
    std::optional<Prose> childs_words;
    std::optional<std::string> chair;
    std::optional<base::Date> target;
    std::optional<Prose> why_late;
    std::optional<base::Date> next_review;
    std::optional<base::When> minutes_sent;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array conference_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .census = "Section47/DateOfInitialCPC",
          .needed = Needed::always,
          .slot = holds<&Conference::held>()},
    Field{.id = 2,
          .key = "kind",
          .label = "Kind of conference",
          .needed = Needed::always,
          .slot = holds<&Conference::kind>()},
    Field{.id = 3,
          .key = "decision",
          .label = "What was decided",
          .slot = holds<&Conference::decision>()},
    Field{.id = 4,
          .key = "category",
          .label = "Category of abuse",
          .slot = holds<&Conference::category>()},
    Field{.id = 5,
          .key = "reasons",
          .label = "Why it was decided",
          .slot = holds<&Conference::reasons>()},
    Field{.id = 6,
          .key = "decidedHow",
          .label = "How the decision was made",
          .slot = holds<&Conference::decided_how>()},
    Field{.id = 7,
          .key = "dissent",
          .label = "Did anybody dissent?",
          .hint = "Record each dissent by itself.",
          .slot = holds<&Conference::dissent>()},
    Field{.id = 8,
          .key = "quorate",
          .label = "Was it quorate?",
          .slot = holds<&Conference::quorate>()},
    Field{.id = 9,
          .key = "childTookPart",
          .label = "How the child took part",
          .slot = holds<&Conference::child_took_part>()},
    Field{.id = 10,
          .key = "childsWords",
          .label = "What the child said or sent",
          .slot = holds<&Conference::childs_words>()},
    Field{.id = 11, .key = "chair", .label = "Who chaired it", .slot = holds<&Conference::chair>()},
    Field{.id = 12,
          .key = "target",
          .label = "Latest day on which it should have been held",
          .hint = "Only if the enquiry or the last conference did not say.",
          .slot = holds<&Conference::target>()},
    Field{.id = 13,
          .key = "whyLate",
          .label = "Why it was held later",
          .slot = holds<&Conference::why_late>()},
    Field{.id = 14,
          .key = "nextReview",
          .label = "Latest day for the next conference",
          .slot = holds<&Conference::next_review>()},
    Field{.id = 15,
          .key = "minutesSent",
          .label = "When the record was sent",
          .slot = holds<&Conference::minutes_sent>()},
    restricted_field<&Conference::restricted>(),
};
static_assert(conference_fields.size() == member_count<Conference>(),
              "a member of Conference is not declared");
static_assert(well_declared(conference_fields));

inline constexpr RecordType Conference::declaration{
    .number = 45,
    .key = "conference",
    .name = "Child protection conference",
    .purpose = "The family and the agencies meet and decide whether a child needs a child "
               "protection plan.",
    .nature = Nature::changes_state,
    .present = "Who of the family came?",
    .other = "Who of the family was invited and did not come?",
    .agencies_there = "Which agencies came?",
    .fields = conference_fields,
};

}  // namespace holdfast::records
