#include "base/seeded_entropy.h"
#include "ledger/sealed_entry.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::AuthorityId;
using base::Bytes;
using base::Instant;

class SealedEntry : public testing::Test {
protected:
    static Keys keys_of(AuthorityId authority, base::Entropy& entropy)
    {
        return Keys::make(authority, base::SecretKey::random(entropy), entropy).first;
    }
    /// What was sealed, or the kind of the Problem.
    static std::string opening(const Stored& stored, const Keys& keys)
    {
        const auto opened = open_entry(stored, keys);
        if (!opened) return std::string{base::word_of(opened.error().kind)};
        return std::string{base::text_of(*opened)};
    }

    base::SeededEntropy entropy_{6};
    AuthorityId authority_ = AuthorityId::random(entropy_);
    Keys keys_ = keys_of(authority_, entropy_);
    Instant recorded_{std::chrono::microseconds{1'773'000'000'123'456}};
    Stored stored_ = seal_entry(base::view_of("words"), 41, recorded_, keys_, entropy_);
};

TEST_F(SealedEntry, IsOpenedWhereItWasSealed)
{
    EXPECT_EQ(stored_.index, 41U);
    EXPECT_EQ(stored_.recorded, recorded_);
    EXPECT_EQ(stored_.format, 1);
    EXPECT_EQ(stored_.epoch, 1U);
    EXPECT_FALSE(stored_.removed_by);
    EXPECT_EQ(opening(stored_, keys_), "words");
    EXPECT_EQ(stored_.sealed_digest, base::sha256(*stored_.sealed));
    EXPECT_EQ(stored_.key_digest, base::sha256(entry_key(stored_, keys_)->bytes()));
    EXPECT_EQ(stored_.sealed->size(), 5 + base::seal_overhead);
    const Stored empty = seal_entry({}, 0, recorded_, keys_, entropy_);
    EXPECT_EQ(opening(empty, keys_), "");
}

TEST_F(SealedEntry, HasAKeyOfItsOwn)
{
    const Stored again = seal_entry(base::view_of("words"), 41, recorded_, keys_, entropy_);
    EXPECT_NE(again.key_digest, stored_.key_digest);
    EXPECT_NE(again.sealed_digest, stored_.sealed_digest);
    Stored mixed = stored_;
    mixed.sealed = again.sealed;
    EXPECT_EQ(opening(mixed, keys_), "damaged") << "opened with the key of another entry";
}

TEST_F(SealedEntry, MovedOrChangedIsRefused)
{
    struct Row {
        std::string_view called;
        void (*change)(Stored&);
    };
    const Row rows[] = {
        {"another index", [](Stored& stored) { stored.index = 42; }},
        {"recorded a microsecond later",
         [](Stored& stored) { stored.recorded += std::chrono::microseconds{1}; }},
        {"another format", [](Stored& stored) { stored.format = 2; }},
        {"an epoch that is not there", [](Stored& stored) { stored.epoch = 2; }},
        {"its first byte", [](Stored& stored) { stored.sealed->front() ^= 1U; }},
        {"its last byte", [](Stored& stored) { stored.sealed->back() ^= 1U; }},
        {"a byte less", [](Stored& stored) { stored.sealed->pop_back(); }},
        {"no bytes", [](Stored& stored) { stored.sealed->clear(); }},
        {"its key's last byte", [](Stored& stored) { stored.wrapped_key->back() ^= 1U; }},
        {"no key's bytes", [](Stored& stored) { stored.wrapped_key->clear(); }},
        {"key and bytes changed about",
         [](Stored& stored) { std::swap(*stored.sealed, *stored.wrapped_key); }},
    };
    for (const Row& row : rows) {
        Stored changed = stored_;
        row.change(changed);
        EXPECT_EQ(opening(changed, keys_), "damaged") << row.called;
    }
}

TEST_F(SealedEntry, IsNothingToAnotherAuthority)
{
    EXPECT_EQ(opening(stored_, keys_of(authority_, entropy_)), "damaged") << "other keys";
    // The same secrets, as if another authority's ledger had been filled with this one's rows.
    const auto root = base::SecretKey::random(entropy_);
    base::SeededEntropy same{8};
    const auto keys = Keys::make(authority_, root, same).first;
    base::SeededEntropy same_again{8};
    const auto moved = Keys::make(AuthorityId::random(entropy_), root, same_again).first;
    ASSERT_EQ(base::hex(keys.epoch_key(1)->bytes()), base::hex(moved.epoch_key(1)->bytes()));
    const Stored stored = seal_entry(base::view_of("words"), 41, recorded_, keys, entropy_);
    EXPECT_EQ(opening(stored, keys), "words");
    EXPECT_EQ(opening(stored, moved), "damaged");
}

TEST_F(SealedEntry, MovedToAnotherEpochIsRefused)
{
    // A second epoch that has the first one's key: what is wrapped still belongs to its own epoch.
    const auto root = base::SecretKey::random(entropy_);
    auto [first, identity] = Keys::make(authority_, root, entropy_);
    std::string context = "holdfast secret 1";
    context += base::text_of(authority_.bytes);
    context += "epoch/2";
    identity.secrets.push_back(
        {"epoch/2",
         base::seal(first.epoch_key(1)->bytes(), base::view_of(context), root, entropy_)});
    const auto both = Keys::open(identity, root);
    ASSERT_TRUE(both);
    EXPECT_EQ(both->epoch(), 2U) << "the newest";
    Stored stored = seal_entry(base::view_of("words"), 41, recorded_, first, entropy_);
    EXPECT_EQ(opening(stored, *both), "words");
    stored.epoch = 2;
    EXPECT_EQ(opening(stored, *both), "damaged");
}

TEST_F(SealedEntry, IsNotFoundOnceRemoved)
{
    Stored removed = stored_;
    removed.sealed.reset();
    removed.wrapped_key.reset();
    removed.removed_by = 50;
    EXPECT_EQ(opening(removed, keys_), "not_found");
    EXPECT_EQ(entry_key(removed, keys_).error().kind, base::Problem::Kind::not_found);
    EXPECT_EQ(leaf_input(authority_, removed), leaf_input(authority_, stored_))
        << "every proof still holds";
}

TEST_F(SealedEntry, MakesALeafOfWhereItStandsAndItsDigests)
{
    Bytes wanted(authority_.bytes.begin(), authority_.bytes.end());
    const Bytes numbers = base::parse_hex("0000000000000029"  // Index 41.
                                          "00064c88bb31b240"  // 1773000000123456 microseconds.
                                          "01")
                              .value();
    wanted.insert(wanted.end(), numbers.begin(), numbers.end());
    wanted.insert(wanted.end(), stored_.sealed_digest.begin(), stored_.sealed_digest.end());
    wanted.insert(wanted.end(), stored_.key_digest.begin(), stored_.key_digest.end());
    const auto input = leaf_input(authority_, stored_);
    EXPECT_EQ(base::hex(input), base::hex(wanted));
}

}  // namespace
}  // namespace holdfast::ledger
