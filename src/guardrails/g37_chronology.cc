#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/known_since.h"
#include "guardrails/serious_history.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/chronology.h"
#include "records/types/conference.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g37 {

constexpr Guardrail chronology = {
    .id = "G37",
    .name = "CHRONOLOGY",
    .rule = "Where a family has serious past events, work ends or passes on, a level is lowered "
            "and another agency is answered only on a chronology that reaches past the last of "
            "them and that whoever proposes or decides has written, or read and linked. A "
            "conference without one is shown and stands. While work goes on, one is due 10 working "
            "days (as shipped) after serious events of three different days (as shipped). "
            "Excepted: a family in which nothing serious is known before the present referral.",
    .asks = "Who has read the chronology to its end, and does it reach the last serious event?",
    .sources = {&sources::coventry},
    .mode = Mode::block,
    .stands_at = {records::Gate::close,
                  records::Gate::step_down,
                  records::Gate::transfer,
                  records::Gate::information},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Chronology;
using records::Gate;
using ChronologyFact = Fact<Chronology>;

const ChronologyFact* newest_chronology(const FamilyScene& scene)
{
    const auto all = casefile::standing<Chronology>(scene.facts);
    return all.empty() ? nullptr : all.back();
}

/// Does the chronology end before this event? One that picks the event out has it, however
/// vaguely it is dated; one that was filed before the event was told cannot have it.
Answer ends_before(const FamilyScene& scene, const ChronologyFact& newest, const PastEvent& event)
{
    if (casefile::links_to_any(newest, LinkKind::rests_on, event.told_by)) return Answer::no;
    if (event.order > newest.order) return Answer::yes;
    const auto whens = scene.facts.whens();
    const base::Moment happened = event.fact->moment();
    const Answer brought_up = after(happened, newest.moment(), whens);
    if (!newest.record.covers_to || brought_up == Answer::yes) return brought_up;
    const Answer covered = after(happened, {std::nullopt, *newest.record.covers_to}, whens);
    return covered == Answer::no ? brought_up : covered;
}

/// Is one lacking, or does it end too early for these events?
Answer look_at_chronology(const FamilyScene& scene, const ChronologyFact* newest,
                          std::span<const PastEvent> events, Verdict& verdict)
{
    Answer stale = Answer::no;
    for (const PastEvent& event : events) {
        Answer ends = newest == nullptr ? Answer::yes : ends_before(scene, *newest, event);
        if (ends == Answer::no) continue;
        verdict.because.push_back(
            {event.fact->standing,
             (ends == Answer::yes ? "No chronology reaches this: "
                                  : "Whether the chronology reaches this cannot be told: ")
                 + words_for(event, scene)});
        // What may be nothing serious asks for no more than to be found out.
        if (event.serious != Answer::yes) ends = Answer::cannot_tell;
        if (stale != Answer::yes) stale = ends;
    }
    if (newest != nullptr)
        verdict.against.push_back({newest->standing,
                                   "The chronology was brought up to date "
                                       + casefile::dated(newest->happened, scene.facts) + "."});
    if (stale != Answer::no)
        verdict.missing.emplace_back("Read the file, bring the chronology up to date, and link to "
                                     "it the serious events that it picks out.");
    return stale;
}

bool links_to(const AnyFact& fact, const ChronologyFact& newest)
{
    return fact.links_to(LinkKind::rests_on, newest.id)
        || fact.links_to(LinkKind::answers, newest.id);
}

/// Did whoever proposes or decides write it, or say under the proposal that they rest on it?
bool is_read(const FamilyScene& scene, const AtTheGate& at, const ChronologyFact& newest)
{
    const base::PractitionerId& author = newest.by.practitioner;
    if (author == at.asks->by.practitioner || (at.decider && author == *at.decider)) return true;
    if (links_to(*at.asks, newest) || (at.passed != nullptr && links_to(*at.passed, newest)))
        return true;
    const auto& signatures = scene.facts.all<records::Signature>();
    return std::any_of(signatures.begin(), signatures.end(), [&](const auto& signature) {
        return links_to(signature, newest) && speaks_of(signature, *at.asks);
    });
}

std::optional<Verdict> judge(const Asked& asked, const History& history, const AtTheGate& at)
{
    const auto events = history.before(at);
    if (events.empty()) return std::nullopt;
    Verdict verdict = verdict_about(at.asks->id);
    const ChronologyFact* newest = newest_chronology(asked.scene);
    Answer breached = look_at_chronology(asked.scene, newest, events, verdict);
    if (newest != nullptr && !is_read(asked.scene, at, *newest)) {
        verdict.because.push_back(
            {newest->standing, "Neither who proposes nor who decides has signed to reading it."});
        verdict.missing.emplace_back(
            "Read the chronology, and link it to the proposal or to a signature under it.");
        breached = Answer::yes;
    }
    settle_with_answered(verdict, breached, asked, at);
    return verdict;
}

/// The last conference is shown to rest on no chronology, or on one that ends too early, where
/// there is more to know than what it was called over. One that is made up for afterwards answers
/// it.
std::optional<Verdict> judge_conference(const FamilyScene& scene, const History& history)
{
    const auto conferences = casefile::standing<records::Conference>(scene.facts);
    if (conferences.empty()) return std::nullopt;
    const AnyFact& last = *conferences.back();
    auto events = history.before({Gate::step_down, &last});
    // What it was called over, it has looked at.
    std::erase_if(events, [&](const PastEvent& event) {
        return event.order > last.order
            || casefile::links_to_any(last, LinkKind::rests_on, event.told_by);
    });
    if (events.empty()) return std::nullopt;
    Verdict verdict = verdict_about(last.id);
    verdict.because.push_back({last.standing,
                               "A conference was held "
                                   + casefile::dated(last.happened, scene.facts)
                                   + ". What it decided stands."});
    settle(verdict, look_at_chronology(scene, newest_chronology(scene), events, verdict));
    return verdict;
}

/// Of what happened on one day and is told several times over, such as a referral, the injury and
/// the enquiry that began with it, the first.
std::vector<PastEvent> on_different_days(const FamilyScene& scene,
                                         std::span<const PastEvent> events)
{
    std::vector<base::Date> days;
    std::vector<PastEvent> different;
    for (const PastEvent& event : events) {
        const auto whens = scene.facts.whens();
        const auto first = base::earliest_date(event.fact->happened, whens);
        const bool is_exact = first && first == base::latest_date(event.fact->happened, whens);
        if (is_exact && std::find(days.begin(), days.end(), *first) != days.end()) continue;
        if (is_exact) days.push_back(*first);
        different.push_back(event);
    }
    return different;
}

/// The event from which on a chronology is due while work goes on: from the last of so many, the
/// first that none reaches; nullptr: none is due.
const PastEvent* due_since(const FamilyScene& scene, std::span<const PastEvent> events,
                           std::size_t many)
{
    const ChronologyFact* newest = newest_chronology(scene);
    for (std::size_t i = many - 1; i < events.size(); ++i)
        if (newest == nullptr || ends_before(scene, *newest, events[i]) == Answer::yes)
            return &events[i];
    return nullptr;
}

std::optional<Verdict> judge_open_work(const Asked& asked, const History& history)
{
    if (!asked.scene.has_open_episode() || history.all().empty()) return std::nullopt;
    std::vector<PastEvent> events{history.all().begin(), history.all().end()};
    std::erase_if(events, [](const PastEvent& event) { return event.serious != Answer::yes; });
    if (events.empty()) return std::nullopt;
    const records::PolicyTerm* many = asked.policy.find("G37.events", asked.today);
    if (many == nullptr || many->value < 1) {
        Verdict verdict = verdict_about(events.front().fact->id);
        verdict.missing.emplace_back("Set the policy value G37.events.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    const auto different = on_different_days(asked.scene, events);
    const PastEvent* since =
        due_since(asked.scene, different, static_cast<std::size_t>(many->value));
    if (since == nullptr) return std::nullopt;
    Verdict verdict = verdict_about(since->fact->id);
    verdict.policy.push_back(many->words());
    settle(verdict,
           look_at_chronology(asked.scene, newest_chronology(asked.scene), events, verdict));
    await(verdict, asked, known_since(*since->fact, asked.scene.facts.whens()), "G37.working_days");
    return verdict;
}

/// Not modelled: whether a chronology holds what every agency knows; whose events are in it and
/// what is missing, it says itself.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<AtTheGate> decisions = asked_at(asked, chronology.stands_at);
    if (asked.proposal == nullptr)
        for (const AtTheGate& answered : answered_ungated(asked.scene))
            decisions.push_back(answered);
    std::erase_if(decisions, [](const AtTheGate& at) { return !goes_out(at); });
    const bool conferred = !asked.scene.facts.of(records::Conference::declaration.number).empty();
    const bool sweeps = asked.proposal == nullptr && (conferred || asked.scene.has_open_episode());
    if (decisions.empty() && !sweeps) return {};
    const History history{asked.scene};
    std::vector<Verdict> verdicts;
    const auto add = [&](std::optional<Verdict> verdict) {
        if (verdict) verdicts.push_back(std::move(*verdict));
    };
    for (const AtTheGate& at : decisions) add(judge(asked, history, at));
    if (asked.proposal != nullptr) return verdicts;
    add(judge_conference(asked.scene, history));
    add(judge_open_work(asked, history));
    return verdicts;
}

}  // namespace g37

Rule g37_chronology()
{
    return {&g37::chronology, g37::check};
}

}  // namespace holdfast::guardrails
