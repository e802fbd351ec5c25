#pragma once
#include "casefile/genogram.h"

/// Who of a generation stands left of whom. Private to this room.
namespace holdfast::casefile {

/// Gives everybody in the drawing their `x`: couples beside each other, children below their
/// parents, brothers and sisters in the order of `age`, which has one number for each person, the
/// eldest lowest. In a row everybody is at least 1 apart, and the leftmost of all stands at 0.
void set_columns(Genogram& drawn, std::span<const std::size_t> age);

}  // namespace holdfast::casefile
