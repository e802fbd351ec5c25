#pragma once
#include "casework/registers.h"
#include "desk/filing.h"

#include <array>
#include <map>

/// What the pages have in common on which an authority keeps its people, teams, agencies and
/// policy. Private to this room.
namespace holdfast::desk {

/// A page only for those whose role may do this; others are told so.
[[nodiscard]] Answer only_for(access::Act act, Answer answer);

/// A page of agencies or policy: only for those whose role may read the registers.
[[nodiscard]] Answer only_for_register_readers(Answer answer);

/// The page below the navigation between these pages. `here`: "people", "teams", "accounts",
/// "agencies", "policy".
[[nodiscard]] web::Response shown_in_administration(const web::Request& request,
                                                    const Reader& reader, std::string_view here,
                                                    Content content);

/// Who answers for what a page shows, and when somebody last said a word of it.
[[nodiscard]] web::Html kept_by(std::string_view owner, std::optional<base::Instant> reviewed);

/// The names of everybody in the register, also of those who have left.
using Names = std::map<base::PractitionerId, std::string>;
[[nodiscard]] base::Result<Names> names_in_register(const Reader& reader);
/// Who wrote a word down: a name, or Holdfast itself.
[[nodiscard]] std::string writer_words(const Names& names, const ledger::Author& by);

/// "3 March 2026", "March 2026", "Not known"; "" where nothing was said.
[[nodiscard]] std::string day_words(const std::optional<base::When>& when);

/// Who acts about a register's practitioner or agency, and the newest word on it that their form
/// was drawn from: `seen_of` is the token that such a form carries.
[[nodiscard]] casework::Doing doing_on_register(const web::Request& request, const Reader& reader);
template <class Words>
[[nodiscard]] std::string seen_of(const Words& words)
{
    return words.newest().id.text();
}

/// A form that says everything anew keeps an end that was recorded unless this box is ticked.
inline constexpr std::array<std::string_view, 1> again_fields = {"again"};
[[nodiscard]] web::Html again_question(std::string_view words,
                                       const std::optional<base::When>& until,
                                       const web::Fields& typed);
/// The end that a change keeps; nullopt: there was none, or it was taken back.
[[nodiscard]] std::optional<base::When> end_kept(const std::optional<base::When>& until,
                                                 const web::Fields& typed);

/// What came while a form was open: who said what and when. "" where nothing did.
[[nodiscard]] web::Html news(const base::Problems& problems, const Names& names,
                             const ledger::Author& by, base::Instant recorded);

/// A form that says everything of somebody or something anew.
struct SaidAnew {
    const records::RecordType& type;
    std::span<const std::string_view> fields;
    const web::Fields& sent;
    web::Fields stands;  // As `typed_before` gives it.
};
/// After `news`: what the form undoes or changes if it is sent once more as it stands, because it
/// still says what was so when it was opened. "" where it changes nothing, or nothing newer came.
[[nodiscard]] web::Html would_change(const base::Problems& problems, const SaidAnew& form);

/// Until when somebody or something is here, out of a form. Problems: missing, in these words;
/// invalid; unknown, for a field that the form does not have. Place "/until".
[[nodiscard]] base::Checked<base::When> read_until(const records::RecordType& type,
                                                   const web::Request& request,
                                                   const Reader& reader, std::string_view missing);

/// An id for what a form makes known: the same one for a form that is sent twice.
[[nodiscard]] base::IdBytes id_made_by(const web::Request& request);

/// What a form begins with, where it says anew what is known already.
[[nodiscard]] web::Fields typed_before(const records::RecordType& type,
                                       const records::Written& written);

}  // namespace holdfast::desk
