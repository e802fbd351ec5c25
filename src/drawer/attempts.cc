#include "drawer/attempts.h"

#include "drawer/stored.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Done;
using base::Instant;
using base::problem;
using base::Problem;
using base::Result;

namespace {

namespace json = base::json;

/// Those of the kept attempts that still count at `now`, the oldest first.
Result<std::vector<Instant>> counting(const json::object& object, Instant now)
{
    StoredMembers members(object);
    std::vector<Instant> instants;
    for (const json::value& kept : members.array("at")) {
        if (!kept.is_int64()) return damaged_row();
        const Instant at{std::chrono::microseconds(kept.get_int64())};
        if (now - at < attempts_span) instants.push_back(at);
    }
    if (members.damaged()) return damaged_row();
    return instants;
}

json::object object_of(const std::vector<Instant>& instants)
{
    json::array kept;
    for (const Instant at : instants) kept.push_back(stored_instant(at));
    return {{"at", std::move(kept)}};
}

std::unexpected<Problem> wait_until(Instant end)
{
    // The words have no seconds, so the minute that they name must not begin before the end.
    const Instant minute = std::chrono::ceil<std::chrono::minutes>(end);
    return problem(Problem::Kind::refused,
                   "",
                   "Too many attempts to sign in under this name did not succeed. Try again on "
                       + base::London::words(minute) + ".");
}

}  // namespace

Result<Done> Attempts::begin(std::string_view name)
{
    const Writing writing = rows_->writing();
    const Instant now = clock_();
    base::Bytes key = rows_->key_of(List::attempts, name);
    const auto kept = rows_->find(List::attempts, key);
    if (!kept) return std::unexpected(kept.error());
    std::vector<Instant> instants;
    if (*kept) {
        auto counted = counting(**kept, now);
        if (!counted) return std::unexpected(counted.error());
        instants = std::move(*counted);
    }
    if (instants.size() >= attempts_allowed)
        return wait_until(instants[instants.size() - attempts_allowed] + attempts_span);
    instants.push_back(now);
    auto changes = sweeping(writing, now);
    if (!changes) return std::unexpected(changes.error());
    changes->push_back(rows_->putting(List::attempts, std::move(key), object_of(instants)));
    return rows_->change(*changes);
}

Change Attempts::forgetting(std::string_view name) const
{
    return Rows::erasing(List::attempts, rows_->key_of(List::attempts, name));
}

Result<std::vector<Change>> Attempts::sweeping(const Writing&, Instant now)
{
    std::vector<Change> changes;
    if (now - swept_ < attempts_span) return changes;
    auto rows = rows_->all(List::attempts);
    if (!rows) return std::unexpected(rows.error());
    for (OpenRow& row : *rows) {
        const auto instants = counting(row.object, now);
        if (!instants) return std::unexpected(instants.error());
        if (instants->empty()) changes.push_back(Rows::erasing(List::attempts, std::move(row.key)));
    }
    swept_ = now;
    return changes;
}

}  // namespace holdfast::drawer
