#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/present_work.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g15 {

constexpr Guardrail specialist_input = {
    .id = "G15",
    .name = "SPECIALIST-INPUT",
    .rule = "What is concluded on harmful sexual behaviour, sexual abuse, sexual exploitation or "
            "coercive control rests on somebody trained for it, who wrote it or was consulted "
            "within 10 working days (as shipped) of when it was told. Without that nobody says "
            "that there is no risk, only that it is not assessed, and neither a referral nor the "
            "work ends on it. Excepted: domestic abuse of which nothing else is told, which may "
            "be left not assessed for coercive control.",
    .asks = "Who with special knowledge of this kind of harm was asked?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::block,
    .stands_at = {records::Gate::assessment,
                  records::Gate::close,
                  records::Gate::step_down,
                  records::Gate::no_further_action},
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Assessment;

struct Special {
    std::string_view matter;                  // Of codesets/specialist_matters.csv.
    std::string_view kind;                    // Of codesets/worry_kinds.csv.
    std::array<std::string_view, 3> factors;  // Of codesets/assessment_factors.csv.
    bool only_in_assessments;                 // Where it is told so, an assessment speaks of it.
};

/// Domestic abuse may be coercive control: whoever assesses it says whether that was looked at.
constexpr std::array specials = {
    Special{"harmful_sexual_behaviour", "harmful_sexual_behaviour", {"19B"}, false},
    Special{"sexual_abuse", "sexual_abuse", {"19A", "19C"}, false},
    Special{"sexual_exploitation", "sexual_exploitation", {"11A"}, false},
    Special{"coercive_control", "coercive_control", {}, false},
    Special{"coercive_control", "domestic_abuse", {"3A", "3B", "3C"}, true},
};

std::string words_of_matter(std::string_view matter)
{
    return base::lowered(records::Coded<records::specialist_matters>{std::string{matter}}.label());
}

using Kinds = std::optional<records::Codes<records::worry_kinds>>;

const Kinds& kinds_of(const AnyFact& told)
{
    static const Kinds none;
    if (told.type == &records::Worry::declaration)
        return static_cast<const Fact<records::Worry>&>(told).record.kinds;
    if (told.type == &records::Referral::declaration)
        return static_cast<const Fact<records::Referral>&>(told).record.kinds;
    if (told.type == &records::Contact::declaration)
        return static_cast<const Fact<records::Contact>&>(told).record.kinds;
    return none;
}

bool tells_of(const AnyFact& told, const Special& special)
{
    const Kinds& kinds = kinds_of(told);
    return kinds && kinds->has(special.kind);
}

bool is_special(const AnyFact& told)
{
    return std::any_of(specials.begin(), specials.end(), [&](const Special& special) {
        return !special.only_in_assessments && tells_of(told, special);
    });
}

bool is_joined_elsewhere(const FamilyScene& scene, const AnyFact& worry)
{
    const auto* answer = casefile::newest_answer(scene.facts, worry);
    return answer != nullptr && answer->record.standing
        && answer->record.standing->code == "joined";
}

/// Contacts, referrals and worries that tell of such a matter, also those that were found not to be
/// so: by whose knowledge is what is asked.
std::vector<const AnyFact*> told_specially(const FamilyScene& scene)
{
    std::vector<const AnyFact*> found;
    const auto add = [&](const AnyFact* told) {
        if (is_special(*told)) found.push_back(told);
    };
    for (const auto* contact : casefile::standing<records::Contact>(scene.facts)) add(contact);
    for (const auto* referral : casefile::standing<records::Referral>(scene.facts)) add(referral);
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts)) add(worry);
    std::erase_if(found, [&](const AnyFact* told) {
        return told->type == &records::Worry::declaration && is_joined_elsewhere(scene, *told);
    });
    return found;
}

bool has_input(const Assessment& assessment)
{
    return assessment.specialist_input && assessment.specialist_input->code != "neither";
}

bool concludes_on(const Assessment& assessment, std::string_view matter)
{
    return assessment.concluded_on && assessment.concluded_on->has(matter);
}

bool leaves_out(const Assessment& assessment, std::string_view matter)
{
    return assessment.not_assessed && assessment.not_assessed->has(matter);
}

/// An assessment written since that concludes on the matter with special knowledge.
const AnyFact* concluded_since(const FamilyScene& scene, const AnyFact& told,
                               std::string_view matter)
{
    for (const auto* assessment : casefile::standing<Assessment>(scene.facts))
        if (assessment->order > told.order && has_input(assessment->record)
            && concludes_on(assessment->record, matter))
            return assessment;
    return nullptr;
}

bool is_joined(const AnyFact& one, const AnyFact& other)
{
    const auto links = [](const AnyFact& from, const AnyFact& to) {
        return std::any_of(from.links.begin(), from.links.end(), [&](const ledger::Link& link) {
            return link.to == to.id;
        });
    };
    return links(one, other) || links(other, one);
}

