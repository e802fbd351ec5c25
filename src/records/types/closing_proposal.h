#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A proposal to close the episodes of a family's children. Always filed; whether the closing may
/// be completed is the gate's question.
struct ClosingProposal {
    std::optional<base::When> proposed;
    std::optional<Coded<closing_means>> means;
    std::optional<Coded<closure_reasons>> reason;
    std::optional<Prose> why_safe;
    std::optional<bool> agreement_withdrawn;
    std::optional<bool> harm_suspected;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<Coded<concern_levels>> concern_level;
    std::optional<Prose> concern_reason;
    static const RecordType declaration;
};

inline constexpr std::array closing_proposal_fields = {
    Field{.id = 1,
          .key = "proposed",
          .happened = true,
          .label = "When it was proposed",
          .needed = Needed::always,
          .slot = holds<&ClosingProposal::proposed>()},
    Field{.id = 2,
          .key = "means",
          .label = "How would the work end?",
          .hint = "What the family will have had from us last.",
          .needed = Needed::always,
          .slot = holds<&ClosingProposal::means>()},
    Field{.id = 3,
          .key = "reason",
          .label = "Reason for closing",
          .census = "CINdetails/ReasonForClosure",
          .slot = holds<&ClosingProposal::reason>()},
    Field{.id = 4,
          .key = "whySafe",
          .label = "Why is it safe to close now?",
          .hint = "What has changed for each child, and who will notice if it gets worse.",
          .slot = holds<&ClosingProposal::why_safe>()},
    Field{.id = 5,
          .key = "agreementWithdrawn",
          .label = "Has the family withdrawn its agreement to the service?",
          .slot = holds<&ClosingProposal::agreement_withdrawn>()},
    Field{.id = 6,
          .key = "harmSuspected",
          .label = "Is significant harm suspected?",
          .slot = holds<&ClosingProposal::harm_suspected>()},
    Field{.id = 7,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&ClosingProposal::outside_reasons>()},
    Field{.id = 8,
          .key = "concernLevel",
          .label = "How worried are you about these children?",
          .slot = holds<&ClosingProposal::concern_level>()},
    Field{.id = 9,
          .key = "concernReason",
          .label = "Why more, less or as worried as before?",
          .slot = holds<&ClosingProposal::concern_reason>()},
};
static_assert(closing_proposal_fields.size() == member_count<ClosingProposal>(),
              "a member of ClosingProposal is not declared");
static_assert(well_declared(closing_proposal_fields));

inline constexpr RecordType ClosingProposal::declaration{
    .number = 16,
    .key = "closingProposal",
    .name = "Proposal to close",
    .purpose = "Asks that the work with a family end, and says why that is safe.",
    .nature = Nature::changes_state,
    .fields = closing_proposal_fields,
};

}  // namespace holdfast::records
