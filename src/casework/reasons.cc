#include "casework/reasons.h"

#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casefile/open_matters.h"
#include "casefile/seen_on_visits.h"
#include "records/types/challenge.h"
#include "records/types/missing_episode.h"
#include "records/types/referral.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

namespace holdfast::casework {

using base::Date;
using base::PersonId;
using casefile::AnyFact;
using casefile::FamilyScene;

namespace {

struct WhyRow {
    Why why;
    std::string_view code;
    std::string_view words;
};
constexpr std::array<WhyRow, why_count> whys = {{
    {Why::danger, "danger", "A child is said to be in danger"},
    {Why::missing, "missing", "A child is missing"},
    {Why::not_seen, "not-seen", "A child was not seen in time"},
    {Why::not_alone, "not-alone", "A child was not seen alone"},
    {Why::late, "late", "Something else is late"},
    {Why::undated, "no-day", "A day is missing, so nobody can tell what is late"},
    {Why::birth, "birth", "A birth was expected, and none is recorded"},
    {Why::finding, "finding", "A rule's question is not met"},
    {Why::nobody, "nobody", "Nobody is allocated"},
    {Why::no_lead, "no-lead", "Nobody leads the work"},
    {Why::away, "away", "Whoever leads is away or has left"},
    {Why::proposal, "proposal", "A proposal waits for a decision"},
    {Why::challenge, "challenge", "A challenge is not answered"},
    {Why::supervision, "supervision", "Not talked through in supervision in time"},
}};

const WhyRow& row_of(Why why)
{
    const WhyRow& row = whys[static_cast<std::size_t>(why)];
    assert(row.why == why);  // The rows stand in the order of the names.
    return row;
}

/// What is asked of one family.
struct Look {
    const OpenFamily& open;
    const FamilyScene& scene;
    std::vector<Reason> reasons;

