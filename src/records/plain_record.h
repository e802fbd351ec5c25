// Test only: the least that somebody can write down in a record of each type, and every word that
// it can be given.
#pragma once
#include "base/json.h"
#include "records/field.h"

#include <vector>

namespace holdfast::records {

/// Something that this field takes; of a list, the code given.
inline base::json::value plain_value(const Field& field, std::string_view day,
                                     std::string_view code)
{
    switch (field.slot.kind) {
    case FieldKind::line:
    case FieldKind::prose: return "Invented.";
    case FieldKind::when:
    case FieldKind::date: return base::json::string(day);
    case FieldKind::flag: return true;
    case FieldKind::count: return 1;
    case FieldKind::code: return base::json::string(code);
    case FieldKind::codes: return base::json::array{base::json::string(code)};
    case FieldKind::raw: return "SW52ZW50ZWQ=";
    }
    return nullptr;
}

/// The codes of a field's list that are current; of any other field, one empty word.
inline std::vector<std::string_view> current_codes(const Field& field)
{
    if (field.slot.codes == nullptr) return {""};
    std::vector<std::string_view> codes;
    for (const CodeValue& value : field.slot.codes->values)
        if (value.last_year == 0) codes.push_back(value.code);
    return codes;
}

/// The record with nothing but what is always needed, then with each of its fields given in each
/// word that it takes, one at a time.
inline std::vector<base::json::object> plain_records(const RecordType& type, std::string_view day)
{
    base::json::object least;
    for (const Field& field : type.fields)
        if (field.needed == Needed::always)
            least[field.key] = plain_value(field, day, current_codes(field).front());
    std::vector<base::json::object> records = {least};
    for (const Field& field : type.fields)
        for (const std::string_view code : current_codes(field)) {
            records.push_back(least);
            records.back()[field.key] = plain_value(field, day, code);
        }
    return records;
}

}  // namespace holdfast::records
