#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A decision. It links (`answers`) to the proposal, contact or referral that it decides.
struct Decision {
    std::optional<base::When> decided;
    std::optional<Coded<decision_questions>> question;
    std::optional<Coded<decision_outcomes>> outcome;
    std::optional<Prose> reasons;
    std::optional<Prose> known;
    std::optional<Prose> options;
    std::optional<bool> past_the_gate;
    static const RecordType declaration;
};

inline constexpr std::array decision_fields = {
    Field{.id = 1,
          .key = "decided",
          .happened = true,
          .label = "When it was decided",
          .needed = Needed::always,
          .slot = holds<&Decision::decided>()},
    Field{.id = 2,
          .key = "question",
          .label = "The question",
          .needed = Needed::always,
          .slot = holds<&Decision::question>()},
    Field{.id = 3,
          .key = "outcome",
          .label = "What was decided",
          .needed = Needed::always,
          .slot = holds<&Decision::outcome>()},
    Field{.id = 4,
          .key = "reasons",
          .label = "Reasons",
          .hint = "Written so that whoever asked can read them.",
          .slot = holds<&Decision::reasons>()},
    Field{.id = 5, .key = "known", .label = "What was known", .slot = holds<&Decision::known>()},
    Field{.id = 6,
          .key = "options",
          .label = "What else could have been decided",
          .slot = holds<&Decision::options>()},
    Field{.id = 7,
          .key = "pastTheGate",
          .label = "Was it done without passing the gate?",
          .hint = "Only a replay of history says yes.",
          .slot = holds<&Decision::past_the_gate>()},
};
static_assert(decision_fields.size() == member_count<Decision>(),
              "a member of Decision is not declared");
static_assert(well_declared(decision_fields));

inline constexpr RecordType Decision::declaration{
    .number = 18,
    .key = "decision",
    .name = "Decision",
    .purpose = "What was decided, by whom, on what question and for what reasons.",
    .nature = Nature::decides,
    .fields = decision_fields,
};

}  // namespace holdfast::records
