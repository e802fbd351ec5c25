#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/known_since.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/injury.h"
#include "records/types/missing_episode.h"
#include "records/types/referral.h"
#include "records/types/supervision.h"
#include "records/types/threshold.h"
#include "records/types/visit.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g38 {

constexpr Guardrail concern_level = {
    .id = "G38",
    .name = "CONCERN-LEVEL",
    .rule = "Visits, supervision and decisions say how worried their author is about the children, "
            "and why, where that has changed, or has not although something happened. So it is "
            "shown as a line over time. A proposal to close or to lower a level says so itself, or "
            "follows a visit or talk that did after the last thing that happened. Excepted: the "
            "first time that anybody says it needs no reason.",
    .asks = "How worried are you about these children now, and what has changed that?",
    .sources = {&sources::coventry},
    .mode = Mode::require,
    .stands_at = {records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::Gate;
using Level = records::Coded<records::concern_levels>;

/// What a record says of how worried its author is; nullptr where it does not say.
struct Statement {
    const AnyFact* fact = nullptr;
    const Level* level = nullptr;
    bool has_reason = false;
};

template <class R>
Statement statement_of(const Fact<R>& fact)
{
    const auto& level = fact.record.concern_level;
    Statement said{&fact, level ? &*level : nullptr, fact.record.concern_reason.has_value()};
    // Nothing is typed twice: what these already answer says why.
    if constexpr (std::same_as<R, records::ClosingProposal>)
        said.has_reason = said.has_reason || fact.record.why_safe.has_value();
    if constexpr (std::same_as<R, records::Threshold>)
        said.has_reason = said.has_reason || fact.record.changed_facts.has_value()
                       || fact.record.misjudged.has_value();
    return said;
}

template <class R>
void add_statements(const FamilyScene& scene, std::vector<Statement>& said)
{
    for (const Fact<R>* fact : casefile::standing<R>(scene.facts))
        said.push_back(statement_of(*fact));
}

/// Visits, talks and decisions, whether they say it or not, in the order of the ledger.
std::vector<Statement> statements_in(const FamilyScene& scene)
{
    std::vector<Statement> said;
    add_statements<records::Visit>(scene, said);
    add_statements<records::Supervision>(scene, said);
    add_statements<records::Threshold>(scene, said);
    add_statements<records::ClosingProposal>(scene, said);
    std::sort(said.begin(), said.end(), [](const Statement& one, const Statement& other) {
        return one.fact->order < other.fact->order;
    });
    return said;
}

/// Are both about one of the children? What names no person is about all.
bool concerns_same(const AnyFact& one, const AnyFact& other)
{
    const auto is_of = [](const ledger::About& about) {
        return about.subject.person() && about.part == ledger::Part::subject;
    };
    const auto names_person = [&](const AnyFact& fact) {
        return std::any_of(fact.about.begin(), fact.about.end(), is_of);
    };
    if (!names_person(one) || !names_person(other)) return true;
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return is_of(about) && other.is_about(about.subject, ledger::Part::subject);
    });
}

/// What happened to the family between two places in the ledger, both left out.
std::vector<const AnyFact*> happened_between(const FamilyScene& scene, std::uint64_t from,
                                             std::uint64_t to)
{
    constexpr std::array<const records::RecordType*, 6> types = {
        &records::Contact::declaration,
        &records::Referral::declaration,
        &records::Worry::declaration,
        &records::Injury::declaration,
        &records::ChangeInCircumstances::declaration,
        &records::MissingEpisode::declaration};
    std::vector<const AnyFact*> found;
    for (const records::RecordType* type : types)
        for (const casefile::SharedFact& fact : scene.facts.of(type->number))
            if (fact->order > from && fact->order < to) found.push_back(fact.get());
    return found;
}

/// The last that says it about any of the same children, before this place in the ledger.
const Statement* last_said(std::span<const Statement> said, const AnyFact& about,
                           std::uint64_t before)
{
    const Statement* last = nullptr;
    for (const Statement& each : said)
        if (each.level != nullptr && each.fact->order < before && concerns_same(*each.fact, about))
            last = &each;
    return last;
}

std::string words_for(const Statement& said, const FamilyScene& scene)
{
    return std::string{said.fact->type->name} + ", "
         + casefile::dated(said.fact->happened, scene.facts) + ": "
         + base::lowered(said.level->label()) + ".";
}

/// The line over time, up to this one.
void show_line(const FamilyScene& scene, std::span<const Statement> said, const Statement& last,
               Verdict& verdict)
{
    constexpr std::size_t shown = 5;  // As many as are read at one look; the story has them all.
    std::vector<Evidence> line;
    for (const Statement& each : said)
        if (each.level != nullptr && each.fact->order <= last.fact->order
            && concerns_same(*each.fact, *last.fact))
            line.push_back({each.fact->standing, words_for(each, scene)});
    const std::size_t from = line.size() > shown ? line.size() - shown : 0;
    verdict.against.insert(
        verdict.against.end(), line.begin() + static_cast<std::ptrdiff_t>(from), line.end());
}

/// Yes where a reason is lacking for a change, or for none although something happened.
Answer lacks_reason(const FamilyScene& scene, std::span<const Statement> said, const Statement& now,
                    Verdict& verdict)
{
    const Statement* before = last_said(said, *now.fact, now.fact->order);
    if (before == nullptr || now.has_reason) return Answer::no;
    const bool changed = before->level->code != now.level->code;
    const auto events = happened_between(scene, before->fact->order, now.fact->order);
    if (!changed && events.empty()) return Answer::no;
    for (const AnyFact* event : events)
        verdict.because.push_back({event->standing,
                                   "It happened in between: " + std::string{event->type->name}
                                       + ", " + casefile::dated(event->happened, scene.facts)
                                       + "."});
    verdict.because.push_back(
        {now.fact->standing,
         changed ? "The level of concern changed, and it is not said why."
                 : "Something happened, and it is not said why the concern is the same."});
    verdict.missing.push_back(changed ? "Say why you are more or less worried than before."
                                      : "Say why you are as worried as before.");
    return Answer::yes;
}

