#include "exchange/schemas.h"

#include "exchange/fixed_schemas.h"
#include "exchange/said.h"
#include "records/describe.h"
#include "records/record_types.h"

namespace holdfast::exchange {

namespace json = base::json;

namespace {

json::object reference(std::string_view name)
{
    json::object to;
    to["$ref"] = "#/components/schemas/" + std::string{name};
    return to;
}

json::object closed_object(json::object properties, const std::vector<std::string_view>& required)
{
    json::object schema;
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    schema["required"] = json::array(required.begin(), required.end());
    schema["additionalProperties"] = false;
    return schema;
}

json::object only_word(std::string_view word)
{
    json::object schema;
    schema["type"] = "string";
    schema["enum"] = json::array{json::value(word)};
    return schema;
}

/// What a sender writes: the declaration's own schema.
json::object written_schema(const records::RecordType& type)
{
    json::object schema = records::schema(type);
    schema.erase("$schema");  // OpenAPI 3.1 says it once, for the whole document.
    return schema;
}

/// The body that files it.
json::object filed_schema(const records::RecordType& type)
{
    json::object properties;
    properties["type"] = only_word(type.key);
    properties["about"] = reference("NewAbout");
    properties["links"] = reference("Links");
    properties["seen"] = json::object{{"type", "string"}};
    properties["record"] = reference(type.key);
    std::vector<std::string_view> required = {"type", "record"};
    if (needs_seen(type)) required.push_back("seen");
    return closed_object(std::move(properties), required);
}

/// The same in a batch.
json::object together_schema(const records::RecordType& type)
{
    json::object schema = filed_schema(type);
    json::object place{{"type", "integer"}, {"minimum", 0}};
    place["description"] = "It is part of the record at that place of the batch; the first is 0.";
    schema.at("properties").as_object()["partOf"] = std::move(place);
    return schema;
}

/// The fields as they are read: codes with their labels, also those of lists that have changed
/// since; nothing is required, because what was recorded before a field became needed stays.
json::object shown_fields(const records::RecordType& type)
{
    json::object schema = written_schema(type);
    schema.erase("required");
    json::object& properties = schema.at("properties").as_object();
    for (const records::Field& field : type.fields)
        if (field.slot.kind == records::FieldKind::codes)
            properties[field.key] = json::object{{"type", "array"}, {"items", reference("Code")}};
        else if (field.slot.codes != nullptr) properties[field.key] = reference("Code");
    return schema;
}

json::object shown_schema(const records::RecordType& type)
{
    json::object properties;
    properties["id"] = reference("Id");
    properties["type"] = only_word(type.key);
    properties["happened"] = reference("When");
    properties["recorded"] = json::object{{"type", "string"}, {"format", "date-time"}};
    properties["correctedBy"] = reference("OptionalId");
    properties["by"] = reference("Author");
    properties["about"] = reference("About");
    properties["links"] = reference("Links");
    properties["record"] = shown_fields(type);
    return closed_object(
        std::move(properties),
        {"id", "type", "happened", "recorded", "correctedBy", "by", "about", "links", "record"});
}

/// One of these schemas, which the member `type` tells.
struct Choice {
    json::array schemas;
    json::object mapping;

    void add(std::string_view key, const std::string& schema)
    {
        schemas.push_back(reference(schema));
        mapping[key] = "#/components/schemas/" + schema;
    }
    [[nodiscard]] json::object schema() &&
    {
        json::object discriminator;
        discriminator["propertyName"] = "type";
        discriminator["mapping"] = std::move(mapping);
        json::object made;
        made["oneOf"] = std::move(schemas);
        made["discriminator"] = std::move(discriminator);
        return made;
    }
};

}  // namespace

json::object schemas()
{
    json::object all = base::parse_json(fixed_schemas).value().as_object();
    Choice filed;
    Choice together;
    Choice shown;
    for (const records::RecordType* type : records::types_of_files()) {
        const std::string key{type->key};
        all[key] = written_schema(*type);
        all[key + ".filed"] = filed_schema(*type);
        all[key + ".shown"] = shown_schema(*type);
        all[key + ".together"] = together_schema(*type);
        together.add(type->key, key + ".together");
        filed.add(type->key, key + ".filed");
        shown.add(type->key, key + ".shown");
    }
    all["NewRecord"] = std::move(filed).schema();
    all["NewRecordOfBatch"] = std::move(together).schema();
    all["Record"] = std::move(shown).schema();
    return all;
}

}  // namespace holdfast::exchange
