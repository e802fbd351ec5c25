#pragma once
#include "casework/authority.h"
#include "replay/case_file.h"

namespace holdfast::house {

/// Gives the people of a case file, which was played into this authority, their accounts and their
/// work, as `load` says. Problems: those of the acts and of the accounts.
[[nodiscard]] base::Checked<base::Done> add_people(casework::Authority& authority,
                                                   const replay::CaseFile& file);

/// Four plain words with "-" between, at least 23 characters: easy to read off a page and to type.
/// 24 bits, which is enough for what is shown to everybody on this machine, and for nothing
/// else.
[[nodiscard]] std::string demonstration_password(base::Entropy& entropy);

}  // namespace holdfast::house
