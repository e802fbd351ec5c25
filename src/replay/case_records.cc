#include "replay/case_records.h"

#include "casework/acts.h"
#include "records/record_types.h"
#include "records/types/allocation.h"
#include "records/types/document.h"
#include "replay/case_about.h"
#include "replay/present_days.h"

namespace holdfast::replay {

using base::EntryId;
using base::Problem;
using ledger::LinkKind;
namespace json = base::json;

namespace {

constexpr std::array<Word<LinkKind>, 6> link_words = {{
    {"corrects", LinkKind::corrects},
    {"partOf", LinkKind::part_of},
    {"answers", LinkKind::answers},
    {"evidenceFor", LinkKind::evidence_for},
    {"supersedes", LinkKind::supersedes},
    {"restsOn", LinkKind::rests_on},
}};

/// Finds the member that is named for a record type; nullptr, and a problem, where there is none.
const records::RecordType* type_of(const ObjectReader& outer)
{
    const records::RecordType* found = nullptr;
    for (const auto& member : outer.members()) {
        const auto* type = records::record_type(std::string_view{member.key()});
        if (type == nullptr) continue;
        if (found != nullptr)
            outer.report(Problem::Kind::invalid,
                         member.key(),
                         "Give each record an object of its own in the list.");
        found = type;
    }
    if (found == nullptr)
        outer.report(
            Problem::Kind::unknown, "", "This names no kind of record; see `holdfast records`.");
    return found;
}

void read_links(const ObjectReader& outer, const CaseReading& reading, CaseRecord& record)
{
    const json::object* links = outer.object("links");
    if (links == nullptr) return;
    const ObjectReader reader{*links, outer.place_of("links"), reading.problems};
    for (const auto& member : *links) {
        const auto kind = by_word(link_words, member.key());
        if (!kind) {
            reader.report(Problem::Kind::unknown, member.key(), "There is no such link.");
            continue;
        }
        const auto add = [&](const json::value& to) {
            if (!to.is_string() || !reading.labels.contains(std::string{to.get_string()}))
                reader.report(
                    Problem::Kind::not_found, member.key(), "No earlier event has this label.");
            else record.links.emplace_back(*kind, std::string{to.get_string()});
        };
        if (member.value().is_array())
            for (const json::value& to : member.value().get_array()) add(to);
        else add(member.value());
    }
}

/// What somebody did whose role may not write it down here is told by the review, in a replay.
std::string who_may(const CaseReading& reading, access::Act act)
{
    const bool tells = reading.file.ledger == LedgerFor::replay && access::may("reviewer", act);
    return tells ? " What others did is told by the practitioner \"reviewer\"." : "";
}

void check_author(const ObjectReader& outer, const CaseReading& reading, const CaseRecord& record,
                  const records::Written& written)
{
    const auto& all = reading.file.practitioners;
    const auto author = all.find(record.by);
    if (author == all.end()) {
        outer.report(Problem::Kind::not_found,
                     "by",
                     "Name one of the practitioners of the file, here or for the event.");
        return;
    }
    const auto act = casework::act_of(*record.type, written);
    if (!act)
        outer.report(Problem::Kind::refused,
                     record.type->key,
                     "Nobody files a record of this type by hand.");
    else if (!access::may(author->second.author.role, *act))
        outer.report(Problem::Kind::refused,
                     "by",
                     "The role of this author may not " + std::string{access::words_for(*act)} + "."
                         + who_may(reading, *act));
}

/// Whom the record concerns: as it says, otherwise as its event does.
std::vector<ledger::About> about_of_record(const ObjectReader& outer, const OfEvent& of_event,
                                           const std::string& family, const CaseReading& reading,
                                           const records::RecordType& type)
{
    const bool says_itself = outer.array("about") != nullptr;
    auto about = says_itself ? about_of(outer, family, reading) : of_event.about;
    if (type.number != records::Allocation::declaration.number) return about;
    if (!says_itself) about = about_of_allocation(std::move(about));
    if (!names_one_practitioner(about))
        outer.report(Problem::Kind::missing,
                     "about",
                     "Name the one practitioner to whom the family is given, in `about`.");
    return about;
}

/// The file that a document is of. A case file holds text, so it is one that a person could type.
std::optional<casework::SentContent> read_content(const ObjectReader& outer)
{
    const json::object* given = outer.object("content");
    if (given == nullptr) {
        outer.report(Problem::Kind::missing,
                     "content",
                     "Give the document's content beside it: its mediaType and its text.");
        return std::nullopt;
    }
    const ObjectReader reader{*given, outer.place_of("content"), outer.problems()};
    reader.allow_only({"mediaType", "text"});
    return casework::SentContent{reader.text("mediaType"), reader.text("text")};
}

std::optional<CaseRecord> read_record(const ObjectReader& outer, const OfEvent& of_event,
                                      const std::string& family, CaseReading& reading)
{
    const records::RecordType* type = type_of(outer);
    if (type == nullptr) return std::nullopt;
    const bool is_document = type->number == records::Document::declaration.number;
    if (is_document) outer.allow_only({type->key, "links", "by", "about", "content"});
    else outer.allow_only({type->key, "links", "by", "about"});
    CaseRecord record;
    record.type = type;
    record.place = outer.place_of(type->key);
    if (const json::object* input = outer.object(type->key))
        record.input = in_the_present(*type, *input, reading.today);
    record.by = outer.optional_text("by");
    if (record.by.empty()) record.by = of_event.by;
    record.about = about_of_record(outer, of_event, family, reading, *type);
    read_links(outer, reading, record);
    if (is_document) record.content = read_content(outer);
    const auto written = reading.check_record(*type, record.input, record.place, of_event.when);
    check_author(outer, reading, record, written.value_or(records::Written{}));
    return record;
}

}  // namespace

void read_records(const ObjectReader& event, const OfEvent& of_event, CaseReading& reading,
                  CaseEvent& read)
{
    const json::array* records = event.array("records");
    if (records == nullptr) return;
    for (std::size_t i = 0; i < records->size(); ++i) {
        const std::string place = event.place_of("records") + "/" + std::to_string(i);
        const json::value& value = (*records)[i];
        if (!value.is_object()) {
            reading.problems.push_back(
                {Problem::Kind::invalid, place, "Give an object here, in braces."});
            continue;
        }
        const ObjectReader outer{value.get_object(), place, reading.problems};
        auto record = read_record(outer, of_event, read.family, reading);
        if (!record) continue;
        // The bare label names the event's first record.
        const EntryId id = EntryId::random(reading.entropy);
        if (i == 0) reading.labels.emplace(read.n, id);
        reading.labels.emplace(read.n + "#" + std::to_string(i + 1), id);
        read.records.push_back(std::move(*record));
    }
}

}  // namespace holdfast::replay
