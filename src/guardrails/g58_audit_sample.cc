#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/authority_terms.h"
#include "guardrails/gates.h"
#include "guardrails/grave_harm.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/audit.h"

#include <algorithm>
#include <map>

namespace holdfast::guardrails {

namespace g58 {

constexpr Guardrail audit_sample = {
    .id = "G58",
    .name = "AUDIT-SAMPLE",
    .rule =
        "Of each quarter, 10 decisions (as shipped) are audited before any others: early "
        "closures, levels lowered without a stated change, overrules, what came back, safety "
        "told by one source, overrides. After grave harm every decision of the 24 months before "
        "it that lowered protection is looked at again. What an audit finds is acted on and "
        "tested again. It ranks nobody, and \"correct at the time\" is an answer. Excepted: a "
        "decision that somebody without a part in it has already looked at.",
    .asks = "What does somebody who had no part in this decision find when they read it again?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::detect,
    .stands_at = {},
    .owner = Owner::outside_the_line,
};

using base::Answer;
using base::Date;
using casefile::DrawnFor;
using casefile::Fact;
using casefile::Month;
using records::Audit;

/// A quarter of a year; four for each year.
int quarter_of(Date date)
{
    return Month::of(date).number / 3;
}

/// Where its days lie in two quarters it belongs to the later; without any day, to none.
std::optional<int> quarter_of(const casefile::Days& days)
{
    if (days.last) return quarter_of(*days.last);
    if (days.first) return quarter_of(*days.first);
    return std::nullopt;
}

/// A decision that an audit would draw, with everything that it is drawn for.
struct Draw {
    base::EntryId entry;
    base::EntryId asked_by;
    casefile::Days days;
    std::vector<DrawnFor> why;  // In the order in which audit draws.
};

/// Those of one quarter, those that are drawn first the first. Among equals their ids decide, which
/// are random: nobody can tell beforehand, and the draw is the same each time.
class Drawing {
public:
    void add(const base::EntryId& entry, const base::EntryId& asked_by, const casefile::Days& days,
             DrawnFor why)
    {
        Draw& draw = drawn_[entry];
        draw.entry = entry;
        draw.asked_by = asked_by;
        draw.days = days;
        draw.why.push_back(why);
    }
    [[nodiscard]] std::vector<Draw> first(std::size_t most) const
    {
        std::vector<Draw> draws;
        for (const auto& [entry, draw] : drawn_) {
            draws.push_back(draw);
            std::sort(draws.back().why.begin(), draws.back().why.end());
        }
        std::stable_sort(draws.begin(), draws.end(), [](const Draw& one, const Draw& other) {
            return one.why.front() < other.why.front();
        });
        if (draws.size() > most) draws.resize(most);
        return draws;
    }

private:
    std::map<base::EntryId, Draw> drawn_;
};

struct Terms {
    int sample;
    int audit_days;
    int early_days;
    int back_months;
};

std::optional<Terms> terms_of(const AskedOfAuthority& asked, Verdict& verdict)
{
    const auto sample = term_of(asked, "G58.sample", verdict);
    const auto days = term_of(asked, "G58.audit_days", verdict);
    const auto early = term_of(asked, "G01.days", verdict);
    const auto back = term_of(asked, "G28.months", verdict);
    if (!sample || !days || !early || !back) return std::nullopt;
    return Terms{*sample, *days, *early, *back};
}

/// Early closures, and closings after which a child came back.
void add_closings(const AskedOfAuthority& asked, const Terms& terms, int quarter, Drawing& drawing)
{
    for (const casefile::Closing& closing : asked.series.closings()) {
        if (!closing.stands || quarter_of(closing.days) != quarter) continue;
        const auto add = [&](DrawnFor why) {
            drawing.add(closing.decision, closing.asked_by, closing.days, why);
        };
        const auto& last = closing.days.last;
        if (closing.protection && last && *last >= *closing.protection
            && last->days_since(*closing.protection) <= terms.early_days)
            add(DrawnFor::early_closure);
        if (closing.came_back && last && *closing.came_back <= last->plus_months(terms.back_months))
            add(DrawnFor::repeat);
    }
}

std::vector<Draw> drawn_in(const AskedOfAuthority& asked, const Terms& terms, int quarter)
{
    Drawing drawing;
    add_closings(asked, terms, quarter, drawing);
    for (const casefile::Drawable& each : asked.series.drawable())
        if (quarter_of(each.days) == quarter)
            drawing.add(each.entry, each.asked_by, each.days, each.why);
    return drawing.first(static_cast<std::size_t>(terms.sample));
}

std::string why_words(const Draw& draw)
{
    std::string words;
    for (const DrawnFor why : draw.why) {
        if (!words.empty()) words += ", ";
        words += base::lowered(label_of(why));
    }
    return words;
}

const Fact<Audit>* audit_of(const AskedOfAuthority& asked, const Draw& draw)
{
    for (const auto& audit : asked.series.audits())
        if (audit.record.finding
            && (audit.links_to(ledger::LinkKind::answers, draw.entry)
                || audit.links_to(ledger::LinkKind::answers, draw.asked_by)))
            return &audit;
    return nullptr;
}

Verdict judge(const AskedOfAuthority& asked, const Terms& terms, int quarter, const Draw& draw)
{
    Verdict verdict = verdict_about(draw.entry);
    (void)terms_of(asked, verdict);
    verdict.because.push_back({draw.entry, "Drawn for audit: " + why_words(draw) + "."});
    if (const auto* audit = audit_of(asked, draw)) {
        verdict.against.push_back({audit->standing,
                                   "It was looked at " + asked.series.dated(audit->happened) + ": "
                                       + base::lowered(audit->record.finding->label()) + "."});
        return verdict;
    }
    verdict.missing.emplace_back("Have somebody who had no part in it read it, and record what "
                                 "they find.");
    settle(verdict, Answer::yes);
    const Date end = Month{quarter * 3 + 2}.last_day();
    await_until(verdict, end.plus_days(terms.audit_days), asked.today);
    return verdict;
}

/// The last four quarters that are over: what was drawn and never looked at drops out after a year,
/// when newer decisions teach more.
std::vector<Verdict> of_authority(const AskedOfAuthority& asked)
{
    Verdict unsaid{};
    const auto terms = terms_of(asked, unsaid);
    if (!terms) {
        if (asked.series.closings().empty()) return {};
        unsaid.anchor = asked.series.closings().front().decision;
        settle(unsaid, Answer::cannot_tell);
        return {unsaid};
    }
    std::vector<Verdict> verdicts;
    const int now = quarter_of(asked.today);
    for (int quarter = now - 4; quarter < now; ++quarter)
        for (const Draw& draw : drawn_in(asked, *terms, quarter))
            verdicts.push_back(judge(asked, *terms, quarter, draw));
    return verdicts;
}

/// Was it decided within so many months of the harm?
Answer is_before(const Asked& asked, const AtTheGate& at, const GraveHarm& harm, int months)
{
    const base::Moment moments[] = {at.passed->moment()};
    const Count count = count_in(months, harm.moment(), moments, asked.scene.facts.whens());
    if (count.certain > 0) return Answer::yes;
    return count.possible > 0 ? Answer::cannot_tell : Answer::no;
}

/// An audit of the decision, or of what it decided on, after the harm became known.
const Fact<Audit>* look_back(const Asked& asked, const AtTheGate& at, const GraveHarm& harm)
{
    for (const auto* audit : casefile::standing<Audit>(asked.scene.facts))
        if (audit->record.finding && audit->order > harm.fact->order
            && (audit->links_to(ledger::LinkKind::answers, at.passed->id)
                || audit->links_to(ledger::LinkKind::answers, at.asks->id)))
            return audit;
    return nullptr;
}

std::optional<Verdict> judge_after(const Asked& asked, const AtTheGate& at, const GraveHarm& harm)
{
    const casefile::Facts& facts = asked.scene.facts;
    Verdict verdict = verdict_about(at.passed->id);
    verdict.because.push_back({at.passed->standing,
                               "It was decided " + casefile::dated(at.passed->happened, facts)
                                   + ": " + base::lowered(at.passed->record.outcome->label())
                                   + "."});
    verdict.because.push_back({harm.fact->standing, harm_sentence(harm, facts)});
    const auto* term = asked.policy.find("G58.look_back_months", asked.today);
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G58.look_back_months.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    const Answer before = is_before(asked, at, harm, term->value);
    if (before == Answer::no) return std::nullopt;
    verdict.policy.push_back(term->words());
    if (const auto* audit = look_back(asked, at, harm)) {
        verdict.against.push_back({audit->standing,
                                   "It was looked at again "
                                       + casefile::dated(audit->happened, facts) + ": "
                                       + base::lowered(audit->record.finding->label()) + "."});
        return verdict;
    }
    verdict.missing.emplace_back(
        "Have somebody who had no part in it read what was known then, and "
        "record what they find; \"correct at the time\" is an answer.");
    settle(verdict, before);
    await(verdict, asked, harm.moment(), "G58.look_back_working_days");
    return verdict;
}

/// After several harms the last counts: what was looked at after the first is read again.
void add_after_harm(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const auto harms = grave_harm_in(asked.scene);
    for (auto harm = harms.rbegin(); harm != harms.rend(); ++harm)
        for (const AtTheGate& at : lowered_before(asked, *harm)) {
            const bool known =
                std::any_of(verdicts.begin(), verdicts.end(), [&](const Verdict& earlier) {
                    return earlier.anchor == at.passed->id;
                });
            if (known) continue;
            if (auto verdict = judge_after(asked, at, *harm))
                verdicts.push_back(std::move(*verdict));
        }
}

bool found_something(const Audit& audit)
{
    return audit.finding
        && (audit.finding->code == "practice_lacking" || audit.finding->code == "system_lacking"
            || audit.finding->code == "record_lacking");
}

void breach(Verdict& verdict, std::string_view missing)
{
    verdict.missing.emplace_back(missing);
    settle(verdict, Answer::yes);
}

/// Until it was done.
void judge_action(const Asked& asked, const Audit& audit, Verdict& verdict)
{
    if (!audit.action) return breach(verdict, "Say in the audit what is to be done.");
    if (!audit.action_by) return breach(verdict, "Say in the audit by when it is to be done.");
    breach(verdict, "Do what the audit asks for, and record it.");
    await_until(verdict, *audit.action_by, asked.today);
}

/// Once it was done.
void judge_retest(const Asked& asked, const Audit& audit, Verdict& verdict)
{
    if (audit.tested_again && audit.holds.value_or(false)) return;
    if (audit.tested_again && audit.holds)
        return breach(verdict, "It did not hold when it was tested again: say what is to be done.");
    if (audit.tested_again) return breach(verdict, "Say whether it held when it was tested again.");
    breach(verdict, "Test again whether what was done holds, and record it.");
    const auto* term = asked.policy.find("G58.retest_months", asked.today);
    const auto done = base::latest_date(*audit.done, asked.scene.facts.whens());
    if (term == nullptr || !done) {
        verdict.missing.emplace_back(done ? "Set the policy value G58.retest_months."
                                          : "Record on which day it was done.");
        return settle(verdict, Answer::cannot_tell);
    }
    verdict.policy.push_back(term->words());
    await_until(verdict, done->plus_months(term->value), asked.today);
}

/// Finding, action, test again.
void add_audits(const Asked& asked, std::vector<Verdict>& verdicts)
{
    for (const auto* audit : casefile::standing<Audit>(asked.scene.facts)) {
        if (audit->record.finding && !found_something(audit->record)) continue;
        Verdict verdict = verdict_about(audit->id);
        verdict.because.push_back(
            {audit->standing,
             "An audit, " + casefile::dated(audit->happened, asked.scene.facts)
                 + (audit->record.finding
                        ? ", found: " + base::lowered(audit->record.finding->label()) + "."
                        : std::string{", says nothing of what it found."})});
        if (!audit->record.finding) {
            verdict.missing.emplace_back("Record what the audit found.");
            settle(verdict, Answer::cannot_tell);
        } else if (!audit->record.done) judge_action(asked, audit->record, verdict);
        else judge_retest(asked, audit->record, verdict);
        verdicts.push_back(std::move(verdict));
    }
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.proposal != nullptr) return verdicts;
    add_after_harm(asked, verdicts);
    add_audits(asked, verdicts);
    return verdicts;
}

}  // namespace g58

Rule g58_audit_sample()
{
    return {
        .guardrail = &g58::audit_sample, .check = g58::check, .of_authority = g58::of_authority};
}

}  // namespace holdfast::guardrails
