// Test only: a log of reading in memory, which can be stopped, and what stands in it.
#pragma once
#include "access/log.h"
#include "base/seeded_entropy.h"
#include "ledger/memory_shelf.h"
#include "ledger/verify.h"
#include "records/read.h"
#include "records/types/looked.h"

#include <memory>
#include <vector>

namespace holdfast::access {

/// A shelf in memory that takes nothing more once it is stopped.
class StoppableShelf final : public ledger::Shelf {
public:
    void stop() { stopped_ = true; }

    [[nodiscard]] base::Result<std::optional<ledger::Identity>> identity() override
    {
        return shelf_.identity();
    }
    [[nodiscard]] base::Result<base::Done> found(const ledger::Identity& identity) override
    {
        return shelf_.found(identity);
    }
    [[nodiscard]] base::Result<std::unique_ptr<ledger::ShelfView>> view() override
    {
        return shelf_.view();
    }
    [[nodiscard]] base::Result<std::unique_ptr<ledger::ShelfTransaction>> begin() override
    {
        if (!stopped_) return shelf_.begin();
        return base::problem(base::Problem::Kind::unavailable, "", "The disk is full.");
    }
    [[nodiscard]] base::Result<base::Done> scrub() override { return shelf_.scrub(); }

private:
    ledger::MemoryShelf shelf_;
    bool stopped_ = false;
};

/// The log of reading of an invented authority. Calls that fail end the test program.
class LooksLedger {
public:
    explicit LooksLedger(ledger::Clock clock)
        : ledger_(ledger::Ledger::create(shelf_, base::AuthorityId::random(entropy_),
                                         base::SecretKey::random(entropy_),
                                         {std::move(clock), &entropy_, {}})
                      .value())
    {}
    LooksLedger(const LooksLedger&) = delete;
    LooksLedger& operator=(const LooksLedger&) = delete;

    [[nodiscard]] Log& log() { return log_; }
    void stop() { shelf_.stop(); }

    /// One look as it is kept.
    struct Written {
        ledger::Author by;
        std::vector<ledger::About> about;
        records::Looked said;
    };
    /// Everything in the log, in order.
    [[nodiscard]] std::vector<Written> looks() const
    {
        std::vector<Written> looks;
        const auto snapshot = ledger_->read().value();
        snapshot
            .read(0,
                  snapshot.size(),
                  [&](ledger::Kept&& kept) -> base::Result<base::Done> {
                      ledger::Entry& entry = kept.entry.value();
                      auto said = records::read_back<records::Looked>(entry.happened, entry.body);
                      looks.push_back({entry.by, entry.about, said.value()});
                      return base::Done{};
                  })
            .value();
        return looks;
    }
    [[nodiscard]] base::Result<ledger::Verified> verify()
    {
        const auto view = shelf_.view().value();
        return ledger::verify_ledger(*view, shelf_.identity().value().value(), &ledger_->keys());
    }

private:
    base::SeededEntropy entropy_{17};
    StoppableShelf shelf_;
    std::unique_ptr<ledger::Ledger> ledger_;
    Log log_{*ledger_};
};

}  // namespace holdfast::access
