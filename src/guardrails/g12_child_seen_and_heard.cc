#include "casefile/childhood.h"
#include "casefile/dated.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/own_accounts.h"
#include "guardrails/sources.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g12 {

constexpr Guardrail child_seen_and_heard = {
    .id = "G12",
    .name = "CHILD-SEEN-AND-HEARD",
    .rule = "Before an assessment is signed or the work closed, each child has been seen since it "
            "began, alone or with the reason why not, and what the child said or showed is "
            "written down in the form that fits: what was watched of a baby or a child without "
            "speech, what the parents of an unborn child say. From 12 years on (as shipped) a "
            "child is offered a place of their own choice. Excepted: a young person who "
            "understands and refuses, and a family that withdraws its agreement while no "
            "significant harm is suspected; then it is asked who else still sees the child.",
    .asks = "When was each child seen, and what did the child say or show?",
    .sources = {&sources::triennial_analysis, &sources::coventry},
    .mode = Mode::block,
    .stands_at = {records::Gate::assessment, records::Gate::close},
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::FamilyScene;

/// One child at the gate, and the years from which on a child is an adolescent; nullopt where no
/// policy says.
struct OfChild {
    const Asked& asked;
    const AtTheGate& at;
    PersonId child;
    std::optional<int> adolescent_years;
    std::string name = called(asked.scene, child);
    OwnAccounts accounts = accounts_at(at, asked.scene, child);
};

/// From the least to the best.
enum class Seen { not_at_all, not_tried_alone, with_others, with_reason, alone };

struct Sight {
    Seen how = Seen::not_at_all;
    const AnyFact* fact = nullptr;
};

bool is_no_small_child(const OfChild& of, const AnyFact& fact)
{
    const auto day = base::earliest_date(fact.happened, of.asked.scene.facts.whens());
    return day && is_surely_aged(of.asked.scene, of.child, casefile::small_child_until, *day);
}

template <class R>
Seen how_seen(const OfChild& of, const casefile::Fact<R>& fact)
{
    if (!fact.record.seen) return Seen::not_at_all;
    if (fact.record.seen->code == "alone") return Seen::alone;
    if (fact.record.seen->code != "with_others") return Seen::not_at_all;
    if (!fact.record.why_not_alone) return Seen::with_others;
    const std::string& why = fact.record.why_not_alone->code;
    const bool is_no_reason =
        why == "not_tried" || (why == "small_child" && is_no_small_child(of, fact));
    return is_no_reason ? Seen::not_tried_alone : Seen::with_reason;
}

Sight best_sight(const OfChild& of)
{
    Sight best;
    const auto weigh = [&](const auto& facts) {
        for (const auto* fact : facts) {
            const Seen how = how_seen(of, *fact);
            if (how != Seen::not_at_all && how >= best.how) best = {how, fact};
        }
    };
    weigh(of.accounts.parts);
    weigh(of.accounts.visits);
    return best;
}

template <class R>
bool any_words(const std::vector<const casefile::Fact<R>*>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const auto* fact) {
        return fact->record.words.has_value();
    });
}

template <class R>
const AnyFact* refusal_among(const std::vector<const casefile::Fact<R>*>& facts)
{
    for (const auto* fact : facts)
        if (did_not_want(fact->record)) return fact;
    return nullptr;
}

const AnyFact* refusal(const OwnAccounts& accounts)
{
    if (const AnyFact* found = refusal_among(accounts.voices)) return found;
    if (const AnyFact* found = refusal_among(accounts.parts)) return found;
    return refusal_among(accounts.visits);
}

/// Where nobody knows when they were born, a refusal that somebody wrote down lifts nothing: a
/// child of whom nothing is known must be seen.
bool may_be_old_enough(const OfChild& of, int years)
{
    const auto details = casefile::details_of(of.asked.scene.facts, of.child);
    if (!details || !details->born) return false;
    const auto born = base::earliest_date(*details->born, of.asked.scene.facts.whens());
    return born && born->plus_months(casefile::months_of_year * years) <= day_at(of.asked, of.at);
}

bool is_heard_through(const std::optional<records::Codes<records::ways_of_hearing>>& how)
{
    return how && (how->has("trusted_person") || how->has("advocate"));
}

/// Another agency gave its view of the child, or the child spoke to somebody else.
const AnyFact* seen_by_somebody_else(const OfChild& of)
{
    for (const auto* voice : of.accounts.voices)
        if (voice->record.way && voice->record.way->code == "told_other") return voice;
    for (const auto* part : of.accounts.parts)
        if (is_heard_through(part->record.heard_how)) return part;
    for (const auto* visit : of.accounts.visits)
        if (is_heard_through(visit->record.heard_how)) return visit;
    return last_view_of(work_with(of.at, of.asked.scene, of.child), of.child);
}

/// Whoever declines is not made to answer for it. It is only asked whether somebody sees the child.
void look_for_somebody_else(const OfChild& of, Verdict& verdict)
{
    if (const AnyFact* other = seen_by_somebody_else(of))
        verdict.against.push_back({other->standing, "Somebody else still sees " + of.name + "."});
    else
        verdict.missing.push_back("Record who else still sees " + of.name
                                  + ", such as a school, and what they say.");
}

