#include "exchange/said.h"

#include "base/seal.h"
#include "exchange/strict_reading.h"
#include "exchange/words.h"
#include "records/record_types.h"
#include "records/types/document.h"

#include <algorithm>

namespace holdfast::exchange {

using base::Problem;
using base::Problems;
namespace json = base::json;

namespace {

std::optional<ledger::Part> read_part(const json::object& item, const std::string& place,
                                      Problems& problems)
{
    const json::value* said = find_member(item, "as");
    if (said == nullptr) return ledger::Part::subject;
    for (const ledger::Part part : parts)
        if (said->is_string() && said->get_string() == key_of(part)) return part;
    add(problems,
        Problem::Kind::invalid,
        place + "/as",
        "Give subject, witness, present, mentioned, recipient or source.");
    return std::nullopt;
}

/// One of those whom a record is about: {"person":id,"as":"subject"}.
void read_about_one(const json::value& value, const std::string& place,
                    std::vector<ledger::About>& about, Problems& problems)
{
    if (!value.is_object())
        return add(problems,
                   Problem::Kind::invalid,
                   place,
                   R"(Say whom it is about: {"person": id, "as": "subject"}.)");
    const json::object& item = value.get_object();
    find_unknown(item, place, {"person", "practitioner", "agency", "as"}, problems);
    const auto part = read_part(item, place, problems);
    std::vector<base::Subject> subjects;
    std::size_t said = 0;
    const auto read_subject = [&]<class Id>(std::string_view key) {
        const json::value* id = find_member(item, key);
        if (id == nullptr) return;
        ++said;
        if (const auto read = read_id<Id>(*id, base::pointer_to(place, key), problems))
            subjects.push_back(base::Subject::of(*read));
    };
    read_subject.operator()<base::PersonId>("person");
    read_subject.operator()<base::PractitionerId>("practitioner");
    read_subject.operator()<base::AgencyId>("agency");
    if (said != 1)
        add(problems,
            said == 0 ? Problem::Kind::missing : Problem::Kind::invalid,
            place,
            "Name one person, one practitioner or one agency in each.");
    if (part && said == 1)
        for (const base::Subject& subject : subjects) about.push_back({subject, *part});
}

std::vector<ledger::About> read_about(const json::object& body, Problems& problems)
{
    std::vector<ledger::About> about;
    const json::array* list = read_list(body, "about", "", problems);
    if (list == nullptr) return about;
    for (std::size_t i = 0; i < list->size(); ++i)
        read_about_one((*list)[i], "/about/" + std::to_string(i), about, problems);
    return about;
}

std::vector<ledger::Link> read_links(const json::object& body, Problems& problems)
{
    std::vector<ledger::Link> links;
    const json::value* said = find_member(body, "links");
    if (said == nullptr) return links;
    if (!said->is_object()) {
        add(problems,
            Problem::Kind::invalid,
            "/links",
            R"(Give the links by their kind: {"answers": [id]}.)");
        return links;
    }
    const json::object& object = said->get_object();
    find_unknown(object,
                 "/links",
                 {"corrects", "partOf", "answers", "evidenceFor", "supersedes", "restsOn"},
                 problems);
    for (const ledger::LinkKind kind : links_to_say) {
        const json::array* ids = read_list(object, key_of(kind), "/links", problems);
        for (std::size_t i = 0; ids != nullptr && i < ids->size(); ++i) {
            const std::string place =
                "/links/" + std::string{key_of(kind)} + "/" + std::to_string(i);
            if (const auto id = read_id<base::EntryId>((*ids)[i], place, problems))
                links.push_back({kind, *id});
        }
    }
    return links;
}

const records::RecordType* read_type(const json::object& body, Problems& problems)
{
    const bool is_said = find_member(body, "type") != nullptr;
    const std::string key = read_text(body, "type", problems);
    if (!key.empty() || !is_said) {
        const records::RecordType* type = records::record_type(key);
        if (type != nullptr && records::is_of_files(*type)) return type;
        add(problems,
            is_said ? Problem::Kind::unknown : Problem::Kind::missing,
            "/type",
            "Give a record type of families' files; /api/v1/record-types lists them.");
    }
    return nullptr;
}

/// The children of a first contact.
std::vector<records::Person> read_children(const json::array& list, Problems& problems)
{
    std::vector<records::Person> children;
    if (list.empty() || list.size() > most_children)
        add(problems, Problem::Kind::invalid, "/children", "Name 1 to 20 children.");
    for (std::size_t i = 0; i < list.size() && i < most_children; ++i) {
        const std::string place = "/children/" + std::to_string(i);
        if (!list[i].is_object()) {
            add(problems, Problem::Kind::invalid, place, "Give the child's details as an object.");
            continue;
        }
        auto child = records::read_record<records::Person>(list[i].get_object(), {place, {}, {}});
        if (child) children.push_back(std::move(*child));
        else add_all(problems, child.error());
    }
    return children;
}

}  // namespace

bool needs_seen(const records::RecordType& type)
{
    return type.nature == records::Nature::decides || type.key == "closingProposal";
}

namespace {

/// The record of a body in which every member is known.
SaidRecord read_record(const json::object& body, Problems& problems)
{
    SaidRecord said{read_type(body, problems),
                    read_about(body, problems),
                    read_links(body, problems),
                    read_text(body, "seen", problems),
                    {},
                    {}};
    const json::object* record = read_object(body, "record", problems);
    if (said.type != nullptr && record != nullptr) {
        auto written = records::read_input(*said.type, *record, {"/record", {}, {}});
        if (written) said.written = std::move(*written);
        else add_all(problems, written.error());
    }
    if (said.type != nullptr && needs_seen(*said.type) && find_member(body, "seen") == nullptr)
        add(problems,
            Problem::Kind::missing,
            "/seen",
            "Read the family's file first, and send here what its answer had in X-Seen.");
    return said;
}

/// The place of an earlier record of the batch, of which the one at `at` is a part.
std::optional<std::size_t> read_part_of(const json::object& body, std::size_t at,
                                        Problems& problems)
{
    const json::value* said = find_member(body, "partOf");
    if (said == nullptr) return std::nullopt;
    if (said->is_int64() && said->get_int64() >= 0
        && static_cast<std::uint64_t>(said->get_int64()) < at)
        return static_cast<std::size_t>(said->get_int64());
    add(problems,
        Problem::Kind::invalid,
        "/partOf",
        "Give the place of an earlier record of the batch; the first is 0.");
    return std::nullopt;
}

SaidRecord read_one_of_batch(const json::value& value, std::size_t at, Problems& problems)
{
    if (!value.is_object()) {
        add(problems, Problem::Kind::invalid, "", "Give the record as an object.");
        return {};
    }
    const json::object& body = value.get_object();
    find_unknown(body, "", {"type", "about", "links", "seen", "record", "partOf"}, problems);
    SaidRecord said = read_record(body, problems);
    said.part_of = read_part_of(body, at, problems);
    return said;
}

}  // namespace

Or<SaidRecord> read_said_record(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {"type", "about", "links", "seen", "record"}, problems);
    SaidRecord said = read_record(body, problems);
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return said;
}

