#pragma once
#include "base/problem.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

/// `other` is a method that HTTP knows and this site does not answer: PUT, DELETE, OPTIONS.
enum class Method { get, head, post, other };

/// Names and values in the order in which they came; a name may come twice.
class Fields {
public:
    Fields() = default;
    explicit Fields(std::vector<std::pair<std::string, std::string>> fields)
        : fields_(std::move(fields))
    {}
    void add(std::string name, std::string value);
    /// The first value of this name; "" when there is none.
    [[nodiscard]] const std::string& value(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Every value of this name: check boxes.
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
    [[nodiscard]] auto begin() const { return fields_.begin(); }
    [[nodiscard]] auto end() const { return fields_.end(); }
    [[nodiscard]] bool empty() const { return fields_.empty(); }
    friend bool operator==(const Fields&, const Fields&) = default;

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// Reads "a=1&b=two+words" (application/x-www-form-urlencoded, as the URL Standard of WHATWG
/// writes it), at most 1,000 fields. A name without '=' has the value "". Lines of a text area end
/// in "\r\n", as browsers send them.
/// Problem: invalid, for a broken percent escape, bytes that are no UTF-8, a zero byte, or too many
/// fields. Its place is "field 3", counted from 1.
[[nodiscard]] base::Result<Fields> parse_form(std::string_view text);

/// A file that a form sent (RFC 7578). Nothing of it is believed: the name of a file can hold
/// anything, also a person's name, so it is not read at all.
struct SentFile {
    std::string name;        // Of the form's field.
    std::string media_type;  // As it was sent, which need not be UTF-8; "": none was.
    std::string bytes;       // "": none was chosen, or it is empty.
    friend bool operator==(const SentFile&, const SentFile&) = default;
};

/// Reads a Cookie header. What is no "name=value" is passed over: cookies come from other
/// applications too. Values are as they came, which need not be UTF-8.
[[nodiscard]] Fields parse_cookies(std::string_view header);

/// One request, read whole before anybody acts on it. A plain value.
struct Request {
    Method method = Method::get;
    std::string path;  // Percent-decoded and valid UTF-8; starts with '/'.
    Fields query;      // Of the target's query.
    Fields headers;    // Names in lower case; values as they came, which need not be UTF-8.
    Fields cookies;
    std::string body;             // As it came, which need not be UTF-8.
    Fields form;                  // Of the body, when this is a POST and its type is a form's.
    std::vector<SentFile> files;  // Likewise, where the address takes files; `body` is then empty.
    std::string id;     // Random; stands in the log and in what a person is shown on a failure.
    std::string nonce;  // Random; the only scripts and styles that this answer lets run.
    /// The connection came from this machine: a person at it, or a proxy on it, which hides
    /// everybody behind itself.
    bool on_loopback = false;

    [[nodiscard]] const std::string& header(std::string_view lower_case_name) const
    {
        return headers.value(lower_case_name);
    }
};

}  // namespace holdfast::web
