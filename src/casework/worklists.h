#pragma once
#include "casework/asking.h"

/// Lists of families and persons, for the home page and for search. What a viewer may not see is
/// not in them, and nothing tells that it was left out.
namespace holdfast::casework {

/// The families that the viewer works with, and those of the viewer's team, each once, the newest
/// allocation first. One entry in the log names them all.
/// Problems of all here: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<OpenFamily>> my_families(const House& house,
                                                                const Asking& asking);

/// Of the newest records of this type that the viewer may read, the families that they are about,
/// each once, the newest first. At most `most` families.
[[nodiscard]] base::Result<std::vector<OpenFamily>> families_with_newest(
    const House& house, const Asking& asking, const records::RecordType& type, std::size_t most);

/// Somebody found by name: no more than that they are known here, and where.
struct FoundPerson {
    base::PersonId person;
    std::string name;
    std::optional<base::When> born;
    std::optional<base::Date> expected_birth;
    std::vector<base::FamilyId> families;
};

/// Persons in whose name each word of the text is the beginning of a word, without regard to case
/// and accents: by their newest details, at most `most`, by name. A word of one letter finds only
/// itself, and that only beside a longer one. Logged, without the text. Problem: refused, for a
/// role that may not search.
[[nodiscard]] base::Result<std::vector<FoundPerson>> find_persons(const House& house,
                                                                  const Asking& asking,
                                                                  std::string_view text,
                                                                  std::size_t most);

}  // namespace holdfast::casework
