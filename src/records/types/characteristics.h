#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About one person, a child or an adult. Said again when something is learned; each answer's
/// newest word stands. Children in need census, module ChildCharacteristics. Equality Act 2010,
/// section 149.
struct Characteristics {
    std::optional<base::When> told;
    std::optional<Coded<ethnicities>> ethnicity;
    std::optional<Codes<disability_kinds>> disabilities;
    std::optional<Prose> daily_life;
    std::optional<std::string> first_language;
    std::optional<bool> interpreter;
    std::optional<Prose> communication;
    std::optional<std::string> religion;
    std::optional<Coded<immigration_statuses>> immigration_status;
    std::optional<bool> no_recourse;
    std::optional<base::Date> status_ends;
    std::optional<bool> young_carer;
    std::optional<Coded<characteristic_sources>> described_by;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array characteristics_fields = {
    Field{.id = 1,
          .key = "told",
          .happened = true,
          .label = "When we were told",
          .needed = Needed::always,
          .slot = holds<&Characteristics::told>()},
    Field{.id = 2,
          .key = "ethnicity",
          .label = "Ethnicity",
          .hint = "As the person describes it.",
          .census = "ChildCharacteristics/Ethnicity",
          .slot = holds<&Characteristics::ethnicity>()},
    Field{.id = 3,
          .key = "disabilities",
          .label = "Disabilities",
          .hint = "All that there are. None stands alone.",
          .census = "ChildCharacteristics/Disabilities/Disability",
          .slot = holds<&Characteristics::disabilities>()},
    Field{.id = 4,
          .key = "dailyLife",
          .label = "What a disability means for daily life",
          .hint = "And for being safe and for telling somebody.",
          .slot = holds<&Characteristics::daily_life>()},
    Field{.id = 5,
          .key = "firstLanguage",
          .label = "First language",
          .hint = "A sign language is one too.",
          .slot = holds<&Characteristics::first_language>()},
    Field{.id = 6,
          .key = "interpreter",
          .label = "Is an interpreter needed?",
          .hint = "Never a child or a relative.",
          .slot = holds<&Characteristics::interpreter>()},
    Field{.id = 7,
          .key = "communication",
          .label = "How to communicate",
          .hint = "Signs, symbols, devices, time, quiet, large print.",
          .slot = holds<&Characteristics::communication>()},
    Field{.id = 8,
          .key = "religion",
          .label = "Religion or belief",
          .slot = holds<&Characteristics::religion>()},
    Field{.id = 9,
          .key = "immigrationStatus",
          .label = "Immigration status",
          .slot = holds<&Characteristics::immigration_status>()},
    Field{.id = 10,
          .key = "noRecourse",
          .label = "Is it a status without recourse to public funds?",
          .slot = holds<&Characteristics::no_recourse>()},
    Field{.id = 11,
          .key = "statusEnds",
          .label = "Day on which that status ends",
          .slot = holds<&Characteristics::status_ends>()},
    Field{.id = 12,
          .key = "youngCarer",
          .label = "Does this child care for somebody?",
          .hint = "Somebody who is ill or disabled, or who misuses alcohol or drugs.",
          .slot = holds<&Characteristics::young_carer>()},
    Field{.id = 13,
          .key = "describedBy",
          .label = "Who said so",
          .slot = holds<&Characteristics::described_by>()},
    restricted_field<&Characteristics::restricted>(),
};
static_assert(characteristics_fields.size() == member_count<Characteristics>(),
              "a member of Characteristics is not declared");
static_assert(well_declared(characteristics_fields));

inline constexpr RecordType Characteristics::declaration{
    .number = 64,
    .key = "characteristics",
    .name = "Characteristics",
    .purpose = "How somebody describes who they are, and what they need to be understood.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .fields = characteristics_fields,
};

}  // namespace holdfast::records
