#pragma once
#include "desk/components/label.h"

#include <string>

namespace holdfast::desk {

/// Whether the browser marks words that it does not know.
enum class Spellcheck { as_the_browser_does, on, off };

/// One line of text. GOV.UK Frontend: text input.
struct Input {
    std::string name;
    std::string id{};  // "": the name.
    Label label;
    std::string hint{};   // "": none.
    std::string error{};  // "": none.
    std::string value{};  // What was kept or last typed; "": empty.
    std::string type = "text";
    std::string inputmode{};     // "numeric" for a number that is typed.
    std::string autocomplete{};  // "name", "off" (WCAG 2.2, 1.3.5).
    std::string autocapitalize{};
    std::string pattern{};
    std::string prefix{};
    std::string suffix{};
    Spellcheck spellcheck = Spellcheck::as_the_browser_does;
    bool is_disabled = false;
    std::string classes{};        // Its width: "govuk-input--width-10".
    std::string group_classes{};  // Of the group around it.
    std::string described_by{};   // Ids beside those of hint and error; "": none.
};

[[nodiscard]] web::Html input(const Input& input);

/// Its parts, for the components that are made of it. `described_by` names every explanation.
[[nodiscard]] web::Html input_element(const Input& input, const std::string& described_by);

}  // namespace holdfast::desk
