#include "guardrails/own_accounts.h"

#include "casefile/plans_that_go_on.h"
#include "casefile/standing.h"
#include "guardrails/told_of.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

namespace {

template <class R>
std::vector<const Fact<R>*> own_entries(const PresentWork& work, const base::PersonId& child)
{
    std::vector<const Fact<R>*> own = casefile::standing<R>(work.scene->facts);
    std::erase_if(own, [&](const Fact<R>* fact) {
        return !is_about_child(*fact, child) || !work.has(*fact);
    });
    return own;
}

bool refused(const std::optional<records::Coded<records::not_alone_reasons>>& why)
{
    return why && why->code == "young_person_refused";
}

bool declined(const std::optional<records::Codes<records::ways_of_hearing>>& how)
{
    return how && how->has("did_not_want");
}

/// A part that names no assessment belongs to whichever is asked about.
bool is_part_of_it(const AnyFact& part, std::span<const base::EntryId> versions,
                   const PresentWork& work)
{
    if (casefile::links_to_any(part, ledger::LinkKind::part_of, versions)) return true;
    const bool is_of_another =
        std::any_of(part.links.begin(), part.links.end(), [](const ledger::Link& link) {
            return link.kind == ledger::LinkKind::part_of;
        });
    return !is_of_another && work.has(part);
}

template <class R>
const AnyFact* voice_among(const std::vector<const Fact<R>*>& facts, const FamilyScene& scene)
{
    for (const Fact<R>* fact : facts)
        if (is_of_one_child(scene, *fact) && (fact->record.words || did_not_want(fact->record)))
            return fact;
    return nullptr;
}

}  // namespace

OwnAccounts accounts_of(const PresentWork& work, const base::PersonId& child)
{
    return {own_entries<records::AssessedChild>(work, child),
            own_entries<records::Visit>(work, child),
            own_entries<records::ChildsVoice>(work, child),
            own_entries<records::HomeConditions>(work, child)};
}

OwnAccounts accounts_at(const AtTheGate& at, const FamilyScene& scene, const base::PersonId& child)
{
    const PresentWork work = work_with(at, scene, child);
    OwnAccounts accounts = accounts_of(work, child);
    if (at.gate != records::Gate::assessment) return accounts;
    const auto versions = casefile::versions_of(scene.facts, *at.asks);
    accounts.parts = casefile::standing<records::AssessedChild>(scene.facts);
    std::erase_if(accounts.parts, [&](const AnyFact* part) {
        return !is_about_child(*part, child) || !is_part_of_it(*part, versions, work);
    });
    return accounts;
}

const Fact<records::AgencyView>* last_view_of(const PresentWork& work, const base::PersonId& child)
{
    const Fact<records::AgencyView>* last = nullptr;
    for (const auto* view : casefile::standing<records::AgencyView>(work.scene->facts)) {
        const bool is_of_child =
            std::any_of(view->about.begin(), view->about.end(), [&](const ledger::About& about) {
                return about.subject == base::Subject::of(child);
            });
        const bool says = view->record.information || view->record.reasons
                       || (view->record.view && view->record.view->code != "not_given");
        if (is_of_child && says && work.has(*view)) last = view;
    }
    return last;
}

bool is_of_one_child(const FamilyScene& scene, const AnyFact& fact)
{
    return casefile::children_of(fact, scene).size() <= 1;
}

bool did_not_want(const records::AssessedChild& part)
{
    return refused(part.why_not_alone) || declined(part.heard_how);
}

bool did_not_want(const records::Visit& visit)
{
    return refused(visit.why_not_alone) || declined(visit.heard_how);
}

bool did_not_want(const records::ChildsVoice& voice)
{
    return voice.way && voice.way->code == "declined";
}

const AnyFact* own_voice(const OwnAccounts& accounts, const FamilyScene& scene)
{
    if (const AnyFact* voice = voice_among(accounts.voices, scene)) return voice;
    if (const AnyFact* part = voice_among(accounts.parts, scene)) return part;
    return voice_among(accounts.visits, scene);
}

}  // namespace holdfast::guardrails
