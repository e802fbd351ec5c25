// Test only: holds a JSON value against the part of JSON Schema that the API uses.
#pragma once
#include "base/json.h"

#include <algorithm>

namespace holdfast::exchange {

/// Knows type, enum, required, properties, additionalProperties, items, oneOf and $ref into the
/// components of one OpenAPI document; other words, such as format, say nothing here.
class JsonSchema {
public:
    explicit JsonSchema(const base::json::object& components) : components_(&components) {}

    /// Where the value breaks the schema, and how; "" when it does not.
    [[nodiscard]] std::string fault_in(const base::json::value& value,
                                       const base::json::value& schema,
                                       const std::string& at = "") const
    {
        const base::json::object& said = schema.as_object();
        if (const auto* to = said.if_contains("$ref"))
            return fault_in(value, referred(to->as_string()), at);
        if (const auto* choices = said.if_contains("oneOf"))
            return fault_in_choice(value, choices->as_array(), at);
        if (const auto* type = said.if_contains("type"); type != nullptr && !is_of(value, *type))
            return at + " is of another type";
        if (const auto* words = said.if_contains("enum")) {
            const auto& all = words->as_array();
            if (std::find(all.begin(), all.end(), value) == all.end())
                return at + " is none of the words";
        }
        if (value.is_object()) return fault_in_members(value.as_object(), said, at);
        const auto* items = said.if_contains("items");
        if (!value.is_array() || items == nullptr) return "";
        for (std::size_t i = 0; i < value.as_array().size(); ++i) {
            std::string fault = fault_in(value.as_array()[i], *items, at + "/" + std::to_string(i));
            if (!fault.empty()) return fault;
        }
        return "";
    }
    /// By the schema's name.
    [[nodiscard]] std::string fault_by_name(const base::json::value& value,
                                            std::string_view name) const
    {
        const auto* schema = components_->if_contains(name);
        return schema == nullptr ? "there is no schema " + std::string{name}
                                 : fault_in(value, *schema);
    }

private:
    static bool is_of_one(const base::json::value& value, std::string_view type)
    {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_bool();
        if (type == "integer") return value.is_int64() || value.is_uint64();
        return type == "null" && value.is_null();
    }
    static bool is_of(const base::json::value& value, const base::json::value& type)
    {
        if (type.is_string()) return is_of_one(value, type.as_string());
        const auto& any = type.as_array();
        return std::any_of(any.begin(), any.end(), [&](const base::json::value& one) {
            return is_of_one(value, one.as_string());
        });
    }
    [[nodiscard]] const base::json::value& referred(std::string_view to) const
    {
        constexpr std::string_view front = "#/components/schemas/";
        return components_->at(to.substr(front.size()));
    }
    [[nodiscard]] std::string fault_in_choice(const base::json::value& value,
                                              const base::json::array& choices,
                                              const std::string& at) const
    {
        std::string faults;
        int fits = 0;
        for (const base::json::value& choice : choices) {
            const std::string fault = fault_in(value, choice, at);
            fits += fault.empty() ? 1 : 0;
            faults += "; " + fault;
        }
        return fits == 1 ? "" : at + " fits " + std::to_string(fits) + " of the choices" + faults;
    }
    [[nodiscard]] std::string fault_in_members(const base::json::object& value,
                                               const base::json::object& said,
                                               const std::string& at) const
    {
        if (const auto* required = said.if_contains("required"))
            for (const base::json::value& key : required->as_array())
                if (!value.contains(key.as_string()))
                    return at + "/" + std::string{key.as_string()} + " is missing";
        const auto* properties = said.if_contains("properties");
        const auto* others = said.if_contains("additionalProperties");
        for (const auto& member : value) {
            const std::string place = at + "/" + std::string{member.key()};
            const auto* schema =
                properties == nullptr ? nullptr : properties->as_object().if_contains(member.key());
            if (schema == nullptr && others != nullptr && !others->as_bool())
                return place + " is not declared";
            if (schema == nullptr) continue;
            std::string fault = fault_in(member.value(), *schema, place);
            if (!fault.empty()) return fault;
        }
        return "";
    }

    const base::json::object* components_;
};

}  // namespace holdfast::exchange
