#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One child in an assessment, which the entry is part of. About that child, born or unborn;
/// several children when the same is true of each. A child who saw or heard abuse is a child of
/// the assessment too. Rests on the visits at which the child was seen. Filed again when more
/// is known; the newest word stands. The child's wishes and feelings are asked for by the
/// Children Act 1989, sections 17(4A) and 47(5A).
struct AssessedChild {
    std::optional<base::When> assessed;
    std::optional<Coded<child_seen>> seen;
    std::optional<Coded<not_alone_reasons>> why_not_alone;
    std::optional<Codes<ways_of_hearing>> heard_how;
    std::optional<Prose> words;
    std::optional<Prose> daily_life;
    std::optional<Prose> development;
    std::optional<Prose> needs;
    std::optional<Prose> worries;
    std::optional<Prose> safety;
    std::optional<bool> witnessed_abuse;
    std::optional<base::When> told;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array assessed_child_fields = {
    Field{.id = 1,
          .key = "assessed",
          .happened = true,
          .label = "When this was so",
          .hint = "The day the child was last seen for it; if not seen, the day of this account.",
          .needed = Needed::always,
          .slot = holds<&AssessedChild::assessed>()},
    Field{.id = 2,
          .key = "seen",
          .label = "Was the child seen?",
          .slot = holds<&AssessedChild::seen>()},
    Field{.id = 3,
          .key = "whyNotAlone",
          .label = "Why not seen, or not alone",
          .slot = holds<&AssessedChild::why_not_alone>()},
    Field{.id = 4,
          .key = "heardHow",
          .label = "How the child was heard",
          .slot = holds<&AssessedChild::heard_how>()},
    Field{.id = 5,
          .key = "words",
          .label = "What the child said or showed",
          .hint = "In the child's own words. Of a child who does not speak: what you saw.",
          .slot = holds<&AssessedChild::words>()},
    Field{.id = 6,
          .key = "dailyLife",
          .label = "What life is like for this child",
          .slot = holds<&AssessedChild::daily_life>()},
    Field{.id = 7,
          .key = "development",
          .label = "Health, development and learning",
          .slot = holds<&AssessedChild::development>()},
    Field{.id = 8,
          .key = "needs",
          .label = "What this child needs",
          .slot = holds<&AssessedChild::needs>()},
    Field{.id = 9,
          .key = "worries",
          .label = "What could harm this child",
          .hint = "What has happened, what is feared, and who says so.",
          .slot = holds<&AssessedChild::worries>()},
    Field{.id = 10,
          .key = "safety",
          .label = "What keeps this child safe",
          .hint = "Who does what, and how we know.",
          .slot = holds<&AssessedChild::safety>()},
    Field{.id = 11,
          .key = "witnessedAbuse",
          .label = "Has the child seen or heard abuse at home?",
          .slot = holds<&AssessedChild::witnessed_abuse>()},
    Field{.id = 12,
          .key = "told",
          .label = "When the child was told what came of it",
          .slot = holds<&AssessedChild::told>()},
    restricted_field<&AssessedChild::restricted>(),
};
static_assert(assessed_child_fields.size() == member_count<AssessedChild>(),
              "a member of AssessedChild is not declared");
static_assert(well_declared(assessed_child_fields));

inline constexpr RecordType AssessedChild::declaration{
    .number = 41,
    .key = "assessedChild",
    .name = "A child in an assessment",
    .purpose = "What an assessment says of one child, and what the child says.",
    .nature = Nature::notes,
    .fields = assessed_child_fields,
};

}  // namespace holdfast::records
