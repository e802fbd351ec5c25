#include "records/field.h"

#include "base/seal.h"

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
struct Characters {
    bool blank = true;
    bool control = false;   // A control character other than those allowed.
    std::size_t count = 0;  // Of UTF-8: a name in Welsh or Urdu is no longer for its accents.
};

Characters look_at(std::string_view text, std::string_view allowed)
{
    Characters seen;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) != 0x80U) ++seen.count;
        if (byte > 0x20 && byte != 0x7f) {
            seen.blank = false;
            continue;
        }
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!space) seen.blank = false;
        if (c != ' ' && allowed.find(c) == std::string_view::npos) seen.control = true;
    }
    return seen;
}

Result<std::string> canonical_line(std::string_view text)
{
    const Characters seen = look_at(text, "");
    if (seen.blank) return invalid("Write something here, or leave it out.");
    if (seen.count > line_length_most)
        return invalid("Write at most " + std::to_string(line_length_most) + " characters here.");
    if (seen.control) return invalid("Write this on one line.");
    return std::string{text};
}

Result<std::string> canonical_prose(std::string_view text)
{
    const Characters seen = look_at(text, "\n\t\r");
    if (seen.blank) return invalid("Write something here, or leave it out.");
    if (seen.count > prose_length_most)
        return invalid("Write at most " + std::to_string(prose_length_most)
                       + " characters here; put the rest into a second record.");
    if (seen.control) return invalid("Take out the characters that cannot be printed.");
    return std::string{text};
}

Result<bool> flag_in(std::string_view text)
{
    if (text != "true" && text != "false") return invalid("Say yes (true) or no (false).");
    return text == "true";
}

Result<std::int32_t> count_in(std::string_view text)
{
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return invalid("Write a whole number, 0 or more.");
    return value;
}

Result<std::string> canonical_raw(std::string_view text)
{
    const auto bytes = base::parse_base64(text);
    if (!bytes || bytes->empty()) return invalid("Give the bytes in base 64.");
    return std::string{bytes->begin(), bytes->end()};
}

/// A list is not known by heart: whoever chose wrongly is told what there is to choose from.
Result<std::string> canonical_code(const CodeSet& codes, std::string_view text)
{
    if (codes.find(text) != nullptr) return std::string{text};
    std::string all;
    for (const CodeValue& value : codes.values)
        all += (all.empty() ? "" : ", ") + std::string{value.code};
    return invalid("Choose one of the codes of the list \"" + std::string{codes.title}
                   + "\": " + all + ".");
}

Result<std::string> canonical_codes(const CodeSet& codes, std::string_view text)
{
    const std::vector<std::string> typed = kept_codes(text);
    if (typed.empty()) return invalid("Choose at least one, or leave it out.");
    for (const std::string& code : typed) {
        auto one = canonical_code(codes, code);
        if (!one) return one;
    }
    std::vector<std::string> ordered;
    for (const CodeValue& value : codes.values)
        if (std::find(typed.begin(), typed.end(), value.code) != typed.end())
            ordered.emplace_back(value.code);
    return slot_detail::show_codes(ordered);
}

/// The value, once it is read, as text again; its problem, when it is none.
template <class V, class Show>
Result<std::string> shown(const Result<V>& value, Show show)
{
    if (!value) return std::unexpected(value.error());
    return show(*value);
}

std::string show_flag(bool value)
{
    return value ? "true" : "false";
}

std::string show_count(std::int32_t value)
{
    return std::to_string(value);
}

std::string show_date(const base::Date& value)
{
    return value.iso();
}

std::string show_when(const base::When& value)
{
    return value.text();
}

template <class V>
std::optional<V>& member_as(void* member)
{
    return *static_cast<std::optional<V>*>(member);
}

template <class V, auto Show>
std::optional<std::string> read_shown(const void* member)
{
    const auto& value = *static_cast<const std::optional<V>*>(member);
    if (!value) return std::nullopt;
    return Show(*value);
}

template <class V>
Result<Done> put(void* member, Result<V>&& value)
{
    if (!value) return std::unexpected(value.error());
    member_as<V>(member) = std::move(*value);
    return Done{};
}

}  // namespace

namespace slot_detail {

std::string show_codes(const std::vector<std::string>& codes)
{
    std::string text;
    for (const std::string& code : codes) {
        if (!text.empty()) text += ' ';
        text += code;
    }
    return text;
}

constinit const MemberType line_member{
    .kind = FieldKind::line,
    .read =
        [](const void* member) { return *static_cast<const std::optional<std::string>*>(member); },
    .write = [](void* member, std::string&& text) -> Result<Done> {
        member_as<std::string>(member) = std::move(text);
        return Done{};
    },
};
constinit const MemberType prose_member{
    .kind = FieldKind::prose,
    .read = read_shown<Prose, [](const Prose& value) { return value.text; }>,
    .write = [](void* member, std::string&& text) -> Result<Done> {
        member_as<Prose>(member) = Prose{std::move(text)};
        return Done{};
    },
};
constinit const MemberType when_member{
    .kind = FieldKind::when,
    .read = read_shown<base::When, show_when>,
    .write = [](void* member, std::string&& text) { return put(member, base::When::parse(text)); },
};
constinit const MemberType date_member{
    .kind = FieldKind::date,
    .read = read_shown<base::Date, show_date>,
    .write = [](void* member, std::string&& text) { return put(member, base::Date::parse(text)); },
};
constinit const MemberType flag_member{
    .kind = FieldKind::flag,
    .read = read_shown<bool, show_flag>,
    .write = [](void* member, std::string&& text) { return put(member, flag_in(text)); },
};
constinit const MemberType count_member{
    .kind = FieldKind::count,
    .read = read_shown<std::int32_t, show_count>,
    .write = [](void* member, std::string&& text) { return put(member, count_in(text)); },
};
constinit const MemberType raw_member{
    .kind = FieldKind::raw,
    .read = read_shown<Raw, [](const Raw& value) { return value.bytes; }>,
    .write = [](void* member, std::string&& text) -> Result<Done> {
        member_as<Raw>(member) = Raw{std::move(text)};
        return Done{};
    },
};

}  // namespace slot_detail

std::optional<std::string> Slot::read(const void* record) const
{
    // Nothing is written through it: a slot has one way to its member, for reading and writing.
    return type->read(member_of(const_cast<void*>(record)));
}

Result<Done> Slot::write(void* record, std::string&& text) const
{
    return type->write(member_of(record), std::move(text));
}

Result<std::string> Slot::canonical(std::string_view typed,
                                    const base::When::EntryByName& by_name) const
{
    switch (kind) {
    case FieldKind::line: return canonical_line(typed);
    case FieldKind::prose: return canonical_prose(typed);
    case FieldKind::when: return shown(base::When::parse(typed, by_name), show_when);
    case FieldKind::date: return shown(base::Date::parse(typed), show_date);
    case FieldKind::flag: return shown(flag_in(typed), show_flag);
    case FieldKind::code: return canonical_code(*codes, typed);
    case FieldKind::codes: return canonical_codes(*codes, typed);
    case FieldKind::count: return shown(count_in(typed), show_count);
    case FieldKind::raw: return canonical_raw(typed);
    }
    return invalid("Leave this out.");
}

void Slot::put_when(void* record, const base::When& when) const
{
    if (kind == FieldKind::when) member_as<base::When>(member_of(record)) = when;
}

}  // namespace holdfast::records
