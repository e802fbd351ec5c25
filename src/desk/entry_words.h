#pragma once
#include "casefile/facts.h"
#include "web/html.h"

/// What an entry says, as its declaration names it. Private to this room.
namespace holdfast::desk {

/// The fields that are said, each beside its label and in the order of the declaration; empty where
/// nothing is. When it happened and the mark of restriction are told elsewhere.
[[nodiscard]] web::Html said_in(const casefile::AnyFact& fact, const records::Written& written,
                                const casefile::Facts& facts);

/// "Restricted", as a tag behind what an entry says; empty where it is not.
[[nodiscard]] web::Html restricted_mark(const casefile::AnyFact& fact);

/// The same for somebody who reads on quickly: what was written in words, at most so many fields
/// of it, without a label where there is only one; where no words were written, the first that is
/// said.
[[nodiscard]] web::Html gist_of(const casefile::AnyFact& fact, const casefile::Facts& facts,
                                std::size_t most);

}  // namespace holdfast::desk
