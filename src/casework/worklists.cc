#include "casework/worklists.h"

#include "base/seal.h"
#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casework/opening.h"
#include "casework/practitioners.h"
#include "casework/questions.h"
#include "casework/scenes.h"
#include "guardrails/outside_the_line.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/allocation.h"
#include "records/types/contact.h"
#include "records/types/family_member.h"
#include "records/types/person.h"
#include "records/types/pressure_report.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <set>
#include <tuple>

namespace holdfast::casework {

using access::Action;
using access::Class;
using base::Done;
using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Result;
using base::Subject;
using index::List;
using ledger::Kept;
using ledger::Snapshot;

namespace {

void add_once(std::vector<FamilyId>& families, const FamilyId& family)
{
    if (std::find(families.begin(), families.end(), family) == families.end())
        families.push_back(family);
}

/// A family by its place in the order of a list: the index of the entry that puts it there.
struct Placed {
    std::uint64_t index;
    FamilyId family;
};

/// The families of the allocations in a list.
Result<Done> add_allocated(const Snapshot& snapshot, List list, const base::Bytes& key,
                           std::vector<Placed>& families)
{
    return snapshot.read_drawn(
        index::number_of(list), key, 0, snapshot.size(), [&](const Kept& kept) -> Result<Done> {
            if (!kept.entry || kept.entry->kind != records::Allocation::declaration.number)
                return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto family = about.subject.family())
                    families.push_back({kept.index, *family});
            return Done{};
        });
}

/// Each once, by the newest entry that places it.
std::vector<FamilyId> newest_first(std::vector<Placed> placed)
{
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
        return std::tie(b.index, a.family) < std::tie(a.index, b.family);
    });
    std::vector<FamilyId> families;
    for (const Placed& each : placed) add_once(families, each.family);
    return families;
}

/// Is this family wanted, of those that may be read?
using Wanted = std::function<bool(const Found&)>;

bool is_own_work(const Found& found)
{
    return found.standing.relation != access::Relation::none;
}

/// nullopt: the viewer may not read this family, there is none, or it is not wanted.
Result<std::optional<OpenFamily>> open_one(const House& house, const Asking& asking,
                                           const Snapshot& snapshot, const FamilyId& family,
                                           const Wanted& wanted)
{
    const auto as = as_of(house, asking, snapshot);
    if (!as) return std::unexpected(as.error());
    auto found = find_family(house, asking, snapshot, family);
    if (!found && found.error().kind == Problem::Kind::not_found) return std::nullopt;
    if (!found) return std::unexpected(found.error());
    if (!wanted(*found)) return std::nullopt;
    if (!found->standing.may(found->standing.file_class(), Action::read).permitted)
        return std::nullopt;
    return open_as(house, snapshot, *as, std::move(*found));
}

/// Logs the families of a list as one look, and only then gives them away.
Result<std::vector<OpenFamily>> logged(const House& house, const Asking& asking,
                                       std::vector<OpenFamily> opened)
{
    if (opened.empty()) return opened;
    access::Look look{
        asking.viewer,
        Action::read,
        asking.page,
        {},
        opened.front().standing.may(opened.front().standing.file_class(), Action::read),
        asking.purpose};
    for (const OpenFamily& open : opened) look.about.push_back(Subject::of(open.scene->family));
    assert(house.looks != nullptr);
    auto done = house.looks->write(look);
    if (!done) return std::unexpected(done.error());
    return opened;
}

}  // namespace

Result<std::vector<OpenFamily>> my_families(const House& house, const Asking& asking)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<Placed> placed;
    auto done = add_allocated(
        *snapshot, List::about, index::about_key(Subject::of(asking.viewer.practitioner)), placed);
    if (done && !asking.viewer.team.empty())
        done = add_allocated(
            *snapshot, List::team, index::team_key(asking.viewer.team, snapshot->keys()), placed);
    if (!done) return std::unexpected(done.error());
    std::vector<OpenFamily> opened;
    for (const FamilyId& family : newest_first(std::move(placed))) {
        auto open = open_one(house, asking, *snapshot, family, is_own_work);
        if (!open) return std::unexpected(open.error());
        if (*open) opened.push_back(std::move(**open));
    }
    return logged(house, asking, std::move(opened));
}

namespace {

AddressedTeam team_called(const std::string& name, const Snapshot& snapshot)
{
    constexpr std::size_t digits = 16;  // 64 bits: no two teams of an authority share them.
    const base::Bytes key = index::team_key(name, snapshot.keys());
    return {base::hex(key).substr(0, digits), name};
}

bool may_look_at(const access::Viewer& viewer, std::string_view team)
{
    if (access::may(viewer.role, access::Act::look_at_any_team)) return true;
    return access::may(viewer.role, access::Act::look_at_team) && !viewer.team.empty()
        && viewer.team == team;
}

}  // namespace

