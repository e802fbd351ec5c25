#pragma once
#include "access/agency_side.h"
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

    /// As what this viewer opens a family's file: all that is open of it, or one agency's side.
    [[nodiscard]] Class file_class() const
    {
        return relation == Relation::partner_agency ? Class::agency_side : Class::open_case;
    }
    /// What the table says of this standing.
    [[nodiscard]] Decision may(Class what, Action action) const;
};

/// What the viewer is to the family's work on that day, by the allocations in its whole scene: the
/// closest, where there are several. Somebody of another agency is so by what passed between us and
/// that agency alone. An allocation that begins later or has ended gives nothing;
/// where its dates cannot tell, it counts.
/// Not modelled: that somebody is party to a case or kin, because no record says so yet.
[[nodiscard]] Relation relation_of(const Viewer& viewer, const casefile::FamilyScene& whole,
                                   base::Date today);

/// The class of an entry: never own_report, which only its reader makes of it.
[[nodiscard]] Class class_of(const ledger::Entry& entry);

/// The class of each entry for one reader, asked in the order of the ledger. What goes past the
/// team's line is their own where they wrote it, or where it answers or corrects what is their own.
/// For somebody of another agency, `entries` are those of the whole file: what passed between us
/// and that agency is of its side (agency_side.h).
class ClassFor {
public:
    explicit ClassFor(const Viewer& reader, std::span<const ledger::Kept> entries = {});
    [[nodiscard]] Class operator()(const ledger::Entry& entry);

private:
    base::PractitionerId reader_;
    std::set<base::EntryId> own_;
    std::optional<AgencySide> side_;  // Of a reader of another agency.
};

}  // namespace holdfast::access
