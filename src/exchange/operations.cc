#include "exchange/operations.h"

#include "exchange/about_api.h"
#include "exchange/reading.h"
#include "exchange/writing.h"

#include <array>

namespace holdfast::exchange {

namespace {

using web::Method;

constexpr std::array as_of = {Parameter::as_known_on};
constexpr std::array paged = {Parameter::as_known_on, Parameter::limit, Parameter::after};

constexpr std::string_view note_example = R"json({
  "type": "note",
  "about": [{"person": "0ch1d00000000000000000000e", "as": "subject"}],
  "record": {"happenedOn": "2026-03-02", "topic": "visit",
             "text": "An invented visit. The invented child showed us a drawing."}
})json";

constexpr std::string_view contact_example = R"json({
  "children": [{"knownAs": "Invented Example", "born": "2020-05"}],
  "record": {"received": "2026-03-02", "source": "2A", "route": "form",
             "concern": "An invented worry of an invented school."}
})json";

constexpr std::string_view search_example = R"json({"name": "Invented Ex"})json";

constexpr std::array table = {
    Operation{.method = Method::post,
              .pattern = "/api/v1/contacts",
              .id = "fileContact",
              .summary = "Tell of a worry",
              .description = "About a family that is known here, or about children who are not "
                             "known yet, who then get a family of their own.",
              .takes = "NewContact",
              .example = contact_example,
              .repeated = Repeated::needs_key,
              .status = 201,
              .answers = "Filed",
              .answer = &file_contact},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}",
              .id = "readFamily",
              .summary = "A family",
              .description = "Its members, episodes and findings, its closing if one is proposed, "
                             "and what the caller may do.",
              .query = as_of,
              .answers = "Family",
              .answer = &answer_family},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/records",
              .id = "readRecords",
              .summary = "A family's file",
              .description = "What is recorded about the family and its members, as it stands "
                             "after corrections, in the order of recording.",
              .query = paged,
              .answers = "RecordPage",
              .answer = &answer_records},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/records/{record}",
              .id = "readRecord",
              .summary = "One record",
              .description = "Whichever of its corrections is named, as it stands now.",
              .query = as_of,
              .answers = "Record",
              .answer = &answer_record},
    Operation{
        .method = Method::post,
        .pattern = "/api/v1/families/{family}/records",
        .id = "fileRecord",
        .summary = "File a record",
        .description =
            "A proposal, a signature and a decision need `seen`: what the header X-Seen said when "
            "the file was read. A decision to close passes the gate or is refused in its words.",
        .takes = "NewRecord",
        .example = note_example,
        .repeated = Repeated::needs_key,
        .status = 201,
        .answers = "Filed",
        .answer = &file_record},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/findings",
              .id = "readFindings",
              .summary = "Findings",
              .description = "What each guardrail says of the family now.",
              .query = as_of,
              .answers = "Findings",
              .answer = &answer_findings},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/gate",
              .id = "readGate",
              .summary = "The gate of a closing",
              .description =
                  "The proposal to close that nobody has decided, and what stands in its way.",
              .query = as_of,
              .answers = "Gate",
              .answer = &answer_gate},
    Operation{.method = Method::post,
              .pattern = "/api/v1/people/search",
              .id = "searchPeople",
              .summary = "Search people by name",
              .description =
                  "Says that somebody is known here and in which families, and nothing else. A "
                  "POST, so that no name stands in an address; it changes nothing.",
              .takes = "Search",
              .example = search_example,
              .answers = "People",
              .answer = &answer_search},
    Operation{.method = Method::get,
              .pattern = "/api/v1/record-types",
              .id = "readRecordTypes",
              .summary = "Record types",
              .description = "What may be written down, with the JSON Schema of each.",
              .answers = "RecordTypes",
              .answer = &answer_record_types},
    Operation{.method = Method::get,
              .pattern = "/api/v1/guardrails",
              .id = "readGuardrails",
              .summary = "Guardrails",
              .description = "Each rule with its question, its source and its examples.",
              .answers = "Guardrails",
              .answer = &answer_guardrails},
    Operation{.method = Method::get,
              .pattern = "/api/v1/openapi.json",
              .id = "readOpenApi",
              .summary = "This document",
              .description = "OpenAPI 3.1.",
              .answers = "OpenApi",
              .answer = &answer_open_api},
    Operation{.method = Method::get,
              .pattern = "/api/problems",
              .id = "readProblems",
              .summary = "Problems",
              .description = "What each type of problem means, and what the sender can do.",
              .answers = "ProblemTypes",
              .answer = &answer_problem_types},
    Operation{.method = Method::get,
              .pattern = "/api",
              .id = "readApi",
              .summary = "Where to begin",
              .description = "Every operation in a few words.",
              .answers = "Index",
              .answer = &answer_index},
};

}  // namespace

std::span<const Operation> operations()
{
    return table;
}

}  // namespace holdfast::exchange
