// Test only: a ledger in memory.
#pragma once
#include "base/seeded_entropy.h"
#include "ledger/counted_shelf.h"
#include "ledger/export.h"
#include "ledger/ledger.h"

#include <algorithm>
#include <string>
#include <vector>

namespace holdfast::ledger {

/// A ledger in memory for tests: every id, key and byte follows from the seed. Its clock goes on by
/// a second and a half at each commit. Calls that fail end the test program.
class SmallLedger {
public:
    explicit SmallLedger(std::uint64_t seed)
        : entropy_(seed), root_(base::SecretKey::random(entropy_)),
          ledger_(Ledger::create(shelf_, base::AuthorityId::random(entropy_), root_,
                                 {[this] { return now_; }, &entropy_, {}})
                      .value())
    {}
    SmallLedger(const SmallLedger&) = delete;
    SmallLedger& operator=(const SmallLedger&) = delete;

    /// So many notes, each with a text of `length` characters.
    [[nodiscard]] Batch notes(std::size_t count, std::size_t length = 12)
    {
        Batch batch;
        for (std::size_t i = 0; i < count; ++i) batch.entries.push_back(note(length));
        return batch;
    }
    /// One entry, which orders the words of another to be removed.
    [[nodiscard]] Batch order_to_remove(std::uint64_t index)
    {
        Batch batch = notes(1);
        batch.entries.front().kind = 2;
        batch.entries.front().links = {{LinkKind::removes, ids_.at(index)}};
        return batch;
    }
    /// Each in one commit.
    void file(std::size_t count, std::size_t length = 12) { commit(notes(count, length)); }
    void remove(std::uint64_t index) { commit(order_to_remove(index)); }

    [[nodiscard]] Ledger& ledger() { return *ledger_; }
    /// The same rows opened again, as after a start of the program.
    [[nodiscard]] base::Result<std::unique_ptr<Ledger>> opened_again()
    {
        return Ledger::open(shelf_, root_, {[this] { return now_; }, &entropy_, {}});
    }
    [[nodiscard]] CountedShelf& shelf() { return shelf_; }
    [[nodiscard]] Identity identity() { return shelf_.identity().value().value(); }
    [[nodiscard]] std::string signer() { return base::base64(identity().signer); }
    /// The ids of the entries by their indexes.
    [[nodiscard]] const std::vector<base::EntryId>& ids() const { return ids_; }

    [[nodiscard]] std::string exported(Opened opened)
    {
        std::string text;
        const auto snapshot = ledger_->read().value();
        write_export(snapshot, {opened, words_of}, [&](std::string_view line) {
            text += line;
            return base::Result<base::Done>{base::Done{}};
        }).value();
        return text;
    }

    /// The words of a note as an export for a reader gives them, with characters that JSON escapes.
    [[nodiscard]] static base::json::object words_of(const Entry& entry)
    {
        return {{"id", entry.id.text()},
                {"happened", entry.happened.text()},
                {"text", "\"" + entry.body.items.front().value + "\" £\t\n{[1, 2]}"},
                {"about", base::json::array{1, -0.5, true, nullptr, base::json::object{}}}};
    }

private:
    Entry note(std::size_t length)
    {
        Entry entry;
        entry.id = base::EntryId::random(entropy_);
        entry.kind = 14;
        entry.happened = base::When::day(base::Date::of(2026, 3, 9));
        entry.by = {base::PractitionerId::random(entropy_),
                    "social_worker",
                    base::AgencyId::random(entropy_)};
        entry.about = {{base::Subject::of(base::PersonId::random(entropy_)), Part::subject}};
        entry.body.items = {{1, std::string(length, 'n')}};
        return entry;
    }
    void commit(const Batch& batch)
    {
        now_ += std::chrono::milliseconds{1'500};
        const Filed filed = ledger_->append(batch).value();
        ids_.insert(ids_.end(), filed.entries.begin(), filed.entries.end());
    }

    base::Instant now_{std::chrono::seconds{1'773'000'000}};
    base::SeededEntropy entropy_;
    CountedShelf shelf_;
    base::SecretKey root_;
    std::unique_ptr<Ledger> ledger_;
    std::vector<base::EntryId> ids_;
};

/// Commits of 1, 4, 7, 1, 6 and 1 entries: 20 in all, the last of which removes number 3.
inline void file_twenty(SmallLedger& small)
{
    for (const std::size_t count : {1U, 4U, 7U, 1U, 6U}) small.file(count);
    small.remove(3);
}

}  // namespace holdfast::ledger
