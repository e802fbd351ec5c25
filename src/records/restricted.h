#pragma once
#include "base/body.h"
#include "records/field.h"

namespace holdfast::records {

/// Permanent, and the same in every record type that has the mark, so that it is found without
/// knowing the type.
inline constexpr std::uint32_t restricted_id = 1'000;

/// The one declaration of the mark that keeps an entry from all but the few who work on it. A
/// record type has it by a member `std::optional<bool> restricted` and this row.
template <auto Member>
constexpr Field restricted_field()
{
    return Field{.id = restricted_id,
                 .key = "restricted",
                 .label = "Restrict this to those who work on it",
                 .hint = "Only the allocated worker, the team's manager and the head of service "
                         "will see it.",
                 .looked_up = LookedUp::keeps_hidden,
                 .slot = holds<Member>()};
}

/// Does the body carry the mark?
[[nodiscard]] inline bool is_restricted(const base::Body& body)
{
    const std::string* mark = body.value_of(restricted_id);
    return mark != nullptr && *mark == "true";
}

}  // namespace holdfast::records
