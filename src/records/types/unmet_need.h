#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the child or whoever needs it. It `rests_on` what shows the need, such as the assessment,
/// and `answers` the decision or the action because of which it is not met. A need that is not met
/// stays a need: it never lowers the level. Said again, superseding, when it is met: the newest
/// word stands.
struct UnmetNeed {
    std::optional<base::When> noted;
    std::optional<Prose> need;
    std::optional<Codes<early_help_needs>> kinds;
    std::optional<Coded<unmet_reasons>> why;
    std::optional<Prose> meanwhile;
    std::optional<std::string> raised_with;
    std::optional<base::Date> ask_again_on;
    std::optional<base::When> met;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array unmet_need_fields = {
    Field{.id = 1,
          .key = "noted",
          .happened = true,
          .label = "When it was noted",
          .needed = Needed::always,
          .slot = holds<&UnmetNeed::noted>()},
    Field{.id = 2,
          .key = "need",
          .label = "What is needed",
          .needed = Needed::always,
          .slot = holds<&UnmetNeed::need>()},
    Field{.id = 3, .key = "kinds", .label = "What it is about", .slot = holds<&UnmetNeed::kinds>()},
    Field{.id = 4, .key = "why", .label = "Why it is not met", .slot = holds<&UnmetNeed::why>()},
    Field{.id = 5,
          .key = "meanwhile",
          .label = "What is done meanwhile",
          .slot = holds<&UnmetNeed::meanwhile>()},
    Field{.id = 6,
          .key = "raisedWith",
          .label = "Who was told that it is missing",
          .slot = holds<&UnmetNeed::raised_with>()},
    Field{.id = 7,
          .key = "askAgainOn",
          .label = "Asked for again by",
          .slot = holds<&UnmetNeed::ask_again_on>()},
    Field{.id = 8,
          .key = "met",
          .ends = true,
          .label = "When it was met",
          .hint = "Leave empty while it is not.",
          .slot = holds<&UnmetNeed::met>()},
    restricted_field<&UnmetNeed::restricted>(),
};
static_assert(unmet_need_fields.size() == member_count<UnmetNeed>(),
              "a member of UnmetNeed is not declared");
static_assert(well_declared(unmet_need_fields));

inline constexpr RecordType UnmetNeed::declaration{
    .number = 84,
    .key = "unmetNeed",
    .name = "Need that is not met",
    .purpose = "Something that a child or a family needs and does not get, and why.",
    .nature = Nature::changes_state,
    .fields = unmet_need_fields,
};

}  // namespace holdfast::records
