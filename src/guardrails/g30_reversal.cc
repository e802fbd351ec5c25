#include "casefile/dated.h"
#include "guardrails/about_whom.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "guardrails/turned_round.h"
#include "records/types/agency_view.h"
#include "records/types/decision_proposal.h"
#include "records/types/letter.h"
#include "records/types/notification.h"
#include "records/types/panel_decision.h"
#include "records/types/pre_proceedings.h"

#include <algorithm>
#include <set>

namespace holdfast::guardrails {

namespace g30 {

constexpr Guardrail reversal = {
    .id = "G30",
    .name = "REVERSAL",
    .rule = "A decision that protects a child is turned round only for what has become known since "
            "and is linked, and every agency of the first decision is told. The second time (as "
            "shipped), somebody outside the line reviews it as well. A later decision that goes "
            "back on an earlier one without saying so is a reversal too. Excepted: what is turned "
            "round had taken protection away.",
    .asks = "What has become known since the first decision that turns it round?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = records::Gate::reversal,
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Decision;
using records::DecisionProposal;

using Whom = std::optional<base::IdBytes>;

/// The agency or practitioner that a fact names in this part; nullopt: none.
Whom named(const AnyFact& fact, ledger::Part part)
{
    for (const ledger::About& about : fact.about)
        if (about.part == part
            && (about.subject.kind == base::SubjectKind::agency
                || about.subject.kind == base::SubjectKind::practitioner))
            return about.subject.id;
    return std::nullopt;
}

bool links_to_one_of(const AnyFact& fact, std::span<const AnyFact* const> others)
{
    return std::any_of(fact.links.begin(), fact.links.end(), [&](const ledger::Link& link) {
        return std::any_of(others.begin(), others.end(), [&](const AnyFact* other) {
            return other != nullptr && link.to == other->id;
        });
    });
}

/// Who gave a view on these or was told of them.
struct Heard {
    std::set<base::IdBytes> whom;
    bool any = false;
};

bool is_told(const records::Notification& said)
{
    return !said.not_told.value_or(false) || (said.why_not_told && said.not_told_reasons);
}

Heard heard_of(const FamilyScene& scene, std::span<const AnyFact* const> facts, std::uint64_t after)
{
    Heard heard;
    const auto add = [&](const Whom& whom) {
        heard.any = true;
        if (whom) heard.whom.insert(*whom);
    };
    for (const auto& told : scene.facts.all<records::Notification>()) {
        const bool says_so = told.record.matter && told.record.matter->code == "reversal";
        if (told.order > after && is_told(told.record) && (says_so || links_to_one_of(told, facts)))
            add(named(told, ledger::Part::recipient));
    }
    for (const auto& view : scene.facts.all<records::AgencyView>())
        if (view.order > after && links_to_one_of(view, facts))
            add(named(view, ledger::Part::subject).value_or(view.by.agency.bytes));
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (letter.order > after && links_to_one_of(letter, facts))
            add(named(letter, ledger::Part::recipient));
    return heard;
}

/// One decision turned round: the earlier, what asks for it, and what that decides.
struct Turn {
    const AnyFact* earlier = nullptr;
    const AnyFact* later = nullptr;
    const AnyFact* matter = nullptr;
    int nth = 1;  // How often this matter was turned round by then.
};

void look_at_agencies(const FamilyScene& scene, const Turn& turn, Verdict& verdict)
{
    const AnyFact* of_first[] = {turn.earlier, turn.matter};
    const Heard first = heard_of(scene, of_first, 0);
    // A view on the first decision tells nobody of the second.
    const AnyFact* of_turn[] = {turn.later};
    Heard since = heard_of(scene, of_turn, turn.earlier->order);
    const Heard after = heard_of(scene, of_first, turn.later->order);
    since.any = since.any || after.any;
    since.whom.insert(after.whom.begin(), after.whom.end());
    std::size_t not_told = 0;
    for (const base::IdBytes& whom : first.whom)
        if (whom != turn.later->by.agency.bytes && !since.whom.contains(whom)) ++not_told;
    if (not_told > 0)
        verdict.missing.push_back("Tell " + std::to_string(not_told)
                                  + " more who were part of the first decision, and record it.");
    else if (!since.any)
        verdict.missing.emplace_back("Tell each agency that works with the family, and record it.");
}

std::string sentence_of(const char* lead, const AnyFact& fact, const FamilyScene& scene)
{
    std::string told =
        lead + std::string{fact.type->name} + ", " + casefile::dated(fact.happened, scene.facts);
    if (fact.type == &Decision::declaration) {
        const auto& said = static_cast<const Fact<Decision>&>(fact).record;
        if (said.outcome) told += ": " + std::string{said.outcome->label()};
    }
    if (fact.type == &records::PanelDecision::declaration) {
        const auto& said = static_cast<const Fact<records::PanelDecision>&>(fact).record;
        if (said.outcome) told += ": " + std::string{said.outcome->label()};
    }
    return told + ".";
}

/// Somebody outside the line has signed under the later one, or under what it decides.
void look_for_review(const Asked& asked, const Turn& turn, Verdict& verdict)
{
    const auto* term = asked.policy.find("G30.reversals", asked.today);
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G30.reversals.");
        return;
    }
    if (turn.nth < term->value) return;
    verdict.policy.push_back(term->words());
    verdict.because.push_back(
        {turn.later->standing,
         "This matter is turned round for time " + std::to_string(turn.nth) + "."});
    const auto* second = second_signature(asked.scene, *turn.later, "agree");
    if (second == nullptr && turn.matter != nullptr)
        second = second_signature(asked.scene, *turn.matter, "agree");
    if (second != nullptr)
        verdict.against.push_back(
            {second->standing, "Somebody outside the team's line has reviewed it."});
    else verdict.missing.emplace_back("Have somebody outside the team's line review it and sign.");
}

/// Is anything new about what is decided since: a signature under it, or a record on which it
/// rests?
bool has_something_new(const FamilyScene& scene, const Turn& turn, Verdict& verdict)
{
    if (rests_on_newer(scene, *turn.later, turn.earlier->order, verdict)) return true;
    if (turn.matter == nullptr) return false;
    if (rests_on_newer(scene, *turn.matter, turn.earlier->order, verdict)) return true;
    for (const auto& signature : scene.facts.all<records::Signature>())
        if (signature.order > turn.earlier->order && signature.order < turn.later->order
            && speaks_of(signature, *turn.matter)) {
            verdict.against.push_back({signature.standing, "Somebody has signed in between."});
            return true;
        }
    return false;
}

/// A proposal to reverse, and what it would turn round.
struct Proposed {
    AtTheGate at;
    const AnyFact* earlier = nullptr;
};

Proposed proposed_at(const Asked& asked, const AtTheGate& at)
{
    Proposed proposed{at};
    for (const ledger::Link& link : at.asks->links)
        if (link.kind == LinkKind::answers && proposed.earlier == nullptr)
            proposed.earlier = asked.scene.facts.find_any(link.to);
    return proposed;
}

/// All of them but those that were turned down.
std::vector<Proposed> proposed_in(const Asked& asked)
{
    // At a gate the others count as well, to tell how often the matter was turned round.
    const Asked everything{asked.scene, nullptr, asked.policy, asked.working_days, asked.today};
    std::vector<Proposed> all;
    if (asked.scene.facts.of(DecisionProposal::declaration.number).empty()) return all;
    for (const AtTheGate& at : asked_at(everything, reversal.stands_at))
        all.push_back(proposed_at(asked, at));
    return all;
}

const Matter* matter_of(std::span<const Matter> matters, const AnyFact* fact)
{
    for (const Matter& matter : matters)
        for (const Decided& decided : matter)
            if (decided.fact == fact) return &matter;
    return nullptr;
}

/// Everything that was decided, and proposed to be turned round.
struct Known {
    std::vector<Matter> matters;
    std::vector<Proposed> proposals;

