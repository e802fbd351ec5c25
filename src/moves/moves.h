#pragma once
#include "casefile/family_scene.h"

/// Steps of the work that law or the census forbid, asked of one family's scene.
namespace holdfast::moves {

/// May the step be taken all the same?
enum class Force {
    refused,  // No: nothing is filed, and whoever tried is told what to do instead.
    shown,    // Yes, because it raises protection: whoever writes it sees this beforehand.
};

/// One step that is forbidden.
struct Rule {
    std::string_view key;      // "need_plan_beside_protection_plan".
    std::string_view step;     // "A child in need plan begins".
    std::string_view says;     // What stands in the way, up to its day where it has one.
    std::string_view instead;  // What to do, to whoever tried.
    std::string_view source;
    Force force = Force::refused;
};

/// Every rule, in the order of the pathway, for the manual.
[[nodiscard]] std::span<const Rule> rules();

/// What stands in the way of a step for one child.
struct InTheWay {
    const Rule* rule;
    base::PersonId child;
    std::string_view place;           // The field that it is about; "": the record as a whole.
    std::optional<base::EntryId> by;  // The entry that stands there; nullopt: something lacks.
    std::optional<base::When> since;  // Its day.
};

/// "The child has a child protection plan, which began on 9 March 2026. ..." For a person; it holds
/// no case text and no name.
[[nodiscard]] std::string sentence(const InTheWay& found, const casefile::Facts& facts);

/// What stands in the way of filing this entry about a family's children, with each child once for
/// a rule; empty where nothing does. The entry's body must be of its declared form. Pure.
[[nodiscard]] std::vector<InTheWay> in_the_way(const casefile::FamilyScene& scene,
                                               const ledger::Entry& entry);

/// The same before anything is typed: what stands in the way of beginning work of this type for
/// each of the family's children, whatever its days.
[[nodiscard]] std::vector<InTheWay> in_the_way_of_beginning(const casefile::FamilyScene& scene,
                                                            const records::RecordType& type);

/// What must end before the work with these children can be closed.
[[nodiscard]] std::vector<InTheWay> in_the_way_of_closing(const casefile::FamilyScene& scene,
                                                          std::span<const base::PersonId> children);

}  // namespace holdfast::moves