Result<std::vector<AddressedTeam>> teams_for(const House& house, const access::Viewer& viewer)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<AddressedTeam> teams;
    if (!access::may(viewer.role, access::Act::look_at_any_team)) {
        if (may_look_at(viewer, viewer.team)) teams.push_back(team_called(viewer.team, *snapshot));
        return teams;
    }
    const auto names = every_team(house, *snapshot);
    if (!names) return std::unexpected(names.error());
    for (const std::string& name : *names) teams.push_back(team_called(name, *snapshot));
    return teams;
}

Result<std::vector<OpenFamily>> families_of_team(const House& house, const Asking& asking,
                                                 std::string_view team)
{
    if (!may_look_at(asking.viewer, team))
        return base::problem(Problem::Kind::refused,
                             "",
                             "You may look at the list of your own team only. Ask the head of "
                             "service about another.");
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<Placed> placed;
    auto done =
        add_allocated(*snapshot, List::team, index::team_key(team, snapshot->keys()), placed);
    if (!done) return std::unexpected(done.error());
    const bool any = access::may(asking.viewer.role, access::Act::look_at_any_team);
    const auto wanted = [&](const Found& found) {
        return (any || is_own_work(found))
            && casefile::is_with_team(found.now->scene, team, house.today());
    };
    std::vector<OpenFamily> opened;
    for (const FamilyId& family : newest_first(std::move(placed))) {
        auto open = open_one(house, asking, *snapshot, family, wanted);
        if (!open) return std::unexpected(open.error());
        // By what the viewer sees as well: that work is open may be hidden from them.
        if (*open && casefile::is_with_team(*(*open)->scene, team, (*open)->today))
            opened.push_back(std::move(**open));
    }
    return logged(house, asking, std::move(opened));
}

namespace {

/// Of the families in which something may wait, those where the viewer sees that it does: a family
/// in the list because of something hidden would tell of it.
template <class Fits>
Result<WorkList> list_of(const House& house, const Asking& asking, Waits waits, std::size_t most,
                         Fits fits)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto families = waiting_families(house, *snapshot, waits);
    if (!families) return std::unexpected(families.error());
    WorkList list;
    for (const FamilyId& family : *families) {
        auto open = open_one(house, asking, *snapshot, family, [](const Found&) { return true; });
        if (!open) return std::unexpected(open.error());
        if (!*open || !fits(**open)) continue;
        list.cut = list.families.size() == most;
        if (list.cut) break;
        list.families.push_back(std::move(**open));
    }
    auto shown = logged(house, asking, std::move(list.families));
    if (!shown) return std::unexpected(shown.error());
    return WorkList{std::move(*shown), list.cut};
}

bool has_waiting_contact(const OpenFamily& open)
{
    const casefile::Facts& facts = open.scene->facts;
    const auto& contacts = facts.all<records::Contact>();
    return std::any_of(contacts.begin(), contacts.end(), [&](const auto& contact) {
        return casefile::state_of(contact, facts) != casefile::ContactState::settled;
    });
}

/// Nobody is allocated, or only people who have left; or no team has it, so that it is on no
/// manager's list.
bool has_no_worker(const OpenFamily& open, const std::set<base::PractitionerId>& left)
{
    if (!open.scene->has_open_episode()) return false;
    const auto current = casefile::current_allocations(*open.scene, open.today);
    if (std::none_of(current.begin(), current.end(), [](const auto* allocation) {
            return allocation->record.team.has_value();
        }))
        return true;
    return std::all_of(current.begin(), current.end(), [&](const auto* allocation) {
        const auto whom = casefile::practitioner_of(*allocation);
        return whom && left.contains(*whom);
    });
}

}  // namespace

Result<WorkList> with_waiting_contact(const House& house, const Asking& asking, std::size_t most)
{
    return list_of(house, asking, Waits::contact, most, has_waiting_contact);
}

Result<WorkList> with_waiting_closing(const House& house, const Asking& asking, std::size_t most)
{
    return list_of(house, asking, Waits::closing, most, [](const OpenFamily& open) {
        return open.closing() != nullptr;
    });
}

Result<WorkList> without_a_worker(const House& house, const Asking& asking, std::size_t most)
{
    const auto people = practitioners(house);
    if (!people) return std::unexpected(people.error());
    std::set<base::PractitionerId> left;
    for (const Registered& each : *people)
        if (each.known.has_left(house.today())) left.insert(each.id);
    return list_of(house, asking, Waits::worker, most, [&](const OpenFamily& open) {
        return has_no_worker(open, left);
    });
}

Result<WorkList> with_open_danger(const House& house, const Asking& asking, std::size_t most)
{
    return list_of(house, asking, Waits::danger, most, [](const OpenFamily& open) {
        return !casefile::open_dangers(open.scene->facts).empty();
    });
}

bool may_read_pressure_reports(const access::Viewer& viewer)
{
    return access::Standing{viewer, access::Relation::none, "asked"}
        .may(Class::outside_line, Action::read)
        .permitted;
}

