#include "casefile/allocations.h"
#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/open_work.h"
#include "guardrails/awaiting.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/child_protection_plan.h"
#include "workforce/vacancies.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g52 {

constexpr Guardrail no_vacancy_downgrade = {
    .id = "G52",
    .name = "NO-VACANCY-DOWNGRADE",
    .rule = "Child protection work that nobody can be given stays at its level, is marked as "
            "unallocated, and is asked after every day until somebody has it. A level is not "
            "lowered while nobody leads the work, nor for want of staff: where workload or a "
            "vacancy is among the reasons, somebody outside the line reads it and agrees. "
            "Excepted: a conference, a court, an enquiry that did not substantiate the worry, a "
            "family that declines; and a lower level of a child who is neither on a child "
            "protection plan nor under enquiry, where work was never given to anybody.",
    .asks = "Who works with this child now, and would the level be the same if somebody did?",
    .sources = {&sources::survey},
    .mode = Mode::block | Mode::escalate,
    .stands_at = records::Gate::step_down,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::Date;
using casefile::FamilyScene;
using casefile::LevelFact;
using workforce::VacancyFact;
using workforce::Work;

// --- A level that would be lowered --------------------------------------------------------------

/// Workload or a vacancy, among the reasons that are written down.
bool names_want_of_staff(const records::Threshold& judged)
{
    return judged.outside_reasons
        && (judged.outside_reasons->has("capacity") || judged.outside_reasons->has("vacancy"));
}

/// Is it lowered from a child protection plan or an enquiry?
bool lowers_protection(const FamilyScene& scene, const LevelFact& judged)
{
    const auto lowered = casefile::lowered_by(scene.facts, judged);
    return std::any_of(lowered.begin(), lowered.end(), [&](const base::PersonId& child) {
        if (casefile::open_work<records::ChildProtectionPlan>(scene.facts, child) != nullptr)
            return true;
        const LevelFact* before = casefile::level_before(scene.facts, judged, child);
        return before != nullptr && before->record.level
            && workforce::is_protection(before->record.level->code);
    });
}

/// Did nobody lead the work on that day?
bool is_led_by_nobody(const FamilyScene& scene, const LevelFact& judged, Date day)
{
    if (casefile::lead_allocation(scene, day) != nullptr) return false;
    return casefile::last_allocation(scene, day) != nullptr
        || !casefile::current_allocations(scene, day).empty() || lowers_protection(scene, judged);
}

/// The day on which it was agreed; until then today.
Date day_of(const Asked& asked, const AtTheGate& at)
{
    if (at.passed == nullptr) return asked.today;
    const auto day = base::latest_date(at.passed->happened, asked.scene.facts.whens());
    return day ? *day : base::London::date_of(at.passed->recorded);
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const auto& judged = static_cast<const LevelFact&>(*at.asks);
    const bool for_want = names_want_of_staff(judged.record);
    const bool nobody = is_led_by_nobody(asked.scene, judged, day_of(asked, at));
    if (!for_want && !nobody) return std::nullopt;
    Verdict verdict = verdict_about(judged.id);
    Answer breached = Answer::no;
    if (nobody) {
        verdict.because.push_back({judged.standing, "Nobody leads the work with this family."});
        verdict.missing.emplace_back("Give the work to somebody first: a level is judged by "
                                     "somebody who knows the children now.");
        breached = Answer::yes;
    }
    const auto* second = for_want ? second_signature(asked.scene, judged, "agree") : nullptr;
    if (for_want)
        verdict.because.push_back(
            {judged.standing, "Workload or a vacancy is among the reasons that are given."});
    if (second != nullptr)
        verdict.against.push_back(
            {second->standing, "A second reader from outside the team's line agrees."});
    if (for_want && second == nullptr) {
        verdict.missing.emplace_back("Have somebody outside the team's line read it, and sign that "
                                     "the level would be the same if the team had its staff.");
        breached = Answer::yes;
    }
    settle(verdict, breached, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, records::Gate::step_down))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

// --- Child protection work that nobody has ------------------------------------------------------

bool is_about(const VacancyFact& vacancy, const base::FamilyId& family)
{
    return vacancy.is_about(base::Subject::of(family), ledger::Part::subject);
}

/// Where somebody wrote down that the work cannot be allocated; nullptr where nobody did.
const VacancyFact* marked(std::span<const VacancyFact* const> vacancies,
                          const base::FamilyId& family)
{
    for (const VacancyFact* vacancy : vacancies)
        if (vacancy->record.kind->code == "no_allocation" && is_about(*vacancy, family))
            return vacancy;
    return nullptr;
}

/// Since when nobody leads it, as far as that is written down.
base::Moment since_when(const Work& work, const VacancyFact* vacancy, Date today)
{
    const auto* last = casefile::last_allocation(*work.family, today);
    if (last != nullptr && last->record.until) return {std::nullopt, *last->record.until};
    if (vacancy != nullptr) return vacancy->moment();
    for (const workforce::ChildAtWork& child : work.children)
        if (workforce::is_protection(child.level)) return child.rests_on->moment();
    return {std::nullopt, base::When::unknown()};
}

void tell_days(const AskedOfWorkforce& asked, const base::Moment& since, Verdict& verdict)
{
    const auto day = base::latest_date(since.when, asked.scene.whens());
    if (!day || *day > asked.today || verdict.because.empty()) return;
    verdict.because.front().says +=
        " Days without anybody: " + std::to_string(asked.today.days_since(*day)) + ".";
}

WorkforceVerdict judge_work(const AskedOfWorkforce& asked, const Work& work,
                            std::span<const VacancyFact* const> vacancies)
{
    const auto child = std::find_if(work.children.begin(), work.children.end(), [](const auto& c) {
        return workforce::is_protection(c.level);
    });
    const casefile::AnyFact& rests_on = *child->rests_on;
    const VacancyFact* vacancy = marked(vacancies, work.family->family);
    const base::Moment since = since_when(work, vacancy, asked.today);
    WorkforceVerdict found{work.team, {work.family->family}, verdict_about(rests_on.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({rests_on.standing,
                               "A child is on a child protection plan or under enquiry, and nobody "
                               "leads the work."});
    tell_days(asked, since, verdict);
    if (vacancy == nullptr)
        verdict.missing.emplace_back(
            "Write down that the work cannot be allocated, and with whom that was raised.");
    verdict.missing.emplace_back("Give the work to somebody today, or have the head of service say "
                                 "who sees the children until somebody has it. The level stays.");
    settle(verdict, Answer::yes);
    await(verdict, reckoning_of(asked), since, "G52.working_days");
    if (verdict.standing == Standing::breached) verdict.changes_on = asked.today.plus_days(1);
    return found;
}

/// Does it say that children are without a worker whose family is not known here?
bool tells_of_unknown(const AskedOfWorkforce& asked, const VacancyFact& vacancy)
{
    for (const casefile::FamilyScene* family : asked.scene.families)
        if (is_about(vacancy, family->family)) return false;
    if (vacancy.record.child_protection) return *vacancy.record.child_protection > 0;
    return vacancy.record.kind->code == "no_allocation";
}

WorkforceVerdict judge_vacancy(const AskedOfWorkforce& asked, const VacancyFact& vacancy)
{
    WorkforceVerdict found{vacancy.record.team.value_or(""), {}, verdict_about(vacancy.id)};
    Verdict& verdict = found.verdict;
    const auto& count = vacancy.record.child_protection;
    verdict.because.push_back({vacancy.standing,
                               count ? "Children on a child protection plan without a worker: "
                                           + std::to_string(*count) + "."
                                     : "Work cannot be allocated."});
    tell_days(asked, vacancy.moment(), verdict);
    if (!count) {
        verdict.missing.emplace_back("Write down how many children on a child protection plan are "
                                     "without a worker through it, also where it is none.");
        settle(verdict, Answer::cannot_tell);
        return found;
    }
    verdict.missing.emplace_back("Give their work to somebody today, or have the head of service "
                                 "say who sees the children until somebody has it.");
    settle(verdict, Answer::yes);
    await(verdict, reckoning_of(asked), vacancy.moment(), "G52.working_days");
    if (verdict.standing == Standing::breached) verdict.changes_on = asked.today.plus_days(1);
    return found;
}

std::vector<WorkforceVerdict> check_workforce(const AskedOfWorkforce& asked)
{
    const base::WhenOf whens = asked.scene.whens();
    std::vector<const VacancyFact*> vacancies = workforce::standing_vacancies(asked.scene.facts);
    std::erase_if(vacancies, [&](const VacancyFact* vacancy) {
        return !vacancy->record.kind || !workforce::goes_on(*vacancy, asked.today, whens);
    });
    std::vector<WorkforceVerdict> verdicts;
    for (const Work& work : asked.scene.work)
        if (work.protects() && !work.is_led())
            verdicts.push_back(judge_work(asked, work, vacancies));
    for (const VacancyFact* vacancy : vacancies)
        if (tells_of_unknown(asked, *vacancy)) verdicts.push_back(judge_vacancy(asked, *vacancy));
    return verdicts;
}

}  // namespace g52

Rule g52_no_vacancy_downgrade()
{
    return {&g52::no_vacancy_downgrade, g52::check, g52::check_workforce};
}

}  // namespace holdfast::guardrails
