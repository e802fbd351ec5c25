// For tests: the story of one family, told a record at a time.
#pragma once
#include "base/seeded_entropy.h"
#include "casefile/family_scene.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {

/// One family with the children a and b. An entry goes by its number, from 1; the first two place
/// the children in the family.
class ToldStory {
public:
    using Links = std::vector<std::pair<ledger::LinkKind, std::size_t>>;

    ToldStory()
    {
        for (const char child : {'a', 'b'}) {
            children_.emplace(child, base::PersonId::random(entropy_));
            tell("familyMember", "2026-01-01", std::string{child}, {{"part", "child"}});
        }
    }

    /// A record of that day about the children named, which is not told yet.
    ledger::Entry draft(const char* type_key, const char* day, const std::string& about,
                        const base::json::object& said = {}, const Links& links = {})
    {
        const records::RecordType* type = records::record_type(type_key);
        auto written = records::read_input(*type, said, {"", {}, base::When::parse(day).value()});
        EXPECT_TRUE(written) << type_key << ": " << written.error().front().place;
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy_);
        entry.kind = type->number;
        entry.happened = written->happened;
        entry.body = written->body;
        entry.about = {{base::Subject::of(family_), ledger::Part::subject}};
        for (const char child : about)
            entry.about.push_back({base::Subject::of(children_.at(child)), ledger::Part::subject});
        for (const auto& [kind, number] : links) entry.links.push_back({kind, ids_.at(number - 1)});
        return entry;
    }
    /// Tells it.
    std::size_t tell(const char* type_key, const char* day, const std::string& about,
                     const base::json::object& said = {}, const Links& links = {})
    {
        ledger::Entry entry = draft(type_key, day, about, said, links);
        ids_.push_back(entry.id);
        entries_.push_back({entries_.size(), {}, std::move(entry), std::nullopt});
        return ids_.size();
    }
    void refer(const char* day, const std::string& about = "a")
    {
        tell("referral", day, about, {{"concern", "An invented worry."}});
    }

    [[nodiscard]] FamilyScene scene() const { return fold_family(family_, entries_).value(); }
    [[nodiscard]] const std::map<char, base::PersonId>& children() const { return children_; }
    [[nodiscard]] const base::EntryId& id(std::size_t number) const { return ids_.at(number - 1); }

private:
    base::SeededEntropy entropy_{9};
    base::FamilyId family_ = base::FamilyId::random(entropy_);
    std::map<char, base::PersonId> children_;
    std::vector<base::EntryId> ids_;
    std::vector<ledger::Kept> entries_;
};

}  // namespace holdfast::casefile
