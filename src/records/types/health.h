#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About one person: a child, a parent, a pregnant woman; the health agency as source. One entry
/// for each fact; a kind that is said again replaces the word before it for registrations,
/// pregnancies and checks, and adds to the list for appointments. A pregnancy that has ended stops
/// every letter and reminder about it, so it is filed here as soon as it is known.
struct Health {
    std::optional<base::When> happened_on;
    std::optional<Coded<health_kinds>> kind;
    std::optional<Prose> what;
    std::optional<std::string> with_whom;
    std::optional<Coded<missed_appointment_reasons>> missed_why;
    std::optional<std::int32_t> offered;
    std::optional<std::int32_t> missed;
    std::optional<bool> up_to_date;
    std::optional<base::Date> baby_due;
    std::optional<base::Date> next_on;
    std::optional<base::When> told_childrens_services;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array health_fields = {
    Field{.id = 1,
          .key = "happenedOn",
          .happened = true,
          .label = "When it happened",
          .needed = Needed::always,
          .slot = holds<&Health::happened_on>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What it is about",
          .needed = Needed::always,
          .slot = holds<&Health::kind>()},
    Field{.id = 3, .key = "what", .label = "What is known", .slot = holds<&Health::what>()},
    Field{.id = 4,
          .key = "withWhom",
          .label = "Where, or with whom",
          .hint = "The practice, clinic or ward, and a name.",
          .slot = holds<&Health::with_whom>()},
    Field{.id = 5,
          .key = "missedWhy",
          .label = "Why it was missed",
          .hint = "A child does not miss an appointment; they are not brought.",
          .slot = holds<&Health::missed_why>()},
    Field{.id = 6,
          .key = "offered",
          .label = "How many were offered",
          .hint = "When several are told of at once.",
          .slot = holds<&Health::offered>()},
    Field{.id = 7,
          .key = "missed",
          .label = "How many of them were missed",
          .slot = holds<&Health::missed>()},
    Field{.id = 8,
          .key = "upToDate",
          .label = "Is the child up to date?",
          .hint = "For immunisations and checks.",
          .slot = holds<&Health::up_to_date>()},
    Field{.id = 9,
          .key = "babyDue",
          .label = "Day on which the baby is expected",
          .slot = holds<&Health::baby_due>()},
    Field{
        .id = 10, .key = "nextOn", .label = "Next appointment", .slot = holds<&Health::next_on>()},
    Field{.id = 11,
          .key = "toldChildrensServices",
          .label = "When children's social care was told",
          .hint = "If another agency knew of it first.",
          .slot = holds<&Health::told_childrens_services>()},
    restricted_field<&Health::restricted>(),
};
static_assert(health_fields.size() == member_count<Health>(), "a member of Health is not declared");
static_assert(well_declared(health_fields));

inline constexpr RecordType Health::declaration{
    .number = 65,
    .key = "health",
    .name = "Health",
    .purpose = "Something about somebody's health that helps to protect a child.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .told_by = "Which health agency is it?",
    .fields = health_fields,
};

}  // namespace holdfast::records
