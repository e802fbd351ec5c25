// For tests: what an authority writes down, a record at a time.
#pragma once
#include "base/seeded_entropy.h"
#include "casefile/authority_series.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {

/// Records of an invented authority. An entry goes by its number, from 1; dates lean on entries by
/// these ("14 days after entry:1"). Families, their one child each and practitioners go by any
/// word. What cannot be told ends the test program.
class ToldAuthority {
public:
    using Links = std::vector<std::pair<ledger::LinkKind, int>>;

    /// About the family of this name and its child; "" is about the authority itself.
    int tell(std::string_view type_key, std::string_view happened, std::string_view family,
             const base::json::object& said = {}, const Links& links = {})
    {
        std::vector<ledger::About> about;
        if (family.empty()) about = {{base::Subject::of(authority_), ledger::Part::subject}};
        else
            about = {{base::Subject::of(named(families_, family)), ledger::Part::subject},
                     {base::Subject::of(named(children_, family)), ledger::Part::subject}};
        return tell_about(type_key, happened, std::move(about), said, links);
    }
    int tell_about(std::string_view type_key, std::string_view happened,
                   std::vector<ledger::About> about, const base::json::object& said,
                   const Links& links = {})
    {
        const records::RecordType* type = records::record_type(type_key);
        const auto written = records::read_input(
            *type, said, {"", by_number(), base::When::parse(happened, by_number()).value()});
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy_);
        entry.kind = type->number;
        entry.happened = written.value().happened;
        entry.body = written.value().body;
        entry.about = std::move(about);
        entry.by = {named(practitioners_, writer), "head_of_service", {}};
        for (const auto& [kind, number] : links) entry.links.push_back({kind, id(number)});
        ids_.push_back(entry.id);
        const base::Instant recorded{std::chrono::seconds{1'772'000'000 + 60 * ids_.size()}};
        auto done = series.add({ids_.size(), recorded, std::move(entry), std::nullopt});
        EXPECT_TRUE(done) << type_key;
        return static_cast<int>(ids_.size());
    }
    /// So many contacts in a month, each about a family of its own.
    void contacts(int how_many, Month month)
    {
        const base::When::Month in{
            month.number / 12, static_cast<unsigned>(month.number % 12) + 1, {}};
        for (int i = 0; i < how_many; ++i)
            tell("contact",
                 base::When{in}.text(),
                 "family " + std::to_string(ids_.size()),
                 {{"concern", "An invented worry."}});
    }
    /// A referral, a proposal to close and the decision that closes; the number of the decision.
    int closed(std::string_view family, std::string_view referred, std::string_view ended,
               const base::json::object& more = {})
    {
        tell("referral",
             referred,
             family,
             {{"concern", "An invented worry."}, {"childProtection", true}});
        const int proposal = tell("closingProposal", ended, family, {{"means", "visit"}});
        base::json::object said{{"question", "close"}, {"outcome", "closed"}};
        for (const auto& field : more) said[field.key()] = field.value();
        return tell("decision", ended, family, said, {{ledger::LinkKind::answers, proposal}});
    }

    [[nodiscard]] base::EntryId id(int number) const
    {
        return ids_.at(static_cast<std::size_t>(number) - 1);
    }
    [[nodiscard]] int number_of(const base::EntryId& id) const
    {
        const auto found = std::find(ids_.begin(), ids_.end(), id);
        return found == ids_.end() ? 0 : static_cast<int>(found - ids_.begin()) + 1;
    }
    [[nodiscard]] base::FamilyId family(std::string_view name) { return named(families_, name); }
    [[nodiscard]] base::PractitionerId practitioner(std::string_view name)
    {
        return named(practitioners_, name);
    }

    AuthoritySeries series;
    std::string writer = "somebody";  // Who writes what is told next.

private:
    base::When::EntryByName by_number() const
    {
        return [this](std::string_view name) { return id(std::stoi(std::string{name})); };
    }
    template <class Id>
    Id named(std::map<std::string, Id, std::less<>>& known, std::string_view name)
    {
        const auto found = known.find(name);
        if (found != known.end()) return found->second;
        return known.emplace(name, Id::random(entropy_)).first->second;
    }

    base::SeededEntropy entropy_{13};
    base::AuthorityId authority_ = base::AuthorityId::random(entropy_);
    std::map<std::string, base::FamilyId, std::less<>> families_;
    std::map<std::string, base::PersonId, std::less<>> children_;
    std::map<std::string, base::PractitionerId, std::less<>> practitioners_;
    std::vector<base::EntryId> ids_;
};

}  // namespace holdfast::casefile
