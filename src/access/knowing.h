#pragma once
#include "access/table.h"

namespace holdfast::access {

/// Is there a family of which this role could know, whatever its holder is to it and whatever they
/// say? Asked before anything of a family is read: so an answer of "there is none" costs whoever
/// may know of none the same work for every family, and the time that it takes tells nothing. Pure.
[[nodiscard]] bool may_know_of_any(std::string_view role);

}  // namespace holdfast::access