/// What a record rests on that does not say it itself: the last that did, if nothing has happened
/// since.
const Statement* said_instead(const FamilyScene& scene, std::span<const Statement> said,
                              const AnyFact& asks, Verdict& verdict)
{
    constexpr std::uint64_t now = ~std::uint64_t{0};
    const Statement* last = last_said(said, asks, now);
    if (last == nullptr) {
        verdict.because.push_back({asks.standing, "Nobody has said how worried they are."});
        return nullptr;
    }
    const auto since = happened_between(scene, last->fact->order, now);
    for (const AnyFact* event : since)
        verdict.because.push_back({event->standing,
                                   "It happened since somebody last said how worried they are: "
                                       + std::string{event->type->name} + ", "
                                       + casefile::dated(event->happened, scene.facts) + "."});
    return since.empty() ? last : nullptr;
}

/// Looks at what a record says, or what stands for it.
Answer look_at(const FamilyScene& scene, std::span<const Statement> said, const Statement& asks,
               Verdict& verdict)
{
    const Statement* now =
        asks.level != nullptr ? &asks : said_instead(scene, said, *asks.fact, verdict);
    if (now == nullptr) {
        verdict.missing.emplace_back("Say how worried you are about these children, and why.");
        return Answer::cannot_tell;
    }
    show_line(scene, said, *now, verdict);
    return lacks_reason(scene, said, *now, verdict);
}

const Statement* find(std::span<const Statement> said, const AnyFact& fact)
{
    for (const Statement& each : said)
        if (each.fact == &fact) return &each;
    return nullptr;
}

Verdict judge_proposal(const Asked& asked, std::span<const Statement> said, const AtTheGate& at)
{
    Verdict verdict = verdict_about(at.asks->id);
    const Statement* own = find(said, *at.asks);
    const Statement asks = own != nullptr ? *own : Statement{at.asks};
    Answer breached = look_at(asked.scene, said, asks, verdict);
    const Statement* now =
        asks.level != nullptr ? &asks : last_said(said, *at.asks, ~std::uint64_t{0});
    if (breached == Answer::no && now != nullptr && now->level->code == "cannot_tell") {
        verdict.missing.emplace_back(
            "Find out enough to say how worried you are before this is decided.");
        breached = Answer::cannot_tell;
    }
    settle(verdict, breached, asked, at);
    return verdict;
}

bool says_something(const records::Assessment& assessment)
{
    return assessment.analysis || assessment.outcome;
}

/// The last piece of work that ought to say it: a visit, a talk, a level decided, an assessment.
std::optional<Statement> last_work(const FamilyScene& scene, std::span<const Statement> said)
{
    std::optional<Statement> last;
    for (const Statement& each : said)
        if (each.fact->type != &records::ClosingProposal::declaration) last = each;
    for (const auto* assessment : casefile::standing<records::Assessment>(scene.facts))
        if (says_something(assessment->record) && (!last || assessment->order > last->fact->order))
            last = Statement{assessment};
    return last;
}

/// Of work that goes on, the last piece alone: nobody is sent back through all visits.
std::optional<Verdict> judge_last_work(const Asked& asked, std::span<const Statement> said,
                                       std::span<const AtTheGate> proposals)
{
    if (!asked.scene.has_open_episode()) return std::nullopt;
    const auto last = last_work(asked.scene, said);
    if (!last) return std::nullopt;
    for (const AtTheGate& at : proposals)
        if (at.asks == last->fact) return std::nullopt;
    const bool is_assessment = last->fact->type == &records::Assessment::declaration;
    Verdict verdict = verdict_about(last->fact->id);
    verdict.because.push_back({last->fact->standing,
                               std::string{last->fact->type->name} + ", "
                                   + casefile::dated(last->fact->happened, asked.scene.facts)
                                   + "."});
    Answer breached = Answer::cannot_tell;
    // An assessment has no such question of its own: a visit that was made for it says it.
    if (is_assessment || last->level != nullptr)
        breached = look_at(asked.scene, said, *last, verdict);
    else verdict.missing.emplace_back("Say how worried you are about these children, and why.");
    settle(verdict, breached);
    await(verdict, asked, known_since(*last->fact, asked.scene.facts.whens()), "G38.working_days");
    return verdict;
}

/// Not modelled: a level worked out from what is recorded. It is the author's own judgement, and
/// nothing is computed from it (law 1).
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<AtTheGate> proposals = asked_at(asked, concern_level.stands_at);
    // What was decided is not asked again.
    if (asked.proposal == nullptr)
        std::erase_if(proposals, [](const AtTheGate& at) { return at.passed != nullptr; });
    if (proposals.empty() && (asked.proposal != nullptr || !asked.scene.has_open_episode()))
        return {};
    const auto said = statements_in(asked.scene);
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : proposals) verdicts.push_back(judge_proposal(asked, said, at));
    if (asked.proposal == nullptr)
        if (auto verdict = judge_last_work(asked, said, proposals))
            verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g38

Rule g38_concern_level()
{
    return {&g38::concern_level, g38::check};
}

}  // namespace holdfast::guardrails
