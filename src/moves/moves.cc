#include "moves/moves.h"

#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "records/record_types.h"
#include "records/types/assessment.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"
#include "records/types/family_help_plan.h"
#include "records/types/referral.h"
#include "records/types/section47_enquiry.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace holdfast::moves {

using base::Answer;
using base::EntryId;
using base::PersonId;
using base::When;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Assessment;
using records::ChildInNeedPlan;
using records::ChildProtectionPlan;
using records::Conference;
using records::FamilyHelpPlan;
using records::Section47Enquiry;

namespace {

const Rule& rule(std::string_view key)
{
    const auto all = rules();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Rule& each) { return each.key == key; });
    assert(found != all.end());
    return *found;
}

// --- What is looked for ------------------------------------------------------------------------

/// What somebody would begin, for one child.
struct Step {
    const FamilyScene& scene;
    const PersonId& child;
    std::optional<When> begins;  // nullopt: nobody has said yet.
};

struct Found {
    std::optional<EntryId> by;
    std::optional<When> since;
};
using Finds = std::optional<Found> (*)(const Step& step);

template <class R>
std::optional<Found> work_goes_on(const Step& step)
{
    const Fact<R>* open = casefile::open_work<R>(step.scene.facts, step.child);
    if (open == nullptr) return std::nullopt;
    return Found{open->id, open->happened};
}

bool is_of_section_17(const FamilyHelpPlan& plan)
{
    return plan.basis && plan.basis->code == "section_17";
}

/// A family help plan under section 17 is a child in need plan by another name.
std::optional<Found> need_plan_goes_on(const Step& step)
{
    if (auto plan = work_goes_on<ChildInNeedPlan>(step)) return plan;
    const auto* plan = casefile::open_work<FamilyHelpPlan>(step.scene.facts, step.child);
    if (plan == nullptr || !is_of_section_17(plan->record)) return std::nullopt;
    return Found{plan->id, plan->happened};
}

/// A conference that an enquiry leads to, and no review of a plan. One that was adjourned decided
/// nothing yet: it meets again.
bool is_first(const Conference& conference)
{
    const bool is_adjourned = conference.decision && conference.decision->code == "adjourned";
    return conference.kind && conference.kind->code != "review" && !is_adjourned;
}

/// An enquiry is over with its end, with its conference, or with the word that it needs none. A
/// conference of before it, written down late, is none of its own.
std::optional<Found> enquiry_goes_on(const Step& step)
{
    const casefile::Facts& facts = step.scene.facts;
    const auto* enquiry = casefile::open_work<Section47Enquiry>(facts, step.child);
    if (enquiry == nullptr || enquiry->record.conference_not_required.value_or(false))
        return std::nullopt;
    for (const auto* conference : casefile::standing<Conference>(facts))
        if (conference->order > enquiry->order && is_first(conference->record)
            && conference->is_about(base::Subject::of(step.child), ledger::Part::subject)
            && base::happened_before(conference->moment(), enquiry->moment(), facts.whens())
                   != Answer::yes)
            return std::nullopt;
    return Found{enquiry->id, enquiry->happened};
}

const casefile::Episode* open_episode(const Step& step)
{
    for (const casefile::Episode& episode : step.scene.episodes)
        if (episode.child == step.child && !episode.closed_by) return &episode;
    return nullptr;
}

std::optional<Found> no_episode(const Step& step)
{
    if (open_episode(step) != nullptr) return std::nullopt;
    return Found{};
}

/// Only what is surely wrong is refused: of two days that may be the same, nothing is said.
std::optional<Found> before_referral(const Step& step)
{
    const casefile::Episode* episode = open_episode(step);
    const When* received =
        episode != nullptr ? step.scene.facts.when_of(episode->opened_by) : nullptr;
    if (received == nullptr || !step.begins) return std::nullopt;
    const auto latest = base::latest_date(*step.begins, step.scene.facts.whens());
    const auto earliest = base::earliest_date(*received, step.scene.facts.whens());
    if (!latest || !earliest || *latest >= *earliest) return std::nullopt;
    return Found{episode->opened_by, *received};
}

