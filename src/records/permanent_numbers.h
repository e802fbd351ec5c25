// Test only: the numbers under which entries lie in every ledger.
#pragma once
#include "records/field.h"

#include <vector>

namespace holdfast::records {

struct NumberedField {
    std::uint32_t id;
    std::string_view key;
    FieldKind kind;
    friend bool operator==(const NumberedField&, const NumberedField&) = default;
};

struct NumberedType {
    std::uint32_t number;
    std::string_view key;
    std::vector<NumberedField> fields;
};

/// A line of these tables never changes and never goes: an entry written today must mean the same
/// in thirty years, and a number given a new meaning would change the words of every entry that
/// holds it. New types and fields are added.
[[nodiscard]] const std::vector<NumberedType>& of_people_and_help();
[[nodiscard]] const std::vector<NumberedType>& of_protection();
[[nodiscard]] const std::vector<NumberedType>& of_the_work();

}  // namespace holdfast::records
