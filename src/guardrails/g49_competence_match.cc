#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/awaiting.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/workforce_sweep.h"
#include "records/types/assessment.h"
#include "records/types/challenge_answer.h"
#include "records/types/conference.h"
#include "workforce/prepared.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g49 {

constexpr Guardrail competence_match = {
    .id = "G49",
    .name = "COMPETENCE-MATCH",
    .rule = "Whoever leads the work with a child on a child protection plan is prepared for it and "
            "not in the first year of practice, or somebody who is works beside them. What a "
            "manager without preparation or local induction lets pass, an assessment from the "
            "first year, and a conference under an unprepared chair are read by a second person "
            "within 5 working days (as shipped). Excepted: a child of the family is in danger now; "
            "and where nobody wrote down what a practitioner is prepared for, nothing is said of "
            "that practitioner.",
    .asks = "Who that is prepared for this works beside them, or takes it over?",
    .sources = {&sources::norfolk_trio,
                &sources::coventry,
                &sources::norfolk_case_r,
                &sources::survey},
    .mode = Mode::block,
    .stands_at = {},
    .answered_in_words = true,
    .stands_at_allocation = true,
};

using base::Answer;
using base::Date;
using base::PractitionerId;
using casefile::AnyFact;
using casefile::FamilyScene;
using workforce::Given;
using workforce::Work;
using workforce::WorkforceScene;

// --- Who leads child protection work ------------------------------------------------------------

/// What somebody lacks for it, in words; "" when nothing, or nothing is known of them.
std::string lacks_for_protection(const WorkforceScene& scene, const PractitionerId& who)
{
    if (workforce::preparation_on(scene, who, "first_year", scene.today) != nullptr)
        return "is in the first year of practice";
    if (workforce::is_prepared(scene, who, "child_protection", scene.today) == Answer::no)
        return "is not recorded as prepared for child protection work";
    return "";
}

/// Somebody else who works with the family and is prepared; nullptr when nobody is.
const Given* prepared_beside(const WorkforceScene& scene, const Work& work,
                             const PractitionerId& who)
{
    for (const Given& given : work.given)
        if (given.to != who && lacks_for_protection(scene, given.to).empty()
            && workforce::is_prepared(scene, given.to, "child_protection", scene.today)
                   == Answer::yes)
            return &given;
    return nullptr;
}

int protected_children(const Work& work)
{
    return static_cast<int>(
        std::count_if(work.children.begin(), work.children.end(), [](const auto& child) {
            return workforce::is_protection(child.level);
        }));
}

WorkforceVerdict judge_lead(const AskedOfWorkforce& asked, const Work& work, const Given& given,
                            const std::string& lacks)
{
    const workforce::AllocationFact& at = *given.allocation;
    WorkforceVerdict found{work.team, {work.family->family}, verdict_about(at.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back(
        {at.standing,
         asked.scene.name_of(given.to)
             + " leads work with a child on a child protection plan or under enquiry, and " + lacks
             + "."});
    if (const Given* beside = prepared_beside(asked.scene, work, given.to)) {
        verdict.against.push_back(
            {beside->allocation->standing, "Somebody who is prepared works beside them."});
        return found;
    }
    if (is_let_pass(at, asked.today)) {
        verdict.against.push_back(
            {at.standing,
             "It was given all the same, with a reason, by somebody who may; until "
                 + base::words(*at.record.over_cap_until) + "."});
        verdict.changes_on = at.record.over_cap_until->plus_days(1);
        return found;
    }
    verdict.missing.emplace_back(
        "Give the work to somebody who is prepared for it, or first give somebody who is a place "
        "beside them. A head of service or principal social worker can give it all the same, with "
        "a reason and a last day.");
    settle(verdict, Answer::yes);
    return found;
}

/// Where an authority records no preparation at all, one finding says so, and not one for each
/// child.
WorkforceVerdict unrecorded(const Work& work, const Given& given)
{
    WorkforceVerdict found{work.team, {}, verdict_about(given.allocation->id)};
    found.verdict.missing.emplace_back(
        "Write down what each practitioner is prepared for: nothing is recorded of anybody, so "
        "nobody can tell who is to lead child protection work.");
    settle(found.verdict, Answer::cannot_tell);
    return found;
}

void add_leads(const AskedOfWorkforce& asked, std::vector<WorkforceVerdict>& verdicts)
{
    const records::PolicyTerm* from = asked.policy.find("G49.protection_children", asked.today);
    const bool silent = workforce::records_no_preparation(asked.scene);
    for (const Work& work : asked.scene.work) {
        if (from == nullptr || protected_children(work) < from->value) continue;
        for (const Given& given : work.given) {
            const bool is_asked =
                asked.allocation == nullptr || given.allocation->id == asked.allocation->id;
            if (!given.leads || !is_asked) continue;
            if (silent && asked.allocation == nullptr) {
                verdicts.push_back(unrecorded(work, given));
                return;
            }
            const std::string lacks = lacks_for_protection(asked.scene, given.to);
            if (lacks.empty()) continue;
            verdicts.push_back(judge_lead(asked, work, given, lacks));
            verdicts.back().verdict.policy.push_back(from->words());
        }
    }
}

// --- What somebody who was not prepared has done ------------------------------------------------

/// The day that counts: the last on which it may have been, or else the one on which it was written
/// down.
Date day_of(const AnyFact& fact, const base::WhenOf& whens)
{
    const auto day = base::latest_date(fact.happened, whens);
    return day ? *day : base::London::date_of(fact.recorded);
}

/// Which of these they lacked, of whom anything is recorded; "" when none.
std::string lacked(const WorkforceScene& scene, const AnyFact& fact,
                   std::initializer_list<std::string_view> kinds)
{
    const Date day = day_of(fact, scene.whens());
    std::string words;
    for (const std::string_view kind : kinds) {
        if (workforce::is_prepared(scene, fact.by.practitioner, kind, day) != Answer::no) continue;
        const records::Coded<records::preparation_kinds> named{std::string{kind}};
        std::string label{named.label()};
        label.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(label.front())));
        words += (words.empty() ? "" : "; ") + label;
    }
    return words;
}

