#pragma once
#include "casework/teams.h"
#include "desk/administration.h"

/// The questions about one entry of the register of practitioners. Private to this room.
namespace holdfast::desk {

/// What the questions offer.
struct RegisterChoices {
    std::vector<casework::WordsOnAgency> agencies;
    std::vector<casework::Team> teams;
    base::AgencyId now = {};  // The one that stands, which can be kept; zero: none stands.
};
[[nodiscard]] base::Result<RegisterChoices> register_choices(const Reader& reader);

/// The agency's name; the authority's own people have the authority's name.
[[nodiscard]] std::string agency_words(const Reader& reader,
                                       std::span<const casework::WordsOnAgency> agencies,
                                       const base::AgencyId& agency);
/// The agency of the authority's own people.
[[nodiscard]] base::AgencyId own_agency(const Reader& reader);
/// The agency that an entry of the register is about; the zero id where it names none.
[[nodiscard]] base::AgencyId agency_of(std::span<const ledger::About> about);

/// Name, role, team, agency and since when, in this order.
[[nodiscard]] web::Html practitioner_questions(const Reader& reader, const RegisterChoices& choices,
                                               const web::Fields& typed,
                                               const base::Problems& problems);

struct ReadPractitioner {
    records::Practitioner record;
    base::AgencyId agency;
};
/// Reads them. Problems, every one at once: as `records::read_input`; unknown, place "role" or
/// "agency"; invalid, place "team", for a name that is another team's but for its spelling;
/// invalid, place "since", for a day to come: what is said stands at once.
[[nodiscard]] base::Checked<ReadPractitioner> read_practitioner_form(const Reader& reader,
                                                                     const RegisterChoices& choices,
                                                                     const web::Fields& typed);

}  // namespace holdfast::desk
