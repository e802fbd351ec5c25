#include "casefile/dated.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/changes.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"
#include "records/types/family_member.h"
#include "records/types/health.h"
#include "records/types/injury.h"
#include "records/types/legal_status.h"
#include "records/types/letter.h"
#include "records/types/pre_proceedings.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"
#include "records/types/threshold.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g19 {

constexpr Guardrail unborn_link = {
    .id = "G19",
    .name = "UNBORN-LINK",
    .rule = "When a baby is expected by a family with a child protection history, of an older "
            "child or of one of the parents' children elsewhere, the child who is expected has a "
            "record of their own in that family, and an assessment, a conference or a level is "
            "begun or decided for them within 10 working days (as shipped). When a pregnancy is "
            "lost the record is closed, and every letter and reminder about it stops. Excepted: "
            "a parent's own childhood in care, which is no such history.",
    .asks = "What does the history of this family mean for the child who is expected?",
    .sources = {&sources::coventry},
    .mode = Mode::detect,
    .stands_at = {},
    .owner = Owner::team_manager,
};

using base::Answer;
using base::PersonId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

bool is_about(const AnyFact& fact, const PersonId& person)
{
    return fact.is_about(Subject::of(person), ledger::Part::subject);
}

/// What tells that a child is expected, was born, or will not be.
struct Sign {
    enum class Kind { expected, born, lost };
    Kind kind;
    const AnyFact* fact;
    std::optional<base::When> known = std::nullopt;
    std::optional<PersonId> child = std::nullopt;  // Where the sign is the child's own record.
};

/// One pregnancy, from its first sign to the birth or the loss.
struct Pregnancy {
    std::vector<Sign> signs;
    std::uint64_t after = 0;  // Where the one before it ended.

    [[nodiscard]] bool is_lost() const { return signs.back().kind == Sign::Kind::lost; }
    [[nodiscard]] bool is_born() const
    {
        return std::any_of(signs.begin(), signs.end(), [](const Sign& sign) {
            return sign.kind == Sign::Kind::born;
        });
    }
};

void add_changes(const FamilyScene& scene, std::vector<Sign>& signs)
{
    constexpr std::pair<std::string_view, Sign::Kind> kinds[] = {
        {"pregnancy", Sign::Kind::expected},
        {"baby_born", Sign::Kind::born},
        {"pregnancy_lost", Sign::Kind::lost}};
    for (const auto& [code, kind] : kinds)
        for (const ChangeFact* change : changes_of(scene, std::array{code}))
            signs.push_back({kind, change, change->record.known});
}

void add_health(const FamilyScene& scene, std::vector<Sign>& signs)
{
    const auto is_pregnancy = [](const records::Health& said) {
        return said.kind && said.kind->code.starts_with("pregnancy_");
    };
    if (!any_says<records::Health>(scene, is_pregnancy)) return;
    for (const auto* fact : casefile::standing<records::Health>(scene.facts)) {
        const std::string code = fact->record.kind ? fact->record.kind->code : "";
        if (code == "pregnancy_booked" || code == "pregnancy_known")
            signs.push_back({Sign::Kind::expected, fact, fact->record.told_childrens_services});
        if (code == "pregnancy_ended") signs.push_back({Sign::Kind::lost, fact});
    }
}

/// The first place in the family of everybody who was, or is, expected.
void add_unborn_members(const FamilyScene& scene, std::vector<Sign>& signs,
                        std::vector<PersonId>& expected)
{
    for (const auto& member : scene.facts.all<records::FamilyMember>()) {
        if (!member.record.part || member.record.part->code != "unborn") continue;
        for (const ledger::About& about : member.about) {
            const auto person = about.subject.person();
            if (!person || about.part != ledger::Part::subject) continue;
            if (std::find(expected.begin(), expected.end(), *person) != expected.end()) continue;
            expected.push_back(*person);
            signs.push_back({Sign::Kind::expected, &member, std::nullopt, person});
        }
    }
}

