#pragma once
#include "casefile/facts.h"
#include "records/types/vacancy.h"

/// What a team lacks, by the newest word on each. Pure; the pointers are into the Facts.
namespace holdfast::workforce {

using VacancyFact = casefile::Fact<records::Vacancy>;

/// The newest word on each thing that is lacking, whether it goes on or not, in the order of the
/// ledger. A word is about the same thing as an earlier one where it stands in its place, or is of
/// the same kind, about the same people and families, and begins on the same day: another absence,
/// planned for August or put right years later, says nothing of the one that goes on.
[[nodiscard]] std::vector<const VacancyFact*> standing_vacancies(const casefile::Facts& facts);

/// Does it go on that day? Where its days cannot tell, it does.
[[nodiscard]] bool goes_on(const VacancyFact& vacancy, base::Date day, const base::WhenOf& whens);

/// Is it that somebody is away, or that their contract ends?
[[nodiscard]] bool is_absence(const records::Vacancy& vacancy);

}  // namespace holdfast::workforce
