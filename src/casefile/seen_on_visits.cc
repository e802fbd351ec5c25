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

/// Nobody asks a baby to be seen without whoever carries it.
bool is_small_child(const VisitFact& visit)
{
    return visit.record.why_not_alone && visit.record.why_not_alone->code == "small_child";
}

/// The last at which the child was seen so; of two on one day, the one written first.
const VisitFact* last_seen_so(const Facts& facts, const base::PersonId& child,
                              std::initializer_list<std::string_view> ways)
{
    const VisitFact* last = nullptr;
    for (const VisitFact* visit : standing<records::Visit>(facts))
        for (const std::string_view how : ways)
            if (is_seen(*visit, child, how)
                && (last == nullptr
                    || base::happened_before(last->moment(), visit->moment(), facts.whens())
                           != base::Answer::no))
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
    if (last == nullptr || is_small_child(*last) || is_seen(*last, child, "alone")) return nullptr;
    const VisitFact* alone = last_seen_so(facts, child, {"alone"});
    const VisitFact* first = nullptr;
    for (const VisitFact* visit : standing<records::Visit>(facts)) {
        if (!is_seen(*visit, child, "with_others") || is_small_child(*visit)) continue;
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
