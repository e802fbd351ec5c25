#pragma once
#include "casefile/each_fact.h"
#include "records/read.h"

namespace holdfast::exchange {

/// One record of a file, whatever its type. Points into the Facts, which must outlive it.
struct Line {
    const records::RecordType* type;
    base::EntryId id;        // Of the entry first written.
    base::EntryId standing;  // Of the entry that stands now.
    std::uint64_t order;     // Stays inside.
    base::Instant recorded;
    const base::When* happened;
    const ledger::Author* by;
    const std::vector<ledger::About>* about;
    const std::vector<ledger::Link>* links;
    const void* fact;
    records::Written (*words)(const void* fact);
};

/// Every record of these facts, in the order of the ledger.
[[nodiscard]] std::vector<Line> lines_of(const casefile::Facts& facts);

/// Is a record of this type part of a family's file?
[[nodiscard]] bool is_of_files(const records::RecordType& type);

}  // namespace holdfast::exchange
