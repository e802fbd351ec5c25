#pragma once
#include "bench/stage.h"

/// The figures, each with a function that measures it and prints its lines.
namespace holdfast::bench {

/// Durable appends by one client, and by 64 who wait together.
void measure_append_of_one(Stage& stage);
void measure_append_of_many(Stage& stage);
/// Opening the file of a large family, and looking at it again after one more entry.
void measure_fold(Stage& stage);
/// Every guardrail over many families, from facts in memory and from disk.
void measure_guardrails(Stage& stage);
/// One decision of the table of access, over all of its cells. Needs no ledger.
void measure_access(Stage& stage);
/// Verifying every row.
void measure_verify(Stage& stage);
/// Opening the ledger in a process that has done nothing else, and what memory that takes.
void measure_start(Stage& stage);
void measure_memory(Stage& stage);

/// Pages, from the request to the bytes of the answer, without the network: the story of the large
/// family, at a rate, by many people, and what it weighs.
void measure_pages(Stage& stage);

/// The memory of this process that is in the machine's, in MB.
[[nodiscard]] double resident_megabytes();

/// What the process that `measure_start` makes does: opens the ledger, and prints how long that
/// took in milliseconds and how much memory it holds in MB.
void print_start_of(const std::string& path);

}  // namespace holdfast::bench
