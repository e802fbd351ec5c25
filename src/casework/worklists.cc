#include "casework/worklists.h"

#include "casework/opening.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "records/read.h"

#include <algorithm>
#include <cassert>
#include <map>

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

constexpr std::size_t newest_looked_at = 500;

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
        static_cast<std::uint32_t>(list),
        key,
        0,
        snapshot.size(),
        [&](const Kept& kept) -> Result<Done> {
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
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
        return a.index > b.index;
    });
    std::vector<FamilyId> families;
    for (const Placed& each : placed) add_once(families, each.family);
    return families;
}

/// Which of the families that may be read are wanted.
enum class Wanted { own_work, any };

/// nullopt: the viewer may not read this family, there is none, or it is not wanted.
Result<std::optional<OpenFamily>> open_one(const House& house, const Asking& asking,
                                           const Snapshot& snapshot, const FamilyId& family,
                                           Wanted wanted)
{
    const auto as = as_of(house, asking, snapshot);
    if (!as) return std::unexpected(as.error());
    auto standing = standing_of(house, asking, snapshot, family);
    if (!standing && standing.error().kind == Problem::Kind::not_found) return std::nullopt;
    if (!standing) return std::unexpected(standing.error());
    if (wanted == Wanted::own_work && standing->relation == access::Relation::none)
        return std::nullopt;
    if (!standing->may(Class::open_case, Action::read).permitted) return std::nullopt;
    return open_as(house, snapshot, *as, std::move(*standing), family);
}

/// Logs the families of a list as one look, and only then gives them away.
Result<std::vector<OpenFamily>> logged(const House& house, const Asking& asking,
                                       std::vector<OpenFamily> opened)
{
    if (opened.empty()) return opened;
    access::Look look{asking.viewer,
                      Action::read,
                      asking.page,
                      {},
                      opened.front().standing.may(Class::open_case, Action::read),
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
        auto open = open_one(house, asking, *snapshot, family, Wanted::own_work);
        if (!open) return std::unexpected(open.error());
        if (*open) opened.push_back(std::move(**open));
    }
    return logged(house, asking, std::move(opened));
}

namespace {

/// Opens families as the newest records name them, each at most once.
class Newest {
public:
    Newest(const House& house, const Asking& asking, const Snapshot& snapshot)
        : house_(house), asking_(asking), snapshot_(snapshot)
    {}

    /// Takes the families that this record is about, where the viewer may read the record: a family
    /// in the list because of something hidden would tell of it.
    Result<Done> take(const Kept& kept)
    {
        if (!kept.entry) return Done{};
        for (const ledger::About& about : kept.entry->about) {
            const auto family = about.subject.family();
            if (!family) continue;
            auto place = seen_.find(*family);
            if (place == seen_.end()) {
                auto open = open_one(house_, asking_, snapshot_, *family, Wanted::any);
                if (!open) return std::unexpected(open.error());
                place = seen_.emplace(*family, std::move(*open)).first;
            }
            std::optional<OpenFamily>& open = place->second;
            if (!open || open->scene->facts.when_of(kept.entry->id) == nullptr) continue;
            taken_.push_back(std::move(*open));
            open.reset();
        }
        return Done{};
    }
    [[nodiscard]] std::size_t size() const { return taken_.size(); }
    /// Those taken, in the order of taking, at most so many.
    [[nodiscard]] std::vector<OpenFamily> give(std::size_t most)
    {
        while (taken_.size() > most) taken_.pop_back();
        return std::move(taken_);
    }

private:
    const House& house_;
    const Asking& asking_;
    const Snapshot& snapshot_;
    // Opened and not taken yet; nullopt: taken, or nothing for this viewer.
    std::map<FamilyId, std::optional<OpenFamily>> seen_;
    std::vector<OpenFamily> taken_;
};

}  // namespace

