#pragma once
#include "web/html.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// What is known about one thing, in pairs. GOV.UK Frontend: summary list.
struct SummaryList {
    struct Action {
        std::string text;  // "Change".
        web::Url href;
        std::string hidden_text{};  // What is changed, for those who hear only the link; "": none.
    };
    struct Row {
        std::string key;
        web::Html value;
        std::vector<Action> actions{};
    };
    /// A frame with a title around the list. The title is added to each link, for those who hear
    /// only the link.
    struct Card {
        std::string title;
        unsigned heading_level = 2;
        std::vector<Action> actions{};
    };
    std::vector<Row> rows;
    std::string classes{};  // "govuk-summary-list--no-border".
    std::optional<Card> card{};
};

[[nodiscard]] web::Html summary_list(const SummaryList& list);

}  // namespace holdfast::desk
