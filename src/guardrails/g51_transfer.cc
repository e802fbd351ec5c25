#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/allocation.h"
#include "records/types/chronology.h"
#include "records/types/referral.h"
#include "records/types/transfer.h"
#include "records/types/visit.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g51 {

constexpr Guardrail transfer = {
    .id = "G51",
    .name = "TRANSFER",
    .rule =
        "Work passes on when both sides have agreed, both have visited the family together, and "
        "the chronology goes along; whoever hands over keeps it until then, and it does not "
        "wait for more than 10 working days (as shipped). How long it has waited and how many "
        "have led the work is shown. Open work always has somebody, and a third lead within a "
        "year has not come without a handover. Excepted: a joint visit, where the worker is "
        "away or in conflict with the family, or the work goes to another agency or authority, "
        "which hold a talk; and work that comes in from elsewhere.",
    .asks = "Who has this work today, and do both sides and the family know?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = records::Gate::transfer,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::Moment;
using base::PractitionerId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::Transfer;
using TransferFact = Fact<Transfer>;
using AllocationFact = Fact<records::Allocation>;

template <class Code>
bool is_one_of(const std::optional<Code>& code, std::span<const std::string_view> codes)
{
    return code && is_listed(codes, code->code);
}

/// One that goes from the old worker to the new, who cannot both be there, or to others who keep
/// their own visits.
bool cannot_visit_together(const Transfer& said)
{
    constexpr std::array<std::string_view, 2> reasons = {"worker_away", "conflict"};
    constexpr std::array<std::string_view, 2> kinds = {"agency", "out"};
    return is_one_of(said.reason, reasons) || is_one_of(said.kind, kinds);
}

/// Within one team the file stays where it is.
bool keeps_its_file(const Transfer& said)
{
    constexpr std::array<std::string_view, 1> kinds = {"worker"};
    return is_one_of(said.kind, kinds);
}

bool has_chronology(const FamilyScene& scene, const TransferFact& passed)
{
    if (passed.record.records_received || keeps_its_file(passed.record)) return true;
    const auto& chronologies = scene.facts.all<records::Chronology>();
    return std::any_of(chronologies.begin(), chronologies.end(), [&](const AnyFact& chronology) {
        const auto is_link = [](const AnyFact& from, const AnyFact& to) {
            return std::any_of(from.links.begin(), from.links.end(), [&](const auto& link) {
                return link.to == to.id;
            });
        };
        return is_link(passed, chronology) || is_link(chronology, passed);
    });
}

void look_for_handover(const FamilyScene& scene, const TransferFact& passed, Verdict& verdict)
{
    const Transfer& said = passed.record;
    if (!said.sender_agreed)
        verdict.missing.emplace_back("Have the side that hands over agree, and record when.");
    if (!said.accepted)
        verdict.missing.emplace_back("Have the side that takes over accept it, and record when.");
    if (cannot_visit_together(said)) {
        if (!said.handover && !said.joint_visit)
            verdict.missing.emplace_back("Talk the children over with the other side, and record "
                                         "when.");
    } else if (!said.joint_visit) {
        verdict.missing.emplace_back("Visit the family together, and record when.");
    }
    if (!has_chronology(scene, passed))
        verdict.missing.emplace_back(
            "Send the chronology along, and link it or record when it was received.");
}

/// Everybody to whom the family was given as their lead, each once.
std::vector<const AllocationFact*> leads_of(const FamilyScene& scene)
{
    std::vector<const AllocationFact*> leads;
    std::vector<PractitionerId> known;
    for (const AllocationFact& given : scene.facts.all<records::Allocation>()) {
        const auto practitioner = casefile::practitioner_of(given);
        const bool is_of_family =
            given.is_about(base::Subject::of(scene.family), ledger::Part::subject);
        if (!practitioner || !is_of_family || !casefile::is_lead(given)) continue;
        if (std::find(known.begin(), known.end(), *practitioner) != known.end()) continue;
        known.push_back(*practitioner);
        leads.push_back(&given);
    }
    return leads;
}

/// "Proposed on 2 March 2026, 12 working days ago."
std::string waiting_sentence(const Asked& asked, const TransferFact& passed)
{
    const FamilyScene& scene = asked.scene;
    std::string says = "Transfer";
    if (passed.record.kind) says += ": " + std::string{passed.record.kind->label()};
    says += ". Proposed " + casefile::dated(passed.happened, scene.facts);
    const auto since = base::latest_date(passed.happened, scene.facts.whens());
    if (!since || passed.record.took_over) return says + ".";
    const auto days = asked.working_days.count(*since, asked.today);
    if (!days) return says + ".";
    return says + ", " + std::to_string(*days)
         + (*days == 1 ? " working day ago." : " working days ago.");
}

Verdict begin(const Asked& asked, const TransferFact& passed)
{
    Verdict verdict = verdict_about(passed.id);
    verdict.because.push_back({passed.standing, waiting_sentence(asked, passed)});
    const std::size_t leads = leads_of(asked.scene).size();
    if (leads > 1)
        verdict.because.push_back(
            {passed.standing, std::to_string(leads) + " people have led this work so far."});
    return verdict;
}

/// At the gate; in a sweep, while it waits to be decided on or to come about.
Verdict judge_waiting(const Asked& asked, const TransferFact& passed)
{
    Verdict verdict = begin(asked, passed);
    look_for_handover(asked.scene, passed, verdict);
    if (asked.proposal != nullptr) {
        settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
        return verdict;
    }
    if (verdict.missing.empty())
        verdict.missing.emplace_back(
            "Hand the work over, and record when the other side took over.");
    settle(verdict, Answer::yes);
    await(verdict, asked, passed.moment(), "G51.working_days");
    return verdict;
}

/// What was handed over without a visit together is made good by a visit.
std::optional<Verdict> judge_done(const Asked& asked, const TransferFact& passed)
{
    const Transfer& said = passed.record;
    if (said.joint_visit || cannot_visit_together(said)) return std::nullopt;
    const auto& visits = asked.scene.facts.all<records::Visit>();
    const bool is_visited = std::any_of(visits.begin(), visits.end(), [&](const AnyFact& visit) {
        return visit.order > passed.order;
    });
    if (is_visited) return std::nullopt;
    Verdict verdict = begin(asked, passed);
    verdict.because.push_back({passed.standing, "They were not visited together."});
    verdict.missing.emplace_back("Visit the family, and say who works with them now.");
    settle(verdict, Answer::yes);
    await(verdict, asked, {{}, *said.took_over}, "G51.working_days");
    return verdict;
}

void look_at_transfers(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const auto declined = [&](const TransferFact& passed) {
        const auto& decisions = asked.scene.facts.all<records::Decision>();
        return std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
            return decision.links_to(ledger::LinkKind::answers, passed.id)
                && decision.record.outcome && decision.record.outcome->code == "not_agreed";
        });
    };
    for (const auto* passed : casefile::standing<Transfer>(asked.scene.facts)) {
        const Transfer& said = passed->record;
        if ((said.kind && said.kind->code == "in") || said.refused_why || declined(*passed))
            continue;
        if (!said.took_over) verdicts.push_back(judge_waiting(asked, *passed));
        else if (auto verdict = judge_done(asked, *passed)) verdicts.push_back(std::move(*verdict));
    }
}

