#include "guardrails/involved_agencies.h"

#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "guardrails/told_of.h"
#include "records/record_types.h"
#include "records/types/agreement.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/closing_proposal.h"
#include "records/types/core_group.h"
#include "records/types/decision.h"
#include "records/types/family_help_plan.h"
#include "records/types/information_request.h"
#include "records/types/notification.h"
#include "records/types/plan_step.h"
#include "records/types/schooling.h"
#include "records/types/strategy_discussion.h"
#include "records/types/threshold.h"
#include "records/types/transfer.h"
#include "records/types/withdrawal.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace holdfast::guardrails {

using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using ledger::Part;

namespace {

/// The role of somebody of another agency, and the kind of agency that it tells.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> partner_roles = {
    {{"health_visitor", "health_visiting"},
     {"midwife", "midwifery"},
     {"general_practitioner", "general_practice"},
     {"hospital", "hospital"},
     {"school", "school"},
     {"police", "police"},
     {"housing", "housing"},
     {"voluntary", "voluntary"}}};

/// Whom nobody asks whether the work should end: ourselves, courts, and those who only pass it on.
constexpr std::array<std::string_view, 6> not_asked = {
    "childrens_social_care", "early_help", "other_authority", "court", "cafcass", "immigration"};

/// Where a child is taught, and the kind of agency that is; the others have no school.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> taught_by = {
    {{"nursery", "early_years"},
     {"school", "school"},
     {"special_school", "school"},
     {"alternative", "school"},
     {"college", "college"}}};

std::string_view second_of(std::span<const std::pair<std::string_view, std::string_view>> rows,
                           std::string_view first)
{
    for (const auto& [key, value] : rows)
        if (key == first) return value;
    return "";
}

template <class R>
const Fact<R>* typed(const AnyFact& fact)
{
    return fact.type == &R::declaration ? static_cast<const Fact<R>*>(&fact) : nullptr;
}

bool is_own_role(std::string_view role)
{
    return !is_partner_role(role) && role != "reviewer" && role != "system";
}

std::uint64_t decided_at(const AtTheGate& at)
{
    return at.passed != nullptr ? at.passed->order : ~std::uint64_t{0};
}

/// Whoever only asks us, takes over elsewhere or may be told is not at work with the family.
bool names_whoever_works_here(const AnyFact& fact)
{
    if (fact.type == &records::InformationRequest::declaration
        || fact.type == &records::Transfer::declaration
        || fact.type == &records::Agreement::declaration
        || fact.type == &records::Withdrawal::declaration)
        return false;
    const auto* told = typed<records::Notification>(fact);
    return told == nullptr || !told->record.not_told.value_or(false);
}

std::string_view kind_taught(const AnyFact& fact)
{
    const auto* schooling = typed<records::Schooling>(fact);
    if (schooling == nullptr || !schooling->record.kind || schooling->record.until) return "";
    return second_of(taught_by, schooling->record.kind->code);
}

/// What a walk over the entries gathers.
struct Gathered {
    std::map<Subject, InvolvedAgency> agencies;
    std::map<Subject, std::string> kind_of;
    std::set<std::string> kinds;
    std::set<Subject> ours;

    void add(const Subject& agency, std::string words, const AnyFact& fact, bool by_role)
    {
        auto& known = agencies.try_emplace(agency, InvolvedAgency{agency, {}, 0}).first->second;
        if (by_role || known.words.empty()) known.words = std::move(words);
        known.last_known = std::max(known.last_known, fact.order);
    }
    void add_kind(std::string_view kind)
    {
        if (!kind.empty() && std::find(not_asked.begin(), not_asked.end(), kind) == not_asked.end())
            kinds.emplace(kind);
    }
};

void gather_named(const FamilyScene& scene, const AnyFact& fact, Gathered& found)
{
    if (!names_whoever_works_here(fact)) return;
    for (const ledger::About& about : fact.about) {
        if (about.subject.kind != base::SubjectKind::agency) continue;
        found.add(about.subject,
                  std::string{fact.type->name} + ", " + casefile::dated(fact.happened, scene.facts),
                  fact,
                  false);
        if (const auto kind = kind_taught(fact); !kind.empty())
            found.kind_of[about.subject] = std::string{kind};
    }
}

