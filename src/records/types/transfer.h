#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the family and each child as subjects; whoever hands over as source, whoever takes over as
/// recipient. Said again at each step: the newest word stands. Whoever hands over keeps the work
/// until `tookOver`. The chronology that goes along and the conference are linked. In from another
/// authority: a conference within 15 working days of written notification, and the other authority
/// stays responsible until then (local procedures).
struct Transfer {
    std::optional<base::When> proposed;
    std::optional<Coded<transfer_kinds>> kind;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<Coded<transfer_reasons>> reason;
    std::optional<base::When> sender_agreed;
    std::optional<base::When> notified;
    std::optional<base::When> accepted;
    std::optional<Prose> refused_why;
    std::optional<base::When> records_received;
    std::optional<base::When> handover;
    std::optional<base::When> joint_visit;
    std::optional<base::When> family_told;
    std::optional<base::Date> conference_due;
    std::optional<base::When> took_over;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array transfer_fields = {
    Field{.id = 1,
          .key = "proposed",
          .happened = true,
          .label = "When it was proposed",
          .needed = Needed::always,
          .slot = holds<&Transfer::proposed>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What kind of transfer it is",
          .needed = Needed::always,
          .slot = holds<&Transfer::kind>()},
    Field{.id = 3,
          .key = "from",
          .label = "From whom",
          .hint = "Name and team, or authority.",
          .slot = holds<&Transfer::from>()},
    Field{.id = 4,
          .key = "to",
          .label = "To whom",
          .hint = "Name and team, or authority.",
          .slot = holds<&Transfer::to>()},
    Field{.id = 5, .key = "reason", .label = "Why", .slot = holds<&Transfer::reason>()},
    Field{.id = 6,
          .key = "senderAgreed",
          .label = "When the side that hands over agreed",
          .slot = holds<&Transfer::sender_agreed>()},
    Field{.id = 7,
          .key = "notified",
          .label = "When written notification came",
          .hint = "In from another authority: the clock for the conference starts here.",
          .slot = holds<&Transfer::notified>()},
    Field{.id = 8,
          .key = "accepted",
          .label = "When the receiving side accepted",
          .slot = holds<&Transfer::accepted>()},
    Field{.id = 9,
          .key = "refusedWhy",
          .label = "Why it was not accepted",
          .slot = holds<&Transfer::refused_why>()},
    Field{.id = 10,
          .key = "recordsReceived",
          .label = "When plan, reports and chronology were received",
          .slot = holds<&Transfer::records_received>()},
    Field{.id = 11,
          .key = "handover",
          .label = "When the handover was held",
          .hint = "A talk about the children, not an e-mail.",
          .slot = holds<&Transfer::handover>()},
    Field{.id = 12,
          .key = "jointVisit",
          .label = "When both visited the family together",
          .slot = holds<&Transfer::joint_visit>()},
    Field{.id = 13,
          .key = "familyTold",
          .label = "When the children and the family were told",
          .hint = "By somebody whom they know.",
          .slot = holds<&Transfer::family_told>()},
    Field{.id = 14,
          .key = "conferenceDue",
          .label = "Conference due by",
          .slot = holds<&Transfer::conference_due>()},
    Field{.id = 15,
          .key = "tookOver",
          .label = "When the receiving side took over",
          .slot = holds<&Transfer::took_over>()},
    restricted_field<&Transfer::restricted>(),
};
static_assert(transfer_fields.size() == member_count<Transfer>(),
              "a member of Transfer is not declared");
static_assert(well_declared(transfer_fields));

inline constexpr RecordType Transfer::declaration{
    .number = 72,
    .key = "transfer",
    .name = "Transfer",
    .purpose = "Work with a family passes from one worker, team or authority to another.",
    .nature = Nature::changes_state,
    .told_by = "Which agency hands over?",
    .told_to = "Which agency takes over?",
    .fields = transfer_fields,
};

}  // namespace holdfast::records
