#pragma once
#include "ledger/ledger.h"

/// A plainly invented authority for benchmarks: family after family, each with its persons, its
/// contact, referral, decision, letter, notes and closing.
namespace holdfast::house {

/// Makes the entries of families, the same for the same entropy.
class SyntheticAuthority {
public:
    explicit SyntheticAuthority(base::Entropy& entropy) : entropy_(entropy) {}

    /// The next family's entries, about 25, in an order that a ledger takes.
    [[nodiscard]] std::vector<ledger::Entry> next_family();
    /// So many further notes about one family, for files that are large.
    [[nodiscard]] std::vector<ledger::Entry> notes(const base::FamilyId& family,
                                                   const base::PersonId& child, int count);

    [[nodiscard]] base::FamilyId last_family() const { return family_; }
    [[nodiscard]] base::PersonId last_child() const { return child_; }

private:
    [[nodiscard]] ledger::Entry entry(std::uint32_t kind, std::vector<ledger::About> about);
    base::Entropy& entropy_;
    base::FamilyId family_{};
    base::PersonId child_{};
    int families_ = 0;
};

/// Appends families until the ledger holds at least so many entries. Problems: those of the ledger.
[[nodiscard]] base::Checked<base::Done> fill(ledger::Ledger& ledger, SyntheticAuthority& authority,
                                             std::uint64_t entries);

}  // namespace holdfast::house
