#include "guardrails/awaiting.h"

#include "guardrails/gates.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace {

/// So long afterwards any number of working days that a policy sets for a task is over, also in
/// years whose holidays we do not have.
constexpr int surely_over_days = 1'000;

void doubt(Verdict& verdict, std::string missing)
{
    verdict.standing = Standing::cannot_tell;
    verdict.missing.push_back(std::move(missing));
}

struct Began {
    base::Date day;
    const records::PolicyTerm* term;
};

/// The day from which it waits, and for how long; nullopt where that cannot be told.
std::optional<Began> began(Verdict& verdict, const Reckoning& by, const base::Moment& since,
                           std::string_view key)
{
    const auto from = base::latest_date(since.when, by.whens);
    if (!from) {
        doubt(verdict, "Record on which day it was, or as much of it as is known.");
        return std::nullopt;
    }
    const records::PolicyTerm* term = by.policy.find(key, *from);
    if (term == nullptr) {
        doubt(verdict, "Set the policy value " + std::string{key} + ".");
        return std::nullopt;
    }
    verdict.policy.push_back(term->words());
    return Began{*from, term};
}

void wait_until(Verdict& verdict, base::Date due, base::Date today)
{
    verdict.due = due;
    if (due < today) return;
    verdict.standing = Standing::pending;
    verdict.changes_on = due.plus_days(1);
}

}  // namespace

void await(Verdict& verdict, const Reckoning& by, const base::Moment& since, std::string_view key)
{
    if (verdict.standing != Standing::breached) return;
    const auto from = began(verdict, by, since, key);
    if (!from) return;
    const auto due = by.working_days.due(from->day, from->term->value);
    if (!due && from->day.plus_days(surely_over_days) < by.today) return;
    if (!due) return doubt(verdict, due.error().message);
    wait_until(verdict, *due, by.today);
}

void await_days(Verdict& verdict, const Reckoning& by, const base::Moment& since,
                std::string_view key)
{
    if (verdict.standing != Standing::breached) return;
    const auto from = began(verdict, by, since, key);
    if (from) wait_until(verdict, from->day.plus_days(from->term->value - 1), by.today);
}

Reckoning reckoning_of(const AskedOfWorkforce& asked)
{
    return {asked.policy, asked.working_days, asked.today, asked.scene.whens()};
}

void settle(Verdict& verdict, base::Answer breached)
{
    switch (breached) {
    case base::Answer::yes: verdict.standing = Standing::breached; return;
    case base::Answer::cannot_tell: verdict.standing = Standing::cannot_tell; return;
    case base::Answer::no:
        verdict.standing = verdict.missing.empty() ? Standing::met : Standing::cannot_tell;
        return;
    }
}

namespace {

/// The last day on which it can have been. What is written down has been, unless it is still to
/// come, so a clock starts also where nobody knows the day; a correction does not start it anew.
base::Moment at_the_latest(const base::Moment& since, const casefile::Facts& facts)
{
    const casefile::AnyFact* fact = since.entry ? facts.find_any(*since.entry) : nullptr;
    if (fact == nullptr) return since;
    const auto before = facts.before_corrections(fact->id);
    const base::Instant recorded = before.empty() ? fact->recorded : before.front()->recorded;
    const base::Date written = base::London::date_of(recorded);
    const auto earliest = base::earliest_date(since.when, facts.whens());
    if (earliest && *earliest > written) return since;
    const auto latest = base::latest_date(since.when, facts.whens());
    if (latest && *latest <= written) return since;
    return {std::nullopt, base::When::day(written)};
}

}  // namespace

void await(Verdict& verdict, const Asked& asked, const base::Moment& since, std::string_view key)
{
    const casefile::Facts& facts = asked.scene.facts;
    await(verdict,
          Reckoning{asked.policy, asked.working_days, asked.today, facts.whens()},
          at_the_latest(since, facts),
          key);
}

}  // namespace holdfast::guardrails
