// Test only: a shelf in memory that counts what is asked of it.
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

    [[nodiscard]] base::Result<std::optional<Identity>> identity() override
    {
        return shelf_.identity();
    }
    [[nodiscard]] base::Result<base::Done> found(const Identity& identity) override
    {
        return shelf_.found(identity);
    }
    [[nodiscard]] base::Result<std::unique_ptr<ShelfView>> view() override
    {
        ++work_.views;
        auto view = shelf_.view();
        if (!view) return view;
        return std::make_unique<View>(std::move(*view), work_);
    }
    [[nodiscard]] base::Result<std::unique_ptr<ShelfTransaction>> begin() override
    {
        ++work_.transactions;
        return shelf_.begin();
    }
    [[nodiscard]] base::Result<base::Done> scrub() override { return shelf_.scrub(); }

private:
    /// Counted by several threads at once.
    struct Counts {
        std::atomic<std::uint64_t> views = 0;
        std::atomic<std::uint64_t> lists = 0;
        std::atomic<std::uint64_t> entries = 0;
        std::atomic<std::uint64_t> transactions = 0;
    };

    class View final : public ShelfView {
    public:
        View(std::unique_ptr<ShelfView> view, Counts& work) : view_(std::move(view)), work_(work) {}
        [[nodiscard]] base::Result<Head> head() override { return view_->head(); }
        [[nodiscard]] base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                                    const Visit& visit) override
        {
            return view_->read(from, upto, counting(visit));
        }
        [[nodiscard]] base::Result<std::vector<std::uint64_t>> drawn(std::uint32_t list,
                                                                     base::ByteView key) override
        {
            ++work_.lists;
            return view_->drawn(list, key);
        }
        [[nodiscard]] base::Result<base::Done> read_drawn(std::uint32_t list, base::ByteView key,
                                                          std::uint64_t from, std::uint64_t upto,
                                                          const Visit& visit) override
        {
            ++work_.lists;
            return view_->read_drawn(list, key, from, upto, counting(visit));
        }
        [[nodiscard]] base::Result<base::Digest> subtree(unsigned level,
                                                         std::uint64_t position) override
        {
            return view_->subtree(level, position);
        }
        [[nodiscard]] base::Result<std::optional<Checkpoint>> checkpoint(
            std::uint64_t size) override
        {
            return view_->checkpoint(size);
        }
        [[nodiscard]] base::Result<std::optional<Answered>> answered(
            std::string_view idempotency_key) override
        {
            return view_->answered(idempotency_key);
        }

    private:
        [[nodiscard]] Visit counting(const Visit& visit)
        {
            return [&](const Stored& stored) {
                ++work_.entries;
                return visit(stored);
            };
        }
        std::unique_ptr<ShelfView> view_;
        Counts& work_;
    };

    MemoryShelf shelf_;
    Counts work_;
};

}  // namespace holdfast::ledger
