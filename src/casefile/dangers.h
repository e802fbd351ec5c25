#pragma once
#include "casefile/facts.h"
#include "records/types/worry.h"
#include "records/types/worry_answered.h"

namespace holdfast::casefile {

/// Does an answer end what was said about danger: by what was done, or because it was found not to
/// be so? That it still stands, without a word of what was done, ends nothing.
[[nodiscard]] bool ends_danger(const records::WorryAnswered& answer);

/// Worries that say that a child is in danger now, or said so before they were corrected or written
/// again, while such an answer or a strategy discussion is lacking about any of the children whom
/// any version named; one that names the family alone is about all. An answer that was written
/// again counts as it stands now. In the order of the ledger. The Facts must outlive them.
[[nodiscard]] std::vector<const Fact<records::Worry>*> open_dangers(const Facts& facts);

}  // namespace holdfast::casefile
