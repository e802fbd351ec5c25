#pragma once
#include "casefile/facts.h"
#include "web/html.h"

/// What an entry says, as its declaration names it. Private to this room.
namespace holdfast::desk {

/// The fields that are said, each beside its label and in the order of the declaration; empty where
/// nothing is. When it happened and the mark of restriction are told elsewhere.
[[nodiscard]] web::Html said_in(const casefile::AnyFact& fact, const records::Written& written,
                                const casefile::Facts& facts);

/// "Happened on 3 March 2026."; "" where nobody said when.
[[nodiscard]] std::string happened_words(const casefile::AnyFact& fact,
                                         const casefile::Facts& facts);
/// "3 March 2026", "February 2015": beside a label or after "since".
[[nodiscard]] std::string plain_date(const base::When& when, const casefile::Facts& facts);
/// "child protection plan": a name as it stands within a sentence.
[[nodiscard]] std::string in_a_sentence(std::string_view name);

/// "Restricted", as a tag behind what an entry says; empty where it is not.
[[nodiscard]] web::Html restricted_mark(const casefile::AnyFact& fact);

/// The same for somebody who reads on quickly: what was written in words, at most so many fields
/// of it, without a label where there is only one; where no words were written, the first that is
/// said.
[[nodiscard]] web::Html gist_of(const casefile::AnyFact& fact, const casefile::Facts& facts,
                                std::size_t most);

/// The first words that were written, cut between two of them after at most so many bytes; "" where
/// none were.
[[nodiscard]] std::string first_words(const casefile::AnyFact& fact, std::size_t most);

}  // namespace holdfast::desk
