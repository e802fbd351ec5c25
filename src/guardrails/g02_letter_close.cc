#include "casefile/dated.h"
#include "guardrails/closings.h"
#include "guardrails/sources.h"
#include "records/types/letter.h"

namespace holdfast::guardrails {

namespace g02 {

constexpr Guardrail letter_close = {
    .id = "G02",
    .name = "LETTER-CLOSE",
    .rule = "A letter cannot be what ends the work with a family. A letter that names domestic "
            "abuse needs a check that this way of contact is safe, and a live safety plan that it "
            "fits. Excepted: a letter that follows a closing visit or meeting.",
    .asks = "Who will tell the family in person that the work ends, and hear what they say?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::block,
    .stands_at = records::Gate::close,
};

using base::Answer;
using casefile::Fact;
using records::Letter;

Verdict judge_closing(const Asked& asked, const ProposalFact& closing)
{
    Verdict verdict = verdict_about(closing.id);
    const bool by_letter = closing.record.means && closing.record.means->code == "letter";
    verdict.because.push_back({closing.standing, closing_sentence(asked.scene, closing)});
    bool not_stated = false;
    for (const auto& letter : asked.scene.facts.all<Letter>()) {
        if (!closing.links_to(ledger::LinkKind::rests_on, letter.id)) continue;
        verdict.because.push_back({letter.standing,
                                   "The proposal rests on a letter sent "
                                       + casefile::dated(letter.happened, asked.scene.facts)
                                       + "."});
        not_stated = not_stated || !letter.record.names_domestic_abuse;
    }
    if (not_stated)
        verdict.missing.push_back("Record of each of these letters whether it names domestic "
                                  "abuse.");
    if (!closing.record.means || closing.record.means->code == "not_told")
        verdict.missing.push_back("Say how the work would end, and what the family was told.");
    if (by_letter)
        verdict.missing.push_back("Plan a closing visit or meeting, or say how else the family is "
                                  "told in person.");
    settle(verdict, by_letter ? Answer::yes : Answer::no);
    return verdict;
}

/// A flag that must be yes: no breaches, silence cannot be told.
Answer fails(const std::optional<bool>& flag)
{
    if (!flag) return Answer::cannot_tell;
    return *flag ? Answer::no : Answer::yes;
}

Verdict judge_letter(const Asked& asked, const Fact<Letter>& letter)
{
    Verdict verdict = verdict_about(letter.id);
    verdict.because.push_back({letter.standing,
                               "A letter sent "
                                   + casefile::dated(letter.happened, asked.scene.facts)
                                   + " names domestic abuse."});
    const Answer contact = fails(letter.record.safe_contact_checked);
    const Answer plan = fails(letter.record.fits_safety_plan);
    if (contact != Answer::no)
        verdict.missing.push_back("Record the check that this way of contact is safe.");
    if (plan != Answer::no)
        verdict.missing.push_back("Record the live safety plan that this letter fits.");
    const bool breached = contact == Answer::yes || plan == Answer::yes;
    settle(verdict, breached ? Answer::yes : Answer::no);
    return verdict;
}

/// At the gate only the letters that the proposal rests on are asked about.
bool is_asked(const Asked& asked, const Fact<Letter>& letter)
{
    if (asked.proposal == nullptr) return true;
    for (const ProposalFact* closing : closings_asked(asked))
        if (closing->links_to(ledger::LinkKind::rests_on, letter.id)) return true;
    return false;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const ProposalFact* closing : closings_asked(asked))
        verdicts.push_back(judge_closing(asked, *closing));
    for (const auto& letter : asked.scene.facts.all<Letter>())
        if (letter.record.names_domestic_abuse.value_or(false) && is_asked(asked, letter))
            verdicts.push_back(judge_letter(asked, letter));
    return verdicts;
}

}  // namespace g02

Rule g02_letter_close()
{
    return {&g02::letter_close, g02::check};
}

}  // namespace holdfast::guardrails