template <class R>
bool any_chosen(const std::vector<const casefile::Fact<R>*>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const auto* fact) {
        return fact->record.heard_how && fact->record.heard_how->has("chosen_place");
    });
}

void look_at_place(const OfChild& of, Verdict& verdict)
{
    const bool asks =
        of.adolescent_years
        && is_surely_aged(of.asked.scene, of.child, *of.adolescent_years, day_at(of.asked, of.at));
    if (!asks || any_chosen(of.accounts.parts) || any_chosen(of.accounts.visits)) return;
    for (const auto* voice : of.accounts.voices)
        if (voice->record.child_chose_place.value_or(false)) return;
    verdict.missing.push_back("Ask " + of.name
                              + " where they would like to meet, and record that it was their "
                                "choice.");
}

Answer weigh_sight(const OfChild& of, const Sight& sight, Verdict& verdict)
{
    const std::string when =
        sight.fact == nullptr ? "" : casefile::dated(sight.fact->happened, of.asked.scene.facts);
    const auto tell = [&](std::vector<Evidence>& into, const std::string& how) {
        into.push_back({sight.fact->standing, of.name + " was seen " + how + " " + when + "."});
    };
    switch (sight.how) {
    case Seen::alone: tell(verdict.against, "alone"); return Answer::no;
    case Seen::with_reason:
        tell(verdict.against, "with others, for a reason that is recorded,");
        return Answer::no;
    case Seen::with_others:
        tell(verdict.because, "with others");
        verdict.missing.push_back("Record why " + of.name + " was not seen alone.");
        return Answer::no;
    case Seen::not_tried_alone:
        tell(verdict.because, "with others");
        verdict.missing.push_back("See " + of.name + " alone, or record why that cannot be.");
        return Answer::yes;
    case Seen::not_at_all:
        verdict.missing.push_back("See " + of.name + ", alone where that fits.");
        return Answer::yes;
    }
    return Answer::yes;
}

/// Of a child who is expected, the parents are seen and asked.
Answer look_at_expected(const OfChild& of, Verdict& verdict)
{
    const auto is_asked = [](const auto* fact) {
        return fact->record.seen && fact->record.seen->code == "unborn";
    };
    const OwnAccounts& known = of.accounts;
    const bool asked = std::any_of(known.parts.begin(), known.parts.end(), is_asked)
                    || std::any_of(known.visits.begin(), known.visits.end(), is_asked)
                    || std::any_of(known.voices.begin(), known.voices.end(), [](const auto* voice) {
                           return voice->record.way && voice->record.way->code == "unborn";
                       });
    if (asked) return Answer::no;
    verdict.missing.push_back("See the parents of " + of.name + ", and record what they say.");
    return Answer::yes;
}

/// Of a child whom nobody saw: a right that was used, or something to be done.
Answer look_at_unseen(const OfChild& of, Verdict& verdict)
{
    const AnyFact* refused = refusal(of.accounts);
    const bool may_refuse = of.adolescent_years && may_be_old_enough(of, *of.adolescent_years);
    if (refused != nullptr && may_refuse) {
        verdict.against.push_back(
            {refused->standing, of.name + " was asked and did not want to. That is a right."});
        look_at_place(of, verdict);
    } else if (!is_withdrawn(of.at, of.asked.scene)) return weigh_sight(of, {}, verdict);
    look_for_somebody_else(of, verdict);
    return Answer::no;
}

Answer look_at_child(const OfChild& of, Verdict& verdict)
{
    if (is_expected(of.asked.scene, of.child)) return look_at_expected(of, verdict);
    const Sight sight = best_sight(of);
    if (sight.how == Seen::not_at_all) return look_at_unseen(of, verdict);
    const Answer breached = weigh_sight(of, sight, verdict);
    const OwnAccounts& known = of.accounts;
    if (!any_words(known.voices) && !any_words(known.parts) && !any_words(known.visits)
        && refusal(known) == nullptr)
        verdict.missing.push_back("Record what " + of.name
                                  + " said; of a baby or a child without speech, what you saw.");
    look_at_place(of, verdict);
    return breached;
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back(told_as_evidence(at, scene));
    if (is_withdrawn(at, scene))
        verdict.against.push_back({at.asks->standing,
                                   "The family has withdrawn its agreement, and the proposal says "
                                   "that no significant harm is suspected."});
    std::optional<int> years;
    if (const auto* term = asked.policy.find("G12.adolescent_years", day_at(asked, at))) {
        years = term->value;
        verdict.policy.push_back(term->words());
    } else verdict.missing.emplace_back("Set the policy value G12.adolescent_years.");
    const std::vector<PersonId> children = children_asked_about(asked, at);
    if (scene.children().empty())
        verdict.missing.emplace_back("Record who the family's children are, born and unborn.");
    else if (children.empty()) return std::nullopt;
    Answer breached = Answer::no;
    for (const PersonId& child : children)
        if (look_at_child({asked, at, child, years}, verdict) == Answer::yes)
            breached = Answer::yes;
    settle_work(verdict, breached, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : work_asked(asked, child_seen_and_heard.stands_at))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g12

Rule g12_child_seen_and_heard()
{
    return {&g12::child_seen_and_heard, g12::check};
}

}  // namespace holdfast::guardrails
