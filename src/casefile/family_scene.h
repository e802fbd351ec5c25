#pragma once
#include "casefile/facts.h"
#include "records/types/person.h"

#include <string_view>

namespace holdfast::casefile {

/// A span of work with one child, from a referral to its closing.
struct Episode {
    base::PersonId child;
    base::EntryId opened_by;                 // The referral.
    std::optional<base::EntryId> closed_by;  // The decision to close; nullopt while it is open.
    friend bool operator==(const Episode&, const Episode&) = default;
};

/// The episodes that referrals and closing decisions make, in the order of their opening. A
/// referral about a child whose episode is open belongs to that episode and opens no second one
/// (the census forbids two).
[[nodiscard]] std::vector<Episode> episodes_of(const Facts& facts);

/// Who a person is: of each detail the newest word, because whoever says one again leaves the
/// others out, and a day of birth must not be lost by it. nullopt when nothing is recorded.
[[nodiscard]] std::optional<records::Person> details_of(const Facts& facts,
                                                        const base::PersonId& person);

/// Everything recorded about one person, folded.
struct File {
    base::PersonId person;
    Facts facts;
    std::vector<Episode> episodes;  // Of this person.

    [[nodiscard]] std::optional<records::Person> details() const;
};

struct Member {
    base::PersonId person;
    std::string part;  // A code of codesets/family_parts.csv.
    base::When since;
    std::optional<base::When> until;

    /// Is the person one of the family's children, born or not, wherever they live?
    [[nodiscard]] bool is_child() const
    {
        return part == "child" || part == "unborn" || part == "sibling_elsewhere";
    }
};

/// What rules about a family's children read: everything recorded about the family and its members.
struct FamilyScene {
    base::FamilyId family;
    Facts facts;
    std::vector<Member> members;  // The newest word on each person.
    std::vector<Episode> episodes;

    [[nodiscard]] std::vector<base::PersonId> children() const;
    /// The name that a person goes by; "" when no details are recorded.
    [[nodiscard]] std::string name_of(const base::PersonId& person) const;
    [[nodiscard]] bool has_open_episode() const;
};

/// A family's entries, in the order of the ledger, and what they fold to.
struct FoldedFamily {
    std::vector<ledger::Kept> entries;
    FamilyScene scene;
};

/// Folds the entries given, in the order of the ledger; only those about the person count.
/// Problem: damaged.
[[nodiscard]] base::Result<File> fold_file(const base::PersonId& person,
                                           std::vector<ledger::Kept> entries);

/// Folds the entries given, in the order of the ledger: those about the family and its members.
/// Problem: damaged.
[[nodiscard]] base::Result<FamilyScene> fold_family(const base::FamilyId& family,
                                                    std::vector<ledger::Kept> entries);

/// Adds entries newer than all in the scene. As good as folding everything again, and quick; but
/// where one of them removes words that the scene holds, everything must be folded again.
/// Problem: damaged; the scene is then of no more use.
[[nodiscard]] base::Result<base::Done> extend(FamilyScene& scene, std::vector<ledger::Kept> newer);

}  // namespace holdfast::casefile
