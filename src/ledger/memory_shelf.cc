#include "ledger/memory_shelf.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <tuple>

namespace holdfast::ledger {
namespace {

using base::ByteView;
using base::Done;
using base::problem;
using base::Problem;
using base::Result;

/// Counts commits. A view sees what was set at its moment or before; the one transaction writes at
/// the moment after the last commit, which no view sees until it is committed.
using Moment = std::uint64_t;

/// A table whose rows remember what they were at each moment that somebody may still look at.
template <class Key, class Value>
class Table {
public:
    /// The row as it was at that moment; nullptr when there was none.
    [[nodiscard]] const Value* at(const Key& key, Moment moment) const
    {
        const auto found = rows_.find(key);
        return found == rows_.end() ? nullptr : seen(found->second, moment);
    }

    /// The first row from `key` on, as it was at that moment, that `wanted` accepts; rows are tried
    /// in rising order until `wanted` says stop.
    enum class Next { on, stop };
    template <class Visit>
    void from(const Key& key, Moment moment, const Visit& visit) const
    {
        for (auto row = rows_.lower_bound(key); row != rows_.end(); ++row) {
            const Value* value = seen(row->second, moment);
            if (visit(row->first, value) == Next::stop) return;
        }
    }

    /// How many rows there are, those of the open transaction included.
    [[nodiscard]] std::size_t count() const { return rows_.size(); }

    /// Sets a row, or takes it away with nullopt, at the moment of the open transaction.
    void set(const Key& key, Moment moment, std::optional<Value> value)
    {
        auto& versions = rows_[key];
        if (!versions.empty()) outdated_.insert(key);
        if (!versions.empty() && versions.back().since == moment) {
            versions.back().value = std::move(value);
            return;
        }
        versions.push_back({moment, std::move(value)});
        touched_.push_back(key);
    }

    /// Forgets the open transaction.
    void undo()
    {
        for (const Key& key : touched_) {
            const auto found = rows_.find(key);
            found->second.pop_back();
            if (found->second.empty()) rows_.erase(found);
        }
        touched_.clear();
    }

    void settle() { touched_.clear(); }

    /// Destroys what nobody sees any more who looks at `oldest` or later.
    void trim(Moment oldest)
    {
        for (auto key = outdated_.begin(); key != outdated_.end();) {
            const auto found = rows_.find(*key);
            if (found != rows_.end()) trim_row(found, oldest);
            const auto left = rows_.find(*key);
            const bool current = left == rows_.end() || left->second.size() == 1;
            key = current ? outdated_.erase(key) : std::next(key);
        }
    }

    /// Whether something that was replaced or taken away is still kept for a view.
    [[nodiscard]] bool lingers() const { return !outdated_.empty(); }

private:
    struct Version {
        Moment since;
        std::optional<Value> value;
    };
    using Rows = std::map<Key, std::vector<Version>>;

    static const Value* seen(const std::vector<Version>& versions, Moment moment)
    {
        for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
            if (version->since <= moment) return version->value ? &*version->value : nullptr;
        }
        return nullptr;
    }

    void trim_row(typename Rows::iterator row, Moment oldest)
    {
        auto& versions = row->second;
        while (versions.size() > 1 && versions[1].since <= oldest) versions.erase(versions.begin());
        if (versions.size() == 1 && !versions[0].value && versions[0].since <= oldest)
            rows_.erase(row);
    }

    Rows rows_;
    std::vector<Key> touched_;  // By the open transaction.
    std::set<Key> outdated_;    // Rows that have an older version, or had.
};

struct Present {};
enum class Only { one };

using DrawnKey = std::tuple<std::uint32_t, base::Bytes, std::uint64_t>;
using SubtreeKey = std::pair<unsigned, std::uint64_t>;

struct Tables {
    Table<std::uint64_t, std::shared_ptr<const Stored>> entries;
    Table<DrawnKey, Present> drawn;
    Table<SubtreeKey, base::Digest> subtrees;
    Table<std::uint64_t, Checkpoint> checkpoints;
    Table<std::string, Answered> answers;
    Table<Only, Head> heads;

    template <class Act>
    void each(const Act& act)
    {
        act(entries);
        act(drawn);
        act(subtrees);
        act(checkpoints);
        act(answers);
        act(heads);
    }
};

enum class Writer { absent, present };

}  // namespace

struct MemoryShelf::State {
    std::shared_mutex mutex;  // Guards everything here, and is held only for a moment.
    std::condition_variable_any writer_gone;
    Writer writer = Writer::absent;
    Moment committed = 0;
    std::multiset<Moment> watched;  // The moments of the open views.
    Tables tables;
    std::optional<Identity> identity;

