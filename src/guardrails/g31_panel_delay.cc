#include "base/ascii.h"
#include "casefile/dated.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "records/types/assessment.h"
#include "records/types/legal_status.h"
#include "records/types/panel_decision.h"
#include "records/types/placement.h"
#include "records/types/pre_proceedings.h"
#include "records/types/programme_referral.h"

#include <algorithm>
#include <array>

namespace holdfast::guardrails {

namespace g31 {

constexpr Guardrail panel_delay = {
    .id = "G31",
    .name = "PANEL-DELAY",
    .rule = "The days since something was first recommended for a child are counted until it is "
            "done. A panel that puts it off names something new to be tried, what that is to "
            "achieve, until when, and what waiting does to the child; a refusal has its reasons. "
            "The second time (as shipped), somebody outside the line agrees as well. Excepted: a "
            "return home that is put off.",
    .asks = "What is new in what is tried first, and what does waiting do to the child?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = records::Gate::panel,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::Facts;
using casefile::FamilyScene;
using records::Assessment;
using records::PanelDecision;
using records::Placement;
using PanelFact = Fact<PanelDecision>;

/// What was recommended: a place is care as well. "": what is not told is its own question.
std::string_view question_of(const PanelDecision& panel)
{
    if (is_one_of(panel.question, {"care", "placement"})) return "care";
    return panel.question ? std::string_view{panel.question->code} : "";
}

/// One thing that was recommended for children, and all that was said of it, in the order of the
/// ledger.
struct Waiting {
    std::string_view question;
    std::vector<const AnyFact*> said;
    std::vector<const PanelFact*> panels;
};

bool is_place(const Placement& place)
{
    return is_one_of(place.kind, {"foster", "kin", "childrens_home"});
}

void add_said(std::vector<Waiting>& all, std::string_view question, const AnyFact& fact,
              const PanelFact* panel)
{
    auto found = std::find_if(all.begin(), all.end(), [&](const Waiting& each) {
        return each.question == question && concern_the_same(*each.said.front(), fact);
    });
    if (found == all.end()) found = all.insert(all.end(), Waiting{question, {}, {}});
    found->said.push_back(&fact);
    if (panel != nullptr) found->panels.push_back(panel);
}

/// Everything that recommends: an assessment that ends in care, a place that is asked for, and what
/// came before a panel. A place that is written again goes on from its first asking.
std::vector<Waiting> waiting_in(const FamilyScene& scene)
{
    std::vector<std::pair<const AnyFact*, const PanelFact*>> all;
    for (const auto* assessment : casefile::standing<Assessment>(scene.facts))
        if (is_one_of(assessment->record.outcome, {"care"})) all.emplace_back(assessment, nullptr);
    for (const auto& place : scene.facts.all<Placement>())
        if (is_place(place.record) && is_one_of(place.record.stage, {"asked_for", "planned"}))
            all.emplace_back(&place, nullptr);
    for (const PanelFact* panel : casefile::standing<PanelDecision>(scene.facts))
        if (question_of(panel->record) != "return_home") all.emplace_back(panel, panel);
    std::sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
        return one.first->order < other.first->order;
    });
    std::vector<Waiting> waiting;
    for (const auto& [fact, panel] : all)
        add_said(waiting, panel != nullptr ? question_of(panel->record) : "care", *fact, panel);
    return waiting;
}

/// When it was first recommended, as far as anybody says.
base::Moment first_recommended(const Facts& facts, const Waiting& waiting)
{
    base::Moment first = waiting.said.front()->moment();
    for (const PanelFact* panel : waiting.panels) {
        if (!panel->record.recommended) continue;
        const base::Moment told{std::nullopt, *panel->record.recommended};
        const bool is_unknown = !base::latest_date(first.when, facts.whens());
        if (is_unknown || base::happened_before(told, first, facts.whens()) == Answer::yes)
            first = told;
    }
    return first;
}

bool is_put_off(const PanelFact& panel)
{
    return panel.record.outcome && panel.record.outcome->code != "agreed";
}

/// How often was it put off or refused before this panel?
int count_before(const Waiting& waiting, const PanelFact& panel)
{
    return static_cast<int>(
        std::count_if(waiting.panels.begin(), waiting.panels.end(), [&](const PanelFact* each) {
            return each->order < panel.order && is_put_off(*each);
        }));
}

/// Was the same said before: by an earlier panel, or as a service that was used?
bool is_repeated(const FamilyScene& scene, const Waiting& waiting, const PanelFact& panel)
{
    if (panel.record.tried_before.value_or(false)) return true;
    if (!panel.record.intervention) return false;
    const std::string tried = base::lowered(panel.record.intervention->text);
    for (const PanelFact* each : waiting.panels)
        if (each->order < panel.order && each->record.intervention
            && base::lowered(each->record.intervention->text) == tried)
            return true;
    for (const auto* used : casefile::standing<records::ProgrammeReferral>(scene.facts))
        if (used->order < panel.order && used->record.service
            && base::lowered(*used->record.service) == tried)
            return true;
    return false;
}

void look_at_deferral(const Asked& asked, const Waiting& waiting, const PanelFact& panel,
                      Verdict& verdict)
{
    const PanelDecision& said = panel.record;
    if (!said.intervention) verdict.missing.emplace_back("Name what is to be tried first.");
    if (!said.aim) verdict.missing.emplace_back("Say what it is to achieve.");
    const auto considered = base::latest_date(panel.happened, asked.scene.facts.whens());
    if (!said.ends || (considered && *said.ends <= *considered))
        verdict.missing.emplace_back("Give the day until which it is tried.");
    if (is_repeated(asked.scene, waiting, panel))
        verdict.missing.emplace_back("It was tried before: name something new, or agree to what "
                                     "was recommended.");
    else if (!said.tried_before)
        verdict.missing.emplace_back("Say whether the same was tried before.");
}

void look_for_outsider(const Asked& asked, const PanelFact& panel, int before, Verdict& verdict)
{
    const auto* term = asked.policy.find("G31.deferrals", asked.today);
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G31.deferrals.");
        return;
    }
    if (before + 1 < term->value) return;
    verdict.policy.push_back(term->words());
    if (const auto* second = second_signature(asked.scene, panel, "agree"))
        verdict.against.push_back(
            {second->standing, "Somebody outside the team's line has read it and agrees."});
    else
        verdict.missing.emplace_back("Have somebody outside the team's line read it and sign, or "
                                     "agree to what was recommended.");
}

