#include "base/seeded_entropy.h"
#include "ledger/checkpoint.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::AuthorityId;

class CheckpointOfALedger : public testing::Test {
protected:
    CheckpointOfALedger()
    {
        head_.frontier.append(leaf_hash(base::view_of("first")));
        head_.frontier.append(leaf_hash(base::view_of("second")));
        head_.recorded = base::Instant{std::chrono::microseconds{1'773'000'000'123'456}};
    }

    base::SeededEntropy entropy_{9};
    AuthorityId authority_ = AuthorityId::random(entropy_);
    base::SecretKey root_ = base::SecretKey::random(entropy_);
    Keys keys_ = Keys::make(authority_, root_, entropy_).first;
    Head head_;
};

TEST_F(CheckpointOfALedger, IsFiveLines)
{
    Checkpoint checkpoint;
    checkpoint.size = 12;
    checkpoint.root.fill(0);
    checkpoint.recorded = base::Instant{std::chrono::microseconds{-5}};
    EXPECT_EQ(checkpoint_text(AuthorityId{}, checkpoint),
              "holdfast checkpoint 1\n"
              "00000000000000000000000000\n"
              "12\n"
              "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
              "-5\n");
}

TEST_F(CheckpointOfALedger, SignsTheHead)
{
    const Checkpoint checkpoint = sign_checkpoint(keys_, head_);
    EXPECT_EQ(checkpoint.size, 2U);
    EXPECT_EQ(checkpoint.root, head_.frontier.root());
    EXPECT_EQ(checkpoint.recorded, head_.recorded);
    EXPECT_TRUE(checkpoint_holds(authority_, keys_.signing().public_key(), checkpoint));
}

TEST_F(CheckpointOfALedger, DoesNotHoldForAnythingElse)
{
    const auto& signer = keys_.signing().public_key();
    const Checkpoint checkpoint = sign_checkpoint(keys_, head_);
    struct Row {
        std::string_view called;
        void (*change)(Checkpoint&);
    };
    const Row rows[] = {
        {"the size", [](Checkpoint& changed) { changed.size = 3; }},
        {"the root", [](Checkpoint& changed) { changed.root[31] ^= 1U; }},
        {"the time", [](Checkpoint& changed) { changed.recorded += std::chrono::microseconds{1}; }},
        {"the signature", [](Checkpoint& changed) { changed.signature[0] ^= 1U; }},
        {"no signature", [](Checkpoint& changed) { changed.signature = {}; }},
    };
    for (const Row& row : rows) {
        Checkpoint changed = checkpoint;
        row.change(changed);
        EXPECT_FALSE(checkpoint_holds(authority_, signer, changed)) << row.called;
    }
    EXPECT_FALSE(checkpoint_holds(AuthorityId::random(entropy_), signer, checkpoint));
    const Keys others = Keys::make(authority_, root_, entropy_).first;
    EXPECT_FALSE(checkpoint_holds(authority_, others.signing().public_key(), checkpoint));
}

}  // namespace
}  // namespace holdfast::ledger
