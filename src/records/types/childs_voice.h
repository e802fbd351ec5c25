#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About one child; an advocate, interpreter or trusted adult as source or present. `part_of` the
/// visit or meeting in which it was heard, `evidence_for` the worries it touches. Said again only
/// to add what the child was told. Children Act 1989, sections 17(4A), 22(4) and 47(5A): the
/// child's wishes and feelings are found out and given due consideration.
struct ChildsVoice {
    std::optional<base::When> said;
    std::optional<Coded<voice_ways>> way;
    std::optional<Prose> words;
    std::optional<Prose> meaning;
    std::optional<bool> alone;
    std::optional<Prose> why_not_alone;
    std::optional<std::string> through;
    std::optional<std::string> method;
    std::optional<bool> child_chose_place;
    std::optional<bool> asked_wants;
    std::optional<Prose> wants;
    std::optional<Coded<safe_answers>> feels_safe;
    std::optional<std::string> may_know;
    std::optional<Prose> why_not_heard;
    std::optional<base::When> answered;
    std::optional<Prose> answer;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array childs_voice_fields = {
    Field{.id = 1,
          .key = "said",
          .happened = true,
          .label = "When",
          .needed = Needed::always,
          .slot = holds<&ChildsVoice::said>()},
    Field{.id = 2,
          .key = "way",
          .label = "How the child was heard",
          .needed = Needed::always,
          .slot = holds<&ChildsVoice::way>()},
    Field{.id = 3,
          .key = "words",
          .label = "The child's own words",
          .hint = "As the child said it, or what was seen, without what you make of it.",
          .slot = holds<&ChildsVoice::words>()},
    Field{.id = 4,
          .key = "meaning",
          .label = "What you make of it",
          .slot = holds<&ChildsVoice::meaning>()},
    Field{.id = 5,
          .key = "alone",
          .label = "Was the child alone with whoever listened?",
          .slot = holds<&ChildsVoice::alone>()},
    Field{.id = 6,
          .key = "whyNotAlone",
          .label = "Who else was there, and why",
          .slot = holds<&ChildsVoice::why_not_alone>()},
    Field{.id = 7,
          .key = "through",
          .label = "Through whom",
          .hint = "An interpreter, an advocate, somebody whom the child trusts.",
          .slot = holds<&ChildsVoice::through>()},
    Field{.id = 8,
          .key = "method",
          .label = "How you communicated",
          .hint = "Speech, signs, symbols, a device, toys.",
          .slot = holds<&ChildsVoice::method>()},
    Field{.id = 9,
          .key = "childChosePlace",
          .label = "Did the child choose the place?",
          .slot = holds<&ChildsVoice::child_chose_place>()},
    Field{.id = 10,
          .key = "askedWants",
          .label = "Was the child asked what they want?",
          .slot = holds<&ChildsVoice::asked_wants>()},
    Field{.id = 11,
          .key = "wants",
          .label = "What the child wants to happen",
          .slot = holds<&ChildsVoice::wants>()},
    Field{.id = 12,
          .key = "feelsSafe",
          .label = "Does the child feel safe?",
          .slot = holds<&ChildsVoice::feels_safe>()},
    Field{.id = 13,
          .key = "mayKnow",
          .label = "Who may know of this, says the child",
          .slot = holds<&ChildsVoice::may_know>()},
    Field{.id = 14,
          .key = "whyNotHeard",
          .label = "Why the child was not heard",
          .hint = "A young person may decline and is asked again another day.",
          .slot = holds<&ChildsVoice::why_not_heard>()},
    Field{.id = 15,
          .key = "answered",
          .label = "When the child was told what came of it",
          .slot = holds<&ChildsVoice::answered>()},
    Field{.id = 16,
          .key = "answer",
          .label = "What the child was told",
          .slot = holds<&ChildsVoice::answer>()},
    restricted_field<&ChildsVoice::restricted>(),
};
static_assert(childs_voice_fields.size() == member_count<ChildsVoice>(),
              "a member of ChildsVoice is not declared");
static_assert(well_declared(childs_voice_fields));

inline constexpr RecordType ChildsVoice::declaration{
    .number = 77,
    .key = "childsVoice",
    .name = "Child's voice",
    .purpose = "What a child said, showed, wrote or drew, and what they were told in return.",
    .nature = Nature::notes,
    .concerns = Concerns::one_of_family,
    .fields = childs_voice_fields,
};

}  // namespace holdfast::records
