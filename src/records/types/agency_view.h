#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// The view of one agency or one practitioner (subject) about the children (mentioned), at a
/// conference, strategy discussion or core group, or on a proposal or decision to close, step
/// down or send home: it is part of that. One entry for each agency that was invited or asked,
/// also for one that was absent or has not answered; filed again when it answers, is told or
/// confirms: the newest word stands. A plan ends without a conference only with the agencies
/// asked and told. It is never counted as a vote.
struct AgencyView {
    std::optional<base::When> given;
    std::optional<Coded<attendances>> attended;
    std::optional<Coded<view_questions>> question;
    std::optional<Coded<agency_views>> view;
    std::optional<Coded<abuse_categories>> category;
    std::optional<Prose> reasons;
    std::optional<bool> says_at_risk;
    std::optional<Prose> information;
    std::optional<base::When> report_received;
    std::optional<base::When> asked;
    std::optional<base::When> told;
    std::optional<base::When> receipt;
    std::optional<bool> disagrees;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array agency_view_fields = {
    Field{.id = 1,
          .key = "given",
          .happened = true,
          .label = "When it gave its view",
          .hint = "If it has not: the day this is noted.",
          .needed = Needed::always,
          .slot = holds<&AgencyView::given>()},
    Field{.id = 2,
          .key = "attended",
          .label = "How it took part",
          .slot = holds<&AgencyView::attended>()},
    Field{.id = 3,
          .key = "question",
          .label = "The question",
          .slot = holds<&AgencyView::question>()},
    Field{.id = 4, .key = "view", .label = "Its view", .slot = holds<&AgencyView::view>()},
    Field{.id = 5,
          .key = "category",
          .label = "Category of abuse in its view",
          .slot = holds<&AgencyView::category>()},
    Field{.id = 6,
          .key = "reasons",
          .label = "Why it thinks so",
          .hint = "In its own words.",
          .slot = holds<&AgencyView::reasons>()},
    Field{.id = 7,
          .key = "saysAtRisk",
          .label = "Does it say that a child is at risk?",
          .slot = holds<&AgencyView::says_at_risk>()},
    Field{.id = 8,
          .key = "information",
          .label = "What it told the others",
          .slot = holds<&AgencyView::information>()},
    Field{.id = 9,
          .key = "reportReceived",
          .label = "When its report reached the meeting",
          .slot = holds<&AgencyView::report_received>()},
    Field{.id = 10,
          .key = "asked",
          .label = "When it was asked",
          .slot = holds<&AgencyView::asked>()},
    Field{.id = 11,
          .key = "told",
          .label = "When it was sent the record or told what was decided",
          .slot = holds<&AgencyView::told>()},
    Field{.id = 12,
          .key = "receipt",
          .label = "When it confirmed that it has it",
          .slot = holds<&AgencyView::receipt>()},
    Field{.id = 13,
          .key = "disagrees",
          .label = "Does it disagree with what was decided?",
          .hint = "Record its dissent by itself.",
          .slot = holds<&AgencyView::disagrees>()},
    restricted_field<&AgencyView::restricted>(),
};
static_assert(agency_view_fields.size() == member_count<AgencyView>(),
              "a member of AgencyView is not declared");
static_assert(well_declared(agency_view_fields));

inline constexpr RecordType AgencyView::declaration{
    .number = 46,
    .key = "agencyView",
    .name = "View of an agency",
    .purpose = "What an agency or a practitioner thinks, and why, in a decision about a child.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = agency_view_fields,
};

}  // namespace holdfast::records
