#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// The reasoned answer to a finding. It links (`answers`) to the entry that the finding stands on.
struct Answer {
    std::optional<base::When> answered;
    std::optional<std::string> guardrail;
    std::optional<Prose> reasons;
    std::optional<bool> dismisses;
    std::optional<bool> useful;
    std::optional<std::int32_t> minutes;
    static const RecordType declaration;
};

inline constexpr std::array answer_fields = {
    Field{.id = 1,
          .key = "answered",
          .happened = true,
          .label = "When it was answered",
          .needed = Needed::always,
          .slot = holds<&Answer::answered>()},
    Field{.id = 2,
          .key = "guardrail",
          .label = "Guardrail",
          .hint = "Its number, such as G03.",
          .needed = Needed::always,
          .slot = holds<&Answer::guardrail>()},
    Field{.id = 3,
          .key = "reasons",
          .label = "Answer",
          .hint =
              "What you have looked at, and what you make of it, or why it does not apply here. "
              "\"Correct at the time\" is an answer.",
          .needed = Needed::always,
          .slot = holds<&Answer::reasons>()},
    Field{.id = 4,
          .key = "dismisses",
          .label = "Does it not apply here?",
          .hint = "Then say why. It leaves the lists and stays on the record, opens no gate, and "
                  "comes back when something changes.",
          .slot = holds<&Answer::dismisses>()},
    Field{.id = 5,
          .key = "useful",
          .label = "Was it useful to be asked?",
          .slot = holds<&Answer::useful>()},
    Field{.id = 6,
          .key = "minutes",
          .label = "How many minutes did it take?",
          .slot = holds<&Answer::minutes>()},
};
static_assert(answer_fields.size() == member_count<Answer>(), "a member of Answer is not declared");
static_assert(well_declared(answer_fields));

inline constexpr RecordType Answer::declaration{
    .number = 19,
    .key = "answer",
    .name = "Answer to a finding",
    .purpose = "A named person answers what a guardrail found, with reasons.",
    .nature = Nature::notes,
    .fields = answer_fields,
};

}  // namespace holdfast::records