/// The last referral of the open work, where every one of them was turned away: one that is still
/// to be decided, or that leads to work, opens the way.
std::optional<Found> referral_turned_away(const Step& step)
{
    const casefile::Facts& facts = step.scene.facts;
    const casefile::Episode* episode = open_episode(step);
    const auto* first =
        episode != nullptr ? facts.find<records::Referral>(episode->opened_by) : nullptr;
    if (first == nullptr) return std::nullopt;
    std::optional<Found> last;
    for (const auto& referral : facts.all<records::Referral>()) {
        const bool is_of_episode =
            referral.order >= first->order
            && referral.is_about(base::Subject::of(step.child), ledger::Part::subject);
        if (!is_of_episode) continue;
        if (!casefile::is_turned_away(referral, facts)) return std::nullopt;
        last = Found{referral.id, referral.happened};
    }
    return last;
}

/// Of two days that may be the same, nothing is said, nor before anybody says when it begins.
std::optional<Found> after_death(const Step& step)
{
    const casefile::Facts& facts = step.scene.facts;
    const auto details = casefile::details_of(facts, step.child);
    if (!step.begins || !details || !details->died) return std::nullopt;
    const auto begins = base::earliest_date(*step.begins, facts.whens());
    const auto died = base::latest_date(*details->died, facts.whens());
    if (!begins || !died || *begins <= *died) return std::nullopt;
    return Found{std::nullopt, details->died};
}

bool may_be_one_day(const When& one, const When& other, const base::WhenOf& whens)
{
    const auto surely_after = [&](const When& later, const When& earlier) {
        const auto begins = base::earliest_date(later, whens);
        const auto ends = base::latest_date(earlier, whens);
        return begins && ends && *begins > *ends;
    };
    return !surely_after(one, other) && !surely_after(other, one);
}

/// Has a plan of the child ended on that day or later? What was decided before it is of that plan.
bool is_of_ended_plan(const Step& step, const When& decided)
{
    const base::WhenOf whens = step.scene.facts.whens();
    const auto latest = base::latest_date(decided, whens);
    for (const auto* plan : casefile::standing<ChildProtectionPlan>(step.scene.facts)) {
        if (!plan->is_about(base::Subject::of(step.child), ledger::Part::subject)) continue;
        if (!plan->record.ends) continue;
        const auto ended = base::earliest_date(*plan->record.ends, whens);
        if (latest && ended && *latest <= *ended) return true;
    }
    return false;
}

/// Of several conferences that decided on a plan, the last is meant.
std::optional<Found> conference_on_another_day(const Step& step)
{
    if (!step.begins) return std::nullopt;
    const Fact<Conference>* last = nullptr;
    for (const auto* conference : casefile::standing<Conference>(step.scene.facts)) {
        if (!conference->is_about(base::Subject::of(step.child), ledger::Part::subject)) continue;
        if (!conference->record.decision || conference->record.decision->code != "plan_begins")
            continue;
        if (is_of_ended_plan(step, conference->happened)) continue;
        if (may_be_one_day(conference->happened, *step.begins, step.scene.facts.whens()))
            return std::nullopt;
        last = conference;
    }
    if (last == nullptr) return std::nullopt;
    return Found{last->id, last->happened};
}

// --- Which record is asked what ----------------------------------------------------------------

struct Check {
    const records::RecordType* type;
    std::string_view rule;
    Finds finds;
    std::string_view place;
};

