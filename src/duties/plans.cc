#include "casefile/open_work.h"
#include "duties/asked.h"
#include "records/types/allocation.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
#include "records/types/supervision.h"
#include "records/types/visit.h"

/// What a plan owes its child: meetings, reviews and visits.
namespace holdfast::duties {

using base::PersonId;
using records::ChildInNeedMeeting;
using records::ChildInNeedPlan;
using records::ChildProtectionPlan;
using records::Conference;
using records::CoreGroup;
using records::Visit;

namespace {

/// A meeting counts once it was held: one that says nothing of its standing was.
template <class Meeting>
bool was_held(const Fact<Meeting>& meeting)
{
    return !meeting.record.standing || meeting.record.standing->code.starts_with("held");
}

template <class Meeting>
std::vector<const Fact<Meeting>*> held_for(const Asked& asked, const PersonId& child,
                                           std::uint64_t after)
{
    std::vector<const Fact<Meeting>*> held;
    for (const auto* meeting : standing<Meeting>(asked.facts))
        if (meeting->order > after && is_about(*meeting, child) && was_held(*meeting))
            held.push_back(meeting);
    return held;
}

/// The last visit at which the child was seen, since then.
const Fact<Visit>* last_seen(const Asked& asked, const PersonId& child, std::uint64_t after)
{
    return last_of(standing<Visit>(asked.facts), [&](const Fact<Visit>& visit) {
        return visit.order > after && is_about(visit, child) && visit.record.seen
            && visit.record.seen->code != "not_seen";
    });
}

/// The next visit, counted from the last, or from the plan's beginning.
template <class Plan>
void add_visits(Asked& asked, const Clock& clock, const Fact<Plan>& plan, const PersonId& child)
{
    const Fact<Visit>* seen = last_seen(asked, child, plan.order);
    const base::EntryId since = seen != nullptr ? seen->id : plan.id;
    const base::When began = seen != nullptr ? seen->happened : plan.happened;
    const auto& every = plan.record.visits_every_days;
    if (every && *every > 0) asked.owe_every(clock, since, began, *every, child);
    else asked.owe(clock, since, began, child);
}

/// Ten working days to the first core group, then at most four weeks from one to the next.
void add_core_groups(Asked& asked, const Fact<ChildProtectionPlan>& plan, const PersonId& child)
{
    const auto held = held_for<CoreGroup>(asked, child, plan.order);
    Duty& first = asked.owe(clock("clock.core_group_first"), plan, child);
    if (held.empty()) return;
    meet(first, held.front());
    asked.owe(clock("clock.core_group_next"), *held.back(), child);
}

/// Three months to the first review, then at most six from one to the next.
void add_reviews(Asked& asked, const Fact<ChildProtectionPlan>& plan, const PersonId& child)
{
    const Fact<Conference>* first = nullptr;
    const Fact<Conference>* last = nullptr;
    for (const auto* conference : standing<Conference>(asked.facts)) {
        const bool reviews = conference->order > plan.order && is_about(*conference, child)
                          && says(conference->record.kind, "review")
                          && !says(conference->record.decision, "adjourned");
        if (!reviews) continue;
        if (first == nullptr) first = conference;
        last = conference;
    }
    meet(asked.owe(clock("clock.review_first"), plan, child), first);
    if (last != nullptr) asked.owe(clock("clock.review_next"), *last, child);
}

}  // namespace

/// Working Together to Safeguard Children 2023, chapter 3. The plan begins on the day of its
/// conference (rule 2885 of the children in need census), so its own day starts the clocks.
void add_protection_plans(Asked& asked)
{
    for (const PersonId& child : asked.scene.children()) {
        const auto* plan = casefile::open_work<ChildProtectionPlan>(asked.facts, child);
        if (plan == nullptr) continue;
        add_core_groups(asked, *plan, child);
        add_reviews(asked, *plan, child);
        add_visits(asked, clock("clock.protection_visit"), *plan, child);
    }
}

void add_need_plans(Asked& asked)
{
    for (const PersonId& child : asked.scene.children()) {
        const auto* plan = casefile::open_work<ChildInNeedPlan>(asked.facts, child);
        if (plan == nullptr) continue;
        add_visits(asked, clock("clock.need_visit"), *plan, child);
        const auto held = held_for<ChildInNeedMeeting>(asked, child, plan->order);
        if (held.empty()) asked.owe(clock("clock.need_review"), *plan, child);
        else asked.owe(clock("clock.need_review"), *held.back(), child);
    }
}

/// From the last supervision in which the family was talked through, or from when it was given to
/// somebody.
void add_supervision(Asked& asked)
{
    if (!asked.scene.has_open_episode()) return;
    const auto own = [&](const auto& fact) {
        return fact.is_about(base::Subject::of(asked.scene.family), ledger::Part::subject);
    };
    const auto* last = last_of(standing<records::Supervision>(asked.facts), own);
    const auto* given = last_of(standing<records::Allocation>(asked.facts), own);
    if (last != nullptr) asked.owe(clock("clock.supervision"), *last);
    else if (given != nullptr) asked.owe(clock("clock.supervision"), *given);
}

}  // namespace holdfast::duties
