#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/open_work.h"
#include "casefile/plans_that_go_on.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "records/types/agency_view.h"
#include "records/types/assessment.h"
#include "records/types/challenge.h"
#include "records/types/child_protection_plan.h"
#include "records/types/early_help_assessment.h"

#include <algorithm>
#include <set>

namespace holdfast::guardrails {

namespace g34 {

constexpr Guardrail threshold_criteria = {
    .id = "G34",
    .name = "THRESHOLD-CRITERIA",
    .rule = "Each decision about a level names the version of the threshold document and the "
            "criterion in it, and says what difference the level makes to the child; help below "
            "the threshold says why it is enough. While work goes on the level is tested at least "
            "every 12 months (as shipped). Agencies that disagree are counted beside it. Nothing "
            "that raises a level waits for this. Excepted: a court decided, or the family declined "
            "a section 17 service.",
    .asks = "Which criterion of the threshold document is this, and what difference does it make?",
    .sources = {&sources::norfolk_case_r, &sources::triennial_analysis},
    .mode = Mode::show | Mode::require,
    .stands_at = records::Gate::step_down,
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::Facts;
using casefile::FamilyScene;
using casefile::LevelFact;
using records::EarlyHelpAssessment;

/// Nobody judged by a criterion what a court or the family decided.
bool is_judged_by_others(const LevelFact& level)
{
    return is_one_of(level.record.grounds, {"court", "declined"});
}

/// Is what is cited in the document? breached where the document is known and has no such
/// criterion; cannot tell where another version of it is known alone. Where nobody has put any
/// document on record there is nothing to compare with, and a citation is all that can be asked.
Answer look_at_criterion(const Asked& asked, const LevelFact& level, Verdict& verdict)
{
    const auto& said = level.record;
    const records::PolicyBook& book = asked.policy;
    if (!said.document || !said.criterion || book.criteria().empty()) return Answer::no;
    const std::string cited = "It cites a criterion of the threshold document";
    if (!book.knows_document(*said.document)) {
        verdict.missing.emplace_back("Put this version of the threshold document on record, or "
                                     "name one that is.");
        return Answer::cannot_tell;
    }
    const records::Criterion* criterion = book.find_criterion(*said.document, *said.criterion);
    if (criterion == nullptr) {
        verdict.because.push_back(
            {level.standing, cited + " that this version of it does not have."});
        verdict.missing.emplace_back("Name a criterion that is in the document.");
        return Answer::yes;
    }
    const bool is_of_another = said.level && said.level->code != criterion->level;
    const records::Coded<records::threshold_levels> of{criterion->level};
    verdict.against.push_back(
        {level.standing,
         cited + (is_of_another ? ", which stands for another level: " : ", which stands for: ")
             + std::string{of.label()} + "."});
    return Answer::no;
}

/// A criterion that is missing is a breach where a document is known, and cannot be told where none
/// is.
Answer look_at_citation(const Asked& asked, const LevelFact& level, Verdict& verdict)
{
    const auto& said = level.record;
    if (!said.document) verdict.missing.emplace_back("Name the version of the threshold document.");
    if (!said.criterion) verdict.missing.emplace_back("Name the criterion in it.");
    const bool is_cited = said.document && said.criterion;
    const bool is_known = !asked.policy.criteria().empty();
    Answer breached = is_cited ? look_at_criterion(asked, level, verdict)
                    : is_known ? Answer::yes
                               : Answer::cannot_tell;
    if (!said.difference) {
        verdict.missing.emplace_back("Say what difference the level makes to the child.");
        breached = Answer::yes;
    }
    return breached;
}

/// Agencies whose view is against the level, and challenges of it, as far as they are linked.
void count_disagreements(const Facts& facts, const LevelFact& level, Verdict& verdict)
{
    const auto versions = casefile::versions_of(facts, level);
    const auto is_of_it = [&](const AnyFact& fact) {
        return casefile::links_to_any(fact, ledger::LinkKind::part_of, versions)
            || casefile::links_to_any(fact, ledger::LinkKind::answers, versions);
    };
    std::set<base::AgencyId> agencies;
    for (const auto* view : casefile::standing<records::AgencyView>(facts))
        if (is_of_it(*view)
            && (view->record.disagrees.value_or(false) || is_one_of(view->record.view, {"no"}))) {
            base::AgencyId whose = view->by.agency;
            for (const ledger::About& about : view->about)
                if (about.subject.kind == base::SubjectKind::agency) whose = {about.subject.id};
            agencies.insert(whose);
        }
    for (const auto* challenge : casefile::standing<records::Challenge>(facts))
        if (is_of_it(*challenge)) agencies.insert(challenge->by.agency);
    if (agencies.empty()) return;
    verdict.because.push_back(
        {level.standing,
         agencies.size() == 1 ? std::string{"One agency disagrees with it."}
                              : std::to_string(agencies.size()) + " agencies disagree with it."});
}

/// Does work with the person go on: an open episode, a plan, an early help assessment?
bool is_worked_with(const FamilyScene& scene, const PersonId& child)
{
    for (const casefile::Episode& episode : scene.episodes)
        if (episode.child == child && !episode.closed_by) return true;
    for (const AnyFact* plan : casefile::plans_that_go_on(scene.facts))
        if (plan->is_about(base::Subject::of(child), ledger::Part::subject)) return true;
    return casefile::open_work<EarlyHelpAssessment>(scene.facts, child) != nullptr;
}

/// The last day on which the level is to be tested again; nullopt where nobody can say.
std::optional<base::Date> tested_by(const Asked& asked, const LevelFact& level, Verdict& verdict)
{
    const auto decided = base::latest_date(level.happened, asked.scene.facts.whens());
    const auto own = level.record.tested_again_by;
    if (!decided) return own;
    const auto* term = asked.policy.find("G34.months", *decided);
    if (term == nullptr) {
        if (!own) verdict.missing.emplace_back("Set the policy value G34.months.");
        return own;
    }
    const base::Date most = decided->plus_months(term->value);
    if (own && *own < most) return own;
    verdict.policy.push_back(term->words());
    return most;
}

/// A level that was not tested for too long, while work goes on.
Answer look_at_age(const Asked& asked, const LevelFact& level, Verdict& verdict)
{
    const auto children = persons_of(level);
    const bool goes_on = std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
        return casefile::level_of(asked.scene.facts, child) == &level
            && is_worked_with(asked.scene, child);
    });
    if (!goes_on) return Answer::no;
    const auto due = tested_by(asked, level, verdict);
    if (!due) return Answer::no;
    if (*due >= asked.today) {
        verdict.changes_on = due->plus_days(1);
        return Answer::no;
    }
    verdict.due = due;
    verdict.missing.emplace_back("Test the level again, with the criterion that it meets now.");
    return Answer::yes;
}

std::string level_sentence(const Facts& facts, const LevelFact& level)
{
    std::string told = "A level was decided " + casefile::dated(level.happened, facts);
    if (level.record.level) told += ": " + std::string{level.record.level->label()};
    return told + ".";
}

Verdict judge_at_gate(const Asked& asked, const AtTheGate& at)
{
    const auto& level = static_cast<const LevelFact&>(*at.asks);
    Verdict verdict = verdict_about(level.id);
    verdict.because.push_back({level.standing, level_sentence(asked.scene.facts, level)});
    count_disagreements(asked.scene.facts, level, verdict);
    settle(verdict, look_at_citation(asked, level, verdict), asked, at);
    return verdict;
}

/// A level that holds: its citation has a clock, so that nothing that raises it waits.
std::optional<Verdict> judge_held(const Asked& asked, const LevelFact& level)
{
    Verdict verdict = verdict_about(level.id);
    verdict.because.push_back({level.standing, level_sentence(asked.scene.facts, level)});
    count_disagreements(asked.scene.facts, level, verdict);
    const Answer cited =
        is_judged_by_others(level) ? Answer::no : look_at_citation(asked, level, verdict);
    const Answer late = look_at_age(asked, level, verdict);
    if (is_judged_by_others(level) && late == Answer::no && verdict.missing.empty())
        return std::nullopt;
    settle(verdict, late == Answer::yes ? late : cited);
    if (late == Answer::no) {
        const auto changes = verdict.changes_on;
        await_if_dated(verdict, asked, level.moment(), "G34.working_days");
        if (!verdict.changes_on) verdict.changes_on = changes;
    }
    return verdict;
}

/// What shows that a level was lived by, or was disputed, though nobody has decided on one.
std::vector<const AnyFact*> signs_of_level(const Facts& facts)
{
    std::vector<const AnyFact*> signs;
    for (const auto* help : casefile::standing<EarlyHelpAssessment>(facts)) signs.push_back(help);
    for (const auto* assessment : casefile::standing<records::Assessment>(facts))
        if (assessment->record.outcome && !is_one_of(assessment->record.outcome, {"moved"}))
            signs.push_back(assessment);
    // A child protection plan is a conference's, which has its own rule.
    for (const AnyFact* plan : casefile::plans_that_go_on(facts))
        if (plan->type != &records::ChildProtectionPlan::declaration) signs.push_back(plan);
    for (const auto* challenge : casefile::standing<records::Challenge>(facts))
        if (is_one_of(challenge->record.matter, {"level", "enquiry", "step_down"}))
            signs.push_back(challenge);
    std::sort(signs.begin(), signs.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
    return signs;
}

/// Help below the threshold that names its criterion and says why it is enough.
bool says_why_enough(const Facts& facts, const AnyFact& sign)
{
    if (sign.type != &EarlyHelpAssessment::declaration) return false;
    const auto said = in_all_words(facts, static_cast<const Fact<EarlyHelpAssessment>&>(sign));
    return said.criterion && said.why_enough;
}

/// One finding a family: that nobody has decided at which level its children are.
std::optional<Verdict> judge_undecided(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    const auto& levels = scene.facts.all<records::Threshold>();
    for (const AnyFact* sign : signs_of_level(scene.facts)) {
        if (says_why_enough(scene.facts, *sign)) continue;
        const bool is_decided = std::any_of(levels.begin(), levels.end(), [&](const auto& level) {
            return concern_the_same(level, *sign);
        });
        if (is_decided) continue;
        Verdict verdict = verdict_about(sign->id);
        verdict.because.push_back({sign->standing,
                                   std::string{sign->type->name} + ", "
                                       + casefile::dated(sign->happened, scene.facts)
                                       + ", and no decision about the level."});
        verdict.missing.emplace_back("Decide at which level the child is, with the criterion and "
                                     "why that is enough.");
        settle(verdict, Answer::yes);
        await_if_dated(verdict, asked, sign->moment(), "G34.working_days");
        return verdict;
    }
    return std::nullopt;
}

/// The levels that hold, each once.
std::vector<const LevelFact*> held_in(const Facts& facts)
{
    std::set<PersonId> children;
    for (const LevelFact& level : facts.all<records::Threshold>())
        for (const PersonId& child : persons_of(level)) children.insert(child);
    std::vector<const LevelFact*> held;
    for (const PersonId& child : children) {
        const LevelFact* level = casefile::level_of(facts, child);
        if (level != nullptr && std::find(held.begin(), held.end(), level) == held.end())
            held.push_back(level);
    }
    return held;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.proposal != nullptr) {
        for (const AtTheGate& at : asked_at(asked, threshold_criteria.stands_at))
            verdicts.push_back(judge_at_gate(asked, at));
        return verdicts;
    }
    if (!asked.scene.facts.of(records::Threshold::declaration.number).empty()) {
        for (const AtTheGate& at : asked_at(asked, threshold_criteria.stands_at))
            if (at.passed == nullptr) verdicts.push_back(judge_at_gate(asked, at));
        for (const LevelFact* level : held_in(asked.scene.facts)) {
            const bool is_told =
                std::any_of(verdicts.begin(), verdicts.end(), [&](const Verdict& each) {
                    return each.anchor == level->id;
                });
            if (is_told) continue;
            if (auto verdict = judge_held(asked, *level)) verdicts.push_back(std::move(*verdict));
        }
    }
    if (auto verdict = judge_undecided(asked)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g34

Rule g34_threshold_criteria()
{
    return {&g34::threshold_criteria, g34::check};
}

}  // namespace holdfast::guardrails
