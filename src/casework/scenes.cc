#include "casework/scenes.h"

#include "index/lists.h"
#include "records/read.h"
#include "records/types/family_member.h"
#include "records/types/ledger_opened.h"
#include "records/types/policy_value.h"
#include "records/types/threshold_criterion.h"

#include <algorithm>
#include <map>

namespace holdfast::casework {

using base::Done;
using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Result;
using base::Subject;
using ledger::Kept;
using ledger::Snapshot;

namespace {

using ByIndex = std::map<std::uint64_t, Kept>;

/// Reads what is about a subject and not read yet.
Result<Done> read_about(const Snapshot& snapshot, const Subject& subject, std::uint64_t upto,
                        ByIndex& entries)
{
    if (entries.empty()) {
        return snapshot.read_drawn(index::number_of(index::List::about),
                                   index::about_key(subject),
                                   0,
                                   upto,
                                   [&](Kept&& kept) -> Result<Done> {
                                       entries.emplace_hint(
                                           entries.end(), kept.index, std::move(kept));
                                       return Done{};
                                   });
    }
    const auto indexes =
        snapshot.rows().drawn(index::number_of(index::List::about), index::about_key(subject));
    if (!indexes) return std::unexpected(indexes.error());
    for (const std::uint64_t each : *indexes) {
        if (each >= upto || entries.contains(each)) continue;
        auto done = snapshot.read(each, each + 1, [&](Kept&& kept) -> Result<Done> {
            entries.emplace(kept.index, std::move(kept));
            return Done{};
        });
        if (!done) return done;
    }
    return Done{};
}

Result<Done> read_all(const Snapshot& snapshot, const records::RecordType& type, std::uint64_t upto,
                      const Snapshot::Visit& add)
{
    return snapshot.read_drawn(
        index::number_of(index::List::kind), index::kind_key(type.number), 0, upto, add);
}

std::vector<Kept> in_order(ByIndex entries)
{
    std::vector<Kept> ordered;
    ordered.reserve(entries.size());
    for (auto& [index, kept] : entries) ordered.push_back(std::move(kept));
    return ordered;
}

}  // namespace

std::vector<PersonId> placed_in(const FamilyId& family, std::span<const Kept> entries)
{
    std::vector<PersonId> members;
    for (const Kept& kept : entries) {
        if (!kept.entry || kept.entry->kind != records::FamilyMember::declaration.number) continue;
        const auto& about = kept.entry->about;
        const bool is_here =
            std::any_of(about.begin(), about.end(), [&](const ledger::About& each) {
                return each.subject == Subject::of(family);
            });
        if (!is_here) continue;
        for (const ledger::About& each : about)
            if (const auto person = each.subject.person()) members.push_back(*person);
    }
    return members;
}

Result<std::vector<Kept>> family_entries(const Snapshot& snapshot, const FamilyId& family,
                                         std::uint64_t upto)
{
    ByIndex entries;
    auto done = read_about(snapshot, Subject::of(family), upto, entries);
    if (!done) return std::unexpected(done.error());
    std::vector<PersonId> members;
    for (const auto& [index, kept] : entries)
        for (const PersonId& member : placed_in(family, {&kept, 1})) members.push_back(member);
    for (const PersonId& member : members) {
        done = read_about(snapshot, Subject::of(member), upto, entries);
        if (!done) return std::unexpected(done.error());
    }
    return in_order(std::move(entries));
}

Result<casefile::FoldedFamily> folded_family(const Snapshot& snapshot, const FamilyId& family,
                                             std::uint64_t upto)
{
    auto entries = family_entries(snapshot, family, upto);
    if (!entries) return std::unexpected(entries.error());
    auto scene = casefile::fold_family(family, *entries);
    if (!scene) return std::unexpected(scene.error());
    return casefile::FoldedFamily{std::move(*entries), std::move(*scene)};
}

Result<casefile::FamilyScene> family_scene(const Snapshot& snapshot, const FamilyId& family,
                                           std::uint64_t upto)
{
    auto entries = family_entries(snapshot, family, upto);
    if (!entries) return std::unexpected(entries.error());
    return casefile::fold_family(family, std::move(*entries));
}

Result<casefile::File> person_file(const Snapshot& snapshot, const PersonId& person,
                                   std::uint64_t upto)
{
    ByIndex entries;
    auto done = read_about(snapshot, Subject::of(person), upto, entries);
    if (!done) return std::unexpected(done.error());
    return casefile::fold_file(person, in_order(std::move(entries)));
}

Result<std::set<FamilyId>> every_family(const Snapshot& snapshot, std::uint64_t upto)
{
    std::set<FamilyId> families;
    auto done = read_all(
        snapshot, records::FamilyMember::declaration, upto, [&](const Kept& kept) -> Result<Done> {
            if (!kept.entry) return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto family = about.subject.family()) families.insert(*family);
            return Done{};
        });
    if (!done) return std::unexpected(done.error());
    return families;
}

