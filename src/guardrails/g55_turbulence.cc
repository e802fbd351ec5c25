#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/sources.h"
#include "records/types/authority_event.h"
#include "records/types/core_group.h"
#include "records/types/transfer.h"
#include "records/types/visit.h"
#include "workforce/prepared.h"
#include "workforce/vacancies.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g55 {

constexpr Guardrail turbulence = {
    .id = "G55",
    .name = "TURBULENCE",
    .rule = "While a reorganisation, a change of a senior leader or of another agency, or a new "
            "team goes on, and for 3 months (as shipped) after it, three things are watched: work "
            "that nobody leads, managers who are not prepared or do not know the local "
            "procedures, and visits and meetings that become fewer than 70 in a hundred of what "
            "they were. Excepted: it has been over for that long.",
    .asks = "Which children have lost somebody in this change, and who sees them now?",
    .sources = {&sources::norfolk_case_r, &sources::norfolk_trio},
    .mode = Mode::detect | Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using base::Date;
using casefile::AnyFact;
using workforce::Work;

/// Something that unsettles a team or all of them.
struct Change {
    const AnyFact* fact = nullptr;
    std::string team;           // "": all of them.
    std::optional<Date> began;  // nullopt: on a day that is not known.
    std::optional<Date> over;   // nullopt: it goes on, or nobody knows.
    std::string words;
};

constexpr std::array<std::string_view, 4> events = {
    "restructure", "senior_change", "new_team", "agency_change"};
constexpr std::array<std::string_view, 3> lacks = {"new_team", "reorganisation", "no_manager"};

Change change_of(const AskedOfWorkforce& asked, const AnyFact& fact,
                 const std::optional<base::When>& until, std::string words)
{
    const base::WhenOf whens = asked.scene.whens();
    Change change;
    change.fact = &fact;
    change.began = base::earliest_date(fact.happened, whens);
    change.over =
        until ? base::latest_date(*until, whens) : base::latest_date(fact.happened, whens);
    change.words = std::move(words) + ", " + casefile::dated(fact.happened, asked.scene.facts);
    return change;
}

std::vector<Change> changes_in(const AskedOfWorkforce& asked)
{
    std::vector<Change> changes;
    const auto add = [&](Change change, std::string team) {
        change.team = std::move(team);
        changes.push_back(std::move(change));
    };
    for (const auto* event : casefile::standing<records::AuthorityEvent>(asked.scene.facts))
        if (event->record.kind && is_listed(events, event->record.kind->code))
            add(change_of(
                    asked, *event, event->record.until, std::string{event->record.kind->label()}),
                event->record.team.value_or(""));
    for (const auto* vacancy : workforce::standing_vacancies(asked.scene.facts))
        if (vacancy->record.kind && is_listed(lacks, vacancy->record.kind->code))
            add(change_of(asked,
                          *vacancy,
                          vacancy->record.until,
                          std::string{vacancy->record.kind->label()}),
                vacancy->record.team.value_or(""));
    for (const casefile::FamilyScene* family : asked.scene.families)
        for (const auto* transfer : casefile::standing<records::Transfer>(family->facts))
            if (transfer->record.reason && transfer->record.reason->code == "reorganisation")
                add(change_of(asked, *transfer, transfer->record.took_over, "Work was handed over"),
                    transfer->record.to.value_or(""));
    return changes;
}

// --- What is watched ----------------------------------------------------------------------------

bool concerns(const Change& change, const std::string& team)
{
    return change.team.empty() || team.empty() || change.team == team;
}

/// Work that goes on and that nobody leads.
std::vector<base::FamilyId> orphaned(const AskedOfWorkforce& asked, const Change& change)
{
    std::vector<base::FamilyId> families;
    for (const Work& work : asked.scene.work)
        if (!work.is_led() && concerns(change, work.team)) families.push_back(work.family->family);
    return families;
}

/// Managers of the teams concerned, of whom something is recorded, and not this.
int unprepared_managers(const AskedOfWorkforce& asked, const Change& change)
{
    int count = 0;
    for (const auto& [who, worker] : asked.scene.workers) {
        if (worker.role != "team_manager" && worker.role != "head_of_service") continue;
        if (!concerns(change, worker.team) || asked.scene.has_left(who)) continue;
        for (const std::string_view kind : {"management", "local_induction"})
            if (workforce::is_prepared(asked.scene, who, kind, asked.today) == Answer::no) {
                ++count;
                break;
            }
    }
    return count;
}

/// Visits and core groups of so many days before the change began, and of as many up to today.
struct Activity {
    int before = 0;
    int since = 0;
};

void count_activity(const AnyFact& fact, const base::WhenOf& whens, const Change& change,
                    std::pair<int, Date> span, Activity& activity)
{
    const auto day = base::latest_date(fact.happened, whens);
    const auto& [days, today] = span;
    if (!day || *day > today) return;
    if (*day < *change.began && *day >= change.began->plus_days(-days)) ++activity.before;
    if (*day >= *change.began && *day > today.plus_days(-days)) ++activity.since;
}

/// The team that had the work on the day of the change is not asked, because a change moves it.
Activity activity_around(const AskedOfWorkforce& asked, const Change& change, int days)
{
    Activity activity;
    const std::pair<int, Date> span{days, asked.today};
    for (const casefile::FamilyScene* family : asked.scene.families) {
        const base::WhenOf whens = family->facts.whens();
        for (const auto& visit : family->facts.all<records::Visit>())
            count_activity(visit, whens, change, span, activity);
        for (const auto& group : family->facts.all<records::CoreGroup>())
            count_activity(group, whens, change, span, activity);
    }
    return activity;
}

/// Only where there was something before, and as much time has passed since.
void weigh_activity(const AskedOfWorkforce& asked, const Change& change, Verdict& verdict)
{
    const records::PolicyTerm* percent = asked.policy.find("G55.percent", asked.today);
    const records::PolicyTerm* days = asked.policy.find("G55.days", asked.today);
    if (percent == nullptr || days == nullptr || !change.began
        || asked.today < change.began->plus_days(days->value))
        return;
    const Activity activity = activity_around(asked, change, days->value);
    if (100 * activity.since >= percent->value * activity.before) return;
    verdict.policy.push_back(percent->words());
    verdict.because.push_back({change.fact->standing,
                               "Visits and core groups in " + std::to_string(days->value)
                                   + " days: " + std::to_string(activity.before) + " before it, "
                                   + std::to_string(activity.since) + " up to today."});
    verdict.missing.emplace_back(
        "Find out which children are not seen, and who sees them from now on.");
}

void weigh_people(const AskedOfWorkforce& asked, const Change& change, WorkforceVerdict& found)
{
    Verdict& verdict = found.verdict;
    found.families = orphaned(asked, change);
    if (!found.families.empty()) {
        verdict.because.push_back({change.fact->standing,
                                   "Families whose work goes on and that nobody leads: "
                                       + std::to_string(found.families.size()) + "."});
        verdict.missing.emplace_back("Give each of these families to somebody.");
    }
    if (const int count = unprepared_managers(asked, change); count > 0) {
        verdict.because.push_back(
            {change.fact->standing,
             "Managers who are not recorded as prepared, or as knowing the local procedures: "
                 + std::to_string(count) + "."});
        verdict.missing.emplace_back(
            "Have somebody who knows the local procedures read with them until they do.");
    }
}

/// While it is watched and nothing is found, it waits for the last day of watching.
std::optional<WorkforceVerdict> judge(const AskedOfWorkforce& asked, const Change& change)
{
    if (change.began && *change.began > asked.today) return std::nullopt;
    const records::PolicyTerm* months = asked.policy.find("G55.months", asked.today);
    WorkforceVerdict found{change.team, {}, verdict_about(change.fact->id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({change.fact->standing, change.words + "."});
    if (months == nullptr) {
        verdict.missing.emplace_back("Set the policy value G55.months.");
        settle(verdict, Answer::cannot_tell);
        return found;
    }
    std::optional<Date> last;
    if (change.over) last = change.over->plus_months(months->value);
    if (last && *last < asked.today) return std::nullopt;
    verdict.policy.push_back(months->words());
    weigh_people(asked, change, found);
    weigh_activity(asked, change, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (verdict.standing == Standing::breached) return found;
    verdict.missing.emplace_back("Look again while it goes on: who leads each family, who manages, "
                                 "and whether children are seen as before.");
    verdict.standing = last ? Standing::pending : Standing::cannot_tell;
    if (!last) verdict.missing.emplace_back("Write down when it began, and when it is over.");
    verdict.due = last;
    if (last) verdict.changes_on = last->plus_days(1);
    return found;
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts;
    for (const Change& change : changes_in(asked))
        if (auto found = judge(asked, change)) verdicts.push_back(std::move(*found));
    return verdicts;
}

}  // namespace g55

/// Not modelled: that one family had a series of workers, which G51 asks about.
Rule g55_turbulence()
{
    return {&g55::turbulence, nullptr, g55::check};
}

}  // namespace holdfast::guardrails
