#include "casefile/authority_series.h"

#include "casefile/dated.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace holdfast::casefile {

using base::Date;
using base::EntryId;
using base::When;

namespace {

struct MeasureRow {
    Measure measure;
    std::string_view code;
};
constexpr std::array<MeasureRow, measure_count> measures = {{
    {Measure::contacts, "contacts"},
    {Measure::referrals, "referrals"},
    {Measure::strategy_discussions, "strategy_discussions"},
    {Measure::enquiries, "enquiries"},
    {Measure::conferences, "conferences"},
    {Measure::protection_plans, "protection_plans"},
    {Measure::closures, "closures"},
    {Measure::step_downs, "step_downs"},
    {Measure::care, "care"},
}};

constexpr std::array<std::string_view, drawn_for_count> drawn_for = {
    "early_closure", "unexplained_step_down", "overrule", "repeat", "one_source", "override"};

template <class R>
const Fact<R>* find_in(const std::vector<Fact<R>>& facts, const EntryId& id)
{
    for (const Fact<R>& fact : facts)
        if (fact.id == id) return &fact;
    return nullptr;
}

When when_of_days(const Days& days)
{
    if (const auto day = days.day()) return When::day(*day);
    if (!days.first && !days.last) return When::unknown();
    const auto end = [](const std::optional<Date>& date) -> When::End {
        if (!date) return When::Open{};
        return When::Day{*date};
    };
    return When{When::Interval{end(days.first), end(days.last)}};
}

}  // namespace

std::string_view code_of(Measure measure)
{
    const MeasureRow& row = measures[static_cast<std::size_t>(measure)];
    assert(row.measure == measure);  // The rows stand in the order of the names.
    return row.code;
}

std::string_view label_of(Measure measure)
{
    return records::measures.find(code_of(measure))->label;
}

std::string_view code_of(DrawnFor why)
{
    return drawn_for[static_cast<std::size_t>(why)];
}

std::string_view label_of(DrawnFor why)
{
    return records::audit_samples.find(code_of(why))->label;
}

std::optional<Month> Days::month() const
{
    if (!first || !last || Month::of(*first) != Month::of(*last)) return std::nullopt;
    return Month::of(*first);
}

/// Few dates lean on another entry, and most of those stand in case files: for them the series is
/// looked through, so that it need not hold a date of every entry twice.
const When* AuthoritySeries::when_of(const EntryId& id,
                                     std::vector<std::unique_ptr<When>>& made) const
{
    const auto found = roots_.find(id);
    const EntryId root = found == roots_.end() ? id : found->second;
    if (const auto* event = find_in(events_, root)) return &event->happened;
    if (const auto* recommendation = find_in(recommendations_, root))
        return &recommendation->happened;
    const auto make = [&](const Days& days) {
        made.push_back(std::make_unique<When>(when_of_days(days)));
        return made.back().get();
    };
    if (const auto asked = asked_for_.find(root); asked != asked_for_.end())
        return make(asked->second.days);
    for (const Counted& each : counted_)
        if (each.entry == root) return make(each.days);
    return nullptr;
}

Days AuthoritySeries::days_of(const When& when) const
{
    std::vector<std::unique_ptr<When>> made;
    const base::WhenOf of = [&](const EntryId& id) { return when_of(id, made); };
    return {base::earliest_date(when, of), base::latest_date(when, of)};
}

std::string AuthoritySeries::dated(const When& when) const
{
    // What it leans on is told by its own date, which is all that a reader here needs.
    const When told = when.entries().empty() ? when : when_of_days(days_of(when));
    return std::string{preposition_of(told)} + told.words({});
}

const AnswerTold* AuthoritySeries::answer_to(std::string_view guardrail,
                                             const EntryId& anchor) const
{
    const AnswerTold* newest = nullptr;
    for (const AnswerTold& answer : answers_)
        if (answer.guardrail == guardrail
            && std::find(answer.of.begin(), answer.of.end(), anchor) != answer.of.end())
            newest = &answer;
    return newest;
}

namespace {

/// What a month of one series holds while it is counted.
struct Cell {
    int count = 0;
    const Counted* stands_for = nullptr;
};
using Cells = std::map<Month, Cell>;

Monthly drawn_out(Monthly monthly, const Cells& cells, Month last)
{
    monthly.first = cells.begin()->first;
    EntryId anchor{};
    for (Month month = monthly.first; month <= last; month = month.plus(1)) {
        const auto cell = cells.find(month);
        if (cell != cells.end()) anchor = cell->second.stands_for->entry;
        monthly.counts.push_back(cell == cells.end() ? 0 : cell->second.count);
        monthly.anchors.push_back(anchor);
    }
    return monthly;
}

}  // namespace

std::vector<Monthly> monthly_counts(const AuthoritySeries& series, Month last)
{
    constexpr int all_teams = -1;
    std::map<std::pair<Measure, int>, Cells> counted;
    const auto count = [&](const Counted& each, int team, Month month) {
        Cell& cell = counted[{each.measure, team}][month];
        ++cell.count;
        if (cell.stands_for == nullptr || each.order < cell.stands_for->order)
            cell.stands_for = &each;
    };
    for (const Counted& each : series.counted()) {
        const auto month = each.days.month();
        if (!month || *month > last) continue;
        count(each, all_teams, *month);
        if (each.team != 0) count(each, each.team, *month);
    }
    std::vector<Monthly> drawn;
    for (const auto& [key, cells] : counted) {
        const auto& [measure, team] = key;
        const bool all = team == all_teams;
        const auto number = static_cast<std::uint16_t>(all ? 0 : team);
        drawn.push_back(drawn_out({measure, number, all, {}, {}, {}}, cells, last));
    }
    return drawn;
}

}  // namespace holdfast::casefile
