// What laws 2 and 3 of the guardrails are about: the records that raise protection, and those that
// tell a fact, as the least that somebody would write at two in the morning.
#pragma once
#include "base/json.h"

#include <string_view>
#include <vector>

namespace holdfast {

/// One of them, its fields by their keys. The day is the one on which it is filed.
struct Told {
    std::string_view words;
    std::string_view type;
    base::json::object said;
};

/// Nothing that raises protection is ever blocked or delayed. What opens a closed file comes last,
/// so that the others are tried while it is closed.
inline std::vector<Told> raising_protection()
{
    using base::json::array;
    return {
        {"a worry", "worry", {{"what", "An invented worry."}, {"immediateDanger", true}}},
        {"an injury", "injury", {{"description", "Invented."}}},
        {"a strategy discussion", "strategyDiscussion", {}},
        {"a section 47 enquiry", "section47Enquiry", {}},
        {"a referral to the police", "notification", {{"recipient", "An invented police force"}}},
        {"police protection", "legalStatus", {{"kind", "police_protection"}}},
        {"an emergency order", "legalStatus", {{"kind", "emergency_protection_order"}}},
        {"an interim care order", "legalStatus", {{"kind", "interim_care_order"}}},
        {"an emergency placement",
         "placement",
         {{"stage", "happened_decided"}, {"kind", "foster"}, {"knownRisk", true}}},
        {"a conference is called", "conference", {{"kind", "initial"}, {"decision", "adjourned"}}},
        {"an early review", "conference", {{"kind", "review"}}},
        {"a child protection plan", "childProtectionPlan", {}},
        {"a higher level", "threshold", {{"level", "section_47"}, {"reasons", "Invented."}}},
        {"a safety plan", "safetyPlan", {{"plan", "Invented."}}},
        {"a challenge", "challenge", {{"what", "Invented."}, {"immediateDanger", true}}},
        {"a contact", "contact", {{"concern", "An invented worry."}}},
        {"a referral", "referral", {{"concern", "An invented worry."}, {"childProtection", true}}},
    };
}

}  // namespace holdfast
