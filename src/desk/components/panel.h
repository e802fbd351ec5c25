#pragma once
#include "desk/components/button.h"
#include "web/html.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// A page's one great answer: that something was done, or the question whether it should be.
/// GOV.UK Frontend: panel. Its title is a heading of the page, its h1 unless told otherwise.
struct Panel {
    enum class Kind {
        confirmation,  // It was done.
        interruption,  // Stop and read before you go on; has actions.
    };
    struct Action {
        enum class Look { button, link };
        std::string text;
        std::optional<web::Url> href{};
        Look look = Look::button;                  // A link needs an address (asserted).
        Button::Type type = Button::Type::submit;  // Of a button without an address.
    };
    Kind kind = Kind::confirmation;
    std::string title;
    web::Html content{};  // Empty: none.
    unsigned heading_level = 1;
    std::vector<Action> actions{};  // Of an interruption only (asserted).
};

[[nodiscard]] web::Html panel(const Panel& panel);

}  // namespace holdfast::desk