/// An answer to the worry, or to one that hangs together with what was told, for which somebody
/// trained was asked.
const AnyFact* asked_about(const FamilyScene& scene, const AnyFact& told)
{
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts)) {
        if (worry->id != told.id && !is_joined(*worry, told)) continue;
        const auto* answer = casefile::newest_answer(scene.facts, *worry);
        if (answer != nullptr && answer->record.specialist_asked.value_or(false)) return answer;
    }
    return nullptr;
}

/// Who with special knowledge has looked at everything that this tells; nullptr: nobody.
const AnyFact* looked_at(const FamilyScene& scene, const AnyFact& told)
{
    if (const AnyFact* answer = asked_about(scene, told)) return answer;
    const AnyFact* last = nullptr;
    for (const Special& special : specials) {
        if (special.only_in_assessments || !tells_of(told, special)) continue;
        last = concluded_since(scene, told, special.matter);
        if (last == nullptr) return nullptr;
    }
    return last;
}

/// Before anything is concluded, it is enough that the police and others talked it through.
const AnyFact* discussed_since(const FamilyScene& scene, const AnyFact& told)
{
    const std::vector<PersonId> children = children_concerned(told, scene);
    for (const auto* discussion : casefile::standing<records::StrategyDiscussion>(scene.facts))
        if (discussion->order > told.order
            && std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
                   return is_about_child(*discussion, child);
               }))
            return discussion;
    return nullptr;
}

std::string told_words(const FamilyScene& scene, const AnyFact& told)
{
    std::string matters;
    for (const Special& special : specials) {
        if (special.only_in_assessments || !tells_of(told, special)) continue;
        if (!matters.empty()) matters += ", ";
        matters += words_of_matter(special.matter);
    }
    return std::string{told.type->name} + ", " + casefile::dated(told.happened, scene.facts)
         + ", tells of: " + matters + ".";
}

// What was told, from when it was told.

bool is_concluded(const FamilyScene& scene, const AnyFact& told)
{
    return ended_without_action(scene, told)
        || (told.type == &records::Worry::declaration && casefile::is_settled(scene.facts, told));
}

Verdict judge_told(const Asked& asked, const AnyFact& told)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(told.id);
    verdict.because.push_back({told.standing, told_words(scene, told)});
    const bool concluded = is_concluded(scene, told);
    if (const AnyFact* input = looked_at(scene, told)) {
        verdict.against.push_back({input->standing, "Somebody with special knowledge was asked."});
        return verdict;
    }
    if (const AnyFact* discussion = discussed_since(scene, told)) {
        verdict.against.push_back({discussion->standing,
                                   "It was discussed with the police and "
                                   "other agencies."});
        if (!concluded || ended_without_action(scene, told)) return verdict;
    }
    verdict.missing.emplace_back("Ask somebody who is trained in this kind of harm, and record it "
                                 "with what was done about the worry, or in an assessment.");
    settle(verdict, Answer::yes);
    // What is concluded waits for nobody; nor does whoever decides now.
    if (!concluded && asked.proposal == nullptr)
        await(verdict, asked, told.moment(), "G15.working_days");
    return verdict;
}

/// Is it told of another of these, such as the referral that came of a contact? Then that one
/// speaks for both.
bool is_retold(const AnyFact& told, const std::vector<const AnyFact*>& all)
{
    return std::any_of(all.begin(), all.end(), [&](const AnyFact* other) {
        return other->order > told.order
            && std::any_of(other->links.begin(), other->links.end(), [&](const ledger::Link& link) {
                   return link.to == told.id && link.kind == LinkKind::answers;
               });
    });
}

void add_told(const Asked& asked, const std::vector<const AnyFact*>& all,
              std::vector<Verdict>& verdicts)
{
    for (const AnyFact* told : all)
        if (!is_retold(*told, all) && !was_closed_after(asked.scene, *told))
            verdicts.push_back(judge_told(asked, *told));
}

/// The contact or referral that is about to end, where it tells of such a matter.
void add_ending(const Asked& asked, std::vector<Verdict>& verdicts)
{
    for (const AtTheGate& at : asked_at(asked, records::Gate::no_further_action)) {
        std::vector<const AnyFact*> matters = {at.asks};
        if (at.asks->type == &records::DecisionProposal::declaration)
            for (const ledger::Link& link : at.asks->links)
                if (link.kind == LinkKind::answers)
                    if (const AnyFact* matter = asked.scene.facts.find_any(link.to))
                        matters.push_back(matter);
        for (const AnyFact* matter : matters)
            if (is_special(*matter)) verdicts.push_back(judge_told(asked, *matter));
    }
}

// What an assessment concludes.

