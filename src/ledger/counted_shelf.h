// Test only: a shelf in memory that counts what is asked of it, and fails when it is told to.
#pragma once
#include "ledger/memory_shelf.h"

#include <atomic>

namespace holdfast::ledger {

/// How much was read from a shelf.
struct ShelfWork {
    std::uint64_t views = 0;
    std::uint64_t lists = 0;
    std::uint64_t entries = 0;
    std::uint64_t transactions = 0;
    friend bool operator==(const ShelfWork&, const ShelfWork&) = default;
};

/// What a transaction reads is not counted: that one began is.
class CountedShelf final : public Shelf {
public:
    [[nodiscard]] ShelfWork work() const
    {
        return {work_.views, work_.lists, work_.entries, work_.transactions};
    }
    /// Of what is asked from now on, by views and by transactions, so many are answered and the
    /// next fails, as a disk does that cannot be read just now; then all is well again.
    void fail_after(int so_many) { left_ = so_many; }
    /// Nothing fails. Answers whether something had.
    bool mend() { return left_.exchange(never) == failed; }

    [[nodiscard]] base::Result<std::optional<Identity>> identity() override
    {
        return unless_failing([&] { return shelf_.identity(); });
    }
    [[nodiscard]] base::Result<base::Done> found(const Identity& identity) override
    {
        return unless_failing([&] { return shelf_.found(identity); });
    }
    [[nodiscard]] base::Result<std::unique_ptr<ShelfView>> view() override
    {
        ++work_.views;
        return unless_failing([&]() -> base::Result<std::unique_ptr<ShelfView>> {
            auto view = shelf_.view();
            if (!view) return view;
            return std::make_unique<View>(std::move(*view), *this);
        });
    }
    [[nodiscard]] base::Result<std::unique_ptr<ShelfTransaction>> begin() override
    {
        ++work_.transactions;
        return unless_failing([&]() -> base::Result<std::unique_ptr<ShelfTransaction>> {
            auto transaction = shelf_.begin();
            if (!transaction) return transaction;
            return std::make_unique<Transaction>(std::move(*transaction), *this);
        });
    }
    [[nodiscard]] base::Result<base::Done> scrub() override
    {
        return unless_failing([&] { return shelf_.scrub(); });
    }

private:
    /// Counted by several threads at once.
    struct Counts {
        std::atomic<std::uint64_t> views = 0;
        std::atomic<std::uint64_t> lists = 0;
        std::atomic<std::uint64_t> entries = 0;
        std::atomic<std::uint64_t> transactions = 0;
    };

    template <class Ask>
    auto unless_failing(Ask ask) -> decltype(ask())
    {
        const int left = left_ >= 0 ? left_-- : never;
        if (left == 0)
            return base::problem(
                base::Problem::Kind::unavailable, "", "The disk cannot be read just now.");
        return ask();
    }

    /// What reading asks, of a view and of a transaction.
    template <class Port>
    class Reading : public Port {
    public:
        Reading(std::unique_ptr<Port> beneath, CountedShelf& shelf)
            : beneath_(std::move(beneath)), shelf_(shelf)
        {}
        [[nodiscard]] base::Result<Head> head() override
        {
            return shelf_.unless_failing([&] { return beneath_->head(); });
        }
        [[nodiscard]] base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                                    const ShelfView::Visit& visit) override
        {
            return shelf_.unless_failing([&] { return beneath_->read(from, upto, visit); });
        }
        [[nodiscard]] base::Result<std::vector<std::uint64_t>> drawn(std::uint32_t list,
                                                                     base::ByteView key) override
        {
            return shelf_.unless_failing([&] { return beneath_->drawn(list, key); });
        }
        [[nodiscard]] base::Result<base::Done> read_drawn(std::uint32_t list, base::ByteView key,
                                                          std::uint64_t from, std::uint64_t upto,
                                                          const ShelfView::Visit& visit) override
        {
            return shelf_.unless_failing(
                [&] { return beneath_->read_drawn(list, key, from, upto, visit); });
        }
        [[nodiscard]] base::Result<base::Digest> subtree(unsigned level,
                                                         std::uint64_t position) override
        {
            return shelf_.unless_failing([&] { return beneath_->subtree(level, position); });
        }
        [[nodiscard]] base::Result<std::optional<Checkpoint>> checkpoint(
            std::uint64_t size) override
        {
            return shelf_.unless_failing([&] { return beneath_->checkpoint(size); });
        }
        [[nodiscard]] base::Result<std::optional<Answered>> answered(
            std::string_view idempotency_key) override
        {
            return shelf_.unless_failing([&] { return beneath_->answered(idempotency_key); });
        }

