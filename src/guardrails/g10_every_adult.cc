#include "casefile/dated.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/one_of.h"
#include "guardrails/present_work.h"
#include "guardrails/sources.h"
#include "records/types/assessed_adult.h"
#include "records/types/call.h"
#include "records/types/relationship.h"
#include "records/types/visit.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g10 {

constexpr Guardrail every_adult = {
    .id = "G10",
    .name = "EVERY-ADULT",
    .rule =
        "Before an assessment is signed, a level lowered or the work closed, every parent and "
        "whoever acts as one, in the home or not, has had their history checked, was seen, "
        "spoken to or tried for, and it is described how they work with us. Excepted: a "
        "parent who has died; contact that is withheld because it is unsafe, with the reason; a "
        "family that withdraws its agreement while no significant harm is suspected.",
    .asks = "What is known of each parent and of how they work with us?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::require,
    .stands_at = {records::Gate::assessment, records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using base::PersonId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using ledger::Part;
using records::AssessedAdult;
using records::Relationship;

bool is_parental(const Relationship& relationship)
{
    constexpr std::array<std::string_view, 9> kinds = {"mother",
                                                       "father",
                                                       "parent",
                                                       "adoptive_parent",
                                                       "step_parent",
                                                       "parents_partner",
                                                       "kin_carer",
                                                       "special_guardian",
                                                       "guardian"};
    return !relationship.until
        && (relationship.acts_as_parent.value_or(false)
            || (relationship.kind && is_listed(kinds, relationship.kind->code)));
}

bool is_of_a_child(const FamilyScene& scene, const AnyFact& relationship)
{
    const std::vector<PersonId> children = scene.children();
    return std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
        return relationship.is_about(Subject::of(child), Part::mentioned);
    });
}

/// A mother or father who moved out stays one; a partner who left does not.
bool is_parental(const casefile::Member& member)
{
    return member.part == "mother" || member.part == "father"
        || (member.part == "parents_partner" && !member.until);
}

/// Did it surely begin after that day? Who came later is nobody whom a decision of then left out.
bool came_later(const std::optional<base::When>& since, const FamilyScene& scene, base::Date day)
{
    if (!since) return false;
    const auto first = base::earliest_date(*since, scene.facts.whens());
    return first && *first > day;
}

/// Every parent figure of that day who is alive, as the family and the relationships tell it. Not
/// modelled: a parent of whom the record holds nothing, because a child may have one parent.
std::vector<PersonId> parent_figures(const FamilyScene& scene, base::Date day)
{
    std::vector<PersonId> adults;
    const auto add = [&](const PersonId& adult) {
        if (std::find(adults.begin(), adults.end(), adult) == adults.end()
            && !casefile::has_died(scene.facts, adult))
            adults.push_back(adult);
    };
    for (const casefile::Member& member : scene.members)
        if (is_parental(member) && !came_later(member.since, scene, day)) add(member.person);
    for (const auto* relationship : casefile::standing<Relationship>(scene.facts)) {
        if (!is_parental(relationship->record) || !is_of_a_child(scene, *relationship)
            || came_later(relationship->record.since, scene, day))
            continue;
        for (const ledger::About& about : relationship->about)
            if (about.part == Part::subject && about.subject.person()) add(*about.subject.person());
    }
    return adults;
}

/// What the work holds of one adult, of each question the newest word.
struct Known {
    const AnyFact* part = nullptr;
    AssessedAdult said;
    const AnyFact* reached = nullptr;  // A call or a visit by which somebody tried.
    bool withheld = false;             // A call that was not made, with the reason.
};

void take_parts(const AtTheGate& at, const PresentWork& work, const PersonId& adult, Known& known)
{
    const casefile::Facts& facts = work.scene->facts;
    const bool of_assessment = at.gate == records::Gate::assessment;
    const auto versions = casefile::versions_of(facts, *at.asks);
    for (const auto* part : casefile::standing<AssessedAdult>(facts)) {
        if (!part->is_about(Subject::of(adult), Part::subject)) continue;
        const bool is_its_own =
            of_assessment && casefile::links_to_any(*part, LinkKind::part_of, versions);
        if (!is_its_own && !work.has(*part)) continue;
        known.part = part;
        records::take_newer(known.said, part->record);
    }
}

