#include "casework/away.h"

#include "casework/practitioners.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/vacancy.h"

namespace holdfast::casework {

using base::Date;
using base::Done;
using base::PractitionerId;
using base::Result;
using records::Vacancy;

namespace {

struct Said {
    base::When since;
    Vacancy vacancy;
};

bool is_absence(const Vacancy& vacancy)
{
    return vacancy.kind
        && (vacancy.kind->code == "absence" || vacancy.kind->code == "contract_ends");
}

/// Where its days cannot tell, it counts.
bool counts_on(const Said& said, Date today)
{
    const auto begins = base::earliest_date(said.since, {});
    if (begins && *begins > today) return false;
    if (!said.vacancy.until) return true;
    const auto ends = base::latest_date(*said.vacancy.until, {});
    return !ends || *ends >= today;
}

/// The newest word on each practitioner stands, also that they are back.
using Newest = std::map<PractitionerId, Said>;

Result<Done> take(ledger::Kept&& kept, bool may_see_all, Newest& newest)
{
    if (!kept.entry) return Done{};
    const std::vector<ledger::About> about = kept.entry->about;
    const base::When since = kept.entry->happened;
    auto vacancy = records::read_back<Vacancy>(since, std::move(kept.entry->body));
    if (!vacancy) return std::unexpected(vacancy.error());
    if (!is_absence(*vacancy)) return Done{};
    if (vacancy->restricted.value_or(false) && !may_see_all) return Done{};
    for (const ledger::About& each : about)
        if (each.subject.kind == base::SubjectKind::practitioner
            && each.part == ledger::Part::subject)
            newest.insert_or_assign(PractitionerId{each.subject.id}, Said{since, *vacancy});
    return Done{};
}

}  // namespace

Result<std::map<PractitionerId, std::optional<Date>>> who_is_away(const House& house,
                                                                  const access::Viewer& viewer)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const bool may_see_all = access::may(viewer.role, access::Act::supervise);
    Newest newest;
    auto done = snapshot->read_drawn(
        index::number_of(index::List::kind),
        index::kind_key(Vacancy::declaration.number),
        0,
        snapshot->size(),
        [&](ledger::Kept&& kept) { return take(std::move(kept), may_see_all, newest); });
    if (!done) return std::unexpected(done.error());
    std::map<PractitionerId, std::optional<Date>> away;
    for (const auto& [who, said] : newest)
        if (counts_on(said, house.today())) away.emplace(who, base::earliest_date(said.since, {}));
    const auto people = practitioners(house);
    if (!people) return std::unexpected(people.error());
    for (const Registered& each : *people)
        if (each.known.has_left(house.today()))
            away.insert_or_assign(each.id, base::latest_date(*each.known.until, {}));
    return away;
}

}  // namespace holdfast::casework
