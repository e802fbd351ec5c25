#include "casefile/side_by_side.h"

#include <algorithm>
#include <numeric>

namespace holdfast::casefile {

namespace {

using Indexes = std::vector<std::size_t>;

/// People of a row who stand beside each other whatever comes: couples, and parents of one child.
struct Block {
    Indexes people;     // From left to right.
    double wished = 0;  // Where its leftmost would stand best.
};
using Row = std::vector<Block>;

double mean_x(const Genogram& drawn, const Indexes& people)
{
    double sum = 0;
    for (const std::size_t each : people) sum += drawn.people[each].x;
    return sum / static_cast<double>(people.size());
}

/// Who of the same row shares a line with somebody as a couple or as parents.
Indexes partners_of(const Genogram& drawn, std::size_t person)
{
    Indexes partners;
    for (const Descent& each : drawn.descents) {
        if (std::ranges::find(each.parents, person) == each.parents.end()) continue;
        for (const std::size_t other : each.parents)
            if (other != person && drawn.people[other].row == drawn.people[person].row
                && std::ranges::find(partners, other) == partners.end())
                partners.push_back(other);
    }
    return partners;
}

/// A person's block from one of its ends: who has two partners stands between them.
void join(const Genogram& drawn, std::size_t person, Indexes& block)
{
    block.push_back(person);
    for (const std::size_t partner : partners_of(drawn, person))
        if (std::ranges::find(block, partner) == block.end()) join(drawn, partner, block);
}

/// A block begins with somebody of one partner, if there is such a one, and a man stands left of a
/// woman, as genograms are drawn.
Indexes block_of(const Genogram& drawn, std::size_t person)
{
    Indexes all;
    join(drawn, person, all);
    const auto rank = [&](std::size_t each) {
        return std::pair{partners_of(drawn, each).size() > 1,
                         drawn.people[each].shape != Shape::square};
    };
    Indexes ordered;
    join(drawn, *std::ranges::min_element(all, {}, rank), ordered);
    return ordered;
}

std::vector<Row> rows_of_blocks(const Genogram& drawn)
{
    std::vector<Row> rows;
    Indexes done;
    for (std::size_t each = 0; each < drawn.people.size(); ++each) {
        if (std::ranges::find(done, each) != done.end()) continue;
        Block block{block_of(drawn, each)};
        done.insert(done.end(), block.people.begin(), block.people.end());
        rows.resize(std::max(rows.size(), drawn.people[each].row + 1));
        rows[drawn.people[each].row].push_back(std::move(block));
    }
    return rows;
}

/// Where a block would stand best for the parents of its people, or for their children. As it
/// stands, where it has none.
void wish(const Genogram& drawn, Block& block, Indexes Descent::* here, Indexes Descent::* there)
{
    double sum = 0;
    double count = 0;
    for (const Descent& each : drawn.descents) {
        if ((each.*there).empty()) continue;
        double offset = 0;
        double found = 0;
        for (std::size_t place = 0; place < block.people.size(); ++place) {
            const Indexes& own = each.*here;
            if (std::ranges::find(own, block.people[place]) == own.end()) continue;
            offset += static_cast<double>(place);
            ++found;
        }
        if (found == 0) continue;
        sum += mean_x(drawn, each.*there) - offset / found;
        ++count;
    }
    block.wished = count > 0 ? sum / count : drawn.people[block.people.front()].x;
}

/// Several blocks that touch: they stand where their wishes balance.
struct Run {
    std::size_t blocks = 0;
    double width = 0;
    double wished = 0;  // The sum of where its first would stand for each of them.

    [[nodiscard]] double start() const { return wished / static_cast<double>(blocks); }
};

/// Puts the blocks of a row, from left to right, as near to their wishes as they fit.
void put(Genogram& drawn, const Row& row)
{
    std::vector<Run> runs;
    for (const Block& block : row) {
        runs.push_back({1, static_cast<double>(block.people.size()), block.wished});
        while (runs.size() > 1) {
            const Run last = runs.back();
            Run& before = runs[runs.size() - 2];
            if (before.start() + before.width <= last.start()) break;
            before.wished += last.wished - before.width * static_cast<double>(last.blocks);
            before.blocks += last.blocks;
            before.width += last.width;
            runs.pop_back();
        }
    }
    std::size_t block = 0;
    for (const Run& run : runs) {
        double x = run.start();
        for (std::size_t each = 0; each < run.blocks; ++each, ++block)
            for (const std::size_t person : row[block].people) drawn.people[person].x = x++;
    }
}

/// Of brothers and sisters the eldest stands first, as genograms are drawn.
std::size_t age_of(const Genogram& drawn, const Block& block, std::span<const std::size_t> age)
{
    std::size_t eldest = drawn.people.size();
    for (const std::size_t each : block.people)
        for (const Descent& descent : drawn.descents)
            if (std::ranges::find(descent.children, each) != descent.children.end())
                eldest = std::min(eldest, age[each]);
    return eldest;
}

void sort_by_wish(const Genogram& drawn, Row& row, std::span<const std::size_t> age)
{
    // Of siblings of one line each wishes the same place, so that their age decides.
    std::ranges::stable_sort(row, {}, [&](const Block& each) {
        return std::pair{each.wished, age_of(drawn, each, age)};
    });
}

}  // namespace

void set_columns(Genogram& drawn, std::span<const std::size_t> age)
{
    std::vector<Row> rows = rows_of_blocks(drawn);
    for (Row& row : rows) {
        double x = 0;
        for (Block& block : row) {
            block.wished = x;
            x += static_cast<double>(block.people.size());
        }
        put(drawn, row);
    }
    constexpr int rounds = 6;  // More has changed nothing in any family tried.
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t at = rows.size(); at-- > 0;) {
            for (Block& block : rows[at]) wish(drawn, block, &Descent::parents, &Descent::children);
            if (at == 0) sort_by_wish(drawn, rows[at], age);
            put(drawn, rows[at]);
        }
        for (Row& row : rows | std::views::drop(1)) {
            for (Block& block : row) wish(drawn, block, &Descent::children, &Descent::parents);
            sort_by_wish(drawn, row, age);
            put(drawn, row);
        }
    }
    double left = 0;
    for (std::size_t each = 0; each < drawn.people.size(); ++each)
        left = each == 0 ? drawn.people[each].x : std::min(left, drawn.people[each].x);
    for (Place& place : drawn.people) place.x -= left;
}

}  // namespace holdfast::casefile