Result<std::vector<FamilyId>> families_of(const Snapshot& snapshot, const PersonId& person,
                                          std::uint64_t upto)
{
    const auto file = person_file(snapshot, person, upto);
    if (!file) return std::unexpected(file.error());
    std::vector<FamilyId> families;
    for (const auto& fact : file->facts.all<records::FamilyMember>())
        for (const ledger::About& about : fact.about) {
            const auto family = about.subject.family();
            if (family && std::find(families.begin(), families.end(), *family) == families.end())
                families.push_back(*family);
        }
    return families;
}

namespace {

Result<Done> add_policy(const Kept& kept, records::PolicyBook& book)
{
    if (!kept.entry) return Done{};
    const auto said =
        records::read_back<records::PolicyValue>(kept.entry->happened, kept.entry->body);
    if (!said) return std::unexpected(said.error());
    if (!said->key || !said->value || !said->in_force_from)
        return base::problem(Problem::Kind::damaged,
                             "entry " + std::to_string(kept.index),
                             "A policy value lacks its key, its value or its day.");
    book.add({*said->key,
              *said->value,
              said->unit.value_or(""),
              *said->in_force_from,
              said->owner.value_or(""),
              said->source.value_or("")});
    return Done{};
}

Result<Done> add_criterion(const Kept& kept, records::PolicyBook& book)
{
    if (!kept.entry) return Done{};
    const auto said =
        records::read_back<records::ThresholdCriterion>(kept.entry->happened, kept.entry->body);
    if (!said) return std::unexpected(said.error());
    if (!said->document || !said->criterion || !said->level || !said->text || !said->in_force_from)
        return base::problem(Problem::Kind::damaged,
                             "entry " + std::to_string(kept.index),
                             "A threshold criterion lacks its document, its number, its level, its "
                             "words or its day.");
    book.add(records::Criterion{*said->document,
                                *said->criterion,
                                said->level->code,
                                said->text->text,
                                *said->in_force_from});
    return Done{};
}

}  // namespace

Result<records::PolicyBook> policy_book(const Snapshot& snapshot, std::uint64_t upto)
{
    records::PolicyBook book;
    auto done = read_all(snapshot, records::PolicyValue::declaration, upto, [&](const Kept& kept) {
        return add_policy(kept, book);
    });
    if (!done) return std::unexpected(done.error());
    done =
        read_all(snapshot, records::ThresholdCriterion::declaration, upto, [&](const Kept& kept) {
            return add_criterion(kept, book);
        });
    if (!done) return std::unexpected(done.error());
    return book;
}

Result<std::string> ledger_mode(const Snapshot& snapshot)
{
    std::string mode;
    auto done = snapshot.read(0, 1, [&](const Kept& kept) -> Result<Done> {
        if (!kept.entry || kept.entry->kind != records::LedgerOpened::declaration.number)
            return Done{};
        const auto opened =
            records::read_back<records::LedgerOpened>(kept.entry->happened, kept.entry->body);
        if (opened && opened->mode) mode = opened->mode->code;
        return Done{};
    });
    if (!done) return std::unexpected(done.error());
    if (mode.empty())
        return base::problem(Problem::Kind::damaged,
                             "entry 0",
                             "The first entry does not say what this ledger is for.");
    return mode;
}

}  // namespace holdfast::casework
