#include "casefile/kinship.h"

#include "casefile/standing.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace holdfast::casefile {

using base::PersonId;

namespace {

using enum KinKind::Drawn;
/// A carer from outside is told in the list and not drawn, so that the drawing stays the family's.
constexpr KinKind kinds[] = {
    {"mother", Line::birth, 1},
    {"father", Line::birth, 1},
    {"parent", Line::birth, 1},
    {"adoptive_parent", Line::adoption, 1},
    {"spouse", Line::couple, 0},
    {"partner", Line::couple, 0},
    {"former_partner", Line::couple, 0},
    {"relationship_young", Line::couple, 0},
    {"sibling", Line::siblings, 0},
    {"half_sibling", Line::none, 0},
    {"step_sibling", Line::none, 0},
    {"step_parent", Line::none, 1},
    {"parents_partner", Line::none, 1},
    {"parents_former_partner", Line::none, 1},
    {"grandparent", Line::none, 2},
    {"aunt_uncle", Line::none, 1},
    {"cousin", Line::none, 0},
    {"kin_carer", Line::none, 1, as_member},
    {"foster_carer", Line::none, 1, as_member},
    {"private_foster_carer", Line::none, 1, as_member},
    {"special_guardian", Line::none, 1, as_member},
};

std::optional<PersonId> person_in(const AnyFact& fact, ledger::Part part)
{
    for (const ledger::About& each : fact.about)
        if (each.part == part)
            if (const auto person = each.subject.person()) return person;
    return std::nullopt;
}

bool is_member(const FamilyScene& scene, const PersonId& person)
{
    return std::ranges::find(scene.members, person, &Member::person) != scene.members.end();
}

/// Is `one` an ancestor of `other`, or the same?
bool is_ancestor(const std::vector<Tie>& ties, std::size_t one, std::size_t other)
{
    return one == other || std::ranges::any_of(ties, [&](const Tie& tie) {
               return Kinship::is_parent(tie) && tie.other == other
                   && is_ancestor(ties, one, tie.one);
           });
}

/// Two people of whom it is said what they are to each other.
struct Said {
    PersonId one;
    PersonId other;
    const KinKind* kind;
    const Fact<records::Relationship>* fact;
};

std::vector<Said> said_in(const FamilyScene& scene)
{
    std::vector<Said> all;
    for (const auto* fact : standing<records::Relationship>(scene.facts)) {
        const KinKind* kind = fact->record.kind ? kin_kind(fact->record.kind->code) : nullptr;
        const auto one = person_in(*fact, ledger::Part::subject);
        const auto other = person_in(*fact, ledger::Part::mentioned);
        if (kind != nullptr && one && other && *one != *other)
            all.push_back({*one, *other, kind, fact});
    }
    return all;
}

/// The members, and whoever is kin or partner of somebody drawn.
std::set<PersonId> drawn_people(const FamilyScene& scene, const std::vector<Said>& all)
{
    std::set<PersonId> drawn;
    for (const Member& member : scene.members) drawn.insert(member.person);
    for (std::size_t before = 0; before != drawn.size();) {
        before = drawn.size();
        for (const Said& said : all)
            if (said.kind->drawn == always
                && (drawn.contains(said.one) || drawn.contains(said.other)))
                drawn.insert({said.one, said.other});
    }
    return drawn;
}

/// How many rows people stand below one another, as far as it has been told: told later, what
/// contradicts it is passed over.
class Generations {
public:
    explicit Generations(std::size_t count) : group_(count), row_(count, 0)
    {
        std::iota(group_.begin(), group_.end(), std::size_t{0});
    }
    void tell(std::size_t upper, std::size_t lower, int below)
    {
        const std::size_t moved = group_[lower];
        if (moved == group_[upper]) return;
        move(moved, row_[upper] + below - row_[lower], group_[upper]);
    }
    /// Puts the person of that group, and so all of it, on a row.
    void put(std::size_t person, int row)
    {
        move(group_[person], row - row_[person], group_[person]);
    }
    void sink(std::size_t person, int row) { row_[person] = std::max(row_[person], row); }

