#include "web/html.h"

namespace holdfast::web {

namespace {

/// Both quotes as well, so that the same text is safe in an attribute.
void escape_into(std::string& markup, std::string_view words)
{
    for (const char c : words) {
        switch (c) {
        case '&': markup += "&amp;"; break;
        case '<': markup += "&lt;"; break;
        case '>': markup += "&gt;"; break;
        case '"': markup += "&quot;"; break;
        case '\'': markup += "&#39;"; break;
        default: markup += c; break;  // not an enum: a character
        }
    }
}

void set_in(std::string& markup, std::string_view name, std::string_view value)
{
    markup += ' ';
    markup += name;
    markup += "=\"";
    escape_into(markup, value);
    markup += '"';
}

}  // namespace

Html Html::text(std::string_view words)
{
    Html html;
    html.markup_.reserve(words.size());
    escape_into(html.markup_, words);
    return html;
}

Html Html::raw(Literal markup)
{
    Html html;
    html.markup_ = markup.text();
    return html;
}

Html& Html::operator+=(const Html& more)
{
    markup_ += more.markup_;
    return *this;
}

Attributes& Attributes::set(AttributeName name, std::string_view value) &
{
    set_in(markup_, name.text(), value);
    return *this;
}

Attributes&& Attributes::set(AttributeName name, std::string_view value) &&
{
    return std::move(set(name, value));
}

Attributes& Attributes::set(UrlAttributeName name, const Url& url) &
{
    set_in(markup_, name.text(), url.text());
    return *this;
}

Attributes&& Attributes::set(UrlAttributeName name, const Url& url) &&
{
    return std::move(set(name, url));
}

Attributes& Attributes::flag(AttributeName name) &
{
    markup_ += ' ';
    markup_ += name.text();
    return *this;
}

Attributes&& Attributes::flag(AttributeName name) &&
{
    return std::move(flag(name));
}

Html void_element(Literal tag, const Attributes& attributes)
{
    Html html;
    html.markup_ += '<';
    html.markup_ += tag.text();
    html.markup_ += attributes.markup();
    html.markup_ += '>';
    return html;
}

Html element(Literal tag, const Attributes& attributes, const Html& content)
{
    Html html = void_element(tag, attributes);
    html.markup_ += content.markup_;
    html.markup_ += "</";
    html.markup_ += tag.text();
    html.markup_ += '>';
    return html;
}

}  // namespace holdfast::web
