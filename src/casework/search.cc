#include "casework/search.h"

#include "casework/fitting.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "records/read.h"
#include "records/types/family_member.h"
#include "records/types/person.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace holdfast::casework {

using access::Action;
using access::Class;
using base::Done;
using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Result;
using index::List;
using ledger::Kept;
using ledger::Snapshot;

namespace {

/// So many of the entries and persons that the lists name are looked at more closely, those named
/// most often first: a common name must not make a search slow.
constexpr std::size_t entries_most = 3'000;
constexpr std::size_t persons_most = 300;
/// Of these so many are looked at whatever was found before them: who is spelt nearly right is not
/// named for each word.
constexpr std::size_t persons_always = 24;

/// How often the lists name an entry, for one clue at most once.
class Named {
public:
    explicit Named(const Snapshot& snapshot) : snapshot_(snapshot) {}

    void begin_clue() { of_this_clue_.clear(); }
    [[nodiscard]] Result<Done> look(List list, const base::Bytes& key)
    {
        auto indexes = snapshot_.rows().drawn(index::number_of(list), key);
        if (!indexes) return std::unexpected(indexes.error());
        for (const std::uint64_t each : *indexes)
            if (each < snapshot_.size() && of_this_clue_.emplace(each, true).second) ++times_[each];
        return Done{};
    }
    struct Entry {
        std::uint64_t index;
        std::size_t times;
    };
    /// Those named most often, and among them the newest, first.
    [[nodiscard]] std::vector<Entry> best(std::size_t most, bool& cut) const
    {
        std::vector<Entry> all;
        all.reserve(times_.size());
        for (const auto& [index, times] : times_) all.push_back({index, times});
        std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
            return a.times != b.times ? a.times > b.times : a.index > b.index;
        });
        if (all.size() > most) {
            all.resize(most);
            cut = true;
        }
        return all;
    }

private:
    const Snapshot& snapshot_;
    std::unordered_map<std::uint64_t, bool> of_this_clue_;
    std::unordered_map<std::uint64_t, std::size_t> times_;
};

/// Where one typed word may stand.
std::vector<std::pair<List, base::Bytes>> places_of(const TypedWord& word, const ledger::Keys& keys)
{
    std::vector<std::pair<List, base::Bytes>> places;
    places.emplace_back(List::name, index::name_key(word.text, keys));
    for (const std::string_view form : word.forms)
        places.emplace_back(List::name, index::name_key(form, keys));
    if (!word.sound.empty()) places.emplace_back(List::sound, index::sound_key(word.sound, keys));
    for (const std::string& half : index::place_words(word.text))
        places.emplace_back(List::place, index::place_key(half, keys));
    places.emplace_back(List::number, index::number_key(word.text, keys));
    return places;
}

Result<Named> entries_named(const Snapshot& snapshot, const Clues& clues)
{
    Named named{snapshot};
    const ledger::Keys& keys = snapshot.keys();
    for (const TypedWord& word : clues.words) {
        if (is_short(word.text)) continue;
        named.begin_clue();
        for (const auto& [list, key] : places_of(word, keys))
            if (auto done = named.look(list, key); !done) return std::unexpected(done.error());
    }
    for (const base::Date& day : clues.days) {
        named.begin_clue();
        auto done = named.look(List::day, index::day_key(day, keys));
        if (!done) return std::unexpected(done.error());
        if (const auto other = swapped(day))
            done = named.look(List::day, index::day_key(*other, keys));
        if (!done) return std::unexpected(done.error());
    }
    named.begin_clue();
    if (clues.number)
        if (auto done = named.look(List::number, index::number_key(*clues.number, keys)); !done)
            return std::unexpected(done.error());
    return named;
}

struct NamedPerson {
    PersonId id;
    std::size_t times;
};

/// Whom the named entries are about; whoever is named most often first.
Result<std::vector<NamedPerson>> persons_named(const Snapshot& snapshot, const Named& named,
                                               bool& cut)
{
    std::vector<NamedPerson> persons;
    std::unordered_map<PersonId, std::size_t, base::IdHash> places;
    for (const Named::Entry& each : named.best(entries_most, cut)) {
        auto done =
            snapshot.read(each.index, each.index + 1, [&](const Kept& kept) -> Result<Done> {
                if (!kept.entry) return Done{};
                for (const ledger::About& about : kept.entry->about) {
                    const auto person = about.subject.person();
                    if (!person || about.part != ledger::Part::subject) continue;
                    const auto [place, is_new] = places.emplace(*person, persons.size());
                    if (is_new) persons.push_back({*person, 0});
                    persons[place->second].times += each.times;
                }
                return Done{};
            });
        if (!done) return std::unexpected(done.error());
    }
    std::sort(persons.begin(), persons.end(), [](const NamedPerson& a, const NamedPerson& b) {
        return a.times != b.times ? a.times > b.times : a.id < b.id;
    });
    if (persons.size() > persons_most) {
        persons.resize(persons_most);
        cut = true;
    }
    return persons;
}

struct Fitting {
    FoundPerson person;
    Fit fit;
};

bool fits_better(const Fitting& one, const Fitting& other)
{
    if (one.fit.clues != other.fit.clues) return one.fit.clues > other.fit.clues;
    if (one.fit.closeness != other.fit.closeness) return one.fit.closeness > other.fit.closeness;
    if (one.person.name != other.person.name) return one.person.name < other.person.name;
    return one.person.person < other.person.person;
}

