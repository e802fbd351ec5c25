// Inside casework: how well a person fits what somebody typed into the search.
#pragma once
#include "casefile/family_scene.h"
#include "casework/search.h"
#include "ledger/snapshot.h"

namespace holdfast::casework {

/// A typed word, with what it may stand for.
struct TypedWord {
    std::string text;  // As index::words_of gives it.
    std::string sound;
    std::vector<std::string_view> forms;

    explicit TypedWord(std::string word);
};

/// What was typed, taken apart.
struct Clues {
    std::vector<TypedWord> words;
    std::vector<base::Date> days;
    std::optional<std::string> number;  // All of it as one number, typed with spaces between.

    [[nodiscard]] std::size_t count() const { return words.size() + days.size(); }
};

/// Pure. Days are written as people in England write them, or as ISO 8601 has it.
[[nodiscard]] Clues clues_in(std::string_view text);
/// Day and month the other way round; nullopt where that is no date, or the same.
[[nodiscard]] std::optional<base::Date> swapped(base::Date day);
/// Is the word too short to be the beginning of others? It then finds itself alone: the R of Child
/// R.
[[nodiscard]] bool is_short(std::string_view word);

/// How well a person fits.
struct Fit {
    std::size_t clues = 0;  // How many of them fit.
    int closeness = 0;      // The more, the closer.
    std::vector<FoundBy> by;
};

/// By everything that the file says and that is neither restricted nor kept secret. Pure.
[[nodiscard]] Fit fit_of(const casefile::File& file, const Clues& clues);

/// By what two persons may be one; empty where they are not likely to be. Pure.
[[nodiscard]] std::vector<FoundBy> likeness_of(const casefile::File& one,
                                               const casefile::File& other);
/// What somebody may be found by beside the name.
struct Findable {
    std::vector<std::string> numbers;  // As index::plain_number gives them.
    std::vector<base::Date> births;
};
[[nodiscard]] Findable findable_of(const casefile::File& file);
/// Does a word of this name fit one of the person's names?
[[nodiscard]] bool name_fits(const casefile::File& file, std::string_view name);

/// A person as a list of those found tells of them.
[[nodiscard]] FoundPerson told_of(const casefile::File& file, std::vector<FoundBy> by);

/// Who shares a number with the person, or a day of birth, day and month perhaps swapped, and is
/// not called quite otherwise; the person's own id may be among them. On a large ledger many share
/// a day: only the names in the entries themselves are looked at here.
[[nodiscard]] base::Result<std::vector<base::PersonId>> persons_like(
    const ledger::Snapshot& snapshot, const casefile::File& file);

}  // namespace holdfast::casework
