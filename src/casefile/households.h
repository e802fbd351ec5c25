#pragma once
#include "casefile/facts.h"
#include "records/types/address.h"

/// Who lived where, and so with whom, on any day: as the addresses tell it.
namespace holdfast::casefile {

struct Resident {
    base::PersonId person;
    base::Answer lived_there;          // yes or cannot_tell, never no.
    const Fact<records::Address>* by;  // What says so.
};

/// People at one address. Two entries tell of one address where their lines and their postcode are
/// the same but for capitals, spaces and punctuation.
struct Household {
    const records::Address* address;  // As the newest of its entries tells it.
    std::vector<Resident> residents;  // Each once, in the order of the ledger.
};

/// The households of that day, those first whose first entry came first. A day is in an address's
/// time from its first day to the one before its last: who leaves on a day sleeps elsewhere. Where
/// a later entry stands in place of an earlier one, the earlier holds until the day on which the
/// later begins, so that a move leaves both; and where the later tells of another place, the
/// earlier goes on for those whom it does not name, because they have not moved with it. Known no
/// more exactly than the entries say: who may have moved in on either side of the day may have
/// lived there. An address without lines and postcode is a household of its own. Pure; the Facts
/// must outlive the answer.
[[nodiscard]] std::vector<Household> households_on(const Facts& facts, base::Date day);

/// Everybody who lived, or may have lived, under one roof with this person that day; a child in two
/// homes lives with both. Without the person.
[[nodiscard]] std::vector<Resident> lived_with(const Facts& facts, const base::PersonId& person,
                                               base::Date day);

/// A person's addresses, now and earlier, the newest first; without those that a later entry about
/// the same time says otherwise.
[[nodiscard]] std::vector<const Fact<records::Address>*> addresses_of(const Facts& facts,
                                                                      const base::PersonId& person);

/// When the person left that address: on the day that it says, or on that from which another stands
/// in its place; nullopt while they live there.
[[nodiscard]] std::optional<base::When> left_on(const Fact<records::Address>& fact,
                                                const base::PersonId& person, const Facts& facts);

}  // namespace holdfast::casefile
