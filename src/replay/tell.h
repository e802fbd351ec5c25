#pragma once
#include "base/json.h"
#include "guardrails/gate.h"
#include "replay/play.h"

/// A played case in words, for a terminal and for other programs.
namespace holdfast::replay {

/// Event by event, as a person reads it, at most `width` columns wide. A finding is told in full
/// where it first appears or changes, and by name while it stands as it was.
[[nodiscard]] std::string tell(const Played& played, std::size_t width);

/// The same, whole, as docs/case-files.md describes it.
[[nodiscard]] base::json::object show(const Played& played);

/// A finding in the form in which it is told; `label` names the event of an entry, or answers "".
[[nodiscard]] ToldFinding told_of(const guardrails::Finding& finding,
                                  const std::function<std::string(const base::EntryId&)>& label);

/// One finding, as both `tell` and `why` print it, indented by `indent`.
[[nodiscard]] std::string tell_finding(const ToldFinding& finding, std::size_t indent,
                                       std::size_t width);
[[nodiscard]] base::json::object show_finding(const ToldFinding& finding);

/// Breaks text at spaces into lines of at most `width` columns, each but the first indented.
[[nodiscard]] std::string fold_lines(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace holdfast::replay
