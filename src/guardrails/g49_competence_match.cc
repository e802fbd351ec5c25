#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/awaiting.h"
#include "guardrails/gates.h"
#include "guardrails/known_of.h"
#include "guardrails/sources.h"
#include "guardrails/workforce_sweep.h"
#include "records/types/assessment.h"
#include "records/types/authority_event.h"
#include "records/types/challenge_answer.h"
#include "records/types/conference.h"
#include "records/types/early_help_assessment.h"
#include "workforce/prepared.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g49 {

constexpr Guardrail competence_match = {
    .id = "G49",
    .name = "COMPETENCE-MATCH",
    .rule =
        "Whoever leads the work with a child on a child protection plan is prepared for it and "
        "not in the first year of practice, whoever leads any work is not new to it, and "
        "whoever advises those who have left care is prepared for that; or somebody who is "
        "works beside them. What a manager without preparation or local induction lets pass, an "
        "assessment of any agency by somebody in the first year or new to the work, and a "
        "conference under an unprepared chair are read by a second person within 5 working "
        "days (as shipped). Where an event of the authority names a skill that is lacking, "
        "somebody is prepared for that work. Excepted: a child of the family is in danger now; "
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

/// What was said of whoever is not to do this alone, in words; "" when that was not.
std::string in_words_if_new(const WorkforceScene& scene, const PractitionerId& who, Date day)
{
    if (workforce::preparation_on(scene, who, "first_year", day) != nullptr)
        return "in the first year of practice";
    if (workforce::preparation_on(scene, who, "new_to_work", day) != nullptr)
        return "new to this kind of work";
    return "";
}

/// What somebody lacks for it, in words; "" when nothing, or nothing is known of them.
std::string lacks_for_protection(const WorkforceScene& scene, const PractitionerId& who)
{
    if (const std::string words = in_words_if_new(scene, who, scene.today); !words.empty())
        return "is " + words;
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

/// Somebody who leads work with a family and lacks something for it.
struct Lead {
    const FamilyScene* family;
    std::string team;
    const workforce::AllocationFact* at;
    std::string says;
    const workforce::AllocationFact* beside;  // Of somebody who is prepared; nullptr: of nobody.
};

WorkforceVerdict judge_lead(const AskedOfWorkforce& asked, const Lead& lead)
{
    const workforce::AllocationFact& at = *lead.at;
    WorkforceVerdict found{lead.team, {lead.family->family}, verdict_about(at.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({at.standing, lead.says});
    if (lead.beside != nullptr) {
        verdict.against.push_back(
            {lead.beside->standing, "Somebody who is prepared works beside them."});
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
            const Given* beside = prepared_beside(asked.scene, work, given.to);
            verdicts.push_back(judge_lead(
                asked,
                {work.family,
                 work.team,
                 given.allocation,
                 asked.scene.name_of(given.to)
                     + " leads work with a child on a child protection plan or under enquiry, and "
                     + lacks + ".",
                 beside != nullptr ? beside->allocation : nullptr}));
            verdicts.back().verdict.policy.push_back(from->words());
        }
    }
}

// --- Who is new to any work that they lead, or advises somebody who has left care
// -----------------

/// Is everybody with whom the work is certainly over 18? Then it is with those who have left care.
bool is_with_adults(const FamilyScene& family, Date today)
{
    bool any = false;
    for (const casefile::Member& member : family.members) {
        if (member.part != "child" && member.part != "unborn") continue;
        if (may_be_under_18(family, member.person, today)) return false;
        any = true;
    }
    return any;
}

std::string lacks_for_any_work(const AskedOfWorkforce& asked, const FamilyScene& family,
                               const PractitionerId& who)
{
    if (workforce::preparation_on(asked.scene, who, "new_to_work", asked.today) != nullptr)
        return "is new to this kind of work";
    if (is_with_adults(family, asked.today)
        && workforce::is_prepared(asked.scene, who, "personal_adviser", asked.today) == Answer::no)
        return "is not recorded as prepared to advise those who have left care";
    return "";
}

/// Somebody else who works with the family, of whom something is recorded, and who lacks nothing.
const workforce::AllocationFact* able_beside(const AskedOfWorkforce& asked,
                                             const FamilyScene& family, const PractitionerId& who)
{
    for (const auto* allocation : casefile::current_allocations(family, asked.today)) {
        const auto other = casefile::practitioner_of(*allocation);
        const auto worker = other ? asked.scene.workers.find(*other) : asked.scene.workers.end();
        if (!other || *other == who || worker == asked.scene.workers.end()
            || worker->second.preparation.empty())
            continue;
        if (lacks_for_any_work(asked, family, *other).empty()
            && in_words_if_new(asked.scene, *other, asked.today).empty())
            return allocation;
    }
    return nullptr;
}

/// Also where no referral opened work, as with somebody who has left care.
void add_new_leads(const AskedOfWorkforce& asked, std::vector<WorkforceVerdict>& verdicts)
{
    for (const FamilyScene* family : asked.scene.families) {
        const auto* lead = casefile::lead_allocation(*family, asked.today);
        if (lead == nullptr || (asked.allocation != nullptr && asked.allocation->id != lead->id))
            continue;
        const auto who = casefile::practitioner_of(*lead);
        const bool is_told = std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& found) {
            return found.verdict.anchor == lead->id;
        });
        if (!who || is_told) continue;
        const std::string lacks = lacks_for_any_work(asked, *family, *who);
        if (lacks.empty()) continue;
        verdicts.push_back(
            judge_lead(asked,
                       {family,
                        lead->record.team.value_or(""),
                        lead,
                        asked.scene.name_of(*who) + " leads the work, and " + lacks + ".",
                        able_beside(asked, *family, *who)}));
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

bool is_assessment(const AnyFact& done)
{
    return done.type == &records::Assessment::declaration
        || done.type == &records::EarlyHelpAssessment::declaration;
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
        if (is_assessment(done) && is_another(decision)) return &decision;
    for (const auto& answer : family.facts.all<records::Answer>())
        if (is_answer_to(answer.record, competence_match.id) && is_another(answer)) return &answer;
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

/// Assessments that nobody else has authorised, by somebody who is new to it.
void add_assessed(const WorkforceScene& scene, const FamilyScene& family, std::vector<Doing>& found)
{
    const auto add = [&](const AnyFact& done) {
        const std::string words =
            in_words_if_new(scene, done.by.practitioner, day_of(done, scene.whens()));
        if (words.empty()) return;
        found.push_back({family,
                         done,
                         std::string{done.type->name} + " "
                             + casefile::dated(done.happened, family.facts) + " by somebody "
                             + words + "."});
    };
    for (const auto* assessment : casefile::standing<records::Assessment>(family.facts))
        if (!assessment->record.authorised) add(*assessment);
    for (const auto* assessment : casefile::standing<records::EarlyHelpAssessment>(family.facts))
        add(*assessment);
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
    add_assessed(scene, family, found);
    return found;
}

// --- Skills that an event of the authority says are lacking -------------------------------------

using EventFact = casefile::Fact<records::AuthorityEvent>;

/// Somebody who is prepared for that work since; the last day on which the event may have been is
/// the first that counts. nullptr: nobody is.
const workforce::PreparationFact* prepared_since(const AskedOfWorkforce& asked,
                                                 const EventFact& event, std::string_view kind)
{
    const Date said = day_of(event, asked.scene.whens());
    for (const auto& [who, worker] : asked.scene.workers) {
        const auto* fact = workforce::preparation_on(asked.scene, who, kind, asked.today);
        if (fact == nullptr) continue;
        const auto begun = base::earliest_date(fact->happened, asked.scene.whens());
        if (begun && *begun >= said) return fact;
    }
    return nullptr;
}

WorkforceVerdict judge_skills(const AskedOfWorkforce& asked, const EventFact& event)
{
    WorkforceVerdict found{event.record.team.value_or(""), {}, verdict_about(event.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({event.standing,
                               "It is said " + casefile::dated(event.happened, asked.scene.facts)
                                   + " that skill or confidence is lacking: "
                                   + base::lowered(event.record.skills_lacking->labels()) + "."});
    bool all = true;
    for (const std::string& kind : event.record.skills_lacking->codes) {
        const auto* since = prepared_since(asked, event, kind);
        if (since != nullptr)
            verdict.against.push_back({since->standing, "Somebody is prepared for it since."});
        all = all && since != nullptr;
    }
    if (all) return found;
    verdict.missing.emplace_back(
        "Prepare somebody for this work and record it; until then have a specialist read it.");
    settle(verdict, Answer::yes);
    await(verdict, reckoning_of(asked), event.moment(), "G49.skills_working_days");
    return found;
}

void add_skills(const AskedOfWorkforce& asked, std::vector<WorkforceVerdict>& verdicts)
{
    for (const EventFact* event : casefile::standing<records::AuthorityEvent>(asked.scene.facts))
        if (event->record.skills_lacking) verdicts.push_back(judge_skills(asked, *event));
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts;
    add_leads(asked, verdicts);
    add_new_leads(asked, verdicts);
    if (asked.allocation != nullptr) return verdicts;
    add_skills(asked, verdicts);
    if (workforce::records_no_preparation(asked.scene)) return verdicts;
    for (const FamilyScene* family : asked.scene.families)
        for (const Doing& doing : done_unprepared(asked.scene, *family))
            verdicts.push_back(judge_done(asked, doing));
    return verdicts;
}

}  // namespace g49

/// Not modelled: specialist conclusions, which G15 asks about.
Rule g49_competence_match()
{
    return {&g49::competence_match, nullptr, g49::check};
}

}  // namespace holdfast::guardrails
