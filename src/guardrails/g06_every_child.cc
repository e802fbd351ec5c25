#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/own_accounts.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g06 {

constexpr Guardrail every_child = {
    .id = "G06",
    .name = "EVERY-CHILD",
    .rule =
        "Before an assessment is signed, a level lowered or the work closed, every child at "
        "home, also one not yet born, has a part of their own: what could harm this child, "
        "what life and home are like, and this child's own voice. Abuse or neglect at home, also "
        "of one child or between adults, concerns each of them: they are named, and heard "
        "within 10 working days (as shipped). Excepted: a brother or sister who lives "
        "elsewhere; the home and the voice of a child not yet born; a family that withdraws "
        "its agreement while no significant harm is suspected.",
    .asks = "What is known of each child in this home by themselves?",
    .sources = {&sources::norfolk_trio, &sources::coventry},
    .mode = Mode::require,
    .stands_at = {records::Gate::assessment, records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::AssessedChild;
using records::Worry;

template <class Has>
bool any_part(const OwnAccounts& accounts, Has has)
{
    return std::any_of(accounts.parts.begin(), accounts.parts.end(), [&](const auto* part) {
        return has(part->record);
    });
}

bool tells_of_risk(const AssessedChild& part)
{
    return part.worries || part.safety;
}

bool tells_of_home(const OwnAccounts& accounts)
{
    return any_part(accounts, [](const AssessedChild& part) { return part.daily_life.has_value(); })
        || std::any_of(accounts.homes.begin(), accounts.homes.end(), [](const auto* home) {
               const records::HomeConditions& said = home->record;
               return said.sleeping || said.food || said.warmth || said.hygiene || said.hazards
                   || said.lives_there || said.changed;
           });
}

/// What the record does not say of a child who has a part.
void look_at_parts(const FamilyScene& scene, const PersonId& child, const OwnAccounts& accounts,
                   Verdict& verdict)
{
    const std::string name = called(scene, child);
    if (!any_part(accounts, tells_of_risk))
        verdict.missing.push_back("Record what could harm " + name
                                  + ", or that nothing is known to.");
    if (!domestic_abuse_in(scene).empty() && !any_part(accounts, [](const AssessedChild& part) {
            return part.witnessed_abuse.has_value();
        }))
        verdict.missing.push_back("Record whether " + name + " has seen or heard abuse at home.");
    if (is_expected(scene, child)) return;
    if (!tells_of_home(accounts))
        verdict.missing.push_back("Record what life and home are like for " + name + ".");
    if (own_voice(accounts, scene) == nullptr)
        verdict.missing.push_back("Record what " + name
                                  + " said or showed, in an entry about this child alone.");
}

/// One without a part breaches; in one that is not complete the record does not say enough.
Answer look_at_child(const AtTheGate& at, const FamilyScene& scene, const PersonId& child,
                     Verdict& verdict)
{
    const OwnAccounts accounts = accounts_at(at, scene, child);
    if (accounts.parts.empty()) {
        verdict.missing.push_back("Write a part of the assessment for " + called(scene, child)
                                  + ": what could harm this child, daily life, own words.");
        return Answer::yes;
    }
    verdict.against.push_back({accounts.parts.back()->standing,
                               "A part of an assessment is about " + called(scene, child) + "."});
    look_at_parts(scene, child, accounts, verdict);
    return Answer::no;
}

/// Those at home, and whom else the proposal concerns.
std::vector<PersonId> children_of_the_matter(const Asked& asked, const AtTheGate& at)
{
    std::vector<PersonId> children = children_at_home(asked.scene, day_at(asked, at));
    for (const PersonId& child : children_asked_about(asked, at))
        if (std::find(children.begin(), children.end(), child) == children.end())
            children.push_back(child);
    return children;
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back(told_as_evidence(at, scene));
    Answer breached = Answer::no;
    if (scene.children().empty())
        verdict.missing.emplace_back("Record who the family's children are, born and unborn.");
    const std::vector<PersonId> children = children_of_the_matter(asked, at);
    // Whoever grew up, went away or died needs no part any more.
    if (children.empty() && verdict.missing.empty()) return std::nullopt;
    if (is_withdrawn(at, scene)) return std::nullopt;
    for (const PersonId& child : children)
        if (look_at_child(at, scene, child, verdict) == Answer::yes) breached = Answer::yes;
    settle_work(verdict, breached, asked, at);
    return verdict;
}

// Abuse or neglect at home.

/// What happens to one child at home, or between adults there, is never that child's alone.
constexpr std::array<std::string_view, 6> kinds_for_all = {"domestic_abuse",
                                                           "coercive_control",
                                                           "physical_abuse",
                                                           "sexual_abuse",
                                                           "harmful_sexual_behaviour",
                                                           "neglect"};

/// A worry that says where: not at home, and no child saw it there.
bool is_elsewhere(const AnyFact& told)
{
    if (told.type != &Worry::declaration) return false;
    const Worry& worry = static_cast<const Fact<Worry>&>(told).record;
    constexpr std::array<std::string_view, 5> places = {
        "care", "school", "neighbourhood", "online", "elsewhere"};
    return worry.place && !worry.seen_by_child.value_or(false)
        && std::find(places.begin(), places.end(), worry.place->code) != places.end();
}

bool saw_it(const Fact<Worry>& worry)
{
    return worry.record.seen_by_child.value_or(false);
}

/// What tells of abuse or neglect at home, and worries that a child saw or heard.
std::vector<const AnyFact*> what_concerns_all(const FamilyScene& scene)
{
    std::vector<const AnyFact*> found = told_of(scene, kinds_for_all);
    std::erase_if(found, [](const AnyFact* told) { return is_elsewhere(*told); });
    for (const auto* worry : casefile::standing<Worry>(scene.facts))
        if (saw_it(*worry) && std::find(found.begin(), found.end(), worry) == found.end())
            found.push_back(worry);
    return found;
}

/// Is it told of another of these, such as the referral that came of a contact?
bool is_told_elsewhere(const AnyFact& fact, const std::vector<const AnyFact*>& all)
{
    return std::any_of(fact.links.begin(), fact.links.end(), [&](const ledger::Link& link) {
        return std::any_of(
            all.begin(), all.end(), [&](const AnyFact* other) { return other->id == link.to; });
    });
}

const AnyFact* heard_since(const FamilyScene& scene, const AnyFact& told, const PersonId& child)
{
    const OwnAccounts since = accounts_of({&scene, &told, nullptr}, child);
    for (const auto* part : since.parts)
        if (tells_of_risk(part->record) || part->record.witnessed_abuse || part->record.words)
            return part;
    for (const auto* voice : since.voices)
        if (voice->record.words || voice->record.meaning || did_not_want(voice->record))
            return voice;
    for (const auto* visit : since.visits)
        if (visit->record.words || did_not_want(visit->record)) return visit;
    return nullptr;
}

/// Was the worry settled with the child asked?
const AnyFact* settled_with_child(const FamilyScene& scene, const AnyFact& told)
{
    if (told.type != &Worry::declaration || !casefile::is_settled(scene.facts, told))
        return nullptr;
    const auto* answer = casefile::newest_answer(scene.facts, told);
    return answer->record.child_asked.value_or(false) ? answer : nullptr;
}

void look_for_child(const FamilyScene& scene, const AnyFact& told, const PersonId& child,
                    Verdict& verdict)
{
    const std::string name = called(scene, child);
    const bool is_named = is_about_child(told, child);
    // Then nobody is sent to see the children.
    if (ended_at_the_front_door(scene, told)) {
        if (!is_named)
            verdict.missing.push_back("Name " + name + " among the children whom it concerns.");
        return;
    }
    if (const AnyFact* heard = heard_since(scene, told, child)) {
        verdict.against.push_back({heard->standing, "There is an own account of " + name + "."});
        return;
    }
    verdict.missing.push_back(
        is_named ? "Hear " + name + ", or watch how a child without speech is, and record it."
                 : "Name " + name
                       + " among the children whom it concerns, and record what this child saw, "
                         "heard or says.");
}

/// The children who were at home then and still are. One who was expected then was there too.
std::vector<PersonId> children_then(const Asked& asked, const AnyFact& told)
{
    const auto day = base::latest_date(told.happened, asked.scene.facts.whens());
    const std::vector<PersonId> then = children_at_home(asked.scene, day.value_or(asked.today));
    std::vector<PersonId> children = children_at_home(asked.scene, asked.today);
    std::erase_if(children, [&](const PersonId& child) {
        return std::find(then.begin(), then.end(), child) == then.end();
    });
    return children;
}

std::optional<Verdict> judge_witness(const Asked& asked, const AnyFact& told)
{
    const FamilyScene& scene = asked.scene;
    if (was_closed_after(scene, told)) return std::nullopt;
    Verdict verdict = verdict_about(told.id);
    verdict.because.push_back({told.standing,
                               "What was told " + casefile::dated(told.happened, scene.facts)
                                   + " concerns every child at home."});
    if (const AnyFact* answer = settled_with_child(scene, told))
        verdict.against.push_back({answer->standing, "It is settled, and the child was asked."});
    else
        for (const PersonId& child : children_then(asked, told))
            look_for_child(scene, told, child, verdict);
    if (verdict.missing.empty() && verdict.against.empty()) return std::nullopt;
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict, asked, told.moment(), "G06.working_days");
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : work_asked(asked, every_child.stands_at))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    if (asked.proposal != nullptr) return verdicts;
    const auto seen = what_concerns_all(asked.scene);
    for (const AnyFact* told : seen)
        if (!is_told_elsewhere(*told, seen))
            if (auto verdict = judge_witness(asked, *told)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g06

Rule g06_every_child()
{
    return {&g06::every_child, g06::check};
}

}  // namespace holdfast::guardrails
