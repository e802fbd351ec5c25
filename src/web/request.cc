#include "web/request.h"

#include "web/percent.h"

namespace holdfast::web {

using base::Problem;
using base::Result;

namespace {

constexpr std::size_t most_fields = 1'000;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes what stands before the next separator off `text`, and the separator.
std::string_view take_piece(std::string_view& text, char separator)
{
    const std::size_t end = text.find(separator);
    const std::string_view piece = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return piece;
}

}  // namespace

void Fields::add(std::string name, std::string value)
{
    fields_.emplace_back(std::move(name), std::move(value));
}

const std::string& Fields::value(std::string_view name) const
{
    static const std::string nothing;
    for (const auto& [own, value] : fields_)
        if (own == name) return value;
    return nothing;
}

bool Fields::has(std::string_view name) const
{
    for (const auto& field : fields_)
        if (field.first == name) return true;
    return false;
}

std::vector<std::string> Fields::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto& [own, value] : fields_)
        if (own == name) values.push_back(value);
    return values;
}

Result<Fields> parse_form(std::string_view text)
{
    Fields fields;
    std::size_t count = 0;
    while (!text.empty()) {
        std::string_view piece = take_piece(text, '&');
        if (piece.empty()) continue;
        ++count;
        const std::string place = "field " + std::to_string(count);
        if (count > most_fields)
            return base::problem(Problem::Kind::invalid,
                                 place,
                                 "This form has more than 1,000 fields. Send fewer at once.");
        auto name = percent_decoded(take_piece(piece, '='), Plus::is_space);
        auto value = percent_decoded(piece, Plus::is_space);
        if (!name || !value)
            return base::problem(Problem::Kind::invalid,
                                 place,
                                 "This form holds text that cannot be read. Go back, type it "
                                 "again and send it once more.");
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

Fields parse_cookies(std::string_view header)
{
    Fields cookies;
    while (!header.empty()) {
        const std::string_view pair = take_piece(header, ';');
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view name = trimmed(pair.substr(0, equals));
        if (name.empty()) continue;
        cookies.add(std::string{name}, std::string{trimmed(pair.substr(equals + 1))});
    }
    return cookies;
}

}  // namespace holdfast::web
