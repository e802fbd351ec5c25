#include "workforce/workforce_scene.h"

#include "casefile/blank_facts.h"
#include "casefile/levels.h"
#include "casefile/open_work.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/practitioner.h"

#include <algorithm>

namespace holdfast::workforce {

using base::PersonId;
using base::PractitionerId;
using base::Result;
using casefile::AnyFact;
using casefile::Facts;
using casefile::FamilyScene;

namespace {

void take_register(const Facts& facts, std::map<PractitionerId, Worker>& workers)
{
    for (const auto& fact : facts.all<records::Practitioner>())
        for (const PractitionerId& id : practitioners_in(fact)) {
            Worker& worker = workers[id];
            const records::Practitioner& said = fact.record;
            worker.name = said.name.value_or("");
            worker.role = said.role ? said.role->code : "";
            worker.team = said.team.value_or("");
            worker.until = said.until;
            worker.said = fact.id;
        }
}

void take_preparation(const Facts& facts, std::map<PractitionerId, Worker>& workers)
{
    for (const PreparationFact& fact : facts.all<records::Preparation>())
        for (const PractitionerId& id : practitioners_in(fact)) {
            auto& known = workers[id].preparation;
            std::erase_if(known, [&](const PreparationFact* earlier) {
                return fact.links_to(ledger::LinkKind::supersedes, earlier->id);
            });
            known.push_back(&fact);
        }
}

ChildAtWork at_level(const Facts& facts, const PersonId& child)
{
    if (const auto* plan = casefile::open_work<records::ChildProtectionPlan>(facts, child))
        return {child, "child_protection", plan};
    if (const auto* judged = casefile::level_of(facts, child); judged && judged->record.level)
        return {child, judged->record.level->code, judged};
    if (const auto* plan = casefile::open_work<records::ChildInNeedPlan>(facts, child))
        return {child, "child_in_need", plan};
    return {child, "", nullptr};
}

const casefile::Episode* open_episode(const FamilyScene& family, const PersonId& child)
{
    for (const casefile::Episode& episode : family.episodes)
        if (episode.child == child && !episode.closed_by) return &episode;
    return nullptr;
}

std::vector<ChildAtWork> children_at_work(const FamilyScene& family)
{
    std::vector<ChildAtWork> children;
    std::vector<PersonId> asked = family.children();
    for (const casefile::Episode& episode : family.episodes)
        if (std::find(asked.begin(), asked.end(), episode.child) == asked.end())
            asked.push_back(episode.child);
    for (const PersonId& child : asked) {
        const casefile::Episode* episode = open_episode(family, child);
        const bool has_plan =
            casefile::open_work<records::ChildProtectionPlan>(family.facts, child) != nullptr;
        if (episode == nullptr && !has_plan) continue;
        children.push_back(at_level(family.facts, child));
        if (children.back().rests_on == nullptr && episode != nullptr)
            children.back().rests_on = family.facts.find_any(episode->opened_by);
    }
    return children;
}

std::string team_of_work(const FamilyScene& family, std::span<const Given> given, base::Date today)
{
    for (const Given& each : given)
        if (each.leads && each.allocation->record.team) return *each.allocation->record.team;
    for (const Given& each : given)
        if (each.allocation->record.team) return *each.allocation->record.team;
    const AllocationFact* last = casefile::last_allocation(family, today);
    return last != nullptr ? last->record.team.value_or("") : "";
}

std::optional<Work> work_with(const FamilyScene& family, base::Date today)
{
    Work work{&family, children_at_work(family), {}, ""};
    if (work.children.empty()) return std::nullopt;
    for (const AllocationFact* fact : casefile::current_allocations(family, today))
        if (const auto who = casefile::practitioner_of(*fact))
            work.given.push_back({*who, fact, casefile::is_lead(*fact)});
    work.team = team_of_work(family, work.given, today);
    return work;
}

}  // namespace

bool is_protection(std::string_view level)
{
    return level == "child_protection" || level == "section_47";
}

bool Work::is_led() const
{
    return std::any_of(given.begin(), given.end(), [](const Given& each) { return each.leads; });
}

bool Work::protects() const
{
    return std::any_of(children.begin(), children.end(), [](const ChildAtWork& each) {
        return is_protection(each.level);
    });
}

std::vector<std::pair<const Work*, const Given*>> WorkforceScene::given_to(
    const PractitionerId& who) const
{
    std::vector<std::pair<const Work*, const Given*>> found;
    for (const Work& each : work)
        for (const Given& given : each.given)
            if (given.to == who) found.emplace_back(&each, &given);
    return found;
}

std::string WorkforceScene::name_of(const PractitionerId& who) const
{
    const auto found = workers.find(who);
    return found != workers.end() && !found->second.name.empty() ? found->second.name : "Somebody";
}

std::string WorkforceScene::team_of(const PractitionerId& who) const
{
    const auto found = workers.find(who);
    return found != workers.end() ? found->second.team : "";
}

bool WorkforceScene::has_left(const PractitionerId& who) const
{
    const auto found = workers.find(who);
    if (found == workers.end() || !found->second.until) return false;
    const auto last = base::latest_date(*found->second.until, whens());
    return !last || *last <= today;
}

base::WhenOf WorkforceScene::whens() const
{
    return [this](const base::EntryId& id) -> const base::When* {
        if (const base::When* when = facts.when_of(id)) return when;
        for (const FamilyScene* family : families)
            if (const base::When* when = family->facts.when_of(id)) return when;
        return nullptr;
    };
}

Result<Facts> fold_workforce(std::vector<ledger::Kept> entries)
{
    Facts facts;
    for (ledger::Kept& kept : entries) {
        auto done = facts.add(std::move(kept), casefile::blank_fact_of_workforce);
        if (!done) return std::unexpected(done.error());
    }
    return facts;
}

WorkforceScene scene_of(Facts facts, std::vector<const FamilyScene*> families, base::Date today)
{
    WorkforceScene scene{std::move(facts), std::move(families), {}, {}, today};
    take_register(scene.facts, scene.workers);
    take_preparation(scene.facts, scene.workers);
    for (const FamilyScene* family : scene.families)
        if (auto work = work_with(*family, today)) scene.work.push_back(std::move(*work));
    return scene;
}

std::vector<PractitionerId> practitioners_in(const AnyFact& fact)
{
    std::vector<PractitionerId> found;
    for (const ledger::About& about : fact.about)
        if (about.subject.kind == base::SubjectKind::practitioner
            && about.part == ledger::Part::subject)
            found.emplace_back(about.subject.id);
    return found;
}

}  // namespace holdfast::workforce
