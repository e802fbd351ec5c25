#pragma once
#include "casework/asking.h"

/// Finding somebody who may be known here, however little of them is known or how it was heard.
namespace holdfast::casework {

/// By what somebody was found, beside the name that the person goes by.
enum class FoundBy {
    other_form,
    sound,
    spelling,
    other_name,
    address,
    number,
    birth,
    birth_swapped
};

/// "the sound of the name".
[[nodiscard]] std::string_view words_for(FoundBy by);

/// Somebody found: no more than that they are known here, and where.
struct FoundPerson {
    base::PersonId person;
    std::string name;
    std::optional<base::When> born;
    std::optional<base::Date> expected_birth;
    std::vector<base::FamilyId> families;
    std::vector<FoundBy> by;  // Each once; empty where the name says it.
};

struct FoundPersons {
    std::vector<FoundPerson> people;
    bool cut = false;     // There are more.
    bool partly = false;  // Nobody fits all that was typed; these fit the most of it.
};

/// Persons who fit what was typed, at most `most`, whoever fits it best first. Each word of it is
/// the beginning of a word of a name, another form of it, sounds like one or is spelt nearly so; or
/// is of an address, or an identifier; a day ("4/3/2015" or "2015-03-04") is that of birth, or of
/// an expected birth, day and month perhaps swapped. Names, addresses and numbers of earlier are
/// found too, those corrected since are not, and nothing restricted or kept secret finds anybody. A
/// word of one letter finds only itself, and that only beside a longer one.
/// The order says how well words fit, and nothing about anybody. Logged, without the text.
/// Problems: refused, for a role that may not search; damaged, unavailable.
[[nodiscard]] base::Result<FoundPersons> find_persons(const House& house, const Asking& asking,
                                                      std::string_view text, std::size_t most);

}  // namespace holdfast::casework