/// What is said of a child who is expected, and of their birth.
void add_persons(const FamilyScene& scene, std::vector<Sign>& signs, std::vector<PersonId> expected)
{
    std::vector<PersonId> born;
    for (const auto& said : scene.facts.all<records::Person>()) {
        for (const ledger::About& about : said.about) {
            const auto person = about.subject.person();
            if (!person || about.part != ledger::Part::subject) continue;
            const auto is_in = [&](const std::vector<PersonId>& persons) {
                return std::find(persons.begin(), persons.end(), *person) != persons.end();
            };
            if (said.record.died && is_in(expected) && !is_in(born))
                signs.push_back({Sign::Kind::lost, &said, std::nullopt, person});
            if (said.record.born && is_in(expected) && !is_in(born)) {
                born.push_back(*person);
                signs.push_back({Sign::Kind::born, &said, std::nullopt, person});
            }
            if (said.record.expected_birth && !said.record.born && !is_in(expected)) {
                expected.push_back(*person);
                signs.push_back({Sign::Kind::expected, &said, std::nullopt, person});
            }
        }
    }
}

std::vector<Sign> signs_in(const FamilyScene& scene)
{
    constexpr std::array<std::string_view, 1> unborn = {"unborn"};
    std::vector<Sign> signs;
    std::vector<PersonId> expected;
    add_changes(scene, signs);
    add_health(scene, signs);
    add_unborn_members(scene, signs, expected);
    add_persons(scene, signs, expected);
    for (const AnyFact* told : told_of(scene, unborn))
        signs.push_back({Sign::Kind::expected, told});
    std::sort(signs.begin(), signs.end(), [](const Sign& one, const Sign& other) {
        return one.fact->order < other.fact->order;
    });
    return signs;
}

/// A new sign after a birth or a loss is the next pregnancy; several births or losses told one
/// after another are one.
std::vector<Pregnancy> pregnancies_in(const FamilyScene& scene)
{
    std::vector<Pregnancy> pregnancies;
    for (const Sign& sign : signs_in(scene)) {
        const bool begins = pregnancies.empty()
                         || (sign.kind == Sign::Kind::expected
                             && pregnancies.back().signs.back().kind != Sign::Kind::expected);
        if (begins) {
            const std::uint64_t after =
                pregnancies.empty() ? 0 : pregnancies.back().signs.back().fact->order;
            pregnancies.push_back({{}, after});
        }
        pregnancies.back().signs.push_back(sign);
    }
    return pregnancies;
}

/// The record of the child who is expected; nullopt while there is none.
std::optional<PersonId> child_of(const FamilyScene& scene, const Pregnancy& pregnancy)
{
    for (const Sign& sign : pregnancy.signs)
        if (sign.child) return sign.child;
    // A baby may have been recorded when born, and named by what tells of the birth.
    for (const Sign& sign : pregnancy.signs)
        if (sign.kind == Sign::Kind::born)
            for (const PersonId& child : scene.children())
                if (is_about(*sign.fact, child)) return child;
    return std::nullopt;
}

/// Is it of a child other than the one who is expected, and not of a parent's own childhood?
bool is_of_another_child(const FamilyScene& scene, const AnyFact& fact,
                         const std::optional<PersonId>& unborn)
{
    bool of_child = false;
    for (const ledger::About& about : fact.about) {
        const auto person = about.subject.person();
        if (!person || about.part != ledger::Part::subject || person == unborn) continue;
        const auto member = std::find_if(scene.members.begin(),
                                         scene.members.end(),
                                         [&](const auto& each) { return each.person == *person; });
        if (member != scene.members.end() && !member->is_child()) return false;
        of_child = true;
    }
    return of_child;
}

template <class R>
void add_history(const FamilyScene& scene, std::vector<const AnyFact*>& history)
{
    for (const casefile::SharedFact& fact : scene.facts.of(R::declaration.number))
        history.push_back(fact.get());
}

bool is_care_or_protection(const records::LegalStatus& status)
{
    constexpr std::array<std::string_view, 8> kinds = {"interim_care_order",
                                                       "care_order",
                                                       "interim_supervision_order",
                                                       "supervision_order",
                                                       "emergency_protection_order",
                                                       "police_protection",
                                                       "placement_order",
                                                       "section_20"};
    return status.kind && std::find(kinds.begin(), kinds.end(), status.kind->code) != kinds.end();
}

