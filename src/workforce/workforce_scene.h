#pragma once
#include "casefile/allocations.h"
#include "records/types/preparation.h"

#include <map>

/// What rules about a workforce read: who works here, what each of them carries, what is lacking.
namespace holdfast::workforce {

using AllocationFact = casefile::Fact<records::Allocation>;
using PreparationFact = casefile::Fact<records::Preparation>;

/// Somebody who works with children, by the newest word of the register. Whoever is in no register
/// has no name, role or team here.
struct Worker {
    std::string name;
    std::string role;  // A code of codesets/practitioner_roles.csv.
    std::string team;
    std::optional<base::EntryId> said;  // The entry of the register.
    std::optional<base::When> until;    // From that day on they work here no more.
    /// What they are prepared for, by the words that no later one stands in place of.
    std::vector<const PreparationFact*> preparation;
};

/// The work with a family, as somebody has it today.
struct Given {
    base::PractitionerId to;
    const AllocationFact* allocation = nullptr;
    bool leads = false;
};

/// A child with whom work goes on: an episode is open, or a child protection plan.
struct ChildAtWork {
    base::PersonId child;
    std::string level;  // A code of codesets/threshold_levels.csv; "" where nobody has judged it.
    /// What the level rests on: the plan, or the judgement; without either, what opened the work.
    const casefile::AnyFact* rests_on = nullptr;
};

/// One family's work that goes on.
struct Work {
    const casefile::FamilyScene* family = nullptr;
    std::vector<ChildAtWork> children;  // At least one.
    std::vector<Given> given;           // Today, in the order of the ledger; empty: nobody has it.
    std::string team;  // Whose work it is, or last was; "" when no allocation says so.

    [[nodiscard]] bool is_led() const;
    /// Does it protect: is a child on a child protection plan, or under enquiry?
    [[nodiscard]] bool protects() const;
};
/// Is it the level of a child protection plan or of a section 47 enquiry?
[[nodiscard]] bool is_protection(std::string_view level);

/// The pointers are into the scenes of families, which must outlive it, and into its own facts.
struct WorkforceScene {
    casefile::Facts facts;  // Of the types of records/records_of_workforce.h.
    std::vector<const casefile::FamilyScene*> families;
    std::map<base::PractitionerId, Worker> workers;
    std::vector<Work> work;  // In the order of the families.
    base::Date today;

    /// What somebody has today, of the work that goes on.
    [[nodiscard]] std::vector<std::pair<const Work*, const Given*>> given_to(
        const base::PractitionerId& who) const;
    /// By their name; "Somebody" where the register has none.
    [[nodiscard]] std::string name_of(const base::PractitionerId& who) const;
    /// "" when the register has none.
    [[nodiscard]] std::string team_of(const base::PractitionerId& who) const;
    /// Have they left by today, as the register says? A day that cannot be told counts.
    [[nodiscard]] bool has_left(const base::PractitionerId& who) const;
    /// When an entry of the facts or of a family happened, for comparing. The scene must outlive
    /// it.
    [[nodiscard]] base::WhenOf whens() const;
};

/// Folds entries of those types, in the order of the ledger; others are passed over. Problem:
/// damaged.
[[nodiscard]] base::Result<casefile::Facts> fold_workforce(std::vector<ledger::Kept> entries);

/// The scene of these families, each named once, on that day. Pure.
[[nodiscard]] WorkforceScene scene_of(casefile::Facts facts,
                                      std::vector<const casefile::FamilyScene*> families,
                                      base::Date today);

/// The practitioners whom a fact is about.
[[nodiscard]] std::vector<base::PractitionerId> practitioners_in(const casefile::AnyFact& fact);

}  // namespace holdfast::workforce