Result<FoundPersons> fitting(const Snapshot& snapshot, const Clues& clues, std::size_t most)
{
    FoundPersons answer;
    const auto named = entries_named(snapshot, clues);
    if (!named) return std::unexpected(named.error());
    const auto persons = persons_named(snapshot, *named, answer.cut);
    if (!persons) return std::unexpected(persons.error());
    std::vector<Fitting> found;
    bool fits_all = false;
    for (std::size_t i = 0; i < persons->size(); ++i) {
        const auto& [person, times] = (*persons)[i];
        // Beside somebody whom all of it fits, whoever was named for a part of it fits less.
        if (fits_all && i >= persons_always && times < clues.count()) break;
        const auto file = person_file(snapshot, person, snapshot.size());
        if (!file) return std::unexpected(file.error());
        const Fit fit = fit_of(*file, clues);
        fits_all = fits_all || fit.clues == clues.count();
        if (fit.clues > 0) found.push_back({told_of(*file, fit.by), fit});
    }
    std::sort(found.begin(), found.end(), fits_better);
    for (Fitting& each : found) {
        // Beside somebody whom all of it fits, whoever fits a part of it is in the way.
        if (each.fit.clues < found.front().fit.clues) break;
        if (answer.people.size() == most) {
            answer.cut = true;
            break;
        }
        answer.people.push_back(std::move(each.person));
    }
    answer.partly = !found.empty() && found.front().fit.clues < clues.count();
    return answer;
}

}  // namespace

FoundPerson told_of(const casefile::File& file, std::vector<FoundBy> by)
{
    FoundPerson found{file.person, "", {}, {}, {}, std::move(by)};
    if (const auto details = file.details()) {
        found.name = details->known_as.value_or("");
        found.born = details->born;
        found.expected_birth = details->expected_birth;
    }
    for (const auto& fact : file.facts.all<records::FamilyMember>())
        for (const ledger::About& about : fact.about)
            if (const auto family = about.subject.family();
                family
                && std::find(found.families.begin(), found.families.end(), *family)
                       == found.families.end())
                found.families.push_back(*family);
    return found;
}

namespace {

/// Adds whom the entries under this key are about, unless they give a name that does not fit.
Result<Done> add_persons(const Snapshot& snapshot, List list, const base::Bytes& key,
                         const casefile::File& file, std::vector<PersonId>& persons)
{
    const auto indexes = snapshot.rows().drawn(index::number_of(list), key);
    if (!indexes) return std::unexpected(indexes.error());
    const auto add = [&](const Kept& kept) -> Result<Done> {
        if (!kept.entry) return Done{};
        if (list == List::day && kept.entry->kind == records::Person::declaration.number) {
            const auto said = records::read_back<records::Person>(kept.entry->happened,
                                                                  base::Body{kept.entry->body});
            if (said && said->known_as && !name_fits(file, *said->known_as)) return Done{};
        }
        for (const ledger::About& about : kept.entry->about)
            if (const auto person = about.subject.person();
                person && about.part == ledger::Part::subject
                && std::find(persons.begin(), persons.end(), *person) == persons.end())
                persons.push_back(*person);
        return Done{};
    };
    for (const std::uint64_t index : *indexes) {
        if (index >= snapshot.size() || persons.size() >= persons_most) continue;
        auto done = snapshot.read(index, index + 1, add);
        if (!done) return done;
    }
    return Done{};
}

}  // namespace

Result<std::vector<PersonId>> persons_like(const Snapshot& snapshot, const casefile::File& file)
{
    const Findable findable = findable_of(file);
    std::vector<std::pair<List, base::Bytes>> keys;
    for (const std::string& number : findable.numbers)
        keys.emplace_back(List::number, index::number_key(number, snapshot.keys()));
    for (const base::Date day : findable.births) {
        keys.emplace_back(List::day, index::day_key(day, snapshot.keys()));
        if (const auto other = swapped(day))
            keys.emplace_back(List::day, index::day_key(*other, snapshot.keys()));
    }
    std::vector<PersonId> persons;
    for (const auto& [list, key] : keys)
        if (auto done = add_persons(snapshot, list, key, file, persons); !done)
            return std::unexpected(done.error());
    return persons;
}

std::string_view words_for(FoundBy by)
{
    switch (by) {
    case FoundBy::other_form: return "another form of the name";
    case FoundBy::sound: return "the sound of the name";
    case FoundBy::spelling: return "a spelling that is nearly the same";
    case FoundBy::other_name: return "another or an earlier name";
    case FoundBy::address: return "an address, now or earlier";
    case FoundBy::number: return "a number or code";
    case FoundBy::birth: return "the date of birth";
    case FoundBy::birth_swapped: return "the date of birth with day and month swapped";
    }
    return "";
}

Result<FoundPersons> find_persons(const House& house, const Asking& asking, std::string_view text,
                                  std::size_t most)
{
    const access::Standing anybody{asking.viewer, access::Relation::none, asking.purpose};
    const access::Decision decision = anybody.may(Class::existence, Action::find);
    assert(house.looks != nullptr);
    auto done = house.looks->write(
        {asking.viewer, Action::find, asking.page, {}, decision, asking.purpose});
    if (!done) return std::unexpected(done.error());
    if (!decision.permitted)
        return base::problem(Problem::Kind::refused, "", "Your role may not search for people.");

    const Clues clues = clues_in(text);
    if (clues.days.empty()
        && std::all_of(clues.words.begin(), clues.words.end(), [](const TypedWord& word) {
               return is_short(word.text);
           }))
        return FoundPersons{};
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    return fitting(*snapshot, clues, most);
}

}  // namespace holdfast::casework
