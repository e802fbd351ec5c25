#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One meeting of the team around the family. About the family and the children (subject), and the
/// persons, practitioners and agencies who came (present), were invited and did not come
/// (mentioned), or were sent the record (recipient). Part of the plan that it looks at. Filed as
/// planned when the day is set, if you like, and again, with a link that supersedes that, when it
/// was or was not held.
/// A day that passes without a record, and a record that was not sent, climb (guardrail G35).
struct TeamAroundFamily {
    std::optional<base::When> held;
    std::optional<Coded<meeting_standings>> standing;
    std::optional<std::string> chair;
    std::optional<std::int32_t> agencies_invited;
    std::optional<std::int32_t> agencies_there;
    std::optional<Prose> who_came;
    std::optional<Prose> child_says;
    std::optional<Prose> discussed;
    std::optional<Prose> agreed;
    std::optional<Coded<team_around_family_outcomes>> outcome;
    std::optional<Prose> reasons;
    std::optional<base::Date> next_meeting;
    std::optional<base::When> sent;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array team_around_family_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .hint = "If it was not held, when it should have been.",
          .needed = Needed::always,
          .slot = holds<&TeamAroundFamily::held>()},
    Field{.id = 2,
          .key = "standing",
          .label = "Was it held?",
          .slot = holds<&TeamAroundFamily::standing>()},
    Field{.id = 3,
          .key = "chair",
          .label = "Who chaired it",
          .slot = holds<&TeamAroundFamily::chair>()},
    Field{.id = 4,
          .key = "agenciesInvited",
          .label = "How many agencies were invited",
          .slot = holds<&TeamAroundFamily::agencies_invited>()},
    Field{.id = 5,
          .key = "agenciesThere",
          .label = "How many agencies came",
          .slot = holds<&TeamAroundFamily::agencies_there>()},
    Field{.id = 6,
          .key = "whoCame",
          .label = "Who came, and who sent word instead",
          .slot = holds<&TeamAroundFamily::who_came>()},
    Field{.id = 7,
          .key = "childSays",
          .label = "What the children and young people said or had said for them",
          .slot = holds<&TeamAroundFamily::child_says>()},
    Field{.id = 8,
          .key = "discussed",
          .label = "What was talked about",
          .slot = holds<&TeamAroundFamily::discussed>()},
    Field{.id = 9,
          .key = "agreed",
          .label = "What was agreed",
          .hint = "Who does what by when.",
          .slot = holds<&TeamAroundFamily::agreed>()},
    Field{.id = 10,
          .key = "outcome",
          .label = "What comes of it",
          .slot = holds<&TeamAroundFamily::outcome>()},
    Field{.id = 11, .key = "reasons", .label = "Why", .slot = holds<&TeamAroundFamily::reasons>()},
    Field{.id = 12,
          .key = "nextMeeting",
          .label = "Next meeting",
          .slot = holds<&TeamAroundFamily::next_meeting>()},
    Field{.id = 13,
          .key = "sent",
          .label = "When the record was sent to those invited",
          .slot = holds<&TeamAroundFamily::sent>()},
    restricted_field<&TeamAroundFamily::restricted>(),
};
static_assert(team_around_family_fields.size() == member_count<TeamAroundFamily>(),
              "a member of TeamAroundFamily is not declared");
static_assert(well_declared(team_around_family_fields));

inline constexpr RecordType TeamAroundFamily::declaration{
    .number = 28,
    .key = "teamAroundFamily",
    .name = "Team around the family meeting",
    .purpose = "A meeting of those who help a family, and what was agreed.",
    .nature = Nature::notes,
    .present = "Who of the family came?",
    .other = "Who of the family was invited and did not come?",
    .agencies_there = "Which agencies came?",
    .fields = team_around_family_fields,
};

}  // namespace holdfast::records
