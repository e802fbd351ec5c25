#pragma once
#include "casefile/family_scene.h"

/// Who is what to whom in a family, as a drawing shows it: what stands where, and which lines join
/// it. Nothing stands in it that is not recorded: no parent is invented, and no couple.
namespace holdfast::casefile {

/// By the sex that is recorded; where none is, by being somebody's mother or father.
enum class Shape { circle, square, diamond };  // Diamond: neither is recorded.

/// Somebody in the drawing. Rows go down by generation, 0 at the top. `x` counts widths of a
/// person from the left, 0 for the first; two in one row are at least 1 apart.
struct Place {
    base::PersonId person;
    Shape shape = Shape::diamond;
    std::size_t row = 0;
    double x = 0;
    /// What the person was said to be, where no line says it: "Grandparent". Otherwise "".
    std::string_view said = {};
};

/// What is recorded of two people as a couple. `parents`: they have children together, and nothing
/// else is recorded of the two.
enum class Bond { married, together, parted, parted_from_marriage, parents };

/// A couple, with or without children together; or parents of the same children, by birth or by
/// adoption, in whatever number is recorded; or siblings whose parents are not recorded.
struct Descent {
    std::vector<std::size_t> parents;   // In Genogram::people. Empty: not recorded.
    std::vector<std::size_t> children;  // In Genogram::people; each below each of its parents.
    std::optional<Bond> bond;           // Of two parents; nullopt for any other number.
};

struct Genogram {
    std::vector<Place> people;  // Each once.
    std::vector<Descent> descents;
    /// The row, below all others, of members whose relation to nobody else is recorded; nullopt
    /// where there is none such.
    std::optional<std::size_t> apart;
    /// Those in the drawing who share a home on the day for certain, each household of two or more.
    std::vector<std::vector<std::size_t>> households;
};

/// The drawing of a family on a day. In it are the members of the family, also those whose
/// membership has ended, because a parent who left is a parent; and whoever is said to be kin or
/// the partner of somebody in it. Where entries contradict each other, so that somebody would be
/// their own ancestor, the earlier holds. Pure; the scene must outlive it.
[[nodiscard]] Genogram draw_genogram(const FamilyScene& scene, base::Date day);

}  // namespace holdfast::casefile
