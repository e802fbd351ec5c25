#include "casework/rule_counts.h"
#include "house/as_known_on.h"
#include "house/commands.h"
#include "house/open_ledger.h"
#include "replay/tell.h"

#include <algorithm>

namespace holdfast::house {

using casework::RuleCount;
using casework::RuleCounts;
namespace json = base::json;

namespace {

constexpr std::size_t line_width = 96;

base::Result<RuleCounts> count(const OpenLedger& opened)
{
    const auto snapshot = opened.ledger->read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto moment = as_of(*opened.ledger, *snapshot, "");
    if (!moment) return std::unexpected(moment.error());
    return casework::count_rules(
        *snapshot, moment->upto, base::WorkingDays::england(), moment->today);
}

/// A rule that is found useful too seldom costs more than it gives.
std::string verdict_on(const RuleCounts& counts, const RuleCount& rule)
{
    if (counts.is_useful_too_seldom(rule) != base::Answer::yes) return "";
    return " It was found useful less than " + std::to_string(*counts.useful_in_ten)
         + " times in ten: let it only show what it finds, and decide with those who use it what "
           "is to change.";
}

std::string tell(const RuleCounts& counts, const RuleCount& rule)
{
    std::string text = std::string{rule.rule->id} + " " + std::string{rule.rule->name};
    if (rule.standing && rule.by_record)
        text += ". Stands now: " + std::to_string(*rule.standing)
              + ". Answered by the record: " + std::to_string(*rule.by_record) + ", by somebody: ";
    else text += ". Answered by somebody: ";
    text += std::to_string(rule.by_somebody) + ". Dismissed: " + std::to_string(rule.dismissed)
          + ". Overridden: " + std::to_string(rule.overridden) + ".";
    if (rule.said > 0)
        text += " Found useful " + std::to_string(rule.useful) + " times of "
              + std::to_string(rule.said) + ".";
    if (rule.minutes > 0) text += " Minutes in all: " + std::to_string(rule.minutes) + ".";
    return replay::fold_lines(text + verdict_on(counts, rule), 2, line_width) + "\n";
}

/// The rules that read no family, so that their silence here says nothing.
std::string not_counted(const RuleCounts& counts)
{
    std::string ids;
    for (const RuleCount& rule : counts.rules)
        if (!rule.standing) ids += (ids.empty() ? "" : ", ") + std::string{rule.rule->id};
    return replay::fold_lines("What these found is not counted here, because they read the "
                              "workforce or the authority: "
                                  + ids + ".",
                              0,
                              line_width)
         + "\n";
}

std::string tell(const RuleCounts& counts)
{
    std::string text = "Counted from " + base::words(counts.from) + " to "
                     + base::words(counts.upto)
                     + ". What stands, and what the record answers, is as it is today. Nobody is "
                       "named.";
    text = replay::fold_lines(text, 0, line_width) + "\n\n";
    for (const RuleCount& rule : counts.rules)
        if (!rule.is_nothing()) text += tell(counts, rule);
    const auto silent = std::ranges::count_if(
        counts.rules, [](const RuleCount& rule) { return rule.standing && rule.is_nothing(); });
    text += "\nRules that found nothing about families and were not answered: "
          + std::to_string(silent) + ".\n" + not_counted(counts);
    if (!counts.least || !counts.useful_in_ten)
        text += "Whether a rule is found useful cannot be told: set the policy values G62.least "
                "and G62.useful_in_ten.\n";
    return text + "Checks at open gates that the record answers: "
         + std::to_string(counts.checks_answered) + " of " + std::to_string(counts.checks) + ".\n";
}

json::value too_seldom(base::Answer answer)
{
    if (answer == base::Answer::cannot_tell) return nullptr;
    return answer == base::Answer::yes;
}

json::value shown(const std::optional<int>& count)
{
    return count ? json::value(*count) : json::value(nullptr);
}

json::object show(const RuleCounts& counts)
{
    json::array rules;
    for (const RuleCount& rule : counts.rules)
        rules.push_back(
            json::object{{"id", rule.rule->id},
                         {"name", rule.rule->name},
                         {"standing", shown(rule.standing)},
                         {"answeredByRecord", shown(rule.by_record)},
                         {"answeredBySomebody", rule.by_somebody},
                         {"dismissed", rule.dismissed},
                         {"overridden", rule.overridden},
                         {"saidWhetherUseful", rule.said},
                         {"foundUseful", rule.useful},
                         {"minutes", rule.minutes},
                         {"usefulTooSeldom", too_seldom(counts.is_useful_too_seldom(rule))}});
    return {{"from", counts.from.iso()},
            {"to", counts.upto.iso()},
            {"rules", std::move(rules)},
            {"gateChecks",
             json::object{{"answeredByRecord", counts.checks_answered}, {"all", counts.checks}}}};
}

}  // namespace

Ended guardrails_of(const GuardrailsOptions& options)
{
    if (!options.counts) return print_guardrails(options.form);
    const auto opened = open_ledger(options.ledger, options.key);
    if (!opened) return report(opened.error(), options.form);
    const auto counts = count(*opened);
    if (!counts) return report(counts.error(), options.form);
    if (options.form == Form::words) print(tell(*counts));
    else print_json(show(*counts));
    return Ended::ok;
}

}  // namespace holdfast::house
