#include "casefile/dated.h"
#include "guardrails/closings.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/referral.h"

namespace holdfast::guardrails {

namespace g01 {

constexpr Guardrail early_close = {
    .id = "G01",
    .name = "EARLY-CLOSE",
    .rule = "A closing proposed within 28 days (as shipped) of a child protection referral needs a "
            "second signer from outside the team's line, and every closing says why it is safe. "
            "Excepted: the family has withdrawn its agreement and no significant harm is "
            "suspected.",
    .asks = "Why is it safe to close so soon after a child protection referral?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::block,
    .stands_at = records::Gate::close,
    .owner = Owner::outside_the_line,
};

using base::Answer;
using casefile::Fact;
using records::PolicyTerm;
using records::Referral;

Answer answer_of(const std::optional<bool>& flag)
{
    if (!flag) return Answer::cannot_tell;
    return *flag ? Answer::yes : Answer::no;
}

std::string referral_sentence(const casefile::FamilyScene& scene, const Fact<Referral>& referral,
                              const base::Moment& ended)
{
    std::string sentence = answer_of(referral.record.child_protection) == Answer::yes
                             ? "A child protection referral was received "
                             : "A referral was received ";
    sentence += casefile::dated(referral.happened, scene.facts);
    const base::DayRange days = base::days_between(referral.moment(), ended, scene.facts.whens());
    if (days.least && days.most && *days.least == *days.most)
        sentence += ", " + std::to_string(*days.least) + " days before the closing";
    if (!referral.record.child_protection)
        sentence += "; whether it was a child protection referral is not recorded";
    return sentence + ".";
}

/// When the work ends, as seen from a referral: when closing was proposed; for a referral that came
/// in between, when it was decided, and until then today.
base::Moment ended_for(const Asked& asked, const ProposalFact& closing,
                       const Fact<Referral>& referral)
{
    if (referral.order < closing.order) return closing.moment();
    const auto* decision = closing_decision(asked.scene, closing);
    if (decision != nullptr) return decision->moment();
    return {std::nullopt, base::When::day(asked.today)};
}

/// Did a referral that came after the closing was decided begin something new?
bool came_afterwards(const casefile::FamilyScene& scene, const ProposalFact& closing,
                     const Fact<Referral>& referral)
{
    const auto* decision = closing_decision(scene, closing);
    return decision != nullptr && referral.order > decision->order;
}

/// Does the work end too soon after this referral? Weighs the referral as evidence.
Answer weigh_referral(const Asked& asked, const ProposalFact& closing,
                      const Fact<Referral>& referral, int days, Verdict& verdict)
{
    const base::Moment ended = ended_for(asked, closing, referral);
    const Answer soon = within(days, referral.moment(), ended, asked.scene.facts.whens());
    const Answer counts = both(soon, answer_of(referral.record.child_protection));
    const Evidence evidence{referral.standing, referral_sentence(asked.scene, referral, ended)};
    switch (counts) {
    case Answer::yes: verdict.because.push_back(evidence); break;
    case Answer::no: verdict.against.push_back(evidence); break;
    case Answer::cannot_tell:
        verdict.because.push_back(evidence);
        if (soon == Answer::cannot_tell)
            verdict.missing.push_back("Record on which day the referral came and the closing was "
                                      "proposed, or as much of it as can be found out.");
        if (!referral.record.child_protection)
            verdict.missing.push_back(
                "Record whether the referral was a child protection referral.");
        break;
    }
    return counts;
}

/// What the proposal itself has to say. The other items of the closing checklist are rules of their
/// own that stand at the same gate, such as G04: each referral decided and its maker told.
void check_list(const ProposalFact& closing, Verdict& verdict)
{
    if (!closing.record.why_safe)
        verdict.missing.push_back("Say in the proposal why it is safe to close now.");
}

bool is_excepted(const ProposalFact& closing)
{
    return answer_of(closing.record.agreement_withdrawn) == Answer::yes
        && answer_of(closing.record.harm_suspected) == Answer::no;
}

/// Until the second signer answers, a proposal that is not yet decided waits; after the clock it is
/// breached. At the gate nothing waits: the decision is about to be taken.
void await_second_signer(const Asked& asked, const ProposalFact& closing, Verdict& verdict)
{
    if (asked.proposal != nullptr || closing_decision(asked.scene, closing) != nullptr) return;
    const auto proposed = base::latest_date(closing.happened, asked.scene.facts.whens());
    if (!proposed) return;
    const PolicyTerm* term = asked.policy.find("G01.answer_working_days", *proposed);
    if (term == nullptr) return;
    verdict.policy.push_back(term->words());
    const auto due = asked.working_days.due(*proposed, term->value);
    if (!due || *due < asked.today) return;
    verdict.standing = Standing::pending;
    verdict.due = *due;
    verdict.changes_on = due->plus_days(1);
}

Answer weigh_referrals(const Asked& asked, const ProposalFact& closing, int days, Verdict& verdict)
{
    Answer early = Answer::no;
    for (const Fact<Referral>& referral : asked.scene.facts.all<Referral>()) {
        if (came_afterwards(asked.scene, closing, referral)) continue;
        const Answer counts = weigh_referral(asked, closing, referral, days, verdict);
        if (counts == Answer::yes || early == Answer::no) early = counts;
    }
    return early;
}

Verdict judge(const Asked& asked, const ProposalFact& closing)
{
    Verdict verdict = verdict_about(closing.id);
    const PolicyTerm* term = asked.policy.find("G01.days", asked.today);
    if (term == nullptr) {
        verdict.missing.push_back("Set the policy value G01.days.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    verdict.policy.push_back(term->words());
    verdict.because.push_back({closing.standing, closing_sentence(asked.scene, closing)});
    if (is_excepted(closing)) {
        verdict.against.push_back({closing.standing,
                                   "The family has withdrawn its agreement, and the proposal says "
                                   "that no significant harm is suspected."});
        return verdict;
    }
    Answer early = weigh_referrals(asked, closing, term->value, verdict);
    check_list(closing, verdict);
    const auto* second = second_signature(asked.scene, closing, "agree");
    if (early != Answer::no && second != nullptr) {
        verdict.against.push_back(
            {second->standing, "A second person from outside the team's line has signed."});
        early = Answer::no;
    }
    if (early == Answer::yes)
        verdict.missing.push_back("Have a second person from outside the team's line sign, or let "
                                  "the work go on.");
    settle(verdict, early);
    if (early == Answer::yes) await_second_signer(asked, closing, verdict);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const ProposalFact* closing : closings_asked(asked))
        verdicts.push_back(judge(asked, *closing));
    return verdicts;
}

}  // namespace g01

Rule g01_early_close()
{
    return {&g01::early_close, g01::check};
}

}  // namespace holdfast::guardrails
