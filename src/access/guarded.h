#pragma once
#include "access/viewer.h"

#include <memory>
#include <utility>

namespace holdfast::access {

/// Something as one viewer may see it. Only this room makes one, so whatever a page, an answer, a
/// print or a count holds has been through the table.
template <class T>
class Guarded {
public:
    [[nodiscard]] const T& operator*() const { return *seen_; }
    [[nodiscard]] const T* operator->() const { return seen_.get(); }

private:
    explicit Guarded(std::shared_ptr<const T> seen) : seen_(std::move(seen)) {}
    friend base::Result<Guarded<casefile::FamilyScene>> view_family(
        const Standing& standing, const base::FamilyId& family, std::vector<ledger::Kept> entries);
    friend base::Result<Guarded<casefile::FamilyScene>> view_family(
        const Standing& standing, const std::shared_ptr<const casefile::FoldedFamily>& whole);
    std::shared_ptr<const T> seen_;
};

/// Those of the entries, given in the order of the ledger, that the table lets this viewer read, in
/// the same order. A restricted correction also hides what it corrects, because the words that it
/// is to keep from others stand there too. Entries without words stay; they say nothing. Pure.
[[nodiscard]] std::vector<ledger::Kept> readable(const Standing& standing,
                                                 std::vector<ledger::Kept> entries);

/// The fold of what is readable. Problem: damaged. The second shares the whole scene where nothing
/// in it is hidden from this viewer.
[[nodiscard]] base::Result<Guarded<casefile::FamilyScene>> view_family(
    const Standing& standing, const base::FamilyId& family, std::vector<ledger::Kept> entries);
[[nodiscard]] base::Result<Guarded<casefile::FamilyScene>> view_family(
    const Standing& standing, const std::shared_ptr<const casefile::FoldedFamily>& whole);

}  // namespace holdfast::access