/// Earlier enquiries, conferences, plans, care, injuries and grave worries, of whatever child.
std::vector<const AnyFact*> history_in(const FamilyScene& scene)
{
    std::vector<const AnyFact*> history = told_of(scene, grave_kinds);
    add_history<records::Section47Enquiry>(scene, history);
    add_history<records::Conference>(scene, history);
    add_history<records::ChildProtectionPlan>(scene, history);
    add_history<records::PreProceedings>(scene, history);
    add_history<records::Injury>(scene, history);
    for (const auto& status : scene.facts.all<records::LegalStatus>())
        if (is_care_or_protection(status.record)) history.push_back(&status);
    std::sort(history.begin(), history.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
    return history;
}

/// One assessment, enquiry, conference or level of this child, or begun because one is expected.
template <class R>
const AnyFact* decided_by(const FamilyScene& scene, const Pregnancy& pregnancy,
                          const std::optional<PersonId>& child, bool (*is_for_unborn)(const R&))
{
    for (const auto* fact : casefile::standing<R>(scene.facts)) {
        if (child && is_about(*fact, *child)) return fact;
        if (fact->order > pregnancy.after && is_for_unborn(fact->record)) return fact;
        for (const Sign& sign : pregnancy.signs)
            if (fact->links_to(ledger::LinkKind::answers, sign.fact->id)) return fact;
    }
    return nullptr;
}

const AnyFact* decision_for(const FamilyScene& scene, const Pregnancy& pregnancy,
                            const std::optional<PersonId>& child)
{
    using namespace records;
    if (const auto* fact =
            decided_by<Assessment>(scene, pregnancy, child, [](const Assessment& assessment) {
                return assessment.occasion && assessment.occasion->code == "unborn";
            }))
        return fact;
    if (const auto* fact =
            decided_by<Conference>(scene, pregnancy, child, [](const Conference& conference) {
                return conference.kind && conference.kind->code == "pre_birth";
            }))
        return fact;
    if (const auto* fact =
            decided_by<Threshold>(scene, pregnancy, child, [](const Threshold&) { return false; }))
        return fact;
    if (const auto* fact = decided_by<Section47Enquiry>(
            scene, pregnancy, child, [](const Section47Enquiry&) { return false; }))
        return fact;
    return decided_by<StrategyDiscussion>(
        scene, pregnancy, child, [](const StrategyDiscussion&) { return false; });
}

std::string sentence_of(const FamilyScene& scene, const AnyFact& fact)
{
    return std::string{fact.type->name} + ", " + casefile::dated(fact.happened, scene.facts) + ".";
}

/// The history that the child comes into: where the birth is past, what was there by then.
std::vector<const AnyFact*> history_of(const FamilyScene& scene, const Pregnancy& pregnancy,
                                       const std::optional<PersonId>& child,
                                       std::span<const AnyFact* const> all)
{
    const std::uint64_t until = pregnancy.signs.back().fact->order;
    std::vector<const AnyFact*> history;
    for (const AnyFact* fact : all)
        if ((!pregnancy.is_born() || fact->order < until)
            && is_of_another_child(scene, *fact, child))
            history.push_back(fact);
    return history;
}

/// The clock begins when both the pregnancy and the history are known.
Known clock_of(const Pregnancy& pregnancy, const AnyFact& earliest)
{
    const Sign& first = pregnancy.signs.front();
    if (earliest.order > first.fact->order) return {&earliest};
    return {first.fact, first.known};
}

/// The first day on which this child can have been expected; nullopt where nobody says when they
/// are due. A case file tells who belongs to a family before it tells its story.
std::optional<base::Date> expected_from(const FamilyScene& scene, const Pregnancy& pregnancy)
{
    // Forty-two weeks, in whole months: nobody is expected for longer.
    constexpr int longest_pregnancy_months = 10;
    const auto child = child_of(scene, pregnancy);
    const auto details = child ? casefile::details_of(scene.facts, *child) : std::nullopt;
    if (!details || !details->expected_birth) return std::nullopt;
    return details->expected_birth->plus_months(-longest_pregnancy_months);
}

/// Lets what is breached wait. False where the child cannot be expected yet.
bool await_decision(const Asked& asked, const Pregnancy& pregnancy, const Known& since,
                    Verdict& verdict)
{
    const auto from = expected_from(asked.scene, pregnancy);
    const auto is_too_early = [&](const Known& told) {
        const auto day = base::latest_date(told.moment().when, asked.scene.facts.whens());
        return from && (day ? *day : base::London::date_of(told.fact->recorded)) < *from;
    };
    if (!is_too_early(since)) {
        await_since_known(verdict, asked, since, "G19.working_days");
        return true;
    }
    if (asked.today < *from) return false;
    // Somebody told of the pregnancy later, or of the birth.
    for (const Sign& sign : pregnancy.signs)
        if (const Known told{sign.fact, sign.known};
            sign.kind == Sign::Kind::born || !is_too_early(told)) {
            await_since_known(verdict, asked, told, "G19.working_days");
            return true;
        }
    if (verdict.standing != Standing::breached) return true;
    verdict.standing = Standing::cannot_tell;
    verdict.missing.emplace_back("Record since when the pregnancy is known.");
    return true;
}

std::optional<Verdict> judge_expected(const Asked& asked, const Pregnancy& pregnancy,
                                      std::span<const AnyFact* const> all)
{
    const FamilyScene& scene = asked.scene;
    const auto child = child_of(scene, pregnancy);
    const auto history = history_of(scene, pregnancy, child, all);
    if (history.empty()) return std::nullopt;
    const Sign& first = pregnancy.signs.front();
    Verdict verdict = verdict_about(first.fact->id);
    verdict.because.push_back(
        {first.fact->standing,
         "A child is expected or was born: " + sentence_of(scene, *first.fact)});
    for (const AnyFact* fact : history)
        verdict.because.push_back({fact->standing, "Earlier: " + sentence_of(scene, *fact)});
    if (!child)
        verdict.missing.emplace_back("Open a record for the child who is expected, as a member of "
                                     "this family.");
    if (const AnyFact* decision = decision_for(scene, pregnancy, child))
        verdict.against.push_back(
            {decision->standing,
             "Begun or decided for the child: " + sentence_of(scene, *decision)});
    else
        verdict.missing.emplace_back("Begin the assessment for the child who is expected, or "
                                     "decide with reasons at which level they are.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (!await_decision(asked, pregnancy, clock_of(pregnancy, *history.front()), verdict))
        return std::nullopt;
    return verdict;
}

/// Is the child still a member who is to be born?
bool stands_as_unborn(const FamilyScene& scene, const PersonId& child)
{
    return std::any_of(scene.members.begin(), scene.members.end(), [&](const auto& member) {
        return member.person == child && member.part == "unborn" && !member.until
            && !casefile::has_died(scene.facts, child);
    });
}

/// A letter after the loss that is about the child who was expected.
const Fact<records::Letter>* letter_after(const FamilyScene& scene, const AnyFact& loss,
                                          const PersonId& child)
{
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (letter.order > loss.order && is_about(letter, child)) return &letter;
    return nullptr;
}

/// After a loss: nobody is reminded of it.
Verdict judge_lost(const Asked& asked, const Pregnancy& pregnancy)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact& loss = *pregnancy.signs.back().fact;
    Verdict verdict = verdict_about(loss.id);
    verdict.because.push_back(
        {loss.standing, "The pregnancy was lost or ended; told " + sentence_of(scene, loss)});
    if (const auto child = child_of(scene, pregnancy)) {
        if (stands_as_unborn(scene, *child))
            verdict.missing.emplace_back("Close the record of the child who was expected, so that "
                                         "no letter and no reminder goes out.");
        if (const auto* letter = letter_after(scene, loss, *child)) {
            verdict.because.push_back({letter->standing,
                                       "A letter about the child was sent afterwards, "
                                           + casefile::dated(letter->happened, scene.facts) + "."});
            verdict.missing.emplace_back("Stop every letter about the pregnancy, and speak with "
                                         "the family about the one that was sent.");
        }
    }
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    return verdict;
}

/// Not modelled: an older child elsewhere of whom nothing is recorded that names a member of this
/// family; the relationship has to be filed first. The clocks of duties stop when the record of the
/// child is closed.
std::vector<Verdict> check(const Asked& asked)
{
    if (asked.proposal != nullptr) return {};
    const auto pregnancies = pregnancies_in(asked.scene);
    if (pregnancies.empty()) return {};
    const auto history = history_in(asked.scene);
    std::vector<Verdict> verdicts;
    for (const Pregnancy& pregnancy : pregnancies) {
        if (pregnancy.is_lost()) verdicts.push_back(judge_lost(asked, pregnancy));
        else if (auto verdict = judge_expected(asked, pregnancy, history))
            verdicts.push_back(std::move(*verdict));
    }
    return verdicts;
}

}  // namespace g19

Rule g19_unborn_link()
{
    return {&g19::unborn_link, g19::check};
}

}  // namespace holdfast::guardrails
