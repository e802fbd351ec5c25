#pragma once
#include "desk/components/input.h"
#include "desk/components/label.h"

#include <string>

namespace holdfast::desk {

/// Several lines of text. GOV.UK Frontend: textarea.
struct Textarea {
    std::string name;
    std::string id{};  // "": the name.
    Label label;
    std::string hint{};   // "": none.
    std::string error{};  // "": none.
    std::string value{};  // What was kept or last typed.
    unsigned rows = 5;
    Spellcheck spellcheck = Spellcheck::as_the_browser_does;
    std::string autocomplete{};
    std::string classes{};
    std::string group_classes{};  // Of the group around it.
    std::string described_by{};   // Ids beside those of hint and error; "": none.
};

[[nodiscard]] web::Html textarea(const Textarea& textarea);

/// The label, the explanations and the box, for the components that put more into the group.
[[nodiscard]] web::Html textarea_question(const Textarea& textarea);

}  // namespace holdfast::desk
