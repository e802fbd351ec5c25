#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/open_work.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/standing.h"
#include "duties/duties.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/steps_of_work.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/early_help_assessment.h"
#include "records/types/referral.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g29 {

constexpr Guardrail drift_clock = {
    .id = "G29",
    .name = "DRIFT-CLOCK",
    .rule = "Whatever is open has its clock and shows its age: a decision that is waited for, a "
            "visit, a meeting or a review that is due, a step that was to be done by a day. Where "
            "nothing at all was decided, visited, planned or reviewed for 42 days (as shipped), "
            "the work itself is said to drift, also work below the threshold, and news that came "
            "after a closing and was followed by nothing. Excepted: no work is open, and what was "
            "told is settled.",
    .asks = "What happens next here, who does it, and by when?",
    .sources = {&sources::norfolk_trio, &sources::coventry, &sources::survey},
    .mode = Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using base::Date;
using base::EntryId;
using casefile::AnyFact;
using casefile::FamilyScene;

/// One finding for each thing that is open, whatever is late about it.
class Findings {
public:
    Verdict& about(const AnyFact& open, Standing standing)
    {
        auto found = std::find_if(verdicts_.begin(), verdicts_.end(), [&](const Verdict& each) {
            return each.anchor == open.id;
        });
        if (found == verdicts_.end()) {
            verdicts_.push_back(verdict_about(open.id));
            found = std::prev(verdicts_.end());
            found->standing = Standing::cannot_tell;
        }
        if (standing == Standing::breached) found->standing = standing;
        return *found;
    }
    std::vector<Verdict> take() { return std::move(verdicts_); }

private:
    std::vector<Verdict> verdicts_;
};

/// "It was due on 3 March 2026, 12 days ago."
std::string age_of(Date due, Date today)
{
    const int days = today.days_since(due);
    return "It was due on " + base::words(due) + ", " + std::to_string(days)
         + (days == 1 ? " day ago." : " days ago.");
}

void take_earlier(std::optional<Date>& due, const std::optional<Date>& other)
{
    if (other && (!due || *other < *due)) due = other;
}

/// Is what is late on the list of what the family is owed as well?
enum class Listed { among_duties, nowhere };

/// Says of what is late, or may be, since when it has been.
void look_at_duty(const Asked& asked, const duties::Duty& duty, Listed listed, Findings& findings)
{
    const duties::Standing stands =
        duties::standing_of(duty, asked.today, asked.scene.facts.whens());
    const bool is_late = stands == duties::Standing::late;
    if (!is_late && stands != duties::Standing::cannot_tell) return;
    const AnyFact* since = asked.scene.facts.find_any(duty.since);
    if (since == nullptr) return;
    const AnyFact& open = *since;
    Verdict& verdict = findings.about(open, is_late ? Standing::breached : Standing::cannot_tell);
    std::string what{duty.clock->what};
    if (duty.child) {
        const std::string name = asked.scene.name_of(*duty.child);
        if (!name.empty()) what += " (" + name + ")";
    }
    verdict.because.push_back(
        {open.standing,
         std::string{open.type->name} + ", " + casefile::dated(open.happened, asked.scene.facts)
             + ". " + what + ". "
             + (is_late ? age_of(*duty.due.last, asked.today)
                        : std::string{"Whether that is late cannot be told."}),
         listed == Listed::among_duties});
    verdict.missing.push_back(what + ".");
    if (is_late) take_earlier(verdict.due, duty.due.last);
    if (!duty.policy.empty()) verdict.policy.push_back(duty.policy);
}

/// What the clocks of the pathway, and days that records themselves say, find late. A challenge has
/// a rule of its own (G25), which speaks of all its stages at once.
void look_at_clocks(const Asked& asked, Findings& findings)
{
    for (const duties::Duty& duty :
         duties::duties_of(asked.scene, asked.policy, asked.working_days))
        if (!duties::is_of_challenge(*duty.clock))
            look_at_duty(asked, duty, Listed::among_duties, findings);
}

/// What waits to be decided. Transfers, panels and other agencies' questions have clocks of their
/// own (G51, G31, G40).
void look_at_proposals(const Asked& asked, Findings& findings)
{
    constexpr duties::Clock decide{
        "G29.decision_working_days", "Decide on what was proposed", "Whoever may decide"};
    constexpr records::Gates elsewhere{
        records::Gate::transfer, records::Gate::panel, records::Gate::information};
    for (const AtTheGate& at : pending_in(asked.scene)) {
        if (elsewhere.has(at.gate)) continue;
        const base::When& since = at.asks->happened;
        const base::WhenOf whens = asked.scene.facts.whens();
        const auto began = base::earliest_date(since, whens);
        const records::PolicyTerm* term =
            asked.policy.find(decide.key, began ? *began : asked.today);
        duties::Due due{{}, {}, "No period is in force for it."};
        if (term != nullptr) due = duties::due_after(*term, since, whens, asked.working_days);
        const std::string policy = term != nullptr ? term->words() : "";
        look_at_duty(asked,
                     {&decide, {}, at.asks->id, since, due, {}, {}, policy},
                     Listed::nowhere,
                     findings);
    }
}

/// Better news asks for nothing.
bool is_good_news(const records::ChangeInCircumstances& change)
{
    constexpr std::array<std::string_view, 3> good = {
        "recovery", "job_gained", "kin_support_gained"};
    return change.kinds
        && std::all_of(
               change.kinds->codes.begin(), change.kinds->codes.end(), [&](const auto& code) {
                   return std::find(good.begin(), good.end(), code) != good.end();
               });
}

/// What was told after the last step, and stands: news that nobody followed.
const AnyFact* first_news_after(const FamilyScene& scene, std::uint64_t last_step)
{
    const AnyFact* first = nullptr;
    const auto take = [&](const AnyFact& news) {
        if (news.order > last_step && (first == nullptr || news.order < first->order))
            first = &news;
    };
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts))
        if (!casefile::is_settled(scene.facts, *worry)) take(*worry);
    for (const auto* change : casefile::standing<records::ChangeInCircumstances>(scene.facts)) {
        const bool is_untrue = change->record.standing && change->record.standing->code == "untrue";
        if (!is_untrue && !is_good_news(change->record)) take(*change);
    }
    return first;
}

