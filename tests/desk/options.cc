#include "tests/desk/options.h"

#include <cassert>

namespace holdfast::desk {

namespace {

namespace json = base::json;

const json::object nothing;

bool asks_for_nothing(const json::value& value)
{
    return value.is_null() || (value.is_object() && value.as_object().empty());
}

/// The paths of all values in it that are no list or object. `attributes` is one option, whatever
/// is in it. A member that is null or has nothing in it asks for nothing; an item of a list that is
/// null is told.
void note_paths(const json::value& value, const std::string& path, std::set<std::string>& paths)
{
    const bool is_whole = path.ends_with("attributes");
    if (const auto* object = value.if_object(); object && !is_whole) {
        for (const auto& member : *object) {
            if (asks_for_nothing(member.value())) continue;
            note_paths(member.value(),
                       path + (path.empty() ? "" : ".") + std::string{member.key()},
                       paths);
        }
    } else if (const auto* array = value.if_array(); array && !array->empty()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            note_paths((*array)[i], path + "[" + std::to_string(i) + "]", paths);
    } else if (!path.empty()) {
        paths.insert(path);
    }
}

std::string without_numbers(const std::string& path)
{
    std::string name;
    bool in_number = false;
    for (const char c : path) {
        if (c == '[') in_number = true;
        if (!in_number) name += c;
        if (c == ']') in_number = false;
    }
    return name;
}

std::string words_of(const json::value& value)
{
    if (const auto* text = value.if_string()) return std::string{*text};
    if (value.is_null()) return "";
    return json::serialize(value);
}

}  // namespace

Example::Example(const json::object& options)
{
    note_paths(options, "", unread_);
}

std::set<std::string> Example::unsupported() const
{
    std::set<std::string> names = refused_;
    for (const std::string& path : unread_) names.insert(without_numbers(path));
    return names;
}

std::string Example::filled(const web::Html& rendered) const
{
    std::string markup = rendered.markup();
    for (const Drawn& drawn : drawn_) {
        for (auto at = markup.find(drawn.placeholder); at != std::string::npos;
             at = markup.find(drawn.placeholder, at + drawn.markup.size()))
            markup.replace(at, drawn.placeholder.size(), drawn.markup);
    }
    return markup;
}

std::string Options::path_of(std::string_view key) const
{
    return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

const json::value* Options::take(std::string_view key)
{
    example_->unread_.erase(path_of(key));
    return object_->if_contains(key);
}

bool Options::has(std::string_view key) const
{
    return object_->contains(key);
}

std::string Options::text(std::string_view key)
{
    const json::value* value = take(key);
    return value ? words_of(*value) : "";
}

std::string Options::text_or(std::string_view key, std::string_view otherwise)
{
    std::string found = text(key);
    return found.empty() ? std::string{otherwise} : found;
}

bool Options::flag(std::string_view key)
{
    const json::value* value = take(key);
    return value && value->is_bool() && value->as_bool();
}

std::optional<unsigned> Options::number(std::string_view key)
{
    const std::string words = text(key);
    if (words.empty()) return std::nullopt;
    return static_cast<unsigned>(std::stoul(words));
}

web::Html Options::markup(std::string_view key)
{
    const json::value* value = take(key);
    const std::string given = value && value->is_string() ? words_of(*value) : "";
    if (given.empty()) return {};
    const std::string placeholder =
        "(markup " + std::to_string(example_->drawn_.size()) + " of the example)";
    example_->drawn_.push_back({placeholder, given});
    return web::Html::text(placeholder);
}

web::Html Options::markup_or_text(std::string_view markup_key, std::string_view text_key)
{
    web::Html given = markup(markup_key);
    web::Html words = web::Html::text(text(text_key));
    return given.empty() ? words : given;
}

web::Url Options::url(std::string_view key, std::string_view otherwise)
{
    const std::string address = text_or(key, std::string{otherwise});
    const std::string word = "address-" + std::to_string(example_->drawn_.size()) + "-of-it";
    example_->drawn_.push_back({"/" + word, web::Html::text(address).markup()});
    return web::Url::to("/").with_segment(word);
}

std::optional<web::Url> Options::url_if_any(std::string_view key)
{
    if (text(key).empty()) return std::nullopt;
    return url(key);
}

std::string Options::id_of_href(std::string_view otherwise)
{
    const std::string href = text_or("href", std::string{otherwise});
    if (href.starts_with('#')) return href.substr(1);
    if (!href.empty()) refuse("href");
    return "";
}

Options Options::inside(std::string_view key)
{
    const json::value* value = object_->if_contains(key);
    const json::object* object = value ? value->if_object() : nullptr;
    if (!object) return {*example_, nothing, path_of(key)};
    example_->unread_.erase(path_of(key));
    return {*example_, *object, path_of(key)};
}

std::vector<Options> Options::objects_of(const json::array& array, const std::string& path)
{
    std::vector<Options> objects;
    for (std::size_t i = 0; i < array.size(); ++i)
        if (const auto* object = array[i].if_object())
            objects.emplace_back(*example_, *object, path + "[" + std::to_string(i) + "]");
    return objects;
}

std::vector<Options> Options::list(std::string_view key)
{
    const json::value* value = take(key);
    if (!value || !value->is_array()) return {};
    return objects_of(value->as_array(), path_of(key));
}

std::vector<std::vector<Options>> Options::lists(std::string_view key)
{
    std::vector<std::vector<Options>> found;
    const json::value* value = take(key);
    if (!value || !value->is_array()) return found;
    const json::array& array = value->as_array();
    for (std::size_t i = 0; i < array.size(); ++i)
        if (const auto* inner = array[i].if_array())
            found.push_back(objects_of(*inner, path_of(key) + "[" + std::to_string(i) + "]"));
    return found;
}

std::vector<std::string> Options::texts(std::string_view key)
{
    std::vector<std::string> found;
    const json::value* value = take(key);
    if (!value || !value->is_array()) return found;
    const json::array& array = value->as_array();
    for (std::size_t i = 0; i < array.size(); ++i) {
        example_->unread_.erase(path_of(key) + "[" + std::to_string(i) + "]");
        found.push_back(words_of(array[i]));
    }
    return found;
}

void Options::refuse(std::string_view key)
{
    example_->refused_.insert(without_numbers(path_of(key)));
}

}  // namespace holdfast::desk
