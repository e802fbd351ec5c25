#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Any professional of any agency may file one, on any file, open or closed. It `answers` the
/// decision, plan or other entry that it is against; about the same family and children as
/// subjects, and whoever is to answer as recipient. The next stage is a new challenge that
/// `answers` the answer; duties has the clock of each stage. It stays beside what it is against and
/// is shown at each later decision. Working Together to Safeguard Children 2023; stages and clocks
/// are local policy.
struct Challenge {
    std::optional<base::When> raised;
    std::optional<Prose> what;
    std::optional<Coded<challenge_matters>> matter;
    std::optional<Coded<challenge_stages>> stage;
    std::optional<bool> risk_stated;
    std::optional<bool> immediate_danger;
    std::optional<Prose> asked;
    std::optional<Prose> not_known;
    std::optional<Prose> meanwhile;
    std::optional<bool> agency_says;
    std::optional<bool> joint_review;
    std::optional<base::Date> answer_due;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array challenge_fields = {
    Field{.id = 1,
          .key = "raised",
          .happened = true,
          .label = "When it was raised",
          .needed = Needed::always,
          .slot = holds<&Challenge::raised>()},
    Field{.id = 2,
          .key = "what",
          .label = "What you disagree with, and why",
          .needed = Needed::always,
          .slot = holds<&Challenge::what>()},
    Field{
        .id = 3, .key = "matter", .label = "What it is about", .slot = holds<&Challenge::matter>()},
    Field{.id = 4, .key = "stage", .label = "Stage", .slot = holds<&Challenge::stage>()},
    Field{.id = 5,
          .key = "riskStated",
          .label = "Do you say that a child is at risk of harm?",
          .slot = holds<&Challenge::risk_stated>()},
    Field{.id = 6,
          .key = "immediateDanger",
          .label = "Is a child in danger now?",
          .hint = "If so, ring first. Nothing waits for an answer.",
          .slot = holds<&Challenge::immediate_danger>()},
    Field{.id = 7,
          .key = "asked",
          .label = "What should happen instead",
          .slot = holds<&Challenge::asked>()},
    Field{.id = 8,
          .key = "notKnown",
          .label = "What you know that others may not",
          .slot = holds<&Challenge::not_known>()},
    Field{.id = 9,
          .key = "meanwhile",
          .label = "What keeps the child safe meanwhile",
          .slot = holds<&Challenge::meanwhile>()},
    Field{.id = 10,
          .key = "agencySays",
          .label = "Is it the view of your agency?",
          .hint = "Not only your own.",
          .slot = holds<&Challenge::agency_says>()},
    Field{.id = 11,
          .key = "jointReview",
          .label = "Do you call for a joint review of all agencies?",
          .hint = "Only an independent chair may refuse it, with reasons.",
          .slot = holds<&Challenge::joint_review>()},
    Field{.id = 12,
          .key = "answerDue",
          .label = "Answer due by",
          .hint = "Only where another day was agreed than the stage gives.",
          .slot = holds<&Challenge::answer_due>()},
    restricted_field<&Challenge::restricted>(),
};
static_assert(challenge_fields.size() == member_count<Challenge>(),
              "a member of Challenge is not declared");
static_assert(well_declared(challenge_fields));

inline constexpr RecordType Challenge::declaration{
    .number = 75,
    .key = "challenge",
    .name = "Challenge",
    .purpose = "A professional disagrees with what was decided, planned or not done.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .told_by = "Which agency raises it, if it is not our own?",
    .fields = challenge_fields,
};

}  // namespace holdfast::records
