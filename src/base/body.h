#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::base {

/// One declared field's value, under the field's permanent id. Values are text; an absent value has
/// no item at all.
struct BodyItem {
    std::uint32_t field;
    std::string value;

    friend bool operator==(const BodyItem&, const BodyItem&) = default;
};

/// The declared fields of one record, in rising order of field id. Items that this version of
/// Holdfast does not know are kept as they came.
struct Body {
    std::vector<BodyItem> items;

    /// The value of a field, or nullptr when it is absent. Owned by this Body.
    [[nodiscard]] const std::string* value_of(std::uint32_t field) const
    {
        for (const BodyItem& item : items)
            if (item.field == field) return &item.value;
        return nullptr;
    }
    [[nodiscard]] std::string* value_of(std::uint32_t field)
    {
        for (BodyItem& item : items)
            if (item.field == field) return &item.value;
        return nullptr;
    }

    friend bool operator==(const Body&, const Body&) = default;
};

}  // namespace holdfast::base