/// Is the matter told of any child of the assessment and not looked at since, or found by the
/// assessment itself?
bool is_raised(const FamilyScene& scene, const Fact<Assessment>& assessment, const Special& special)
{
    const auto& factors = assessment.record.factors;
    if (factors
        && std::any_of(special.factors.begin(), special.factors.end(), [&](std::string_view code) {
               return !code.empty() && factors->has(code);
           }))
        return true;
    const std::array<std::string_view, 1> kinds = {special.kind};
    const std::vector<const AnyFact*> told = told_of(scene, kinds);
    return std::any_of(told.begin(), told.end(), [&](const AnyFact* each) {
        const AnyFact* earlier = concluded_since(scene, *each, special.matter);
        return each->order < assessment.order && (earlier == nullptr || earlier == &assessment);
    });
}

bool says_no_risk(const Assessment& assessment)
{
    return assessment.says_safe
        && (assessment.says_safe->has("no_risk") || assessment.says_safe->has("no_harm")
            || assessment.says_safe->has("no_substance"));
}

/// What is concluded without special knowledge, or called no risk without being assessed, breaches;
/// of what is not spoken of, the record does not say enough.
Answer look_at_matter(const Fact<Assessment>& assessment, std::string_view matter, Verdict& verdict)
{
    const std::string words = words_of_matter(matter);
    const Assessment& said = assessment.record;
    if (concludes_on(said, matter)) {
        if (has_input(said)) {
            verdict.against.push_back(
                {assessment.standing,
                 "What it concludes on " + words + " rests on somebody with special knowledge."});
            return Answer::no;
        }
        verdict.missing.push_back("Consult somebody trained in " + words
                                  + ", or write that it is not assessed.");
        return Answer::yes;
    }
    if (!leaves_out(said, matter)) {
        verdict.missing.push_back("Say what is concluded on " + words
                                  + " and by whose knowledge, or that it is not assessed.");
        return Answer::no;
    }
    verdict.against.push_back(
        {assessment.standing, "It says that it did not assess: " + words + "."});
    if (!says_no_risk(said)) return Answer::no;
    verdict.missing.push_back("Take back that there is no risk or no harm while " + words
                              + " is not assessed, or consult somebody trained in it.");
    return Answer::yes;
}

std::optional<Verdict> judge_assessment(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    const auto& assessment = static_cast<const Fact<Assessment>&>(*at.asks);
    std::vector<std::string_view> matters;
    for (const Special& special : specials) {
        const bool counts = is_raised(scene, assessment, special)
                         || concludes_on(assessment.record, special.matter);
        if (counts && std::find(matters.begin(), matters.end(), special.matter) == matters.end())
            matters.push_back(special.matter);
    }
    if (matters.empty()) return std::nullopt;
    Verdict verdict = verdict_about(assessment.id);
    verdict.because.push_back(told_as_evidence(at, scene));
    Answer breached = Answer::no;
    for (const std::string_view matter : matters)
        if (look_at_matter(assessment, matter, verdict) == Answer::yes) breached = Answer::yes;
    settle_work(verdict, breached, asked, at);
    return verdict;
}

// A lower level and a closing.

bool concerns_any(const AnyFact& told, const std::vector<PersonId>& children)
{
    return std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
        return is_about_child(told, child);
    });
}

/// Each matter that was ever told of one of these children was looked at by somebody who knows.
std::optional<Verdict> judge_lowering(const Asked& asked, const AtTheGate& at,
                                      const std::vector<const AnyFact*>& all)
{
    const FamilyScene& scene = asked.scene;
    const std::vector<PersonId> children = children_asked_about(asked, at);
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back(told_as_evidence(at, scene));
    Answer breached = Answer::no;
    for (const AnyFact* told : all) {
        if (!concerns_any(*told, children) || is_retold(*told, all)) continue;
        if (at.passed != nullptr && told->order > at.passed->order) continue;
        verdict.because.push_back({told->standing, told_words(scene, *told)});
        if (const AnyFact* input = looked_at(scene, *told)) {
            verdict.against.push_back(
                {input->standing, "Somebody with special knowledge was asked."});
            continue;
        }
        breached = Answer::yes;
    }
    if (verdict.because.size() == 1) return std::nullopt;
    if (breached == Answer::yes)
        verdict.missing.emplace_back("Have somebody who is trained in this kind of harm look at "
                                     "it, and record that in an assessment or with what was done "
                                     "about the worry.");
    settle_work(verdict, breached, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto all = told_specially(asked.scene);
    if (asked.proposal == nullptr) add_told(asked, all, verdicts);
    else add_ending(asked, verdicts);
    constexpr records::Gates of_work = {
        records::Gate::assessment, records::Gate::close, records::Gate::step_down};
    for (const AtTheGate& at : work_asked(asked, of_work)) {
        auto verdict = at.gate == records::Gate::assessment ? judge_assessment(asked, at)
                                                            : judge_lowering(asked, at, all);
        if (verdict) verdicts.push_back(std::move(*verdict));
    }
    return verdicts;
}

}  // namespace g15

Rule g15_specialist_input()
{
    return {&g15::specialist_input, g15::check};
}

}  // namespace holdfast::guardrails
