#pragma once
#include <string>
#include <string_view>
#include <vector>

/// How names that are written differently may be the same.
namespace holdfast::index {

/// How a word sounds, roughly: two spellings of one name mostly give the same text. Of words of at
/// least three letters of the English alphabet, as `words_of` gives them; "" for any other word.
/// Vowels count only at the beginning; d is t, v is f, c is k or s. Our own, after the manner of
/// Soundex (US patent 1,261,167 of 1918) and of Metaphone (Philips 1990), with fewer classes,
/// because a name that is heard on the telephone is better found once too often.
/// Not modelled: other alphabets, and names whose letters English speakers cannot sound out.
[[nodiscard]] std::string sound_of(std::string_view word);

/// Other first names that stand for the same: "liz" for "elizabeth", and the other way. Without
/// the word itself; of a word as `words_of` gives it.
[[nodiscard]] std::vector<std::string_view> other_forms(std::string_view word);

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one
/// word of the other (optimal string alignment; Damerau 1964). By bytes.
[[nodiscard]] std::size_t letters_apart(std::string_view one, std::string_view other);

}  // namespace holdfast::index
