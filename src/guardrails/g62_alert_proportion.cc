#include "guardrails/authority_terms.h"
#include "guardrails/sources.h"

#include <algorithm>
#include <map>

namespace holdfast::guardrails {

namespace g62 {

constexpr Guardrail alert_proportion = {
    .id = "G62",
    .name = "ALERT-PROPORTION",
    .rule =
        "Of each rule it is counted over a quarter how often people found it useful, how many "
        "minutes it cost, how often it was set aside with a reason, and how often one finding "
        "was answered more than once. A rule that is found useful fewer than 3 times in 10 goes "
        "back to showing, and its owner says what is to become of it. Nobody who answered is "
        "counted or named. Excepted: a rule with fewer than 10 such answers, which tell "
        "nothing.",
    .asks = "Is this rule worth the time that it costs?",
    .sources = {&sources::triennial_analysis, &sources::survey},
    .mode = Mode::show,
    .stands_at = {},
};

using base::Answer;
using base::Date;
using casefile::AnswerTold;
using casefile::Month;

/// The answers to one rule within the months that are counted.
struct OfRule {
    std::vector<const AnswerTold*> answers;
    int said = 0;  // Whether it was useful.
    int useful = 0;
    int timed = 0;
    int minutes = 0;
    int dismissed = 0;
    int repeated = 0;  // Answers to what was answered already.
};

void add(const AnswerTold& answer, OfRule& rule)
{
    const bool known =
        std::any_of(rule.answers.begin(), rule.answers.end(), [&](const AnswerTold* earlier) {
            return std::any_of(answer.of.begin(), answer.of.end(), [&](const base::EntryId& id) {
                return std::find(earlier->of.begin(), earlier->of.end(), id) != earlier->of.end();
            });
        });
    if (known) ++rule.repeated;
    rule.answers.push_back(&answer);
    if (answer.useful) ++rule.said;
    if (answer.useful.value_or(false)) ++rule.useful;
    if (answer.minutes) ++rule.timed;
    rule.minutes += answer.minutes.value_or(0);
    if (answer.dismisses) ++rule.dismissed;
}

/// Quarters, as they are reported: the last months that are over, so many together.
std::map<std::string, OfRule> answers_of(const AskedOfAuthority& asked, int months)
{
    const Month end = Month::of(asked.today);
    const Month upto{end.number - end.number % months};
    std::map<std::string, OfRule> rules;
    for (const AnswerTold& answer : asked.series.answers()) {
        const auto month = answer.days.month();
        if (!month || *month >= upto || *month < upto.plus(-months)) continue;
        if (find_rule(answer.guardrail) != nullptr) add(answer, rules[answer.guardrail]);
    }
    return rules;
}

std::string use_sentence(const std::string& id, const OfRule& rule)
{
    return id + " was found useful " + std::to_string(rule.useful) + " times of "
         + std::to_string(rule.said) + ".";
}

std::string cost_sentence(const OfRule& rule)
{
    std::string told = counted(static_cast<int>(rule.answers.size()), "answer");
    if (rule.timed > 0)
        told += "; of " + std::to_string(rule.timed)
              + " the time was said: " + counted(rule.minutes, "minute") + " in all";
    told += "; set aside with a reason: " + std::to_string(rule.dismissed);
    told += "; to a finding that was answered already: " + std::to_string(rule.repeated);
    return told + ".";
}

/// That one of its findings answered another is not modelled: one thing that two rules find is
/// counted for each.
Verdict judge(const AskedOfAuthority& asked, const std::string& id, const OfRule& rule)
{
    const base::EntryId anchor = rule.answers.front()->entry;
    Verdict verdict = verdict_about(anchor);
    const auto share = term_of(asked, "G62.useful_in_ten", verdict);
    (void)term_of(asked, "G62.months", verdict);
    (void)term_of(asked, "G62.least", verdict);
    verdict.because.push_back({anchor, use_sentence(id, rule)});
    verdict.because.push_back({anchor, cost_sentence(rule)});
    if (!share) {
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    if (rule.useful * 10 >= *share * rule.said) return verdict;
    verdict.missing.emplace_back("Let this rule only show what it finds, and decide with those who "
                                 "use it what is to change.");
    settle(verdict, Answer::yes);
    return verdict;
}

std::vector<Verdict> of_authority(const AskedOfAuthority& asked)
{
    std::vector<Verdict> verdicts;
    Verdict unsaid{};
    const auto months = term_of(asked, "G62.months", unsaid);
    const auto least = term_of(asked, "G62.least", unsaid);
    if (!months || !least) {
        if (asked.series.answers().empty()) return verdicts;
        unsaid.anchor = asked.series.answers().front().entry;
        settle(unsaid, Answer::cannot_tell);
        return {unsaid};
    }
    for (const auto& [id, rule] : answers_of(asked, *months))
        if (rule.said >= *least) verdicts.push_back(judge(asked, id, rule));
    return verdicts;
}

}  // namespace g62

Rule g62_alert_proportion()
{
    return {.guardrail = &g62::alert_proportion, .of_authority = g62::of_authority};
}

}  // namespace holdfast::guardrails
