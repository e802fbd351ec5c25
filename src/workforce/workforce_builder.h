// Test only: builds the scene of an invented workforce, entry by entry, as its story is told.
#pragma once
#include "base/seeded_entropy.h"
#include "records/read.h"
#include "records/record_types.h"
#include "workforce/workforce_scene.h"

#include <deque>
#include <string>
#include <vector>

namespace holdfast::workforce {

/// Whom an entry of a story is about: families by their numbers, practitioners by their words, and
/// what it is to earlier entries, by their numbers from 1.
struct Of {
    int family = 0;  // 0: of no family.
    std::vector<std::string> people = {};
    std::vector<std::pair<ledger::LinkKind, int>> links = {};
    int children = 1;  // The family's first so many.
};

/// Families go by numbers, practitioners by a word, the same word being the same person
/// ("worker", "worker B"). What cannot be told ends the test program.
class WorkforceBuilder {
public:
    int tell(std::string_view type_key, std::string_view happened, std::string_view by,
             const base::json::object& said, const Of& of = {})
    {
        const records::RecordType* type = records::record_type(type_key);
        const auto by_number = [this](std::string_view name) {
            return id(std::stoi(std::string{name}));
        };
        const auto written = records::read_input(
            *type, said, {"", by_number, base::When::parse(happened, by_number).value()});
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy_);
        entry.kind = type->number;
        entry.happened = written.value().happened;
        entry.by = {practitioner(by), std::string{by.substr(0, by.find(' '))}, base::AgencyId{}};
        entry.about = about(of);
        for (const auto& [kind, number] : of.links) entry.links.push_back({kind, id(number)});
        entry.body = written.value().body;
        const auto index = entries_.size();
        const base::Instant recorded{std::chrono::seconds{1'772'000'000 + 60 * index}};
        entries_.push_back({index, recorded, std::move(entry), std::nullopt});
        return static_cast<int>(entries_.size());
    }

    /// Work with so many children of a family begins, at this level; "": nobody has judged it.
    int open(int family, std::string_view level, int children = 1)
    {
        const int referral = tell("referral",
                                  "2026-01-05",
                                  "screener",
                                  {{"concern", "An invented worry."}},
                                  {.family = family, .children = children});
        if (level.empty()) return referral;
        return tell("threshold",
                    "2026-01-06",
                    "social_worker",
                    {{"level", level}, {"grounds", "first_decision"}},
                    {.family = family, .children = children});
    }
    int give(int family, std::string_view whom, base::json::object more = {},
             std::string_view by = "team_manager")
    {
        if (!more.contains("part")) more["part"] = "lead";
        const std::string since =
            more.contains("since") ? std::string{more.at("since").as_string()} : "2026-01-12";
        return tell("allocation",
                    since,
                    by,
                    more,
                    {.family = family, .people = {std::string{whom}}, .children = 0});
    }
    int register_as(std::string_view whom, std::string_view role, base::json::object more = {})
    {
        more["name"] = whom;
        more["role"] = role;
        return tell("practitioner", "2025-01-06", "system", more, {.people = {std::string{whom}}});
    }
    int prepare(std::string_view whom, std::string_view kind, base::json::object more = {})
    {
        more["kind"] = kind;
        return tell(
            "preparation", "2025-01-06", "team_manager", more, {.people = {std::string{whom}}});
    }

    [[nodiscard]] base::EntryId id(int number) const
    {
        return entries_.at(static_cast<std::size_t>(number) - 1).entry->id;
    }
    [[nodiscard]] base::PractitionerId practitioner(std::string_view word)
    {
        const auto found = practitioners_.find(word);
        if (found != practitioners_.end()) return found->second;
        return practitioners_.emplace(std::string{word}, base::PractitionerId::random(entropy_))
            .first->second;
    }
    [[nodiscard]] base::FamilyId family(int number) { return family_at(number).id; }

    /// The scene on that day. The builder must outlive it.
    [[nodiscard]] const WorkforceScene& scene(std::string_view today)
    {
        std::vector<const casefile::FamilyScene*> families;
        for (const auto& [number, family] : families_) {
            std::vector<ledger::Kept> own;
            for (const ledger::Kept& kept : entries_)
                if (is_of(kept, family)) own.push_back(kept);
            folded_.push_back(casefile::fold_family(family.id, std::move(own)).value());
            families.push_back(&folded_.back());
        }
        return scenes_.emplace_back(scene_of(fold_workforce(entries_).value(),
                                             std::move(families),
                                             base::Date::parse(today).value()));
    }

private:
    struct Family {
        base::FamilyId id;
        std::vector<base::PersonId> children;
    };

    Family& family_at(int number)
    {
        const auto found = families_.find(number);
        if (found != families_.end()) return found->second;
        return families_.emplace(number, Family{base::FamilyId::random(entropy_), {}})
            .first->second;
    }
    std::vector<ledger::About> about(const Of& of)
    {
        std::vector<ledger::About> about;
        if (of.family != 0) {
            Family& family = family_at(of.family);
            about.push_back({base::Subject::of(family.id), ledger::Part::subject});
            while (family.children.size() < static_cast<std::size_t>(of.children))
                family.children.push_back(base::PersonId::random(entropy_));
            for (int i = 0; i < of.children; ++i)
                about.push_back({base::Subject::of(family.children[static_cast<std::size_t>(i)]),
                                 ledger::Part::subject});
        }
        for (const std::string& whom : of.people)
            about.push_back({base::Subject::of(practitioner(whom)), ledger::Part::subject});
        return about;
    }
    static bool is_of(const ledger::Kept& kept, const Family& family)
    {
        for (const ledger::About& each : kept.entry->about)
            if (each.subject == base::Subject::of(family.id)) return true;
        return false;
    }

    base::SeededEntropy entropy_{13};
    std::map<std::string, base::PractitionerId, std::less<>> practitioners_;
    std::map<int, Family> families_;
    std::vector<ledger::Kept> entries_;
    std::deque<casefile::FamilyScene> folded_;
    std::deque<WorkforceScene> scenes_;
};

}  // namespace holdfast::workforce
