#pragma once
#include "desk/reader.h"

/// What the pages of one family have in common.
namespace holdfast::desk {

/// A family opened for a page, or the answer to give instead: a question for the purpose, or why
/// not.
struct FamilyPage {
    base::FamilyId family;
    std::optional<casework::OpenFamily> open;
    web::Response instead;
};

/// Opens the family that stands in the address, by what was known on the day `on` of the query when
/// there is one. `page` is our own word for the page, for the log.
[[nodiscard]] FamilyPage open_family(const web::Request& request, const web::Places& places,
                                     const Reader& reader, std::string_view page);

/// The same, as what is given away of it is logged.
[[nodiscard]] FamilyPage open_family(const web::Request& request, const web::Places& places,
                                     const Reader& reader, casework::Asking asking);

/// The address with the day of "as known on", where the page is asked for by one.
[[nodiscard]] web::Url with_known_on(const web::Url& url, const web::Request& request,
                                     const FamilyPage& page);
/// That the page is of an earlier day, and the way to `now`, the same of today; empty where it is
/// of today.
[[nodiscard]] web::Html known_then(const web::Request& request, const FamilyPage& page,
                                   const web::Url& now);

[[nodiscard]] web::Url family_url(const base::FamilyId& family);
/// The entry within the record, on the page on which it stands.
[[nodiscard]] web::Url record_url(const base::FamilyId& family, const base::EntryId& entry);

/// "Ash Example and Bo Example", as they go by; "" for nobody.
[[nodiscard]] std::string names_of(std::span<const base::PersonId> persons,
                                   const casefile::FamilyScene& scene);
/// "Ash Example, Bo Example and Cal Example": the children of the scene, as they go by.
[[nodiscard]] std::string children_named(const casefile::FamilyScene& scene);
/// "3 years", "5 months", "due 3 March 2027", "age not known" on that day.
[[nodiscard]] std::string age_of(const casefile::FamilyScene& scene, const base::PersonId& person,
                                 base::Date today);
/// "Amina Example, social worker": whoever wrote something.
[[nodiscard]] std::string author_words(const casework::OpenFamily& open,
                                       const ledger::Author& author);
/// "Lead practitioner: Amina Example, North team", of today; "Nobody is allocated", or that nobody
/// leads.
[[nodiscard]] std::string lead_words(const casework::OpenFamily& open);
/// "Social worker", for a code of practitioner_roles.
[[nodiscard]] std::string role_words(std::string_view code);

/// The same where no file is open: for anybody whose role may tell what happened.
[[nodiscard]] web::Html danger_press(const Reader& reader, const base::FamilyId& family,
                                     const std::string& seen);
/// The press by which anybody who may tell what happened says that a child is in danger now; empty
/// for others, and where an earlier day is shown.
[[nodiscard]] web::Html danger_button(const Reader& reader, const FamilyPage& page);
/// That a child was said to be in danger and nobody wrote what was done; empty where that is not
/// so.
[[nodiscard]] web::Html danger_notice(const FamilyPage& page);

/// The page in the family's frame: banner, navigation between its pages.
[[nodiscard]] web::Response shown(const web::Request& request, const Reader& reader,
                                  const FamilyPage& family, Content content);

/// Adds what is seen of a family's frame, for forms that are shown again with problems.
void put_into_family(const Reader& reader, const FamilyPage& family, Content& content);

}  // namespace holdfast::desk
