#pragma once
#include "casework/owed.h"
#include "web/html.h"

/// What is owed to a family, in words.
namespace holdfast::desk {

/// Is it owed still, late or running?
[[nodiscard]] bool is_open(const duties::Duty& duty, const casework::OpenFamily& open);
/// "Hold the first core group, for Ash: due 16 March 2026, late".
[[nodiscard]] std::string owed_words(const duties::Duty& duty, const casework::OpenFamily& open);
/// Those that are owed still, the one that is due first at the top, each with whose task it is and
/// where its period comes from.
[[nodiscard]] web::Html owed_list(const std::vector<duties::Duty>& owed,
                                  const casework::OpenFamily& open);

}  // namespace holdfast::desk
