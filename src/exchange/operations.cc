#include "exchange/operations.h"

#include "exchange/about_api.h"
#include "exchange/agencies.h"
#include "exchange/documents.h"
#include "exchange/family_now.h"
#include "exchange/reading.h"
#include "exchange/work_lists.h"
#include "exchange/writing.h"

#include <array>

namespace holdfast::exchange {

namespace {

using web::Method;

constexpr std::array as_of = {Parameter::as_known_on};
constexpr std::array on_a_day = {Parameter::as_known_on, Parameter::day};
constexpr std::array paged = {Parameter::as_known_on, Parameter::limit, Parameter::after};

constexpr std::string_view note_example = R"json({
  "type": "note",
  "about": [{"person": "0ch1d00000000000000000000e", "as": "subject"}],
  "record": {"happenedOn": "2026-03-02", "topic": "visit",
             "text": "An invented visit. The invented child showed us a drawing."}
})json";

constexpr std::string_view document_example = R"json({
  "about": [{"person": "0ch1d00000000000000000000e"}],
  "record": {"dated": "2026-03-02", "title": "An invented drawing", "kind": "childs_work",
             "shows": "An invented house, drawn by the invented child.", "childsOwn": true},
  "mediaType": "image/png",
  "content": "QW4gaW52ZW50ZWQgZHJhd2luZy4="
})json";

constexpr std::string_view batch_example = R"json({
  "records": [
    {"type": "visit",
     "about": [{"person": "0ch1d00000000000000000000e", "as": "subject"}],
     "record": {"visited": "2026-03-02", "account": "An invented visit to all of them."}},
    {"type": "visit", "partOf": 0,
     "about": [{"person": "0ch1d00000000000000000000e", "as": "subject"}],
     "record": {"visited": "2026-03-02", "seen": "alone"}}
  ]
})json";

