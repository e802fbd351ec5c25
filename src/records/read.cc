#include "records/read.h"

#include "base/seal.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace holdfast::records {

using base::Body;
using base::BodyItem;
using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Result;
namespace json = base::json;

namespace {

std::string member_place(const Reading& reading, std::string_view key)
{
    return base::pointer_to(reading.place, key);
}

/// A list of codes as one text; nullopt when the value is no list of texts.
std::optional<std::string> typed_codes(const json::value& value)
{
    if (!value.is_array()) return std::nullopt;
    std::string text;
    for (const json::value& code : value.get_array()) {
        // A code has no space, so one with a space is none of the list either.
        if (!code.is_string() || code.get_string().find(' ') != json::string::npos)
            return std::nullopt;
        if (!text.empty()) text += ' ';
        text += std::string_view{code.get_string()};
    }
    return text;
}

/// What was typed, as text; nullopt when the JSON value has the wrong type for the field.
std::optional<std::string> typed_text(FieldKind kind, const json::value& value)
{
    switch (kind) {
    case FieldKind::flag:
        if (!value.is_bool()) return std::nullopt;
        return value.get_bool() ? "true" : "false";
    case FieldKind::codes: return typed_codes(value);
    case FieldKind::count:
        if (!value.is_int64()) return std::nullopt;
        return std::to_string(value.get_int64());
    case FieldKind::line:
    case FieldKind::prose:
    case FieldKind::when:
    case FieldKind::date:
    case FieldKind::code:
    case FieldKind::raw:
        if (!value.is_string()) return std::nullopt;
        return std::string{value.get_string()};
    }
    return std::nullopt;
}

std::string_view wanted_type(FieldKind kind)
{
    switch (kind) {
    case FieldKind::flag: return "Give true or false here, without quotation marks.";
    case FieldKind::count: return "Give a whole number here, without quotation marks.";
    case FieldKind::codes: return "Give a list of codes here, each in quotation marks.";
    case FieldKind::line:
    case FieldKind::prose:
    case FieldKind::when:
    case FieldKind::date:
    case FieldKind::code:
    case FieldKind::raw: return "Give text here, in quotation marks.";
    }
    return "";
}

const json::value* find_value(const json::object& input, std::string_view key)
{
    const json::value* value = input.if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

Result<std::string> canonical(const Field& field, const json::value& value, const Reading& reading)
{
    const std::string place = member_place(reading, field.key);
    const auto typed = typed_text(field.slot.kind, value);
    if (!typed)
        return base::problem(
            Problem::Kind::invalid, place, std::string{wanted_type(field.slot.kind)});
    const base::When::EntryByName by_id = [](std::string_view name) {
        const auto id = base::EntryId::parse(name);
        return id ? std::optional{*id} : std::nullopt;
    };
    auto text = field.slot.canonical(*typed, reading.by_name ? reading.by_name : by_id);
    if (!text) {
        Problem problem = text.error();
        problem.place = place;
        return std::unexpected(problem);
    }
    return text;
}

void find_undeclared(const RecordType& type, const json::object& input, const Reading& reading,
                     Problems& problems)
{
    for (const auto& member : input) {
        if (type.find(member.key()) != nullptr) continue;
        problems.push_back({Problem::Kind::unknown,
                            member_place(reading, member.key()),
                            "\"" + std::string{type.name} + "\" has no field of this name."});
    }
}

void keep(const Field& field, const std::string& text, Written& written)
{
    if (field.happened) {
        // The slot gave canonical text, so it is a When.
        written.happened = *base::When::parse(text);
        return;
    }
    written.body.items.push_back(BodyItem{field.id, text});
}

void sort_items(Body& body)
{
    std::sort(body.items.begin(), body.items.end(), [](const BodyItem& a, const BodyItem& b) {
        return a.field < b.field;
    });
}

}  // namespace

Checked<Written> read_input(const RecordType& type, const json::object& input,
                            const Reading& reading)
{
    Problems problems;
    Written written;
    find_undeclared(type, input, reading, problems);
    if (reading.happened) written.happened = *reading.happened;
    for (const Field& field : type.fields) {
        const json::value* value = find_value(input, field.key);
        if (value == nullptr) {
            const bool said_apart = field.happened && reading.happened;
            if (field.needed == Needed::always && !said_apart)
                problems.push_back({Problem::Kind::missing,
                                    member_place(reading, field.key),
                                    "\"" + std::string{field.label} + "\" is always needed."});
            continue;
        }
        auto text = canonical(field, *value, reading);
        if (text) keep(field, *text, written);
        else problems.push_back(text.error());
    }
    if (!problems.empty()) return std::unexpected(problems);
    sort_items(written.body);
    return written;
}

json::object show(const RecordType& type, const Written& written,
                  const base::When::NameOfEntry& name)
{
    json::object shown;
    for (const Field& field : type.fields) {
        if (field.happened) {
            shown[field.key] = written.happened.text(name);
            continue;
        }
        const std::string* value = written.body.value_of(field.id);
        if (value == nullptr) continue;
        switch (field.slot.kind) {
        case FieldKind::flag: shown[field.key] = *value == "true"; break;
        case FieldKind::count: {
            std::int64_t number = 0;
            std::from_chars(value->data(), value->data() + value->size(), number);
            shown[field.key] = number;
            break;
        }
        case FieldKind::codes: {
            json::array codes;
            for (const std::string& code : kept_codes(*value)) codes.emplace_back(code);
            shown[field.key] = std::move(codes);
            break;
        }
        case FieldKind::when: {
            const auto when = base::When::parse(*value);
            shown[field.key] = when ? when->text(name) : *value;
            break;
        }
        case FieldKind::raw: shown[field.key] = base::base64(base::view_of(*value)); break;
        case FieldKind::line:
        case FieldKind::prose:
        case FieldKind::date:
        case FieldKind::code: shown[field.key] = *value; break;
        }
    }
    return shown;
}

Written written(const RecordType& type, const void* record)
{
    Written written;
    for (const Field& field : type.fields) {
        const auto text = field.slot.read(record);
        if (text) keep(field, *text, written);
    }
    sort_items(written.body);
    return written;
}

void take_newer(const RecordType& type, void* into, const void* newer)
{
    for (const Field& field : type.fields)
        if (auto text = field.slot.read(newer)) {
            // It was read from a value of the same kind, so it is one.
            const auto done = field.slot.write(into, std::move(*text));
            assert(done);
        }
}

Result<Done> read_back(const RecordType& type, const base::When& happened, Body&& body,
                       void* record)
{
    for (const Field& field : type.fields) {
        Result<Done> done = Done{};
        if (field.happened) {
            field.slot.put_when(record, happened);
        } else if (std::string* value = body.value_of(field.id)) {
            done = field.slot.write(record, std::move(*value));
        }
        if (!done)
            return base::problem(Problem::Kind::damaged,
                                 std::string{field.key},
                                 "A stored value is not of the form that its field declares.");
    }
    return Done{};
}

}  // namespace holdfast::records
