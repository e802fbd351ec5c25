#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/involvement.h"
#include "guardrails/sources.h"
#include "records/types/call.h"
#include "records/types/contact.h"
#include "records/types/information_request.h"
#include "records/types/letter.h"
#include "records/types/visit.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g40 {

constexpr Guardrail closed_but_contactable = {
    .id = "G40",
    .name = "CLOSED-BUT-CONTACTABLE",
    .rule = "That work has ended is no answer. Whoever rings, writes or asks about a child whose "
            "work is closed is answered within 2 working days (as shipped) by the team that had it "
            "last, and every answer to an agency names somebody whom it can ring. A worry that "
            "somebody rings with has a next step. Excepted: the question was withdrawn.",
    .asks = "Who answers this, and whom can they ring?",
    .sources = {&sources::coventry},
    .mode = Mode::escalate,
    .stands_at = {},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::Call;
using records::InformationRequest;

/// Does it concern one of the persons whom the other is about?
bool shares_somebody(const AnyFact& one, const AnyFact& other)
{
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return about.subject.person()
            && std::any_of(other.about.begin(), other.about.end(), [&](const auto& each) {
                   return each.subject == about.subject;
               });
    });
}

template <class R, class Fits>
bool followed_by(const FamilyScene& scene, const AnyFact& asked, Fits fits)
{
    const auto& facts = scene.facts.all<R>();
    return std::any_of(facts.begin(), facts.end(), [&](const Fact<R>& fact) {
        return fact.order > asked.order && shares_somebody(fact, asked) && fits(fact.record);
    });
}

/// Somebody rang back, wrote or came, or took it as a contact or a referral.
bool is_replied_to(const FamilyScene& scene, const AnyFact& call)
{
    constexpr auto any = [](const auto&) { return true; };
    const auto reached = [](const Call& reply) {
        return reply.direction && reply.direction->code == "from_us" && reply.result
            && (reply.result->code == "spoke" || reply.result->code == "replied"
                || reply.result->code == "message_left");
    };
    return followed_by<Call>(scene, call, reached) || followed_by<records::Letter>(scene, call, any)
        || followed_by<records::Visit>(scene, call, any)
        || followed_by<records::Contact>(scene, call, any)
        || followed_by<records::Referral>(scene, call, any);
}

/// Whoever rang with a worry was heard; what comes of it may still be nothing.
bool is_worry_without_step(const FamilyScene& scene, const Fact<Call>& call)
{
    return call.record.purpose && call.record.purpose->code == "worry" && !call.record.next_step
        && !followed_by<records::Worry>(scene, call, [](const records::Worry&) { return true; });
}

/// What waits, and with whom.
Verdict waiting(const Asked& asked, const AnyFact& enquiry, const char* what_to_do)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(enquiry.id);
    verdict.because.push_back({enquiry.standing,
                               std::string{enquiry.type->name} + ", "
                                   + casefile::dated(enquiry.happened, scene.facts)
                                   + ". It waits for an answer."});
    if (const auto* last = casefile::last_allocation(scene, asked.today))
        verdict.because.push_back({last->standing, "The team that had the work last answers it."});
    verdict.missing.emplace_back(what_to_do);
    settle(verdict, Answer::yes);
    await(verdict, asked, enquiry.moment(), "G40.working_days");
    return verdict;
}

bool is_open_question(const InformationRequest& request)
{
    return !request.answered || (request.answer && request.answer->code == "none");
}

std::optional<Verdict> judge(const Asked& asked, const Fact<InformationRequest>& request)
{
    const InformationRequest& said = request.record;
    if (!said.direction || said.direction->code != "of_us") return std::nullopt;
    if (said.answer && said.answer->code == "withdrawn") return std::nullopt;
    const bool is_closed = came_after_closing(asked.scene, request);
    if (is_open_question(said)) {
        if (!is_closed) return std::nullopt;
        return waiting(
            asked, request, "Answer the question, and name somebody whom they can ring.");
    }
    Verdict verdict = verdict_about(request.id);
    verdict.because.push_back({request.standing,
                               "An agency asked "
                                   + casefile::dated(request.happened, asked.scene.facts)
                                   + (is_closed ? ", after the work had ended." : ".")});
    if (said.whom_to_ring) {
        if (!is_closed) return std::nullopt;
        verdict.against.push_back({request.standing, "It was answered, and names whom to ring."});
        return verdict;
    }
    verdict.missing.emplace_back("Tell them whom they can ring, and record it with the answer.");
    settle(verdict, Answer::yes);
    await(verdict, asked, request.moment(), "G40.working_days");
    return verdict;
}

std::optional<Verdict> judge(const Asked& asked, const Fact<Call>& call)
{
    if (!call.record.direction || call.record.direction->code != "to_us") return std::nullopt;
    if (!came_after_closing(asked.scene, call) || is_replied_to(asked.scene, call))
        return std::nullopt;
    const std::string result = call.record.result ? call.record.result->code : "";
    const bool was_answered = result == "spoke" || result == "replied";
    if (was_answered && !is_worry_without_step(asked.scene, call)) return std::nullopt;
    if (!was_answered && !result.empty()) return waiting(asked, call, "Ring back, and record it.");
    Verdict verdict = verdict_about(call.id);
    verdict.because.push_back({call.standing,
                               "Somebody rang " + casefile::dated(call.happened, asked.scene.facts)
                                   + ", after the work had ended."});
    verdict.missing.emplace_back(was_answered
                                     ? "Write down what comes next, or what was done about the "
                                       "worry."
                                     : "Record whether the call was answered.");
    settle(verdict, Answer::no);
    return verdict;
}

/// Not modelled: a standing number or address for closed work, which belongs to the authority and
/// not to one family; that it is staffed shows in the answers. A family of whom nobody asks has no
/// finding.
std::vector<Verdict> check(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    std::vector<Verdict> verdicts;
    const auto add = [&](std::optional<Verdict> verdict) {
        if (verdict) verdicts.push_back(std::move(*verdict));
    };
    for (const auto* request : casefile::standing<InformationRequest>(scene.facts))
        add(judge(asked, *request));
    for (const auto* call : casefile::standing<Call>(scene.facts)) add(judge(asked, *call));
    for (const auto* contact : casefile::standing<records::Contact>(scene.facts))
        if (casefile::state_of(*contact, scene.facts) == casefile::ContactState::waits_for_decision
            && came_after_closing(scene, *contact))
            add(waiting(asked, *contact, "Decide what becomes of it, and tell whoever made it."));
    return verdicts;
}

}  // namespace g40

Rule g40_closed_but_contactable()
{
    return {&g40::closed_but_contactable, g40::check};
}

}  // namespace holdfast::guardrails
