#pragma once
#include "base/when.h"
#include "ledger/snapshot.h"
#include "records/read.h"

#include <memory>
#include <ranges>
#include <span>
#include <unordered_map>
#include <vector>

namespace holdfast::casefile {

/// One entry as it stands now: after its corrections, under the id of the first of them, so that
/// what was said about it stays with it.
struct AnyFact {
    const records::RecordType* type = nullptr;
    base::EntryId id;         // Of the entry that was first written.
    base::EntryId standing;   // Of the entry that stands now: the same, or its latest correction.
    std::uint64_t order = 0;  // Its place in the ledger; rising. Stays inside.
    base::Instant recorded;
    base::When happened = base::When::unknown();
    ledger::Author by;
    std::vector<ledger::About> about;
    std::vector<ledger::Link> links;  // To the first of a chain of corrections, likewise.

    virtual ~AnyFact() = default;
    /// The record that it says, which `type` knows how to read.
    [[nodiscard]] virtual const void* said() const = 0;
    /// The same, as the ledger keeps it.
    [[nodiscard]] records::Written written() const { return records::written(*type, said()); }

    [[nodiscard]] base::Moment moment() const { return {id, happened}; }
    [[nodiscard]] bool links_to(ledger::LinkKind kind, const base::EntryId& to) const;
    [[nodiscard]] bool is_about(const base::Subject& subject, ledger::Part part) const;

protected:
    AnyFact() = default;
    AnyFact(const AnyFact&) = default;
    AnyFact& operator=(const AnyFact&) = default;
};

/// One whose record type is known.
template <class R>
struct Fact final : AnyFact {
    R record;
    [[nodiscard]] const void* said() const override { return &record; }
};

/// Facts never change once they are folded; a copy of a file shares them with it.
using SharedFact = std::shared_ptr<const AnyFact>;

struct BlankFact;

/// Entries folded by their record type, each list in the order of the ledger. A plain value.
/// An entry whose words were removed by order gives no fact. What a record type of files is, says
/// records/records_of_files.h; a fact is found by the type's own header alone.
class Facts {
public:
    /// Adds the next entry; entries come in the order of the ledger, each at most once. Record
    /// types that are no part of a file (policy, removal) and those of a later version are passed
    /// over. Problem: damaged, when the body is not of its declared form.
    [[nodiscard]] base::Result<base::Done> add(ledger::Kept&& kept);
    /// The same of the record types that `blank` knows (blank_facts.h), in place of those of files.
    [[nodiscard]] base::Result<base::Done> add(ledger::Kept&& kept,
                                               BlankFact (*blank)(std::uint32_t number));

    /// Those of one record type, as a view of `const Fact<R>&`. The Facts must outlive it.
    template <class R>
    [[nodiscard]] auto all() const
    {
        return of(R::declaration.number)
             | std::views::transform([](const SharedFact& fact) -> const Fact<R>& {
                   return static_cast<const Fact<R>&>(*fact);
               });
    }
    /// Those of the record type with this number.
    [[nodiscard]] std::span<const SharedFact> of(std::uint32_t number) const;

    /// The fact with this id, whichever of its corrections is named; nullptr when there is none.
    template <class R>
    [[nodiscard]] const Fact<R>* find(const base::EntryId& id) const
    {
        return static_cast<const Fact<R>*>(find_of(R::declaration.number, id));
    }

    /// The same, of whatever type.
    [[nodiscard]] const AnyFact* find_any(const base::EntryId& id) const;

    /// What a fact said before each of its corrections, the first first; empty where nobody
    /// corrected it. For what must not end by being corrected away. The Facts must outlive them.
    [[nodiscard]] std::span<const SharedFact> before_corrections(const base::EntryId& id) const;

    /// Every fact, in the order of the ledger, for whoever shows a file without caring what its
    /// records are. The Facts must outlive them.
    [[nodiscard]] std::vector<const AnyFact*> every() const;

    /// The entry first written of a chain of corrections; the id itself when it corrects nothing.
    [[nodiscard]] base::EntryId root_of(const base::EntryId& id) const;
    /// When an entry happened, as it stands now; nullptr when it is not among these.
    [[nodiscard]] const base::When* when_of(const base::EntryId& id) const;
    /// The same, for comparing. The Facts must outlive it.
    [[nodiscard]] base::WhenOf whens() const
    {
        return [this](const base::EntryId& id) { return when_of(id); };
    }

    [[nodiscard]] std::size_t size() const { return places_.size(); }

private:
    /// Where a fact stands among those of its type, and when it happened.
    struct Place {
        std::uint32_t number;
        std::size_t position;
        base::When happened;
    };

    [[nodiscard]] const AnyFact* find_of(std::uint32_t number, const base::EntryId& id) const;
    void keep(std::shared_ptr<AnyFact> fact, const base::When& happened);

    std::vector<std::vector<SharedFact>> facts_;  // By the number of their record type.
    std::unordered_map<base::EntryId, Place, base::IdHash> places_;         // By root.
    std::unordered_map<base::EntryId, base::EntryId, base::IdHash> roots_;  // Of corrections.
    std::unordered_map<base::EntryId, std::vector<SharedFact>, base::IdHash>
        corrected_;  // By root.
};

}  // namespace holdfast::casefile