void show_days(const Asked& asked, const Waiting& waiting, const base::Moment& until,
               Verdict& verdict)
{
    const Facts& facts = asked.scene.facts;
    const base::Moment first = first_recommended(facts, waiting);
    std::string told = "It was first recommended " + casefile::dated(first.when, facts);
    const std::string days = days_in_words(base::days_between(first, until, facts.whens()));
    if (!days.empty()) told += "; that is " + days;
    verdict.because.push_back({waiting.said.front()->standing, told + "."});
}

Verdict judge_panel(const Asked& asked, const AtTheGate& at, const Waiting& waiting)
{
    const auto& panel = static_cast<const PanelFact&>(*at.asks);
    Verdict verdict = verdict_about(panel.id);
    const int before = count_before(waiting, panel);
    verdict.because.push_back({panel.standing,
                               "A panel looked at it "
                                   + casefile::dated(panel.happened, asked.scene.facts) + ": "
                                   + base::lowered(panel.record.outcome->label()) + ", for time "
                                   + std::to_string(before + 1) + "."});
    show_days(asked, waiting, panel.moment(), verdict);
    show_outside_reasons(panel.record.outside_reasons, panel, verdict);
    if (is_one_of(panel.record.outcome, {"deferred"}))
        look_at_deferral(asked, waiting, panel, verdict);
    else if (!panel.record.reasons) verdict.missing.emplace_back("Give the reasons to refuse it.");
    if (!panel.record.harm_meanwhile)
        verdict.missing.emplace_back("Say what waiting does to the child.");
    look_for_outsider(asked, panel, before, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // The child waits already: until somebody lets it pass there is a clock.
    if (asked.proposal == nullptr && at.passed == nullptr)
        await_if_dated(verdict, asked, panel.moment(), "G31.working_days");
    return verdict;
}

bool keeps_safe(const records::LegalStatus& status)
{
    return is_one_of(status.kind,
                     {"section_20",
                      "interim_care_order",
                      "care_order",
                      "emergency_protection_order",
                      "police_protection",
                      "placement_order",
                      "special_guardianship"});
}

/// What became of it for one child, after it was first said; nullptr: nothing yet.
const AnyFact* done_for(const Facts& facts, const Waiting& waiting, const PersonId& child)
{
    const std::uint64_t from = waiting.said.front()->order;
    const auto is_after = [&](const AnyFact& fact) {
        return fact.order > from && concerns(fact, child);
    };
    if (waiting.question == "care")
        for (const auto* place : casefile::standing<Placement>(facts))
            if (is_after(*place) && is_place(place->record)
                && is_one_of(place->record.stage,
                             {"happened_decided", "happened_undecided", "ended"}))
                return place;
    if (waiting.question == "court")
        for (const auto* before : casefile::standing<records::PreProceedings>(facts))
            if (is_after(*before) && before->record.court_applied) return before;
    if (waiting.question == "care" || waiting.question == "court")
        for (const auto* status : casefile::standing<records::LegalStatus>(facts))
            if (concerns(*status, child) && keeps_safe(status->record)
                && (status->order > from || !status->record.until))
                return status;
    return nullptr;
}

/// The fact by which the last of the children got what was recommended; nullptr: one still waits.
const AnyFact* done_by(const FamilyScene& scene, const Waiting& waiting)
{
    // What goes by no record of its own is done when a panel agrees.
    if (waiting.question != "care" && waiting.question != "court")
        return !waiting.panels.empty() && !is_put_off(*waiting.panels.back())
                 ? waiting.panels.back()
                 : nullptr;
    const AnyFact* last = nullptr;
    for (const PersonId& child : persons_of(*waiting.said.front())) {
        const AnyFact* done = done_for(scene.facts, waiting, child);
        if (done == nullptr) return nullptr;
        if (last == nullptr || done->order > last->order) last = done;
    }
    return last;
}

/// Was it refused by a decision that let that pass, or given up because a place was refused?
bool is_given_up(const FamilyScene& scene, const Waiting& waiting)
{
    const AnyFact& last = *waiting.said.back();
    if (!waiting.panels.empty() && waiting.panels.back() == &last
        && is_one_of(waiting.panels.back()->record.outcome, {"refused"}))
        for (const auto& decision : scene.facts.all<records::Decision>())
            if (decision.links_to(ledger::LinkKind::answers, last.id)
                && is_one_of(decision.record.outcome, {"agreed"}))
                return true;
    for (const auto* place : casefile::standing<Placement>(scene.facts))
        if (place->order > last.order && is_place(place->record)
            && is_one_of(place->record.stage, {"refused"}) && concern_the_same(*place, last))
            return true;
    return false;
}

/// The day until which something else is tried, where that has not passed.
std::optional<base::Date> tried_until(const Waiting& waiting, base::Date today)
{
    if (waiting.panels.empty() || !is_one_of(waiting.panels.back()->record.outcome, {"deferred"}))
        return std::nullopt;
    const auto ends = waiting.panels.back()->record.ends;
    return ends && *ends >= today ? ends : std::nullopt;
}

/// Still waiting: until the time of what is tried has passed, or that of the policy.
void weigh_waiting(const Asked& asked, const Waiting& waiting, Verdict& verdict)
{
    verdict.missing.emplace_back("Decide what was recommended, and do it, or put it before the "
                                 "panel again.");
    settle(verdict, Answer::yes);
    const Facts& facts = asked.scene.facts;
    const auto first = base::latest_date(first_recommended(facts, waiting).when, facts.whens());
    const auto* term = asked.policy.find("G31.days", first.value_or(asked.today));
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G31.days.");
        verdict.standing = Standing::cannot_tell;
        return;
    }
    verdict.policy.push_back(term->words());
    auto due = tried_until(waiting, asked.today);
    if (!due && first) due = first->plus_days(term->value);
    verdict.due = due;
    if (!due || *due < asked.today) return;
    verdict.standing = Standing::pending;
    verdict.changes_on = due->plus_days(1);
}

