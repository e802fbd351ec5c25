#include "workforce/vacancies.h"

#include <algorithm>

namespace holdfast::workforce {

namespace {

bool is_subject_here(const ledger::About& about)
{
    return about.part == ledger::Part::subject
        && (about.subject.kind == base::SubjectKind::practitioner
            || about.subject.kind == base::SubjectKind::family);
}

/// Is everybody whom the one is about also in the other?
bool names_all_of(const VacancyFact& one, const VacancyFact& other)
{
    return std::all_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return !is_subject_here(about) || other.is_about(about.subject, about.part);
    });
}

bool is_same_kind(const records::Vacancy& one, const records::Vacancy& other)
{
    if (is_absence(one) && is_absence(other)) return true;
    return one.kind && other.kind && one.kind->code == other.kind->code && one.team == other.team;
}

bool is_about_the_same(const VacancyFact& earlier, const VacancyFact& later)
{
    if (later.links_to(ledger::LinkKind::supersedes, earlier.id)) return true;
    // Two of one team without a day may be two posts.
    const bool is_dated = !std::holds_alternative<base::When::Unknown>(earlier.happened.value);
    return is_dated && earlier.happened == later.happened
        && is_same_kind(earlier.record, later.record) && names_all_of(earlier, later)
        && names_all_of(later, earlier);
}

}  // namespace

bool is_absence(const records::Vacancy& vacancy)
{
    return vacancy.kind
        && (vacancy.kind->code == "absence" || vacancy.kind->code == "contract_ends");
}

std::vector<const VacancyFact*> standing_vacancies(const casefile::Facts& facts)
{
    std::vector<const VacancyFact*> found;
    for (const VacancyFact& fact : facts.all<records::Vacancy>()) {
        std::erase_if(
            found, [&](const VacancyFact* earlier) { return is_about_the_same(*earlier, fact); });
        found.push_back(&fact);
    }
    return found;
}

bool goes_on(const VacancyFact& vacancy, base::Date day, const base::WhenOf& whens)
{
    const auto begins = base::earliest_date(vacancy.happened, whens);
    if (begins && *begins > day) return false;
    if (!vacancy.record.until) return true;
    const auto ends = base::latest_date(*vacancy.record.until, whens);
    return !ends || *ends >= day;
}

}  // namespace holdfast::workforce
