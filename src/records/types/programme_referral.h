#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About whoever is to use it, and the children for whom it matters as mentioned; the agency as
/// recipient. Part of the plan that it belongs to. Said again, superseding, when it is taken up and
/// when it ends: the newest word stands. Work with a couple is asked about where one is said to
/// have abused the other, because it can put the one in danger.
struct ProgrammeReferral {
    std::optional<base::When> asked;
    std::optional<std::string> service;
    std::optional<Coded<service_kinds>> kind;
    std::optional<Prose> need;
    std::optional<Prose> why_suits;
    std::optional<bool> exclusions_checked;
    std::optional<Prose> exclusions;
    std::optional<base::Date> review_on;
    std::optional<Coded<service_outcomes>> outcome;
    std::optional<Prose> change;
    std::optional<base::When> ended;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array programme_referral_fields = {
    Field{.id = 1,
          .key = "asked",
          .happened = true,
          .label = "When it was asked for",
          .needed = Needed::always,
          .slot = holds<&ProgrammeReferral::asked>()},
    Field{.id = 2,
          .key = "service",
          .label = "The service or programme",
          .needed = Needed::always,
          .slot = holds<&ProgrammeReferral::service>()},
    Field{.id = 3,
          .key = "kind",
          .label = "What kind of service",
          .slot = holds<&ProgrammeReferral::kind>()},
    Field{.id = 4,
          .key = "need",
          .label = "The need that it is to meet",
          .slot = holds<&ProgrammeReferral::need>()},
    Field{.id = 5,
          .key = "whySuits",
          .label = "Why it fits this person",
          .slot = holds<&ProgrammeReferral::why_suits>()},
    Field{.id = 6,
          .key = "exclusionsChecked",
          .label = "Was it checked that nothing rules it out?",
          .hint = "Abuse by a partner rules out work with the couple.",
          .slot = holds<&ProgrammeReferral::exclusions_checked>()},
    Field{.id = 7,
          .key = "exclusions",
          .label = "What was checked, and with whom",
          .slot = holds<&ProgrammeReferral::exclusions>()},
    Field{.id = 8,
          .key = "reviewOn",
          .label = "Looked at again by",
          .slot = holds<&ProgrammeReferral::review_on>()},
    Field{.id = 9,
          .key = "outcome",
          .label = "What became of it",
          .slot = holds<&ProgrammeReferral::outcome>()},
    Field{.id = 10,
          .key = "change",
          .label = "What has changed through it",
          .slot = holds<&ProgrammeReferral::change>()},
    Field{.id = 11,
          .key = "ended",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&ProgrammeReferral::ended>()},
    restricted_field<&ProgrammeReferral::restricted>(),
};
static_assert(programme_referral_fields.size() == member_count<ProgrammeReferral>(),
              "a member of ProgrammeReferral is not declared");
static_assert(well_declared(programme_referral_fields));

inline constexpr RecordType ProgrammeReferral::declaration{
    .number = 83,
    .key = "programmeReferral",
    .name = "Referral to a programme",
    .purpose = "A programme or service was asked for: what it is to change, why it fits, and what "
               "became of it.",
    .nature = Nature::changes_state,
    .other = "For which children does it matter?",
    .told_to = "To which agency?",
    .fields = programme_referral_fields,
};

}  // namespace holdfast::records