/// The work that is open: an episode that is worked on; otherwise a plan, such as one of family
/// help; otherwise news on which nothing was done, or else an early help assessment that goes on.
/// nullptr: nothing is open.
const AnyFact* what_is_open(const FamilyScene& scene, std::span<const AnyFact* const> steps)
{
    for (const casefile::Episode& episode : scene.episodes)
        if (!episode.closed_by)
            if (const auto* referral = casefile::worked_referral(episode, scene.facts))
                return referral;
    const auto plans = casefile::plans_that_go_on(scene.facts);
    if (!plans.empty()) return plans.front();
    std::uint64_t last_step = 0;
    for (const AnyFact* step : steps) last_step = std::max(last_step, step->order);
    if (const AnyFact* news = first_news_after(scene, last_step)) return news;
    for (const auto* help : casefile::standing<records::EarlyHelpAssessment>(scene.facts))
        if (casefile::goes_on(*help) && !help->record.outcome) return help;
    return nullptr;
}

struct Quiet {
    Answer is_too_long = Answer::yes;
    std::optional<Date> since;      // The last day on which anything can have been done.
    const AnyFact* last = nullptr;  // What was done then.
};

/// Was nothing done since that day? Where a step may have been later, nobody can tell.
Quiet quiet_since(const Asked& asked, Date limit, const AnyFact& open,
                  std::span<const AnyFact* const> steps)
{
    const base::WhenOf whens = asked.scene.facts.whens();
    Quiet quiet;
    const auto look_at = [&](const AnyFact& step) {
        const auto first = base::earliest_date(step.happened, whens);
        const auto last = base::latest_date(step.happened, whens);
        if (first && *first >= limit) quiet.is_too_long = Answer::no;
        else if ((!last || *last >= limit) && quiet.is_too_long == Answer::yes)
            quiet.is_too_long = Answer::cannot_tell;
        if (last && (!quiet.since || *last > *quiet.since)) {
            quiet.since = last;
            quiet.last = &step;
        }
    };
    look_at(open);
    for (const AnyFact* step : steps) look_at(*step);
    return quiet;
}

/// "Visit, on 3 March 2026."
std::string told(const Asked& asked, const AnyFact& fact)
{
    return std::string{fact.type->name} + ", " + casefile::dated(fact.happened, asked.scene.facts)
         + ".";
}

void say_quiet(const Asked& asked, const AnyFact& open, const Quiet& quiet, Verdict& verdict)
{
    const int days = asked.today.days_since(*quiet.since);
    verdict.because.push_back({open.standing,
                               told(asked, open)
                                   + " Nothing was decided, visited, planned or reviewed for "
                                   + std::to_string(days) + " days."});
    if (quiet.last != &open)
        verdict.against.push_back(
            {quiet.last->standing, "What was done last: " + told(asked, *quiet.last)});
    verdict.missing.emplace_back(
        "See the children, and decide what is done next, by whom and by when.");
}

void look_for_drift(const Asked& asked, Findings& findings)
{
    const auto steps = steps_of_work(asked.scene.facts);
    const AnyFact* open = what_is_open(asked.scene, steps);
    if (open == nullptr) return;
    const records::PolicyTerm* term = asked.policy.find("G29.days", asked.today);
    if (term == nullptr) {
        findings.about(*open, Standing::cannot_tell)
            .missing.emplace_back("Set the policy value G29.days.");
        return;
    }
    const Quiet quiet = quiet_since(asked, asked.today.plus_days(-term->value), *open, steps);
    if (quiet.is_too_long == Answer::no) return;
    const bool is_sure = quiet.is_too_long == Answer::yes;
    Verdict& verdict = findings.about(*open, is_sure ? Standing::breached : Standing::cannot_tell);
    if (is_sure) {
        say_quiet(asked, *open, quiet, verdict);
        take_earlier(verdict.due, quiet.since->plus_days(term->value));
    } else {
        verdict.because.push_back(
            {open->standing,
             told(asked, *open) + " When anything was last done about it cannot be told."});
        verdict.missing.emplace_back("Record on which day something was last done, or do it.");
    }
    verdict.policy.push_back(term->words());
}

std::vector<Verdict> check(const Asked& asked)
{
    Findings findings;
    look_at_clocks(asked, findings);
    look_at_proposals(asked, findings);
    look_for_drift(asked, findings);
    return findings.take();
}

}  // namespace g29

Rule g29_drift_clock()
{
    return {&g29::drift_clock, g29::check};
}

}  // namespace holdfast::guardrails