constexpr std::string_view danger_example = "{}";

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
              .description = "Its members, episodes and findings, what waits to be decided, "
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
    Operation{
        .method = Method::post,
        .pattern = "/api/v1/families/{family}/batches",
        .id = "fileBatch",
        .summary = "File several records together",
        .description =
            "At most 20 about one family, all or none, in one commit. A later one may be part of "
            "an earlier one by its place: so what is true of three children is told once, and what "
            "differs for one beside it. Every fault of every record is told at once.",
        .takes = "NewBatch",
        .example = batch_example,
        .repeated = Repeated::needs_key,
        .status = 201,
        .answers = "Filed",
        .answer = &file_batch},
    Operation{.method = Method::post,
              .pattern = "/api/v1/families/{family}/documents",
              .id = "attachDocument",
              .summary = "Attach a document",
              .description = "A letter, a report, a picture or a recording of at most 8 MB, whose "
                             "bytes come in base 64 and are kept as they came.",
              .takes = "NewDocument",
              .example = document_example,
              .repeated = Repeated::needs_key,
              .status = 201,
              .answers = "Filed",
              .answer = &attach_document},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/documents/{document}",
              .id = "readDocument",
              .summary = "A document's content",
              .description = "Its bytes in base 64, as they were sent, checked against what was "
                             "written of them then. Nobody has looked into them: not for a virus "
                             "either.",
              .query = as_of,
              .answers = "DocumentContent",
              .answer = &answer_document},
    Operation{.method = Method::post,
              .pattern = "/api/v1/families/{family}/dangers",
              .id = "raiseDanger",
              .summary = "A child is in danger now",
              .description =
                  "Written down at once about all the children of the family, by any of the staff, "
                  "also who may not read its file. It stands first on the lists of those who act.",
              .takes = "Nothing",
              .example = danger_example,
              .repeated = Repeated::needs_key,
              .status = 201,
              .answers = "Raised",
              .answer = &raise_danger},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/findings",
              .id = "readFindings",
              .summary = "Findings",
              .description = "What each guardrail says of the family now.",
              .query = as_of,
              .answers = "Findings",
              .answer = &answer_findings},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/gates",
              .id = "readGates",
              .summary = "What waits to be decided",
              .description = "Each proposal that nobody has decided yet, such as to close or to "
                             "lower a level, and what stands in its way.",
              .query = as_of,
              .answers = "Gates",
              .answer = &answer_gates},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/children",
              .id = "readChildren",
              .summary = "How the children stand",
              .description = "When each was last seen on a visit, and the plans that go on.",
              .query = as_of,
              .answers = "Children",
              .answer = &answer_children},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/chapters/{chapter}",
              .id = "readChapter",
              .summary = "A chapter of the file",
              .description = "Plan, assessments, meetings or decisions: what goes on first, each "
                             "with its parts and answers, and what is owed of it.",
              .query = as_of,
              .answers = "Chapter",
              .answer = &answer_chapter},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/owed",
              .id = "readOwed",
              .summary = "What is owed",
              .description = "What the family is owed still, by when, and whose task it is.",
              .query = as_of,
              .answers = "OwedToFamily",
              .answer = &answer_owed},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/steps",
              .id = "readSteps",
              .summary = "What stands in the way",
              .description =
                  "What law or the census forbids to begin for each child now, by record type. A "
                  "rule with the force `refused` refuses the record; one that is `shown` does not.",
              .query = as_of,
              .answers = "Steps",
              .answer = &answer_steps},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/workers",
              .id = "readWorkers",
              .summary = "Who works with them",
              .description = "Who is allocated to the family today.",
              .query = as_of,
              .answers = "Workers",
              .answer = &answer_workers},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/households",
              .id = "readHouseholds",
              .summary = "Who lived with whom",
              .description = "The households of the family's members on a day, by their addresses. "
                             "Whoever may have lived there, but not for certain, is told so.",
              .query = on_a_day,
              .answers = "Households",
              .answer = &answer_households},
    Operation{.method = Method::get,
              .pattern = "/api/v1/families/{family}/doubles",
              .id = "readDoubles",
              .summary = "Possible doubles",
              .description = "Who in the record may be the same person as a member, and of whom it "
                             "was said. To say it, file a samePerson record.",
              .query = as_of,
              .answers = "Doubles",
              .answer = &answer_doubles},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/families",
              .id = "readMyFamilies",
              .summary = "My families",
              .description = "The families that the caller or the caller's team works with.",
              .answers = "WorkList",
              .answer = &answer_my_families},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/owed",
              .id = "readWorkOwed",
              .summary = "What is owed to my families",
              .description = "What has no day first, because a day must be found; then by the day.",
              .answers = "OwedWork",
              .answer = &answer_owed_to_mine},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/dangers",
              .id = "readWorkDangers",
              .summary = "Children in danger now",
              .description =
                  "Families where a child is said to be in danger and nobody wrote what was done.",
              .answers = "WorkList",
              .answer = &answer_dangers},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/contacts",
              .id = "readWorkContacts",
              .summary = "Contacts that wait",
              .description = "For a decision or for their referral, in families by the longest "
                             "wait: with until when, how many came before in two years, and how "
                             "many people in the record may be one of the children.",
              .answers = "WaitingContacts",
              .answer = &answer_waiting_contacts},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/closings",
              .id = "readWorkClosings",
              .summary = "Closings that wait",
              .description = "Families whose closing waits for the caller to decide or to sign.",
              .answers = "WorkList",
              .answer = &answer_closings},
    Operation{.method = Method::get,
              .pattern = "/api/v1/work/unallocated",
              .id = "readWorkUnallocated",
              .summary = "Families without a worker",
              .description = "Work is open, and nobody is allocated.",
              .answers = "WorkList",
              .answer = &answer_unallocated},
    Operation{.method = Method::post,
              .pattern = "/api/v1/people/search",
              .id = "searchPeople",
              .summary = "Search people",
              .description =
                  "By a name as it was heard, a day of birth, an address or a number. Says that "
                  "somebody is known here and in which families, and nothing else. A "
                  "POST, so that no name stands in an address; it changes nothing.",
              .takes = "Search",
              .example = search_example,
              .answers = "People",
              .answer = &answer_search},
    Operation{.method = Method::get,
              .pattern = "/api/v1/practitioners",
              .id = "readPractitioners",
              .summary = "Practitioners",
              .description = "Who works with families here, to be named in a record.",
              .answers = "Practitioners",
              .answer = &answer_practitioners},
    Operation{.method = Method::get,
              .pattern = "/api/v1/agencies",
              .id = "readAgencies",
              .summary = "Agencies",
              .description =
                  "Every agency of the register as it stands now, also one that has ended. Of a "
                  "protected one, such as a refuge, neither address nor telephone nor e-mail is "
                  "answered: they stand on its page, which writes down who looked.",
              .answers = "Agencies",
              .answer = &answer_agencies},
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
