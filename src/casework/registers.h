#pragma once
#include "base/subject.h"
#include "casework/house.h"
#include "records/policy_book.h"
#include "records/types/account_change.h"
#include "records/types/agency.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"

#include <vector>

/// The registers that an authority keeps of itself: its people, the agencies it works with, its
/// policy. Every word of each, so that what was so before stays visible. None of them is about a
/// family. Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// One word of a register: what was said, about whom, when it was written down, and by whom.
template <class R>
struct Word {
    base::EntryId id;
    R record;
    std::vector<ledger::About> about;
    base::Instant recorded{};
    ledger::Author by;
};

/// Every word on one practitioner or agency, the oldest first; the newest stands. Never empty.
template <class Id, class R>
struct WordsOn {
    Id id;
    std::vector<Word<R>> words;

    [[nodiscard]] const Word<R>& newest() const { return words.back(); }
};
using WordsOnPractitioner = WordsOn<base::PractitionerId, records::Practitioner>;
using WordsOnAgency = WordsOn<base::AgencyId, records::Agency>;

/// By the name that stands now.
[[nodiscard]] base::Result<std::vector<WordsOnPractitioner>> register_of_practitioners(
    const House& house);
[[nodiscard]] base::Result<std::vector<WordsOnAgency>> register_of_agencies(const House& house);

/// The criteria of the threshold document that is in force today; empty where none is.
[[nodiscard]] base::Result<std::vector<records::Criterion>> threshold_document(const House& house);

/// Does it exist on that day still?
[[nodiscard]] bool goes_on(const WordsOnAgency& agency, base::Date today);

/// Would whoever knows its address or telephone find somebody who hides, or a child who is kept
/// from them? So of a domestic abuse service and of a placement provider, also where it was one
/// once.
[[nodiscard]] bool is_protected(const WordsOnAgency& agency);

/// Writes into the log of reading that somebody is shown how a protected agency is reached, before
/// they are. Problem: unavailable, and then nothing may be shown.
[[nodiscard]] base::Result<base::Done> look_at_agency(const House& house,
                                                      const access::Viewer& viewer,
                                                      const base::AgencyId& agency);

/// What was done to the accounts of one practitioner, the oldest first. Empty: nothing was written
/// down.
[[nodiscard]] base::Result<std::vector<Word<records::AccountChange>>> account_changes(
    const House& house, const base::PractitionerId& whose);

/// Every policy value that was ever set, in the order in which they were written down.
[[nodiscard]] base::Result<std::vector<Word<records::PolicyValue>>> policy_words(
    const House& house);

}  // namespace holdfast::casework
