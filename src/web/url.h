#pragma once
#include "base/id.h"
#include "web/literal.h"

#include <string>

namespace holdfast::web {

/// An address within this site. Its path and the names in it come from our own source; what is
/// put into it is an id, a day or a word of a list, so no name and no case text can come into an
/// address, a log or a browser's history. Built from left to right: path, then query, then
/// fragment (asserted).
class Url {
public:
    /// A path that starts with '/', and not with "//", which would be another site (asserted).
    static Url to(Literal path);

    /// Appends an id as the next segment of the path: `Url::to("/families") / family`.
    template <class Tag>
    [[nodiscard]] Url operator/(const base::Id<Tag>& id) const
    {
        return with_segment(id.text());
    }
    /// Appends a segment of our own: `Url::to("/families") / family / "close"`.
    [[nodiscard]] Url operator/(Literal segment) const { return with_segment(segment.text()); }
    /// Appends a word that somebody gave, which is percent-encoded: a code, a guardrail's id.
    /// Browsers take the words "." and ".." for steps, however they are written; they then ask for
    /// another page of this site.
    [[nodiscard]] Url with_segment(std::string_view word) const;
    /// Adds a query field; the value is percent-encoded. Never a name and never case text.
    [[nodiscard]] Url with(Literal name, std::string_view value) const;
    /// The part of the page: "gate" for "#gate". Percent-encoded.
    [[nodiscard]] Url at(std::string_view fragment) const;

    [[nodiscard]] const std::string& text() const { return text_; }
    friend bool operator==(const Url&, const Url&) = default;

private:
    explicit Url(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace holdfast::web
