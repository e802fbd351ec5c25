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

/// Families of a role's list, and whether there are more: a list that is cut says so.
struct WorkList {
    std::vector<OpenFamily> families;
    bool cut = false;
};

/// A list opens at most so many families; the rest follow when these are dealt with.
inline constexpr std::size_t families_most = 200;

/// The families where a contact that the viewer may read waits for a decision, or was accepted and
/// waits for its referral; the one that waits longest first.
[[nodiscard]] base::Result<WorkList> with_waiting_contact(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families where a proposal to close waits for a decision, likewise.
[[nodiscard]] base::Result<WorkList> with_waiting_closing(const House& house, const Asking& asking,
                                                          std::size_t most = families_most);
/// The families with an open episode that nobody is allocated to today, likewise.
[[nodiscard]] base::Result<WorkList> without_a_worker(const House& house, const Asking& asking,
                                                      std::size_t most = families_most);

/// Somebody found by name: no more than that they are known here, and where.
struct FoundPerson {
    base::PersonId person;
    std::string name;
    std::optional<base::When> born;
    std::optional<base::Date> expected_birth;
    std::vector<base::FamilyId> families;
};

/// Those found, and whether there are more.
struct FoundPersons {
    std::vector<FoundPerson> people;
    bool cut = false;
};

/// Persons in whose name each word of the text is the beginning of a word, without regard to case
/// and accents: by their newest details, at most `most`, by name. A word of one letter finds only
/// itself, and that only beside a longer one. Logged, without the text. Problem: refused, for a
/// role that may not search.
[[nodiscard]] base::Result<FoundPersons> find_persons(const House& house, const Asking& asking,
                                                      std::string_view text, std::size_t most);

}  // namespace holdfast::casework
