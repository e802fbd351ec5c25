#include "casefile/disagreements.h"
#include "duties/asked.h"

/// A challenge and the stages through which it climbs. Working Together to Safeguard Children 2023
/// asks for a clear way to escalate a disagreement; which stages, and how long each lasts, is
/// local.
namespace holdfast::duties {

using base::Date;
using casefile::AnyFact;
using casefile::ChallengeStage;

namespace {

constexpr std::string_view of_challenge = "clock.challenge_";

/// A day that the record itself says is the challenger's to choose; whoever passes a challenge on
/// chooses none that is later than the stage gives.
void take_own_day(Duty& duty, const ChallengeStage& stage)
{
    if (!stage.due) return;
    const bool is_challengers = stage.opened_by->type == &records::Challenge::declaration;
    if (!is_challengers && duty.due.last && *duty.due.last < *stage.due) return;
    duty.due = {stage.due, stage.due, ""};
    duty.policy = std::string{stage.opened_by->type->name} + " itself says this day.";
}

Duty& owe_stage(Asked& asked, const ChallengeStage& stage, const std::optional<base::PersonId>& to)
{
    Duty& duty =
        asked.owe(clock_of_stage(stage.code), stage.opened_by->id, stage.opened_by->happened, to);
    take_own_day(duty, stage);
    if (stage.ended_by != nullptr) {
        duty.met_by = stage.ended_by->id;
        duty.met = stage.ended_by->happened;
    }
    return duty;
}

/// What nobody answered in time goes on to the next stage by itself, from the day after.
void climb(Asked& asked, const ChallengeStage& stage, std::optional<Date> over,
           const std::optional<base::PersonId>& to)
{
    for (std::string_view next = casefile::stage_after(stage.code); !next.empty() && over;
         next = casefile::stage_after(next))
        over = asked
                   .owe(clock_of_stage(next),
                        stage.opened_by->id,
                        base::When::day(over->plus_days(1)),
                        to)
                   .due.last;
}

}  // namespace

const Clock& clock_of_stage(std::string_view stage)
{
    return clock(std::string{of_challenge} + std::string{stage});
}

bool is_of_challenge(const Clock& clock)
{
    return clock.key.starts_with(of_challenge);
}

/// Owed also on a closed file: a challenge outlives the closing.
void add_challenges(Asked& asked)
{
    for (const casefile::Disagreement& disagreement : casefile::disagreements_in(asked.facts))
        for (const ChallengeStage& stage : disagreement.stages)
            for (const auto& child : owed_to(asked, *stage.opened_by)) {
                const auto over = owe_stage(asked, stage, child).due.last;
                if (stage.ended_by == nullptr) climb(asked, stage, over, child);
            }
}

}  // namespace holdfast::duties
