#pragma once
#include "access/table.h"
#include "casefile/family_scene.h"

#include <set>
#include <string>

namespace holdfast::access {

/// Who asks: a practitioner as the ledger knows them now.
struct Viewer {
    base::PractitionerId practitioner;
    std::string name;
    std::string role;  // A code of codesets/practitioner_roles.csv.
    base::AgencyId agency;
    std::string team;  // "" when in none.

    [[nodiscard]] ledger::Author as_author() const { return {practitioner, role, agency}; }
};

/// Who asks, about which family, and why.
struct Standing {
    Viewer viewer;
    Relation relation = Relation::none;
    std::string
        purpose;  // In the viewer's words; "" where the work itself is the purpose, or none.

    /// What the table says of this standing.
    [[nodiscard]] Decision may(Class what, Action action) const;
};

/// What the viewer is to the family's work on that day, by the allocations in its whole scene: the
/// closest, where there are several. An allocation that begins later or has ended gives nothing;
/// where its dates cannot tell, it counts.
/// Not modelled: that somebody is party to a case or kin, because no record says so yet.
[[nodiscard]] Relation relation_of(const Viewer& viewer, const casefile::FamilyScene& whole,
                                   base::Date today);

/// The class of an entry: never own_report, which only its reader makes of it.
[[nodiscard]] Class class_of(const ledger::Entry& entry);

/// The class of each entry for one reader, asked in the order of the ledger. What goes past the
/// team's line is their own where they wrote it, or where it answers or corrects what is their own.
class ClassFor {
public:
    explicit ClassFor(const base::PractitionerId& reader) : reader_(reader) {}
    [[nodiscard]] Class operator()(const ledger::Entry& entry);

private:
    base::PractitionerId reader_;
    std::set<base::EntryId> own_;
};

}  // namespace holdfast::access
