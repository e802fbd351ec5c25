#include "guardrails/known_of.h"

#include "casefile/childhood.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/one_of.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/legal_status.h"
#include "records/types/worry.h"

#include <algorithm>
#include <array>

namespace holdfast::guardrails {

using base::PersonId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::Part;
using records::ChangeInCircumstances;
using records::LegalStatus;
using records::Worry;

namespace {

constexpr std::array<std::string_view, 3> inquiries = {"bail", "under_investigation", "remand"};
constexpr std::array<std::string_view, 3> arrests = {"arrest", "charge", "bail"};

bool is_in_force(const LegalStatus& status)
{
    return !status.until && !status.ended;
}

void add_legal_statuses(const FamilyScene& scene, const PersonId& person, KnownOf& known)
{
    for (const auto* status : casefile::standing<LegalStatus>(scene.facts)) {
        if (!status->is_about(Subject::of(person), Part::subject)) continue;
        const LegalStatus& said = status->record;
        const bool counts = said.kind
                         && (is_listed(inquiries, said.kind->code)
                             || said.kind->code == "sexual_harm_prevention");
        if (counts && is_in_force(said)) known.surely.push_back(status);
    }
}

/// Did the police let the person go, after this was told?
bool is_released(const FamilyScene& scene, const PersonId& person, std::uint64_t after)
{
    const auto statuses = casefile::standing<LegalStatus>(scene.facts);
    return std::any_of(statuses.begin(), statuses.end(), [&](const Fact<LegalStatus>* status) {
        return status->order > after && status->record.ended
            && status->record.ended->code == "released"
            && status->is_about(Subject::of(person), Part::subject);
    });
}

void add_arrests(const FamilyScene& scene, const PersonId& person, KnownOf& known)
{
    for (const auto* change : casefile::standing<ChangeInCircumstances>(scene.facts)) {
        const ChangeInCircumstances& said = change->record;
        if (!said.kinds || !change->is_about(Subject::of(person), Part::subject)) continue;
        if (said.standing && said.standing->code == "untrue") continue;
        const bool is_arrest =
            std::any_of(arrests.begin(), arrests.end(), [&](std::string_view kind) {
                return said.kinds->has(kind);
            });
        if (is_arrest && !is_released(scene, person, change->order)) known.surely.push_back(change);
    }
}

void add_worries(const FamilyScene& scene, const PersonId& person, KnownOf& known)
{
    for (const auto* worry : casefile::standing<Worry>(scene.facts)) {
        const bool is_sexual =
            worry->record.kinds && worry->record.kinds->has("harmful_sexual_behaviour");
        if (!is_sexual && !worry->record.allegation.value_or(false)) continue;
        if (casefile::is_settled(scene.facts, *worry)) continue;
        const auto mentioned = persons_named(*worry, Part::mentioned);
        const bool is_mentioned =
            std::find(mentioned.begin(), mentioned.end(), person) != mentioned.end();
        const bool is_own =
            is_sexual && mentioned.empty() && worry->is_about(Subject::of(person), Part::subject);
        if (is_own || (is_mentioned && mentioned.size() == 1)) known.surely.push_back(worry);
        else if (is_mentioned) known.perhaps.push_back(worry);
    }
}

}  // namespace

KnownOf known_of(const FamilyScene& scene, const PersonId& person)
{
    KnownOf known;
    add_legal_statuses(scene, person, known);
    add_arrests(scene, person, known);
    add_worries(scene, person, known);
    return known;
}

bool is_inquiry(const AnyFact& fact)
{
    if (fact.type != &LegalStatus::declaration) return false;
    const LegalStatus& said = static_cast<const Fact<LegalStatus>&>(fact).record;
    return said.kind && is_listed(inquiries, said.kind->code) && is_in_force(said);
}

std::vector<PersonId> persons_named(const AnyFact& fact, Part part)
{
    std::vector<PersonId> persons;
    for (const ledger::About& about : fact.about)
        if (const auto person = about.subject.person(); person && about.part == part)
            persons.push_back(*person);
    return persons;
}

bool may_be_under_18(const FamilyScene& scene, const PersonId& person, base::Date day)
{
    const auto details = casefile::details_of(scene.facts, person);
    if (details && details->died) return false;
    if (details && details->born) {
        const auto born = base::latest_date(*details->born, scene.facts.whens());
        return !born || born->plus_months(casefile::months_of_childhood) > day;
    }
    return std::any_of(
        scene.members.begin(), scene.members.end(), [&](const casefile::Member& member) {
            return member.person == person && member.is_child();
        });
}

}  // namespace holdfast::guardrails