const std::array checks = {
    Check{&Assessment::declaration, "assessment_without_episode", no_episode, ""},
    Check{&Assessment::declaration, "assessment_before_referral", before_referral, "started"},
    Check{&Assessment::declaration, "assessment_on_turned_away_referral", referral_turned_away, ""},
    Check{&Assessment::declaration, "second_assessment", work_goes_on<Assessment>, ""},
    Check{&Section47Enquiry::declaration, "second_enquiry", enquiry_goes_on, ""},
    Check{&Section47Enquiry::declaration,
          "protection_on_turned_away_referral",
          referral_turned_away,
          ""},
    Check{&ChildProtectionPlan::declaration,
          "protection_on_turned_away_referral",
          referral_turned_away,
          ""},
    Check{&ChildProtectionPlan::declaration, "protection_plan_after_death", after_death, "starts"},
    Check{&ChildProtectionPlan::declaration,
          "protection_plan_on_another_day",
          conference_on_another_day,
          "starts"},
    Check{&ChildProtectionPlan::declaration,
          "second_protection_plan",
          work_goes_on<ChildProtectionPlan>,
          ""},
    Check{&ChildInNeedPlan::declaration, "need_plan_without_episode", no_episode, ""},
    Check{&ChildInNeedPlan::declaration, "need_plan_before_referral", before_referral, "starts"},
    Check{&ChildInNeedPlan::declaration,
          "need_plan_on_turned_away_referral",
          referral_turned_away,
          ""},
    Check{&ChildInNeedPlan::declaration, "need_plan_after_death", after_death, "starts"},
    Check{&ChildInNeedPlan::declaration,
          "need_plan_beside_protection_plan",
          work_goes_on<ChildProtectionPlan>,
          ""},
    Check{&ChildInNeedPlan::declaration, "second_need_plan", need_plan_goes_on, ""},
    Check{&FamilyHelpPlan::declaration, "need_plan_without_episode", no_episode, "basis"},
    Check{&FamilyHelpPlan::declaration, "need_plan_before_referral", before_referral, "starts"},
    Check{&FamilyHelpPlan::declaration,
          "need_plan_on_turned_away_referral",
          referral_turned_away,
          "basis"},
    Check{&FamilyHelpPlan::declaration, "need_plan_after_death", after_death, "starts"},
    Check{&FamilyHelpPlan::declaration,
          "need_plan_beside_protection_plan",
          work_goes_on<ChildProtectionPlan>,
          "basis"},
    Check{&FamilyHelpPlan::declaration, "second_need_plan", need_plan_goes_on, "basis"},
};

/// A danger that nobody answered, whomever of the family it was told of: what is said of a parent
/// or of a brother is looked into before anybody's work ends.
std::optional<Found> danger_stands(const Step& step)
{
    const auto open = casefile::open_dangers(step.scene.facts);
    if (open.empty()) return std::nullopt;
    return Found{open.front()->id, open.front()->happened};
}

constexpr std::array<std::pair<std::string_view, Finds>, 5> closing_checks = {{
    {"closing_with_danger", danger_stands},
    {"closing_with_assessment", work_goes_on<Assessment>},
    {"closing_with_enquiry", enquiry_goes_on},
    {"closing_with_protection_plan", work_goes_on<ChildProtectionPlan>},
    {"closing_with_need_plan", need_plan_goes_on},
}};

bool has_link(const ledger::Entry& entry, LinkKind kind)
{
    return std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
        return link.kind == kind;
    });
}

/// Whose plan, assessment or enquiry it is: parents who are named with them are asked nothing.
std::vector<PersonId> children_of(const FamilyScene& scene, const ledger::Entry& entry)
{
    std::vector<PersonId> children = scene.children();
    std::erase_if(children, [&](const PersonId& child) {
        const ledger::About own{base::Subject::of(child), ledger::Part::subject};
        return std::find(entry.about.begin(), entry.about.end(), own) == entry.about.end();
    });
    return children;
}

/// Is this family help plan one of early help, which the census does not count?
bool is_early_help(const records::RecordType& type, const ledger::Entry& entry)
{
    if (&type != &FamilyHelpPlan::declaration) return false;
    const std::string* basis = entry.body.value_of(type.find("basis")->id);
    return basis == nullptr || *basis != "section_17";
}

