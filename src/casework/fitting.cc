#include "casework/fitting.h"

#include "index/lists.h"
#include "index/sounds.h"
#include "records/types/address.h"
#include "records/types/alias.h"
#include "records/types/identifier.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace holdfast::casework {

using base::Date;

namespace {

/// "4/3/2015", "04.03.2015", "4-3-2015", "2015-03-04"; nullopt for anything else.
std::optional<Date> day_in(std::string_view word)
{
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> digits{};
    const char* at = word.data();
    const char* const end = word.data() + word.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            if (at == end || !std::string_view{"/.-"}.contains(*at)) return std::nullopt;
            ++at;
        }
        const auto read = std::from_chars(at, end, parts[i]);
        if (read.ec != std::errc{} || parts[i] < 0) return std::nullopt;
        digits[i] = static_cast<std::size_t>(read.ptr - at);
        at = read.ptr;
    }
    if (at != end) return std::nullopt;
    const bool year_first = digits[0] == 4;
    if (!year_first && digits[2] != 4) return std::nullopt;
    const int year = year_first ? parts[0] : parts[2];
    const int day = year_first ? parts[2] : parts[0];
    if (parts[1] > 12 || day > 31) return std::nullopt;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto date = Date::parse(std::to_string(year) + "-" + two(parts[1]) + "-" + two(day));
    return date ? std::optional{*date} : std::nullopt;
}

/// How one clue fits, and by what.
struct One {
    int closeness = 0;
    std::optional<FoundBy> by;
};

void take_better(One& best, One other)
{
    if (other.closeness > best.closeness) best = other;
}

/// A word of a name that the person goes by, or went.
struct OwnWord {
    std::string text;
    std::string sound;
    bool is_of_now;
};

/// What the file says that somebody may be found by.
struct Known {
    std::vector<OwnWord> names;
    std::vector<std::string> places;
    std::vector<std::string> numbers;
    std::vector<std::string> births;
};

bool is_hidden(const std::optional<bool>& mark)
{
    return mark.value_or(false);
}

void add_name(Known& known, std::string_view name, bool is_of_now)
{
    for (std::string& word : index::words_of(name)) {
        std::string sound = index::sound_of(word);
        known.names.push_back({std::move(word), std::move(sound), is_of_now});
    }
}

void add_place(Known& known, std::string_view place)
{
    for (std::string& word : index::place_words(place)) known.places.push_back(std::move(word));
}

void add_address(Known& known, const records::Address& address)
{
    if (is_hidden(address.kept_secret) || is_hidden(address.restricted)) return;
    if (address.lines) add_place(known, address.lines->text);
    if (address.postcode) add_place(known, *address.postcode);
    if (address.building) add_place(known, *address.building);
}

Known known_of(const casefile::File& file)
{
    Known known;
    const auto details = file.details();
    for (const auto& fact : file.facts.all<records::Person>()) {
        if (fact.record.known_as)
            add_name(known, *fact.record.known_as, fact.record.known_as == details->known_as);
        if (fact.record.born) known.births.push_back(fact.record.born->text());
        if (fact.record.expected_birth) known.births.push_back(fact.record.expected_birth->iso());
    }
    for (const auto& fact : file.facts.all<records::Alias>())
        if (fact.record.name && !is_hidden(fact.record.restricted))
            add_name(known, *fact.record.name, false);
    for (const auto& fact : file.facts.all<records::Address>()) add_address(known, fact.record);
    for (const auto& fact : file.facts.all<records::Identifier>())
        if (fact.record.value) known.numbers.push_back(index::plain_number(*fact.record.value));
    return known;
}

