#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// The details of one person. Said again when something is learned; nothing is overwritten.
struct Person {
    std::optional<std::string> known_as;
    std::optional<base::When> born;
    std::optional<base::Date> expected_birth;
    std::optional<Coded<sexes>> sex;
    std::optional<base::When> died;
    static const RecordType declaration;
};

inline constexpr std::array person_fields = {
    Field{.id = 1,
          .key = "knownAs",
          .label = "Name",
          .hint = "The name that the person goes by.",
          .needed = Needed::always,
          .looked_up = LookedUp::by_name,
          .slot = holds<&Person::known_as>()},
    Field{.id = 2,
          .key = "born",
          .label = "Date of birth",
          .hint = "As much of it as is known: a day, a month or a year.",
          .census = "ChildIdentifiers/PersonBirthDate",
          .looked_up = LookedUp::by_day,
          .slot = holds<&Person::born>()},
    Field{.id = 3,
          .key = "expectedBirth",
          .label = "Expected date of birth",
          .hint = "For a child who is not born yet.",
          .census = "ChildIdentifiers/ExpectedPersonBirthDate",
          .looked_up = LookedUp::by_day,
          .slot = holds<&Person::expected_birth>()},
    Field{.id = 4,
          .key = "sex",
          .label = "Sex",
          .census = "ChildIdentifiers/Sex",
          .slot = holds<&Person::sex>()},
    Field{.id = 5,
          .key = "died",
          .label = "Date of death",
          .census = "ChildIdentifiers/PersonDeathDate",
          .slot = holds<&Person::died>()},
};
static_assert(person_fields.size() == member_count<Person>(), "a member of Person is not declared");
static_assert(well_declared(person_fields));

inline constexpr RecordType Person::declaration{
    .number = 10,
    .key = "person",
    .name = "Person's details",
    .purpose = "Who somebody is: a child, a parent, anybody whom the work concerns.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .fields = person_fields,
};

}  // namespace holdfast::records
