#pragma once
#include "casefile/family_scene.h"
#include "records/types/relationship.h"

/// Relationships as a drawing needs them. Private to this room.
namespace holdfast::casefile {

/// What joins two people in a drawing. `none`: no line, only how many generations lie between.
enum class Line { birth, adoption, couple, siblings, none };

struct KinKind {
    std::string_view kind;  // A code of codesets/relationship_kinds.csv.
    Line line;
    int below;  // How many rows the one mentioned stands below the subject.
    /// Is somebody drawn for it who is no member of the family?
    enum class Drawn { always, as_member } drawn = Drawn::always;
};

/// The kind of that code; nullptr where a drawing has no place for it: a friend, a godparent.
[[nodiscard]] const KinKind* kin_kind(std::string_view code);

/// A relationship between two of `Kinship::people`.
struct Tie {
    std::size_t one;    // The subject: the mother, the partner.
    std::size_t other;  // The one mentioned.
    const KinKind* kind;
    const Fact<records::Relationship>* fact;
};

struct Kinship {
    std::vector<base::PersonId> people;  // Everybody of whom there is a tie: members first.
    std::vector<Tie> ties;               // In the order of the ledger; none makes an own ancestor.
    std::vector<base::PersonId> apart;   // Members of whom there is none.

    [[nodiscard]] static bool is_parent(const Tie& tie)
    {
        return tie.kind->line == Line::birth || tie.kind->line == Line::adoption;
    }
};

/// What the relationships that stand tell of the members. The scene must outlive it.
[[nodiscard]] Kinship kinship_of(const FamilyScene& scene);

/// The row of each of the people, 0 at the top: a child stands below each of its parents, and
/// couples and siblings side by side where the rest allows it.
[[nodiscard]] std::vector<std::size_t> rows_of(const Kinship& kin, const FamilyScene& scene);

}  // namespace holdfast::casefile