/// Is this work with the child that goes on already, written again? Not where it had ended, was
/// early help, or did not name the child: then it begins.
bool is_written_again(const FamilyScene& scene, const records::RecordType& type,
                      const ledger::Entry& entry, const PersonId& child)
{
    return std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
        if (link.kind != LinkKind::supersedes) return false;
        const base::EntryId root = scene.facts.root_of(link.to);
        const auto all = scene.facts.of(type.number);
        const auto earlier = std::find_if(
            all.begin(), all.end(), [&](const auto& fact) { return fact->id == root; });
        if (earlier == all.end()) return true;  // Nothing that its writer may read.
        const auto* help = scene.facts.find<FamilyHelpPlan>(root);
        return casefile::goes_on(**earlier)
            && (*earlier)->is_about(base::Subject::of(child), ledger::Part::subject)
            && (help == nullptr || is_of_section_17(help->record));
    });
}

void check_ending(const FamilyScene& scene, const ledger::Entry& entry,
                  const records::Field& ending, std::vector<InTheWay>& found)
{
    const std::string* text = entry.body.value_of(ending.id);
    const auto ended = text != nullptr ? When::parse(*text) : base::Result<When>{When::unknown()};
    const auto latest =
        ended ? base::latest_date(*ended, scene.facts.whens()) : std::optional<base::Date>{};
    const auto earliest = base::earliest_date(entry.happened, scene.facts.whens());
    if (!latest || !earliest || *latest >= *earliest) return;
    for (const PersonId& child : children_of(scene, entry))
        found.push_back({&rule("ends_before_it_begins"), child, ending.key, {}, {}});
}

void check_beginning(const Step& step, const records::RecordType& type,
                     std::vector<InTheWay>& found)
{
    for (const Check& check : checks) {
        if (check.type != &type) continue;
        const auto stands = check.finds(step);
        if (stands)
            found.push_back(
                {&rule(check.rule), step.child, check.place, stands->by, stands->since});
    }
}

}  // namespace

std::string sentence(const InTheWay& found, const casefile::Facts& facts)
{
    std::string words{found.rule->says};
    if (found.since) words += " " + casefile::dated(*found.since, facts);
    return words + ". " + std::string{found.rule->instead};
}

std::vector<InTheWay> in_the_way(const FamilyScene& scene, const ledger::Entry& entry)
{
    std::vector<InTheWay> found;
    const records::RecordType* type = records::record_type(entry.kind);
    const records::Field* ending = type != nullptr ? type->ending_field() : nullptr;
    if (ending == nullptr) return found;
    check_ending(scene, entry, *ending, found);
    const bool goes_on =
        !has_link(entry, LinkKind::corrects) && entry.body.value_of(ending->id) == nullptr;
    if (!goes_on || is_early_help(*type, entry)) return found;
    for (const PersonId& child : children_of(scene, entry))
        if (!is_written_again(scene, *type, entry, child))
            check_beginning({scene, child, entry.happened}, *type, found);
    return found;
}

std::vector<InTheWay> in_the_way_of_beginning(const FamilyScene& scene,
                                              const records::RecordType& type)
{
    std::vector<InTheWay> found;
    // Whether it is a plan of early help is not known yet.
    if (&type == &FamilyHelpPlan::declaration) return found;
    for (const PersonId& child : scene.children())
        check_beginning({scene, child, std::nullopt}, type, found);
    return found;
}

std::vector<InTheWay> in_the_way_of_closing(const FamilyScene& scene,
                                            std::span<const PersonId> children)
{
    std::vector<InTheWay> found;
    for (const auto& [key, finds] : closing_checks)
        for (const PersonId& child : children)
            if (const auto stands = finds({scene, child, std::nullopt}))
                found.push_back({&rule(key), child, "", stands->by, stands->since});
    return found;
}

}  // namespace holdfast::moves
