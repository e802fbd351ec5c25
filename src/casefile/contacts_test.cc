#include "base/seeded_entropy.h"
#include "casefile/contacts.h"
#include "records/read.h"
#include "records/types/referral.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {
namespace {

using base::Subject;
using ledger::LinkKind;
using ledger::Part;

/// A contact about child a, entry 1, and what came after it.
struct Came {
    char what;            // 'd' a decision, 'r' a referral, 'c' another contact.
    const char* said;     // A decision's outcome; the child of a referral.
    std::size_t answers;  // The number of the entry that it answers; 0: none.
};

class Told {
public:
    void add(const Came& came)
    {
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy_);
        ids_.push_back(entry.id);
        const char child = came.what == 'r' ? came.said[0] : 'a';
        entry.about = {{Subject::of(children_.at(child)), Part::subject}};
        if (came.answers > 0) entry.links = {{LinkKind::answers, ids_.at(came.answers - 1)}};
        if (came.what == 'c') fill(entry, records::Contact{});
        if (came.what == 'r') fill(entry, records::Referral{});
        if (came.what == 'd') {
            records::Decision decision;
            decision.question = {"contact"};
            decision.outcome = {came.said};
            fill(entry, decision);
        }
        ASSERT_TRUE(facts_.add({ids_.size(), {}, std::move(entry), std::nullopt}));
    }
    [[nodiscard]] ContactState state() const
    {
        return state_of(facts_.all<records::Contact>().front(), facts_);
    }

private:
    template <class R>
    static void fill(ledger::Entry& entry, const R& record)
    {
        entry.kind = R::declaration.number;
        entry.body = records::written(record).body;
    }
    base::SeededEntropy entropy_{4};
    std::map<char, base::PersonId> children_ = {{'a', base::PersonId::random(entropy_)},
                                                {'b', base::PersonId::random(entropy_)}};
    std::vector<base::EntryId> ids_;
    Facts facts_;
};

TEST(StateOfAContact, IsWhomItWaitsFor)
{
    using enum ContactState;
    struct Row {
        const char* called;
        std::vector<Came> came;
        ContactState state;
    };
    const Row rows[] = {
        {"nothing came", {}, waits_for_decision},
        {"nothing more to do", {{'d', "no_further_action", 1}}, settled},
        {"advice", {{'d', "advice", 1}}, settled},
        {"accepted, and no referral", {{'d', "accepted", 1}}, waits_for_referral},
        {"to be assessed, and no referral", {{'d', "assess", 1}}, waits_for_referral},
        {"accepted, and referred later", {{'d', "accepted", 1}, {'r', "a", 0}}, settled},
        {"referred, then accepted", {{'r', "a", 0}, {'d', "accepted", 1}}, settled},
        {"accepted; another child referred",
         {{'d', "accepted", 1}, {'r', "b", 0}},
         waits_for_referral},
        {"a referral of another child that answers it", {{'r', "b", 1}}, settled},
        {"a referral that does not answer it, and no decision",
         {{'r', "a", 0}},
         waits_for_decision},
        {"another contact was decided", {{'c', "", 0}, {'d', "advice", 2}}, waits_for_decision},
        {"decided anew: now accepted",
         {{'d', "advice", 1}, {'d', "accepted", 1}},
         waits_for_referral},
        {"decided anew: now advice", {{'d', "accepted", 1}, {'d', "advice", 1}}, settled},
    };
    for (const Row& row : rows) {
        Told told;
        told.add({'c', "", 0});
        for (const Came& came : row.came) told.add(came);
        EXPECT_EQ(told.state(), row.state) << row.called;
    }
}

}  // namespace
}  // namespace holdfast::casefile