namespace {

/// What presses most in a family; nullopt: nothing is asked of its viewer.
std::optional<Question> first_asked(const OpenFamily& open)
{
    Questions questions = questions_for_viewer(open);
    if (!questions.standing.empty()) return std::move(questions.standing.front());
    if (!questions.waiting.empty()) return std::move(questions.waiting.front());
    return std::nullopt;
}

}  // namespace

Result<WorkList> asked_past_the_line(const House& house, const Asking& asking, std::size_t most)
{
    if (!guardrails::is_outside_the_line(asking.viewer.role))
        return base::problem(Problem::Kind::refused,
                             "",
                             "This is what is asked of somebody outside a team's line. What is "
                             "asked of you stands on your home page.");
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto families = every_family(*snapshot, snapshot->size());
    if (!families) return std::unexpected(families.error());
    std::vector<std::pair<Question, OpenFamily>> asked;
    for (const FamilyId& family : *families) {
        auto open = open_one(house, asking, *snapshot, family, [](const Found&) { return true; });
        if (!open) return std::unexpected(open.error());
        if (!*open) continue;
        if (auto first = first_asked(**open)) asked.emplace_back(*first, std::move(**open));
    }
    std::ranges::stable_sort(asked, [](const auto& one, const auto& other) {
        return presses_before(one.first, other.first);
    });
    std::vector<OpenFamily> first;
    for (auto& [question, open] : asked)
        if (first.size() < most) first.push_back(std::move(open));
    const bool cut = first.size() < asked.size();
    auto given = logged(house, asking, std::move(first));
    if (!given) return std::unexpected(given.error());
    return WorkList{std::move(*given), cut};
}

Result<std::vector<OpenFamily>> families_with(const House& house, const Asking& asking,
                                              std::span<const base::EntryId> entries)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<FamilyId> families;
    for (const base::EntryId& id : entries) {
        const auto kept = snapshot->find(id);
        if (!kept) return std::unexpected(kept.error());
        if (!*kept || !(*kept)->entry) continue;
        for (const ledger::About& about : (*kept)->entry->about) {
            if (const auto family = about.subject.family()) add_once(families, *family);
            const auto person = about.subject.person();
            if (!person) continue;
            const auto with = families_of(*snapshot, *person, snapshot->size());
            if (!with) return std::unexpected(with.error());
            for (const FamilyId& family : *with) add_once(families, family);
        }
    }
    std::vector<OpenFamily> opened;
    for (const FamilyId& family : families) {
        auto open = open_one(house, asking, *snapshot, family, [](const Found&) { return true; });
        if (!open) return std::unexpected(open.error());
        if (*open) opened.push_back(std::move(**open));
    }
    return logged(house, asking, std::move(opened));
}

Result<WorkList> of_agency(const House& house, const Asking& asking, std::size_t most)
{
    if (!access::is_partner(asking.viewer.role)) return WorkList{};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<Placed> placed;
    auto done = snapshot->read_drawn(
        index::number_of(List::about),
        index::about_key(Subject::of(asking.viewer.agency)),
        0,
        snapshot->size(),
        [&](const Kept& kept) -> Result<Done> {
            if (!kept.entry || !access::passes_between(*kept.entry, asking.viewer.agency))
                return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto family = about.subject.family())
                    placed.push_back({kept.index, *family});
            return Done{};
        });
    if (!done) return std::unexpected(done.error());
    WorkList list;
    for (const FamilyId& family : newest_first(std::move(placed))) {
        list.cut = list.families.size() == most;
        if (list.cut) break;
        auto open = open_one(house, asking, *snapshot, family, is_own_work);
        if (!open) return std::unexpected(open.error());
        if (*open) list.families.push_back(std::move(**open));
    }
    auto given = logged(house, asking, std::move(list.families));
    if (!given) return std::unexpected(given.error());
    return WorkList{std::move(*given), list.cut};
}

Result<std::vector<OpenFamily>> with_pressure_report(const House& house, const Asking& asking)
{
    if (!may_read_pressure_reports(asking.viewer))
        return base::problem(Problem::Kind::not_found, "", "There is no such page.");
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    std::vector<Placed> placed;
    auto done = snapshot->read_drawn(index::number_of(List::kind),
                                     index::kind_key(records::PressureReport::declaration.number),
                                     0,
                                     snapshot->size(),
                                     [&](const Kept& kept) -> Result<Done> {
                                         if (!kept.entry) return Done{};
                                         for (const ledger::About& about : kept.entry->about)
                                             if (const auto family = about.subject.family())
                                                 placed.push_back({kept.index, *family});
                                         return Done{};
                                     });
    if (!done) return std::unexpected(done.error());
    std::vector<OpenFamily> opened;
    for (const FamilyId& family : newest_first(std::move(placed))) {
        auto open = open_one(house, asking, *snapshot, family, [](const Found&) { return true; });
        if (!open) return std::unexpected(open.error());
        if (*open) opened.push_back(std::move(**open));
    }
    return logged(house, asking, std::move(opened));
}

}  // namespace holdfast::casework
