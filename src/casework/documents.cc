#include "casework/documents.h"

#include "base/ascii.h"
#include "casework/filing.h"
#include "index/lists.h"
#include "records/types/document.h"
#include "records/types/document_content.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::EntryId;
using base::Problem;
using base::Problems;
using base::Result;
using ledger::Kept;
using ledger::LinkKind;
using records::Document;
using records::DocumentContent;

namespace {

constexpr std::string_view unknown_media_type = "application/octet-stream";

/// RFC 9110, section 8.3.1: a type and a subtype, each a token.
bool is_of_token(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return letter || std::string_view{"!#$&-^_.+"}.contains(c);
}

/// "image/png" of "Image/PNG; name=x"; what is no media type tells nothing.
std::string plain_media_type(std::string_view sent)
{
    std::string type = base::lowered(sent.substr(0, sent.find(';')));
    while (type.ends_with(' ')) type.pop_back();
    const std::size_t slash = type.find('/');
    const bool is_type =
        slash != std::string::npos && slash > 0 && slash + 1 < type.size() && type.size() <= 100
        && std::all_of(type.begin(), type.end(), [](char c) { return c == '/' || is_of_token(c); })
        && std::count(type.begin(), type.end(), '/') == 1;
    return is_type ? type : std::string{unknown_media_type};
}

std::string hex_digest(const std::string& bytes)
{
    return base::hex(base::sha256(base::view_of(bytes)));
}

bool corrects_something(const Doing& doing)
{
    return std::any_of(doing.links.begin(), doing.links.end(), [](const ledger::Link& link) {
        return link.kind == LinkKind::corrects;
    });
}

bool claims_content(const Document& said)
{
    return said.media_type || said.size || said.sha256;
}

const Problem not_typed{Problem::Kind::invalid,
                        "sha256",
                        "Media type, size and digest of a document are filled in from its content. "
                        "Leave them out."};

Problems find_problems(const Doing& doing, const Document& said, const SentContent& content)
{
    Problems problems;
    if (corrects_something(doing))
        problems.push_back({Problem::Kind::refused,
                            "links",
                            "A correction changes what is said about a document, never its "
                            "content. Attach the other file as a document of its own."});
    if (claims_content(said)) problems.push_back(not_typed);
    const auto add = [&](const Problems& more) {
        problems.insert(problems.end(), more.begin(), more.end());
    };
    add(words_missing(said.kind ? said.kind->code : "", said.shows ? said.shows->text : ""));
    add(problems_of(content));
    return problems;
}

std::vector<records::Written> parts_of(const std::string& bytes)
{
    std::vector<records::Written> parts;
    for (std::size_t from = 0; from < bytes.size(); from += content_part_bytes) {
        DocumentContent part;
        part.part = static_cast<std::int32_t>(parts.size() + 1);
        part.bytes = records::Raw{bytes.substr(from, content_part_bytes)};
        parts.push_back(records::written(part));
    }
    return parts;
}

}  // namespace

Problems problems_of(const SentContent& content)
{
    Problems problems;
    if (content.bytes.empty())
        problems.push_back({Problem::Kind::missing,
                            "file",
                            "Choose the file. If you did, it is empty: look whether it opens on "
                            "your own device."});
    if (content.bytes.size() > document_bytes_most)
        problems.push_back({Problem::Kind::invalid,
                            "file",
                            "The file is larger than 10 MB, which is the most for one document. "
                            "Save it smaller, or attach it in parts."});
    return problems;
}

// WCAG 2.2, 1.1.1: a picture or a recording needs words for who cannot see or hear it.
Problems words_missing(std::string_view kind, std::string_view shows)
{
    const bool needs_words = kind == "photograph" || kind == "childs_work" || kind == "recording";
    if (!needs_words || shows.find_first_not_of(" \t\r\n") != std::string_view::npos) return {};
    return {{Problem::Kind::missing,
             "shows",
             "Say in words what it shows or says, for somebody who cannot see, hear or open it."}};
}

Checked<Filed> attach(House& house, const Doing& doing, const records::Written& described,
                      const SentContent& content)
{
    auto said = records::read_back<Document>(described);
    if (!said) return std::unexpected(Problems{said.error()});
    if (Problems problems = find_problems(doing, *said, content); !problems.empty())
        return std::unexpected(std::move(problems));
    said->media_type = plain_media_type(content.media_type);
    said->size = static_cast<std::int32_t>(content.bytes.size());
    said->sha256 = hex_digest(content.bytes);
    Part part{doing, {access::Act::attach, &Document::declaration, records::written(*said)}};
    part.contents = parts_of(content.bytes);
    auto filed = append_all(house, {&part, 1});
    // Nobody is told of the entries that hold the bytes.
    if (filed && !filed->entries.empty()) filed->entries.resize(1);
    return filed;
}