Result<std::vector<OpenFamily>> families_with_newest(const House& house, const Asking& asking,
                                                     const records::RecordType& type,
                                                     std::size_t most)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto as = as_of(house, asking, *snapshot);
    if (!as) return std::unexpected(as.error());
    auto indexes = snapshot->rows().drawn(static_cast<std::uint32_t>(List::kind),
                                          index::kind_key(type.number));
    if (!indexes) return std::unexpected(indexes.error());
    Newest newest{house, asking, *snapshot};
    std::size_t looked_at = 0;
    for (auto at = indexes->rbegin(); at != indexes->rend(); ++at) {
        if (*at >= as->upto) continue;
        if (newest.size() >= most || ++looked_at > newest_looked_at) break;
        auto done = snapshot->read(
            *at, *at + 1, [&](const Kept& kept) -> Result<Done> { return newest.take(kept); });
        if (!done) return std::unexpected(done.error());
    }
    return logged(house, asking, newest.give(most));
}

namespace {

/// The persons whose details stand under every one of these words.
Result<std::vector<PersonId>> named(const Snapshot& snapshot, std::span<const std::string> words)
{
    std::vector<std::uint64_t> common;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto indexes = snapshot.rows().drawn(static_cast<std::uint32_t>(List::name),
                                             index::name_key(words[i], snapshot.keys()));
        if (!indexes) return std::unexpected(indexes.error());
        if (i == 0) {
            common = std::move(*indexes);
            continue;
        }
        std::erase_if(common, [&](std::uint64_t each) {
            return !std::binary_search(indexes->begin(), indexes->end(), each);
        });
    }
    std::vector<PersonId> persons;
    for (const std::uint64_t each : common) {
        if (each >= snapshot.size()) continue;
        auto done = snapshot.read(each, each + 1, [&](const Kept& kept) -> Result<Done> {
            if (!kept.entry) return Done{};
            for (const ledger::About& about : kept.entry->about)
                if (const auto person = about.subject.person();
                    person && std::find(persons.begin(), persons.end(), *person) == persons.end())
                    persons.push_back(*person);
            return Done{};
        });
        if (!done) return std::unexpected(done.error());
    }
    return persons;
}

/// One person with the newest details.
Result<FoundPerson> found(const Snapshot& snapshot, const PersonId& person)
{
    const auto file = person_file(snapshot, person, snapshot.size());
    if (!file) return std::unexpected(file.error());
    FoundPerson shown{person, "", {}, {}, {}};
    if (const records::Person* details = file->details()) {
        shown.name = details->known_as.value_or("");
        shown.born = details->born;
        shown.expected_birth = details->expected_birth;
    }
    for (const auto& fact : file->facts.all<records::FamilyMember>())
        for (const ledger::About& about : fact.about)
            if (const auto family = about.subject.family()) add_once(shown.families, *family);
    return shown;
}

/// Is the word too short to be the beginning of others? It then finds itself alone: the R of Child
/// R.
bool is_short(std::string_view word)
{
    const auto letters = std::count_if(word.begin(), word.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;  // The first byte of UTF-8.
    });
    return static_cast<std::size_t>(letters) < index::shortest_beginning;
}

/// Do the words begin words of this name? The list also holds names that were corrected since.
bool is_named(std::string_view name, std::span<const std::string> words)
{
    const auto own = index::words_of(name);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(own.begin(), own.end(), [&](const std::string& each) {
            return is_short(word) ? each == word : each.starts_with(word);
        });
    });
}

}  // namespace

Result<std::vector<FoundPerson>> find_persons(const House& house, const Asking& asking,
                                              std::string_view text, std::size_t most)
{
    const access::Standing anybody{asking.viewer, access::Relation::none, asking.purpose};
    const access::Decision decision = anybody.may(Class::existence, Action::find);
    assert(house.looks != nullptr);
    auto done = house.looks->write(
        {asking.viewer, Action::find, asking.page, {}, decision, asking.purpose});
    if (!done) return std::unexpected(done.error());
    if (!decision.permitted)
        return base::problem(Problem::Kind::refused, "", "Your role may not search for people.");

    std::vector<FoundPerson> people;
    const auto words = index::words_of(text);
    if (std::all_of(words.begin(), words.end(), is_short)) return people;
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto persons = named(*snapshot, words);
    if (!persons) return std::unexpected(persons.error());
    for (const PersonId& person : *persons) {
        if (people.size() == most) break;
        auto one = found(*snapshot, person);
        if (!one) return std::unexpected(one.error());
        if (is_named(one->name, words)) people.push_back(std::move(*one));
    }
    std::sort(people.begin(), people.end(), [](const FoundPerson& a, const FoundPerson& b) {
        return a.name < b.name;
    });
    return people;
}

}  // namespace holdfast::casework
