#pragma once
#include "casework/owed.h"
#include "web/html.h"

/// What is owed to a family, in words.
namespace holdfast::desk {

/// "due 16 March 2026", "due between ...", or that it cannot be told.
[[nodiscard]] std::string due_words(const duties::Duty& duty);
/// "Hold the first core group, for Ash: due 16 March 2026", marked where it is late.
[[nodiscard]] web::Html owed_words(const casework::OwedTogether& owed,
                                   const casework::OpenFamily& open);
/// All of it, each with whose task it is and where its period comes from.
[[nodiscard]] web::Html owed_list(const std::vector<duties::Duty>& owed,
                                  const casework::OpenFamily& open);

}  // namespace holdfast::desk
