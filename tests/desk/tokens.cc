#include "tests/desk/tokens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace holdfast::desk {

namespace {

constexpr std::string_view white = " \t\r\n";

/// One space for each run of white space, none at either end.
std::string squeezed(std::string_view text)
{
    std::string words;
    for (const char c : text) {
        const bool is_white = white.contains(c);
        if (!is_white) words += c;
        else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    if (words.ends_with(' ')) words.pop_back();
    return words;
}

std::string unescaped(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char>, 5> escapes{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string words;
    while (!text.empty()) {
        const auto* found = std::ranges::find_if(
            escapes, [&](const auto& escape) { return text.starts_with(escape.first); });
        if (found == escapes.end()) {
            words += text.front();
            text.remove_prefix(1);
        } else {
            words += found->second;
            text.remove_prefix(found->first.size());
        }
    }
    return words;
}

/// Takes what stands before the first of these characters off the front of `text`.
std::string_view take_until(std::string_view& text, std::string_view ends)
{
    const std::string_view taken = text.substr(0, text.find_first_of(ends));
    text.remove_prefix(taken.size());
    return taken;
}

void skip_white(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
}

/// Reads one attribute, as ` name="value"`; one without a value is as one with an empty value.
std::string take_attribute(std::string_view& text)
{
    const std::string name{take_until(text, " \t\r\n=>")};
    std::string value;
    if (text.starts_with("=\"")) {
        text.remove_prefix(2);
        value = unescaped(take_until(text, "\""));
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
    return " " + name + "=\"" + (name == "class" ? squeezed(value) : value) + "\"";
}

/// Reads a tag whose '<' comes next.
std::string take_tag(std::string_view& text)
{
    std::string tag{take_until(text, " \t\r\n>")};
    std::vector<std::string> attributes;
    for (skip_white(text); !text.empty() && text.front() != '>'; skip_white(text))
        attributes.push_back(take_attribute(text));
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
    std::ranges::sort(attributes);
    for (const std::string& attribute : attributes) tag += attribute;
    return tag + ">";
}

}  // namespace

std::vector<std::string> tokens_of(std::string_view markup)
{
    std::vector<std::string> tokens;
    while (!markup.empty()) {
        if (markup.starts_with("<!--")) {
            const auto end = markup.find("-->");
            markup.remove_prefix(end == std::string_view::npos ? markup.size() : end + 3);
        } else if (markup.starts_with('<')) {
            tokens.push_back(take_tag(markup));
        } else {
            const std::string words = squeezed(unescaped(take_until(markup, "<")));
            if (!words.empty()) tokens.push_back("words: " + words);
        }
    }
    return tokens;
}

}  // namespace holdfast::desk