    void trim()
    {
        const Moment oldest = watched.empty() ? committed : *watched.begin();
        tables.each([&](auto& table) { table.trim(oldest); });
    }
};

namespace {

using State = MemoryShelf::State;

/// What a view and a transaction have in common: reading at one moment.
template <class Port>
class Reading : public Port {
public:
    Result<Head> head() override
    {
        const std::shared_lock lock(state_->mutex);
        const Head* head = state_->tables.heads.at(Only::one, moment_);
        return head ? *head : Head{};
    }

    Result<Done> read(std::uint64_t from, std::uint64_t upto,
                      const ShelfView::Visit& visit) override
    {
        for (std::uint64_t index = from; index < upto; ++index) {
            const auto stored = entry(index);
            if (!stored)
                return problem(Problem::Kind::damaged,
                               std::to_string(index),
                               "An entry is not there that should be.");
            auto visited = visit(*stored);
            if (!visited) return visited;
        }
        return Done{};
    }

    Result<std::vector<std::uint64_t>> drawn(std::uint32_t list, ByteView key) override
    {
        using Next = Table<DrawnKey, Present>::Next;
        const DrawnKey first{list, base::Bytes(key.begin(), key.end()), 0};
        std::vector<std::uint64_t> indexes;
        const std::shared_lock lock(state_->mutex);
        state_->tables.drawn.from(first, moment_, [&](const DrawnKey& row, const Present* present) {
            if (std::get<0>(row) != list || std::get<1>(row) != std::get<1>(first))
                return Next::stop;
            if (present) indexes.push_back(std::get<2>(row));
            return Next::on;
        });
        return indexes;
    }

    Result<base::Digest> subtree(unsigned level, std::uint64_t position) override
    {
        const std::shared_lock lock(state_->mutex);
        const base::Digest* root = state_->tables.subtrees.at({level, position}, moment_);
        if (!root)
            return problem(Problem::Kind::damaged,
                           std::to_string(level) + "/" + std::to_string(position),
                           "A part of the tree is not there that should be.");
        return *root;
    }

    Result<std::optional<Checkpoint>> checkpoint(std::uint64_t size) override
    {
        using Next = Table<std::uint64_t, Checkpoint>::Next;
        std::optional<Checkpoint> found;
        const std::shared_lock lock(state_->mutex);
        state_->tables.checkpoints.from(size, moment_, [&](std::uint64_t, const Checkpoint* kept) {
            if (!kept) return Next::on;
            found = *kept;
            return Next::stop;
        });
        return found;
    }

    Result<std::optional<Answered>> answered(std::string_view idempotency_key) override
    {
        const std::shared_lock lock(state_->mutex);
        const Answered* found = state_->tables.answers.at(std::string(idempotency_key), moment_);
        return found ? std::optional(*found) : std::nullopt;
    }

protected:
    Reading(std::shared_ptr<State> state, Moment moment) : state_(std::move(state)), moment_(moment)
    {}

    std::shared_ptr<const Stored> entry(std::uint64_t index) const
    {
        const std::shared_lock lock(state_->mutex);
        const auto* stored = state_->tables.entries.at(index, moment_);
        return stored ? *stored : nullptr;
    }

    std::shared_ptr<State> state_;
    Moment moment_;
};

class MemoryView final : public Reading<ShelfView> {
public:
    /// `moment` is one of the state's watched moments.
    MemoryView(std::shared_ptr<State> state, Moment moment) : Reading(std::move(state), moment) {}
    ~MemoryView() override
    {
        const std::unique_lock lock(state_->mutex);
        state_->watched.erase(state_->watched.find(moment_));
    }
    MemoryView(const MemoryView&) = delete;
    MemoryView& operator=(const MemoryView&) = delete;
};

class MemoryTransaction final : public Reading<ShelfTransaction> {
public:
    /// The state's writer is this one already.
    MemoryTransaction(std::shared_ptr<State> state, Moment moment)
        : Reading(std::move(state), moment)
    {}
    ~MemoryTransaction() override
    {
        {
            const std::unique_lock lock(state_->mutex);
            state_->tables.each([](auto& table) { table.undo(); });
            state_->writer = Writer::absent;
        }
        state_->writer_gone.notify_one();
    }
    MemoryTransaction(const MemoryTransaction&) = delete;
    MemoryTransaction& operator=(const MemoryTransaction&) = delete;

