#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority. Said again, superseding, when it is done, measured and closed: the newest
/// word stands. That something was done is a claim until its effect was measured.
struct Recommendation {
    std::optional<base::When> made;
    std::optional<std::string> review;
    std::optional<Prose> recommends;
    std::optional<std::string> guardrails;
    std::optional<Coded<practitioner_roles>> owner;
    std::optional<Prose> measure;
    std::optional<base::Date> due;
    std::optional<base::When> done;
    std::optional<base::When> measured;
    std::optional<Prose> effect;
    std::optional<base::When> closed;
    static const RecordType declaration;
};

inline constexpr std::array recommendation_fields = {
    Field{.id = 1,
          .key = "made",
          .happened = true,
          .label = "When it was made",
          .needed = Needed::always,
          .slot = holds<&Recommendation::made>()},
    Field{.id = 2,
          .key = "review",
          .label = "Which review",
          .needed = Needed::always,
          .slot = holds<&Recommendation::review>()},
    Field{.id = 3,
          .key = "recommends",
          .label = "What it asks for",
          .needed = Needed::always,
          .slot = holds<&Recommendation::recommends>()},
    Field{.id = 4,
          .key = "guardrails",
          .label = "Rules that keep it",
          .hint = "The numbers of guardrails, such as G01 G23.",
          .slot = holds<&Recommendation::guardrails>()},
    Field{.id = 5,
          .key = "owner",
          .label = "Who answers for it",
          .slot = holds<&Recommendation::owner>()},
    Field{.id = 6,
          .key = "measure",
          .label = "How its effect will be seen",
          .slot = holds<&Recommendation::measure>()},
    Field{.id = 7, .key = "due", .label = "To be done by", .slot = holds<&Recommendation::due>()},
    Field{.id = 8,
          .key = "done",
          .label = "When it is said to be done",
          .slot = holds<&Recommendation::done>()},
    Field{.id = 9,
          .key = "measured",
          .label = "When its effect was measured",
          .slot = holds<&Recommendation::measured>()},
    Field{.id = 10,
          .key = "effect",
          .label = "What was measured",
          .slot = holds<&Recommendation::effect>()},
    Field{.id = 11,
          .key = "closed",
          .ends = true,
          .label = "When it was closed",
          .hint = "Leave empty while it is open.",
          .slot = holds<&Recommendation::closed>()},
};
static_assert(recommendation_fields.size() == member_count<Recommendation>(),
              "a member of Recommendation is not declared");
static_assert(well_declared(recommendation_fields));

inline constexpr RecordType Recommendation::declaration{
    .number = 96,
    .key = "recommendation",
    .name = "Recommendation of a review",
    .purpose =
        "What a review asks an authority to do, who owns it, and whether it was shown to work.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = recommendation_fields,
};

}  // namespace holdfast::records