    /// Was a reversal of this matter agreed to before that place in the ledger?
    [[nodiscard]] bool is_proposed(const Matter& matter, std::uint64_t before) const
    {
        return std::any_of(proposals.begin(), proposals.end(), [&](const Proposed& each) {
            return each.at.passed != nullptr && each.at.asks->order < before
                && matter_of(matters, each.earlier) == &matter;
        });
    }
};

/// How often was the matter of this fact turned round before that place in the ledger?
int count_turns(const Known& known, const AnyFact* fact, std::uint64_t before)
{
    int turns = 0;
    const Matter* matter = matter_of(known.matters, fact);
    for (const Proposed& each : known.proposals) {
        const bool is_same =
            each.earlier == fact
            || (matter != nullptr && matter_of(known.matters, each.earlier) == matter);
        if (each.at.passed != nullptr && is_same && each.at.asks->order < before) ++turns;
    }
    if (matter == nullptr) return turns;
    bool stood = false;
    for (const Decided& decided : *matter) {
        if (decided.fact->order >= before) break;
        if (stood && !decided.protects && !known.is_proposed(*matter, decided.fact->order)) ++turns;
        stood = decided.protects;
    }
    return turns;
}

std::optional<Verdict> judge_proposal(const Asked& asked, const Proposed& proposed, int earlier)
{
    const auto& said = static_cast<const Fact<DecisionProposal>&>(*proposed.at.asks);
    Verdict verdict = verdict_about(said.id);
    verdict.because.push_back(
        {said.standing, sentence_of("A decision is to be turned round. ", said, asked.scene)});
    if (proposed.earlier == nullptr) {
        verdict.missing.emplace_back("Link the earlier decision that is turned round.");
        settle(verdict, Answer::yes, asked, proposed.at);
        return verdict;
    }
    if (!protects(asked.scene, *proposed.earlier)) return std::nullopt;
    const Turn turn{proposed.earlier, &said, nullptr, earlier + 1};
    verdict.because.push_back(
        {turn.earlier->standing, sentence_of("The first decision: ", *turn.earlier, asked.scene)});
    show_outside_reasons(said.record.outside_reasons, said, verdict);
    if (!said.record.changed_facts)
        verdict.missing.emplace_back("Say what is new since the first decision.");
    if (!rests_on_newer(asked.scene, said, turn.earlier->order, verdict))
        verdict.missing.emplace_back(
            "Link the records of what is new, written since the first decision.");
    look_at_agencies(asked.scene, turn, verdict);
    look_for_review(asked, turn, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes, asked, proposed.at);
    return verdict;
}

/// A later decision that goes back on an earlier one, and nobody proposed that.
Verdict judge_turn(const Asked& asked, const Turn& turn)
{
    Verdict verdict = verdict_about(turn.later->id);
    verdict.because.push_back(
        {turn.earlier->standing, sentence_of("The first decision: ", *turn.earlier, asked.scene)});
    verdict.because.push_back(
        {turn.later->standing, sentence_of("It was turned round: ", *turn.later, asked.scene)});
    if (!has_something_new(asked.scene, turn, verdict))
        verdict.missing.emplace_back("Propose it as a reversal, with the records of what is new, "
                                     "or let the first decision stand.");
    look_for_review(asked, turn, verdict);
    const bool only_agencies = verdict.missing.empty();
    look_at_agencies(asked.scene, turn, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (only_agencies) await_if_dated(verdict, asked, turn.later->moment(), "G30.working_days");
    return verdict;
}

/// The last time that this matter was turned round unsaid; nullopt where the first decision stands
/// again, or never fell.
std::optional<Turn> last_turn(const Known& known, const Matter& matter)
{
    const AnyFact* stands = nullptr;
    std::optional<Turn> turn;
    for (const Decided& decided : matter) {
        if (decided.protects) {
            turn.reset();
            stands = decided.fact;
            continue;
        }
        if (stands != nullptr && !known.is_proposed(matter, decided.fact->order))
            turn = Turn{stands,
                        decided.fact,
                        decided.about,
                        1 + count_turns(known, stands, decided.fact->order)};
        stands = nullptr;
    }
    return turn;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const bool is_at_gate = asked.proposal != nullptr;
    if (is_at_gate && !reversal.stands_at.has(asked.proposal->gate)) return verdicts;
    const Known known{matters_in(asked.scene), proposed_in(asked)};
    const auto judge = [&](const Proposed& proposed) {
        const int turns = proposed.earlier == nullptr
                            ? 0
                            : count_turns(known, proposed.earlier, proposed.at.asks->order);
        if (auto verdict = judge_proposal(asked, proposed, turns))
            verdicts.push_back(std::move(*verdict));
    };
    if (is_at_gate) {
        judge(proposed_at(asked, at_the_gate(*asked.proposal, asked.scene)));
        return verdicts;
    }
    for (const Proposed& proposed : known.proposals) judge(proposed);
    for (const Matter& matter : known.matters)
        if (const auto turn = last_turn(known, matter))
            verdicts.push_back(judge_turn(asked, *turn));
    return verdicts;
}

}  // namespace g30

Rule g30_reversal()
{
    return {&g30::reversal, g30::check};
}

}  // namespace holdfast::guardrails
