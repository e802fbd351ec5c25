#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// It `answers` the challenge and is about the same family and children, with whoever explored it
/// as present. The author is neither the challenger nor the one challenged. A challenge that is not
/// accepted stays visible as a dissent. Several answers may follow one another; the newest stands.
/// One that says only that both met, or that it goes to the next stage, leaves it waiting.
struct ChallengeAnswer {
    std::optional<base::When> answered;
    std::optional<Coded<challenge_outcomes>> outcome;
    std::optional<base::When> explored;
    std::optional<Prose> explored_what;
    std::optional<bool> third_person;
    std::optional<Prose> reasons;
    std::optional<Prose> changes;
    std::optional<bool> settled;
    std::optional<bool> still_disagrees;
    std::optional<Coded<challenge_stages>> next_stage;
    std::optional<base::Date> next_due;
    std::optional<bool> review_refused;
    std::optional<base::When> challenger_told;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array challenge_answer_fields = {
    Field{.id = 1,
          .key = "answered",
          .happened = true,
          .label = "When it was answered",
          .needed = Needed::always,
          .slot = holds<&ChallengeAnswer::answered>()},
    Field{.id = 2,
          .key = "outcome",
          .label = "Outcome",
          .needed = Needed::always,
          .slot = holds<&ChallengeAnswer::outcome>()},
    Field{.id = 3,
          .key = "explored",
          .label = "When both sides met to explore it",
          .slot = holds<&ChallengeAnswer::explored>()},
    Field{.id = 4,
          .key = "exploredWhat",
          .label = "What was explored",
          .hint = "Where the two views part, and what each rests on.",
          .slot = holds<&ChallengeAnswer::explored_what>()},
    Field{.id = 5,
          .key = "thirdPerson",
          .label = "Was it decided by somebody who is neither side?",
          .slot = holds<&ChallengeAnswer::third_person>()},
    Field{.id = 6,
          .key = "reasons",
          .label = "Reasons",
          .hint = "The challenger reads them.",
          .slot = holds<&ChallengeAnswer::reasons>()},
    Field{.id = 7,
          .key = "changes",
          .label = "What changes for the child",
          .slot = holds<&ChallengeAnswer::changes>()},
    Field{.id = 8,
          .key = "settled",
          .label = "Is it settled?",
          .slot = holds<&ChallengeAnswer::settled>()},
    Field{.id = 9,
          .key = "stillDisagrees",
          .label = "Does the challenger still disagree?",
          .slot = holds<&ChallengeAnswer::still_disagrees>()},
    Field{.id = 10,
          .key = "nextStage",
          .label = "Next stage",
          .slot = holds<&ChallengeAnswer::next_stage>()},
    Field{.id = 11,
          .key = "nextDue",
          .label = "Answer of the next stage due by",
          .slot = holds<&ChallengeAnswer::next_due>()},
    Field{.id = 12,
          .key = "reviewRefused",
          .label = "Was a joint review refused?",
          .hint = "Only by an independent chair.",
          .slot = holds<&ChallengeAnswer::review_refused>()},
    Field{.id = 13,
          .key = "challengerTold",
          .label = "When the challenger was told",
          .slot = holds<&ChallengeAnswer::challenger_told>()},
    restricted_field<&ChallengeAnswer::restricted>(),
};
static_assert(challenge_answer_fields.size() == member_count<ChallengeAnswer>(),
              "a member of ChallengeAnswer is not declared");
static_assert(well_declared(challenge_answer_fields));

inline constexpr RecordType ChallengeAnswer::declaration{
    .number = 76,
    .key = "challengeAnswer",
    .name = "Answer to a challenge",
    .purpose = "Somebody who is not one of the two answers a challenge, after both were heard.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = challenge_answer_fields,
};

}  // namespace holdfast::records
