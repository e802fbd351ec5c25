#include "records/field.h"

#include <charconv>

namespace holdfast::records::slot_detail {

using base::Done;
using base::Problem;
using base::Result;

namespace {

constexpr std::size_t line_length_most = 200;
constexpr std::size_t prose_length_most = 100'000;

std::unexpected<Problem> invalid(std::string message)
{
    return base::problem(Problem::Kind::invalid, "", std::move(message));
}

bool has_control_character(std::string_view text, std::string_view allowed)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 || byte == 0x7f) && allowed.find(c) == std::string_view::npos) return true;
    }
    return false;
}

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// How many characters UTF-8 text has: a name in Welsh or Urdu is no longer for its accents.
std::size_t characters_of(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++count;
    return count;
}

}  // namespace

Result<Done> read_line(std::string& member, std::string_view text)
{
    if (is_blank(text)) return invalid("Write something here, or leave it out.");
    if (characters_of(text) > line_length_most)
        return invalid("Write at most " + std::to_string(line_length_most) + " characters here.");
    if (has_control_character(text, "")) return invalid("Write this on one line.");
    member = text;
    return Done{};
}

Result<Done> read_prose(Prose& member, std::string_view text)
{
    if (is_blank(text)) return invalid("Write something here, or leave it out.");
    if (characters_of(text) > prose_length_most)
        return invalid("Write at most " + std::to_string(prose_length_most)
                       + " characters here; put the rest into a second record.");
    if (has_control_character(text, "\n\t\r"))
        return invalid("Take out the characters that cannot be printed.");
    member.text = text;
    return Done{};
}

Result<Done> read_flag(bool& member, std::string_view text)
{
    if (text != "true" && text != "false") return invalid("Say yes (true) or no (false).");
    member = text == "true";
    return Done{};
}

Result<Done> read_count(std::int32_t& member, std::string_view text)
{
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return invalid("Write a whole number, 0 or more.");
    member = value;
    return Done{};
}

Result<Done> read_code(std::string& member, const CodeSet& codes, std::string_view text)
{
    if (codes.find(text) == nullptr)
        return invalid("Choose one of the codes of the list \"" + std::string{codes.title} + "\".");
    member = text;
    return Done{};
}

Result<Done> read_when(base::When& member, std::string_view text)
{
    auto when = base::When::parse(text);
    if (!when) return std::unexpected(when.error());
    member = *when;
    return Done{};
}

Result<std::string> canonical_when(std::string_view typed, const base::When::EntryByName& by_name)
{
    auto when = base::When::parse(typed, by_name);
    if (!when) return std::unexpected(when.error());
    return when->text();
}

Result<Done> read_date(std::optional<base::Date>& member, std::string_view text)
{
    auto date = base::Date::parse(text);
    if (!date) return std::unexpected(date.error());
    member = *date;
    return Done{};
}

}  // namespace holdfast::records::slot_detail
