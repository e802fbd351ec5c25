#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Held from any status, as often as needed: at the least children's social care, police and
/// health (Working Together to Safeguard Children). About each child discussed; who took part
/// is present, who was asked and did not come is mentioned, who was sent the minutes is a
/// recipient. Answers the contact, referral or injury that it was called for, and rests on
/// every injury and allegation that was put to it. What one agency said is an AgencyView, part
/// of it. One entry for each discussion; filed again only to add when the minutes were sent.
/// Nothing stands in its way.
struct StrategyDiscussion {
    std::optional<base::When> held;
    std::optional<Coded<strategy_outcomes>> outcome;
    std::optional<Coded<agency_kinds>> called_by;
    std::optional<Codes<agency_kinds>> took_part;
    std::optional<Prose> known;
    std::optional<Prose> left_out;
    std::optional<Prose> safety_meanwhile;
    std::optional<Coded<enquiry_leads>> led_by;
    std::optional<bool> joint_visit;
    std::optional<Prose> why_joint_visit;
    std::optional<Prose> why_no_enquiry;
    std::optional<Coded<medical_decisions>> medical;
    std::optional<base::Date> discuss_again;
    std::optional<base::When> minutes_sent;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array strategy_discussion_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .needed = Needed::always,
          .slot = holds<&StrategyDiscussion::held>()},
    Field{.id = 2,
          .key = "outcome",
          .label = "What was decided",
          .slot = holds<&StrategyDiscussion::outcome>()},
    Field{.id = 3,
          .key = "calledBy",
          .label = "Who called it",
          .slot = holds<&StrategyDiscussion::called_by>()},
    Field{.id = 4,
          .key = "tookPart",
          .label = "Who took part",
          .slot = holds<&StrategyDiscussion::took_part>()},
    Field{.id = 5,
          .key = "known",
          .label = "What was known",
          .hint = "What each agency told, and what nobody could say.",
          .slot = holds<&StrategyDiscussion::known>()},
    Field{.id = 6,
          .key = "leftOut",
          .label = "What was left out",
          .hint = "Any injury or allegation not put to it, and why.",
          .slot = holds<&StrategyDiscussion::left_out>()},
    Field{.id = 7,
          .key = "safetyMeanwhile",
          .label = "How each child is kept safe meanwhile",
          .slot = holds<&StrategyDiscussion::safety_meanwhile>()},
    Field{.id = 8,
          .key = "ledBy",
          .label = "Who makes the enquiry",
          .slot = holds<&StrategyDiscussion::led_by>()},
    Field{.id = 9,
          .key = "jointVisit",
          .label = "Is there a joint visit?",
          .slot = holds<&StrategyDiscussion::joint_visit>()},
    Field{.id = 10,
          .key = "whyJointVisit",
          .label = "Why a joint visit, or why none",
          .slot = holds<&StrategyDiscussion::why_joint_visit>()},
    Field{.id = 11,
          .key = "whyNoEnquiry",
          .label = "Why there is no enquiry",
          .hint = "What would have to be so for one to begin.",
          .slot = holds<&StrategyDiscussion::why_no_enquiry>()},
    Field{.id = 12,
          .key = "medical",
          .label = "Medical examination",
          .slot = holds<&StrategyDiscussion::medical>()},
    Field{.id = 13,
          .key = "discussAgain",
          .label = "Day on which it is discussed again",
          .owes = {"Discuss again what the strategy discussion left open", Owes::Until::next},
          .slot = holds<&StrategyDiscussion::discuss_again>()},
    Field{.id = 14,
          .key = "minutesSent",
          .label = "When the minutes were sent",
          .slot = holds<&StrategyDiscussion::minutes_sent>()},
    restricted_field<&StrategyDiscussion::restricted>(),
};
static_assert(strategy_discussion_fields.size() == member_count<StrategyDiscussion>(),
              "a member of StrategyDiscussion is not declared");
static_assert(well_declared(strategy_discussion_fields));

inline constexpr RecordType StrategyDiscussion::declaration{
    .number = 43,
    .key = "strategyDiscussion",
    .name = "Strategy discussion",
    .purpose = "Agencies decide together whether a section 47 enquiry begins, and how each child "
               "is safe until then.",
    .nature = Nature::notes,
    .agencies_there = "Which agencies took part?",
    .fields = strategy_discussion_fields,
};

}  // namespace holdfast::records
