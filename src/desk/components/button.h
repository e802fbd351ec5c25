#pragma once
#include "web/html.h"

#include <optional>
#include <string>

namespace holdfast::desk {

/// GOV.UK Frontend: button. With `href` it is a link that looks like one, for what changes nothing.
struct Button {
    enum class Type {
        submit,  // Sends the form that it stands in.
        button,  // Does nothing without script.
        reset,
    };
    std::string text;
    std::optional<web::Url> href{};
    Type type = Type::submit;
    std::string name{};
    std::string value{};
    std::string id{};
    std::string classes{};  // "govuk-button--secondary", "govuk-button--warning".
    bool is_disabled = false;
    bool once = false;             // A second click within a second sends nothing.
    web::Attributes attributes{};  // Beyond those above.
};

[[nodiscard]] web::Html button(const Button& button);

}  // namespace holdfast::desk
