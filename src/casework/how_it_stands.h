#pragma once
#include "casework/asking.h"

/// How the work with a family stands, in a line of a list. By what its viewer sees. Pure.
namespace holdfast::casework {

enum class WorkState {
    closing_proposed,
    open,
    not_referred,  // Nothing has begun yet.
    closed,
};
[[nodiscard]] WorkState state_of(const OpenFamily& open);

/// How many of the guardrails' questions somebody must look at: without those that only wait, and
/// those that were dismissed.
[[nodiscard]] std::size_t count_questions(const OpenFamily& open);

/// When anything was last written down about the family; nullopt: never.
[[nodiscard]] std::optional<base::Date> last_written(const OpenFamily& open);

/// Is the closing that is proposed for its viewer to decide, or to sign from outside the line?
[[nodiscard]] bool closing_waits_for_viewer(const OpenFamily& open);

}  // namespace holdfast::casework
