#include "casefile/family_scene.h"

#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/referral.h"

#include <algorithm>

namespace holdfast::casefile {

using base::Done;
using base::PersonId;
using base::Result;
using ledger::Part;

namespace {

/// A step in the life of an episode: a referral or a decision, by its place in the ledger.
struct Step {
    std::uint64_t order;
    const Fact<records::Referral>* referral;
    const Fact<records::Decision>* decision;
};

bool closes(const records::Decision& decision)
{
    return decision.question && decision.question->code == "close" && decision.outcome
        && decision.outcome->code == "closed";
}

std::vector<Step> steps_of(const Facts& facts)
{
    std::vector<Step> steps;
    for (const auto& referral : facts.all<records::Referral>())
        steps.push_back({referral.order, &referral, nullptr});
    for (const auto& decision : facts.all<records::Decision>())
        if (closes(decision.record)) steps.push_back({decision.order, nullptr, &decision});
    std::sort(
        steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.order < b.order; });
    return steps;
}

Episode* open_episode(std::vector<Episode>& episodes, const PersonId& child)
{
    for (Episode& episode : episodes)
        if (episode.child == child && !episode.closed_by) return &episode;
    return nullptr;
}

void take_step(std::vector<Episode>& episodes, const Step& step)
{
    const auto& about = step.referral != nullptr ? step.referral->about : step.decision->about;
    for (const ledger::About& each : about) {
        const auto child = each.subject.person();
        if (!child || each.part != Part::subject) continue;
        Episode* open = open_episode(episodes, *child);
        if (step.referral != nullptr && open == nullptr)
            episodes.push_back({*child, step.referral->id, std::nullopt});
        if (step.decision != nullptr && open != nullptr) open->closed_by = step.decision->id;
    }
}

void place_member(std::vector<Member>& members, const Fact<records::FamilyMember>& fact)
{
    for (const ledger::About& each : fact.about) {
        const auto person = each.subject.person();
        if (!person || !fact.record.part) continue;
        Member member{*person, fact.record.part->code, fact.happened, fact.record.until};
        const auto known = std::find_if(members.begin(), members.end(), [&](const Member& earlier) {
            return earlier.person == *person;
        });
        if (known == members.end()) members.push_back(std::move(member));
        else *known = std::move(member);
    }
}

void draw_conclusions(FamilyScene& scene)
{
    scene.members.clear();
    for (const auto& fact : scene.facts.all<records::FamilyMember>())
        if (fact.is_about(base::Subject::of(scene.family), Part::subject))
            place_member(scene.members, fact);
    scene.episodes = episodes_of(scene.facts);
}

bool is_about_person(const ledger::Kept& kept, const PersonId& person)
{
    if (!kept.entry) return false;
    return std::any_of(
        kept.entry->about.begin(), kept.entry->about.end(), [&](const ledger::About& about) {
            return about.subject == base::Subject::of(person);
        });
}

}  // namespace

std::vector<Episode> episodes_of(const Facts& facts)
{
    std::vector<Episode> episodes;
    for (const Step& step : steps_of(facts)) take_step(episodes, step);
    return episodes;
}

std::optional<records::Person> details_of(const Facts& facts, const PersonId& person)
{
    std::optional<records::Person> details;
    for (const auto& fact : facts.all<records::Person>()) {
        if (!fact.is_about(base::Subject::of(person), Part::subject)) continue;
        if (!details) details.emplace();
        records::take_newer(*details, fact.record);
    }
    return details;
}

std::optional<records::Person> File::details() const
{
    return details_of(facts, person);
}

std::vector<PersonId> FamilyScene::children() const
{
    std::vector<PersonId> children;
    for (const Member& member : members)
        if (member.is_child()) children.push_back(member.person);
    return children;
}

std::string FamilyScene::name_of(const PersonId& person) const
{
    const auto details = details_of(facts, person);
    return details && details->known_as ? *details->known_as : "";
}

bool FamilyScene::has_open_episode() const
{
    return std::any_of(episodes.begin(), episodes.end(), [](const Episode& episode) {
        return !episode.closed_by;
    });
}

Result<File> fold_file(const PersonId& person, std::vector<ledger::Kept> entries)
{
    File file{person, {}, {}};
    for (ledger::Kept& kept : entries) {
        if (!is_about_person(kept, person)) continue;
        auto done = file.facts.add(std::move(kept));
        if (!done) return std::unexpected(done.error());
    }
    file.episodes = episodes_of(file.facts);
    std::erase_if(file.episodes, [&](const Episode& episode) { return episode.child != person; });
    return file;
}

Result<FamilyScene> fold_family(const base::FamilyId& family, std::vector<ledger::Kept> entries)
{
    FamilyScene scene{family, {}, {}, {}};
    auto done = extend(scene, std::move(entries));
    if (!done) return std::unexpected(done.error());
    return scene;
}

Result<Done> extend(FamilyScene& scene, std::vector<ledger::Kept> newer)
{
    for (ledger::Kept& kept : newer) {
        auto done = scene.facts.add(std::move(kept));
        if (!done) return done;
    }
    draw_conclusions(scene);
    return Done{};
}

}  // namespace holdfast::casefile