    [[nodiscard]] std::optional<Date> day_of(const base::When& when) const
    {
        return base::earliest_date(when, scene.facts.whens());
    }
    /// A reason that stands on an entry about some of the children.
    void add(Why why, const AnyFact& fact)
    {
        std::vector<PersonId> children = scene.children();
        std::erase_if(children, [&](const PersonId& child) {
            return !fact.is_about(base::Subject::of(child), ledger::Part::subject);
        });
        reasons.push_back({why, day_of(fact.happened), std::move(children), fact.id});
    }
    /// The same of one child; children for whom it is the same entry stand together.
    void add(Why why, const AnyFact& fact, const PersonId& child)
    {
        for (Reason& reason : reasons)
            if (reason.why == why && reason.entry == fact.id) {
                reason.children.push_back(child);
                return;
            }
        reasons.push_back({why, day_of(fact.happened), {child}, fact.id});
    }
};

void add_matters(Look& look)
{
    for (const auto* worry : casefile::open_dangers(look.scene.facts))
        look.add(Why::danger, *worry);
    for (const AnyFact* matter : casefile::open_matters(look.scene.facts)) {
        if (matter->type == &records::MissingEpisode::declaration) look.add(Why::missing, *matter);
        if (matter->type == &records::Challenge::declaration) look.add(Why::challenge, *matter);
    }
}

Why why_of(const duties::Clock& clock)
{
    if (clock.key == "clock.supervision") return Why::supervision;
    if (clock.key == "clock.protection_visit" || clock.key == "clock.need_visit")
        return Why::not_seen;
    return Why::late;
}

void add_late(Look& look, const std::vector<duties::Duty>& owed)
{
    for (const OwedTogether& each : still_owed(owed, look.open)) {
        const duties::Duty& duty = *each.duty;
        const duties::Standing standing = standing_in(duty, look.open);
        if (standing == duties::Standing::late)
            look.reasons.push_back(
                {why_of(*duty.clock), duty.due.last, each.children, duty.since, duty.clock});
        // Without a day it would never be late.
        if (standing == duties::Standing::cannot_tell)
            look.reasons.push_back(
                {Why::undated, std::nullopt, each.children, duty.since, duty.clock});
    }
}

bool is_told_already(const Look& look, const PersonId& child)
{
    return std::any_of(look.reasons.begin(), look.reasons.end(), [&](const Reason& reason) {
        return reason.why == Why::not_seen
            && std::find(reason.children.begin(), reason.children.end(), child)
                   != reason.children.end();
    });
}

/// Nobody sees a child on a visit who is not born. Where nobody writes down the birth, it would
/// stay so for ever.
void add_birth(Look& look, const PersonId& child)
{
    const auto details = casefile::details_of(look.scene.facts, child);
    if (details && details->expected_birth && *details->expected_birth < look.open.today)
        look.reasons.push_back({Why::birth, details->expected_birth, {child}});
}

/// Nobody has seen the child since the referral that is worked on, or not alone. How soon a
/// child without a plan is to be seen no policy says, so the day of the referral is told.
void add_unseen(Look& look, const casefile::Episode& episode)
{
    const casefile::Facts& facts = look.scene.facts;
    const auto* referral = casefile::worked_referral(episode, facts);
    if (referral == nullptr || casefile::has_died(facts, episode.child)) return;
    if (casefile::is_unborn(facts, episode.child)) return add_birth(look, episode.child);
    // A visit without a day is not surely one since the referral.
    const auto is_since = [&](const AnyFact& visit) {
        return base::happened_before(visit.moment(), referral->moment(), facts.whens())
            == base::Answer::no;
    };
    const auto* seen = casefile::last_seen(facts, episode.child);
    if (seen == nullptr || !is_since(*seen)) {
        if (!is_told_already(look, episode.child))
            look.add(Why::not_seen, *referral, episode.child);
        return;
    }
    if (const auto* first = casefile::first_not_alone(facts, episode.child))
        look.add(Why::not_alone, *first, episode.child);
}

/// Is the reason that this entry itself stands open?
bool is_the_entry(Why why)
{
    constexpr std::array itself = {Why::danger, Why::missing, Why::proposal, Why::challenge};
    return std::ranges::find(itself, why) != itself.end();
}

/// What stands open is one reason, whatever is said about it.
void add_findings(Look& look)
{
    for (Question& question : questions_of(look.open).standing) {
        const auto same = std::ranges::find_if(look.reasons, [&](const Reason& reason) {
            return question.entry && reason.entry == question.entry && is_the_entry(reason.why);
        });
        if (same != look.reasons.end()) {
            same->asked = std::move(question);
            continue;
        }
        const auto entry = question.entry;
        const auto day = question.day;
        look.reasons.push_back({Why::finding, day, {}, entry, nullptr, std::move(question)});
    }
}

/// The last day on which somebody was allocated, or led; nullopt when nobody ever did.
std::optional<Date> last_day(const Look& look,
                             bool (*counts)(const casefile::Fact<records::Allocation>&))
{
    std::optional<Date> last;
    for (const auto& allocation : look.scene.facts.all<records::Allocation>()) {
        const bool own =
            allocation.is_about(base::Subject::of(look.scene.family), ledger::Part::subject);
        if (!own || !allocation.record.until || !counts(allocation)) continue;
        last =
            std::max(last, base::latest_date(*allocation.record.until, look.scene.facts.whens()));
    }
    return last;
}

/// The day of the referral that opened the work which is open; nullopt where none is.
std::optional<Date> opened(const Look& look)
{
    for (const casefile::Episode& episode : look.scene.episodes)
        if (!episode.closed_by)
            if (const base::When* when = look.scene.facts.when_of(episode.opened_by))
                return look.day_of(*when);
    return std::nullopt;
}

void add_workers(Look& look, const Away& away)
{
    if (!look.scene.has_open_episode()) return;
    const auto add = [&](Why why, std::optional<Date> since) {
        look.reasons.push_back({why, since ? since : opened(look), {}});
    };
    if (casefile::current_allocations(look.scene, look.open.today).empty())
        return add(Why::nobody, last_day(look, [](const auto&) { return true; }));
    const auto* lead = casefile::lead_allocation(look.scene, look.open.today);
    if (lead == nullptr) return add(Why::no_lead, last_day(look, casefile::is_lead));
    const auto who = casefile::practitioner_of(*lead);
    const auto found = who ? away.find(*who) : away.end();
    if (found != away.end()) look.reasons.push_back({Why::away, found->second, {}});
}

void add_proposals(Look& look)
{
    for (const PendingDecision& pending : look.open.pending) {
        const AnyFact* fact = look.scene.facts.find_any(pending.proposal);
        if (fact != nullptr) look.add(Why::proposal, *fact);
        else look.reasons.push_back({Why::proposal, std::nullopt, {}});
    }
}

}  // namespace

std::string_view code_of(Why why)
{
    return row_of(why).code;
}

std::string_view words_for(Why why)
{
    return row_of(why).words;
}

std::optional<Why> why_of(std::string_view code)
{
    for (const WhyRow& row : whys)
        if (row.code == code) return row.why;
    return std::nullopt;
}

bool comes_before(const Reason& one, const Reason& other)
{
    const auto turn = [](const Reason& reason) {
        if (reason.why == Why::danger || reason.why == Why::missing) return 0;
        return reason.why == Why::finding && reason.asked->press != Press::now ? 2 : 1;
    };
    return std::tuple{turn(one), one.since, one.why}
         < std::tuple{turn(other), other.since, other.why};
}

std::vector<Reason> reasons_of(const OpenFamily& open, const std::vector<duties::Duty>& owed,
                               const Away& away)
{
    Look look{open, *open.scene, {}};
    add_matters(look);
    add_late(look, owed);
    for (const casefile::Episode& episode : look.scene.episodes)
        if (!episode.closed_by) add_unseen(look, episode);
    add_workers(look, away);
    add_proposals(look);
    add_findings(look);
    std::stable_sort(look.reasons.begin(), look.reasons.end(), comes_before);
    return std::move(look.reasons);
}

}  // namespace holdfast::casework
