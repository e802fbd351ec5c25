#include "web/url.h"

#include "web/percent.h"

#include <cassert>

namespace holdfast::web {

Url Url::to(Literal path)
{
    assert(path.text().starts_with('/') && !path.text().starts_with("//"));
    return Url{std::string{path.text()}};
}

Url Url::with_segment(std::string_view word) const
{
    assert(!text_.contains('?') && !text_.contains('#'));
    Url longer = *this;
    // "/" and "x" are "/x": "//x" would be another site.
    if (!longer.text_.ends_with('/')) longer.text_ += '/';
    longer.text_ += percent_encoded(word);
    return longer;
}

Url Url::with(Literal name, std::string_view value) const
{
    assert(!text_.contains('#'));
    Url longer = *this;
    longer.text_ += text_.contains('?') ? '&' : '?';
    longer.text_ += percent_encoded(name.text());
    longer.text_ += '=';
    longer.text_ += percent_encoded(value);
    return longer;
}

Url Url::at(std::string_view fragment) const
{
    assert(!text_.contains('#'));
    Url longer = *this;
    longer.text_ += '#';
    longer.text_ += percent_encoded(fragment);
    return longer;
}

}  // namespace holdfast::web
