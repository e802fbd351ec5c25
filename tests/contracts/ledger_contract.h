#pragma once
#include "base/seeded_entropy.h"
#include "index/lists.h"
#include "ledger/ledger.h"
#include "ledger/verify.h"
#include "tests/contracts/shelf_contract.h"

#include <atomic>

/// What the tests of the ledger share: a ledger on a shelf of each kind, with a clock to be set.
namespace holdfast::contracts {

using base::EntryId;
using base::Instant;
using base::Problems;
using ledger::Batch;
using ledger::Check;
using ledger::Entry;
using ledger::Filed;
using ledger::Kept;
using ledger::Ledger;
using ledger::LinkKind;
using ledger::Snapshot;

inline constexpr auto list_about = static_cast<std::uint32_t>(index::List::about);
inline constexpr auto list_kind = static_cast<std::uint32_t>(index::List::kind);

/// A shelf that counts how often it was told to scrub, and can be told to fail at it.
class ScrubCounter final : public Shelf {
public:
    explicit ScrubCounter(Shelf& shelf) : shelf_(shelf) {}
    Result<std::optional<ledger::Identity>> identity() override { return shelf_.identity(); }
    Result<Done> found(const ledger::Identity& identity) override { return shelf_.found(identity); }
    Result<std::unique_ptr<ShelfView>> view() override { return shelf_.view(); }
    Result<std::unique_ptr<ShelfTransaction>> begin() override { return shelf_.begin(); }
    Result<Done> scrub() override
    {
        ++scrubs;
        if (fails) return base::problem(Problem::Kind::unavailable, "", "A reader looks on.");
        return shelf_.scrub();
    }

    int scrubs = 0;
    bool fails = false;

private:
    Shelf& shelf_;
};

inline std::unique_ptr<Place> place_of(Kind kind)
{
    if (kind == Kind::memory) return std::make_unique<MemoryPlace>();
    return std::make_unique<SqlitePlace>();
}

/// "invalid entries/1, not_found entries/2"; "filed" when there is no problem.
inline std::string words_of(const base::Checked<Filed>& filed)
{
    if (filed) return "filed";
    std::string words;
    for (const Problem& problem : filed.error()) {
        EXPECT_NE(problem.message, "");
        if (!words.empty()) words += ", ";
        words += std::string{base::word_of(problem.kind)} + " " + problem.place;
    }
    return words;
}

class LedgerContract : public testing::TestWithParam<Kind> {
protected:
    LedgerContract()
    {
        ledger_ =
            Ledger::create(shelf_, base::AuthorityId::random(entropy_), root_, setting()).value();
    }

    ledger::Setting setting()
    {
        return {[this] { return at(now_.load()); }, &entropy_, index::rows_of};
    }
    Entry note(std::string text = "An invented note.")
    {
        Entry entry;
        entry.id = EntryId::random(entropy_);
        entry.kind = 14;
        entry.about = {{base::Subject::of(child_), ledger::Part::subject}};
        entry.body.items = {{3, std::move(text)}};
        return entry;
    }
    Entry linked(LinkKind kind, const EntryId& to)
    {
        Entry entry = note();
        entry.links = {{kind, to}};
        return entry;
    }
    EntryId file(Entry entry)
    {
        const EntryId id = entry.id;
        EXPECT_EQ(words_of(ledger_->append({{std::move(entry)}, std::nullopt})), "filed");
        return id;
    }
    Snapshot read() { return ledger_->read().value(); }
    std::uint64_t size() { return read().size(); }
    std::vector<Kept> all()
    {
        std::vector<Kept> entries;
        EXPECT_TRUE(read().read(0, size(), [&](const Kept& kept) -> Result<Done> {
            entries.push_back(kept);
            return Done{};
        }));
        return entries;
    }
    void expect_holds()
    {
        const auto view = shelf_.view().value();
        const auto verified =
            ledger::verify_ledger(*view, shelf_.identity()->value(), &ledger_->keys());
        EXPECT_TRUE(verified) << verified.error().place << ": " << verified.error().message;
    }

    base::SeededEntropy entropy_{21};
    base::SecretKey root_ = base::SecretKey::random(entropy_);
    base::PersonId child_ = base::PersonId::random(entropy_);
    std::atomic<std::int64_t> now_ = 1'000;  // Microseconds since 1970.
    std::unique_ptr<Place> place_ = place_of(GetParam());
    ScrubCounter shelf_{place_->shelf()};
    std::unique_ptr<Ledger> ledger_;
};

inline const auto every_shelf = testing::Values(Kind::memory, Kind::sqlite);

inline std::string name_of_shelf(const testing::TestParamInfo<Kind>& parameter)
{
    return parameter.param == Kind::memory ? "memory" : "sqlite";
}

}  // namespace holdfast::contracts
