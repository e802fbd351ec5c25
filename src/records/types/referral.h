#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A contact accepted for a decision about a child; it opens an episode of each child that it is
/// about.
struct Referral {
    std::optional<base::When> received;
    std::optional<Coded<referral_sources>> source;
    std::optional<Prose> concern;
    std::optional<bool> child_protection;
    std::optional<bool> restricted;
    std::optional<Codes<worry_kinds>> kinds;
    static const RecordType declaration;
};

inline constexpr std::array referral_fields = {
    Field{.id = 1,
          .key = "received",
          .happened = true,
          .label = "Date the referral was received",
          .hint = "The day it reached the team, not the day it was typed in.",
          .census = "CINdetails/CINreferralDate",
          .needed = Needed::always,
          .slot = holds<&Referral::received>()},
    Field{.id = 2,
          .key = "source",
          .label = "Who referred",
          .census = "CINdetails/ReferralSource",
          .slot = holds<&Referral::source>()},
    Field{.id = 3,
          .key = "concern",
          .label = "What the worry is",
          .hint = "In the words of the person who referred, as far as you can.",
          .needed = Needed::always,
          .slot = holds<&Referral::concern>()},
    Field{.id = 4,
          .key = "childProtection",
          .label = "Is it a child protection referral?",
          .hint = "It says, or means, that a child is suffering or is likely to suffer "
                  "significant harm.",
          .slot = holds<&Referral::child_protection>()},
    restricted_field<&Referral::restricted>(),
    Field{.id = 5,
          .key = "kinds",
          .label = "What kind of worry it is",
          .hint = "All that apply. Violence, injury and sexual harm never end without a second "
                  "reader.",
          .slot = holds<&Referral::kinds>()},
};
static_assert(referral_fields.size() == member_count<Referral>(),
              "a member of Referral is not declared");
static_assert(well_declared(referral_fields));

inline constexpr RecordType Referral::declaration{
    .number = 13,
    .key = "referral",
    .name = "Referral",
    .purpose = "A contact that has been accepted for a decision about a child; it opens an "
               "episode.",
    .nature = Nature::changes_state,
    .told_by = "Which agency referred them?",
    .fields = referral_fields,
};

}  // namespace holdfast::records
