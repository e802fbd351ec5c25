#include "records/field.h"

#include <algorithm>
#include <charconv>

namespace holdfast::records {

std::vector<std::string> kept_codes(std::string_view text)
{
    std::vector<std::string> codes;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) codes.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

namespace slot_detail {

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

/// What one pass over a text tells.
struct Looked {
    bool blank = true;
    bool control = false;        // A control character other than those allowed.
    std::size_t characters = 0;  // Of UTF-8: a name in Welsh or Urdu is no longer for its accents.
};

Looked look_at(std::string_view text, std::string_view allowed)
{
    Looked looked;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) != 0x80U) ++looked.characters;
        if (byte > 0x20 && byte != 0x7f) {
            looked.blank = false;
            continue;
        }
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!space) looked.blank = false;
        if (c != ' ' && allowed.find(c) == std::string_view::npos) looked.control = true;
    }
    return looked;
}

}  // namespace

Result<Done> read_line(std::string& member, std::string_view text)
{
    const Looked looked = look_at(text, "");
    if (looked.blank) return invalid("Write something here, or leave it out.");
    if (looked.characters > line_length_most)
        return invalid("Write at most " + std::to_string(line_length_most) + " characters here.");
    if (looked.control) return invalid("Write this on one line.");
    member = text;
    return Done{};
}

Result<Done> read_prose(Prose& member, std::string_view text)
{
    const Looked looked = look_at(text, "\n\t\r");
    if (looked.blank) return invalid("Write something here, or leave it out.");
    if (looked.characters > prose_length_most)
        return invalid("Write at most " + std::to_string(prose_length_most)
                       + " characters here; put the rest into a second record.");
    if (looked.control) return invalid("Take out the characters that cannot be printed.");
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

std::string show_codes(const std::vector<std::string>& codes)
{
    std::string text;
    for (const std::string& code : codes) {
        if (!text.empty()) text += ' ';
        text += code;
    }
    return text;
}

Result<Done> read_codes(std::vector<std::string>& member, const CodeSet& codes,
                        std::string_view text)
{
    const std::vector<std::string> typed = kept_codes(text);
    if (typed.empty()) return invalid("Choose at least one, or leave it out.");
    for (const std::string& code : typed) {
        std::string one;
        auto done = read_code(one, codes, code);
        if (!done) return done;
    }
    member.clear();
    for (const CodeValue& value : codes.values)
        if (std::find(typed.begin(), typed.end(), value.code) != typed.end())
            member.emplace_back(value.code);
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

}  // namespace slot_detail
}  // namespace holdfast::records
