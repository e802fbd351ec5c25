#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Somebody around the child: the family's own network, for safety plans and for after we have
/// gone. About the child (subject) and the person, when on file (mentioned). Said again, with a
/// link that supersedes the earlier one, when what they do changes or ends. Those who watch are
/// asked for at a step-down and at closing (guardrails G20, G27).
struct NetworkMember {
    std::optional<base::When> since;
    std::optional<std::string> name;
    std::optional<Coded<network_ties>> tie;
    std::optional<std::string> who;
    std::optional<Prose> does;
    std::optional<Prose> agreed_to;
    std::optional<base::When> agreed;
    std::optional<bool> knows_the_worry;
    std::optional<bool> watches;
    std::optional<std::string> tells_whom;
    std::optional<std::string> reach;
    std::optional<Prose> child_says;
    std::optional<base::When> until;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array network_member_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&NetworkMember::since>()},
    Field{.id = 2,
          .key = "name",
          .label = "Name",
          .hint = "When the person is not on file; as the child calls them, if you can.",
          .slot = holds<&NetworkMember::name>()},
    Field{.id = 3,
          .key = "tie",
          .label = "What kind of person they are to the child",
          .slot = holds<&NetworkMember::tie>()},
    Field{.id = 4,
          .key = "who",
          .label = "Who they are to the child",
          .hint = "Such as mother's sister, or the caretaker at school.",
          .slot = holds<&NetworkMember::who>()},
    Field{.id = 5,
          .key = "does",
          .label = "What they do for the child",
          .slot = holds<&NetworkMember::does>()},
    Field{.id = 6,
          .key = "agreedTo",
          .label = "What they have agreed to do",
          .slot = holds<&NetworkMember::agreed_to>()},
    Field{.id = 7,
          .key = "agreed",
          .label = "When they agreed",
          .slot = holds<&NetworkMember::agreed>()},
    Field{.id = 8,
          .key = "knowsTheWorry",
          .label = "Do they know what the worry is?",
          .slot = holds<&NetworkMember::knows_the_worry>()},
    Field{.id = 9,
          .key = "watches",
          .label = "Will they notice and say if it gets worse?",
          .slot = holds<&NetworkMember::watches>()},
    Field{.id = 10,
          .key = "tellsWhom",
          .label = "Whom they will tell",
          .slot = holds<&NetworkMember::tells_whom>()},
    Field{.id = 11,
          .key = "reach",
          .label = "How to reach them",
          .hint = "Such as a telephone number and the best time.",
          .slot = holds<&NetworkMember::reach>()},
    Field{.id = 12,
          .key = "childSays",
          .label = "What the child says about them",
          .slot = holds<&NetworkMember::child_says>()},
    Field{.id = 13,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while they help.",
          .slot = holds<&NetworkMember::until>()},
    restricted_field<&NetworkMember::restricted>(),
};
static_assert(network_member_fields.size() == member_count<NetworkMember>(),
              "a member of NetworkMember is not declared");
static_assert(well_declared(network_member_fields));

inline constexpr RecordType NetworkMember::declaration{
    .number = 26,
    .key = "networkMember",
    .name = "Person in the network",
    .purpose = "Somebody around a child who helps, and what they have agreed to do.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .other = "Who is it, if they are one of these?",
    .fields = network_member_fields,
};

}  // namespace holdfast::records
