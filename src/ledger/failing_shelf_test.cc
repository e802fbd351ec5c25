#include "ledger/small_ledger.h"
#include "ledger/verify.h"

#include <gtest/gtest.h>

/// A disk that cannot be read or written for a moment, at every moment: what was asked is refused
/// as unavailable and nothing of it stays; asked again, it is done.
namespace holdfast::ledger {
namespace {

using base::Done;
using base::Problem;
using base::Result;

/// The first of the problems, where there are any.
template <class Answer>
Result<Done> first_of(const base::Checked<Answer>& answer)
{
    if (answer) return Done{};
    return std::unexpected(answer.error().front());
}
template <class Answer>
Result<Done> done(const Result<Answer>& answer)
{
    if (answer) return Done{};
    return std::unexpected(answer.error());
}

Batch with_key(Batch batch, std::string key)
{
    batch.idempotency = Idempotency{std::move(key), base::sha256(base::view_of("a request"))};
    return batch;
}

Result<Done> exported(SmallLedger& small, Opened opened)
{
    const auto snapshot = small.ledger().read();
    if (!snapshot) return std::unexpected(snapshot.error());
    return write_export(*snapshot, {opened, SmallLedger::words_of}, [](std::string_view) {
        return Result<Done>{Done{}};
    });
}

Result<Done> verified(SmallLedger& small)
{
    const auto snapshot = small.ledger().read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto identity = small.shelf().identity();
    if (!identity) return std::unexpected(identity.error());
    return done(verify_ledger(snapshot->rows(), **identity, &small.ledger().keys()));
}

/// Everything else that can be asked of a snapshot.
Result<Done> looked_at(SmallLedger& small)
{
    const auto snapshot = small.ledger().read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto& id = small.ids().at(7);
    const base::Bytes key{id.bytes.begin(), id.bytes.end()};
    for (const Result<Done>& answer :
         {done(snapshot->size_by(small.ledger().now())),
          done(snapshot->find(id)),
          done(snapshot->has_drawn(list_of_ids, key, 3)),
          done(snapshot->inclusion(7)),
          done(snapshot->consistency(7)),
          done(snapshot->root()),
          done(snapshot->leaf(7)),
          done(snapshot->checkpoint(7)),
          snapshot->read(0, 20, [](Kept&&) { return Result<Done>{Done{}}; }),
          snapshot->read_drawn(
              list_of_ids, key, 0, 20, [](Kept&&) { return Result<Done>{Done{}}; })})
        if (!answer) return answer;
    return Done{};
}

struct Asked {
    std::string_view what;
    Result<Done> (*ask)(SmallLedger&);
    std::uint64_t adds = 0;  // Entries, where it is done.
};

constexpr Asked everything[] = {
    {"append",
     [](SmallLedger& small) { return first_of(small.ledger().append(small.notes(3))); },
     3},
    {"append under a key",
     [](SmallLedger& small) {
         return first_of(small.ledger().append(with_key(small.notes(2), "a key")));
     },
     2},
    {"append again under a key that was answered",
     [](SmallLedger& small) {
         return first_of(small.ledger().append(with_key(small.notes(2), "answered")));
     }},
    {"append what links to what was written",
     [](SmallLedger& small) {
         Batch batch = small.notes(1);
         batch.entries.front().links = {{LinkKind::answers, small.ids().at(4)}};
         return first_of(small.ledger().append(batch));
     },
     1},
    {"export, sealed", [](SmallLedger& small) { return exported(small, Opened::sealed); }},
    {"export, readable", [](SmallLedger& small) { return exported(small, Opened::readable); }},
    {"verify", verified},
    {"look", looked_at},
    {"open", [](SmallLedger& small) { return done(small.opened_again()); }},
};

TEST(FailingShelf, RefusesWhatWasAskedAtEveryMomentAndDoesItWhenAskedAgain)
{
    constexpr int most = 2'000;
    for (const Asked& asked : everything) {
        int moments = 0;
        for (; moments < most; ++moments) {
            SmallLedger small{5};
            file_twenty(small);
            ASSERT_TRUE(small.ledger().append(with_key(small.notes(2), "answered")));
            small.shelf().fail_after(moments);
            const Result<Done> answer = asked.ask(small);
            if (!small.shelf().mend()) {
                EXPECT_TRUE(answer) << asked.what;
                break;
            }
            ASSERT_FALSE(answer) << asked.what << ", moment " << moments;
            EXPECT_EQ(answer.error().kind, Problem::Kind::unavailable) << answer.error().message;
            EXPECT_EQ(small.ledger().read()->size(), 22U) << asked.what << ", moment " << moments;
            EXPECT_TRUE(asked.ask(small)) << asked.what << ", moment " << moments;
            EXPECT_EQ(small.ledger().read()->size(), 22U + asked.adds) << asked.what;
            EXPECT_TRUE(verified(small)) << asked.what << ", moment " << moments;
        }
        EXPECT_GT(moments, 0) << asked.what;
        EXPECT_LT(moments, most) << asked.what;
    }
}

TEST(IdempotencyKey, OfWhatWasRemovedSinceIsAnsweredWithoutItsEntry)
{
    SmallLedger small{5};
    small.file(2);
    ASSERT_TRUE(small.ledger().append(with_key(small.notes(1), "a key")));
    Batch order = small.order_to_remove(1);
    ASSERT_TRUE(small.ledger().read()->read(2, 3, [&](Kept&& kept) {
        order.entries.front().links.front().to = kept.entry->id;
        return Result<Done>{Done{}};
    }));
    ASSERT_TRUE(small.ledger().append(order));
    const auto again = small.ledger().append(with_key(small.notes(1), "a key"));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->again);
    EXPECT_TRUE(again->entries.empty());
    EXPECT_EQ(small.ledger().read()->size(), 4U);
}

TEST(FailingShelf, AnOrderToRemoveIsCarriedOutOrGivenAgain)
{
    for (int moment = 0;; ++moment) {
        SmallLedger small{5};
        file_twenty(small);
        const Batch order = small.order_to_remove(6);
        small.shelf().fail_after(moment);
        const Result<Done> answer = first_of(small.ledger().append(order));
        if (!small.shelf().mend()) {
            EXPECT_TRUE(answer);
            EXPECT_GT(moment, 5);
            break;
        }
        ASSERT_FALSE(answer) << moment;
        EXPECT_EQ(answer.error().kind, Problem::Kind::unavailable);
        const bool is_written = small.ledger().read()->size() == 21;
        // Only what lingers in the store is still to be cleared: the order is given once more.
        EXPECT_EQ(small.ledger().read()->find(small.ids().at(6))->value().entry.has_value(),
                  !is_written)
            << moment;
        EXPECT_TRUE(small.ledger().append(small.order_to_remove(6))) << moment;
        EXPECT_TRUE(verified(small)) << moment;
    }
}

}  // namespace
}  // namespace holdfast::ledger
