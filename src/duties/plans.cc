#include "casefile/open_work.h"
#include "casefile/supervisions.h"
#include "duties/asked.h"
#include "records/types/allocation.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
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

/// Those that are the plan's own: about the child, fitting, and surely not before the plan began.
/// By their days, whichever was written first: a plan that is written again keeps what was done for
/// it, and a meeting may be written down late. In the order of the days.
template <class R, class Plan, class Fits>
std::vector<const Fact<R>*> done_for(const Asked& asked, const Fact<Plan>& plan,
                                     const PersonId& child, Fits fits)
{
    const base::WhenOf whens = asked.facts.whens();
    std::vector<const Fact<R>*> done;
    for (const auto* fact : standing<R>(asked.facts))
        if (is_about(*fact, child) && fits(*fact)
            && base::happened_before(fact->moment(), plan.moment(), whens) != base::Answer::yes)
            done.push_back(fact);
    std::stable_sort(done.begin(), done.end(), [&](const Fact<R>* one, const Fact<R>* other) {
        return base::earliest_date(one->happened, whens)
             < base::earliest_date(other->happened, whens);
    });
    return done;
}

bool is_seen(const Fact<Visit>& visit)
{
    return visit.record.seen && visit.record.seen->code != "not_seen";
}

bool is_review(const Fact<Conference>& conference)
{
    return says(conference.record.kind, "review") && !says(conference.record.decision, "adjourned");
}

/// The next visit, counted from the last at which the child was seen, or from the plan's beginning.
template <class Plan>
void add_visits(Asked& asked, const Clock& clock, const Fact<Plan>& plan, const PersonId& child)
{
    const auto seen = done_for<Visit>(asked, plan, child, is_seen);
    const base::EntryId since = seen.empty() ? plan.id : seen.back()->id;
    const base::When began = seen.empty() ? plan.happened : seen.back()->happened;
    const auto& every = plan.record.visits_every_days;
    if (every && *every > 0) asked.owe_every(clock, since, began, *every, child);
    else asked.owe(clock, since, began, child);
}

/// Ten working days to the first core group, then at most four weeks from one to the next.
void add_core_groups(Asked& asked, const Fact<ChildProtectionPlan>& plan, const PersonId& child)
{
    const auto held = done_for<CoreGroup>(asked, plan, child, was_held<CoreGroup>);
    Duty& first = asked.owe(clock("clock.core_group_first"), plan, child);
    if (held.empty()) return;
    meet(first, held.front());
    asked.owe(clock("clock.core_group_next"), *held.back(), child);
}

/// Three months to the first review, then at most six from one to the next.
void add_reviews(Asked& asked, const Fact<ChildProtectionPlan>& plan, const PersonId& child)
{
    const auto held = done_for<Conference>(asked, plan, child, is_review);
    Duty& first = asked.owe(clock("clock.review_first"), plan, child);
    if (held.empty()) return;
    meet(first, held.front());
    asked.owe(clock("clock.review_next"), *held.back(), child);
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
        const auto held =
            done_for<ChildInNeedMeeting>(asked, *plan, child, was_held<ChildInNeedMeeting>);
        if (held.empty()) asked.owe(clock("clock.need_review"), *plan, child);
        else asked.owe(clock("clock.need_review"), *held.back(), child);
    }
}

/// From the last supervision in which the family was talked through, or from when it was given to
/// somebody.
void add_supervision(Asked& asked)
{
    if (!asked.scene.has_open_episode()) return;
    const auto* last = casefile::last_supervision(asked.scene);
    const auto* given = last_of(standing<records::Allocation>(asked.facts), [&](const auto& fact) {
        return fact.is_about(base::Subject::of(asked.scene.family), ledger::Part::subject);
    });
    if (last != nullptr) asked.owe(clock("clock.supervision"), *last);
    else if (given != nullptr) asked.owe(clock("clock.supervision"), *given);
}

}  // namespace holdfast::duties
