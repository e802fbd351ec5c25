#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/authority_terms.h"
#include "guardrails/gates.h"
#include "guardrails/grave_harm.h"
#include "guardrails/outside_the_line.h"
#include "guardrails/sources.h"
#include "records/types/notification.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g59 {

constexpr Guardrail learning_loop = {
    .id = "G59",
    .name = "LEARNING-LOOP",
    .rule = "What a review recommends names the rule that keeps it, who answers for it and how its "
            "effect will be seen; that it was done is a claim until it was measured, what is "
            "overdue climbs, and a repeat of its theme opens it again. A serious incident is "
            "notified within 5 working days and its rapid review sent within 15. Excepted: "
            "somebody outside the line has found, with reasons, that it is no serious incident.",
    .asks = "What was learned, who answers for it, and how do we know that it worked?",
    .sources = {&sources::norfolk_trio, &sources::triennial_analysis, &sources::norfolk_case_r},
    .mode = Mode::escalate,
    .stands_at = {},
    .answered_in_words = true,
    .owner = Owner::outside_the_line,
};

using base::Answer;
using base::Date;
using casefile::Fact;
using records::Notification;
using records::Recommendation;

/// The words of a text between spaces and commas: "G01, G23".
std::vector<std::string> rules_in(const std::string& text)
{
    std::vector<std::string> ids(1);
    for (const char each : text) {
        if (each == ' ' || each == ',') ids.emplace_back();
        else ids.back() += each;
    }
    std::erase_if(ids, [](const std::string& id) { return find_rule(id) == nullptr; });
    return ids;
}

std::vector<std::string> rules_of(const Recommendation& recommendation)
{
    return recommendation.guardrails ? rules_in(*recommendation.guardrails)
                                     : std::vector<std::string>{};
}

bool share_a_rule(std::span<const std::string> one, std::span<const std::string> other)
{
    return std::any_of(one.begin(), one.end(), [&](const std::string& id) {
        return std::find(other.begin(), other.end(), id) != other.end();
    });
}

void add_what_it_lacks(const Recommendation& recommendation, Verdict& verdict)
{
    if (rules_of(recommendation).empty())
        verdict.missing.emplace_back("Name the rules that keep it, such as G01.");
    if (!recommendation.owner) verdict.missing.emplace_back("Say who answers for it.");
    if (!recommendation.measure) verdict.missing.emplace_back("Say how its effect will be seen.");
    if (!recommendation.due && !recommendation.done)
        verdict.missing.emplace_back("Say by when it is to be done.");
}

/// Another recommendation on the same rule, made after this one was closed.
bool is_recommended_again(const AskedOfAuthority& asked, const Fact<Recommendation>& closed,
                          Date since, Verdict& verdict)
{
    const auto rules = rules_of(closed.record);
    bool any = false;
    for (const auto& other : asked.series.recommendations()) {
        if (other.id == closed.id) continue;
        const auto made = asked.series.days_of(other.happened).first;
        if (!made || *made <= since || !share_a_rule(rules, rules_of(other.record))) continue;
        verdict.because.push_back({other.standing,
                                   "A review has recommended the same again, "
                                       + asked.series.dated(other.happened) + "."});
        any = true;
    }
    return any;
}

/// Decisions let past the same rule since.
bool is_overridden_again(const AskedOfAuthority& asked, const Fact<Recommendation>& closed,
                         Date since, Verdict& verdict)
{
    const auto most = term_of(asked, "G59.overrides", verdict);
    if (!most) return false;
    const auto rules = rules_of(closed.record);
    int times = 0;
    base::EntryId last{};
    for (const casefile::OverrideTold& each : asked.series.overrides())
        if (each.days.first && *each.days.first > since
            && share_a_rule(rules, rules_in(each.guardrails))) {
            ++times;
            last = each.entry;
        }
    if (times < *most) return false;
    verdict.because.push_back(
        {last, "Since it was closed, its rule was overridden " + counted(times, "time") + "."});
    return true;
}

void judge_closed(const AskedOfAuthority& asked, const Fact<Recommendation>& closed,
                  Verdict& verdict)
{
    const auto since = asked.series.days_of(*closed.record.closed).last;
    if (!since) {
        verdict.missing.emplace_back("Record on which day it was closed.");
        return settle(verdict, Answer::cannot_tell);
    }
    const bool again = is_recommended_again(asked, closed, *since, verdict);
    if (is_overridden_again(asked, closed, *since, verdict) || again) {
        verdict.missing.emplace_back("Open it again: say what will be done otherwise, who answers "
                                     "for it and by when.");
        return settle(verdict, Answer::yes);
    }
    verdict.against.push_back({closed.standing, "Its effect was measured, and it was closed."});
    settle(verdict, Answer::no);
}

/// What is said to be done, and was not measured.
void judge_unproven(const AskedOfAuthority& asked, const Fact<Recommendation>& claimed,
                    Verdict& verdict)
{
    const Recommendation& said = claimed.record;
    verdict.because.push_back({claimed.standing, "It is said to be done. Nobody has measured it."});
    verdict.missing.emplace_back("Measure its effect, and record what was measured.");
    const auto months = term_of(asked, "G59.measure_months", verdict);
    const auto& since = said.done ? said.done : said.closed;
    const auto done = asked.series.days_of(*since).last;
    if (!months || said.closed) return settle(verdict, Answer::yes);
    if (!done || done->plus_months(*months) >= asked.today) {
        if (done) {
            verdict.due = done->plus_months(*months);
            verdict.changes_on = verdict.due->plus_days(1);
        }
        return settle(verdict, Answer::cannot_tell);
    }
    verdict.due = done->plus_months(*months);
    settle(verdict, Answer::yes);
}

