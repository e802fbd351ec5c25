#pragma once
#include "base/json.h"

#include <string>

namespace holdfast::moves {

/// Each step that law or the census forbid, with what to do instead and its source, in Markdown.
[[nodiscard]] std::string manual_markdown();
/// The same for other programs.
[[nodiscard]] base::json::array manual_json();

}  // namespace holdfast::moves
