#pragma once
#include "base/body.h"
#include "base/seal.h"
#include "base/subject.h"
#include "base/when.h"

#include <string>
#include <vector>

namespace holdfast::ledger {

/// Who wrote an entry: the person, the role held at the time, and the agency.
struct Author {
    base::PractitionerId practitioner;
    std::string role;  // A code of codesets/practitioner_roles.csv.
    base::AgencyId agency;
    friend bool operator==(const Author&, const Author&) = default;
};

/// What a subject is to the entry. The numbers are permanent.
enum class Part : std::uint32_t {
    subject = 1,
    witness = 2,
    present = 3,
    mentioned = 4,
    recipient = 5,
    source = 6,  // Who told us.
};

struct About {
    base::Subject subject;
    Part part;
    auto operator<=>(const About&) const = default;
};

/// What an entry is to an earlier one. The numbers are permanent.
enum class LinkKind : std::uint32_t {
    corrects = 1,
    part_of = 2,
    answers = 3,
    evidence_for = 4,  // This entry is evidence for what the other says.
    supersedes = 5,
    rests_on = 6,  // What this entry says rests on the other.
    removes = 7,   // Destroys the words of the other, by order; see docs/removal.md.
};

struct Link {
    LinkKind kind;
    base::EntryId to;
    auto operator<=>(const Link&) const = default;
};

/// One thing recorded. It is never changed. When it was recorded is said by the ledger, beside it.
struct Entry {
    base::EntryId id;
    std::uint32_t kind = 0;  // The permanent number of the record type that the body follows.
    base::When happened = base::When::unknown();
    Author by;
    std::vector<About> about;
    std::vector<Link> links;
    base::Body body;
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The bytes that are sealed: the Entry message of docs/format.md.
[[nodiscard]] base::Bytes encode(const Entry& entry);

/// Problem: damaged, for bytes that are not such a message. Fields of the message that this version
/// does not know are passed over; items of the body are all kept.
[[nodiscard]] base::Result<Entry> decode(base::ByteView bytes);

}  // namespace holdfast::ledger
