// Test only: the entries of one invented family, in the order in which a ledger would hold them.
#pragma once
#include "access/viewer.h"
#include "base/seeded_entropy.h"
#include "records/read.h"
#include "records/record_types.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast::access {

/// One family with one child. Practitioners go by a word, the same word being the same person. What
/// cannot be told ends the test program.
class EntriesLedger {
public:
    /// Any record about the family and its child.
    base::EntryId tell(std::string_view type_key, const base::json::object& said,
                       std::vector<ledger::Link> links = {})
    {
        return add(type_key,
                   said,
                   {{base::Subject::of(family_), ledger::Part::subject},
                    {base::Subject::of(child_), ledger::Part::subject}},
                   std::move(links));
    }
    /// The same by somebody else.
    base::EntryId tell_as(std::string_view by, std::string_view type_key,
                          const base::json::object& said, std::vector<ledger::Link> links = {})
    {
        const base::EntryId id = tell(type_key, said, std::move(links));
        entries_.back().entry->by.practitioner = practitioner(by);
        return id;
    }
    /// Begins the file anew; who goes by a word stays who they are.
    void forget() { entries_.clear(); }
    /// Names somebody more in an entry that was told.
    void name(const base::EntryId& id, const ledger::About& about)
    {
        for (ledger::Kept& kept : entries_)
            if (kept.entry->id == id) kept.entry->about.push_back(about);
    }
    /// The family is given to a practitioner: {"since", ...}, {"part", "lead"}, {"team", ...}.
    base::EntryId allocate(std::string_view whom, const base::json::object& said,
                           std::vector<ledger::Link> links = {})
    {
        return allocate(family_, whom, said, std::move(links));
    }
    /// Another family is given to a practitioner, in which this one's child is named too.
    base::EntryId allocate(const base::FamilyId& family, std::string_view whom,
                           const base::json::object& said, std::vector<ledger::Link> links = {})
    {
        return add("allocation",
                   said,
                   {{base::Subject::of(family), ledger::Part::subject},
                    {base::Subject::of(child_), ledger::Part::subject},
                    {base::Subject::of(practitioner(whom)), ledger::Part::subject}},
                   std::move(links));
    }

    [[nodiscard]] base::PractitionerId practitioner(std::string_view word)
    {
        const auto found = practitioners_.find(std::string{word});
        if (found != practitioners_.end()) return found->second;
        return practitioners_.emplace(std::string{word}, base::PractitionerId::random(entropy_))
            .first->second;
    }
    [[nodiscard]] Viewer viewer(std::string_view word, std::string role, std::string team = "")
    {
        return {practitioner(word),
                std::string{word},
                std::move(role),
                base::AgencyId{},
                std::move(team)};
    }
    [[nodiscard]] base::FamilyId another_family() { return base::FamilyId::random(entropy_); }

    [[nodiscard]] const std::vector<ledger::Kept>& entries() const { return entries_; }
    [[nodiscard]] casefile::FamilyScene whole() const
    {
        return casefile::fold_family(family_, entries_).value();
    }
    [[nodiscard]] const base::FamilyId& family() const { return family_; }

private:
    base::EntryId add(std::string_view type_key, const base::json::object& said,
                      std::vector<ledger::About> about, std::vector<ledger::Link> links)
    {
        const records::RecordType* type = records::record_type(type_key);
        auto written =
            records::read_input(*type, said, {"", {}, base::When::day(base::Date::of(2026, 1, 5))});
        const auto index = entries_.size();
        const base::Instant recorded{std::chrono::seconds{1'772'000'000 + 60 * index}};
        ledger::Entry entry{base::EntryId::random(entropy_),
                            type->number,
                            written.value().happened,
                            {practitioner("writer"), "social_worker", {}},
                            std::move(about),
                            std::move(links),
                            std::move(written->body)};
        const base::EntryId id = entry.id;
        entries_.push_back({index, recorded, std::move(entry), std::nullopt});
        return id;
    }

    base::SeededEntropy entropy_{7};
    base::FamilyId family_ = base::FamilyId::random(entropy_);
    base::PersonId child_ = base::PersonId::random(entropy_);
    std::map<std::string, base::PractitionerId, std::less<>> practitioners_;
    std::vector<ledger::Kept> entries_;
};

}  // namespace holdfast::access
