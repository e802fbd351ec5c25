#pragma once
#include "casework/seen.h"
#include "desk/record_form.h"

/// The answer to what a rule asks, as every page asks for it and reads it. A page may ask for
/// several, so that each name stands before the anchor of its finding. Private to this room.
namespace holdfast::desk {

/// What was sent of one answer, and what is wrong with it, at the names of its form.
struct AnswerSent {
    const web::Fields& typed;
    const base::Problems& problems;
};

/// "reasons-0abc": the name of a field in the form of a finding on this anchor.
[[nodiscard]] std::string answer_name(std::string_view field, std::string_view anchor);

/// The fields on the page of the rule: the words, whether it does not apply here, for whoever may
/// say so, and what it cost to be asked. `finding` has an anchor.
[[nodiscard]] web::Html answer_fields(const casework::SeenFinding& finding, std::string_view role,
                                      const AnswerSent& sent);
/// The same at a gate: the words under the question itself, and what it cost folded away. Nothing
/// is dismissed there, because a dismissal opens no gate.
[[nodiscard]] web::Html answer_fields_at_gate(const casework::SeenFinding& finding,
                                              const AnswerSent& sent);

/// An answer as it was sent, and the entry on which its finding stands.
struct AnswerRead {
    base::EntryId anchor;
    records::Written written;
};
/// What was sent as an answer to this rule. Problems: each at the name of its field, and a field
/// that no such form has; `beside` are further names of the form that was sent.
[[nodiscard]] base::Checked<AnswerRead> answer_in(const web::Fields& form,
                                                  std::string_view guardrail, base::Date today,
                                                  std::span<const std::string_view> beside = {});

}  // namespace holdfast::desk