std::optional<Verdict> judge_waiting(const Asked& asked, const Waiting& waiting)
{
    Verdict verdict = verdict_about(waiting.said.front()->id);
    const auto put_off = std::count_if(waiting.panels.begin(),
                                       waiting.panels.end(),
                                       [](const PanelFact* each) { return is_put_off(*each); });
    const AnyFact* done = done_by(asked.scene, waiting);
    if (done == nullptr && is_given_up(asked.scene, waiting)) return std::nullopt;
    const base::Moment today{std::nullopt, base::When::day(asked.today)};
    show_days(asked, waiting, done != nullptr ? done->moment() : today, verdict);
    if (put_off > 0)
        verdict.because.push_back({waiting.panels.back()->standing,
                                   "Panels put it off or refused it " + std::to_string(put_off)
                                       + (put_off == 1 ? " time." : " times.")});
    if (done == nullptr) {
        weigh_waiting(asked, waiting, verdict);
        return verdict;
    }
    verdict.against.push_back(
        {done->standing,
         "It came about " + casefile::dated(done->happened, asked.scene.facts) + "."});
    return verdict;
}

/// Beside the verdict on a panel that began it, this would be the second on one entry. What that
/// panel lacks stays with it, and how long it took until it came about is shown beside it.
void add_waiting(std::vector<Verdict>& verdicts, Verdict&& waiting)
{
    const auto same = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& each) {
        return each.anchor == waiting.anchor;
    });
    if (same == verdicts.end()) {
        verdicts.push_back(std::move(waiting));
        return;
    }
    if (waiting.standing == Standing::met) {
        same->because.insert(same->because.end(), waiting.because.begin(), waiting.because.end());
        same->against.insert(same->against.end(), waiting.against.begin(), waiting.against.end());
        return;
    }
    if (same->standing == Standing::breached) return;
    const auto missing = std::move(same->missing);
    *same = std::move(waiting);
    same->missing.insert(same->missing.begin(), missing.begin(), missing.end());
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const std::vector<Waiting> all = waiting_in(asked.scene);
    if (all.empty()) return verdicts;
    for (const AtTheGate& at : asked_at(asked, panel_delay.stands_at))
        for (const Waiting& waiting : all)
            if (std::find(waiting.said.begin(), waiting.said.end(), at.asks) != waiting.said.end())
                verdicts.push_back(judge_panel(asked, at, waiting));
    if (asked.proposal != nullptr) return verdicts;
    for (const Waiting& waiting : all)
        if (auto verdict = judge_waiting(asked, waiting))
            add_waiting(verdicts, std::move(*verdict));
    return verdicts;
}

}  // namespace g31

Rule g31_panel_delay()
{
    return {&g31::panel_delay, g31::check};
}

}  // namespace holdfast::guardrails
