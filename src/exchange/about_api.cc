#include "exchange/about_api.h"

#include "exchange/conditional.h"
#include "exchange/open_api.h"
#include "exchange/operations.h"
#include "exchange/refusals.h"
#include "guardrails/manual.h"
#include "records/describe.h"
#include "records/record_types.h"

namespace holdfast::exchange {

namespace json = base::json;

web::Response answer_record_types(const web::Request& request)
{
    json::array types;
    for (const records::RecordType* type : records::types_of_files()) {
        json::object one;
        one["key"] = type->key;
        one["name"] = type->name;
        one["purpose"] = type->purpose;
        one["schema"] = records::schema(*type);
        types.push_back(std::move(one));
    }
    json::object body;
    body["recordTypes"] = std::move(types);
    return answer_unless_known(request, body);
}

web::Response answer_guardrails(const web::Request& request)
{
    return answer_unless_known(request, guardrails::manual_json());
}

web::Response answer_index(const web::Request& request)
{
    json::array shown;
    for (const Operation& operation : operations()) {
        json::object one;
        one["method"] = operation.method == web::Method::post ? "POST" : "GET";
        one["address"] = operation.pattern.text();
        one["summary"] = operation.summary;
        shown.push_back(std::move(one));
    }
    json::object body;
    body["openApi"] = "/api/v1/openapi.json";
    body["operations"] = std::move(shown);
    return answer_unless_known(request, body);
}

web::Response answer_open_api(const web::Request& request)
{
    return answer_unless_known(request, open_api());
}

web::Response answer_problem_types(const web::Request& request)
{
    json::array problems;
    for (const RefusalWords& words : refusal_words()) {
        json::object one;
        one["type"] = "/api/problems#" + std::string{words.word};
        one["title"] = words.title;
        one["status"] = words.status;
        one["means"] = words.means;
        problems.push_back(std::move(one));
    }
    json::object body;
    body["problems"] = std::move(problems);
    return answer_unless_known(request, body);
}

}  // namespace holdfast::exchange
