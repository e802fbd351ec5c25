#pragma once
#include "records/field.h"

#include <span>
#include <string_view>

namespace holdfast::records {

/// Every record type, in the order of the manual.
[[nodiscard]] std::span<const RecordType* const> record_types();

/// Those that persons' files and families' scenes are made of, in the same order.
[[nodiscard]] std::span<const RecordType* const> types_of_files();
[[nodiscard]] bool is_of_files(const RecordType& type);

/// The type with this permanent number or this key; nullptr when there is none.
[[nodiscard]] const RecordType* record_type(std::uint32_t number);
[[nodiscard]] const RecordType* record_type(std::string_view key);

}  // namespace holdfast::records
