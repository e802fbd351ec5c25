#pragma once
#include "base/json.h"

#include <string>

/// The manual of the guardrails, printed from the rules and their scenario files.
namespace holdfast::guardrails {

/// Each rule with its question, mode, source and its three examples, in Markdown.
[[nodiscard]] std::string manual_markdown();
/// The same for other programs: {"guardrails":[...]}.
[[nodiscard]] base::json::object manual_json();

}  // namespace holdfast::guardrails
