#include "access/table.h"
#include "bench/figures.h"
#include "bench/report.h"
#include "records/codesets.gen.h"

namespace holdfast::bench {

namespace {

using access::Action;
using access::Cell;
using access::Class;
using access::Purpose;
using access::Relation;
using access::Role;

constexpr int rounds = 2'000;

/// Every question that can be asked of the table.
std::vector<Cell> every_cell()
{
    std::vector<Cell> cells;
    for (std::size_t role = 0; role < records::practitioner_roles.values.size(); ++role)
        for (std::size_t relation = 0; relation < access::relation_words.size(); ++relation)
            for (std::size_t what = 0; what < access::class_words.size(); ++what)
                for (std::size_t action = 0; action < access::action_words.size(); ++action)
                    for (std::size_t said = 0; said < access::purpose_words.size(); ++said)
                        cells.push_back({Role{static_cast<std::uint8_t>(role)},
                                         static_cast<Relation>(relation),
                                         static_cast<Class>(what),
                                         static_cast<Action>(action),
                                         static_cast<Purpose>(said)});
    return cells;
}

}  // namespace

void measure_access(Stage&)
{
    const std::vector<Cell> cells = every_cell();
    std::uint64_t permitted = 0;  // Counted, so that no compiler leaves the work out.
    const Watch watch;
    for (int round = 0; round < rounds; ++round)
        for (const Cell& cell : cells) permitted += access::decide(cell).permitted ? 1U : 0U;
    const double decisions = static_cast<double>(cells.size()) * rounds;
    const double nanoseconds = permitted == 0 ? 0 : watch.seconds() * 1e9 / decisions;
    print({"One decision about access", nanoseconds, "ns", {}, Better::lower, 1'000});
}

}  // namespace holdfast::bench
