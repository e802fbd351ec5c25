#pragma once
#include "base/when.h"
#include "ledger/snapshot.h"
#include "records/records_of_files.h"

#include <tuple>
#include <unordered_map>
#include <vector>

namespace holdfast::casefile {

/// One entry as it stands now: after its corrections, under the id of the first of them, so that
/// what was said about it stays with it.
template <class R>
struct Fact {
    base::EntryId id;        // Of the entry that was first written.
    base::EntryId standing;  // Of the entry that stands now: the same, or its latest correction.
    std::uint64_t order;     // Its place in the ledger; rising. Stays inside.
    base::Instant recorded;
    base::When happened;
    ledger::Author by;
    std::vector<ledger::About> about;
    std::vector<ledger::Link> links;  // To the first of a chain of corrections, likewise.
    R record;

    [[nodiscard]] base::Moment moment() const { return {id, happened}; }
    [[nodiscard]] bool links_to(ledger::LinkKind kind, const base::EntryId& to) const
    {
        for (const ledger::Link& link : links)
            if (link.kind == kind && link.to == to) return true;
        return false;
    }
    [[nodiscard]] bool is_about(const base::Subject& subject, ledger::Part part) const
    {
        for (const ledger::About& each : about)
            if (each.subject == subject && each.part == part) return true;
        return false;
    }
};

/// Entries folded by their record type, each list in the order of the ledger. A plain value.
/// An entry whose words were removed by order gives no fact.
class Facts {
public:
    /// Adds the next entry; entries come in the order of the ledger, each at most once. Record
    /// types that are no part of a file (policy, removal) and those of a later version are passed
    /// over. Problem: damaged, when the body is not of its declared form.
    [[nodiscard]] base::Result<base::Done> add(ledger::Kept&& kept);

    template <class R>
    [[nodiscard]] const std::vector<Fact<R>>& all() const
    {
        return std::get<std::vector<Fact<R>>>(facts_);
    }
    /// The fact with this id, whichever of its corrections is named; nullptr when there is none.
    template <class R>
    [[nodiscard]] const Fact<R>* find(const base::EntryId& id) const
    {
        const base::EntryId root = root_of(id);
        for (const Fact<R>& fact : all<R>())
            if (fact.id == root) return &fact;
        return nullptr;
    }

    /// The entry first written of a chain of corrections; the id itself when it corrects nothing.
    [[nodiscard]] base::EntryId root_of(const base::EntryId& id) const;
    /// When an entry happened, as it stands now; nullptr when it is not among these.
    [[nodiscard]] const base::When* when_of(const base::EntryId& id) const;
    /// The same, for comparing. The Facts must outlive it.
    [[nodiscard]] base::WhenOf whens() const
    {
        return [this](const base::EntryId& id) { return when_of(id); };
    }

    [[nodiscard]] std::size_t size() const { return whens_.size(); }

private:
    template <class R>
    [[nodiscard]] base::Result<base::Done> add_as(ledger::Kept&& kept);

    template <class... R>
    [[nodiscard]] base::Result<base::Done> add_one_of(records::TypeList<R...> types,
                                                      ledger::Kept&& kept);
    template <class... R>
    static std::tuple<std::vector<Fact<R>>...> lists_of(records::TypeList<R...> types);

    decltype(lists_of(records::RecordsOfFiles{})) facts_;
    std::unordered_map<base::EntryId, base::When, base::IdHash> whens_;     // By root.
    std::unordered_map<base::EntryId, base::EntryId, base::IdHash> roots_;  // Of corrections.
};

}  // namespace holdfast::casefile
