#pragma once
#include "exchange/call.h"

/// How a family stands, as its pages show it: drawn from its file, and never more than the caller
/// may read of it. Refused as in reading.h.
namespace holdfast::exchange {

/// Each child: when last seen, and the plans that go on.
[[nodiscard]] Or<web::Response> answer_children(const Call& call);
/// What is owed to the family, and by when.
[[nodiscard]] Or<web::Response> answer_owed(const Call& call);
/// What stands in the way of beginning work of each type for each child.
[[nodiscard]] Or<web::Response> answer_steps(const Call& call);
/// One chapter: plan, assessments, meetings or decisions.
[[nodiscard]] Or<web::Response> answer_chapter(const Call& call);
/// Who works with the family today.
[[nodiscard]] Or<web::Response> answer_workers(const Call& call);
/// Who lived with whom on a day.
[[nodiscard]] Or<web::Response> answer_households(const Call& call);
/// Who in the record may be the same person as each member, and of whom it is said.
[[nodiscard]] Or<web::Response> answer_doubles(const Call& call);

/// Who works with families here, to be named in a record. Refused: refused, for a role that names
/// nobody; damaged; unavailable.
[[nodiscard]] Or<web::Response> answer_practitioners(const Call& call);

}  // namespace holdfast::exchange
