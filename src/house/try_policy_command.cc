#include "casework/year_by_policy.h"
#include "house/commands.h"
#include "house/open_ledger.h"
#include "house/today_of_ledger.h"
#include "replay/tell.h"

#include <algorithm>
#include <charconv>

namespace holdfast::house {

using base::Problem;
using base::Result;
using guardrails::Difference;
using guardrails::Differs;
namespace json = base::json;

namespace {

constexpr std::string_view what_is_compared =
    "Compared are findings about families; not what rules say of the workforce or of the "
    "authority.";

constexpr std::array ways = {Differs::appeared, Differs::gone, Differs::another_day};

/// "G29.days=28".
Result<std::pair<std::string, int>> read_tried(const std::string& typed)
{
    const auto sign = typed.find('=');
    const std::string_view number =
        sign == std::string::npos ? std::string_view{} : std::string_view{typed}.substr(sign + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (number.empty() || error != std::errc{} || end != number.data() + number.size())
        return base::problem(Problem::Kind::invalid,
                             "--try",
                             "Give a policy value and a whole number, such as G29.days=28.");
    return std::pair{typed.substr(0, sign), value};
}

std::size_t count(std::span<const Difference> differences, const guardrails::Guardrail& rule,
                  Differs how)
{
    return static_cast<std::size_t>(
        std::count_if(differences.begin(), differences.end(), [&](const Difference& each) {
            return each.guardrail == &rule && each.how == how;
        }));
}

/// The rules that would have found something otherwise, in the order of the catalogue.
std::vector<const guardrails::Guardrail*> rules_in(std::span<const Difference> differences)
{
    std::vector<const guardrails::Guardrail*> rules;
    for (const guardrails::Rule& rule : guardrails::catalogue())
        if (std::any_of(differences.begin(), differences.end(), [&](const Difference& each) {
                return each.guardrail == rule.guardrail;
            }))
            rules.push_back(rule.guardrail);
    return rules;
}

std::string due_words(const std::optional<base::Date>& due)
{
    return due ? "due on " + base::words(*due) : "without a day";
}

std::string line_of(const Difference& each)
{
    std::string line = "  Family " + each.family.text() + ", entry " + each.anchor.text() + ": "
                     + std::string{guardrails::word_of(each.how)} + ", from "
                     + base::words(each.first);
    if (each.how == Differs::another_day && each.due != each.due_by)
        line += "; " + due_words(each.due) + ", and by this " + due_words(each.due_by);
    return line + ".\n";
}

std::string tell(const casework::PolicyTrial& trial, const casework::Tried& tried)
{
    std::string text = trial.key + " = " + std::to_string(trial.value) + " " + tried.unit;
    if (tried.now) text += ", where " + std::to_string(*tried.now) + " is in force";
    text += ", tried on what was recorded from " + base::words(trial.from()) + " to "
          + base::words(trial.upto) + ". Families looked at: " + std::to_string(tried.families)
          + ".";
    text = replay::fold_lines(text, 0, terminal_width) + "\n";
    if (tried.differences.empty()) text += "No finding would have been different.\n";
    for (const guardrails::Guardrail* rule : rules_in(tried.differences)) {
        text += std::string{rule->id} + " " + std::string{rule->name} + ":";
        for (const Differs how : ways)
            text += " " + std::to_string(count(tried.differences, *rule, how)) + " "
                  + std::string{guardrails::word_of(how)}
                  + (how == Differs::another_day ? ".\n" : ",");
        for (const Difference& each : tried.differences)
            if (each.guardrail == rule) text += line_of(each);
    }
    return text + replay::fold_lines(std::string{what_is_compared}, 0, terminal_width) + "\n";
}

json::value shown(const std::optional<base::Date>& day)
{
    return day ? json::value(day->iso()) : json::value(nullptr);
}

json::object show(const casework::PolicyTrial& trial, const casework::Tried& tried)
{
    json::array rules;
    for (const guardrails::Guardrail* rule : rules_in(tried.differences)) {
        json::array differences;
        for (const Difference& each : tried.differences)
            if (each.guardrail == rule)
                differences.push_back({{"family", each.family.text()},
                                       {"entry", each.anchor.text()},
                                       {"how", guardrails::word_of(each.how)},
                                       {"first", each.first.iso()},
                                       {"due", shown(each.due)},
                                       {"dueByTried", shown(each.due_by)}});
        rules.push_back({{"guardrail", rule->id},
                         {"appeared", count(tried.differences, *rule, Differs::appeared)},
                         {"gone", count(tried.differences, *rule, Differs::gone)},
                         {"onAnotherDay", count(tried.differences, *rule, Differs::another_day)},
                         {"differences", std::move(differences)}});
    }
    return {{"key", trial.key},
            {"tried", trial.value},
            {"inForce", tried.now ? json::value(*tried.now) : json::value(nullptr)},
            {"unit", tried.unit},
            {"from", trial.from().iso()},
            {"upto", trial.upto.iso()},
            {"families", tried.families},
            {"guardrails", std::move(rules)}};
}

}  // namespace

Ended try_policy(const PolicyOptions& options)
{
    const auto typed = read_tried(options.tried);
    if (!typed) {
        (void)report(typed.error(), options.form);
        return Ended::usage;
    }
    const auto opened = open_ledger(options.ledger, options.key);
    if (!opened) return report(opened.error(), options.form);
    const auto snapshot = opened->ledger->read();
    if (!snapshot) return report(snapshot.error(), options.form);
    const auto today = today_of(*opened->ledger, *snapshot);
    if (!today) return report(today.error(), options.form);
    const casework::PolicyTrial trial{typed->first, typed->second, *today};
    const auto tried = casework::try_policy(*snapshot, base::WorkingDays::england(), trial);
    if (!tried) {
        const Ended failed = report(tried.error(), options.form);
        return tried.error().kind == Problem::Kind::unknown ? Ended::usage : failed;
    }
    if (options.form == Form::json) print_json(show(trial, *tried));
    else print(tell(trial, *tried));
    return Ended::ok;
}

}  // namespace holdfast::house