bool is_manager(const AnyFact& fact)
{
    return fact.by.role == "team_manager" || fact.by.role == "head_of_service";
}

/// Does it end, lower or pass something by our own choice? What protects is not held back.
bool lets_pass(const records::Decision& decision)
{
    const GateRow* row = decision.question ? gate_of_question(decision.question->code) : nullptr;
    return row != nullptr && decision.outcome && passes_gate(*row, decision.outcome->code)
        && row->gate != records::Gate::assessment;
}

/// Does whoever challenged not get what they asked for?
bool overrules(const records::ChallengeAnswer& answer)
{
    return !answer.outcome
        || (answer.outcome->code != "accepted" && answer.outcome->code != "withdrawn"
            && answer.outcome->code != "explored");
}

/// Somebody else who has read it: by a signature under what was decided, by a decision that signs
/// an assessment, or by an answer to this rule. nullptr when nobody has.
const AnyFact* read_by_another(const FamilyScene& family, const AnyFact& done)
{
    std::vector<base::EntryId> about{done.id};
    for (const ledger::Link& link : done.links)
        if (link.kind == ledger::LinkKind::answers) about.push_back(link.to);
    const auto is_another = [&](const AnyFact& fact) {
        return fact.by.practitioner != done.by.practitioner
            && casefile::links_to_any(fact, ledger::LinkKind::answers, about);
    };
    for (const auto& signature : family.facts.all<records::Signature>())
        if (is_another(signature) && signature.record.stance
            && signature.record.stance->code != "disagree")
            return &signature;
    for (const auto& decision : family.facts.all<records::Decision>())
        if (done.type == &records::Assessment::declaration && is_another(decision))
            return &decision;
    for (const auto& answer : family.facts.all<records::Answer>())
        if (answer.record.guardrail == competence_match.id && is_another(answer)) return &answer;
    return nullptr;
}

struct Doing {
    const FamilyScene& family;
    const AnyFact& done;
    std::string says;
};

WorkforceVerdict judge_done(const AskedOfWorkforce& asked, const Doing& doing)
{
    WorkforceVerdict found{asked.scene.team_of(doing.done.by.practitioner),
                           {doing.family.family},
                           verdict_about(doing.done.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({doing.done.standing, doing.says});
    if (const AnyFact* read = read_by_another(doing.family, doing.done)) {
        verdict.against.push_back({read->standing, "A second person has read it."});
        return found;
    }
    verdict.missing.emplace_back(
        "Have somebody who is prepared for this read it, and answer with what they think of it.");
    settle(verdict, Answer::yes);
    await(verdict, reckoning_of(asked), doing.done.moment(), "G49.working_days");
    return found;
}

/// What was done, and what whoever did it was not prepared for.
std::string sentence(const FamilyScene& family, const AnyFact& done, const std::string& lacks)
{
    return std::string{done.type->name} + " " + casefile::dated(done.happened, family.facts)
         + " by somebody of whom this is not recorded: " + lacks + ".";
}

std::vector<Doing> done_unprepared(const WorkforceScene& scene, const FamilyScene& family)
{
    std::vector<Doing> found;
    const auto add = [&](const AnyFact& done, const std::string& lacks) {
        if (!lacks.empty()) found.push_back({family, done, sentence(family, done, lacks)});
    };
    for (const auto& decision : family.facts.all<records::Decision>())
        if (is_manager(decision) && lets_pass(decision.record))
            add(decision, lacked(scene, decision, {"management", "local_induction"}));
    for (const auto* answer : casefile::standing<records::ChallengeAnswer>(family.facts))
        if (is_manager(*answer) && overrules(answer->record))
            add(*answer, lacked(scene, *answer, {"management", "local_induction"}));
    for (const auto* conference : casefile::standing<records::Conference>(family.facts))
        if (conference->by.role == "conference_chair")
            add(*conference, lacked(scene, *conference, {"chairing"}));
    for (const auto* assessment : casefile::standing<records::Assessment>(family.facts)) {
        const Date day = day_of(*assessment, scene.whens());
        if (!assessment->record.authorised
            && workforce::preparation_on(scene, assessment->by.practitioner, "first_year", day)
                   != nullptr)
            found.push_back({family,
                             *assessment,
                             std::string{assessment->type->name} + " "
                                 + casefile::dated(assessment->happened, family.facts)
                                 + " by somebody in the first year of practice."});
    }
    return found;
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts;
    add_leads(asked, verdicts);
    if (asked.allocation != nullptr || workforce::records_no_preparation(asked.scene))
        return verdicts;
    for (const FamilyScene* family : asked.scene.families)
        for (const Doing& doing : done_unprepared(asked.scene, *family))
            verdicts.push_back(judge_done(asked, doing));
    return verdicts;
}

}  // namespace g49

/// Not modelled: advisers of care leavers, whose work has no records yet; specialist conclusions,
/// which G15 asks about.
Rule g49_competence_match()
{
    return {&g49::competence_match, nullptr, g49::check};
}

}  // namespace holdfast::guardrails
