#include "exchange/open_api.h"

#include "exchange/operations.h"
#include "exchange/schemas.h"

namespace holdfast::exchange {

namespace json = base::json;

namespace {

json::value parsed(std::string_view text)
{
    return base::parse_json(text).value();
}

json::object reference(std::string_view section, std::string_view name)
{
    json::object to;
    to["$ref"] = "#/components/" + std::string{section} + "/" + std::string{name};
    return to;
}

/// {"application/json":{"schema":{"$ref":...}}}
json::object content(std::string_view media_type, std::string_view schema)
{
    json::object media;
    media["schema"] = reference("schemas", schema);
    json::object all;
    all[media_type] = std::move(media);
    return all;
}

json::object parameter(std::string_view name, std::string_view in, std::string_view description,
                       json::value schema)
{
    json::object one;
    one["name"] = name;
    one["in"] = in;
    one["description"] = description;
    one["required"] = in == "path";
    one["schema"] = std::move(schema);
    return one;
}

/// The names in "/families/{family}".
std::vector<std::string_view> places_in(std::string_view pattern)
{
    std::vector<std::string_view> names;
    for (std::size_t at = pattern.find('{'); at != std::string_view::npos;
         at = pattern.find('{', at + 1))
        names.push_back(pattern.substr(at + 1, pattern.find('}', at) - at - 1));
    return names;
}

bool is_for_callers(const Operation& operation)
{
    return std::holds_alternative<ForCaller>(operation.answer);
}

json::array parameters_of(const Operation& operation)
{
    json::array all;
    for (const std::string_view place : places_in(operation.pattern.text()))
        all.push_back(place == "chapter"
                          ? parameter(place,
                                      "path",
                                      "Which chapter of the file.",
                                      reference("schemas", "ChapterName"))
                          : parameter(place, "path", "An id.", reference("schemas", "Id")));
    for (const Parameter each : operation.query) {
        const ParameterWords& words = words_of(each);
        all.push_back(parameter(words.name, "query", words.description, parsed(words.schema)));
    }
    if (is_for_callers(operation)) all.push_back(reference("parameters", "Purpose"));
    if (operation.repeated == Repeated::needs_key)
        all.push_back(reference("parameters", "IdempotencyKey"));
    if (operation.method == web::Method::get) all.push_back(reference("parameters", "IfNoneMatch"));
    return all;
}

/// A reading of a family says what was read, for whoever goes on to decide.
json::object seen_header()
{
    json::object one;
    one["description"] =
        "What was read now, also with 304: a proposal, a signature and a decision give it back as "
        "`seen`. Left out of a reading as known on a day.";
    one["schema"] = parsed(R"({"type": "string"})");
    json::object headers;
    headers["X-Seen"] = std::move(one);
    return headers;
}

bool reads_a_family(const Operation& operation)
{
    return operation.method == web::Method::get
        && operation.pattern.text().find("{family}") != std::string_view::npos;
}

json::object responses_of(const Operation& operation)
{
    json::object done;
    done["description"] = operation.status == 201 ? "It is recorded." : "What was asked for.";
    done["content"] = content("application/json", operation.answers);
    if (reads_a_family(operation)) done["headers"] = seen_header();
    json::object problem;
    problem["description"] = "Why not; /api/problems lists the types.";
    problem["content"] = content("application/problem+json", "Problem");
    json::object all;
    all[std::to_string(operation.status)] = std::move(done);
    if (operation.method == web::Method::get) {
        json::object same;
        same["description"] = "It has not changed.";
        if (reads_a_family(operation)) same["headers"] = seen_header();
        all["304"] = std::move(same);
    }
    all["default"] = std::move(problem);
    return all;
}

json::object show(const Operation& operation)
{
    json::object shown;
    shown["operationId"] = operation.id;
    shown["summary"] = operation.summary;
    shown["description"] = operation.description;
    if (!is_for_callers(operation)) shown["security"] = json::array{};
    shown["parameters"] = parameters_of(operation);
    if (!operation.takes.empty()) {
        json::object body;
        body["required"] = true;
        body["content"] = content("application/json", operation.takes);
        body["content"].at("application/json").as_object()["example"] = parsed(operation.example);
        shown["requestBody"] = std::move(body);
    }
    shown["responses"] = responses_of(operation);
    return shown;
}

json::object paths()
{
    json::object all;
    for (const Operation& operation : operations()) {
        json::value& path = all[operation.pattern.text()];
        if (path.is_null()) path = json::object{};
        const char* method = operation.method == web::Method::post ? "post" : "get";
        path.as_object()[method] = show(operation);
    }
    return all;
}

constexpr std::string_view shared_parameters = R"json({
  "Purpose": {"name": "X-Purpose", "in": "header", "required": false,
    "description":
      "Why, in 1 to 200 characters; needed where the caller does not work with the family.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200}},
  "IdempotencyKey": {"name": "Idempotency-Key", "in": "header", "required": true,
    "description": "New for each request; what is sent again under the same key is done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200}},
  "IfNoneMatch": {"name": "If-None-Match", "in": "header", "required": false,
    "description": "The ETag of an earlier answer.", "schema": {"type": "string"}}
})json";

}  // namespace

json::object open_api()
{
    json::object info;
    info["title"] = "Holdfast";
    info["version"] = "1";
    info["description"] =
        "The case system with which an English local authority protects children, for other "
        "systems. A token decides the authority and as whom a system acts; what that person may "
        "see and do is what the system may.";
    json::object components;
    components["schemas"] = schemas();
    components["parameters"] = parsed(shared_parameters);
    components["securitySchemes"] =
        parsed(R"({"token": {"type": "http", "scheme": "bearer", "bearerFormat": "hf_..."}})");
    json::object document;
    document["openapi"] = "3.1.0";
    document["info"] = std::move(info);
    document["security"] = parsed(R"([{"token": []}])");
    document["paths"] = paths();
    document["components"] = std::move(components);
    return document;
}

}  // namespace holdfast::exchange
