#include "guardrails/guardrail.h"

#include <array>

namespace holdfast::guardrails {

// One line for each rule, in the order of their ids. Each names the function at the end of the
// rule's own file.
#define HOLDFAST_RULES(rule)                                                                       \
    rule(g01_early_close) rule(g02_letter_close) rule(g03_repeat_referral)                         \
        rule(g05_no_single_handed_nfa) rule(g21_injury_lifecycle) rule(g23_downgrade_needs_change) \
            rule(g25_dissent) rule(g28_bounce_back) rule(g35_meeting_record)

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
