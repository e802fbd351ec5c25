#pragma once
#include "base/json.h"
#include "web/html.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::desk {

/// One example of GOV.UK Frontend while it is read: which of its options were taken, and the markup
/// and addresses in it, which our types would not let in. They are drawn as placeholders, and put
/// in their place in what was rendered.
class Example {
public:
    explicit Example(const base::json::object& options);
    Example(const Example&) = delete;
    Example& operator=(const Example&) = delete;

    /// The options that nobody read or that were told to be unsupported, each once, by its name
    /// without numbers: "items.html". Then our components cannot draw the example.
    [[nodiscard]] std::set<std::string> unsupported() const;
    /// Our markup with everything put in for its placeholder.
    [[nodiscard]] std::string filled(const web::Html& rendered) const;

private:
    friend class Options;
    struct Drawn {
        std::string placeholder;
        std::string markup;
    };
    std::set<std::string> unread_;  // Paths with numbers: "items[2].html".
    std::set<std::string> refused_;
    std::vector<Drawn> drawn_;
};

/// An object among the options of an example, which must outlive it. Reading an option marks it as
/// read.
class Options {
public:
    Options(Example& example, const base::json::object& object, std::string path = {})
        : example_(&example), object_(&object), path_(std::move(path))
    {}

    [[nodiscard]] bool has(std::string_view key) const;
    /// A string, or a number in words; "" when it is absent.
    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise);
    [[nodiscard]] bool flag(std::string_view key);
    [[nodiscard]] std::optional<unsigned> number(std::string_view key);
    /// Markup, drawn as a placeholder; empty when it is absent or false.
    [[nodiscard]] web::Html markup(std::string_view key);
    /// The markup of the one key, or the words of the other where there is none.
    [[nodiscard]] web::Html markup_or_text(std::string_view markup_key, std::string_view text_key);
    /// An address, drawn as a placeholder.
    [[nodiscard]] web::Url url(std::string_view key, std::string_view otherwise = "#");
    [[nodiscard]] std::optional<web::Url> url_if_any(std::string_view key);
    /// The id that an address "#id" leads to; any other address is unsupported.
    [[nodiscard]] std::string id_of_href(std::string_view otherwise);
    /// What is inside an object; nothing where it is absent. What is no object stays unread.
    [[nodiscard]] Options inside(std::string_view key);
    /// The objects of a list. What is no object in it is unsupported.
    [[nodiscard]] std::vector<Options> list(std::string_view key);
    /// The lists of objects of a list.
    [[nodiscard]] std::vector<std::vector<Options>> lists(std::string_view key);
    /// The strings of a list.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    /// Tells that what this option asks for is nothing that our component does.
    void refuse(std::string_view key);

private:
    [[nodiscard]] const base::json::value* take(std::string_view key);
    [[nodiscard]] std::string path_of(std::string_view key) const;
    [[nodiscard]] std::vector<Options> objects_of(const base::json::array& array,
                                                  const std::string& path);

    Example* example_;
    const base::json::object* object_;
    std::string path_;
};

}  // namespace holdfast::desk
