#include "web/multipart.h"

#include "base/ascii.h"
#include "web/percent.h"

#include <algorithm>

namespace holdfast::web {

using base::Problem;
using base::Result;

namespace {

constexpr std::size_t most_parts = 100;
constexpr std::size_t longest_header = 4'096;
constexpr std::string_view line_end = "\r\n";

std::unexpected<Problem> unreadable(std::size_t part)
{
    return base::problem(Problem::Kind::invalid,
                         "part " + std::to_string(part),
                         "This form holds something that cannot be read. Go back and send it once "
                         "more; if that fails too, choose the file again.");
}

void skip_space(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

/// Takes a word up to one of `ends` off the text, without the spaces behind it.
std::string_view take_word(std::string_view& text, std::string_view ends)
{
    std::string_view word = text.substr(0, text.find_first_of(ends));
    text.remove_prefix(word.size());
    while (word.ends_with(' ') || word.ends_with('\t')) word.remove_suffix(1);
    return word;
}

/// Takes "quoted" or a bare word off the text. nullopt: the quotation does not end. A quote within
/// comes as %22 or \" by what browsers do; the name is then not one of ours.
std::optional<std::string_view> take_value(std::string_view& text)
{
    if (!text.starts_with('"')) return take_word(text, ";");
    text.remove_prefix(1);
    const std::size_t end = text.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(0, end);
    text.remove_prefix(end + 1);
    skip_space(text);
    return value;
}

/// A header's word and its parameters, each name at most once.
struct Header {
    std::string_view word;
    Fields parameters;  // Names in lower case.
};

std::optional<Header> parse_header(std::string_view text)
{
    skip_space(text);
    Header header{take_word(text, ";"), {}};
    while (!text.empty()) {
        if (!text.starts_with(';')) return std::nullopt;
        text.remove_prefix(1);
        skip_space(text);
        if (text.empty()) break;
        std::string name{take_word(text, "=;")};
        if (name.empty() || !text.starts_with('=')) return std::nullopt;
        text.remove_prefix(1);
        const auto value = take_value(text);
        name = base::lowered(name);
        if (!value || header.parameters.has(name)) return std::nullopt;
        header.parameters.add(std::move(name), std::string{*value});
    }
    return header;
}

/// RFC 2046, section 5.1.1: bcharsnospace, and the space.
bool is_of_boundary(char c)
{
    const bool letter = (base::lower(c) >= 'a' && base::lower(c) <= 'z') || (c >= '0' && c <= '9');
    return letter || std::string_view{"'()+_,-./:=? "}.contains(c);
}

/// What stands above the bytes of a part.
struct PartHead {
    std::string name;
    bool is_file = false;
    std::string media_type;
};

/// Reads the lines of a part's head; nullopt where it is not as browsers write it.
std::optional<PartHead> parse_head(std::string_view lines)
{
    std::optional<Header> disposition;
    std::optional<std::string> media_type;
    while (!lines.empty()) {
        const std::size_t end = lines.find(line_end);
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(line.size() + line_end.size(), lines.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || line.find_first_of("\r\n") != std::string_view::npos)
            return std::nullopt;
        const std::string_view name = line.substr(0, colon);
        std::string_view value = line.substr(colon + 1);
        skip_space(value);
        if (base::is_same_word(name, "content-disposition") && !disposition) {
            disposition = parse_header(value);
            if (!disposition) return std::nullopt;
        } else if (base::is_same_word(name, "content-type") && !media_type) {
            media_type = std::string{value};
        } else {
            return std::nullopt;  // No browser sends another; RFC 7578, section 4.8.
        }
    }
    if (!disposition || !base::is_same_word(disposition->word, "form-data")
        || !disposition->parameters.has("name"))
        return std::nullopt;
    return PartHead{disposition->parameters.value("name"),
                    disposition->parameters.has("filename"),
                    media_type.value_or("")};
}

/// False: the text of a field is no text.
bool put_part(const PartHead& head, std::string_view bytes, Multipart& form)
{
    if (!is_clean_text(head.name)) return false;
    if (head.is_file) {
        form.files.push_back({head.name, head.media_type, std::string{bytes}});
        return true;
    }
    if (!is_clean_text(bytes)) return false;
    form.fields.add(head.name, std::string{bytes});
    return true;
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type)
{
    const auto header = parse_header(content_type);
    if (!header || !base::is_same_word(header->word, "multipart/form-data")) return std::nullopt;
    const std::string& boundary = header->parameters.value("boundary");
    const bool is_one = !boundary.empty() && boundary.size() <= 70 && !boundary.ends_with(' ')
                     && std::all_of(boundary.begin(), boundary.end(), is_of_boundary);
    return is_one ? std::optional{boundary} : std::nullopt;
}

Result<Multipart> parse_multipart(std::string_view body, std::string_view boundary)
{
    const std::string opening = "--" + std::string{boundary};
    const std::string between = std::string{line_end} + opening;
    Multipart form;
    std::size_t part = 1;
    if (!body.starts_with(opening)) return unreadable(part);
    body.remove_prefix(opening.size());
    while (!body.starts_with("--")) {
        if (part > most_parts || !body.starts_with(line_end)) return unreadable(part);
        body.remove_prefix(line_end.size());
        const std::size_t head_end = body.substr(0, longest_header).find("\r\n\r\n");
        if (head_end == std::string_view::npos) return unreadable(part);
        const auto head = parse_head(body.substr(0, head_end));
        body.remove_prefix(head_end + 2 * line_end.size());
        const std::size_t end = body.find(between);
        if (!head || end == std::string_view::npos) return unreadable(part);
        if (!put_part(*head, body.substr(0, end), form)) return unreadable(part);
        body.remove_prefix(end + between.size());
        ++part;
    }
    body.remove_prefix(2);
    if (!body.empty() && body != line_end) return unreadable(part);
    return form;
}

}  // namespace holdfast::web
