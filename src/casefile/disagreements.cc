#include "casefile/disagreements.h"

#include "casefile/standing.h"

#include <algorithm>

namespace holdfast::casefile {

using ledger::LinkKind;
using records::Challenge;
using records::ChallengeAnswer;
using ChallengeFact = Fact<Challenge>;

std::string_view stage_after(std::string_view stage)
{
    const auto& stages = records::challenge_stages.values;
    for (std::size_t at = 0; at + 1 < stages.size(); ++at)
        if (stages[at].code == stage) return stages[at + 1].code;
    return "";
}

namespace {

/// The list's own word for it, which lives as long as the program.
std::string_view listed(std::string_view code)
{
    const records::CodeValue* value = records::challenge_stages.find(code);
    return value != nullptr ? value->code : first_written_stage;
}

bool says(const ChallengeAnswer& answer, std::string_view outcome)
{
    return answer.outcome && answer.outcome->code == outcome;
}

/// Where what is written again stood when it was written first.
std::uint64_t first_order(const Facts& facts, const AnyFact& fact)
{
    std::uint64_t first = fact.order;
    for (const base::EntryId& version : versions_of(facts, fact))
        if (const AnyFact* earlier = facts.find_any(version))
            first = std::min(first, earlier->order);
    return first;
}

void end_stage(Disagreement& disagreement, const AnyFact& by)
{
    if (disagreement.waits()) disagreement.stages.back().ended_by = &by;
}

/// The next stage is what is said, or the one after the last.
std::string_view next_of(const Disagreement& disagreement,
                         const std::optional<records::Coded<records::challenge_stages>>& said)
{
    if (said) return listed(said->code);
    if (disagreement.stages.empty()) return first_written_stage;
    const std::string_view last = disagreement.stages.back().code;
    const std::string_view next = stage_after(last);
    return next.empty() ? last : next;
}

void raise(Disagreement& disagreement, const ChallengeFact& challenge)
{
    // What was passed on stays at the stage to which it was, now in the challenger's own words.
    const bool was_passed_on =
        disagreement.waits()
        && disagreement.stages.back().opened_by->type == &ChallengeAnswer::declaration;
    const std::string_view stage = was_passed_on && !challenge.record.stage
                                     ? disagreement.stages.back().code
                                     : next_of(disagreement, challenge.record.stage);
    end_stage(disagreement, challenge);
    disagreement.stages.push_back({stage, &challenge, challenge.record.answer_due});
    disagreement.decided = nullptr;
}

void pass_on(Disagreement& disagreement, const AnswerFact& answer)
{
    const std::string_view stage = next_of(disagreement, answer.record.next_stage);
    end_stage(disagreement, answer);
    disagreement.stages.push_back({stage, &answer, answer.record.next_due});
    disagreement.decided = nullptr;
}

void take(Disagreement& disagreement, const AnswerFact& answer)
{
    disagreement.newest = &answer;
    if (answer.record.explored) disagreement.met = &answer;
    if (says(answer.record, "explored")) return;
    if (says(answer.record, "next_stage")) return pass_on(disagreement, answer);
    if (says(answer.record, "withdrawn") && !is_raised_by(disagreement, answer.by.practitioner))
        return;
    disagreement.decided = &answer;
    end_stage(disagreement, answer);
}

void follow(Disagreement& disagreement, const AnyFact& fact)
{
    if (fact.type == &Challenge::declaration)
        raise(disagreement, static_cast<const ChallengeFact&>(fact));
    else take(disagreement, static_cast<const AnswerFact&>(fact));
    disagreement.followed.push_back(&fact);
}

/// A lower level that answers somebody else's judgement; nullptr: it overrules nobody.
const LevelFact* overruled_by(const Facts& facts, const LevelFact& lower)
{
    if (!is_step_down(facts, lower)) return nullptr;
    for (const ledger::Link& link : lower.links) {
        if (link.kind != LinkKind::answers) continue;
        const auto* judged = facts.find<records::Threshold>(link.to);
        if (judged != nullptr && judged->by.practitioner != lower.by.practitioner) return judged;
    }
    return nullptr;
}

/// Challenges and answers that stand, in the order in which each was first written.
std::vector<const AnyFact*> said_in(const Facts& facts)
{
    std::vector<std::pair<std::uint64_t, const AnyFact*>> placed;
    for (const auto* challenge : standing<Challenge>(facts))
        placed.emplace_back(first_order(facts, *challenge), challenge);
    for (const auto* answer : standing<ChallengeAnswer>(facts))
        placed.emplace_back(first_order(facts, *answer), answer);
    std::sort(placed.begin(), placed.end());
    std::vector<const AnyFact*> said;
    said.reserve(placed.size());
    for (const auto& [order, fact] : placed) said.push_back(fact);
    return said;
}

}  // namespace

bool Disagreement::is_agreed() const
{
    if (decided == nullptr) return false;
    if (says(decided->record, "withdrawn")) return true;
    const bool is_accepted = says(decided->record, "accepted");
    if (is_accepted && !stages.empty()) return true;
    return (is_accepted || says(decided->record, "agreed_otherwise"))
        && (met != nullptr || is_raised_by(*this, decided->by.practitioner));
}

const AnyFact* challenged_by(const Facts& facts, const AnyFact& challenge)
{
    for (const ledger::Link& link : challenge.links)
        if (link.kind == LinkKind::answers)
            if (const AnyFact* fact = facts.find_any(link.to)) return fact;
    return nullptr;
}

bool is_raised_by(const Disagreement& disagreement, const base::PractitionerId& practitioner)
{
    const auto is_own = [&](const AnyFact& fact) {
        return fact.type == &Challenge::declaration && fact.by.practitioner == practitioner;
    };
    const AnyFact* raised =
        disagreement.overruled != nullptr ? disagreement.overruled : disagreement.root;
    return raised->by.practitioner == practitioner
        || std::any_of(disagreement.followed.begin(),
                       disagreement.followed.end(),
                       [&](const AnyFact* fact) { return is_own(*fact); });
}

bool is_answered_by(const Disagreement& disagreement, const Facts& facts,
                    std::span<const ledger::Link> links)
{
    const auto is_answered = [&](const AnyFact* fact) {
        const auto versions = versions_of(facts, *fact);
        return std::ranges::any_of(links, [&](const ledger::Link& link) {
            return link.kind == LinkKind::answers
                && std::ranges::find(versions, facts.root_of(link.to)) != versions.end();
        });
    };
    return is_answered(disagreement.root)
        || std::ranges::any_of(disagreement.followed, is_answered);
}

std::vector<Disagreement> disagreements_in(const Facts& facts)
{
    std::vector<Disagreement> found;
    for (const auto* level : standing<records::Threshold>(facts))
        if (const LevelFact* judged = overruled_by(facts, *level))
            found.push_back({.root = level, .overruled = judged});
    for (const AnyFact* fact : said_in(facts)) {
        const auto own = std::find_if(found.begin(), found.end(), [&](const Disagreement& each) {
            return is_answered_by(each, facts, fact->links);
        });
        if (own != found.end()) {
            follow(*own, *fact);
            continue;
        }
        // An answer to something else, such as an agency's view, belongs to that.
        if (fact->type != &Challenge::declaration) continue;
        Disagreement& begun = found.emplace_back(Disagreement{.root = fact});
        raise(begun, static_cast<const ChallengeFact&>(*fact));
    }
    return found;
}

Disagreement disagreement_over(const Facts& facts, const AnyFact& root)
{
    Disagreement told{.root = &root};
    for (const AnyFact* fact : said_in(facts))
        if (fact->type == &ChallengeAnswer::declaration && is_answered_by(told, facts, fact->links))
            follow(told, *fact);
    return told;
}

}  // namespace holdfast::casefile
