#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A file that somebody attached: a report, a photograph, a child's drawing. Its bytes lie in
/// entries of their own (DocumentContent), so that opening a family never reads them. The last
/// three fields are filled in by the program that took the bytes, and nobody types them.
struct Document {
    std::optional<base::When> dated;
    std::optional<std::string> title;
    std::optional<Coded<document_kinds>> kind;
    std::optional<std::string> from;
    std::optional<Prose> shows;
    std::optional<bool> childs_own;
    std::optional<std::string> media_type;
    std::optional<std::int32_t> size;
    std::optional<std::string> sha256;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array document_fields = {
    Field{.id = 1,
          .key = "dated",
          .happened = true,
          .label = "When it was made or received",
          .needed = Needed::always,
          .slot = holds<&Document::dated>()},
    Field{.id = 2,
          .key = "title",
          .label = "What it is called",
          .hint = "So that a colleague finds it, such as: school report, spring term.",
          .needed = Needed::always,
          .slot = holds<&Document::title>()},
    Field{.id = 3,
          .key = "kind",
          .label = "What kind of document it is",
          .needed = Needed::always,
          .slot = holds<&Document::kind>()},
    Field{.id = 4,
          .key = "from",
          .label = "Who it is from",
          .hint = "Who wrote, drew, took or sent it.",
          .slot = holds<&Document::from>()},
    // WCAG 2.2, 1.1.1: what is no text has words that serve the same purpose.
    Field{.id = 5,
          .key = "shows",
          .label = "What it shows or says, in words",
          .hint = "For somebody who cannot see, hear or open it. Always needed for a photograph, a "
                  "drawing or a recording.",
          .slot = holds<&Document::shows>()},
    Field{.id = 6,
          .key = "childsOwn",
          .label = "Is it the child's own work?",
          .slot = holds<&Document::childs_own>()},
    Field{.id = 7,
          .key = "mediaType",
          .label = "Media type, as it was sent",
          .hint = "Filled in by the program: nobody types it.",
          .slot = holds<&Document::media_type>()},
    Field{.id = 8,
          .key = "size",
          .label = "Size in bytes",
          .hint = "Filled in by the program: nobody types it.",
          .slot = holds<&Document::size>()},
    Field{.id = 9,
          .key = "sha256",
          .label = "SHA-256 of the content",
          .hint = "Filled in by the program: nobody types it.",
          .slot = holds<&Document::sha256>()},
    restricted_field<&Document::restricted>(),
};
/// What the program says of the content. Nobody types it, and nobody needs to read it.
[[nodiscard]] constexpr bool is_of_content(const Field& field)
{
    return field.key == "mediaType" || field.key == "size" || field.key == "sha256";
}
static_assert(document_fields.size() == member_count<Document>(),
              "a member of Document is not declared");
static_assert(well_declared(document_fields));

inline constexpr RecordType Document::declaration{
    .number = 90,
    .key = "document",
    .name = "Document",
    .purpose = "A file that was attached: a letter or report, a photograph, a child's drawing, a "
               "recording.",
    .nature = Nature::notes,
    .concerns = Concerns::family,
    .fields = document_fields,
};

}  // namespace holdfast::records
