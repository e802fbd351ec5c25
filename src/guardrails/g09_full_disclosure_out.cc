#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/known_since.h"
#include "guardrails/serious_history.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/chronology.h"
#include "records/types/information_request.h"
#include "records/types/information_sharing.h"
#include "records/types/injury.h"
#include "records/types/notification.h"
#include "records/types/strategy_discussion.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g09 {

constexpr Guardrail full_disclosure_out = {
    .id = "G09",
    .name = "FULL-DISCLOSURE-OUT",
    .rule = "What goes to police, health or another agency about harm to a child carries every "
            "unresolved injury and allegation, not the newest alone, or says what it leaves out "
            "and why. A strategy discussion is never held up: what was not put to it is shown and "
            "made good within 1 working day (as shipped). Excepted: what tells of no risk, and "
            "what came to be known afterwards.",
    .asks = "Which injury or allegation have they not been told of?",
    .sources = {&sources::coventry},
    .mode = Mode::block,
    .stands_at = records::Gate::information,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

/// What goes out, in every version in which it was written.
struct Outgoing {
    const AnyFact* fact = nullptr;
    std::uint64_t order = 0;  // Where it was first written.
    std::vector<base::EntryId> versions;
    bool says_what_is_left_out = false;
};

std::uint64_t first_order(const FamilyScene& scene, std::span<const base::EntryId> versions)
{
    std::uint64_t first = ~std::uint64_t{0};
    for (const base::EntryId& id : versions)
        if (const AnyFact* version = scene.facts.find_any(id))
            first = std::min(first, version->order);
    return first;
}

Outgoing outgoing(const FamilyScene& scene, const AnyFact& fact,
                  const std::optional<records::Prose>& left_out)
{
    auto versions = casefile::versions_of(scene.facts, fact);
    const std::uint64_t order = first_order(scene, versions);
    return {&fact, order, std::move(versions), left_out.has_value()};
}

bool leads_to(const AnyFact& from, std::span<const base::EntryId> ids)
{
    return casefile::links_to_any(from, LinkKind::rests_on, ids)
        || casefile::links_to_any(from, LinkKind::answers, ids);
}

/// Does it rest on the matter, or on a chronology that does?
bool carries(const FamilyScene& scene, const Outgoing& out, const AnyFact& matter)
{
    const auto told_by = casefile::versions_of(scene.facts, matter);
    for (const base::EntryId& id : out.versions) {
        const AnyFact* version = scene.facts.find_any(id);
        if (version == nullptr) continue;
        if (leads_to(*version, told_by)) return true;
        for (const auto& chronology : scene.facts.all<records::Chronology>())
            if (version->links_to(LinkKind::rests_on, chronology.id)
                && casefile::links_to_any(chronology, LinkKind::rests_on, told_by))
                return true;
    }
    return false;
}

std::string words_for(const AnyFact& matter, const FamilyScene& scene)
{
    const std::string what = matter.type == &records::Injury::declaration ? "An injury"
                           : matter.type == &records::Worry::declaration  ? "An allegation"
                                                                          : "An investigation";
    return what + ", " + casefile::dated(matter.happened, scene.facts) + ", is not resolved";
}

/// What it does not carry of what was known when it was written.
Answer look_for_what_is_left_out(const FamilyScene& scene, const Outgoing& out,
                                 std::span<const AnyFact* const> unresolved, Verdict& verdict)
{
    Answer left = Answer::no;
    for (const AnyFact* matter : unresolved) {
        const auto versions = casefile::versions_of(scene.facts, *matter);
        if (first_order(scene, versions) > out.order) continue;
        const std::string words = words_for(*matter, scene);
        if (carries(scene, out, *matter)) {
            verdict.against.push_back({matter->standing, words + ". They are told of it."});
            continue;
        }
        verdict.because.push_back({matter->standing, words + ". It does not rest on this."});
        left = Answer::yes;
    }
    return left;
}

/// Is there anything to say of it? Then what was left out.
std::optional<Answer> weigh(const FamilyScene& scene, const Outgoing& out,
                            std::span<const AnyFact* const> unresolved, Verdict& verdict)
{
    const Answer left = look_for_what_is_left_out(scene, out, unresolved, verdict);
    if (verdict.because.empty() && verdict.against.empty()) return std::nullopt;
    if (left == Answer::no) return left;
    if (out.says_what_is_left_out) {
        verdict.against.push_back(
            {out.fact->standing, "What is left out is written down, and why."});
        return Answer::no;
    }
    return left;
}

/// Something was told to an agency. It stands as it is; what was left out is made good.
std::optional<Verdict> judge_sent(const Asked& asked, const Outgoing& out,
                                  std::span<const AnyFact* const> unresolved)
{
    Verdict verdict = verdict_about(out.fact->id);
    const auto left = weigh(asked.scene, out, unresolved, verdict);
    if (!left) return std::nullopt;
    if (*left == Answer::yes)
        verdict.missing.emplace_back("Tell them of each of these too and link it here, or write "
                                     "down what is left out and why.");
    settle(verdict, *left);
    await(verdict, asked, known_since(*out.fact, asked.scene.facts.whens()), "G09.working_days");
    return verdict;
}

bool is_shared(const records::InformationSharing& sharing)
{
    return sharing.answer
        && (sharing.answer->code == "shared" || sharing.answer->code == "shared_in_part");
}

/// To tell an agency about a school lunch discloses no injury. Where nobody said whether it tells
/// of a risk, somebody still has to.
std::optional<Verdict> judge_sharing(const Asked& asked,
                                     const Fact<records::InformationSharing>& sharing,
                                     std::span<const AnyFact* const> unresolved)
{
    const records::InformationSharing& said = sharing.record;
    if (!is_shared(said) || (said.tells_of_risk && !*said.tells_of_risk)) return std::nullopt;
    auto verdict = judge_sent(asked, outgoing(asked.scene, sharing, said.left_out), unresolved);
    if (!verdict || verdict->standing == Standing::met || said.tells_of_risk) return verdict;
    verdict->missing.emplace_back("Or say that it tells of no risk to anybody.");
    verdict->standing = Standing::cannot_tell;
    return verdict;
}

/// A decision about sharing that belongs to a question says what goes into its answer, and what is
/// left out.
void add_decisions_about_sharing(const FamilyScene& scene, Outgoing& out)
{
    const auto versions = out.versions;
    for (const auto* sharing : casefile::standing<records::InformationSharing>(scene.facts)) {
        if (!leads_to(*sharing, versions) && !out.fact->links_to(LinkKind::rests_on, sharing->id))
            continue;
        out.versions.push_back(sharing->id);
        out.says_what_is_left_out |= sharing->record.left_out.has_value();
    }
}

std::optional<Verdict> judge_answer(const Asked& asked, const AtTheGate& at,
                                    std::span<const AnyFact* const> unresolved)
{
    const auto& request = static_cast<const Fact<records::InformationRequest>&>(*at.asks);
    // Keeping all of it back is weighed apart (guardrail G41).
    if (request.record.answer && request.record.answer->code == "refused") return std::nullopt;
    Outgoing out = outgoing(asked.scene, request, std::nullopt);
    // Until it is sent, it has to carry what is known by then.
    if (at.passed != nullptr) out.order = at.passed->order;
    else out.order = request.record.answered ? request.order : ~std::uint64_t{0};
    add_decisions_about_sharing(asked.scene, out);
    Verdict verdict = verdict_about(request.id);
    const auto left = weigh(asked.scene, out, unresolved, verdict);
    if (!left) return std::nullopt;
    if (*left == Answer::yes)
        verdict.missing.emplace_back("Put each of these into the answer and link it, or file a "
                                     "decision about sharing that says what is left out and why.");
    settle_with_answered(verdict, *left, asked, at);
    return verdict;
}

bool tells_of_injury(const records::Notification& told)
{
    return told.matter && told.matter->code == "injury" && !told.not_told.value_or(false);
}

void add_what_was_sent(const Asked& asked, std::span<const AnyFact* const> unresolved,
                       std::vector<Verdict>& verdicts)
{
    const FamilyScene& scene = asked.scene;
    const auto add = [&](std::optional<Verdict> verdict) {
        if (verdict) verdicts.push_back(std::move(*verdict));
    };
    for (const auto* discussion : casefile::standing<records::StrategyDiscussion>(scene.facts))
        add(judge_sent(
            asked, outgoing(scene, *discussion, discussion->record.left_out), unresolved));
    for (const auto* sharing : casefile::standing<records::InformationSharing>(scene.facts))
        add(judge_sharing(asked, *sharing, unresolved));
    for (const auto* told : casefile::standing<records::Notification>(scene.facts))
        if (tells_of_injury(told->record))
            add(judge_sent(
                asked, outgoing(scene, *told, std::optional<records::Prose>{}), unresolved));
}

bool holds_any(const FamilyScene& scene)
{
    constexpr std::array<const records::RecordType*, 4> types = {
        &records::StrategyDiscussion::declaration,
        &records::InformationSharing::declaration,
        &records::Notification::declaration,
        &records::InformationRequest::declaration};
    return std::any_of(types.begin(), types.end(), [&](const records::RecordType* type) {
        return !scene.facts.of(type->number).empty();
    });
}

/// Not modelled: which kind of agency it goes to, because a family's record does not hold that; and
/// letters and calls, whose words nobody counts through.
std::vector<Verdict> check(const Asked& asked)
{
    if (!holds_any(asked.scene)) return {};
    const auto unresolved = unresolved_allegations(asked.scene);
    if (unresolved.empty()) return {};
    std::vector<AtTheGate> answers = asked_at(asked, full_disclosure_out.stands_at);
    std::vector<Verdict> verdicts;
    if (asked.proposal == nullptr) {
        for (const AtTheGate& answered : answered_ungated(asked.scene)) answers.push_back(answered);
        add_what_was_sent(asked, unresolved, verdicts);
    }
    for (const AtTheGate& at : answers)
        if (goes_out(at))
            if (auto verdict = judge_answer(asked, at, unresolved))
                verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g09

Rule g09_full_disclosure_out()
{
    return {&g09::full_disclosure_out, g09::check};
}

}  // namespace holdfast::guardrails
