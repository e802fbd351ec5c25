#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// An agency as known here. About that agency (subject). Said again when something changes: the
/// newest stands. Its source code is the one of the children in need census, so that a referral by
/// it needs no second choice. Those on the protocol list are told of every referral and confirm it
/// (guardrail G04).
struct Agency {
    std::optional<base::When> since;
    std::optional<std::string> name;
    std::optional<Coded<agency_kinds>> kind;
    std::optional<Coded<referral_sources>> census_source;
    std::optional<std::string> phone;
    std::optional<std::string> out_of_hours_phone;
    std::optional<std::string> email;
    std::optional<Prose> address;
    std::optional<bool> on_protocol_list;
    std::optional<base::When> until;
    static const RecordType declaration;
};

inline constexpr std::array agency_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .hint = "When it began, or when these details became true.",
          .needed = Needed::always,
          .slot = holds<&Agency::since>()},
    Field{.id = 2,
          .key = "name",
          .label = "Name",
          .hint = "Such as the full name of the school.",
          .needed = Needed::always,
          .slot = holds<&Agency::name>()},
    Field{.id = 3,
          .key = "kind",
          .label = "What kind of agency it is",
          .slot = holds<&Agency::kind>()},
    Field{.id = 4,
          .key = "censusSource",
          .label = "As a source of referrals",
          .census = "CINdetails/ReferralSource",
          .slot = holds<&Agency::census_source>()},
    Field{.id = 5, .key = "phone", .label = "Telephone", .slot = holds<&Agency::phone>()},
    Field{.id = 6,
          .key = "outOfHoursPhone",
          .label = "Telephone out of hours",
          .hint = "Who answers at night and at weekends.",
          .slot = holds<&Agency::out_of_hours_phone>()},
    Field{.id = 7, .key = "email", .label = "Secure e-mail", .slot = holds<&Agency::email>()},
    Field{.id = 8,
          .key = "address",
          .label = "Address",
          .hint = "A line at a time, with the postcode.",
          .slot = holds<&Agency::address>()},
    Field{.id = 9,
          .key = "onProtocolList",
          .label = "Is it told of every referral that concerns it?",
          .hint = "It is on the list of the local protocol and confirms each one.",
          .slot = holds<&Agency::on_protocol_list>()},
    Field{.id = 10,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it exists.",
          .slot = holds<&Agency::until>()},
};
static_assert(agency_fields.size() == member_count<Agency>(), "a member of Agency is not declared");
static_assert(well_declared(agency_fields));

inline constexpr RecordType Agency::declaration{
    .number = 36,
    .key = "agency",
    .name = "Agency",
    .purpose = "Who an agency is, and how to reach it at any hour.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = agency_fields,
};

}  // namespace holdfast::records
