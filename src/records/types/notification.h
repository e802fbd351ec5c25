#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the family or children as subjects and one agency or person as recipient: one entry for
/// each, because each receipt stands alone. It `rests_on` the entry of which they are told. Said
/// again when the receipt comes: the newest word stands. Whoever referred is told within one
/// working day what is decided (Working Together to Safeguard Children 2023, chapter 3).
/// Withholding what others need to protect somebody asks for a balance with a second signer as
/// well.
struct Notification {
    std::optional<base::When> sent;
    std::optional<Coded<notification_matters>> matter;
    std::optional<std::string> recipient;
    std::optional<Coded<contact_routes>> route;
    std::optional<Prose> text;
    std::optional<bool> safe_route_checked;
    std::optional<base::When> received;
    std::optional<base::When> acknowledged;
    std::optional<base::Date> answer_by;
    std::optional<bool> not_told;
    std::optional<Coded<withheld_reasons>> why_not_told;
    std::optional<Prose> not_told_reasons;
    std::optional<base::Date> tell_by;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array notification_fields = {
    Field{.id = 1,
          .key = "sent",
          .happened = true,
          .label = "When it was sent, or it was decided not to tell them",
          .needed = Needed::always,
          .slot = holds<&Notification::sent>()},
    Field{.id = 2, .key = "matter", .label = "Of what", .slot = holds<&Notification::matter>()},
    Field{.id = 3,
          .key = "recipient",
          .label = "Who",
          .hint = "For somebody who is not named in the file.",
          .slot = holds<&Notification::recipient>()},
    Field{.id = 4, .key = "route", .label = "How", .slot = holds<&Notification::route>()},
    Field{.id = 5,
          .key = "text",
          .label = "What they were told",
          .slot = holds<&Notification::text>()},
    Field{.id = 6,
          .key = "safeRouteChecked",
          .label = "Was it checked that this way of contact is safe?",
          .hint = "Nothing goes to an address or a phone that an abuser may see.",
          .slot = holds<&Notification::safe_route_checked>()},
    Field{.id = 7,
          .key = "received",
          .label = "When it was received",
          .slot = holds<&Notification::received>()},
    Field{.id = 8,
          .key = "acknowledged",
          .label = "When they acknowledged it",
          .slot = holds<&Notification::acknowledged>()},
    Field{.id = 9,
          .key = "answerBy",
          .label = "An answer is asked for by",
          .slot = holds<&Notification::answer_by>()},
    Field{.id = 10,
          .key = "notTold",
          .label = "Were they not told?",
          .slot = holds<&Notification::not_told>()},
    Field{.id = 11,
          .key = "whyNotTold",
          .label = "Why not",
          .slot = holds<&Notification::why_not_told>()},
    Field{.id = 12,
          .key = "notToldReasons",
          .label = "Reasons for not telling",
          .hint = "What speaks for and against it, who is put at risk by it, and what else could "
                  "be done.",
          .slot = holds<&Notification::not_told_reasons>()},
    Field{.id = 13,
          .key = "tellBy",
          .label = "Tell them, or ask again whether to, by",
          .slot = holds<&Notification::tell_by>()},
    restricted_field<&Notification::restricted>(),
};
static_assert(notification_fields.size() == member_count<Notification>(),
              "a member of Notification is not declared");
static_assert(well_declared(notification_fields));

inline constexpr RecordType Notification::declaration{
    .number = 78,
    .key = "notification",
    .name = "Somebody told",
    .purpose = "An agency or a person was told of something, or it was decided not to tell them.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .told_to = "Which agency is it?",
    .fields = notification_fields,
};

}  // namespace holdfast::records
