#include "casework/practitioners.h"

#include "index/lists.h"
#include "records/read.h"
#include "records/types/practitioner.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace holdfast::casework {

using base::Done;
using base::PractitionerId;
using base::Result;
using base::SubjectKind;
using ledger::Kept;
using ledger::Snapshot;

namespace {

Result<KnownPractitioner> read_practitioner(ledger::Entry entry)
{
    auto said = records::read_back<records::Practitioner>(entry.happened, std::move(entry.body));
    if (!said) return std::unexpected(said.error());
    KnownPractitioner known{said->name.value_or(""),
                            said->role ? said->role->code : "",
                            said->team.value_or(""),
                            {},
                            said->until};
    for (const ledger::About& about : entry.about)
        if (about.subject.kind == SubjectKind::agency)
            known.agency = base::AgencyId{about.subject.id};
    return known;
}

}  // namespace

bool has_left(const std::optional<base::When>& until, base::Date today)
{
    if (!until) return false;
    const auto last = base::latest_date(*until, {});
    return !last || *last <= today;
}

Result<std::optional<KnownPractitioner>> practitioner(const Snapshot& snapshot,
                                                      const PractitionerId& id, std::uint64_t upto,
                                                      std::uint64_t from,
                                                      std::optional<KnownPractitioner> before)
{
    auto done = snapshot.read_drawn(
        index::number_of(index::List::about),
        index::about_key(base::Subject::of(id)),
        from,
        upto,
        [&](Kept&& kept) -> Result<Done> {
            if (!kept.entry || kept.entry->kind != records::Practitioner::declaration.number)
                return Done{};
            auto known = read_practitioner(std::move(*kept.entry));
            if (!known) return std::unexpected(known.error());
            before = std::move(*known);
            return Done{};
        });
    if (!done) return std::unexpected(done.error());
    return before;
}

namespace {

/// Calls `visit` with each entry of the register, the oldest first.
template <class Visit>
Result<Done> each_registered(const House& house, Visit visit)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    return snapshot->read_drawn(index::number_of(index::List::kind),
                                index::kind_key(records::Practitioner::declaration.number),
                                0,
                                snapshot->size(),
                                [&](Kept&& kept) -> Result<Done> {
                                    if (!kept.entry) return Done{};
                                    const std::vector<ledger::About> about = kept.entry->about;
                                    auto known = read_practitioner(std::move(*kept.entry));
                                    if (!known) return std::unexpected(known.error());
                                    visit(about, *known);
                                    return Done{};
                                });
}

}  // namespace

Result<std::vector<Registered>> practitioners(const House& house)
{
    std::map<PractitionerId, KnownPractitioner> newest;
    auto done = each_registered(
        house, [&](const std::vector<ledger::About>& about, const KnownPractitioner& known) {
            for (const ledger::About& each : about)
                if (each.subject.kind == SubjectKind::practitioner)
                    newest.insert_or_assign(PractitionerId{each.subject.id}, known);
        });
    if (!done) return std::unexpected(done.error());
    std::vector<Registered> all;
    for (auto& [id, known] : newest) all.push_back({id, std::move(known)});
    std::sort(all.begin(), all.end(), [](const Registered& one, const Registered& other) {
        return std::tie(one.known.name, one.id) < std::tie(other.known.name, other.id);
    });
    return all;
}

}  // namespace holdfast::casework
