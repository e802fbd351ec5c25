#pragma once
#include "ledger/entry.h"
#include "ledger/keys.h"
#include "ledger/shelf.h"

#include <string>
#include <string_view>

/// The lists that are drawn from the ledger's entries, in the same commit. They can be dropped and
/// drawn again. The ledger keeps list 0, entries by their id, for itself.
namespace holdfast::index {

/// The numbers are those of the stored rows.
enum class List : std::uint32_t {
    about = 1,  // Entries by each subject they are about.
    kind = 2,   // Entries by the number of their record type.
    name = 3,   // Persons' details by the beginnings of the words of the name, blinded.
    team = 4,   // Allocations by their team, blinded.
    // Persons by what else is known of them, blinded likewise.
    sound = 5,   // By how the words of a name sound.
    day = 6,     // By the day of birth, or the day on which it is expected.
    place = 7,   // By the words of an address.
    number = 8,  // By an identifier.
    // The parts of a document's bytes, by the document's entry. Not in List::about: opening a file
    // must not read them.
    content = 9,
};
/// As the ledger knows the list.
[[nodiscard]] constexpr std::uint32_t number_of(List list)
{
    return static_cast<std::uint32_t>(list);
}

/// The key of a subject in List::about: its kind as four bytes, then its id.
[[nodiscard]] base::Bytes about_key(const base::Subject& subject);
/// The key of a document in List::content: the id of its entry.
[[nodiscard]] base::Bytes content_key(const base::EntryId& document);
/// The key of a record type in List::kind: its number as four bytes.
[[nodiscard]] base::Bytes kind_key(std::uint32_t kind);

/// A text as it is looked up: without regard to case, accents and other marks (by utf8proc: Unicode
/// case folding after compatibility decomposition). What is no UTF-8 stays as it is.
[[nodiscard]] std::string plain_word(std::string_view word);
/// The words of a name, each as above. What is no letter and no digit stands between words, but for
/// the apostrophe: O'Example is one word.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);
/// The key of a word, or of the beginning of one, in List::name. Blinded: without the ledger's key
/// nobody can tell the word, or find a guessed one.
[[nodiscard]] base::Bytes name_key(std::string_view word, const ledger::Keys& keys);
/// The key in List::sound of how a word sounds (sounds.h).
[[nodiscard]] base::Bytes sound_key(std::string_view sound, const ledger::Keys& keys);
/// The key of a day in List::day.
[[nodiscard]] base::Bytes day_key(base::Date day, const ledger::Keys& keys);
/// The key of one of `place_words` in List::place.
[[nodiscard]] base::Bytes place_key(std::string_view word, const ledger::Keys& keys);
/// The key of a `plain_number` in List::number.
[[nodiscard]] base::Bytes number_key(std::string_view number, const ledger::Keys& keys);
/// The words of an address that tell it from others: without "street" and its like, and with a
/// postcode as its two halves, however it was typed.
[[nodiscard]] std::vector<std::string> place_words(std::string_view address);
/// A number or code without spaces and case.
[[nodiscard]] std::string plain_number(std::string_view number);

/// The key of a team in List::team, blinded likewise.
[[nodiscard]] base::Bytes team_key(std::string_view team, const ledger::Keys& keys);

/// Words are found by their first letters: at least so many of them.
inline constexpr std::size_t shortest_beginning = 2;

/// The rows that one entry gives to the lists; the ledger's projector. Pure.
[[nodiscard]] std::vector<ledger::Drawn> rows_of(const ledger::Entry& entry,
                                                 const ledger::Keys& keys);

}  // namespace holdfast::index
