#pragma once
#include "access/viewer.h"

#include <utility>

namespace holdfast::access {

/// Something as one viewer may see it. Only this room makes one, so whatever a page, an answer, a
/// print or a count holds has been through the table.
template <class T>
class Guarded {
public:
    [[nodiscard]] const T& operator*() const { return seen_; }
    [[nodiscard]] const T* operator->() const { return &seen_; }

private:
    explicit Guarded(T seen) : seen_(std::move(seen)) {}
    friend base::Result<Guarded<casefile::FamilyScene>> view_family(
        const Standing& standing, const base::FamilyId& family, std::vector<ledger::Kept> entries);
    T seen_;
};

/// Those of the entries, given in the order of the ledger, that the table lets this viewer read, in
/// the same order. A restricted correction also hides what it corrects, because the words that it
/// is to keep from others stand there too. Entries without words stay; they say nothing. Pure.
[[nodiscard]] std::vector<ledger::Kept> readable(const Standing& standing,
                                                 std::vector<ledger::Kept> entries);

/// The fold of what is readable. Problem: damaged.
[[nodiscard]] base::Result<Guarded<casefile::FamilyScene>> view_family(
    const Standing& standing, const base::FamilyId& family, std::vector<ledger::Kept> entries);

}  // namespace holdfast::access
