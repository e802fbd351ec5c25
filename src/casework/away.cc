#include "casework/away.h"

#include "casework/practitioners.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/vacancy.h"

#include <algorithm>

namespace holdfast::casework {

using base::Date;
using base::Done;
using base::PractitionerId;
using base::Result;
using records::Vacancy;

namespace {

struct Said {
    std::vector<base::EntryId> words;  // Every entry that told of it.
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

/// Each absence of each practitioner, by its newest word.
using Absences = std::map<PractitionerId, std::vector<Said>>;

/// Is this the earlier word on the same absence? It links to it, or begins on the same day. Another
/// absence, planned for August or put right years later, says nothing of the one that goes on.
bool is_same_absence(const Said& earlier, const ledger::Entry& entry)
{
    return earlier.since == entry.happened
        || std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
               const bool stands_instead = link.kind == ledger::LinkKind::corrects
                                        || link.kind == ledger::LinkKind::supersedes;
               return stands_instead
                   && std::ranges::find(earlier.words, link.to) != earlier.words.end();
           });
}

void keep(const ledger::Entry& entry, const Vacancy& vacancy, std::vector<Said>& absences)
{
    Said said{{entry.id}, entry.happened, vacancy};
    std::erase_if(absences, [&](const Said& earlier) {
        if (!is_same_absence(earlier, entry)) return false;
        said.words.insert(said.words.end(), earlier.words.begin(), earlier.words.end());
        return true;
    });
    absences.push_back(std::move(said));
}

Result<Done> take(ledger::Kept&& kept, bool may_see_all, Absences& absences)
{
    if (!kept.entry) return Done{};
    const ledger::Entry entry = *kept.entry;
    const base::When since = entry.happened;
    auto vacancy = records::read_back<Vacancy>(since, std::move(kept.entry->body));
    if (!vacancy) return std::unexpected(vacancy.error());
    if (!is_absence(*vacancy)) return Done{};
    if (vacancy->restricted.value_or(false) && !may_see_all) return Done{};
    for (const ledger::About& each : entry.about)
        if (each.subject.kind == base::SubjectKind::practitioner
            && each.part == ledger::Part::subject)
            keep(entry, *vacancy, absences[PractitionerId{each.subject.id}]);
    return Done{};
}

}  // namespace

Result<std::map<PractitionerId, std::optional<Date>>> who_is_away(const House& house,
                                                                  const access::Viewer& viewer)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const bool may_see_all = access::may(viewer.role, access::Act::supervise);
    Absences absences;
    auto done = snapshot->read_drawn(
        index::number_of(index::List::kind),
        index::kind_key(Vacancy::declaration.number),
        0,
        snapshot->size(),
        [&](ledger::Kept&& kept) { return take(std::move(kept), may_see_all, absences); });
    if (!done) return std::unexpected(done.error());
    std::map<PractitionerId, std::optional<Date>> away;
    for (const auto& [who, each] : absences)
        for (const Said& said : each)
            if (counts_on(said, house.today()))
                away.emplace(who, base::earliest_date(said.since, {}));
    const auto people = practitioners(house);
    if (!people) return std::unexpected(people.error());
    for (const Registered& each : *people)
        if (each.known.has_left(house.today()))
            away.insert_or_assign(each.id, base::latest_date(*each.known.until, {}));
    return away;
}

}  // namespace holdfast::casework
