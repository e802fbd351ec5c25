#pragma once
#include "web/literal.h"
#include "web/url.h"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace holdfast::web {

/// Markup that is safe to send. A string becomes Html only through `text`, which escapes it, so
/// case notes cannot become markup. Owns its text.
class Html {
public:
    Html() = default;
    /// Words of anybody's, escaped for content and for quoted attributes.
    [[nodiscard]] static Html text(std::string_view words);
    /// Markup of our own source.
    [[nodiscard]] static Html raw(Literal markup);

    Html& operator+=(const Html& more);
    friend Html operator+(Html first, const Html& second) { return std::move(first += second); }
    [[nodiscard]] bool empty() const { return markup_.empty(); }
    [[nodiscard]] const std::string& markup() const { return markup_; }

private:
    friend Html element(Literal tag, const class Attributes& attributes, const Html& content);
    friend Html void_element(Literal tag, const class Attributes& attributes);
    std::string markup_;
};

/// Whether plain text may fill the attribute of this name. Names are letters, digits and '-', and
/// case does not matter. Not: scripts ("onclick"), styles, addresses ("href"), and what holds a
/// document or a redirection ("srcdoc", "http-equiv").
[[nodiscard]] constexpr bool takes_text(std::string_view name)
{
    constexpr std::string_view others[] = {"style",
                                           "href",
                                           "src",
                                           "action",
                                           "formaction",
                                           "srcset",
                                           "srcdoc",
                                           "data",
                                           "poster",
                                           "ping",
                                           "cite",
                                           "background",
                                           "manifest",
                                           "http-equiv",
                                           "codebase"};
    std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    char lower[32] = {};
    if (name.empty() || name.size() > sizeof lower) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool upper = name[i] >= 'A' && name[i] <= 'Z';
        lower[i] = upper ? letters[static_cast<std::size_t>(name[i] - 'A')] : name[i];
        const bool digit = lower[i] >= '0' && lower[i] <= '9';
        if (!letters.contains(lower[i]) && !digit && lower[i] != '-') return false;
    }
    const std::string_view lowered(lower, name.size());
    for (const std::string_view other : others)
        if (lowered == other) return false;
    return !lowered.starts_with("on");
}

/// Whether the attribute of this name holds an address.
[[nodiscard]] constexpr bool takes_url(std::string_view name)
{
    return name == "href" || name == "src" || name == "action" || name == "formaction";
}

/// The name of an attribute whose value is plain text. One that text must not fill does not
/// compile.
class AttributeName {
public:
    consteval AttributeName(const char* source) : text_(source)
    {
        if (!takes_text(text_)) throw "an attribute that plain text must not fill";
    }
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// The name of an attribute that holds an address. Any other does not compile.
class UrlAttributeName {
public:
    consteval UrlAttributeName(const char* source) : text_(source)
    {
        if (!takes_url(text_)) throw "an attribute that holds no address";
    }
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// The attributes of one element, in the order given. A name that is set twice is our bug, which
/// browsers pass over: they take the first.
class Attributes {
public:
    Attributes&& set(AttributeName name, std::string_view value) &&;
    Attributes& set(AttributeName name, std::string_view value) &;
    Attributes&& set(UrlAttributeName name, const Url& url) &&;
    Attributes& set(UrlAttributeName name, const Url& url) &;
    /// An attribute without a value: `checked`.
    Attributes&& flag(AttributeName name) &&;
    Attributes& flag(AttributeName name) &;
    /// The same, left out where the condition does not hold. Nothing becomes a condition by
    /// conversion: text given here by mistake does not compile.
    Attributes&& flag(AttributeName name, std::same_as<bool> auto holds) &&
    {
        if (holds) flag(name);
        return std::move(*this);
    }
    Attributes& flag(AttributeName name, std::same_as<bool> auto holds) &
    {
        return holds ? flag(name) : *this;
    }
    [[nodiscard]] const std::string& markup() const { return markup_; }  // " name=\"value\"" each.

private:
    std::string markup_;
};

/// <tag attributes>content</tag>. A script or a style is made of `Html::raw` alone: in them
/// browsers do not undo what `Html::text` escapes.
[[nodiscard]] Html element(Literal tag, const Attributes& attributes, const Html& content);
/// <tag attributes>, for elements that have no content: input, meta, link.
[[nodiscard]] Html void_element(Literal tag, const Attributes& attributes);

}  // namespace holdfast::web
