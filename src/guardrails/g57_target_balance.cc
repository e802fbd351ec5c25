#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "casefile/step_changes.h"
#include "guardrails/authority_terms.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/closing_proposal.h"
#include "records/types/threshold.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g57 {

constexpr Guardrail target_balance = {
    .id = "G57",
    .name = "TARGET-BALANCE",
    .rule =
        "A figure of how much was done in time, and a target, stand beside a figure of how well "
        "it was done or how much came back. Where closings heap on the first days on which "
        "nobody else must sign, or assessments on the last days in time while more of them end "
        "in nothing, that is shown, with what came back. Excepted: a figure that was "
        "withdrawn, and a target that has ended.",
    .asks = "What stands beside this target or figure: how well was it done, and what came back?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::show,
    .stands_at = {},
    .answered_in_words = true,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::Date;
using casefile::AnyFact;
using casefile::Beside;
using casefile::Fact;
using casefile::Heap;
using casefile::Share;
using records::AuthorityEvent;
using records::Figure;

bool is_of_time(const Figure& figure)
{
    return figure.timescale.value_or(false);
}

/// A figure that stands, is about something else than time, and is linked with it.
const Fact<Figure>* pair_of(const AskedOfAuthority& asked, const AnyFact& fact)
{
    for (const auto& figure : asked.series.figures())
        if (figure.id != fact.id && !is_of_time(figure.record) && !figure.record.withdrawn
            && links_between(figure, fact))
            return &figure;
    return nullptr;
}

/// Whether the figure has its pair, or somebody has answered.
bool is_paired(const AskedOfAuthority& asked, const AnyFact& fact, Verdict& verdict)
{
    if (const auto* pair = pair_of(asked, fact)) {
        verdict.against.push_back({pair->standing,
                                   "Another figure stands beside it, given out "
                                       + asked.series.dated(pair->happened) + "."});
        return true;
    }
    if (const auto* answer = asked.series.answer_to(target_balance.id, fact.id)) {
        verdict.against.push_back({answer->entry, "Somebody has said what stands beside it."});
        return true;
    }
    return false;
}

void add_figures(const AskedOfAuthority& asked, std::vector<Verdict>& verdicts)
{
    for (const auto& figure : asked.series.figures()) {
        if (!is_of_time(figure.record) || figure.record.withdrawn) continue;
        Verdict verdict = verdict_about(figure.id);
        verdict.because.push_back({figure.standing,
                                   "A figure of what was done in time was given out "
                                       + asked.series.dated(figure.happened) + "."});
        if (!is_paired(asked, figure, verdict)) {
            verdict.missing.emplace_back("Record a figure of how well it was done or how much came "
                                         "back, and link it with this one.");
            settle(verdict, Answer::yes);
        }
        verdicts.push_back(std::move(verdict));
    }
}

/// How many of these closings came back within so many months.
Share came_back(std::span<const casefile::Closing* const> closings, int months)
{
    Share share{0, static_cast<int>(closings.size())};
    for (const casefile::Closing* closing : closings) {
        const auto& back = closing->came_back;
        if (back && closing->days.last && *back <= closing->days.last->plus_months(months))
            ++share.part;
    }
    return share;
}

std::string share_words(const Share& share)
{
    return std::to_string(share.part) + " of " + counted(share.of, "closing");
}

/// The closings of the months that are looked at, each with its day.
std::vector<const casefile::Closing*> recent_closings(const AskedOfAuthority& asked, int months)
{
    std::vector<const casefile::Closing*> recent;
    const Date since = asked.today.plus_months(-months);
    for (const casefile::Closing& closing : asked.series.closings())
        if (closing.stands && closing.days.day() && *closing.days.day() >= since)
            recent.push_back(&closing);
    return recent;
}

/// A target for closing stands beside what our own record says of closings, where that is enough.
bool has_own_pair(const AskedOfAuthority& asked, const AuthorityEvent& target, Verdict& verdict)
{
    if (!target.may_move || !target.may_move->has("closures")) return false;
    const auto months = term_of(asked, "G57.months", verdict);
    const auto back = term_of(asked, "G28.months", verdict);
    const auto least = term_of(asked, "G57.least", verdict);
    if (!months || !back || !least) return false;
    const auto closings = recent_closings(asked, *months);
    if (static_cast<int>(closings.size()) < *least) return false;
    verdict.against.push_back({closings.back()->decision,
                               "Our own record stands beside it: so far "
                                   + share_words(came_back(closings, *back)) + " of the last "
                                   + counted(*months, "month") + " came back."});
    return true;
}

bool is_over(const AskedOfAuthority& asked, const AuthorityEvent& event)
{
    if (!event.until) return false;
    const auto last = asked.series.days_of(*event.until).last;
    return last && *last < asked.today;
}

void add_targets(const AskedOfAuthority& asked, std::vector<Verdict>& verdicts)
{
    for (const auto& event : asked.series.events()) {
        if (!event.record.kind || event.record.kind->code != "target"
            || is_over(asked, event.record))
            continue;
        Verdict verdict = verdict_about(event.id);
        std::string told = "A target was set, " + asked.series.dated(event.happened);
        if (event.record.may_move)
            told += "; it may move: " + base::lowered(event.record.may_move->labels());
        verdict.because.push_back({event.standing, told + "."});
        if (!is_paired(asked, event, verdict) && !has_own_pair(asked, event.record, verdict)) {
            verdict.missing.emplace_back("Record a figure of how well it is done or how much comes "
                                         "back, and link it with this target.");
            settle(verdict, Answer::yes);
        }
        verdicts.push_back(std::move(verdict));
    }
}

struct OnDay {
    const casefile::Closing* closing;
    int day;  // Since the newest child protection referral.
};

std::vector<const casefile::Closing*> between(std::span<const OnDay> closings, int from, int upto)
{
    std::vector<const casefile::Closing*> found;
    for (const OnDay& each : closings)
        if (each.day >= from && each.day <= upto) found.push_back(each.closing);
    return found;
}

/// Shows a heap. What was decided on those days is looked at together, not by whoever decided.
void add_heap(const AskedOfAuthority& asked, Verdict verdict, std::vector<Verdict>& verdicts)
{
    if (const auto* answer = asked.series.answer_to(target_balance.id, verdict.anchor))
        verdict.against.push_back({answer->entry, "Somebody has looked at them together."});
    else {
        verdict.missing.emplace_back("Read some of the decisions of those days beside some of "
                                     "other days, and answer what was found.");
        settle(verdict, Answer::yes);
    }
    verdicts.push_back(std::move(verdict));
}

/// Our own threshold is watched as the official ones are: do closings wait for the first day on
/// which nobody else must sign?
void add_closing_heap(const AskedOfAuthority& asked, std::vector<Verdict>& verdicts)
{
    Verdict verdict{};
    const auto alone_after = term_of(asked, "G01.days", verdict);
    const auto wide = term_of(asked, "G57.days", verdict);
    const auto months = term_of(asked, "G57.months", verdict);
    const auto back = term_of(asked, "G28.months", verdict);
    if (!alone_after || !wide || !months || !back) return;
    std::vector<OnDay> closings;
    std::vector<int> days;
    for (const casefile::Closing* closing : recent_closings(asked, *months)) {
        if (!closing->protection) continue;
        const int day = closing->days.day()->days_since(*closing->protection);
        closings.push_back({closing, day});
        days.push_back(day);
    }
    const int from = *alone_after + 1;
    const int upto = *alone_after + *wide;
    const Heap heap = casefile::heap_at(days, from, upto, Beside::behind);
    if (!heap.stands_out()) return;
    const auto inside = between(closings, from, upto);
    const auto beside = between(closings, upto + 1, upto + *wide);
    verdict.anchor = inside.front()->decision;
    verdict.because.push_back(
        {verdict.anchor,
         "Closings on days " + std::to_string(from) + " to " + std::to_string(upto)
             + " after a child protection referral: " + std::to_string(heap.inside)
             + "; on as many days behind: " + std::to_string(heap.beside) + "."});
    verdict.because.push_back({verdict.anchor,
                               "Came back so far: " + share_words(came_back(inside, *back))
                                   + "; of those behind: " + share_words(came_back(beside, *back))
                                   + "."});
    add_heap(asked, std::move(verdict), verdicts);
}

struct Authorised {
    const casefile::Assessed* assessed;
    int working_days;
};

std::vector<Authorised> authorised_in(const AskedOfAuthority& asked, int months)
{
    std::vector<Authorised> authorised;
    const Date since = asked.today.plus_months(-months);
    for (const casefile::Assessed& each : asked.series.assessed()) {
        if (!each.referred || !each.authorised || *each.authorised < since) continue;
        const auto days = asked.working_days.count(*each.referred, *each.authorised);
        if (days) authorised.push_back({&each, *days});
    }
    return authorised;
}

/// Those without action among the assessments of these days.
Share without_action(std::span<const Authorised> authorised, int from, int upto)
{
    Share share;
    for (const Authorised& each : authorised) {
        if (each.working_days < from || each.working_days > upto) continue;
        ++share.of;
        if (each.assessed->no_action) ++share.part;
    }
    return share;
}

/// A deadline is meant to bring work forward: a heap alone is no finding. It is one where more of
/// the assessments in it come to nothing than of those just before.
void add_assessment_heap(const AskedOfAuthority& asked, std::vector<Verdict>& verdicts)
{
    Verdict verdict{};
    const auto deadline = term_of(asked, "clock.assessment", verdict);
    const auto wide = term_of(asked, "G57.days", verdict);
    const auto months = term_of(asked, "G57.months", verdict);
    if (!deadline || !wide || !months) return;
    const auto authorised = authorised_in(asked, *months);
    std::vector<int> days;
    for (const Authorised& each : authorised) days.push_back(each.working_days);
    const int from = *deadline - *wide + 1;
    const Heap heap = casefile::heap_at(days, from, *deadline, Beside::before);
    const Share inside = without_action(authorised, from, *deadline);
    const Share beside = without_action(authorised, from - *wide, from - 1);
    if (!heap.stands_out() || !casefile::is_higher(inside, beside)) return;
    const auto first =
        std::find_if(authorised.begin(), authorised.end(), [&](const Authorised& each) {
            return each.working_days >= from && each.working_days <= *deadline;
        });
    verdict.anchor = first->assessed->assessment;
    verdict.because.push_back(
        {verdict.anchor,
         "Assessments authorised on the last " + counted(*wide, "working day")
             + " in time: " + std::to_string(heap.inside) + ", " + std::to_string(inside.part)
             + " of them without action; on as many days before: " + std::to_string(heap.beside)
             + ", " + std::to_string(beside.part) + " of them without action."});
    add_heap(asked, std::move(verdict), verdicts);
}

/// Where an authority counts in another way than by its own record (two figures of one title, a
/// target that is in a letter) nothing is modelled: what is not linked has no pair.
std::vector<Verdict> of_authority(const AskedOfAuthority& asked)
{
    std::vector<Verdict> verdicts;
    add_targets(asked, verdicts);
    add_figures(asked, verdicts);
    add_closing_heap(asked, verdicts);
    add_assessment_heap(asked, verdicts);
    return verdicts;
}

template <class R>
void add_named(const Asked& asked,
               const std::optional<records::Codes<records::outside_pressures>> R::* given,
               std::vector<Verdict>& verdicts)
{
    const casefile::Facts& facts = asked.scene.facts;
    for (const Fact<R>* fact : casefile::standing<R>(facts)) {
        const auto& reasons = fact->record.*given;
        if (!reasons || !reasons->has("target")) continue;
        Verdict verdict = verdict_about(fact->id);
        verdict.because.push_back({fact->standing,
                                   std::string{R::declaration.name} + ", "
                                       + casefile::dated(fact->happened, facts)
                                       + ": a target or a timescale is named as a reason."});
        if (const auto* answer = answer_to(asked.scene, target_balance.id, fact->id))
            verdict.against.push_back(
                {answer->standing, "Somebody has said what stands beside that target."});
        else {
            verdict.missing.emplace_back("Say which target it was, and what stands beside it: how "
                                         "well it was done, and how much came back.");
            settle(verdict, Answer::yes);
        }
        verdicts.push_back(std::move(verdict));
    }
}

/// In a family it speaks where somebody names a target as a reason: it never is one about a child.
/// Not modelled: a report of pressure that names a target. It goes past the team's line, and a
/// finding on it, even without a word, would tell the line that somebody reported (G53 has it).
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.proposal != nullptr) return verdicts;
    add_named(asked, &records::ClosingProposal::outside_reasons, verdicts);
    add_named(asked, &records::Threshold::outside_reasons, verdicts);
    return verdicts;
}

}  // namespace g57

Rule g57_target_balance()
{
    return {
        .guardrail = &g57::target_balance, .check = g57::check, .of_authority = g57::of_authority};
}

}  // namespace holdfast::guardrails
