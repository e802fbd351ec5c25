#include "casefile/genogram.h"

#include "casefile/households.h"
#include "casefile/kinship.h"
#include "casefile/side_by_side.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace holdfast::casefile {

using base::Date;
using base::PersonId;

namespace {

using Indexes = std::vector<std::size_t>;

void add_once(Indexes& to, std::size_t one)
{
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

// --- Lines ---------------------------------------------------------------------------------------

bool has_ended(const Tie& tie, const Facts& facts, Date day)
{
    const auto& until = tie.fact->record.until;
    if (!until) return false;
    const auto first = base::earliest_date(*until, facts.whens());
    return !first || *first <= day;
}

/// What the ties say of two people; the newest word is how it stands. nullopt: of no couple.
std::optional<Bond> bond_of(const Kinship& kin, std::size_t one, std::size_t other,
                            const std::function<bool(const Tie&)>& ended)
{
    std::optional<Bond> bond;
    bool married = false;
    for (const Tie& tie : kin.ties) {
        if (tie.kind->line != Line::couple) continue;
        if (std::minmax(tie.one, tie.other) != std::minmax(one, other)) continue;
        married |= tie.kind->kind == "spouse";
        const bool parted = tie.kind->kind == "former_partner" || ended(tie);
        if (parted) bond = married ? Bond::parted_from_marriage : Bond::parted;
        else bond = tie.kind->kind == "spouse" ? Bond::married : Bond::together;
    }
    return bond;
}

/// The children of the same parents hang from one line; by adoption from another than by birth.
void add_families(const Kinship& kin, Genogram& drawn)
{
    for (const Line line : {Line::birth, Line::adoption}) {
        std::map<std::size_t, Indexes> parents;
        for (const Tie& tie : kin.ties)
            if (tie.kind->line == line) add_once(parents[tie.other], tie.one);
        for (auto& [child, of_child] : parents) {
            std::ranges::sort(of_child);
            const auto same = std::ranges::find_if(
                drawn.descents, [&](const Descent& each) { return each.parents == of_child; });
            if (same != drawn.descents.end()) add_once(same->children, child);
            else drawn.descents.push_back({of_child, {child}, std::nullopt});
        }
    }
}

void add_couples(const Kinship& kin, const std::function<bool(const Tie&)>& ended, Genogram& drawn)
{
    for (Descent& each : drawn.descents)
        if (each.parents.size() == 2)
            each.bond =
                bond_of(kin, each.parents[0], each.parents[1], ended).value_or(Bond::parents);
    for (const Tie& tie : kin.ties) {
        if (tie.kind->line != Line::couple) continue;
        const Indexes two = {std::min(tie.one, tie.other), std::max(tie.one, tie.other)};
        if (std::ranges::find(drawn.descents, two, &Descent::parents) == drawn.descents.end())
            drawn.descents.push_back({two, {}, bond_of(kin, tie.one, tie.other, ended)});
    }
}

/// Brothers and sisters whose parents nobody recorded hang together from a line that has no parent.
void add_siblings(const Kinship& kin, Genogram& drawn)
{
    const auto has_parents = [&](std::size_t person) {
        return std::any_of(kin.ties.begin(), kin.ties.end(), [&](const Tie& tie) {
            return Kinship::is_parent(tie) && tie.other == person;
        });
    };
    for (const Tie& tie : kin.ties) {
        if (tie.kind->line != Line::siblings || has_parents(tie.one) || has_parents(tie.other))
            continue;
        Descent group{{}, {tie.one, tie.other}, std::nullopt};
        std::erase_if(drawn.descents, [&](const Descent& each) {
            const bool touches = each.parents.empty()
                              && (std::ranges::count(each.children, tie.one) > 0
                                  || std::ranges::count(each.children, tie.other) > 0);
            if (touches)
                for (const std::size_t child : each.children) add_once(group.children, child);
            return touches;
        });
        drawn.descents.push_back(std::move(group));
    }
}

// --- People --------------------------------------------------------------------------------------

Shape shape_of(const FamilyScene& scene, const Kinship& kin, const PersonId& person)
{
    const auto details = details_of(scene.facts, person);
    if (details && details->sex && details->sex->code == "F") return Shape::circle;
    if (details && details->sex && details->sex->code == "M") return Shape::square;
    const auto is = [&](std::string_view kind) {
        return std::any_of(kin.ties.begin(),
                           kin.ties.end(),
                           [&](const Tie& tie) {
                               return tie.kind->kind == kind && kin.people[tie.one] == person;
                           })
            || std::any_of(scene.members.begin(), scene.members.end(), [&](const Member& member) {
                   return member.person == person && member.part == kind;
               });
    };
    if (is("mother")) return Shape::circle;
    return is("father") ? Shape::square : Shape::diamond;
}

/// What somebody was said to be, where no line joins them to anybody.
std::string_view said_of(const Kinship& kin, const Genogram& drawn, std::size_t person)
{
    const auto is_in = [&](const Descent& each) {
        return std::ranges::find(each.parents, person) != each.parents.end()
            || std::ranges::find(each.children, person) != each.children.end();
    };
    if (std::ranges::any_of(drawn.descents, is_in)) return {};
    const auto tie = std::ranges::find(kin.ties, person, &Tie::one);
    return tie == kin.ties.end() ? std::string_view{} : tie->fact->record.kind->label();
}

/// One number for each of the people, the eldest lowest; whose birth is not recorded, last.
Indexes birth_order(const FamilyScene& scene, const Kinship& kin)
{
    const auto birth_of = [&](std::size_t person) -> std::optional<Date> {
        const auto details = details_of(scene.facts, kin.people[person]);
        if (!details) return std::nullopt;
        if (!details->born) return details->expected_birth;
        return base::earliest_date(*details->born, scene.facts.whens());
    };
    Indexes eldest_first(kin.people.size());
    std::iota(eldest_first.begin(), eldest_first.end(), std::size_t{0});
    std::ranges::stable_sort(eldest_first, {}, [&](std::size_t each) {
        const auto born = birth_of(each);
        return std::pair{!born, born};
    });
    Indexes order(eldest_first.size());
    for (std::size_t place = 0; place < order.size(); ++place) order[eldest_first[place]] = place;
    return order;
}

void add_households(const FamilyScene& scene, Date day, Genogram& drawn)
{
    for (const Household& household : households_on(scene.facts, day)) {
        Indexes home;
        for (const Resident& each : household.residents) {
            const auto at = std::ranges::find(drawn.people, each.person, &Place::person);
            if (at != drawn.people.end() && each.lived_there == base::Answer::yes)
                home.push_back(static_cast<std::size_t>(at - drawn.people.begin()));
        }
        if (home.size() > 1) drawn.households.push_back(std::move(home));
    }
}

void add_people(const FamilyScene& scene, const Kinship& kin, Genogram& drawn)
{
    const std::vector<std::size_t> rows = rows_of(kin, scene);
    for (std::size_t each = 0; each < kin.people.size(); ++each)
        drawn.people.push_back({kin.people[each],
                                shape_of(scene, kin, kin.people[each]),
                                rows[each],
                                0,
                                said_of(kin, drawn, each)});
}

void add_apart(const FamilyScene& scene, const Kinship& kin, Genogram& drawn)
{
    if (kin.apart.empty()) return;
    std::size_t row = 0;
    for (const Place& place : drawn.people) row = std::max(row, place.row + 1);
    drawn.apart = row;
    double x = 0;
    for (const PersonId& person : kin.apart)
        drawn.people.push_back({person, shape_of(scene, kin, person), row, x++, {}});
}

}  // namespace

Genogram draw_genogram(const FamilyScene& scene, Date day)
{
    const Kinship kin = kinship_of(scene);
    const auto ended = [&](const Tie& tie) { return has_ended(tie, scene.facts, day); };
    Genogram drawn;
    add_families(kin, drawn);
    add_couples(kin, ended, drawn);
    add_siblings(kin, drawn);
    add_people(scene, kin, drawn);
    set_columns(drawn, birth_order(scene, kin));
    add_apart(scene, kin, drawn);
    add_households(scene, day, drawn);
    return drawn;
}

}  // namespace holdfast::casefile