void judge_open(const AskedOfAuthority& asked, const Recommendation& said, Verdict& verdict)
{
    const bool lacks = !verdict.missing.empty();
    verdict.missing.emplace_back("Do it, and record what was done.");
    settle(verdict, Answer::yes);
    if (!lacks && said.due) await_until(verdict, *said.due, asked.today);
}

Verdict judge(const AskedOfAuthority& asked, const Fact<Recommendation>& recommendation)
{
    const Recommendation& said = recommendation.record;
    Verdict verdict = verdict_about(recommendation.id);
    verdict.because.push_back(
        {recommendation.standing,
         "A review recommended it, " + asked.series.dated(recommendation.happened) + "."});
    add_what_it_lacks(said, verdict);
    if (!said.done && !said.closed) judge_open(asked, said, verdict);
    else if (!said.measured) judge_unproven(asked, recommendation, verdict);
    else if (!verdict.missing.empty()) settle(verdict, Answer::yes);
    else if (said.closed) judge_closed(asked, recommendation, verdict);
    else {
        verdict.against.push_back(
            {recommendation.standing,
             "Its effect was measured, " + asked.series.dated(*said.measured) + "."});
        settle(verdict, Answer::no);
    }
    return verdict;
}

/// Not modelled: whether what was measured shows that it worked, which its words say and people
/// judge; findings of the rule in families, of which no count is kept over time.
std::vector<Verdict> of_authority(const AskedOfAuthority& asked)
{
    std::vector<Verdict> verdicts;
    for (const auto& recommendation : asked.series.recommendations())
        verdicts.push_back(judge(asked, recommendation));
    return verdicts;
}

/// Working Together to Safeguard Children 2023, chapter 5: an authority that knows or suspects that
/// a child was abused or neglected notifies the national panel where the child died or was
/// seriously harmed; the partners then review quickly whether there is more to learn.
Answer is_serious(const Asked& asked, const GraveHarm& harm)
{
    switch (harm.harm) {
    case Harm::death: return Answer::yes;
    case Harm::injury:
        return is_grave(static_cast<const Fact<records::Injury>*>(harm.fact)->record);
    case Harm::unexplained: return Answer::cannot_tell;
    case Harm::told_again: return lowered_before(asked, harm).empty() ? Answer::no : Answer::yes;
    }
    return Answer::cannot_tell;
}

/// Of this incident; one that rests on nothing is of whichever came before it.
const Fact<Notification>* notified(const Asked& asked, const GraveHarm& harm,
                                   std::string_view matter)
{
    for (const auto* sent : casefile::standing<Notification>(asked.scene.facts)) {
        if (!sent->record.matter || sent->record.matter->code != matter) continue;
        const bool rests =
            std::any_of(sent->links.begin(), sent->links.end(), [](const ledger::Link& link) {
                return link.kind == ledger::LinkKind::rests_on;
            });
        if (sent->links_to(ledger::LinkKind::rests_on, harm.fact->id)
            || (!rests && sent->order > harm.fact->order))
            return sent;
    }
    return nullptr;
}

/// Somebody outside the line has answered, with reasons, that it is none.
const casefile::AnyFact* found_not_serious(const Asked& asked, const GraveHarm& harm)
{
    const auto* answer = answer_to(asked.scene, learning_loop.id, harm.fact->id);
    if (answer != nullptr && is_outside_the_line(answer->by.role)) return answer;
    const auto* sent = notified(asked, harm, "serious_incident");
    const bool balanced = sent != nullptr && sent->record.not_told.value_or(false)
                       && sent->record.not_told_reasons && is_outside_the_line(sent->by.role);
    return balanced ? sent : nullptr;
}

std::string sent_sentence(const Asked& asked, const Fact<Notification>& sent, std::string_view what)
{
    return std::string{what} + " " + casefile::dated(sent.happened, asked.scene.facts) + ".";
}

Verdict judge_incident(const Asked& asked, const GraveHarm& harm, Answer serious)
{
    Verdict verdict = verdict_about(harm.fact->id);
    verdict.because.push_back({harm.fact->standing, harm_sentence(harm, asked.scene.facts)});
    if (const auto* none = found_not_serious(asked, harm)) {
        verdict.against.push_back(
            {none->standing,
             "Somebody outside the line has found, with reasons, that it is no serious incident."});
        return verdict;
    }
    const auto* sent = notified(asked, harm, "serious_incident");
    const auto* review = notified(asked, harm, "rapid_review");
    if (sent != nullptr)
        verdict.against.push_back(
            {sent->standing, sent_sentence(asked, *sent, "The panel was notified")});
    if (review != nullptr) {
        verdict.against.push_back(
            {review->standing, sent_sentence(asked, *review, "The rapid review was sent")});
        return verdict;
    }
    if (sent == nullptr)
        verdict.missing.emplace_back("Notify the national panel of the serious incident; or have "
                                     "somebody outside the line answer why it is none.");
    else verdict.missing.emplace_back("Hold the rapid review and send it to the national panel.");
    settle(verdict, serious);
    await(verdict,
          asked,
          harm.moment(),
          sent == nullptr ? "G59.notify_working_days" : "G59.review_working_days");
    return verdict;
}

/// Not modelled: when somebody became aware, which the record does not tell apart from when it
/// happened; the local review that may follow, which stands among the recommendations.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.proposal != nullptr) return verdicts;
    for (const GraveHarm& harm : grave_harm_in(asked.scene)) {
        const Answer serious = is_serious(asked, harm);
        if (serious != Answer::no) verdicts.push_back(judge_incident(asked, harm, serious));
    }
    return verdicts;
}

}  // namespace g59

Rule g59_learning_loop()
{
    return {
        .guardrail = &g59::learning_loop, .check = g59::check, .of_authority = g59::of_authority};
}

}  // namespace holdfast::guardrails
