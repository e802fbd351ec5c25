#include "casefile/dated.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "guardrails/told_of.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/injury.h"
#include "records/types/referral.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g05 {

constexpr Guardrail no_single_handed_nfa = {
    .id = "G05",
    .name = "NO-SINGLE-HANDED-NFA",
    .rule = "A contact or referral that tells of violence, injury or sexual harm does not end "
            "without action on one person's decision, whoever that is: somebody else reads the "
            "reasons first. Excepted: it tells of none of these.",
    .asks = "Who else has read why nothing more is done about this harm?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::block,
    .stands_at = records::Gate::no_further_action,
    .owner = Owner::outside_the_line,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

Answer tells_of_harm(const std::optional<records::Codes<records::worry_kinds>>& kinds)
{
    if (!kinds) return Answer::cannot_tell;
    const bool any = std::any_of(grave_kinds.begin(),
                                 grave_kinds.end(),
                                 [&](std::string_view code) { return kinds->has(code); });
    return any ? Answer::yes : Answer::no;
}

bool is_joined(const AnyFact& fact, const AnyFact& matter)
{
    return std::any_of(fact.links.begin(),
                       fact.links.end(),
                       [&](const ledger::Link& link) { return link.to == matter.id; })
        || std::any_of(matter.links.begin(), matter.links.end(), [&](const ledger::Link& link) {
               return link.to == fact.id;
           });
}

/// What the contact behind a referral, and worries and injuries that are linked with it, tell.
Answer told_beside(const FamilyScene& scene, const AnyFact& matter)
{
    Answer told = Answer::cannot_tell;
    for (const auto& injury : scene.facts.all<records::Injury>())
        if (is_joined(injury, matter)) return Answer::yes;
    for (const auto& worry : scene.facts.all<records::Worry>())
        if (is_joined(worry, matter) && tells_of_harm(worry.record.kinds) == Answer::yes)
            return Answer::yes;
    for (const auto& contact : scene.facts.all<records::Contact>())
        if (matter.links_to(LinkKind::answers, contact.id))
            told = tells_of_harm(contact.record.kinds);
    return told;
}

Answer tells_of_harm(const FamilyScene& scene, const AnyFact& matter)
{
    Answer own = Answer::cannot_tell;
    if (const auto* referral = scene.facts.find<records::Referral>(matter.id)) {
        if (referral->record.child_protection.value_or(false)) return Answer::yes;
        own = tells_of_harm(referral->record.kinds);
    }
    if (const auto* contact = scene.facts.find<records::Contact>(matter.id))
        own = tells_of_harm(contact->record.kinds);
    if (own == Answer::yes) return own;
    const Answer beside = told_beside(scene, matter);
    return beside == Answer::cannot_tell ? own : beside;
}

/// Somebody signed under the proposal, or decides on another's.
void weigh_second_reader(const Asked& asked, const AtTheGate& at, Verdict& verdict)
{
    if (const auto* signature = signature_of_another(asked.scene, *at.asks, "agree")) {
        verdict.against.push_back({signature->standing, "A second person has read it and agrees."});
        return;
    }
    const bool is_proposed = at.asks->type == &records::DecisionProposal::declaration;
    if (is_proposed && at.decider && *at.decider != at.asks->by.practitioner)
        verdict.against.push_back(
            {at.asks->standing, "One person proposed it with reasons, and another decides."});
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact* matter = matter_of(scene, *at.asks);
    if (matter == nullptr) return std::nullopt;
    const Answer harm = tells_of_harm(scene, *matter);
    if (harm == Answer::no) return std::nullopt;
    Verdict verdict = verdict_about(matter->id);
    const std::string when = casefile::dated(matter->happened, scene.facts);
    verdict.because.push_back(
        {matter->standing,
         harm == Answer::yes ? "What came " + when + " tells of violence, injury or sexual harm."
                             : "It is not recorded whether what came " + when
                                   + " tells of violence, injury or sexual harm."});
    weigh_second_reader(asked, at, verdict);
    if (!verdict.against.empty()) return verdict;
    if (harm == Answer::cannot_tell) verdict.missing.push_back("Record what kind of worry it is.");
    else
        verdict.missing.push_back("Propose it with your reasons, and have somebody else read and "
                                  "sign it, or decide on it.");
    settle(verdict, harm, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, records::Gate::no_further_action))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g05

Rule g05_no_single_handed_nfa()
{
    return {&g05::no_single_handed_nfa, g05::check};
}

}  // namespace holdfast::guardrails
