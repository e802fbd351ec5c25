#include "exchange/api_ledger.h"
#include "exchange/json_schema.h"
#include "exchange/open_api.h"
#include "exchange/operations.h"

#include <set>

namespace holdfast::exchange {
namespace {

class Operations : public ApiLedger {
protected:
    Operations()
    {
        refer_and_answer("2026-03-02", false);
        propose("2026-06-01", "letter");
        filed(file("screener", "contact", {{"concern", "An invented worry."}}));
        record_ = filed(file("social_worker", "note", {{"text", "A note."}}));
        const Answered attached =
            post("social_worker", family_at("/documents"), attached_drawing());
        attached_ = base::EntryId::parse(attached.entry()).value();
    }
    /// The address of an operation, with ids of what is there in its places.
    std::string target_of(const Operation& operation)
    {
        std::string target{operation.pattern.text()};
        const std::pair<std::string, std::string> places[] = {{"{family}", family_.text()},
                                                              {"{record}", record_.text()},
                                                              {"{document}", attached_.text()},
                                                              {"{chapter}", "plan"}};
        for (const auto& [place, id] : places)
            if (const auto at = target.find(place); at != std::string::npos)
                target.replace(at, place.size(), id);
        return target;
    }
    Answered try_out(const Operation& operation, std::string_view by)
    {
        if (operation.method == Method::get) return read(by, target_of(operation));
        return post(by, target_of(operation), base::parse_json(operation.example).value());
    }

    EntryId record_;
    EntryId attached_;
    json::object document_ = open_api();
    JsonSchema schemas_{document_.at("components").at("schemas").as_object()};
};

TEST_F(Operations, EachExampleIsTakenAndAnsweredByItsSchema)
{
    for (const Operation& operation : operations()) {
        const Answered answered = try_out(operation, "team_manager");
        EXPECT_EQ(answered.told(), std::to_string(operation.status)) << operation.id;
        EXPECT_EQ(schemas_.fault_by_name(answered.body, operation.answers), "") << operation.id;
        if (!operation.takes.empty()) {
            const json::value example = base::parse_json(operation.example).value();
            EXPECT_EQ(schemas_.fault_by_name(example, operation.takes), "") << operation.id;
        }
    }
}

TEST_F(Operations, EachPageOfAWholeFileFitsItsSchema)
{
    const Answered page = read("social_worker", family_at("/records?limit=200"));
    std::set<std::string> types;
    for (const json::value& record : page.body.at("data").as_array()) {
        EXPECT_EQ(schemas_.fault_by_name(record, "Record"), "");
        types.emplace(record.at("type").as_string());
    }
    EXPECT_EQ(types,
              (std::set<std::string>{"agencyView",
                                     "allocation",
                                     "assessedAdult",
                                     "assessedChild",
                                     "assessment",
                                     "closingProposal",
                                     "contact",
                                     "decision",
                                     "document",
                                     "familyMember",
                                     "homeConditions",
                                     "letter",
                                     "networkMember",
                                     "note",
                                     "notification",
                                     "person",
                                     "referral",
                                     "visit"}));
}

TEST_F(Operations, WhatIsForCallersAnswersNobodyElse)
{
    for (const Operation& operation : operations()) {
        const bool for_callers = std::holds_alternative<ForCaller>(operation.answer);
        const Answered answered = try_out(operation, "");
        EXPECT_EQ(answered.told(),
                  for_callers ? "401 signed-out: /headers/Authorization"
                              : std::to_string(operation.status))
            << operation.id;
        if (!for_callers) continue;
        EXPECT_EQ(answered.header("WWW-Authenticate"), R"(Bearer realm="Holdfast")");
        EXPECT_EQ(schemas_.fault_by_name(answered.body, "Problem"), "") << operation.id;
    }
}

TEST_F(Operations, AnUnknownParameterIsRefusedByEach)
{
    for (const Operation& operation : operations()) {
        web::Request asked = request(operation.method, target_of(operation), "social_worker");
        asked.query.add("name", "Invented Example");
        const Answered answered = send(asked);
        EXPECT_EQ(answered.told(), "400 malformed: /query") << operation.id;
        EXPECT_FALSE(answered.whole.body.contains("Invented")) << operation.id;
    }
}

TEST_F(Operations, TheDocumentHoldsEveryRouteAndNoOther)
{
    std::set<std::string> documented;
    for (const auto& path : document_.at("paths").as_object())
        for (const auto& method : path.value().as_object())
            documented.insert(std::string{method.key()} + " " + std::string{path.key()});
    std::set<std::string> routed;
    for (const web::Route& route : router_.routes())
        routed.insert((route.method == Method::post ? "post " : "get ") + route.pattern);
    EXPECT_EQ(documented, routed);
}

/// Every $ref in a document.
void find_references(const json::value& value, std::set<std::string>& found)
{
    if (value.is_array())
        for (const json::value& each : value.as_array()) find_references(each, found);
    if (!value.is_object()) return;
    for (const auto& member : value.as_object()) {
        if (member.key() == "$ref") found.emplace(member.value().as_string());
        else find_references(member.value(), found);
    }
}

TEST_F(Operations, EveryReferenceOfTheDocumentLeadsSomewhere)
{
    std::set<std::string> references;
    find_references(document_, references);
    EXPECT_GT(references.size(), 30U);
    for (const std::string& reference : references) {
        base::json::error_code error;
        const json::value whole = document_;
        EXPECT_NE(whole.find_pointer(reference.substr(1), error), nullptr) << reference;
    }
}

TEST(TheSchemaOfATest, NoticesEachKindOfFault)
{
    const json::object components = base::parse_json(R"({
          "Word": {"type": "string", "enum": ["a", "b"]},
          "Thing": {"type": "object", "required": ["word"], "additionalProperties": false,
                    "properties": {"word": {"$ref": "#/components/schemas/Word"},
                                   "list": {"type": "array", "items": {"type": "integer"}},
                                   "gap": {"type": ["boolean", "null"]}}},
          "Either": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Thing"}]}
        })")
                                        .value()
                                        .as_object();
    const JsonSchema schemas(components);
    struct Row {
        const char* value;
        const char* fault;
    };
    const Row rows[] = {
        {R"({"word": "a", "list": [1], "gap": null})", ""},
        {R"({"word": "c"})", "/word is none of the words"},
        {R"({"word": 1})", "/word is of another type"},
        {R"({"list": []})", "/word is missing"},
        {R"({"word": "a", "list": [1, "2"]})", "/list/1 is of another type"},
        {R"({"word": "a", "gap": 0})", "/gap is of another type"},
        {R"({"word": "a", "more": 1})", "/more is not declared"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(schemas.fault_by_name(base::parse_json(row.value).value(), "Thing"), row.fault);
    EXPECT_EQ(schemas.fault_by_name("text", "Either"), "");
    EXPECT_NE(schemas.fault_by_name(1, "Either"), "");
    EXPECT_NE(schemas.fault_by_name(1, "Nothing"), "");
}

}  // namespace
}  // namespace holdfast::exchange
