#include "replay/case_text.h"

namespace holdfast::replay {
namespace {

TEST(CaseFile, AGoodOneIsReadWhole)
{
    Parts parts;
    parts.later = event(R"({"note": {"text": "N.", "happenedOn": "2026-03"}})")
                + event(R"({"letter": {"purpose": "outcome"}, "links": {"answers": "1"}},)"
                        R"({"by": "reviewer", "note": {"text": "N."}, "links": )"
                        R"({"restsOn": ["1", "2#1", "3#1"]}})",
                        "3",
                        "14 days after entry:1");
    parts.more = R"(, "source": "Invented", "authority": "Council", "told": ["A sentence."])";
    ASSERT_EQ(told(text_of(parts)), "read");
    base::SeededEntropy entropy{3};
    const CaseFile file = read_case_file(text_of(parts), today, entropy).value();
    EXPECT_EQ(file.title, "A case");
    EXPECT_EQ(file.source, "Invented");
    ASSERT_EQ(file.events.size(), 3U);
    const CaseEvent& last = file.events.back();
    EXPECT_EQ(last.happened, "14 days after entry:1");
    EXPECT_EQ(last.family, "example");
    ASSERT_EQ(last.records.size(), 2U);
    EXPECT_EQ(last.records[0].by, "worker");
    EXPECT_EQ(last.records[1].by, "reviewer");
    EXPECT_EQ(last.records[1].links.size(), 3U);
    // The family and, unless told otherwise, its children.
    EXPECT_EQ(last.records[0].about.size(), 2U);
}

TEST(CaseFile, WhatIsNoCaseFile)
{
    struct Row {
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"", "invalid line 1, column 1"},
        {"{\n  \"holdfast\": case", "invalid line 2, column 15"},
        {"[]", "invalid "},
        {"7", "invalid "},
        {"{}", "invalid /holdfast, missing /version, missing /title, missing /events"},
        {R"({"holdfast": "export", "version": "1", "title": 7, "events": {}})",
         "invalid /holdfast, missing /version, invalid /title, invalid /events, missing /events"},
        {R"({"holdfast": "case", "holdfast": "case"})", "invalid line 1, column 31"},
    };
    for (const Row& row : rows) EXPECT_EQ(told(row.text), row.expected) << row.text;
}

TEST(CaseFile, Versions)
{
    struct Row {
        const char* version;
        const char* expected;
    };
    const Row rows[] = {
        {"1", "read"},
        {"2", "newer_format /version"},
        {"9000000000", "newer_format /version"},
        {"0", "invalid /version"},
        {"-1", "invalid /version"},
        {"1.0", "missing /version"},
        {"null", "missing /version"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.version = row.version;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.version;
    }
}

TEST(CaseFile, Events)
{
    struct Row {
        const char* told;
        std::string event;  // After the first.
        const char* expected;
    };
    const std::string note = R"({"note": {"text": "N."}})";
    const Row rows[] = {
        {"label twice", event(note, "1"), "conflict /events/1/n"},
        {"no object", ", 7", "invalid /events/1"},
        {"impossible date", event(note, "2", "2026-02-30"), "invalid /events/1/happened"},
        {"no date", event(note, "2", "yesterday"), "invalid /events/1/happened"},
        {"empty date",
         event(note, "2", ""),
         "invalid /events/1/happened, missing /events/1/records/0/note/happenedOn"},
        {"backwards", event(note, "2", "2026-03/2026-02"), "invalid /events/1/happened"},
        {"after nothing", event(note, "2", "1 day after entry:9"), "not_found /events/1/happened"},
        {"after itself", event(note, "2", "1 day after entry:2"), "not_found /events/1/happened"},
        {"needs", R"(, {"n": "2"})", "missing /events/1/title, missing /events/1/happened"},
        {"recorded",
         R"(, {"n": "2", "title": "T", "happened": "2026", "recorded": "soon"})",
         "invalid /events/1/recorded"},
        {"family",
         R"(, {"n": "2", "title": "T", "happened": "2026", "family": "other"})",
         "not_found /events/1/family"},
        {"about no family",
         R"(, {"n": "2", "title": "T", "happened": "2026", "noFamily": true})",
         "read"},
        {"about a family and none",
         R"(, {"n": "2", "title": "T", "happened": "2026", "family": "example",)"
         R"( "noFamily": true})",
         "conflict /events/1/family"},
        {"about nobody",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": ["robin"]})",
         "not_found /events/1/about/0"},
        {"about as nothing",
         R"(, {"n": "2", "title": "T", "happened": "2026",)"
         R"( "about": [{"person": "wren", "as": "victim"}]})",
         "unknown /events/1/about/0/as"},
        {"about an agency and a practitioner",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": ["wren",)"
         R"( {"agency": "council", "as": "recipient"}, {"practitioner": "worker"}]})",
         "read"},
        {"about no such practitioner",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": [{"practitioner": "wren"}]})",
         "not_found /events/1/about/0"},
        {"about no such agency",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": ["wren",)"
         R"( {"agency": "worker"}]})",
         "not_found /events/1/about/1"},
        {"about two in one",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": [{"person": "wren",)"
         R"( "agency": "council"}]})",
         "invalid /events/1/about/0"},
        {"about no member",
         R"(, {"n": "2", "title": "T", "happened": "2026", "about": [{"as": "subject"}, 7]})",
         "invalid /events/1/about/0, invalid /events/1/about/1"},
        {"unknown member",
         R"(, {"n": "2", "title": "T", "happened": "2026", "when": "2026"})",
         "unknown /events/1/when"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.later = row.event;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
    }
}

TEST(CaseFile, Records)
{
    struct Row {
        const char* told;
        const char* record;    // By a social worker.
        const char* expected;  // Behind "/events/1/records/0".
    };
    const Row rows[] = {
        {"no object", "7", "invalid "},
        {"no kind", R"({"poem": {}})", "unknown "},
        {"nothing", "{}", "unknown "},
        {"unknown field", R"({"note": {"text": "N.", "mood": "x"}})", "unknown /note/mood"},
        {"missing field", R"({"note": {}})", "missing /note/text"},
        {"wrong form", R"({"note": {"text": 7}})", "invalid /note/text"},
        {"impossible date",
         R"({"note": {"text": "N.", "happenedOn": "2026-13"}})",
         "invalid /note/happenedOn"},
        {"code", R"({"letter": {"purpose": "threat"}})", "invalid /letter/purpose"},
        {"flag",
         R"({"letter": {"purpose": "warning", "namesDomesticAbuse": "yes"}})",
         "invalid /letter/namesDomesticAbuse"},
        {"link",
         R"({"note": {"text": "N."}, "links": {"removes": "1"}})",
         "unknown /links/removes"},
        {"link to nothing",
         R"({"note": {"text": "N."}, "links": {"restsOn": "9"}})",
         "not_found /links/restsOn"},
        {"link to itself",
         R"({"note": {"text": "N."}, "links": {"restsOn": "2#1"}})",
         "not_found /links/restsOn"},
        {"no such record",
         R"({"note": {"text": "N."}, "links": {"restsOn": "1#2"}})",
         "not_found /links/restsOn"},
        {"link of no form",
         R"({"note": {"text": "N."}, "links": {"restsOn": 1}})",
         "not_found /links/restsOn"},
        {"role", R"({"decision": {"question": "referral", "outcome": "assess"}})", "refused /by"},
        {"role to close",
         R"({"decision": {"question": "close", "outcome": "closed"}})",
         "refused /by"},
        {"role to override", R"({"signature": {"stance": "override"}})", "refused /by"},
        {"by hand",
         R"({"ledgerOpened": {"mode": "live", "authorityName": "X"}})",
         "refused /ledgerOpened"},
        {"removal", R"({"removal": {"legalBasis": "An order."}})", "refused /by"},
        {"author", R"({"by": "nobody", "note": {"text": "N."}})", "not_found /by"},
        {"beside", R"({"note": {"text": "N."}, "colour": "red"})", "unknown /colour"},
        {"content of no document",
         R"({"note": {"text": "N."}, "content": {"mediaType": "text/plain", "text": "T."}})",
         "unknown /content"},
        {"document without content",
         R"({"document": {"title": "T.", "kind": "ours"}})",
         "missing /content"},
        {"document without text",
         R"({"document": {"title": "T.", "kind": "ours"}, "content": {"mediaType": "text/plain"}})",
         "missing /content/text"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.later = event(row.record);
        std::string expected = row.expected;
        expected.insert(expected.find(' ') + 1, "/events/1/records/0");
        EXPECT_EQ(told(text_of(parts)), expected) << row.told;
    }
}

TEST(CaseFile, Expectations)
{
    struct Row {
        const char* expect;
        const char* expected;
    };
    const Row rows[] = {
        {R"({"accepted": true, "findings": [{"guardrail": "G01", "verdict": "cannot tell"}],)"
         R"( "never": [{"guardrail": "G02", "verdict": "met", "event": "1"}]})",
         "read"},
        {R"({"accepted": "yes"})", "invalid /events/1/expect/accepted"},
        {R"({"findings": [{"guardrail": "G99", "verdict": "met"}]})",
         "unknown /events/1/expect/findings/0/guardrail"},
        {R"({"never": [{"guardrail": "G01", "verdict": "fine"}]})",
         "unknown /events/1/expect/never/0/verdict"},
        {R"({"never": [7]})", "invalid /events/1/expect/never/0"},
        {R"({"findings": {}})", "invalid /events/1/expect/findings"},
        {R"({"finding": []})", "unknown /events/1/expect/finding"},
        {"[]", "invalid /events/1/expect"},
        // An expectation of an event that there is not can never be found.
        {R"({"never": [{"guardrail": "G02", "verdict": "met", "event": "99"}]})",
         "not_found /events/1/expect/never/0/event"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.later = std::string{R"(, {"n": "2", "title": "T", "happened": "2026", "expect": )"}
                    + row.expect + "}";
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.expect;
    }
}

TEST(CaseFile, SeveralFaultsAreToldAtOnceAndNothingIsEchoed)
{
    Parts parts;
    parts.version = "2";
    parts.practitioners = R"("screener": {"role": "Marigold", "agency": "Marigold"})";
    parts.persons = R"("wren": {"knownAs": "Marigold", "born": "Marigold", "sex": "Marigold"})";
    parts.later = event(R"({"letter": {"purpose": "Marigold", "text": "Marigold"},)"
                        R"( "links": {"answers": "Marigold"}, "by": "Marigold"})",
                        "1",
                        "Marigold")
                + event(R"({"note": {"text": "Marigold"}})", "3", "1 day after entry:Marigold");
    const std::string text = text_of(parts);
    EXPECT_EQ(told(text),
              "newer_format /version, "
              "unknown /practitioners/screener/role, not_found /practitioners/screener/agency, "
              "invalid /persons/wren/born, invalid /persons/wren/sex, "
              "refused /events/0/records/0/by, "
              "conflict /events/1/n, invalid /events/1/happened, "
              "not_found /events/1/records/0/links/answers, "
              "invalid /events/1/records/0/letter/purpose, not_found /events/1/records/0/by, "
              "not_found /events/2/happened, not_found /events/2/records/0/by");
    base::SeededEntropy entropy{3};
    const auto file = read_case_file(text, today, entropy);
    ASSERT_FALSE(file);
    for (const base::Problem& problem : file.error())
        EXPECT_EQ(problem.message.find("Marigold"), std::string::npos) << problem.message;
}

TEST(CaseFile, TellsInSentencesWhatToDo)
{
    struct Row {
        std::string text;
        const char* sentence;
    };
    Parts newer;
    newer.version = "2";
    Parts twice;
    twice.later = event(R"({"note": {"text": "N."}})", "1");
    Parts nowhere;
    nowhere.later = event(R"({"note": {"text": "N."}, "links": {"restsOn": "9"}})");
    Parts manager;
    manager.later = event(R"({"decision": {"question": "close", "outcome": "closed"}})");
    Parts supervisor;
    supervisor.later = event(R"({"supervision": {"discussed": "N."}})");
    const Row rows[] = {
        {text_of(newer), "This case file was written for a later version of Holdfast."},
        {text_of(twice), "Another event has this label already."},
        {text_of(nowhere), "No earlier event has this label."},
        {text_of(manager), "The role of this author may not decide that work with a family ends."},
        {text_of(supervisor),
         "The role of this author may not record supervision. What others did is told by the "
         "practitioner \"reviewer\"."},
        {"[]", "A case file is one JSON object; see docs/case-files.md."},
    };
    for (const Row& row : rows) {
        base::SeededEntropy entropy{3};
        const auto file = read_case_file(row.text, today, entropy);
        ASSERT_FALSE(file) << row.sentence;
        EXPECT_EQ(file.error().front().message, row.sentence);
    }
}

}  // namespace
}  // namespace holdfast::replay
