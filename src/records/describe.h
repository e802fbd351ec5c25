#pragma once
#include "base/json.h"
#include "records/field.h"

#include <string>
#include <vector>

/// What the declarations say of themselves, for people and for other programs.
namespace holdfast::records {

/// JSON Schema (draft 2020-12) of what `read_input` takes for this type.
[[nodiscard]] base::json::object schema(const RecordType& type);

/// One column of a list or of a CSV file of this type's records.
struct Column {
    std::string_view key;
    std::string_view heading;
    FieldKind kind;
};
/// In the order of the declaration.
[[nodiscard]] std::vector<Column> columns(const RecordType& type);

/// The type's page of the record manual, in Markdown.
[[nodiscard]] std::string manual_page(const RecordType& type);

/// "text on one line", "date": a field kind as the manual and messages name it.
[[nodiscard]] std::string_view words_for(FieldKind kind);

}  // namespace holdfast::records
