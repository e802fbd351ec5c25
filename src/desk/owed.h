#pragma once
#include "casework/owed.h"
#include "web/html.h"

/// What is owed to a family, in words.
namespace holdfast::desk {

/// The same thing owed for one child or for several, by the same day.
struct OwedTogether {
    const duties::Duty* duty;  // The first of them; the vector that it was made of must outlive it.
    std::vector<base::PersonId> children;  // Empty where it is owed to all of them at once.
};

/// The first day on which it may be due; nullopt where nobody can tell.
[[nodiscard]] std::optional<base::Date> first_day(const duties::Duty& duty);

/// What is owed still, late or running: what has no day first, then the one that is due first.
[[nodiscard]] std::vector<OwedTogether> still_owed(const std::vector<duties::Duty>& owed,
                                                   const casework::OpenFamily& open);
/// "Hold the first core group, for Ash: due 16 March 2026", marked where it is late.
[[nodiscard]] web::Html owed_words(const OwedTogether& owed, const casework::OpenFamily& open);
/// All of it, each with whose task it is and where its period comes from.
[[nodiscard]] web::Html owed_list(const std::vector<duties::Duty>& owed,
                                  const casework::OpenFamily& open);

}  // namespace holdfast::desk
