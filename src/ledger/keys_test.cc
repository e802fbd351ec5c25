#include "base/seeded_entropy.h"
#include "ledger/keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace holdfast::ledger {
namespace {

using base::AuthorityId;
using base::Problem;
using base::SecretKey;

class KeysOfALedger : public testing::Test {
protected:
    /// "opened", or the kind of the Problem.
    static std::string opening(const Identity& identity, const SecretKey& root)
    {
        const auto keys = Keys::open(identity, root);
        return keys ? "opened" : std::string{base::word_of(keys.error().kind)};
    }

    base::SeededEntropy entropy_{2};
    AuthorityId authority_ = AuthorityId::random(entropy_);
    SecretKey root_ = SecretKey::random(entropy_);
    std::pair<Keys, Identity> made_ = Keys::make(authority_, root_, entropy_);
};

TEST_F(KeysOfALedger, AreOpenedAsTheyWereMade)
{
    const auto& [keys, identity] = made_;
    const auto opened = Keys::open(identity, root_);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->authority(), authority_);
    EXPECT_EQ(opened->signing().public_key(), keys.signing().public_key());
    EXPECT_EQ(identity.signer, keys.signing().public_key());
    EXPECT_EQ(base::hex(opened->token_key().bytes()), base::hex(keys.token_key().bytes()));
    EXPECT_EQ(opened->epoch(), 1U);
    ASSERT_NE(opened->epoch_key(1), nullptr);
    EXPECT_EQ(base::hex(opened->epoch_key(1)->bytes()), base::hex(keys.epoch_key(1)->bytes()));
    EXPECT_EQ(opened->epoch_key(0), nullptr);
    EXPECT_EQ(opened->epoch_key(2), nullptr);
}

TEST_F(KeysOfALedger, AreDifferentSecretsAndTheRootIsNoneOfThem)
{
    const auto& [keys, identity] = made_;
    std::set<std::string> secrets = {base::hex(root_.bytes()),
                                     base::hex(keys.token_key().bytes()),
                                     base::hex(keys.epoch_key(1)->bytes())};
    EXPECT_EQ(secrets.size(), 3U);
    const auto [others, other_identity] = Keys::make(authority_, root_, entropy_);
    EXPECT_NE(other_identity.signer, identity.signer) << "of another ledger";
    for (const KeptSecret& kept : identity.secrets) {
        EXPECT_EQ(kept.sealed.size(), 32 + base::seal_overhead) << kept.name;
        for (const std::string& secret : secrets)
            EXPECT_EQ(base::hex(kept.sealed).find(secret), std::string::npos) << kept.name;
    }
}

TEST_F(KeysOfALedger, AreKeptUnderTheirNames)
{
    std::vector<std::string> names;
    for (const KeptSecret& kept : made_.second.secrets) names.push_back(kept.name);
    EXPECT_EQ(names, (std::vector<std::string>{"signing", "token", "epoch/1"}));
}

TEST_F(KeysOfALedger, AreRefusedToAnotherRootKey)
{
    EXPECT_EQ(opening(made_.second, root_), "opened");
    EXPECT_EQ(opening(made_.second, SecretKey::random(entropy_)), "refused");
    EXPECT_EQ(opening(made_.second, SecretKey{}), "refused");
}

TEST_F(KeysOfALedger, AreBoundToTheirAuthorityAndTheirNames)
{
    Identity moved = made_.second;
    moved.authority = AuthorityId::random(entropy_);
    EXPECT_EQ(opening(moved, root_), "refused");
    Identity swapped = made_.second;
    std::swap(swapped.secrets[0].name, swapped.secrets[1].name);
    EXPECT_EQ(opening(swapped, root_), "refused");
    Identity changed = made_.second;
    changed.secrets[2].sealed.back() ^= 1U;
    EXPECT_EQ(opening(changed, root_), "refused");
    Identity cut = made_.second;
    cut.secrets[2].sealed.clear();
    EXPECT_EQ(opening(cut, root_), "refused");
}

TEST_F(KeysOfALedger, AreDamagedWhenOneIsLacking)
{
    for (std::size_t i = 0; i < made_.second.secrets.size(); ++i) {
        Identity lacking = made_.second;
        lacking.secrets.erase(lacking.secrets.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(opening(lacking, root_), "damaged") << made_.second.secrets[i].name;
    }
}

TEST_F(KeysOfALedger, AreOfAnEpochOnlyWhereTheirNameSaysItsNumber)
{
    struct Row {
        std::string name;
        std::size_t length;
        std::string answer;
    };
    const Row rows[] = {
        {"epoch/1", 32, "opened"},
        {"epoch/7", 32, "opened"},
        {"epoch/", 32, "damaged"},
        {"epoch/x", 32, "damaged"},
        {"epoch/1x", 32, "damaged"},
        {"epoch/99999999999", 32, "damaged"},
        {"another", 32, "damaged"},
        {"epoch/1", 31, "refused"},
    };
    for (const Row& row : rows) {
        Identity identity = made_.second;
        const std::string context =
            "holdfast secret 1" + std::string{base::text_of(authority_.bytes)} + row.name;
        const base::Bytes secret(row.length, 7);
        identity.secrets[2] = {row.name,
                               base::seal(secret, base::view_of(context), root_, entropy_)};
        EXPECT_EQ(opening(identity, root_), row.answer) << row.name;
    }
}

TEST_F(KeysOfALedger, AreDamagedWhenAnotherSignerIsNamed)
{
    Identity renamed = made_.second;
    renamed.signer = Keys::make(authority_, root_, entropy_).second.signer;
    EXPECT_EQ(opening(renamed, root_), "damaged");
}

}  // namespace
}  // namespace holdfast::ledger
