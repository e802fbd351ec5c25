#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/injury.h"

namespace holdfast::guardrails {

namespace g21 {

constexpr Guardrail injury_lifecycle = {
    .id = "G21",
    .name = "INJURY-LIFECYCLE",
    .rule = "Every injury has its site, who reported it, the day on which a worker saw it, how it "
            "is explained, what was decided about a medical examination, when the police were "
            "told, and what contact the child has with parents and others meanwhile. It stays "
            "open until all of that is written down, and earlier injuries of the child are shown "
            "beside it. Excepted: the police, where it is concluded that nobody hurt the child.",
    .asks = "What is not yet known or done about this injury?",
    .sources = {&sources::coventry},
    .mode = Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using casefile::Fact;
using casefile::FamilyScene;
using records::Injury;

/// Nobody hurt the child. An injury that is not explained yet, or because nobody watched the child,
/// is one of which the police are told.
bool is_nobodys_doing(const Injury& injury)
{
    if (!injury.conclusion) return false;
    const std::string& code = injury.conclusion->code;
    return code == "accident" || code == "illness" || code == "self_harm";
}

void need(Verdict& verdict, bool known, const char* sentence)
{
    if (!known) verdict.missing.emplace_back(sentence);
}

void look_for_what_is_missing(const Injury& injury, Verdict& verdict)
{
    need(verdict, injury.sites.has_value(), "Record where on the body it is.");
    need(verdict, injury.reported_by.has_value(), "Record who reported it.");
    need(verdict, injury.seen_when.has_value(), "Have a worker see it, and record when.");
    need(verdict, injury.explanation.has_value(), "Record how it is explained.");
    need(verdict,
         injury.medical && injury.medical->code != "undecided",
         "Decide about a medical examination.");
    need(verdict,
         injury.police_told || is_nobodys_doing(injury),
         "Tell the police, and record when.");
    need(verdict,
         injury.contact && injury.contact->code != "undecided",
         "Decide what contact the child has with parents and others meanwhile.");
}

bool is_of_same_child(const Fact<Injury>& one, const Fact<Injury>& other)
{
    for (const ledger::About& about : one.about)
        if (about.subject.person() && about.part == ledger::Part::subject
            && other.is_about(about.subject, ledger::Part::subject))
            return true;
    return false;
}

Verdict judge(const Asked& asked, std::span<const Fact<Injury>* const> earlier,
              const Fact<Injury>& injury)
{
    const casefile::Facts& facts = asked.scene.facts;
    Verdict verdict = verdict_about(injury.id);
    verdict.because.push_back(
        {injury.standing,
         "An injury was noticed " + casefile::dated(injury.happened, facts) + "."});
    for (const Fact<Injury>* other : earlier)
        if (is_of_same_child(*other, injury))
            verdict.because.push_back(
                {other->standing,
                 "An earlier one was noticed " + casefile::dated(other->happened, facts) + "."});
    look_for_what_is_missing(injury.record, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict, asked, injury.moment(), "G21.working_days");
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto injuries = casefile::standing<Injury>(asked.scene.facts);
    for (std::size_t i = 0; i < injuries.size(); ++i)
        verdicts.push_back(judge(asked, std::span{injuries}.first(i), *injuries[i]));
    return verdicts;
}

}  // namespace g21

Rule g21_injury_lifecycle()
{
    return {&g21::injury_lifecycle, g21::check};
}

}  // namespace holdfast::guardrails
