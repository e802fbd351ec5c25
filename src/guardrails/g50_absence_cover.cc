#include "casefile/dated.h"
#include "guardrails/awaiting.h"
#include "guardrails/sources.h"
#include "workforce/vacancies.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g50 {

constexpr Guardrail absence_cover = {
    .id = "G50",
    .name = "ABSENCE-COVER",
    .rule = "Where somebody is away, leaves or has left, or a worker's post is empty, each family "
            "has somebody who covers and who was briefed, with what puts a child at risk first, by "
            "the end of the same day (as shipped). Excepted: whoever it is carries no family, or "
            "somebody else has the work already.",
    .asks = "Who sees these children while nobody is there, and do they know what to watch for?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::escalate,
    .stands_at = {},
};

using base::Answer;
using base::PractitionerId;
using workforce::VacancyFact;
using workforce::Work;
using workforce::WorkforceScene;

using Absent = std::vector<PractitionerId>;

bool is_absent(const Absent& absent, const PractitionerId& who)
{
    return std::find(absent.begin(), absent.end(), who) != absent.end();
}

/// Everybody who is away today or has left.
Absent everybody_away(const WorkforceScene& scene, std::span<const VacancyFact* const> vacancies)
{
    Absent away;
    for (const VacancyFact* vacancy : vacancies)
        if (workforce::is_absence(vacancy->record))
            for (const PractitionerId& who : workforce::practitioners_in(*vacancy))
                away.push_back(who);
    for (const auto& [who, worker] : scene.workers)
        if (scene.has_left(who)) away.push_back(who);
    return away;
}

/// The families that one of these leads, and how many of them nobody else has who is there.
struct Led {
    std::vector<base::FamilyId> families;
    std::size_t uncovered = 0;
};

Led led_by(const WorkforceScene& scene, const Absent& absent, const Absent& away)
{
    Led led;
    for (const Work& work : scene.work) {
        const bool leads = std::any_of(work.given.begin(), work.given.end(), [&](const auto& each) {
            return each.leads && is_absent(absent, each.to);
        });
        if (!leads) continue;
        led.families.push_back(work.family->family);
        if (std::all_of(work.given.begin(), work.given.end(), [&](const auto& each) {
                return is_absent(away, each.to);
            }))
            ++led.uncovered;
    }
    return led;
}

/// Was any family ever given to one of these, in what is known here?
bool was_ever_given(const WorkforceScene& scene, const Absent& absent)
{
    return std::any_of(scene.families.begin(), scene.families.end(), [&](const auto* family) {
        const auto& all = family->facts.template all<records::Allocation>();
        return std::any_of(all.begin(), all.end(), [&](const auto& fact) {
            const auto who = casefile::practitioner_of(fact);
            return who && is_absent(absent, *who);
        });
    });
}

/// Are there families to cover? Where nothing is known of what they carry, there may be.
bool carries(const WorkforceScene& scene, const VacancyFact& vacancy, const Led& led)
{
    if (!led.families.empty()) return true;
    if (vacancy.record.families) return *vacancy.record.families > 0;
    if (vacancy.record.child_protection) return *vacancy.record.child_protection > 0;
    return !was_ever_given(scene, workforce::practitioners_in(vacancy));
}

std::string what_is_lacking(const VacancyFact& vacancy, const WorkforceScene& scene)
{
    const std::string since = casefile::dated(vacancy.happened, scene.facts);
    const std::string& kind = vacancy.record.kind->code;
    if (kind == "absence") return "Somebody is away, " + since + ".";
    if (kind == "contract_ends") return "A contract ends, " + since + ".";
    return "A worker's post is empty, " + since + ".";
}

void tell_families(const Led& led, Verdict& verdict, const base::EntryId& entry)
{
    if (led.families.empty()) return;
    verdict.because.push_back(
        {entry,
         "Families that were theirs: " + std::to_string(led.families.size())
             + "; without anybody else who is there: " + std::to_string(led.uncovered) + "."});
}

std::optional<WorkforceVerdict> judge(const AskedOfWorkforce& asked, const VacancyFact& vacancy,
                                      const Absent& away)
{
    const Led led = led_by(asked.scene, workforce::practitioners_in(vacancy), away);
    if (!carries(asked.scene, vacancy, led)) return std::nullopt;
    WorkforceVerdict found{
        vacancy.record.team.value_or(""), led.families, verdict_about(vacancy.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({vacancy.standing, what_is_lacking(vacancy, asked.scene)});
    tell_families(led, verdict, vacancy.standing);
    const bool is_covered = vacancy.record.covered || (!led.families.empty() && led.uncovered == 0);
    if (is_covered) verdict.against.push_back({vacancy.standing, "Somebody covers."});
    else
        verdict.missing.emplace_back(
            "Say who covers each of these families, and write down since when.");
    if (vacancy.record.briefed)
        verdict.against.push_back({vacancy.standing, "Whoever covers was briefed."});
    else
        verdict.missing.emplace_back("Brief whoever covers on each family, with what puts a child "
                                     "at risk first, and write down when.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await_days(verdict, reckoning_of(asked), vacancy.moment(), "G50.days");
    return found;
}

/// Whoever has left and is still written down as leading.
void add_who_left(const AskedOfWorkforce& asked, const Absent& away,
                  std::vector<WorkforceVerdict>& verdicts)
{
    for (const auto& [who, worker] : asked.scene.workers) {
        if (!asked.scene.has_left(who) || !worker.said) continue;
        const Led led = led_by(asked.scene, {who}, away);
        if (led.uncovered == 0) continue;
        WorkforceVerdict found{worker.team, led.families, verdict_about(*worker.said)};
        found.verdict.because.push_back({*worker.said, "Somebody has left."});
        tell_families(led, found.verdict, *worker.said);
        found.verdict.missing.emplace_back("Give each of these families to somebody who is there.");
        settle(found.verdict, Answer::yes);
        await_days(found.verdict,
                   reckoning_of(asked),
                   base::Moment{std::nullopt, *worker.until},
                   "G50.days");
        verdicts.push_back(std::move(found));
    }
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    constexpr std::array<std::string_view, 3> kinds = {"absence", "contract_ends", "no_worker"};
    const base::WhenOf whens = asked.scene.whens();
    std::vector<const VacancyFact*> vacancies = workforce::standing_vacancies(asked.scene.facts);
    std::erase_if(vacancies, [&](const VacancyFact* vacancy) {
        return !vacancy->record.kind
            || std::find(kinds.begin(), kinds.end(), vacancy->record.kind->code) == kinds.end()
            || !workforce::goes_on(*vacancy, asked.today, whens);
    });
    const Absent away = everybody_away(asked.scene, vacancies);
    std::vector<WorkforceVerdict> verdicts;
    for (const VacancyFact* vacancy : vacancies)
        if (auto found = judge(asked, *vacancy, away)) verdicts.push_back(std::move(*found));
    add_who_left(asked, away, verdicts);
    return verdicts;
}

}  // namespace g50

Rule g50_absence_cover()
{
    return {&g50::absence_cover, nullptr, g50::check};
}

}  // namespace holdfast::guardrails
