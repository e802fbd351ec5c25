#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About one child; whoever the child was with as mentioned, the police as recipient. Filed when
/// the child is missed and said again when something is learned: the newest word stands. What the
/// child says afterwards is a record of its own, `part_of` this one. Statutory guidance on children
/// who run away or go missing from home or care (2014): an independent return home interview is
/// offered within 72 hours of the return.
struct MissingEpisode {
    std::optional<base::When> missing_from;
    std::optional<Coded<missing_kinds>> kind;
    std::optional<Coded<missing_places>> place;
    std::optional<base::When> reported;
    std::optional<std::string> police_reference;
    std::optional<Prose> circumstances;
    std::optional<bool> exploitation_feared;
    std::optional<base::When> returned;
    std::optional<Coded<missing_returns>> found_how;
    std::optional<Prose> found_where;
    std::optional<bool> harmed;
    std::optional<base::When> interview_offered;
    std::optional<bool> interview_accepted;
    std::optional<base::When> interview_held;
    std::optional<std::string> interviewer;
    std::optional<Prose> why_no_interview;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array missing_episode_fields = {
    Field{.id = 1,
          .key = "missingFrom",
          .happened = true,
          .label = "Missing since",
          .hint = "When the child was last known to be where they should be.",
          .needed = Needed::always,
          .slot = holds<&MissingEpisode::missing_from>()},
    Field{
        .id = 2, .key = "kind", .label = "Missing or away", .slot = holds<&MissingEpisode::kind>()},
    Field{.id = 3,
          .key = "place",
          .label = "Where the child went missing from",
          .slot = holds<&MissingEpisode::place>()},
    Field{.id = 4,
          .key = "reported",
          .label = "When it was reported to the police",
          .slot = holds<&MissingEpisode::reported>()},
    Field{.id = 5,
          .key = "policeReference",
          .label = "Police reference",
          .slot = holds<&MissingEpisode::police_reference>()},
    Field{.id = 6,
          .key = "circumstances",
          .label = "What is known",
          .hint = "With whom the child may be, what they took along, and why now.",
          .slot = holds<&MissingEpisode::circumstances>()},
    Field{.id = 7,
          .key = "exploitationFeared",
          .label = "May somebody be exploiting the child?",
          .slot = holds<&MissingEpisode::exploitation_feared>()},
    Field{.id = 8,
          .key = "returned",
          .ends = true,
          .label = "When the child was back",
          .slot = holds<&MissingEpisode::returned>()},
    Field{.id = 9,
          .key = "foundHow",
          .label = "How the child was found",
          .slot = holds<&MissingEpisode::found_how>()},
    Field{.id = 10,
          .key = "foundWhere",
          .label = "Where and with whom the child was found",
          .slot = holds<&MissingEpisode::found_where>()},
    Field{.id = 11,
          .key = "harmed",
          .label = "Was the child hurt while missing?",
          .hint = "If so, file the injury or the worry as well.",
          .slot = holds<&MissingEpisode::harmed>()},
    Field{.id = 12,
          .key = "interviewOffered",
          .label = "When a return home interview was offered",
          .slot = holds<&MissingEpisode::interview_offered>()},
    Field{.id = 13,
          .key = "interviewAccepted",
          .label = "Did the child accept it?",
          .slot = holds<&MissingEpisode::interview_accepted>()},
    Field{.id = 14,
          .key = "interviewHeld",
          .label = "When the interview was held",
          .slot = holds<&MissingEpisode::interview_held>()},
    Field{.id = 15,
          .key = "interviewer",
          .label = "Who held it",
          .hint = "Somebody independent, whom the child may choose.",
          .slot = holds<&MissingEpisode::interviewer>()},
    Field{.id = 16,
          .key = "whyNoInterview",
          .label = "Why there was no interview",
          .slot = holds<&MissingEpisode::why_no_interview>()},
    restricted_field<&MissingEpisode::restricted>(),
};
static_assert(missing_episode_fields.size() == member_count<MissingEpisode>(),
              "a member of MissingEpisode is not declared");
static_assert(well_declared(missing_episode_fields));

inline constexpr RecordType MissingEpisode::declaration{
    .number = 63,
    .key = "missingEpisode",
    .name = "Missing episode",
    .purpose = "A child is missing, or was, from home, care or school.",
    .nature = Nature::changes_state,
    .concerns = Concerns::one_of_family,
    .told_to = "Which police were told?",
    .fields = missing_episode_fields,
};

}  // namespace holdfast::records