    [[nodiscard]] std::size_t group(std::size_t person) const { return group_[person]; }
    [[nodiscard]] int row(std::size_t person) const { return row_[person]; }

private:
    void move(std::size_t group, int rows, std::size_t into)
    {
        for (std::size_t each = 0; each < group_.size(); ++each) {
            if (group_[each] != group) continue;
            row_[each] += rows;
            group_[each] = into;
        }
    }
    std::vector<std::size_t> group_;
    std::vector<int> row_;
};

/// The row that somebody's part in the family stands on, its children being on 0.
int row_of_part(const FamilyScene& scene, const PersonId& person)
{
    const auto member = std::ranges::find(scene.members, person, &Member::person);
    if (member == scene.members.end() || member->is_child()) return 0;
    return member->part == "grandparent" ? -2 : -1;
}

/// Groups that no tie joins stand beside each other by the first member of each: members come
/// first among the people, and a child of the family tells its generation best.
void align(Generations& generations, const Kinship& kin, const FamilyScene& scene)
{
    std::vector<std::size_t> order(kin.people.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t each) { return -row_of_part(scene, kin.people[each]); });
    const std::size_t members = static_cast<std::size_t>(std::ranges::count_if(
        kin.people, [&](const PersonId& person) { return is_member(scene, person); }));
    std::vector<std::size_t> done;
    for (const std::size_t each : order) {
        if (each >= members || std::ranges::count(done, generations.group(each)) > 0) continue;
        done.push_back(generations.group(each));
        generations.put(each, row_of_part(scene, kin.people[each]));
    }
}

}  // namespace

const KinKind* kin_kind(std::string_view code)
{
    const auto* found = std::ranges::find(kinds, code, &KinKind::kind);
    return found == std::end(kinds) ? nullptr : found;
}

Kinship kinship_of(const FamilyScene& scene)
{
    std::vector<Said> all = said_in(scene);
    const std::set<PersonId> drawn = drawn_people(scene, all);
    std::erase_if(all, [&](const Said& said) {
        return !drawn.contains(said.one) || !drawn.contains(said.other);
    });
    Kinship kin;
    for (const Member& member : scene.members) {
        const bool tied = std::ranges::any_of(all, [&](const Said& said) {
            return said.one == member.person || said.other == member.person;
        });
        (tied ? kin.people : kin.apart).push_back(member.person);
    }
    const auto place = [&](const PersonId& person) {
        const auto known = std::ranges::find(kin.people, person);
        const auto at = static_cast<std::size_t>(known - kin.people.begin());
        if (known == kin.people.end()) kin.people.push_back(person);
        return at;
    };
    for (const Said& said : all) {
        const Tie tie{place(said.one), place(said.other), said.kind, said.fact};
        if (!Kinship::is_parent(tie) || !is_ancestor(kin.ties, tie.other, tie.one))
            kin.ties.push_back(tie);
    }
    return kin;
}

std::vector<std::size_t> rows_of(const Kinship& kin, const FamilyScene& scene)
{
    Generations generations(kin.people.size());
    for (const Line line : {Line::birth, Line::adoption, Line::couple, Line::siblings, Line::none})
        for (const Tie& tie : kin.ties)
            if (tie.kind->line == line) generations.tell(tie.one, tie.other, tie.kind->below);
    align(generations, kin, scene);
    // Whose parents are of two generations stands below both, and so do their own children. No tie
    // makes an own ancestor, so this ends.
    for (std::size_t times = 0; times < kin.people.size(); ++times)
        for (const Tie& tie : kin.ties)
            if (Kinship::is_parent(tie)) generations.sink(tie.other, generations.row(tie.one) + 1);
    int top = 0;
    for (std::size_t each = 0; each < kin.people.size(); ++each)
        top = each == 0 ? generations.row(each) : std::min(top, generations.row(each));
    std::vector<std::size_t> rows;
    for (std::size_t each = 0; each < kin.people.size(); ++each)
        rows.push_back(static_cast<std::size_t>(generations.row(each) - top));
    return rows;
}

}  // namespace holdfast::casefile
