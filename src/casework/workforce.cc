#include "casework/workforce.h"

#include "access/acts.h"
#include "casework/as_of.h"
#include "casework/filing.h"
#include "casework/practitioners.h"
#include "casework/scenes.h"
#include "casework/workforce_facts.h"
#include "index/lists.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::FamilyId;
using base::PractitionerId;
using base::Problem;
using base::Problems;
using base::Result;
using casefile::FamilyScene;
using guardrails::AskedOfWorkforce;
using guardrails::WorkforceFinding;
using ledger::Kept;
using ledger::Snapshot;
using workforce::WorkforceScene;

namespace {

/// A scene and the families that it looks into.
struct Workforce {
    std::vector<FoldedFamilyPtr> families;
    WorkforceScene scene;
};

Result<Workforce> read_workforce(const House& house, const OfWorkforce& of)
{
    const auto facts = workforce_as_of(house, of.snapshot, of.upto);
    if (!facts) return std::unexpected(facts.error());
    std::vector<FoldedFamilyPtr> families;
    std::vector<const FamilyScene*> scenes;
    for (const FamilyId& family : of.families) {
        auto folded = folded_as_of(house, of.snapshot, family, of.upto);
        if (!folded) return std::unexpected(folded.error());
        scenes.push_back(&(*folded)->scene);
        families.push_back(std::move(*folded));
    }
    return Workforce{std::move(families),
                     workforce::scene_of(**facts, std::move(scenes), of.today)};
}

/// The families that were ever given to somebody, each once.
Result<Done> add_given_to(const Snapshot& snapshot, const PractitionerId& who,
                          std::vector<FamilyId>& families)
{
    return snapshot.read_drawn(
        index::number_of(index::List::about),
        index::about_key(base::Subject::of(who)),
        0,
        snapshot.size(),
        [&](const Kept& kept) -> Result<Done> {
            if (!kept.entry || kept.entry->kind != records::Allocation::declaration.number)
                return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto family = about.subject.family();
                    family
                    && std::find(families.begin(), families.end(), *family) == families.end())
                    families.push_back(*family);
            return Done{};
        });
}

/// Who looks at which team's list.
struct Looking {
    const access::Viewer& viewer;
    std::string_view team;
    std::span<const OpenFamily> listed;
};

bool is_told(const WorkforceFinding& finding, const Looking& looking)
{
    const guardrails::WorkforceVerdict& found = finding.found;
    if (found.verdict.standing == guardrails::Standing::met) return false;
    const bool is_here =
        std::any_of(looking.listed.begin(), looking.listed.end(), [&](const OpenFamily& open) {
            return std::find(found.families.begin(), found.families.end(), open.scene->family)
                != found.families.end();
        });
    if (finding.guardrail->outside_the_line)
        return looking.viewer.role == "principal_social_worker" && is_here;
    return is_here || found.team == looking.team || (found.team.empty() && found.families.empty());
}

/// Leaves out sentences about entries of families that the viewer may not read.
void cut(const WorkforceScene& scene, const Looking& looking,
         std::vector<guardrails::Evidence>& evidence)
{
    std::erase_if(evidence, [&](const guardrails::Evidence& each) {
        return scene.facts.when_of(each.entry) == nullptr
            && std::none_of(
                   looking.listed.begin(), looking.listed.end(), [&](const OpenFamily& open) {
                       return open.scene->facts.when_of(each.entry) != nullptr;
                   });
    });
}

/// What the viewer is told of what was found.
std::vector<WorkforceFinding> told_to(const WorkforceScene& scene, const Looking& looking,
                                      std::vector<WorkforceFinding> found)
{
    std::erase_if(found,
                  [&](const WorkforceFinding& finding) { return !is_told(finding, looking); });
    for (WorkforceFinding& finding : found) {
        cut(scene, looking, finding.found.verdict.because);
        cut(scene, looking, finding.found.verdict.against);
    }
    return found;
}

/// The people of a team who have not left.
Result<std::vector<PractitionerId>> people_of(const House& house, std::string_view team)
{
    const auto people = practitioners(house);
    if (!people) return std::unexpected(people.error());
    std::vector<PractitionerId> own;
    for (const Registered& each : *people)
        if (each.known.team == team && !each.known.has_left(house.today())) own.push_back(each.id);
    return own;
}

}  // namespace

Result<std::vector<WorkforceFinding>> workforce_findings(const House& house, const OfWorkforce& of)
{
    const auto policy = policy_as_of(house, of.snapshot, of.upto);
    if (!policy) return std::unexpected(policy.error());
    const auto read = read_workforce(house, of);
    if (!read) return std::unexpected(read.error());
    return guardrails::sweep_workforce({read->scene, **policy, house.working_days, of.today});
}

