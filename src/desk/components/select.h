#pragma once
#include "desk/components/label.h"

#include <string>
#include <vector>

namespace holdfast::desk {

/// One answer of a long list. GOV.UK Frontend: select. Radios are easier where there is room.
struct Select {
    struct Option {
        std::string value;
        std::string text;
        bool is_chosen = false;
        bool is_disabled = false;
    };
    std::string name;
    std::string id{};  // "": the name.
    Label label;
    std::string hint{};   // "": none.
    std::string error{};  // "": none.
    std::vector<Option> options;
    std::string classes{};
    std::string group_classes{};  // Of the group around it.
    std::string described_by{};   // Ids beside those of hint and error; "": none.
};

[[nodiscard]] web::Html select(const Select& select);

}  // namespace holdfast::desk