/// The referral that somebody should work on; nullptr: no work is open.
const AnyFact* open_referral(const FamilyScene& scene)
{
    for (const casefile::Episode& episode : scene.episodes)
        if (!episode.closed_by)
            if (const auto* referral = casefile::worked_referral(episode, scene.facts))
                return referral;
    return nullptr;
}

/// Open work that is nobody's.
void look_for_gap(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact* referral = open_referral(scene);
    if (referral == nullptr || !casefile::current_allocations(scene, asked.today).empty()) return;
    const AllocationFact* last = casefile::last_allocation(scene, asked.today);
    Verdict verdict = verdict_about(last != nullptr ? last->id : referral->id);
    Moment since = referral->moment();
    if (last != nullptr && last->record.until && last->order > referral->order) {
        since = {{}, *last->record.until};
        verdict.because.push_back({last->standing,
                                   "Whoever had the work had it until "
                                       + casefile::dated(since.when, scene.facts) + "."});
    }
    verdict.because.push_back({referral->standing,
                               "Work is open since the referral "
                                   + casefile::dated(referral->happened, scene.facts)
                                   + ", and nobody has it."});
    verdict.missing.emplace_back("Allocate the work, and until then say who answers for it.");
    settle(verdict, Answer::yes);
    await(verdict, asked, since, "G51.unallocated_working_days");
    verdicts.push_back(std::move(verdict));
}

/// Handovers that are on file.
std::size_t handed_over(const FamilyScene& scene)
{
    const auto transfers = casefile::standing<Transfer>(scene.facts);
    return static_cast<std::size_t>(
        std::count_if(transfers.begin(), transfers.end(), [](const TransferFact* passed) {
            return passed->record.accepted || passed->record.handover || passed->record.joint_visit;
        }));
}

/// A series of new workers whom nobody handed the family over to.
void count_leads(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const FamilyScene& scene = asked.scene;
    const auto leads = leads_of(scene);
    const records::PolicyTerm* most = asked.policy.find("G51.leads", asked.today);
    const records::PolicyTerm* months = asked.policy.find("G51.months", asked.today);
    if (leads.size() < 2 || !scene.has_open_episode()) return;
    Verdict verdict = verdict_about(leads.back()->id);
    if (most == nullptr || months == nullptr) {
        verdict.missing.emplace_back("Set the policy values G51.leads and G51.months.");
        settle(verdict, Answer::no);
        verdicts.push_back(std::move(verdict));
        return;
    }
    std::vector<Moment> moments;
    for (const AllocationFact* lead : leads) moments.push_back(lead->moment());
    const Count count =
        count_in(months->value, {{}, base::When::day(asked.today)}, moments, scene.facts.whens());
    const int limit = most->value + static_cast<int>(handed_over(scene));
    if (count.possible < limit) return;
    verdict.because.push_back({leads.back()->standing,
                               std::to_string(leads.size())
                                   + " people have led this work, and it was handed over "
                                   + std::to_string(handed_over(scene)) + " times by the record."});
    verdict.policy = {most->words(), months->words()};
    verdict.missing.emplace_back(
        "Hold a handover with whoever knows the family, visit them together, and record it as a "
        "transfer.");
    settle(verdict, count.certain >= limit ? Answer::yes : Answer::cannot_tell);
    verdicts.push_back(std::move(verdict));
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.proposal != nullptr) {
        for (const AtTheGate& at : asked_at(asked, records::Gate::transfer))
            verdicts.push_back(judge_waiting(asked, static_cast<const TransferFact&>(*at.asks)));
        return verdicts;
    }
    look_at_transfers(asked, verdicts);
    look_for_gap(asked, verdicts);
    count_leads(asked, verdicts);
    return verdicts;
}

}  // namespace g51

Rule g51_transfer()
{
    return {&g51::transfer, g51::check};
}

}  // namespace holdfast::guardrails
