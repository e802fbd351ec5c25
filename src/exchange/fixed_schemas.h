#pragma once
#include <string_view>

namespace holdfast::exchange {

/// The schemas that are the same whatever record types there are, by their names. Text, so that it
/// reads as what it is; the test of the API holds every answer against it. Private to this room.
inline constexpr std::string_view fixed_schemas = R"json({
  "Id": {"type": "string", "pattern": "^[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  "OptionalId": {"type": ["string", "null"]},
  "OptionalDay": {"type": ["string", "null"], "format": "date"},
  "When": {"type": "string", "description":
    "As precisely as it is known: 2015-02-14, late 2015-02, 2015, 2014-10/2015-02, unknown."},
  "OptionalWhen": {"type": ["string", "null"]},
  "Ids": {"type": "array", "items": {"$ref": "#/components/schemas/Id"}},
  "Sentences": {"type": "array", "items": {"type": "string"}},
  "Code": {"type": "object", "required": ["code", "label"], "additionalProperties": false,
    "properties": {"code": {"type": "string"}, "label": {"type": "string"}}},
  "Part": {"type": "string",
    "enum": ["subject", "witness", "present", "mentioned", "recipient", "source"]},
  "About": {"type": "array", "items": {
    "type": "object", "required": ["as"], "additionalProperties": false,
    "properties": {
      "person": {"$ref": "#/components/schemas/Id"},
      "family": {"$ref": "#/components/schemas/Id"},
      "practitioner": {"$ref": "#/components/schemas/Id"},
      "agency": {"$ref": "#/components/schemas/Id"},
      "authority": {"$ref": "#/components/schemas/Id"},
      "as": {"$ref": "#/components/schemas/Part"}}}},
  "NewDocument": {"type": "object", "required": ["record", "content"],
    "additionalProperties": false,
    "properties": {
      "about": {"$ref": "#/components/schemas/NewAbout"},
      "record": {"$ref": "#/components/schemas/document"},
      "mediaType": {"type": "string"},
      "content": {"type": "string", "contentEncoding": "base64", "minLength": 4}}},
  "DocumentContent": {"type": "object", "required": ["id", "mediaType", "content"],
    "additionalProperties": false,
    "properties": {
      "id": {"$ref": "#/components/schemas/Id"},
      "mediaType": {"type": "string"},
      "content": {"type": "string", "contentEncoding": "base64"}}},
  "NewAbout": {"type": "array", "description":
    "Whom it is about, beside the family: in each one person, practitioner or agency.",
    "items": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "person": {"$ref": "#/components/schemas/Id"},
        "practitioner": {"$ref": "#/components/schemas/Id"},
        "agency": {"$ref": "#/components/schemas/Id"},
        "as": {"$ref": "#/components/schemas/Part"}}}},
  "Links": {"type": "object", "additionalProperties": false, "properties": {
    "corrects": {"$ref": "#/components/schemas/Ids"},
    "partOf": {"$ref": "#/components/schemas/Ids"},
    "answers": {"$ref": "#/components/schemas/Ids"},
    "evidenceFor": {"$ref": "#/components/schemas/Ids"},
    "supersedes": {"$ref": "#/components/schemas/Ids"},
    "restsOn": {"$ref": "#/components/schemas/Ids"}}},
  "Author": {"type": "object", "required": ["practitioner", "name", "role"],
    "additionalProperties": false,
    "properties": {
      "practitioner": {"$ref": "#/components/schemas/Id"},
      "name": {"type": "string"},
      "role": {"$ref": "#/components/schemas/Code"}}},
  "Evidence": {"type": "array", "items": {
    "type": "object", "required": ["entry", "says"], "additionalProperties": false,
    "properties": {"entry": {"$ref": "#/components/schemas/Id"}, "says": {"type": "string"}}}},
  "Finding": {"type": "object", "additionalProperties": false,
    "required": ["guardrail", "anchor", "standing", "because", "against", "missing", "due",
                 "changesOn", "policy", "restsOnHidden", "dismissedBy"],
    "properties": {
      "guardrail": {"type": "object", "required": ["id", "name", "asks"],
        "additionalProperties": false,
        "properties": {"id": {"type": "string"}, "name": {"type": "string"},
                       "asks": {"type": "string"}}},
      "anchor": {"$ref": "#/components/schemas/OptionalId"},
      "standing": {"type": "string", "enum": ["met", "pending", "breached", "cannotTell"]},
      "because": {"$ref": "#/components/schemas/Evidence"},
      "against": {"$ref": "#/components/schemas/Evidence"},
      "missing": {"$ref": "#/components/schemas/Sentences"},
      "due": {"$ref": "#/components/schemas/OptionalDay"},
      "changesOn": {"$ref": "#/components/schemas/OptionalDay"},
      "policy": {"$ref": "#/components/schemas/Sentences"},
      "restsOnHidden": {"type": "boolean", "description":
        "It rests on something that the caller may not see; ask the head of service."},
      "dismissedBy": {"$ref": "#/components/schemas/OptionalId"}}},
  "FindingList": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
  "Pending": {"type": "object", "additionalProperties": false,
    "required":
      ["gate", "proposal", "proposalHidden", "open", "leftOpen", "leftOpenUnseen", "items"],
    "properties": {
      "gate": {"type": "string", "description": "Which decision it asks for: close, step-down."},
      "proposal": {"$ref": "#/components/schemas/Id"},
      "proposalHidden": {"type": "boolean"},
      "open": {"type": "boolean", "description": "Does nothing stand in the way any more?"},
      "leftOpen": {"type": "array", "description":
        "What law or the census asks to end first.", "items": {
        "type": "object", "required": ["rule", "child", "entry", "message"],
        "additionalProperties": false,
        "properties": {
          "rule": {"type": "string"},
          "child": {"$ref": "#/components/schemas/Id"},
          "entry": {"$ref": "#/components/schemas/OptionalId"},
          "message": {"type": "string"}}}},
      "leftOpenUnseen": {"type": "boolean", "description":
        "Something more is open, which the caller may not read."},
      "items": {"type": "array", "items": {
        "type": "object", "required": ["state", "overriddenBy", "finding"],
        "additionalProperties": false,
        "properties": {
          "state": {"type": "string", "enum": ["answered", "overridden", "needsYou", "stops"]},
          "overriddenBy": {"$ref": "#/components/schemas/OptionalId"},
          "finding": {"$ref": "#/components/schemas/Finding"}}}}}},
  "Family": {"type": "object", "additionalProperties": false,
    "required": ["family", "today", "members", "episodes", "findings", "pending", "may"],
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date", "description":
        "The day that is reckoned from: today in London, or the day as known on."},
      "members": {"type": "array", "items": {
        "type": "object", "required": ["person", "name", "part", "since", "until"],
        "additionalProperties": false,
        "properties": {
          "person": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "part": {"$ref": "#/components/schemas/Code"},
          "since": {"$ref": "#/components/schemas/When"},
          "until": {"$ref": "#/components/schemas/OptionalWhen"}}}},
      "episodes": {"type": "array", "items": {
        "type": "object", "required": ["child", "openedBy", "closedBy"],
        "additionalProperties": false,
        "properties": {
          "child": {"$ref": "#/components/schemas/Id"},
          "openedBy": {"$ref": "#/components/schemas/Id"},
          "closedBy": {"$ref": "#/components/schemas/OptionalId"}}}},
      "findings": {"$ref": "#/components/schemas/FindingList"},
      "pending": {"$ref": "#/components/schemas/PendingList"},
      "may": {"type": "object", "required": ["file", "decide", "close", "override"],
        "additionalProperties": false,
        "properties": {
          "file": {"$ref": "#/components/schemas/Sentences"},
          "decide": {"type": "boolean"},
          "close": {"type": "boolean"},
          "override": {"type": "boolean"}}}}},
  "Findings": {"type": "object", "required": ["family", "today", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "data": {"$ref": "#/components/schemas/FindingList"}}},
  "PendingList": {"type": "array", "items": {"$ref": "#/components/schemas/Pending"}},
  "Gates": {"type": "object", "required": ["family", "today", "pending"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "pending": {"$ref": "#/components/schemas/PendingList"}}},
  "RecordPage": {"type": "object", "required": ["data", "page"], "additionalProperties": false,
    "properties": {
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Record"}},
      "page": {"type": "object", "required": ["next", "limit"], "additionalProperties": false,
        "properties": {
          "next": {"type": ["string", "null"], "description":
            "Opaque: what `after` takes for the next page; null on the last one."},
          "limit": {"type": "integer"}}}}},
  "Filed": {"type": "object", "required": ["family", "persons", "entries", "receipt"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "persons": {"$ref": "#/components/schemas/Ids"},
      "entries": {"$ref": "#/components/schemas/Ids"},
      "receipt": {"type": "string"}}},
  "NewContact": {"type": "object", "required": ["record"], "additionalProperties": false,
    "description": "Either a family that is known here, or children who are not.",
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "about": {"$ref": "#/components/schemas/NewAbout"},
      "children": {"type": "array", "minItems": 1, "maxItems": 20,
        "items": {"$ref": "#/components/schemas/person"}},
      "record": {"$ref": "#/components/schemas/contact"}}},
  "NewBatch": {"type": "object", "required": ["records"], "additionalProperties": false,
    "properties": {"records": {"type": "array", "minItems": 1, "maxItems": 20,
      "items": {"$ref": "#/components/schemas/NewRecordOfBatch"}}}},
  "Nothing": {"type": "object", "additionalProperties": false, "properties": {}},
  "Raised": {"type": "object", "required": ["family", "entries", "receipt"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "entries": {"$ref": "#/components/schemas/Ids"},
      "receipt": {"type": "string"}}},
  "Persons": {"type": "array", "items": {
    "type": "object", "required": ["person", "name"], "additionalProperties": false,
    "properties": {
      "person": {"$ref": "#/components/schemas/Id"}, "name": {"type": "string"}}}},
  "Owed": {"type": "object", "additionalProperties": false,
    "required": ["clock", "what", "who", "children", "since", "dueFirst", "dueLast", "doubt",
                 "standing", "policy"],
    "properties": {
      "clock": {"type": "string"},
      "what": {"type": "string"},
      "who": {"type": "string", "description": "Whose task it is."},
      "children": {"$ref": "#/components/schemas/Persons"},
      "since": {"$ref": "#/components/schemas/Id"},
      "dueFirst": {"$ref": "#/components/schemas/OptionalDay"},
      "dueLast": {"$ref": "#/components/schemas/OptionalDay"},
      "doubt": {"type": "string", "description": "Why the day cannot be told, where it cannot."},
      "standing": {"type": "string", "enum": ["running", "late", "cannotTell"]},
      "policy": {"type": "string", "description": "Where the period comes from."}}},
  "OwedList": {"type": "array", "items": {"$ref": "#/components/schemas/Owed"}},
  "OwedToFamily": {"type": "object", "required": ["family", "today", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Owed"}}}},
  "Child": {"type": "object", "required": ["person", "name", "unborn", "lastSeen", "plans"],
    "additionalProperties": false,
    "properties": {
      "person": {"$ref": "#/components/schemas/Id"},
      "name": {"type": "string"},
      "unborn": {"type": "boolean"},
      "lastSeen": {"type": ["object", "null"], "required": ["visit", "on", "seen"],
        "additionalProperties": false,
        "properties": {
          "visit": {"$ref": "#/components/schemas/Id"},
          "on": {"$ref": "#/components/schemas/When"},
          "seen": {"$ref": "#/components/schemas/Code"}}},
      "plans": {"type": "array", "items": {
        "type": "object", "required": ["record", "type", "since"], "additionalProperties": false,
        "properties": {
          "record": {"$ref": "#/components/schemas/Id"},
          "type": {"type": "string"},
          "since": {"$ref": "#/components/schemas/When"}}}}}},
  "Children": {"type": "object", "required": ["family", "today", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Child"}}}},
  "Step": {"type": "object",
    "required": ["type", "child", "rule", "force", "entry", "message", "source"],
    "additionalProperties": false,
    "properties": {
      "type": {"type": "string", "description": "The record type that would begin."},
      "child": {"$ref": "#/components/schemas/Id"},
      "rule": {"type": "string"},
      "force": {"type": "string", "enum": ["refused", "shown"]},
      "entry": {"$ref": "#/components/schemas/OptionalId"},
      "message": {"type": "string"},
      "source": {"type": "string"}}},
  "Steps": {"type": "object", "required": ["family", "today", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Step"}}}},
  "Household": {"type": "object",
    "required": ["lines", "postcode", "keptSecret", "residents"],
    "additionalProperties": false,
    "properties": {
      "lines": {"type": ["string", "null"]},
      "postcode": {"type": ["string", "null"]},
      "keptSecret": {"type": "boolean"},
      "residents": {"type": "array", "items": {"type": "object",
        "required": ["person", "name", "certain", "record"],
        "additionalProperties": false,
        "properties": {
          "person": {"$ref": "#/components/schemas/Id"},
          "name": {"type": "string"},
          "certain": {"type": "boolean"},
          "record": {"$ref": "#/components/schemas/Id"}}}}}},
  "Households": {"type": "object", "required": ["family", "today", "day", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "day": {"type": "string", "format": "date"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Household"}}}},
  "ChapterName": {"type": "string", "enum": ["plan", "assessments", "meetings", "decisions"]},
  "ChapterEntry": {"type": "object", "required": ["goesOn", "record", "beneath"],
    "additionalProperties": false,
    "properties": {
      "goesOn": {"type": "boolean"},
      "record": {"$ref": "#/components/schemas/Record"},
      "beneath": {"type": "array", "items": {"$ref": "#/components/schemas/Record"}}}},
  "Chapter": {"type": "object", "required": ["family", "today", "data", "chapter", "owed"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "chapter": {"$ref": "#/components/schemas/ChapterName"},
      "owed": {"$ref": "#/components/schemas/OwedList"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/ChapterEntry"}}}},
  "Practitioner": {"type": "object", "required": ["practitioner", "name", "role", "team"],
    "additionalProperties": false,
    "properties": {
      "practitioner": {"$ref": "#/components/schemas/Id"},
      "name": {"type": "string"},
      "role": {"$ref": "#/components/schemas/Code"},
      "team": {"type": ["string", "null"]}}},
  "Practitioners": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array",
      "items": {"$ref": "#/components/schemas/Practitioner"}}}},
  "Agency": {"type": "object", "additionalProperties": false,
    "required": ["agency", "name", "kind", "protected", "reached", "onProtocolList", "until"],
    "properties": {
      "agency": {"$ref": "#/components/schemas/Id"},
      "name": {"type": ["string", "null"]},
      "kind": {"oneOf": [{"$ref": "#/components/schemas/Code"}, {"type": "null"}]},
      "protected": {"type": "boolean", "description":
        "Who knows where it is could find somebody who hides. Then `reached` is null."},
      "reached": {"type": ["object", "null"], "additionalProperties": false,
        "required": ["phone", "outOfHoursPhone", "email", "address"],
        "properties": {
          "phone": {"type": ["string", "null"]},
          "outOfHoursPhone": {"type": ["string", "null"]},
          "email": {"type": ["string", "null"]},
          "address": {"type": ["string", "null"]}}},
      "onProtocolList": {"type": ["boolean", "null"], "description":
        "Is it told of every referral that concerns it?"},
      "until": {"$ref": "#/components/schemas/OptionalWhen"}}},
  "Agencies": {"type": "object", "required": ["data"], "additionalProperties": false,
    "properties": {"data": {"type": "array",
      "items": {"$ref": "#/components/schemas/Agency"}}}},
  "Worker": {"type": "object",
    "required": ["practitioner", "name", "role", "team", "allocation", "lead", "since"],
    "additionalProperties": false,
    "properties": {
      "practitioner": {"$ref": "#/components/schemas/Id"},
      "name": {"type": "string"},
      "role": {"$ref": "#/components/schemas/Code"},
      "team": {"type": ["string", "null"]},
      "allocation": {"$ref": "#/components/schemas/Id"},
      "lead": {"type": "boolean"},
      "since": {"$ref": "#/components/schemas/When"}}},
  "Workers": {"type": "object", "required": ["family", "today", "data", "hasOpenWork"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "hasOpenWork": {"type": "boolean"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Worker"}}}},
  "FoundPersons": {"type": "array", "items": {"$ref": "#/components/schemas/FoundPerson"}},
  "Double": {"type": "object", "required": ["person", "mayBe", "is"],
    "additionalProperties": false,
    "properties": {
      "person": {"$ref": "#/components/schemas/Id"},
      "mayBe": {"$ref": "#/components/schemas/FoundPersons"},
      "is": {"$ref": "#/components/schemas/FoundPersons"}}},
  "Doubles": {"type": "object", "required": ["family", "today", "data"],
    "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "today": {"type": "string", "format": "date"},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Double"}}}},
  "WorkLine": {"type": "object", "additionalProperties": false,
    "required": ["family", "children", "relation", "state", "questions", "lastWritten",
                 "dangers", "closing"],
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "children": {"$ref": "#/components/schemas/Persons"},
      "relation": {"type": "string",
        "enum": ["none", "allocated", "coWorker", "team", "managerOf"]},
      "state": {"type": "string",
        "enum": ["closingProposed", "open", "notReferred", "closed"]},
      "questions": {"type": "integer", "description":
        "Guardrails to look at: without what only waits, and what was dismissed."},
      "lastWritten": {"$ref": "#/components/schemas/OptionalDay"},
      "dangers": {"$ref": "#/components/schemas/Ids"},
      "closing": {"type": ["object", "null"], "required": ["proposal", "open"],
        "additionalProperties": false,
        "properties": {
          "proposal": {"$ref": "#/components/schemas/Id"}, "open": {"type": "boolean"}}}}},
  "WorkList": {"type": "object", "required": ["today", "data", "more"],
    "additionalProperties": false,
    "properties": {
      "today": {"type": "string", "format": "date"},
      "more": {"type": "boolean", "description":
        "There are more: they follow when these are dealt with."},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/WorkLine"}}}},
  "OwedLine": {"type": "object", "required": ["family", "owed"], "additionalProperties": false,
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "owed": {"$ref": "#/components/schemas/Owed"}}},
  "OwedWork": {"type": "object", "required": ["today", "data", "more"],
    "additionalProperties": false,
    "properties": {
      "today": {"type": "string", "format": "date"},
      "more": {"type": "boolean", "description":
        "There are more: they follow when these are dealt with."},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/OwedLine"}}}},
  "WaitingContact": {"type": "object", "additionalProperties": false,
    "required": ["family", "children", "waitsFor", "owed", "contactsBefore", "possibleDoubles",
                 "contact"],
    "properties": {
      "family": {"$ref": "#/components/schemas/Id"},
      "children": {"$ref": "#/components/schemas/Persons"},
      "waitsFor": {"type": "string", "enum": ["decision", "referral"]},
      "owed": {"$ref": "#/components/schemas/OwedList"},
      "contactsBefore": {"type": "integer", "description": "In the two years before."},
      "possibleDoubles": {"type": "integer", "description":
        "People in the record who may be one of these children."},
      "contact": {"$ref": "#/components/schemas/Record"}}},
  "WaitingContacts": {"type": "object", "required": ["today", "data", "more"],
    "additionalProperties": false,
    "properties": {
      "today": {"type": "string", "format": "date"},
      "more": {"type": "boolean", "description":
        "There are more: they follow when these are dealt with."},
      "data": {"type": "array", "items": {"$ref": "#/components/schemas/WaitingContact"}}}},
  "Search": {"type": "object", "required": ["name"], "additionalProperties": false,
    "properties": {"name": {"type": "string", "description":
      "Words of a name, or their beginnings; of an address; a number; a day of birth."}}},
  "People": {"type": "object", "required": ["data", "more", "partly"],
    "additionalProperties": false,
    "properties": {"more": {"type": "boolean", "description": "There are more than these."},
      "partly": {"type": "boolean", "description":
        "Nobody fits all that was searched for; these fit the most of it."},
      "data": {"type": "array", "maxItems": 50,
        "items": {"$ref": "#/components/schemas/FoundPerson"}}}},
  "FoundPerson": {"type": "object", "additionalProperties": false,
    "required": ["person", "name", "born", "expectedBirth", "families", "foundBy"],
    "properties": {
      "person": {"$ref": "#/components/schemas/Id"},
      "name": {"type": "string"},
      "born": {"$ref": "#/components/schemas/OptionalWhen"},
      "expectedBirth": {"$ref": "#/components/schemas/OptionalDay"},
      "families": {"$ref": "#/components/schemas/Ids"},
      "foundBy": {"type": "array", "items": {"type": "string"}, "description":
        "By what, where it is not the name that the person goes by; in words."}}},
  "Problem": {"type": "object", "additionalProperties": false,
    "description": "Problem details of RFC 9457.",
    "required": ["type", "title", "status", "detail", "instance", "errors"],
    "properties": {
      "type": {"type": "string", "format": "uri-reference"},
      "title": {"type": "string"},
      "status": {"type": "integer"},
      "detail": {"type": "string"},
      "instance": {"type": "string", "description": "The request's id, as in X-Request-Id."},
      "errors": {"type": "array", "items": {
        "type": "object", "required": ["pointer", "code", "detail"],
        "additionalProperties": false,
        "properties": {
          "pointer": {"type": "string"},
          "code": {"type": "string"},
          "detail": {"type": "string"},
          "because": {"$ref": "#/components/schemas/Evidence"},
          "against": {"$ref": "#/components/schemas/Evidence"},
          "missing": {"$ref": "#/components/schemas/Sentences"},
          "restsOnHidden": {"type": "boolean"}}}}}},
  "ProblemTypes": {"type": "object", "required": ["problems"], "additionalProperties": false,
    "properties": {"problems": {"type": "array", "items": {
      "type": "object", "required": ["type", "title", "status", "means"],
      "additionalProperties": false,
      "properties": {
        "type": {"type": "string"}, "title": {"type": "string"},
        "status": {"type": "integer"}, "means": {"type": "string"}}}}}},
  "RecordTypes": {"type": "object", "required": ["recordTypes"], "additionalProperties": false,
    "properties": {"recordTypes": {"type": "array", "items": {
      "type": "object", "required": ["key", "name", "purpose", "schema"],
      "additionalProperties": false,
      "properties": {
        "key": {"type": "string"}, "name": {"type": "string"},
        "purpose": {"type": "string"}, "schema": {"type": "object"}}}}}},
  "Guardrails": {"type": "object", "required": ["guardrails"], "additionalProperties": false,
    "properties": {"guardrails": {"type": "array", "items": {
      "type": "object", "required": ["id", "name", "rule", "asks", "mode", "source"]}}}},
  "Index": {"type": "object", "required": ["openApi", "operations"],
    "additionalProperties": false,
    "properties": {
      "openApi": {"type": "string"},
      "operations": {"type": "array", "items": {
        "type": "object", "required": ["method", "address", "summary"],
        "additionalProperties": false,
        "properties": {
          "method": {"type": "string"}, "address": {"type": "string"},
          "summary": {"type": "string"}}}}}},
  "OpenApi": {"type": "object", "required": ["openapi", "info", "paths", "components"]}
})json";

}  // namespace holdfast::exchange
