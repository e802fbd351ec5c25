#include "casefile/seen_on_visits.h"

#include "casefile/standing.h"

namespace holdfast::casefile {

namespace {

using VisitFact = Fact<records::Visit>;

bool is_seen(const VisitFact& visit, const base::PersonId& child, std::string_view how)
{
    return visit.record.seen && visit.record.seen->code == how
        && visit.is_about(base::Subject::of(child), ledger::Part::subject);
}

/// Nobody asks a baby to be seen without whoever carries it. One visit may be to a baby and to a
/// child of twelve, so that is not believed of whoever was surely older that day.
bool is_small_child(const Facts& facts, const VisitFact& visit, const base::PersonId& child)
{
    if (!visit.record.why_not_alone || visit.record.why_not_alone->code != "small_child")
        return false;
    const auto details = details_of(facts, child);
    if (!details || !details->born) return true;
    const auto born = base::latest_date(*details->born, facts.whens());
    const auto visited = base::earliest_date(visit.happened, facts.whens());
    return !born || !visited || born->plus_months(12 * small_child_until) > *visited;
}

/// The last at which the child was seen so, by the first day on which each can have been: one that
/// has no day does not stand in for one that has. Of two on one day, the one written first.
const VisitFact* last_seen_so(const Facts& facts, const base::PersonId& child,
                              std::initializer_list<std::string_view> ways)
{
    const auto earliest = [&](const VisitFact& visit) {
        return base::earliest_date(visit.happened, facts.whens());
    };
    const VisitFact* last = nullptr;
    for (const VisitFact* visit : standing<records::Visit>(facts))
        for (const std::string_view how : ways)
            if (is_seen(*visit, child, how)
                && (last == nullptr || earliest(*last) < earliest(*visit)))
                last = visit;
    return last;
}

}  // namespace

const VisitFact* last_seen(const Facts& facts, const base::PersonId& child)
{
    return last_seen_so(facts, child, {"alone", "with_others"});
}

const VisitFact* first_not_alone(const Facts& facts, const base::PersonId& child)
{
    const VisitFact* last = last_seen(facts, child);
    if (last == nullptr || is_small_child(facts, *last, child) || is_seen(*last, child, "alone"))
        return nullptr;
    const VisitFact* alone = last_seen_so(facts, child, {"alone"});
    const VisitFact* first = nullptr;
    for (const VisitFact* visit : standing<records::Visit>(facts)) {
        if (!is_seen(*visit, child, "with_others") || is_small_child(facts, *visit, child))
            continue;
        const auto before = [&](const VisitFact& one, const VisitFact& other) {
            return base::happened_before(one.moment(), other.moment(), facts.whens());
        };
        if (alone != nullptr && before(*alone, *visit) != base::Answer::yes) continue;
        if (first == nullptr || before(*visit, *first) == base::Answer::yes) first = visit;
    }
    return first;
}

bool is_unborn(const Facts& facts, const base::PersonId& child)
{
    const auto details = details_of(facts, child);
    return details && !details->born && details->expected_birth;
}

bool has_died(const Facts& facts, const base::PersonId& child)
{
    const auto details = details_of(facts, child);
    return details && details->died;
}

}  // namespace holdfast::casefile
