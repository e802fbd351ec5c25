#include "guardrails/tried_policy.h"

#include "guardrails/gate.h"
#include "records/policy_bounds.h"

#include <algorithm>
#include <array>
#include <map>

namespace holdfast::guardrails {

using base::Date;
using base::EntryId;
using base::Problem;
using base::Result;
using records::PolicyBook;

namespace {

/// Of the rules that read families and the authority as well, what they ask for only where they
/// read the authority.
constexpr std::array<std::string_view, 7> asked_of_authority_alone = {"G57.days",
                                                                      "G57.least",
                                                                      "G57.months",
                                                                      "G58.sample",
                                                                      "G58.audit_days",
                                                                      "G59.overrides",
                                                                      "G59.measure_months"};

/// Values of a rule begin with its number, and of a clock with its own word: "G01.days".
bool is_asked_about_families(std::string_view key)
{
    const Rule* rule = find_rule(key.substr(0, key.find('.')));
    if (rule == nullptr) return true;
    return rule->check != nullptr && std::ranges::count(asked_of_authority_alone, key) == 0;
}

}  // namespace

Result<PolicyBook> with_tried(const PolicyBook& policy, std::string_view key, int value, Date from)
{
    const records::PolicyKey* known = records::policy_key(key);
    if (known == nullptr)
        return base::problem(Problem::Kind::unknown,
                             "key",
                             "No rule and no clock asks for such a value. Those that are asked for "
                             "stand in law/policy_defaults.csv, such as G01.days.");
    if (!is_asked_about_families(key))
        return base::problem(Problem::Kind::refused,
                             "key",
                             "This value is asked for by a rule about the workforce or the "
                             "authority. Try one of a rule about a family, or of a clock.");
    if (!records::is_allowed(*known, value))
        return base::problem(Problem::Kind::invalid, "value", records::what_is_allowed(*known));
    if (policy.find(key, from) == nullptr)
        return base::problem(Problem::Kind::missing,
                             "key",
                             "The policy has no value of this in force on " + base::words(from)
                                 + ". Only what is in force on the first of the days can be "
                                   "compared.");
    PolicyBook tried;
    for (records::PolicyTerm term : policy.terms()) {
        if (term.key == key) term.value = value;
        tried.add(std::move(term));
    }
    for (const records::Criterion& criterion : policy.criteria()) tried.add(criterion);
    return tried;
}

std::string_view word_of(Differs how)
{
    switch (how) {
    case Differs::appeared: return "appeared";
    case Differs::gone: return "gone";
    case Differs::another_day: return "on another day";
    }
    return "";
}

namespace {

/// A rule and an entry that it speaks of.
using RuleAndEntry = std::pair<std::string_view, EntryId>;

/// What is amiss with a matter on one day: how it stands, and when it is due. One rule may say
/// several things of one entry.
using Amiss = std::vector<std::pair<Standing, std::optional<Date>>>;

/// What is amiss on one day by one policy, and when that may change by itself.
struct Look {
    std::map<RuleAndEntry, Amiss> amiss;
    std::optional<Date> next;
};

void come_again(Look& look, const std::optional<Date>& day, Date today)
{
    if (day && *day > today && (!look.next || *day < *look.next)) look.next = *day;
}

Look look_at(const casefile::FamilyScene& scene, const PolicyBook& policy,
             const base::WorkingDays& working_days, Date today)
{
    Look look;
    for (const Finding& finding : sweep(scene, policy, working_days, today)) {
        const Verdict& verdict = finding.verdict;
        come_again(look, verdict.changes_on, today);
        if (verdict.due) come_again(look, verdict.due->plus_days(1), today);
        if (verdict.standing != Standing::met)
            look.amiss[{finding.guardrail->id, verdict.anchor}].emplace_back(verdict.standing,
                                                                             verdict.due);
    }
    return look;
}

/// What was seen of a matter on all the days.
struct Seen {
    bool was = false;
    bool would_be = false;
    std::optional<Date> first;  // On which they differ.
    std::optional<Date> due;
    std::optional<Date> due_by;
};

std::optional<Date> due_of(const Amiss& amiss)
{
    return amiss.empty() ? std::nullopt : amiss.front().second;
}

Amiss amiss_of(const Look& look, const RuleAndEntry& matter)
{
    const auto found = look.amiss.find(matter);
    return found == look.amiss.end() ? Amiss{} : found->second;
}

void note(Seen& seen, const Amiss& was, const Amiss& would_be, Date today)
{
    seen.was = seen.was || !was.empty();
    seen.would_be = seen.would_be || !would_be.empty();
    if (was == would_be || seen.first) return;
    seen.first = today;
    seen.due = due_of(was);
    seen.due_by = due_of(would_be);
}

void compare(const Look& was, const Look& would_be, Date today, std::map<RuleAndEntry, Seen>& seen)
{
    for (const auto& [matter, amiss] : was.amiss)
        note(seen[matter], amiss, amiss_of(would_be, matter), today);
    for (const auto& [matter, amiss] : would_be.amiss)
        if (!was.amiss.contains(matter)) note(seen[matter], {}, amiss, today);
}

std::vector<Difference> differences_of(const base::FamilyId& family,
                                       const std::map<RuleAndEntry, Seen>& seen)
{
    std::vector<Difference> differences;
    for (const auto& [matter, each] : seen) {  // By the rules' ids, as the catalogue is.
        if (!each.first) continue;
        const Differs both = each.would_be ? Differs::appeared : Differs::gone;
        differences.push_back({find_rule(matter.first)->guardrail,
                               family,
                               matter.second,
                               each.was && each.would_be ? Differs::another_day : both,
                               *each.first,
                               each.due,
                               each.due_by});
    }
    return differences;
}

}  // namespace

Result<std::vector<Difference>> differences_in(const base::FamilyId& family,
                                               std::span<const ledger::Kept> entries,
                                               const Trial& trial)
{
    std::map<RuleAndEntry, Seen> seen;
    std::size_t known = 0;
    std::optional<casefile::FamilyScene> scene;
    for (Date today = trial.from; today <= trial.upto;) {
        const std::size_t before = known;
        while (known < entries.size() && base::London::date_of(entries[known].recorded) <= today)
            ++known;
        if (!scene || known > before) {
            auto folded = casefile::fold_family(
                family, {entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(known)});
            if (!folded) return std::unexpected(folded.error());
            scene = std::move(*folded);
        }
        Look was = look_at(*scene, trial.policy, trial.working_days, today);
        const Look would_be = look_at(*scene, trial.tried, trial.working_days, today);
        compare(was, would_be, today, seen);
        come_again(was, would_be.next, today);
        if (known < entries.size())
            come_again(was, base::London::date_of(entries[known].recorded), today);
        today = was.next.value_or(trial.upto.plus_days(1));
    }
    return differences_of(family, seen);
}

}  // namespace holdfast::guardrails