    protected:
        std::unique_ptr<Port> beneath_;
        CountedShelf& shelf_;
    };

    class View final : public Reading<ShelfView> {
    public:
        using Reading::Reading;
        [[nodiscard]] base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                                    const Visit& visit) override
        {
            return Reading::read(from, upto, counting(visit));
        }
        [[nodiscard]] base::Result<std::vector<std::uint64_t>> drawn(std::uint32_t list,
                                                                     base::ByteView key) override
        {
            ++shelf_.work_.lists;
            return Reading::drawn(list, key);
        }
        [[nodiscard]] base::Result<base::Done> read_drawn(std::uint32_t list, base::ByteView key,
                                                          std::uint64_t from, std::uint64_t upto,
                                                          const Visit& visit) override
        {
            ++shelf_.work_.lists;
            return Reading::read_drawn(list, key, from, upto, counting(visit));
        }

    private:
        [[nodiscard]] Visit counting(const Visit& visit)
        {
            return [&](const Stored& stored) {
                ++shelf_.work_.entries;
                return visit(stored);
            };
        }
    };

    class Transaction final : public Reading<ShelfTransaction> {
    public:
        using Reading::Reading;
        [[nodiscard]] base::Result<base::Done> put_entry(const Stored& entry) override
        {
            return shelf_.unless_failing([&] { return beneath_->put_entry(entry); });
        }
        [[nodiscard]] base::Result<base::Done> put_drawn(std::uint64_t index,
                                                         std::span<const Drawn> rows) override
        {
            return shelf_.unless_failing([&] { return beneath_->put_drawn(index, rows); });
        }
        [[nodiscard]] base::Result<base::Done> put_subtree(unsigned level, std::uint64_t position,
                                                           const base::Digest& root) override
        {
            return shelf_.unless_failing(
                [&] { return beneath_->put_subtree(level, position, root); });
        }
        [[nodiscard]] base::Result<base::Done> put_answered(std::string_view idempotency_key,
                                                            const Answered& answered) override
        {
            return shelf_.unless_failing(
                [&] { return beneath_->put_answered(idempotency_key, answered); });
        }
        [[nodiscard]] base::Result<base::Done> put_checkpoint(const Checkpoint& checkpoint) override
        {
            return shelf_.unless_failing([&] { return beneath_->put_checkpoint(checkpoint); });
        }
        [[nodiscard]] base::Result<base::Done> put_head(const Head& head) override
        {
            return shelf_.unless_failing([&] { return beneath_->put_head(head); });
        }
        [[nodiscard]] base::Result<base::Done> remove(std::uint64_t index, std::uint64_t by,
                                                      std::span<const Drawn> rows) override
        {
            return shelf_.unless_failing([&] { return beneath_->remove(index, by, rows); });
        }
        [[nodiscard]] base::Result<base::Done> commit() override
        {
            return shelf_.unless_failing([&] { return beneath_->commit(); });
        }
    };

    static constexpr int failed = -1;
    static constexpr int never = -2;

    MemoryShelf shelf_;
    Counts work_;
    std::atomic<int> left_ = never;
};

}  // namespace holdfast::ledger
