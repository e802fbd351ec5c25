#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority. One entry for each criterion of each version of the document. Working
/// Together to Safeguard Children 2023, chapter 3, asks the safeguarding partners to publish it.
struct ThresholdCriterion {
    std::optional<base::Date> in_force_from;
    std::optional<std::string> document;
    std::optional<std::string> criterion;
    std::optional<Coded<threshold_levels>> level;
    std::optional<Prose> text;
    static const RecordType declaration;
};

inline constexpr std::array threshold_criterion_fields = {
    Field{.id = 1,
          .key = "inForceFrom",
          .label = "In force from",
          .needed = Needed::always,
          .slot = holds<&ThresholdCriterion::in_force_from>()},
    Field{.id = 2,
          .key = "document",
          .label = "Version of the document",
          .hint = "Such as 2026, second edition.",
          .needed = Needed::always,
          .slot = holds<&ThresholdCriterion::document>()},
    Field{.id = 3,
          .key = "criterion",
          .label = "Its number",
          .hint = "As it is cited, such as CP3.",
          .needed = Needed::always,
          .slot = holds<&ThresholdCriterion::criterion>()},
    Field{.id = 4,
          .key = "level",
          .label = "Level that it stands for",
          .needed = Needed::always,
          .slot = holds<&ThresholdCriterion::level>()},
    Field{.id = 5,
          .key = "text",
          .label = "What it says",
          .needed = Needed::always,
          .slot = holds<&ThresholdCriterion::text>()},
};
static_assert(threshold_criterion_fields.size() == member_count<ThresholdCriterion>(),
              "a member of ThresholdCriterion is not declared");
static_assert(well_declared(threshold_criterion_fields));

inline constexpr RecordType ThresholdCriterion::declaration{
    .number = 89,
    .key = "thresholdCriterion",
    .name = "Threshold criterion",
    .purpose =
        "One criterion of the threshold document that the safeguarding partners have published.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = threshold_criterion_fields,
};

}  // namespace holdfast::records
