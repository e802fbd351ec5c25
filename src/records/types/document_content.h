#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A part of the bytes of a document, to which its entry is linked (`part_of`). It is about nobody
/// by itself, so no file and no scene is ever folded from it.
struct DocumentContent {
    std::optional<std::int32_t> part;
    std::optional<Raw> bytes;
    static const RecordType declaration;
};

inline constexpr std::array document_content_fields = {
    Field{.id = 1,
          .key = "part",
          .label = "Which part, from 1",
          .needed = Needed::always,
          .slot = holds<&DocumentContent::part>()},
    Field{.id = 2,
          .key = "bytes",
          .label = "The bytes",
          .needed = Needed::always,
          .slot = holds<&DocumentContent::bytes>()},
};
static_assert(document_content_fields.size() == member_count<DocumentContent>(),
              "a member of DocumentContent is not declared");
static_assert(well_declared(document_content_fields));

inline constexpr RecordType DocumentContent::declaration{
    .number = 6,
    .key = "documentContent",
    .name = "Content of a document",
    .purpose = "A part of the bytes of a document.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = document_content_fields,
};

}  // namespace holdfast::records
