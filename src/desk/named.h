#pragma once
#include "casework/asking.h"

#include <string>

/// Whom an entry names. Private to this room.
namespace holdfast::desk {

/// Everybody whom it names, by what each is to it: "About Ash Example. Told by Example School.
/// There: Bo Example and Example Police." Empty where it names nobody but the family itself.
[[nodiscard]] std::string named_words(const casework::OpenFamily& open,
                                      const casefile::AnyFact& fact);

}  // namespace holdfast::desk