bool is_about_anyhow(const AnyFact& fact, const PersonId& adult)
{
    return std::any_of(fact.about.begin(), fact.about.end(), [&](const ledger::About& about) {
        return about.subject == Subject::of(adult);
    });
}

void take_attempts(const PresentWork& work, const PersonId& adult, Known& known)
{
    const casefile::Facts& facts = work.scene->facts;
    for (const auto* call : casefile::standing<records::Call>(facts)) {
        if (!is_about_anyhow(*call, adult) || !call->record.result || !work.has(*call)) continue;
        if (call->record.result->code != "not_made_unsafe") known.reached = call;
        else known.withheld = known.withheld || call->record.why_unsafe.has_value();
    }
    for (const auto* visit : casefile::standing<records::Visit>(facts))
        if (is_about_anyhow(*visit, adult) && work.has(*visit)) known.reached = visit;
}

bool was_tried(const Known& known)
{
    constexpr std::array<std::string_view, 3> in_vain = {"no_answer", "refused", "not_found"};
    if (known.reached != nullptr) return true;
    const auto& contact = known.said.contact;
    if (!contact) return false;
    if (contact->code == "seen" || contact->code == "spoken_to") return true;
    return is_listed(in_vain, contact->code) && known.said.last_tried;
}

bool is_withheld(const Known& known)
{
    const auto& contact = known.said.contact;
    const bool says = contact && contact->code == "withheld_unsafe";
    return known.withheld || (says && known.said.why_no_contact);
}

void look_at_checks(const Known& known, const std::string& name, Verdict& verdict)
{
    if (known.said.checks && !known.said.checks->codes.empty()) return;
    const bool waits = known.said.checks_waited_for && !known.said.checks_waited_for->codes.empty();
    verdict.missing.push_back(waits ? "Get what was asked for about " + name
                                          + ", and record what came back."
                                    : "Check the history of " + name + ", and record with whom.");
}

/// One who is not described breaches; in a description with gaps the record does not say enough.
Answer look_at_adult(const AtTheGate& at, const PresentWork& work, const PersonId& adult,
                     Verdict& verdict)
{
    const FamilyScene& scene = *work.scene;
    const std::string name = called(scene, adult);
    Known known;
    take_parts(at, work, adult, known);
    if (known.part == nullptr) {
        verdict.missing.push_back("Write a part of the assessment for " + name
                                  + ": checks, contact or why it would be unsafe, and how they "
                                    "have worked with us.");
        return Answer::yes;
    }
    take_attempts(work, adult, known);
    verdict.against.push_back(
        {known.part->standing, "A part of an assessment is about " + name + "."});
    look_at_checks(known, name, verdict);
    if (is_withheld(known)) return Answer::no;
    const bool tried = was_tried(known);
    if (!tried)
        verdict.missing.push_back("Try to reach " + name
                                  + " and record when, or for whom contact would be unsafe and "
                                    "why.");
    if (!known.said.engagement)
        verdict.missing.push_back("Describe what was offered to " + name
                                  + ", what they did, and what stood in the way.");
    return tried ? Answer::no : Answer::yes;
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    // Whose children grew up, went away or died is asked no more.
    if (!scene.children().empty() && children_asked_about(asked, at).empty()) return std::nullopt;
    if (is_withdrawn(at, scene)) return std::nullopt;
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back(told_as_evidence(at, scene));
    const std::vector<PersonId> adults = parent_figures(scene, day_at(asked, at));
    if (adults.empty())
        verdict.missing.emplace_back(
            "Record who the children's parents are, and who else acts as one.");
    const PresentWork work = work_of(at, scene);
    Answer breached = Answer::no;
    for (const PersonId& adult : adults)
        if (look_at_adult(at, work, adult, verdict) == Answer::yes) breached = Answer::yes;
    settle_work(verdict, breached, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : work_asked(asked, every_adult.stands_at))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g10

Rule g10_every_adult()
{
    return {&g10::every_adult, g10::check};
}

}  // namespace holdfast::guardrails
