#include "web/multipart.h"

#include "base/json.h"
#include "tests/fuzz/oracle.h"

// The first line is a Content-Type, the rest a body. A form that is read holds no more than was
// sent, and read again as it was written it is the same; one that is refused says where. Names and
// fields are UTF-8, whose oracle is the reader of JSON; a file's bytes are whatever they are.

namespace {

using namespace holdfast::web;
using holdfast::fuzz::broken;

void check_text(const std::string& text)
{
    if (text.contains('\0')) broken("a form holds no zero byte");
    namespace base = holdfast::base;
    const base::json::value words(text);
    const auto again = base::parse_json(base::json::serialize(words));
    if (!again || *again != words) broken("names and fields are UTF-8");
}

/// What a boundary must not be in, so that writing it again can be read.
bool holds(const std::string& bytes, const std::string& boundary)
{
    return ("\r\n" + bytes).contains("\r\n--" + boundary);
}

void check_again(const Multipart& form, const std::string& boundary)
{
    std::string written;
    for (const auto& [name, value] : form.fields) {
        if (name.contains('"') || holds(value, boundary)) return;
        written += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                 + "\"\r\n\r\n" + value + "\r\n";
    }
    for (const SentFile& file : form.files) {
        if (file.name.contains('"') || holds(file.bytes, boundary)) return;
        written += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.name
                 + "\"; filename=\"x\"\r\nContent-Type: " + file.media_type + "\r\n\r\n"
                 + file.bytes + "\r\n";
    }
    const auto again = parse_multipart(written + "--" + boundary + "--\r\n", boundary);
    if (!again || again->fields != form.fields || again->files != form.files)
        broken("a form that is written again is read as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = holdfast::fuzz::text_of(bytes, size);
    const std::size_t line = std::min(text.find('\n'), text.size());
    const auto boundary = boundary_of(text.substr(0, line));
    if (!boundary) return 0;
    const std::string_view body = text.substr(std::min(line + 1, text.size()));
    const auto form = parse_multipart(body, *boundary);
    if (!form) {
        if (!form.error().place.starts_with("part ")) broken("a bad form has a place");
        return 0;
    }
    std::size_t held = 0;
    for (const auto& [name, value] : form->fields) {
        check_text(name);
        check_text(value);
        held += name.size() + value.size();
    }
    for (const SentFile& file : form->files) {
        check_text(file.name);
        held += file.name.size() + file.bytes.size();
    }
    if (held > body.size()) broken("a form holds no more than was sent");
    check_again(*form, *boundary);
    return 0;
}
