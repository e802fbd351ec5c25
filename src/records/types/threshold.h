#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the children to whom all of it applies; one entry for each child for whom something
/// differs. It `answers` what asked for it and `rests_on` the facts that changed. Views of other
/// agencies and the second reader's signature link to it. Filed at each decision about the level
/// and each yearly test of it. The criterion is one of the threshold document that the safeguarding
/// partners publish (Working Together to Safeguard Children 2023, chapter 3).
struct Threshold {
    std::optional<base::When> decided;
    std::optional<Coded<threshold_levels>> level;
    std::optional<std::string> document;
    std::optional<std::string> criterion;
    std::optional<Prose> reasons;
    std::optional<Prose> difference;
    std::optional<Coded<level_grounds>> grounds;
    std::optional<Prose> changed_facts;
    std::optional<Prose> misjudged;
    std::optional<Prose> plan_effect;
    std::optional<Codes<outside_pressures>> outside_reasons;
    std::optional<Coded<concern_levels>> concern_level;
    std::optional<Prose> concern_reason;
    std::optional<base::Date> tested_again_by;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array threshold_fields = {
    Field{.id = 1,
          .key = "decided",
          .happened = true,
          .label = "When it was decided",
          .needed = Needed::always,
          .slot = holds<&Threshold::decided>()},
    Field{.id = 2,
          .key = "level",
          .label = "Level",
          .needed = Needed::always,
          .slot = holds<&Threshold::level>()},
    Field{.id = 3,
          .key = "document",
          .label = "Version of the threshold document",
          .hint = "Such as 2026, second edition.",
          .slot = holds<&Threshold::document>()},
    Field{.id = 4,
          .key = "criterion",
          .label = "Criterion",
          .hint = "Its number or its words in that document.",
          .slot = holds<&Threshold::criterion>()},
    Field{.id = 5,
          .key = "reasons",
          .label = "Reasons",
          .hint = "Written so that whoever asked can read them.",
          .slot = holds<&Threshold::reasons>()},
    Field{.id = 6,
          .key = "difference",
          .label = "What difference it makes to this child",
          .slot = holds<&Threshold::difference>()},
    Field{.id = 7,
          .key = "grounds",
          .label = "What the level rests on",
          .slot = holds<&Threshold::grounds>()},
    Field{.id = 8,
          .key = "changedFacts",
          .label = "What has changed since the last decision",
          .hint = "Facts, with who says so. Link them.",
          .slot = holds<&Threshold::changed_facts>()},
    Field{.id = 9,
          .key = "misjudged",
          .label = "What was misjudged before",
          .hint = "For the same facts, judged differently.",
          .slot = holds<&Threshold::misjudged>()},
    Field{.id = 10,
          .key = "planEffect",
          .label = "What the plan changed, and what it did not",
          .slot = holds<&Threshold::plan_effect>()},
    Field{.id = 11,
          .key = "outsideReasons",
          .label = "Reasons that are not about the child",
          .slot = holds<&Threshold::outside_reasons>()},
    Field{.id = 12,
          .key = "concernLevel",
          .label = "How worried are you about this child?",
          .slot = holds<&Threshold::concern_level>()},
    Field{.id = 13,
          .key = "concernReason",
          .label = "Why more, less or as worried as before?",
          .slot = holds<&Threshold::concern_reason>()},
    Field{.id = 14,
          .key = "testedAgainBy",
          .label = "Level tested again by",
          .slot = holds<&Threshold::tested_again_by>()},
    restricted_field<&Threshold::restricted>(),
};
static_assert(threshold_fields.size() == member_count<Threshold>(),
              "a member of Threshold is not declared");
static_assert(well_declared(threshold_fields));

inline constexpr RecordType Threshold::declaration{
    .number = 73,
    .key = "threshold",
    .name = "Level decided",
    .purpose =
        "Which level of help or protection a child has, by which criterion and for what reasons.",
    .nature = Nature::decides,
    .fields = threshold_fields,
};

}  // namespace holdfast::records