void gather_kinds(const AnyFact& fact, Gathered& found)
{
    const auto add_all = [&](const auto& codes) {
        if (codes)
            for (const std::string& code : codes->codes) found.add_kind(code);
    };
    if (const auto* discussion = typed<records::StrategyDiscussion>(fact))
        add_all(discussion->record.took_part);
    if (const auto* group = typed<records::CoreGroup>(fact)) add_all(group->record.attended);
    if (const auto* meeting = typed<records::ChildInNeedMeeting>(fact))
        add_all(meeting->record.attended);
    if (const auto* plan = typed<records::FamilyHelpPlan>(fact); plan != nullptr && goes_on(*plan))
        if (plan->record.lead_agency) found.add_kind(plan->record.lead_agency->code);
    if (const auto* step = typed<records::PlanStep>(fact); step != nullptr && !step->record.outcome)
        if (step->record.waiting_for) found.add_kind(step->record.waiting_for->code);
    found.add_kind(kind_taught(fact));
}

void leave_out_who_stopped(const FamilyScene& scene, Gathered& found)
{
    for (const auto* withdrawal : casefile::standing<records::Withdrawal>(scene.facts)) {
        if (!withdrawal->record.settled) continue;
        for (const Subject& agency : agencies_named(*withdrawal, Part::source)) {
            const auto known = found.agencies.find(agency);
            if (known != found.agencies.end() && known->second.last_known < withdrawal->order)
                found.agencies.erase(known);
        }
        if (withdrawal->record.agency) found.kinds.erase(withdrawal->record.agency->code);
    }
}

Involved sum_up(Gathered found)
{
    Involved involved;
    std::size_t of_unknown_kind = 0;
    for (auto& [agency, known] : found.agencies) {
        if (found.ours.contains(agency)) continue;
        const auto kind = found.kind_of.find(agency);
        if (kind == found.kind_of.end()) ++of_unknown_kind;
        else found.kinds.erase(kind->second);
        involved.agencies.push_back(std::move(known));
    }
    std::sort(involved.agencies.begin(),
              involved.agencies.end(),
              [](const InvolvedAgency& one, const InvolvedAgency& other) {
                  return one.last_known < other.last_known;
              });
    involved.kinds.assign(found.kinds.begin(), found.kinds.end());
    if (involved.kinds.size() > of_unknown_kind)
        involved.kinds_beyond = involved.kinds.size() - of_unknown_kind;
    return involved;
}

}  // namespace

namespace {

/// Entries of a type that a later one stands in place of, sorted.
std::vector<base::EntryId> replaced_in(std::span<const casefile::SharedFact> same)
{
    std::vector<base::EntryId> replaced;
    for (const casefile::SharedFact& fact : same)
        for (const ledger::Link& link : fact->links)
            if (link.kind == LinkKind::supersedes) replaced.push_back(link.to);
    std::sort(replaced.begin(), replaced.end());
    return replaced;
}

/// Whatever shows an agency at work, and who we are ourselves.
void gather(const FamilyScene& scene, const AnyFact& fact, Gathered& found)
{
    if (is_partner_role(fact.by.role)) {
        const Subject agency = Subject::of(fact.by.agency);
        found.add(agency, role_words(fact.by.role), fact, true);
        found.kind_of[agency] = std::string{second_of(partner_roles, fact.by.role)};
    }
    gather_named(scene, fact, found);
    gather_kinds(fact, found);
}

}  // namespace

Involved involved_in(const FamilyScene& scene, const AtTheGate& at)
{
    const std::uint64_t began = began_at(scene, *at.asks);
    Gathered found;
    for (const records::RecordType* type : records::types_of_files()) {
        const auto same = scene.facts.of(type->number);
        const std::vector<base::EntryId> replaced = replaced_in(same);
        for (const casefile::SharedFact& fact : same) {
            if (is_own_role(fact->by.role)) found.ours.insert(Subject::of(fact->by.agency));
            if (fact->order >= began && fact->order < decided_at(at)
                && !std::binary_search(replaced.begin(), replaced.end(), fact->id))
                gather(scene, *fact, found);
        }
    }
    leave_out_who_stopped(scene, found);
    return sum_up(std::move(found));
}

std::uint64_t began_at(const FamilyScene& scene, const AnyFact& asks)
{
    std::optional<std::uint64_t> first;
    for (const base::PersonId& child : children_concerned(asks, scene))
        if (const AnyFact* began = began_with(scene, child))
            first = std::min(first.value_or(began->order), began->order);
    return first.value_or(0);
}

bool is_of_this_work(const FamilyScene& scene, const AtTheGate& at, const AnyFact& fact)
{
    return fact.order >= began_at(scene, *at.asks) && fact.order < decided_at(at);
}

