#include "guardrails/guardrail.h"

#include <array>

namespace holdfast::guardrails {

// One line for each rule, in the order of their ids. Each names the function at the end of the
// rule's own file.
// clang-format off
#define HOLDFAST_RULES(rule) \
    rule(g01_early_close) \
    rule(g02_letter_close) \
    rule(g03_repeat_referral) \
    rule(g04_outcome_and_notify) \
    rule(g05_no_single_handed_nfa) \
    rule(g06_every_child) \
    rule(g07_tripwire) \
    rule(g08_history_read) \
    rule(g09_full_disclosure_out) \
    rule(g10_every_adult) \
    rule(g11_assertion_evidence) \
    rule(g12_child_seen_and_heard) \
    rule(g13_explanation_ledger) \
    rule(g14_cumulative_indicators) \
    rule(g15_specialist_input) \
    rule(g16_programme_fit) \
    rule(g17_change_of_circumstances) \
    rule(g18_alleged_perpetrator_return) \
    rule(g19_unborn_link) \
    rule(g20_da_safety_plan) \
    rule(g21_injury_lifecycle) \
    rule(g22_access_refused) \
    rule(g23_downgrade_needs_change) \
    rule(g24_conference_only) \
    rule(g25_dissent) \
    rule(g26_agency_objection) \
    rule(g27_step_down_handover) \
    rule(g28_bounce_back) \
    rule(g29_drift_clock) \
    rule(g30_reversal) \
    rule(g31_panel_delay) \
    rule(g32_unmet_need) \
    rule(g33_home_or_lesser_order) \
    rule(g34_threshold_criteria) \
    rule(g35_meeting_record) \
    rule(g36_supervision_to_action) \
    rule(g37_chronology) \
    rule(g38_concern_level) \
    rule(g39_info_request) \
    rule(g40_closed_but_contactable) \
    rule(g41_confidentiality_balance) \
    rule(g42_co_residence) \
    rule(g43_arrest_trigger) \
    rule(g44_handoff_not_end) \
    rule(g45_withdrawal) \
    rule(g46_joint_review_call) \
    rule(g47_hidden_info) \
    rule(g48_caseload_cap) \
    rule(g49_competence_match) \
    rule(g50_absence_cover) \
    rule(g51_transfer) \
    rule(g52_no_vacancy_downgrade) \
    rule(g53_pressure_report) \
    rule(g54_contact_time) \
    rule(g55_turbulence) \
    rule(g56_volume_anomaly) \
    rule(g57_target_balance) \
    rule(g58_audit_sample) \
    rule(g59_learning_loop) \
    rule(g60_accountability_trail) \
    rule(g61_statistics_integrity) \
    rule(g62_alert_proportion)
// clang-format on

#define HOLDFAST_DECLARE(name) Rule name();
HOLDFAST_RULES(HOLDFAST_DECLARE)
#undef HOLDFAST_DECLARE

std::span<const Rule> catalogue()
{
#define HOLDFAST_CALL(name) name(),
    static const std::array rules = {HOLDFAST_RULES(HOLDFAST_CALL)};
#undef HOLDFAST_CALL
    return rules;
}

const Rule* find_rule(std::string_view id)
{
    for (const Rule& rule : catalogue())
        if (rule.guardrail->id == id) return &rule;
    return nullptr;
}

namespace {

std::string sources_of(const Guardrail& guardrail, std::string_view Source::* part,
                       std::string_view between)
{
    std::string told;
    for (const Source* source : guardrail.sources) {
        if (source == nullptr) break;
        if (!told.empty()) told += between;
        told += source->*part;
    }
    return told;
}

}  // namespace

std::string sources_in_short(const Guardrail& guardrail)
{
    return sources_of(guardrail, &Source::short_name, ", ");
}

std::string sources_in_full(const Guardrail& guardrail)
{
    return sources_of(guardrail, &Source::full, "; ");
}

std::string_view word_of(Standing standing)
{
    switch (standing) {
    case Standing::met: return "met";
    case Standing::pending: return "pending";
    case Standing::breached: return "breached";
    case Standing::cannot_tell: return "cannot tell";
    }
    return "";
}

std::string words_for(Mode mode)
{
    constexpr std::pair<Mode, std::string_view> words[] = {{Mode::show, "show"},
                                                           {Mode::detect, "detect"},
                                                           {Mode::require, "require"},
                                                           {Mode::block, "block"},
                                                           {Mode::escalate, "escalate"}};
    std::string joined;
    for (const auto& [each, word] : words) {
        if (!has(mode, each)) continue;
        if (!joined.empty()) joined += " and ";
        joined += word;
    }
    return joined;
}

}  // namespace holdfast::guardrails