bool has(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// The longer the word, the more letters may be wrong in it.
int letters_forgiven(const std::string& word)
{
    if (word.size() < 4) return 0;
    return word.size() < 8 ? 1 : 2;
}

One fit_of_word(const TypedWord& word, const OwnWord& own)
{
    if (own.text == word.text) return {100, {}};
    if (is_short(word.text)) return {};
    if (own.text.starts_with(word.text)) return {80, {}};
    const int apart =
        static_cast<int>(std::min<std::size_t>(index::letters_apart(word.text, own.text), 9));
    if (std::find(word.forms.begin(), word.forms.end(), own.text) != word.forms.end())
        return {79 - apart, FoundBy::other_form};
    if (!word.sound.empty() && word.sound == own.sound) return {65 - apart, FoundBy::sound};
    if (apart <= letters_forgiven(word.text)) return {60 - apart, FoundBy::spelling};
    return {};
}

/// A postcode typed in one has two halves.
bool is_of_address(const TypedWord& word, const Known& known)
{
    if (known.places.empty()) return false;
    const auto halves = index::place_words(word.text);
    return !halves.empty() && std::all_of(halves.begin(), halves.end(), [&](const auto& half) {
        return has(known.places, half);
    });
}

/// The best that anything in the file makes of a word.
One best_of_word(const Known& known, const TypedWord& word)
{
    One best;
    for (const OwnWord& own : known.names) {
        One one = fit_of_word(word, own);
        if (one.closeness > 0 && !own.is_of_now) one = {one.closeness - 5, FoundBy::other_name};
        take_better(best, one);
    }
    if (is_of_address(word, known)) take_better(best, {40, FoundBy::address});
    if (has(known.numbers, word.text)) take_better(best, {100, FoundBy::number});
    return best;
}

One best_of_day(const Known& known, Date day)
{
    if (has(known.births, day.iso())) return {90, FoundBy::birth};
    const auto other = swapped(day);
    if (other && has(known.births, other->iso())) return {80, FoundBy::birth_swapped};
    return {};
}

void add(Fit& fit, const One& one)
{
    if (one.closeness == 0) return;
    ++fit.clues;
    fit.closeness += one.closeness;
    if (one.by && std::find(fit.by.begin(), fit.by.end(), *one.by) == fit.by.end())
        fit.by.push_back(*one.by);
}

}  // namespace

TypedWord::TypedWord(std::string word)
    : text(std::move(word)), sound(index::sound_of(text)), forms(index::other_forms(text))
{}

Clues clues_in(std::string_view text)
{
    Clues clues;
    std::string rest;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,;"), text.size());
        const std::string_view one = text.substr(0, end);
        if (const auto day = day_in(one)) clues.days.push_back(*day);
        else rest += std::string{one} + " ";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (std::string& word : index::words_of(rest)) clues.words.emplace_back(std::move(word));
    const bool has_digit = rest.find_first_of("0123456789") != std::string::npos;
    if (has_digit && clues.words.size() > 1) clues.number = index::plain_number(rest);
    return clues;
}

std::optional<Date> swapped(Date day)
{
    const auto parts = day.parts();
    const auto month = static_cast<unsigned>(parts.month());
    const auto of_month = static_cast<unsigned>(parts.day());
    if (of_month > 12 || of_month == month) return std::nullopt;
    return Date::of(static_cast<int>(parts.year()), of_month, month);
}

bool is_short(std::string_view word)
{
    const auto letters = std::count_if(word.begin(), word.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;  // The first byte of UTF-8.
    });
    return static_cast<std::size_t>(letters) < index::shortest_beginning;
}

Fit fit_of(const casefile::File& file, const Clues& clues)
{
    const Known known = known_of(file);
    if (clues.number && has(known.numbers, *clues.number))
        return {clues.count(), 1'000, {FoundBy::number}};
    Fit fit;
    for (const TypedWord& word : clues.words) add(fit, best_of_word(known, word));
    for (const Date& day : clues.days) add(fit, best_of_day(known, day));
    return fit;
}

namespace {

/// How one of somebody's names fits another's, at its best.
One best_of_names(const Known& one, const Known& other)
{
    One best;
    for (const OwnWord& own : one.names)
        for (const OwnWord& its : other.names)
            if (!is_short(own.text)) take_better(best, fit_of_word(TypedWord{own.text}, its));
    return best;
}

One best_of_births(const Known& one, const Known& other)
{
    One best;
    for (const std::string& birth : one.births)
        if (const auto day = Date::parse(birth)) take_better(best, best_of_day(other, *day));
    return best;
}

}  // namespace

std::vector<FoundBy> likeness_of(const casefile::File& one, const casefile::File& other)
{
    const Known known = known_of(one);
    const Known others = known_of(other);
    std::vector<FoundBy> by;
    if (std::any_of(known.numbers.begin(), known.numbers.end(), [&](const std::string& number) {
            return has(others.numbers, number);
        }))
        by.push_back(FoundBy::number);
    const One birth = best_of_births(known, others);
    const One name = best_of_names(known, others);
    if (birth.closeness == 0 || name.closeness == 0) return by;
    by.push_back(*birth.by);
    if (name.by) by.push_back(*name.by);
    return by;
}

Findable findable_of(const casefile::File& file)
{
    const Known known = known_of(file);
    Findable findable{known.numbers, {}};
    for (const std::string& birth : known.births)
        if (const auto day = Date::parse(birth)) findable.births.push_back(*day);
    return findable;
}

bool name_fits(const casefile::File& file, std::string_view name)
{
    Known other;
    add_name(other, name, true);
    return best_of_names(known_of(file), other).closeness > 0;
}

}  // namespace holdfast::casework