bool is_partner_role(std::string_view role)
{
    return !second_of(partner_roles, role).empty();
}

std::string role_words(std::string_view role)
{
    return std::string{records::Coded<records::practitioner_roles>{std::string{role}}.label()};
}

std::string kind_words(std::string_view kind)
{
    return std::string{records::Coded<records::agency_kinds>{std::string{kind}}.label()};
}

std::vector<Subject> agencies_named(const AnyFact& fact, Part part)
{
    std::vector<Subject> named;
    for (const ledger::About& about : fact.about)
        if (about.part == part && about.subject.kind == base::SubjectKind::agency)
            named.push_back(about.subject);
    return named;
}

std::optional<Subject> agency_of(const FamilyScene& scene, const ViewFact& view)
{
    const std::vector<Subject> named = agencies_named(view, Part::subject);
    if (!named.empty()) return named.front();
    for (const ledger::About& about : view.about) {
        if (about.part != Part::subject || about.subject.kind != base::SubjectKind::practitioner)
            continue;
        for (const AnyFact* fact : scene.facts.every())
            if (Subject::of(fact->by.practitioner) == about.subject)
                return Subject::of(fact->by.agency);
        return about.subject;
    }
    if (is_partner_role(view.by.role)) return Subject::of(view.by.agency);
    return std::nullopt;
}

namespace {

/// Is it part of some other proposal, or an answer to one?
bool is_of_another(const FamilyScene& scene, const AtTheGate& at, const ViewFact& view)
{
    return std::any_of(view.links.begin(), view.links.end(), [&](const ledger::Link& link) {
        if (link.to == at.asks->id) return false;
        return scene.facts.find<records::ClosingProposal>(link.to) != nullptr
            || scene.facts.find<records::Threshold>(link.to) != nullptr;
    });
}

bool is_on_the_question(const AtTheGate& at, const ViewFact& view)
{
    if (!view.record.question) return false;
    const std::string& question = view.record.question->code;
    if (at.gate == records::Gate::close) return question == "close";
    return question == "step_down" || question == "plan_ends";
}

/// The place in the ledger of the last decision on such a question before the one that passed this.
std::uint64_t last_decided(const FamilyScene& scene, const AtTheGate& at)
{
    std::uint64_t last = 0;
    for (const auto& decision : scene.facts.all<records::Decision>()) {
        const bool is_before = decision.order < decided_at(at) && decision.record.question
                            && gate_of_question(decision.record.question->code) != nullptr;
        if (is_before && gate_of_question(decision.record.question->code)->gate == at.gate)
            last = decision.order;
    }
    return last;
}

}  // namespace

std::vector<const ViewFact*> views_on(const FamilyScene& scene, const AtTheGate& at)
{
    std::vector<const ViewFact*> views;
    const std::vector<base::EntryId> versions = casefile::versions_of(scene.facts, *at.asks);
    for (const ViewFact* view : casefile::standing<records::AgencyView>(scene.facts)) {
        const bool is_part =
            casefile::links_to_any(*view, LinkKind::part_of, versions)
            || casefile::links_to_any(*view, LinkKind::answers, versions)
            || (at.passed != nullptr && view->links_to(LinkKind::part_of, at.passed->id));
        const bool is_asked = is_on_the_question(at, *view) && is_of_this_work(scene, at, *view)
                           && view->order > last_decided(scene, at)
                           && !is_of_another(scene, at, *view);
        if (!is_part && !is_asked) continue;
        const auto whose = agency_of(scene, *view);
        std::erase_if(views, [&](const ViewFact* earlier) {
            return whose && agency_of(scene, *earlier) == whose;
        });
        views.push_back(view);
    }
    return views;
}

bool is_given(const records::AgencyView& view)
{
    return view.view && view.view->code != "not_given";
}

bool ends_by_itself(const AtTheGate& at)
{
    const auto* closing = typed<records::ClosingProposal>(*at.asks);
    if (closing == nullptr) return false;
    return (closing->record.means && closing->record.means->code == "event")
        || (closing->record.reason && closing->record.reason->code == "RC2");
}

bool is_declined_safely(const AtTheGate& at)
{
    const auto* closing = typed<records::ClosingProposal>(*at.asks);
    return closing != nullptr && closing->record.agreement_withdrawn.value_or(false)
        && closing->record.harm_suspected.has_value() && !*closing->record.harm_suspected;
}

}  // namespace holdfast::guardrails
