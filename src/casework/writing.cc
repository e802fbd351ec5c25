#include "casework/filing.h"

#include <algorithm>

namespace holdfast::casework {

using access::Action;
using access::Class;
using access::Standing;
using base::FamilyId;
using base::Problem;
using base::Problems;
using base::Result;
using ledger::LinkKind;

namespace {

/// One family's file as it stands inside the commit, and what the viewer is to it.
struct Reached {
    std::vector<ledger::Kept> entries;
    casefile::FamilyScene whole;
    Standing standing;

    /// A family of which nothing was recorded before is nobody's work yet.
    [[nodiscard]] bool is_known() const { return !whole.members.empty(); }
};

Result<Reached> reach(const Writing& writing, const FamilyId& family)
{
    auto entries = family_entries(writing.before, family, writing.before.size());
    if (!entries) return std::unexpected(entries.error());
    auto whole = casefile::fold_family(family, *entries);
    if (!whole) return std::unexpected(whole.error());
    const access::Viewer& viewer = *writing.doing.viewer;
    const auto relation = access::relation_of(viewer, *whole, writing.house.today());
    return Reached{
        std::move(*entries), std::move(*whole), {viewer, relation, writing.doing.purpose}};
}

bool corrects_something(const Writing& writing)
{
    return std::any_of(writing.entry.links.begin(),
                       writing.entry.links.end(),
                       [](const ledger::Link& link) { return link.kind == LinkKind::corrects; });
}

/// Telling something new is taken from anybody; changing what others told is writing.
Action action_of(const Writing& writing)
{
    const Action action = access::action_of(writing.filing.act);
    return action == Action::tell && corrects_something(writing) ? Action::write : action;
}

/// Empty: it may be written in this family's file.
Problems check_may(const Writing& writing, Standing standing)
{
    const Class what = access::ClassFor{*writing.doing.viewer}(writing.entry);
    if (standing.may(what, action_of(writing)).permitted) return {};
    standing.purpose = "said";
    if (standing.may(what, action_of(writing)).permitted)
        return {{Problem::Kind::missing,
                 "purpose",
                 "You do not work with this family. Say why you need to "
                     + std::string{access::words_for(writing.filing.act)} + " here."}};
    return {{Problem::Kind::refused,
             "by",
             "You do not work with this family, so you may not "
                 + std::string{access::words_for(writing.filing.act)}
                 + " here. Ask its worker or the team's manager."}};
}

/// The families that the record reaches: those that it names, and those of the persons in it.
struct Reach {
    std::vector<Reached> named;                 // Known ones only.
    std::vector<std::vector<Reached>> persons;  // For each person, where it matters.
};

Result<std::vector<Reached>> families_named(const Writing& writing)
{
    std::vector<Reached> named;
    for (const ledger::About& about : writing.doing.about) {
        const auto family = about.subject.family();
        if (!family) continue;
        auto reached = reach(writing, *family);
        if (!reached) return std::unexpected(reached.error());
        if (reached->is_known()) named.push_back(std::move(*reached));
    }
    return named;
}

Result<std::vector<std::vector<Reached>>> families_by_person(const Writing& writing)
{
    std::vector<std::vector<Reached>> persons;
    for (const ledger::About& about : writing.doing.about) {
        const auto person = about.subject.person();
        if (!person) continue;
        const auto families = families_of(writing.before, *person, writing.before.size());
        if (!families) return std::unexpected(families.error());
        std::vector<Reached>& own = persons.emplace_back();
        for (const FamilyId& family : *families) {
            auto reached = reach(writing, family);
            if (!reached) return std::unexpected(reached.error());
            if (reached->is_known()) own.push_back(std::move(*reached));
        }
    }
    return persons;
}

Result<Reach> reach_of(const Writing& writing)
{
    Reach reach;
    auto named = families_named(writing);
    if (!named) return std::unexpected(named.error());
    reach.named = std::move(*named);
    // A worker of the family that is named may say who else was there.
    if (!reach.named.empty() && !corrects_something(writing)) return reach;
    auto persons = families_by_person(writing);
    if (!persons) return std::unexpected(persons.error());
    reach.persons = std::move(*persons);
    return reach;
}

/// Where no family is named, each person must be in one where it may be written, or in none.
Problems check_persons(const Writing& writing, const Reach& reach)
{
    for (const std::vector<Reached>& families : reach.persons) {
        Problems problems;
        for (const Reached& reached : families) {
            problems = check_may(writing, reached.standing);
            if (problems.empty()) break;
        }
        if (!problems.empty()) return problems;
    }
    return {};
}

/// What is corrected must be readable for who corrects it: otherwise a correction could change what
/// is kept from them, or lift the mark that keeps it.
Result<Problems> check_corrected(const Writing& writing, const Reach& reach)
{
    std::vector<const Reached*> all;
    all.reserve(reach.named.size());
    for (const Reached& reached : reach.named) all.push_back(&reached);
    for (const auto& families : reach.persons)
        for (const Reached& reached : families) all.push_back(&reached);
    for (const ledger::Link& link : writing.entry.links) {
        if (link.kind != LinkKind::corrects) continue;
        bool stands = false;
        bool readable = false;
        for (const Reached* reached : all) {
            const auto viewed =
                access::view_family(reached->standing, reached->whole.family, reached->entries);
            if (!viewed) return std::unexpected(viewed.error());
            stands = stands || reached->whole.facts.when_of(link.to) != nullptr;
            readable = readable || (*viewed)->facts.when_of(link.to) != nullptr;
        }
        if (stands && !readable)
            return Problems{{Problem::Kind::refused,
                             "links",
                             "You may not correct what you may not read. Ask the family's worker "
                             "or the team's manager."}};
    }
    return Problems{};
}

}  // namespace

Problems check_access(const Writing& writing)
{
    if (writing.doing.viewer == nullptr) return {};
    const auto reach = reach_of(writing);
    if (!reach) return {reach.error()};
    for (const Reached& reached : reach->named)
        if (Problems problems = check_may(writing, reached.standing); !problems.empty())
            return problems;
    if (reach->named.empty())
        if (Problems problems = check_persons(writing, *reach); !problems.empty()) return problems;
    auto problems = check_corrected(writing, *reach);
    return problems ? std::move(*problems) : Problems{problems.error()};
}

}  // namespace holdfast::casework