Problems check_document(const Doing& doing, const records::Written& kept)
{
    const auto said = records::read_back<Document>(kept);
    if (!said) return {said.error()};
    if (!corrects_something(doing))
        return {{Problem::Kind::refused,
                 "",
                 "A document is filed together with its content. Attach the file itself."}};
    if (claims_content(*said)) return {not_typed};
    return {};
}

Result<Done> add_known_content(const House& house, ledger::Entry& document)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    for (const ledger::Link& link : document.links) {
        if (link.kind != LinkKind::corrects) continue;
        const auto found = snapshot->find(link.to);
        if (!found) return std::unexpected(found.error());
        // What is no document is told inside the commit.
        if (!*found || !(*found)->entry || (*found)->entry->kind != Document::declaration.number)
            continue;
        const auto first =
            records::read_back<Document>((*found)->entry->happened, (*found)->entry->body);
        auto again = records::read_back<Document>(document.happened, document.body);
        if (!first) return std::unexpected(first.error());
        if (!again) return std::unexpected(again.error());
        again->media_type = first->media_type;
        again->size = first->size;
        again->sha256 = first->sha256;
        document.body = records::written(*again).body;
    }
    return Done{};
}

namespace {

Result<std::vector<Kept>> content_entries(const ledger::Snapshot& snapshot, const EntryId& document)
{
    std::vector<Kept> parts;
    auto done = snapshot.read_drawn(index::number_of(index::List::content),
                                    index::content_key(document),
                                    0,
                                    snapshot.size(),
                                    [&](Kept&& kept) -> Result<Done> {
                                        parts.push_back(std::move(kept));
                                        return Done{};
                                    });
    if (!done) return std::unexpected(done.error());
    return parts;
}

}  // namespace

Result<std::vector<EntryId>> content_ids(const ledger::Snapshot& snapshot, const EntryId& document)
{
    const auto parts = content_entries(snapshot, document);
    if (!parts) return std::unexpected(parts.error());
    std::vector<EntryId> ids;
    for (const Kept& part : *parts)
        if (part.entry) ids.push_back(part.entry->id);
    return ids;
}

Problems check_removed(const Doing& doing, const ledger::Snapshot& before)
{
    for (const ledger::Link& link : doing.links) {
        if (link.kind != LinkKind::removes) continue;
        const auto found = before.find(link.to);
        if (!found) return {found.error()};
        if (!*found || !(*found)->entry) continue;
        if ((*found)->entry->kind != DocumentContent::declaration.number) continue;
        return {{Problem::Kind::refused,
                 "links",
                 "The content of a document goes with the document. Say which document the order "
                 "removes."}};
    }
    return {};
}

namespace {

Problem no_such_document()
{
    return {Problem::Kind::not_found, "", "There is no such document here."};
}

Problem damaged_document()
{
    return {Problem::Kind::damaged,
            "",
            "The content of this document is not what was attached, so it is not given out. Tell "
            "those who look after this system."};
}

/// The bytes in the order in which they were parted; whether they are whole is told by the digest.
Result<std::string> joined(std::vector<Kept> kept_parts)
{
    std::string bytes;
    std::int32_t expected = 1;
    for (Kept& kept : kept_parts) {
        if (!kept.entry) return std::unexpected(damaged_document());
        auto part =
            records::read_back<DocumentContent>(kept.entry->happened, std::move(kept.entry->body));
        if (!part || part->part != expected++ || !part->bytes)
            return std::unexpected(damaged_document());
        bytes += part->bytes->bytes;
    }
    return bytes;
}

}  // namespace

Result<DocumentBytes> content_of(const House& house, const OpenFamily& open,
                                 const EntryId& document)
{
    const auto* fact = open.scene->facts.find<Document>(document);
    if (fact == nullptr || !fact->record.sha256) return std::unexpected(no_such_document());
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    auto parts = content_entries(*snapshot, fact->id);
    if (!parts) return std::unexpected(parts.error());
    // An order that came since the family was opened has taken them all.
    if (parts->empty()) return std::unexpected(no_such_document());
    auto bytes = joined(std::move(*parts));
    if (!bytes) return std::unexpected(bytes.error());
    if (hex_digest(*bytes) != *fact->record.sha256) return std::unexpected(damaged_document());
    return DocumentBytes{fact->id,
                         fact->record.media_type.value_or(std::string{unknown_media_type}),
                         std::move(*bytes)};
}

}  // namespace holdfast::casework
