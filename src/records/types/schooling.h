#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About one child; the school as source or mentioned. Said again each term and when something
/// changes: each answer's newest word stands. Education Act 1996, sections 7 and 436A; School
/// Attendance (Pupil Registration) (England) Regulations 2024; Children and Families Act 2014,
/// section 37.
struct Schooling {
    std::optional<base::When> as_of;
    std::optional<Coded<schooling_kinds>> kind;
    std::optional<std::string> school;
    std::optional<std::string> safeguarding_lead;
    std::optional<base::When> since;
    std::optional<base::When> until;
    std::optional<std::int32_t> attendance;
    std::optional<base::Date> attendance_from;
    std::optional<base::Date> attendance_to;
    std::optional<Coded<exclusion_kinds>> exclusion;
    std::optional<std::int32_t> exclusion_days;
    std::optional<bool> home_education_agreed;
    std::optional<Coded<support_stages>> support;
    std::optional<base::Date> plan_reviewed;
    std::optional<Prose> notes;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array schooling_fields = {
    Field{.id = 1,
          .key = "asOf",
          .happened = true,
          .label = "The day of which this is true",
          .needed = Needed::always,
          .slot = holds<&Schooling::as_of>()},
    Field{.id = 2,
          .key = "kind",
          .label = "Where the child is taught",
          .needed = Needed::always,
          .slot = holds<&Schooling::kind>()},
    Field{.id = 3,
          .key = "school",
          .label = "Name of the school or college",
          .slot = holds<&Schooling::school>()},
    Field{.id = 4,
          .key = "safeguardingLead",
          .label = "Designated safeguarding lead",
          .slot = holds<&Schooling::safeguarding_lead>()},
    Field{.id = 5, .key = "since", .label = "Since when", .slot = holds<&Schooling::since>()},
    Field{.id = 6,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Schooling::until>()},
    Field{.id = 7,
          .key = "attendance",
          .label = "Attendance in per cent",
          .hint = "A whole number from 0 to 100.",
          .slot = holds<&Schooling::attendance>()},
    Field{.id = 8,
          .key = "attendanceFrom",
          .label = "Attendance counted from",
          .slot = holds<&Schooling::attendance_from>()},
    Field{.id = 9,
          .key = "attendanceTo",
          .label = "Attendance counted to",
          .slot = holds<&Schooling::attendance_to>()},
    Field{.id = 10,
          .key = "exclusion",
          .label = "Suspension or exclusion",
          .slot = holds<&Schooling::exclusion>()},
    Field{.id = 11,
          .key = "exclusionDays",
          .label = "Days suspended",
          .hint = "School days in this school year.",
          .slot = holds<&Schooling::exclusion_days>()},
    Field{.id = 12,
          .key = "homeEducationAgreed",
          .label = "Has the authority agreed to home education?",
          .hint = "Only where its consent is needed.",
          .slot = holds<&Schooling::home_education_agreed>()},
    Field{.id = 13,
          .key = "support",
          .label = "Special educational needs",
          .slot = holds<&Schooling::support>()},
    Field{.id = 14,
          .key = "planReviewed",
          .label = "Last review of the EHC plan",
          .slot = holds<&Schooling::plan_reviewed>()},
    Field{.id = 15,
          .key = "notes",
          .label = "What the school says",
          .hint = "Good news as well.",
          .slot = holds<&Schooling::notes>()},
    restricted_field<&Schooling::restricted>(),
};
static_assert(schooling_fields.size() == member_count<Schooling>(),
              "a member of Schooling is not declared");
static_assert(well_declared(schooling_fields));

inline constexpr RecordType Schooling::declaration{
    .number = 66,
    .key = "schooling",
    .name = "School or college",
    .purpose = "Where a child is taught, how often they are there, and what stands in the way.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .told_by = "Which school, college or nursery is it?",
    .fields = schooling_fields,
};

}  // namespace holdfast::records
