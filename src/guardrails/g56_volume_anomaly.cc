#include "base/ascii.h"
#include "casefile/step_changes.h"
#include "guardrails/authority_terms.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"

#include <algorithm>
#include <cmath>

namespace holdfast::guardrails {

namespace g56 {

constexpr Guardrail volume_anomaly = {
    .id = "G56",
    .name = "VOLUME-ANOMALY",
    .rule =
        "Referrals, enquiries, conferences, plans, closures, levels lowered and children coming "
        "into care are each set, month by month and team by team, against their own 12 months "
        "before (as shipped), beside the inspections, targets and budgets that came before. A "
        "step up or down that lasts 2 months asks for the director's written account to the "
        "board within 28 days. Excepted: counts of fewer than 5 a month, which cannot be told "
        "from chance.",
    .asks = "What changed for children, or in how we decide, when this count changed?",
    .sources = {&sources::survey},
    .mode = Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using base::Date;
using casefile::Fact;
using casefile::Measure;
using casefile::Month;
using casefile::Monthly;
using casefile::Step;
using records::AuthorityEvent;
using records::BoardAccount;

/// What the rule goes by; the verdict says which value is not set.
struct Terms {
    casefile::StepRule rule;
    int before_months = 0;
    int watch_months = 0;
    int account_days = 0;
};

std::optional<Terms> terms_of(const AskedOfAuthority& asked, Verdict& verdict)
{
    const auto history = term_of(asked, "G56.history_months", verdict);
    const auto least = term_of(asked, "G56.least", verdict);
    const auto in_a_row = term_of(asked, "G56.in_a_row", verdict);
    const auto before = term_of(asked, "G56.before_months", verdict);
    const auto watch = term_of(asked, "G56.watch_months", verdict);
    const auto account = term_of(asked, "G56.account_days", verdict);
    if (!history || !least || !in_a_row || !before || !watch || !account) return std::nullopt;
    return Terms{{*history, *least, *in_a_row}, *before, *watch, *account};
}

/// A step of one measure: of all teams, or of one.
struct Found {
    const Monthly* monthly;
    Step step;

    [[nodiscard]] Month from() const { return monthly->first.plus(static_cast<int>(step.from)); }
    [[nodiscard]] base::EntryId anchor() const { return monthly->anchors[step.from]; }
};

struct Look {
    const AskedOfAuthority& asked;
    Terms terms;
    Month last;  // The last month that is over.
    std::vector<Monthly> monthly;
    std::vector<Found> found;  // Within the months that are watched.
};

bool is_same_step(const Found& one, const Found& other)
{
    const auto begins = one.from();
    const auto end = one.from().plus(one.step.months());
    return one.monthly->measure == other.monthly->measure && one.step.higher == other.step.higher
        && begins < other.from().plus(other.step.months()) && other.from() < end;
}

void look_for_steps(Look& look)
{
    const Month oldest = look.last.plus(1 - look.terms.watch_months);
    for (const Monthly& monthly : look.monthly)
        for (const Step& step : casefile::steps_in(monthly.counts, look.terms.rule)) {
            const Found found{&monthly, step};
            if (found.from() >= oldest) look.found.push_back(found);
        }
}

bool may_move(const AuthorityEvent& event, Measure measure)
{
    return !event.may_move || event.may_move->has(code_of(measure));
}

std::string team_words(const Look& look, const Monthly& monthly)
{
    if (monthly.all) return "all teams";
    return look.asked.series.teams()[monthly.team];
}

std::string step_sentence(const Look& look, const Found& found)
{
    const auto mean = static_cast<int>(std::lround(found.step.limits.centre));
    std::string told = std::string{label_of(found.monthly->measure)} + ", "
                     + team_words(look, *found.monthly) + ": about " + std::to_string(mean)
                     + " a month before; then ";
    constexpr int most = 3;  // Enough to see the step; the figures have every month.
    for (int i = 0; i < std::min(most, found.step.months()); ++i) {
        if (i > 0) told += ", ";
        const auto month = found.step.from + static_cast<std::size_t>(i);
        told +=
            std::to_string(found.monthly->counts[month]) + " in " + found.from().plus(i).words();
    }
    if (found.step.months() > most)
        told += "; " + counted(found.step.months(), "month") + " so far";
    return told + ".";
}

/// What happened in the months before the step that may have moved it.
void add_marks(const Look& look, const Found& found, Verdict& verdict)
{
    const Date begins = found.from().first_day();
    const Date oldest = found.from().plus(-look.terms.before_months).first_day();
    for (const auto& event : look.asked.series.events()) {
        const auto days = look.asked.series.days_of(event.happened);
        if (!event.record.kind || !may_move(event.record, found.monthly->measure)) continue;
        if (!found.monthly->all && event.record.team
            && *event.record.team != team_words(look, *found.monthly))
            continue;
        const bool before = (!days.first || *days.first <= found.from().last_day()) && days.last
                         && *days.last >= oldest;
        if (!before) continue;
        verdict.because.push_back({event.standing,
                                   (days.last < begins ? "Before it: " : "At about that time: ")
                                       + base::lowered(event.record.kind->label()) + ", "
                                       + look.asked.series.dated(event.happened) + "."});
    }
}

/// An account of this count that was given since the step began.
const Fact<BoardAccount>* account_of(const Look& look, const Found& found)
{
    for (const auto& account : look.asked.series.accounts()) {
        const auto given = look.asked.series.days_of(account.happened).last;
        const bool is_of_it = account.record.measure
                           && account.record.measure->code == code_of(found.monthly->measure)
                           && given && *given >= found.from().first_day();
        if (is_of_it || account.links_to(ledger::LinkKind::answers, found.anchor()))
            return &account;
    }
    return nullptr;
}

Verdict judge_step(const Look& look, const Found& found)
{
    Verdict verdict = verdict_about(found.anchor());
    (void)terms_of(look.asked, verdict);
    verdict.because.push_back({found.anchor(), step_sentence(look, found)});
    for (const Found& other : look.found)
        if (found.monthly->all && !other.monthly->all && is_same_step(found, other))
            verdict.because.push_back({other.anchor(), step_sentence(look, other)});
    add_marks(look, found, verdict);
    if (const auto* account = account_of(look, found)) {
        verdict.against.push_back(
            {account->standing,
             "The board was given an account " + look.asked.series.dated(account->happened) + "."});
        return verdict;
    }
    settle(verdict, Answer::yes);
    const int needed = look.terms.rule.in_a_row;
    if (found.step.months() < needed) {
        verdict.missing.emplace_back(
            "Look at what was decided in that month; one month more will show whether it lasts.");
        await_until(verdict, found.from().plus(needed - 1).last_day(), look.asked.today);
        return verdict;
    }
    verdict.missing.emplace_back(
        "Have the director give the board a written account: what changed for children, what "
        "changed in how it is decided, and how that is known.");
    const Date told = found.from().plus(needed - 1).last_day();
    await_until(verdict, told.plus_days(look.terms.account_days), look.asked.today);
    return verdict;
}

/// What may move counts. A published review and what has no name move none by themselves.
bool is_marker(const AuthorityEvent& event)
{
    return event.kind
        && (event.may_move || (event.kind->code != "review" && event.kind->code != "other"));
}

/// The series by which a count is watched after an event.
const Monthly* watched(const Look& look, const AuthorityEvent& event, Measure measure)
{
    for (const Monthly& monthly : look.monthly) {
        if (monthly.measure != measure) continue;
        const bool is_its =
            event.team ? !monthly.all && team_words(look, monthly) == *event.team : monthly.all;
        if (is_its) return &monthly;
    }
    return nullptr;
}

/// Are there enough months before it and after it, and enough in them, to tell?
bool can_be_told(const Look& look, const Monthly& monthly, Month event)
{
    const int before = event.number - monthly.first.number;
    const int after = look.last.number - event.number;
    const int history = look.terms.rule.history;
    if (before < history || after < look.terms.rule.in_a_row) return false;
    const auto counts = std::span{monthly.counts}.subspan(
        static_cast<std::size_t>(before - history), static_cast<std::size_t>(history));
    return casefile::c_limits(counts).centre >= look.terms.rule.least;
}

bool is_followed_by_step(const Look& look, const AuthorityEvent& event, Month month)
{
    return std::any_of(look.found.begin(), look.found.end(), [&](const Found& found) {
        return may_move(event, found.monthly->measure) && found.from() >= month;
    });
}

/// Which of the counts that it may move can be told.
std::vector<Measure> measures_told(const Look& look, const AuthorityEvent& event, Month month)
{
    std::vector<Measure> told;
    for (int i = 0; i < casefile::measure_count; ++i) {
        const auto measure = static_cast<Measure>(i);
        if (!may_move(event, measure)) continue;
        const Monthly* monthly = watched(look, event, measure);
        if (monthly != nullptr && can_be_told(look, *monthly, month)) told.push_back(measure);
    }
    return told;
}

/// An event that may move counts is watched for some months: whether it did, or that nobody can
/// tell. Where it did, the step has its own finding, which names the event.
std::optional<Verdict> judge_event(const Look& look, const Fact<AuthorityEvent>& event)
{
    const auto& series = look.asked.series;
    const Date last =
        series.days_of(event.happened).last.value_or(base::London::date_of(event.recorded));
    if (last.plus_months(look.terms.watch_months) < look.asked.today) return std::nullopt;
    const Month month = Month::of(last);
    if (is_followed_by_step(look, event.record, month)) return std::nullopt;

    Verdict verdict = verdict_about(event.id);
    (void)terms_of(look.asked, verdict);
    std::string told = std::string{event.record.kind->label()} + ", " + series.dated(event.happened)
                     + ". It may move: ";
    told += event.record.may_move ? base::lowered(event.record.may_move->labels())
                                  : std::string{"any count"};
    verdict.because.push_back({event.standing, told + "."});
    verdict.changes_on = look.last.plus(1).last_day().plus_days(1);
    for (const auto& account : series.accounts())
        if (account.links_to(ledger::LinkKind::answers, event.id)) {
            verdict.against.push_back(
                {account.standing,
                 "The board was given an account " + series.dated(account.happened) + "."});
            return verdict;
        }
    const auto measures = measures_told(look, event.record, month);
    if (measures.empty()) {
        verdict.missing.emplace_back(
            "There is too little counted before it or since to tell: set the counts of the months "
            "before beside those since, or read decisions from both sides, and tell the board.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    std::string unchanged = "None of these has changed by a step since: ";
    for (const Measure measure : measures) {
        if (measure != measures.front()) unchanged += ", ";
        unchanged += base::lowered(label_of(measure));
    }
    verdict.against.push_back({event.standing, unchanged + "."});
    return verdict;
}

/// Where a value is not set, one verdict says so, on the first thing that there is.
std::vector<Verdict> without_terms(const AskedOfAuthority& asked)
{
    Verdict verdict{};
    (void)terms_of(asked, verdict);
    if (!asked.series.events().empty()) verdict.anchor = asked.series.events().front().id;
    else if (!asked.series.counted().empty()) verdict.anchor = asked.series.counted().front().entry;
    else return {};
    settle(verdict, Answer::cannot_tell);
    return {verdict};
}

/// Not modelled: slow drift, the seasons, and what other authorities do. The first needs other
/// charts, the second years of counts, the third counts that are not ours.
std::vector<Verdict> check(const AskedOfAuthority& asked)
{
    Verdict unsaid{};
    const auto terms = terms_of(asked, unsaid);
    if (!terms) return without_terms(asked);
    const Month last = Month::of(asked.today).plus(-1);
    Look look{asked, *terms, last, casefile::monthly_counts(asked.series, last), {}};
    look_for_steps(look);
    std::vector<Verdict> verdicts;
    for (const Found& found : look.found) {
        const bool is_told =
            !found.monthly->all
            && std::any_of(look.found.begin(), look.found.end(), [&](const Found& all) {
                   return all.monthly->all && is_same_step(all, found);
               });
        if (!is_told) verdicts.push_back(judge_step(look, found));
    }
    for (const auto& event : asked.series.events())
        if (is_marker(event.record))
            if (auto verdict = judge_event(look, event)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g56

Rule g56_volume_anomaly()
{
    return {.guardrail = &g56::volume_anomaly, .of_authority = g56::check};
}

}  // namespace holdfast::guardrails
