#include "replay/case_reader.h"

#include <algorithm>

namespace holdfast::replay {

using base::Problem;
namespace json = base::json;

std::string ObjectReader::place_of(std::string_view key) const
{
    return base::pointer_to(place_, key);
}

void ObjectReader::report(Problem::Kind kind, std::string_view key, std::string message) const
{
    problems_->push_back({kind, key.empty() ? place_ : place_of(key), std::move(message)});
}

void ObjectReader::allow_only(std::initializer_list<std::string_view> keys) const
{
    for (const auto& member : *object_)
        if (std::find(keys.begin(), keys.end(), std::string_view{member.key()}) == keys.end())
            report(Problem::Kind::unknown,
                   member.key(),
                   "There is no member of this name here; see docs/case-files.md.");
}

std::string ObjectReader::optional_text(std::string_view key) const
{
    const json::value* value = object_->if_contains(key);
    if (value == nullptr) return "";
    if (!value->is_string() || value->get_string().empty()) {
        report(Problem::Kind::invalid, key, "Give text here, in quotation marks.");
        return "";
    }
    return std::string{value->get_string()};
}

std::string ObjectReader::text(std::string_view key) const
{
    if (object_->if_contains(key) == nullptr) {
        report(Problem::Kind::missing, key, "This is always needed.");
        return "";
    }
    return optional_text(key);
}

std::optional<bool> ObjectReader::optional_flag(std::string_view key) const
{
    const json::value* value = object_->if_contains(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_bool()) {
        report(Problem::Kind::invalid, key, "Give true or false here.");
        return std::nullopt;
    }
    return value->get_bool();
}

const json::object* ObjectReader::object(std::string_view key) const
{
    const json::value* value = object_->if_contains(key);
    if (value == nullptr) return nullptr;
    if (!value->is_object()) {
        report(Problem::Kind::invalid, key, "Give an object here, in braces.");
        return nullptr;
    }
    return &value->get_object();
}

const json::array* ObjectReader::array(std::string_view key) const
{
    const json::value* value = object_->if_contains(key);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) {
        report(Problem::Kind::invalid, key, "Give a list here, in square brackets.");
        return nullptr;
    }
    return &value->get_array();
}

}  // namespace holdfast::replay
