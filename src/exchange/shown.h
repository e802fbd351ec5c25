#pragma once
#include "base/json.h"
#include "casework/asking.h"
#include "casework/owed.h"
#include "casework/search.h"

/// What the API shows of a family, as JSON. Pure; each takes what one viewer may see, and its form
/// is the schema of the same name in schemas.h. Days are days, times are UTC, and what is absent is
/// null.
namespace holdfast::exchange {

/// {"code","label"}; the label is the code itself where the list no longer holds it.
[[nodiscard]] base::json::object show_code(const records::CodeSet& codes, std::string_view code);

/// Record: one record of the file.
[[nodiscard]] base::json::object show_record(const casefile::AnyFact& fact,
                                             const casework::OpenFamily& open);

/// Finding: what one guardrail says.
[[nodiscard]] base::json::object show_finding(const casework::SeenFinding& finding);

/// PendingList: what nobody has decided yet, each with its gate.
[[nodiscard]] base::json::array show_every_pending(const casework::OpenFamily& open);

/// Family: who belongs to it, its episodes, what is found, and what the viewer may do.
[[nodiscard]] base::json::object show_family(const casework::OpenFamily& open);

/// {"family","today","data":[Finding]}.
[[nodiscard]] base::json::object show_findings(const casework::OpenFamily& open);

/// Persons: each with the name that they go by.
[[nodiscard]] base::json::array show_persons(std::span<const base::PersonId> persons,
                                             const casefile::FamilyScene& scene);

/// FoundPersons: somebody who is known here, and in which families.
[[nodiscard]] base::json::object show_found(const casework::FoundPerson& found);

/// Owed: what is owed still, late or running. What is owed for several by the same day is told
/// once.
[[nodiscard]] base::json::object show_owed(const casework::OwedTogether& owed,
                                           const casework::OpenFamily& open);

/// An id, a day or a moment as text; null where there is none.
[[nodiscard]] base::json::value text_or_null(const std::optional<base::Date>& day);
[[nodiscard]] base::json::value text_or_null(const std::optional<base::EntryId>& id);
[[nodiscard]] base::json::value text_or_null(const std::optional<base::When>& when);

}  // namespace holdfast::exchange
