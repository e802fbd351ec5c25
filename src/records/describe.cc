#include "records/describe.h"

namespace holdfast::records {

namespace json = base::json;

namespace {

json::array codes_of(const CodeSet& set)
{
    json::array codes;
    for (const CodeValue& value : set.values) codes.emplace_back(value.code);
    return codes;
}

json::object field_schema(const Field& field)
{
    json::object shape;
    shape["title"] = field.label;
    if (!field.hint.empty()) shape["description"] = field.hint;
    switch (field.slot.kind) {
    case FieldKind::flag: shape["type"] = "boolean"; break;
    case FieldKind::count:
        shape["type"] = "integer";
        shape["minimum"] = 0;
        break;
    case FieldKind::date:
        shape["type"] = "string";
        shape["format"] = "date";
        break;
    case FieldKind::line:
    case FieldKind::prose:
    case FieldKind::when: shape["type"] = "string"; break;
    case FieldKind::raw:
        shape["type"] = "string";
        shape["contentEncoding"] = "base64";
        break;
    case FieldKind::code:
        shape["type"] = "string";
        shape["enum"] = codes_of(*field.slot.codes);
        break;
    case FieldKind::codes:
        shape["type"] = "array";
        shape["minItems"] = 1;
        shape["items"] = {{"type", "string"}, {"enum", codes_of(*field.slot.codes)}};
        break;
    }
    return shape;
}

std::string_view nature_words(Nature nature)
{
    switch (nature) {
    case Nature::notes: return "It notes something: two people may do so at the same time.";
    case Nature::changes_state:
        return "It changes the state of a file, which is checked again as it is written.";
    case Nature::decides:
        return "It decides, so nothing newer may have come since its author read the file.";
    }
    return "";
}

/// Whom it names beside whom it is about, as its form asks.
std::string names_row(const RecordType& type)
{
    const std::pair<std::string_view, std::string_view> all[] = {
        {type.present, "persons as `present`"},
        {type.other, "persons as `mentioned`"},
        {type.told_by, "an agency as `source`"},
        {type.told_to, "an agency as `recipient`"},
        {type.agencies_there, "agencies as `present`"},
    };
    std::string row;
    for (const auto& [question, names] : all) {
        if (question.empty()) continue;
        row += (row.empty() ? "Whom it names: " : " ") + std::string{question} + " ("
             + std::string{names} + ")";
    }
    return row.empty() ? row : row + "\n\n";
}

std::string field_row(const Field& field)
{
    std::string row = "| " + std::to_string(field.id) + " | `" + std::string{field.key} + "` | "
                    + std::string{field.label};
    if (!field.hint.empty()) row += "<br>" + std::string{field.hint};
    row += " | " + std::string{words_for(field.slot.kind)};
    if (field.slot.codes != nullptr) row += " `" + std::string{field.slot.codes->name} + "`";
    row += field.needed == Needed::always ? " | always" : " | when known";
    row += " | " + std::string{field.census} + " |\n";
    return row;
}

}  // namespace

std::string_view words_for(FieldKind kind)
{
    switch (kind) {
    case FieldKind::line: return "text on one line";
    case FieldKind::prose: return "text";
    case FieldKind::when: return "when";
    case FieldKind::date: return "date";
    case FieldKind::flag: return "yes or no";
    case FieldKind::code: return "code from";
    case FieldKind::codes: return "codes from";
    case FieldKind::count: return "whole number";
    case FieldKind::raw: return "bytes";
    }
    return "";
}

json::object schema(const RecordType& type)
{
    json::object properties;
    json::array required;
    for (const Field& field : type.fields) {
        properties[field.key] = field_schema(field);
        if (field.needed == Needed::always) required.emplace_back(field.key);
    }
    return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", type.name},
            {"description", type.purpose},
            {"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

std::vector<Column> columns(const RecordType& type)
{
    std::vector<Column> all;
    for (const Field& field : type.fields) all.push_back({field.key, field.label, field.slot.kind});
    return all;
}

std::string manual_page(const RecordType& type)
{
    std::string page = "## " + std::string{type.name} + "\n\n" + std::string{type.purpose} + "\n"
                     + std::string{nature_words(type.nature)} + " Kind "
                     + std::to_string(type.number) + ", `" + std::string{type.key} + "`.\n\n";
    page += names_row(type);
    page += "| Id | Name | What it asks | Form | Needed | Return |\n|--:|---|---|---|---|---|\n";
    for (const Field& field : type.fields) page += field_row(field);
    for (const Field& field : type.fields) {
        if (field.slot.codes == nullptr) continue;
        page += "\n`" + std::string{field.slot.codes->name} + "`, "
              + std::string{field.slot.codes->title} + " (" + std::string{field.slot.codes->source}
              + "):\n\n";
        for (const CodeValue& value : field.slot.codes->values)
            page += "- `" + std::string{value.code} + "` " + std::string{value.label} + "\n";
    }
    return page + "\n";
}

}  // namespace holdfast::records
