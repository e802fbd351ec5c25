#pragma once
#include "base/json.h"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>

/// Reads members of JSON objects and collects every problem: private to this room.
namespace holdfast::replay {

/// One JSON object and where it stands. Problems go to a list that all readers of a file share.
class ObjectReader {
public:
    ObjectReader(const base::json::object& object, std::string place, base::Problems& problems)
        : object_(&object), place_(std::move(place)), problems_(&problems)
    {}

    /// Reports every member that is not one of these.
    void allow_only(std::initializer_list<std::string_view> keys) const;

    /// Text that must be there and not be empty; "" and a problem when it is not.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// Text that may be left out; "" then.
    [[nodiscard]] std::string optional_text(std::string_view key) const;
    [[nodiscard]] std::optional<bool> optional_flag(std::string_view key) const;
    /// nullptr, and a problem, when it is there and no object. nullptr when it is left out.
    [[nodiscard]] const base::json::object* object(std::string_view key) const;
    [[nodiscard]] const base::json::array* array(std::string_view key) const;

    /// Takes each member of the object under `key` with its name; what is no object is a problem.
    template <class Take>
    void each_object(std::string_view key, Take take) const;

    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] std::string place_of(std::string_view key) const;
    void report(base::Problem::Kind kind, std::string_view key, std::string message) const;
    [[nodiscard]] base::Problems& problems() const { return *problems_; }
    [[nodiscard]] const base::json::object& members() const { return *object_; }

private:
    const base::json::object* object_;
    std::string place_;
    base::Problems* problems_;
};

template <class Take>
void ObjectReader::each_object(std::string_view key, Take take) const
{
    const base::json::object* members = object(key);
    if (members == nullptr) return;
    for (const auto& member : *members) {
        const std::string place = base::pointer_to(place_of(key), member.key());
        if (member.value().is_object())
            take(std::string{member.key()},
                 ObjectReader{member.value().get_object(), place, *problems_});
        else
            problems_->push_back(
                {base::Problem::Kind::invalid, place, "Give an object here, in braces."});
    }
}

/// A word of a case file and what it stands for.
template <class Value>
using Word = std::pair<std::string_view, Value>;

/// nullopt: it is none of the words.
template <class Value, std::size_t N>
[[nodiscard]] std::optional<Value> by_word(const std::array<Word<Value>, N>& words,
                                           std::string_view word)
{
    for (const auto& [each, value] : words)
        if (each == word) return value;
    return std::nullopt;
}

}  // namespace holdfast::replay
