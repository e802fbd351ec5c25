#pragma once
#include "desk/components/textarea.h"

#include <optional>
#include <string>

namespace holdfast::desk {

/// Several lines of text that may only be so long. GOV.UK Frontend: character count. The limit is
/// said in words; the script counts down. Nothing stops one from writing on: the draft is kept.
struct CharacterCount {
    Textarea textarea;
    std::optional<unsigned> characters_max{};  // One of the two limits,
    std::optional<unsigned> words_max{};       // never both (asserted).
    std::optional<unsigned> threshold{};       // The count shows from this percentage of the limit.
};

[[nodiscard]] web::Html character_count(const CharacterCount& count);

}  // namespace holdfast::desk
