#include "replay/case_file.h"

#include "replay/case_events.h"
#include "replay/case_people.h"

namespace holdfast::replay {

using base::Checked;
using base::Problem;
using base::Problems;
namespace json = base::json;

namespace {

void check_version(const ObjectReader& file)
{
    const json::value* word = file.members().if_contains("holdfast");
    const json::value* version = file.members().if_contains("version");
    if (word == nullptr || *word != "case")
        file.report(Problem::Kind::invalid, "holdfast", "A case file says \"case\" here.");
    if (version == nullptr || !version->is_int64())
        file.report(Problem::Kind::missing, "version", "A case file says 1 here.");
    else if (version->get_int64() > 1)
        file.report(Problem::Kind::newer_format,
                    "version",
                    "This case file was written for a later version of Holdfast.");
    else if (version->get_int64() != 1)
        file.report(Problem::Kind::invalid, "version", "A case file says 1 here.");
}

LedgerFor ledger_of(const ObjectReader& file)
{
    const std::string word = file.optional_text("ledger");
    if (word.empty()) return LedgerFor::replay;
    for (const LedgerFor each : {LedgerFor::replay, LedgerFor::demonstration})
        if (word_of(each) == word) return each;
    file.report(Problem::Kind::unknown,
                "ledger",
                "A case file is played as a \"replay\" or as a \"demonstration\".");
    return LedgerFor::replay;
}

void read_whole(const ObjectReader& file, CaseReading& reading)
{
    file.allow_only({"holdfast",
                     "version",
                     "title",
                     "told",
                     "source",
                     "authority",
                     "ledger",
                     "agencies",
                     "practitioners",
                     "persons",
                     "families",
                     "events"});
    check_version(file);
    CaseFile& read = reading.file;
    read.title = file.text("title");
    read.source = file.optional_text("source");
    read.authority = file.optional_text("authority");
    if (read.authority.empty()) read.authority = "Authority of a case file";
    read.ledger = ledger_of(file);
    read_practitioners(file, reading);
    read_families(file, reading);
    read_events(file, reading);
}

}  // namespace

std::string_view word_of(LedgerFor ledger)
{
    switch (ledger) {
    case LedgerFor::replay: return "replay";
    case LedgerFor::demonstration: return "demonstration";
    }
    return "";
}

const CaseEvent* find_event(const CaseFile& file, std::string_view label)
{
    for (const CaseEvent& event : file.events)
        if (event.n == label) return &event;
    return nullptr;
}

Checked<CaseFile> read_case_file(std::string_view text, base::Date today, base::Entropy& entropy)
{
    const auto value = base::parse_json(text);
    if (!value) return std::unexpected(Problems{value.error()});
    if (!value->is_object())
        return std::unexpected(
            Problems{{Problem::Kind::invalid,
                      "",
                      "A case file is one JSON object; see docs/case-files.md."}});
    Problems problems;
    CaseReading reading{{}, today, entropy, problems, {}, {}};
    read_whole({value->get_object(), "", problems}, reading);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return std::move(reading.file);
}

}  // namespace holdfast::replay
