#pragma once
#include "web/html.h"

#include <string>
#include <string_view>

/// What check boxes and radio buttons have in common. Private to the components.
namespace holdfast::desk {

/// One answer that may be chosen.
struct Choice {
    std::string text{};
    std::string value{};
    std::string hint{};  // "": none.
    std::string id{};    // "": made of the question's, with the answer's number from the second on.
    bool is_chosen = false;
    bool is_disabled = false;
    web::Html asks_more{};  // Questions that show once it is chosen. Without script they always do.
    std::string divider{};  // Not "": no answer, but the word before the next, such as "or".
    bool excludes_others = false;  // Of check boxes: choosing it clears the others.
};

/// The id of the answer that stands in this place, counted from 1. The first has the question's
/// own, so that an error summary can lead to it.
[[nodiscard]] std::string choice_id(const Choice& choice, std::string_view question_id,
                                    std::size_t place);

/// What both kinds write after their own input: label, hint, and what is asked more.
struct ChoiceParts {
    web::Html label{};
    web::Html hint{};
    web::Html more{};
    std::string hint_id{};  // "": no hint.
    std::string more_id{};  // "": nothing more is asked.
};

/// `kind` is "checkboxes" or "radios", as their classes call them.
[[nodiscard]] ChoiceParts choice_parts(const Choice& choice, const std::string& id,
                                       std::string_view kind);

}  // namespace holdfast::desk