Or<std::vector<SaidRecord>> read_said_batch(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {"records"}, problems);
    std::vector<SaidRecord> all;
    const json::array* list = read_list(body, "records", "", problems);
    if (list == nullptr || list->empty() || list->size() > most_together) {
        const bool is_missing = find_member(body, "records") == nullptr;
        if (is_missing || list != nullptr)
            add(problems,
                is_missing ? Problem::Kind::missing : Problem::Kind::invalid,
                "/records",
                "Give 1 to " + std::to_string(most_together) + " records.");
        return std::unexpected(refused_by(problems));
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        Problems own;
        all.push_back(read_one_of_batch((*list)[i], i, own));
        for (Problem& problem : own) {
            problem.place = "/records/" + std::to_string(i) + problem.place;
            problems.push_back(std::move(problem));
        }
    }
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return all;
}

Or<SaidDocument> read_said_document(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {"about", "record", "mediaType", "content"}, problems);
    SaidDocument said;
    said.about = read_about(body, problems);
    said.media_type = read_text(body, "mediaType", problems);
    if (const json::object* record = read_object(body, "record", problems)) {
        auto written =
            records::read_input(records::Document::declaration, *record, {"/record", {}, {}});
        if (written) said.described = std::move(*written);
        else add_all(problems, written.error());
    }
    if (const auto bytes = base::parse_base64(read_text(body, "content", problems)))
        said.bytes.assign(bytes->begin(), bytes->end());
    else
        add(problems,
            Problem::Kind::invalid,
            "/content",
            "Give the document's bytes in base 64 (RFC 4648, section 4), with its padding.");
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return said;
}

Or<base::Done> read_said_nothing(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {}, problems);
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return base::Done{};
}

Or<SaidContact> read_said_contact(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {"family", "about", "children", "record"}, problems);
    SaidContact said;
    const json::value* family = find_member(body, "family");
    const json::array* children = read_list(body, "children", "", problems);
    if (family != nullptr) said.family = read_id<base::FamilyId>(*family, "/family", problems);
    if (children != nullptr) said.children = read_children(*children, problems);
    const bool says_children = find_member(body, "children") != nullptr;
    if ((family != nullptr) == says_children)
        add(problems,
            says_children ? Problem::Kind::invalid : Problem::Kind::missing,
            "",
            "Name the family that is known here, or the children who are not: one of the two.");
    said.about = read_about(body, problems);
    if (family == nullptr && find_member(body, "about") != nullptr)
        add(problems,
            Problem::Kind::invalid,
            "/about",
            "Children who are not known here yet are named under children alone.");
    if (const json::object* record = read_object(body, "record", problems)) {
        auto contact = records::read_record<records::Contact>(*record, {"/record", {}, {}});
        if (contact) said.contact = std::move(*contact);
        else add_all(problems, contact.error());
    }
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return said;
}

Or<std::string> read_said_name(const json::object& body)
{
    Problems problems;
    find_unknown(body, "", {"name"}, problems);
    std::string name = read_text(body, "name", problems);
    if (find_member(body, "name") == nullptr)
        add(problems, Problem::Kind::missing, "/name", "Give a name, or how it begins.");
    if (!problems.empty()) return std::unexpected(refused_by(problems));
    return name;
}

}  // namespace holdfast::exchange