    Result<Done> put_entry(const Stored& entry) override
    {
        const std::unique_lock lock(state_->mutex);
        auto& entries = state_->tables.entries;
        if (entry.index != entries.count())
            return fail(Problem::Kind::conflict, "An entry stands only behind the last one.");
        entries.set(entry.index, moment_, std::make_shared<const Stored>(entry));
        return Done{};
    }

    Result<Done> put_drawn(std::uint64_t index, std::span<const Drawn> rows) override
    {
        const std::unique_lock lock(state_->mutex);
        for (const Drawn& row : rows) {
            state_->tables.drawn.set({row.list, row.key, index}, moment_, Present{});
        }
        return Done{};
    }

    Result<Done> put_subtree(unsigned level, std::uint64_t position,
                             const base::Digest& root) override
    {
        return put_once(state_->tables.subtrees, {level, position}, root);
    }

    Result<Done> put_answered(std::string_view idempotency_key, const Answered& answered) override
    {
        return put_once(state_->tables.answers, std::string(idempotency_key), answered);
    }

    Result<Done> put_checkpoint(const Checkpoint& checkpoint) override
    {
        return put_once(state_->tables.checkpoints, checkpoint.size, checkpoint);
    }

    Result<Done> put_head(const Head& head) override
    {
        const std::unique_lock lock(state_->mutex);
        state_->tables.heads.set(Only::one, moment_, head);
        return Done{};
    }

    Result<Done> remove(std::uint64_t index, std::uint64_t by, std::span<const Drawn> rows) override
    {
        const auto stored = entry(index);
        const std::unique_lock lock(state_->mutex);
        if (!stored) return fail(Problem::Kind::not_found, "There is no such entry.");
        if (stored->removed_by)
            return fail(Problem::Kind::conflict, "The entry was removed already.");
        Stored emptied = *stored;
        emptied.sealed.reset();
        emptied.wrapped_key.reset();
        emptied.epoch = 0;
        emptied.removed_by = by;
        state_->tables.entries.set(
            index, moment_, std::make_shared<const Stored>(std::move(emptied)));
        for (const Drawn& row : rows) {
            const DrawnKey key{row.list, row.key, index};
            if (state_->tables.drawn.at(key, moment_))
                state_->tables.drawn.set(key, moment_, std::nullopt);
        }
        return Done{};
    }

    Result<Done> commit() override
    {
        if (failed_) return std::unexpected(*failed_);
        const std::unique_lock lock(state_->mutex);
        state_->tables.each([](auto& table) { table.settle(); });
        state_->committed = moment_;
        state_->trim();
        return Done{};
    }

private:
    std::unexpected<Problem> fail(Problem::Kind kind, std::string message)
    {
        failed_ = Problem{kind, "", std::move(message)};
        return std::unexpected(*failed_);
    }

    template <class Key, class Value>
    Result<Done> put_once(Table<Key, Value>& table, const Key& key, const Value& value)
    {
        const std::unique_lock lock(state_->mutex);
        if (table.at(key, moment_))
            return fail(Problem::Kind::conflict, "There is something else in this place.");
        table.set(key, moment_, value);
        return Done{};
    }

    std::optional<Problem> failed_;
};

}  // namespace

MemoryShelf::MemoryShelf() : state_(std::make_shared<State>()) {}
MemoryShelf::~MemoryShelf() = default;

Result<std::optional<Identity>> MemoryShelf::identity()
{
    const std::shared_lock lock(state_->mutex);
    return state_->identity;
}

Result<Done> MemoryShelf::found(const Identity& identity)
{
    const std::unique_lock lock(state_->mutex);
    if (state_->identity)
        return problem(Problem::Kind::conflict, "", "There is a ledger here already.");
    state_->identity = identity;
    return Done{};
}

Result<std::unique_ptr<ShelfView>> MemoryShelf::view()
{
    const std::unique_lock lock(state_->mutex);
    state_->watched.insert(state_->committed);
    return std::make_unique<MemoryView>(state_, state_->committed);
}

Result<std::unique_ptr<ShelfTransaction>> MemoryShelf::begin()
{
    std::unique_lock lock(state_->mutex);
    state_->writer_gone.wait(lock, [&] { return state_->writer == Writer::absent; });
    state_->writer = Writer::present;
    return std::make_unique<MemoryTransaction>(state_, state_->committed + 1);
}

Result<Done> MemoryShelf::scrub()
{
    const std::unique_lock lock(state_->mutex);
    state_->trim();
    if (state_->tables.entries.lingers() || state_->tables.drawn.lingers())
        return problem(Problem::Kind::unavailable,
                       "",
                       "What was removed is still being read. Try again when that has ended.");
    return Done{};
}

}  // namespace holdfast::ledger
