#pragma once
#include "base/date.h"
#include "base/json.h"
#include "records/field.h"

/// Days of a case file that stand in the present ("today-40"): private to this room.
namespace holdfast::replay {

/// The text of a When or of a day, with `today`, `today-40` and `today+14` as the dates that they
/// are, counted from `today`: alone, before a time of day ("today-3T09:30Z"), and at either end of
/// an interval. What is not of this form, or lies outside the years of base::Date, stays as it is,
/// and whoever reads the text afterwards tells what is wrong with it.
[[nodiscard]] std::string in_the_present(std::string_view text, base::Date today);

/// A record as a case file gives it, likewise in each field that holds a When or a day. Other text
/// is somebody's words and stays.
[[nodiscard]] base::json::object in_the_present(const records::RecordType& type,
                                                base::json::object input, base::Date today);

}  // namespace holdfast::replay
