#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Asks for a decision that has no proposal of its own kind, so that a second person can read the
/// reasons before it is taken. It links (`answers`) to the contact, the referral or the earlier
/// decision that it is about, and `rests_on` what is new. Signatures and the decision link to it.
struct DecisionProposal {
    std::optional<base::When> proposed;
    std::optional<Coded<decision_questions>> question;
    std::optional<Coded<decision_outcomes>> outcome;
    std::optional<Prose> reasons;
    std::optional<Prose> changed_facts;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<bool> restricted;
    std::optional<Prose> known;
    std::optional<Prose> options;
    static const RecordType declaration;
};

inline constexpr std::array decision_proposal_fields = {
    Field{.id = 1,
          .key = "proposed",
          .happened = true,
          .label = "When it was proposed",
          .needed = Needed::always,
          .slot = holds<&DecisionProposal::proposed>()},
    Field{.id = 2,
          .key = "question",
          .label = "The question",
          .needed = Needed::always,
          .slot = holds<&DecisionProposal::question>()},
    Field{.id = 3,
          .key = "outcome",
          .label = "What you propose",
          .needed = Needed::always,
          .slot = holds<&DecisionProposal::outcome>()},
    Field{.id = 4,
          .key = "reasons",
          .label = "Reasons",
          .hint = "Written so that whoever asked can read them.",
          .needed = Needed::always,
          .slot = holds<&DecisionProposal::reasons>()},
    Field{.id = 5,
          .key = "changedFacts",
          .label = "What is new since the last decision",
          .hint = "Facts, with who says so. Link them.",
          .slot = holds<&DecisionProposal::changed_facts>()},
    Field{.id = 6,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&DecisionProposal::outside_reasons>()},
    restricted_field<&DecisionProposal::restricted>(),
    Field{.id = 7,
          .key = "known",
          .label = "What was known",
          .slot = holds<&DecisionProposal::known>()},
    Field{.id = 8,
          .key = "options",
          .label = "What else could be decided",
          .slot = holds<&DecisionProposal::options>()},
};
static_assert(decision_proposal_fields.size() == member_count<DecisionProposal>(),
              "a member of DecisionProposal is not declared");
static_assert(well_declared(decision_proposal_fields));

inline constexpr RecordType DecisionProposal::declaration{
    .number = 81,
    .key = "decisionProposal",
    .name = "Proposal",
    .purpose = "Asks that something be decided, and says why, so that a second person can read it "
               "first.",
    .nature = Nature::notes,
    .fields = decision_proposal_fields,
};

}  // namespace holdfast::records
