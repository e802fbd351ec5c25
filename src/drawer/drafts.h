#pragma once
#include "base/json.h"
#include "base/subject.h"
#include "drawer/rows.h"

#include <string>

namespace holdfast::drawer {

using DraftId = base::Id<struct DraftTag>;

/// How long the fields of one draft may be, as JSON: 1 MiB.
inline constexpr std::size_t most_draft_bytes = std::size_t{1024} * 1024;

/// What somebody was writing when the page went away: no entry, no evidence, nobody else's.
struct Draft {
    DraftId id;  // Made by whoever opens the page: DraftId::random.
    base::PractitionerId practitioner;
    std::string what;  // What it is to become, such as "note": 1 to 64 bytes.
    std::optional<base::FamilyId> family;
    base::Instant saved{};      // When it was put last; `put` sets it.
    base::json::object fields;  // As they were typed, right or wrong.
};

/// The drafts of every practitioner, each sealed under a random key of that practitioner's, which
/// is kept sealed in the drawer. Safe to call from several threads.
class Drafts {
public:
    /// `rows` must outlive it.
    Drafts(Rows& rows, Clock clock) : rows_(&rows), clock_(std::move(clock)) {}

    /// Keeps a draft, in place of the one of the same practitioner and id, and answers it with the
    /// time of now. What is half written is kept as it is. Problems: invalid, for fields of more
    /// than 1 MiB, nested too deep, or of characters that cannot be read, and for a `what` of no
    /// bytes or too many; damaged; unavailable.
    [[nodiscard]] base::Result<Draft> put(Draft draft);

    /// nullopt: this practitioner has no such draft. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::optional<Draft>> find(base::PractitionerId practitioner,
                                                          DraftId id) const;
    /// The draft saved last of those for this about this family, or about none. nullopt: there is
    /// none. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::optional<Draft>> newest(
        base::PractitionerId practitioner, std::string_view what,
        std::optional<base::FamilyId> family) const;
    /// All drafts of a practitioner, the one saved last first. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<std::vector<Draft>> of(base::PractitionerId practitioner) const;

    /// Erases a draft, as when it was filed. One that is not there is no fault. Problem:
    /// unavailable.
    [[nodiscard]] base::Result<base::Done> discard(base::PractitionerId practitioner, DraftId id);
    /// Erases a practitioner's key and drafts: even a copy of their rows cannot be read again
    /// without a copy of the key's. Done for damaged ones too. Problem: unavailable.
    [[nodiscard]] base::Result<base::Done> erase_all(base::PractitionerId practitioner);

private:
    [[nodiscard]] base::Bytes key_row_of(base::PractitionerId practitioner) const;
    /// Of a practitioner's rows; the draft's own part follows.
    [[nodiscard]] base::Bytes prefix_of(base::PractitionerId practitioner) const;
    [[nodiscard]] base::Bytes row_of(base::PractitionerId practitioner, DraftId id) const;
    /// nullopt: this practitioner has none, and so no drafts.
    [[nodiscard]] base::Result<std::optional<base::SecretKey>> sealing_key(
        base::PractitionerId practitioner) const;

    Rows* rows_;
    Clock clock_;
};

}  // namespace holdfast::drawer