Result<TeamLook> look_at_team(const House& house, const access::Viewer& viewer,
                              std::string_view team, std::span<const OpenFamily> listed)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto own = people_of(house, team);
    if (!own) return std::unexpected(own.error());
    std::vector<FamilyId> families;
    for (const OpenFamily& open : listed) families.push_back(open.scene->family);
    for (const PractitionerId& who : *own) {
        auto done = add_given_to(*snapshot, who, families);
        if (!done) return std::unexpected(done.error());
    }
    const auto policy = policy_as_of(house, *snapshot, snapshot->size());
    if (!policy) return std::unexpected(policy.error());
    const auto read =
        read_workforce(house, {*snapshot, snapshot->size(), std::move(families), house.today()});
    if (!read) return std::unexpected(read.error());
    TeamLook look;
    const workforce::Weights weights = workforce::weights_on(**policy, house.today());
    look.most = weights.lacking.empty() ? weights.most : 0;
    for (const PractitionerId& who : *own) {
        workforce::Load& load =
            look.loads.emplace(who, workforce::load_of(read->scene, who, weights)).first->second;
        load.newest = nullptr;  // The scene that it points into goes.
    }
    if (access::may(viewer.role, access::Act::supervise))
        look.findings = told_to(read->scene,
                                {viewer, team, listed},
                                guardrails::sweep_workforce(
                                    {read->scene, **policy, house.working_days, house.today()}));
    return look;
}

// --- Before work is given to somebody -----------------------------------------------------------

namespace {

struct Giving {
    const Inside& inside;
    PractitionerId who;
    records::Allocation said;
};

/// The family with the allocation, as if it were filed.
Result<FamilyScene> with_allocation(const Inside& inside)
{
    auto entries = family_entries(inside.before, inside.scene.family, inside.before.size());
    if (!entries) return std::unexpected(entries.error());
    entries->push_back({inside.before.size(), inside.house.ledger.now(), inside.entry, {}});
    return casefile::fold_family(inside.scene.family, std::move(*entries));
}

/// The day from which it would count: it may begin later than today.
base::Date counts_from(const Inside& inside)
{
    const auto begins = base::earliest_date(inside.entry.happened, inside.scene.facts.whens());
    return begins ? std::max(*begins, inside.house.today()) : inside.house.today();
}

/// Does it give somebody what they have not got already? Saying again what is so, or when it ends,
/// gives nothing.
bool gives_more(const Giving& giving, base::Date day)
{
    const auto ends = giving.said.until
                        ? base::latest_date(*giving.said.until, giving.inside.scene.facts.whens())
                        : std::nullopt;
    if (ends && *ends < day) return false;
    const bool leads = !giving.said.part || giving.said.part->code == "lead";
    for (const auto* fact : casefile::current_allocations(giving.inside.scene, day))
        if (casefile::practitioner_of(*fact) == giving.who && (casefile::is_lead(*fact) || !leads))
            return false;
    return true;
}

std::string message_of(const WorkforceFinding& finding)
{
    std::string message{finding.guardrail->asks};
    for (const std::string& missing : finding.found.verdict.missing) message += " " + missing;
    return message;
}

Problems problems_of(std::span<const WorkforceFinding> stops)
{
    Problems problems;
    for (const WorkforceFinding& finding : stops)
        problems.push_back(
            {Problem::Kind::refused, std::string{finding.guardrail->id}, message_of(finding)});
    return problems;
}

Problems ask_rules(const Giving& giving, base::Date day)
{
    const Inside& inside = giving.inside;
    const auto family = with_allocation(inside);
    if (!family) return {family.error()};
    std::vector<FamilyId> others;
    auto done = add_given_to(inside.before, giving.who, others);
    if (!done) return {done.error()};
    std::erase(others, inside.scene.family);
    std::vector<FamilyScene> folded;
    for (const FamilyId& other : others) {
        auto scene = family_scene(inside.before, other, inside.before.size());
        if (!scene) return {scene.error()};
        folded.push_back(std::move(*scene));
    }
    auto facts = workforce_facts(inside.before, inside.before.size());
    if (!facts) return {facts.error()};
    std::vector<const FamilyScene*> scenes{&*family};
    for (const FamilyScene& scene : folded) scenes.push_back(&scene);
    const WorkforceScene scene = workforce::scene_of(std::move(*facts), std::move(scenes), day);
    const auto policy = policy_book(inside.before, inside.before.size());
    if (!policy) return {policy.error()};
    const auto* allocation = family->facts.find<records::Allocation>(inside.entry.id);
    return problems_of(guardrails::in_the_way_of_allocation(
        {scene, *policy, inside.house.working_days, day, allocation}));
}

}  // namespace

Problems check_given(const Inside& inside)
{
    auto said = records::read_back<records::Allocation>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    if (said->past_the_gate.value_or(false)) return check_past_the_gate(inside);
    for (const ledger::About& about : inside.entry.about) {
        if (about.subject.kind != base::SubjectKind::practitioner) continue;
        const Giving giving{inside, PractitionerId{about.subject.id}, *said};
        const base::Date day = counts_from(inside);
        return gives_more(giving, day) ? ask_rules(giving, day) : Problems{};
    }
    return {};
}

}  // namespace holdfast::casework
