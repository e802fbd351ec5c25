#include "casework/opening.h"
#include "casework/recent.h"
#include "casework/viewer_ledger.h"
#include "casework/workforce_facts.h"
#include "records/types/note.h"

#include <atomic>
#include <thread>

namespace holdfast::casework {
namespace {

/// Families of which one program keeps what it read, while another reads everything anew.
class RecentReading : public ViewerLedger {
protected:
    RecentReading()
    {
        call("Ash Example");
        families_ = {{family_, child_}, move_in("Birch Example"), move_in("Cedar Example")};
        enrol("social_worker A", "North");
    }
    [[nodiscard]] ledger::Snapshot now() const { return ledger_->read().value(); }

    /// What is kept of a family, as its entries by number, and what is read anew.
    static std::string numbers(const casefile::FoldedFamily& folded)
    {
        std::string numbers;
        for (const ledger::Kept& kept : folded.entries)
            numbers += std::to_string(kept.index) + (kept.entry ? " " : "x ");
        numbers += "facts " + std::to_string(folded.scene.facts.size());
        numbers += " members " + std::to_string(folded.scene.members.size());
        numbers += " open " + std::to_string(folded.scene.has_open_episode());
        for (const auto& member : folded.scene.members)
            numbers += " " + folded.scene.name_of(member.person);
        return numbers;
    }
    static std::vector<EntryId> ids(const casefile::Facts& facts)
    {
        std::vector<EntryId> ids;
        for (const casefile::AnyFact* fact : facts.every()) ids.push_back(fact->id);
        return ids;
    }
    static std::string words(const std::vector<guardrails::Finding>& findings)
    {
        std::string words;
        for (const guardrails::Finding& finding : findings) {
            words += std::string{finding.guardrail->id} + " " + finding.verdict.anchor.text() + " "
                   + std::string{guardrails::word_of(finding.verdict.standing)};
            for (const auto& evidence : finding.verdict.because) words += " " + evidence.says;
            for (const std::string& missing : finding.verdict.missing) words += " " + missing;
            words += "\n";
        }
        return words;
    }
    void expect_as_read_anew(Recent& recent)
    {
        const ledger::Snapshot snapshot = now();
        for (const Household& household : families_) {
            const auto kept = recent.family(snapshot, household.family).value();
            const auto anew = folded_family(snapshot, household.family, snapshot.size()).value();
            EXPECT_EQ(numbers(*kept), numbers(anew));
            const auto& days = base::WorkingDays::england();
            const auto policy = recent.policy(snapshot).value();
            EXPECT_EQ(words(*recent.swept(kept, policy, days, today_)),
                      words(guardrails::sweep(anew.scene, *policy, days, today_)));
        }
        for (const Waits waits : {Waits::contact, Waits::closing, Waits::worker}) {
            Waiting anew;
            ASSERT_TRUE(anew.read(snapshot));
            const auto kept = recent.waiting(snapshot, waits).value();
            for (const base::FamilyId& family : anew.families(waits))
                EXPECT_NE(std::find(kept.begin(), kept.end(), family), kept.end())
                    << "a family dropped off a list";
        }
        const auto who = author("social_worker A").practitioner;
        EXPECT_EQ(recent.practitioner(snapshot, who)->value().team,
                  practitioner(snapshot, who, snapshot.size())->value().team);
        EXPECT_EQ(ids(*recent.workforce(snapshot).value()),
                  ids(workforce_facts(snapshot, snapshot.size()).value()));
        EXPECT_EQ(recent.policy(snapshot).value()->terms().size(),
                  policy_book(snapshot, snapshot.size()).value().terms().size());
        EXPECT_EQ(recent.policy(snapshot).value()->criteria().size(),
                  policy_book(snapshot, snapshot.size()).value().criteria().size());
    }
    EntryId remove(const EntryId& entry)
    {
        Doing ordering = doing("information_officer");
        ordering.links = {{LinkKind::removes, entry}};
        return filed(file(ordering, "removal", {{"legalBasis", "An invented order."}}));
    }

    std::vector<Household> families_;
    base::Date today_ = base::Date::of(2026, 3, 2);
};

TEST_F(RecentReading, RulesAreAskedAgainOnlyWhenSomethingIsNew)
{
    Recent recent;
    const auto& days = base::WorkingDays::england();
    const auto ask = [&](base::Date today) {
        const ledger::Snapshot snapshot = now();
        const auto family = recent.family(snapshot, families_[0].family).value();
        return recent.swept(family, recent.policy(snapshot).value(), days, today);
    };
    const auto first = ask(today_);
    EXPECT_EQ(ask(today_), first);
    turn_to(families_[1]);
    note("An invented line about others.");
    EXPECT_EQ(ask(today_), first);
    EXPECT_NE(ask(today_.plus_days(1)), first);
    const auto before = ask(today_);
    turn_to(families_[0]);
    note("An invented line.");
    const auto after = ask(today_);
    EXPECT_NE(after, before);
    filed(file("head_of_service",
               "policyValue",
               {{"inForceFrom", "2026-03-01"},
                {"key", "G35.working_days"},
                {"value", 4},
                {"unit", "working days"},
                {"owner", "head_of_service"},
                {"source", "An invented reason."}}));
    EXPECT_NE(ask(today_), after);
}

TEST_F(RecentReading, IsWhatTheLedgerSaysWhateverIsDoneInWhateverOrder)
{
    Recent roomy;
    Recent narrow{12};
    base::SeededEntropy dice{11};
    const auto draw = [&](std::size_t end) { return base::EntryId::random(dice).bytes[0] % end; };
    std::vector<EntryId> contacts;
    std::vector<EntryId> notes;
    for (int step = 0; step < 120; ++step) {
        turn_to(families_[draw(families_.size())]);
        switch (draw(9)) {
        case 0:
            contacts.push_back(
                filed(file("screener",
                           "contact",
                           {{"concern", "A worry."}, {"kinds", json::array{"other"}}})));
            break;
        case 1: notes.push_back(note("An invented line.")); break;
        case 2: filed(file("screener", "referral", {{"concern", "A worry."}})); break;
        case 3:
            if (!contacts.empty())
                filed(file(
                    "screener",
                    "decision",
                    {{"question", "contact"}, {"outcome", draw(2) == 0 ? "accepted" : "advice"}},
                    {{LinkKind::answers, contacts[draw(contacts.size())]}}));
            break;
        case 4: allocate("social_worker A"); break;
        case 5: enrol("social_worker A", draw(2) == 0 ? "North" : "South"); break;
        case 6: {
            // Somebody of one family is placed in another as well.
            Doing placing = doing("screener");
            placing.about = {{base::Subject::of(families_[draw(3)].family), ledger::Part::subject},
                             {base::Subject::of(families_[draw(3)].child), ledger::Part::subject}};
            filed(file(placing, "familyMember", {{"part", "child"}}));
            break;
        }
        case 7:
            if (scene().has_open_episode()) propose("2026-02-02", "visit");
            break;
        default:  // not an enum: the last of nine numbers.
            if (!notes.empty()) {
                remove(notes.back());
                notes.pop_back();
            }
        }
        expect_as_read_anew(roomy);
        expect_as_read_anew(narrow);
    }
    EXPECT_GT(roomy.entries_kept(), 12U);
}

TEST_F(RecentReading, KeepsNoMoreThanItMay)
{
    Recent recent{6};
    for (int i = 0; i < 5; ++i) note("An invented line.");
    ASSERT_TRUE(recent.family(now(), families_[1].family));
    ASSERT_TRUE(recent.family(now(), families_[2].family));
    EXPECT_EQ(recent.entries_kept(), 4U);
    ASSERT_TRUE(recent.family(now(), families_[0].family));
    EXPECT_EQ(recent.entries_kept(), 7U) << "more than it may, and yet the one that was asked for";
    ASSERT_TRUE(recent.family(now(), families_[1].family));
    EXPECT_EQ(recent.entries_kept(), 2U);
}

TEST_F(RecentReading, KeepsNothingOfFamiliesThatDoNotExist)
{
    Recent recent;
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE((*recent.family(now(), base::FamilyId::random(entropy_)))->entries.empty());
    EXPECT_EQ(recent.entries_kept(), 0U);
}

TEST_F(RecentReading, AnOlderSnapshotStillTellsWhatItTold)
{
    Recent recent;
    const ledger::Snapshot before = now();
    note("An invented line.");
    const ledger::Snapshot after = now();
    const auto newer = recent.family(after, family_).value();
    const auto older = recent.family(before, family_).value();
    EXPECT_EQ(older->entries.size() + 1, newer->entries.size());
    EXPECT_EQ(recent.family(after, family_).value()->entries.size(), newer->entries.size());
}

TEST_F(RecentReading, WordsRemovedByOrderAreNotKept)
{
    Recent recent;
    const EntryId line = note("An invented line.");
    ASSERT_TRUE(recent.family(now(), family_));
    EXPECT_NE((*recent.family(now(), family_))->scene.facts.find<records::Note>(line), nullptr);
    remove(line);
    EXPECT_EQ((*recent.family(now(), family_))->scene.facts.find<records::Note>(line), nullptr);
}

TEST_F(RecentReading, SeveralReadWhileOneWrites)
{
    Recent recent{30};
    std::atomic<bool> written = false;
    const auto read = [&] {
        std::size_t most = 0;
        while (!written) {
            const ledger::Snapshot snapshot = now();
            for (const Household& household : families_) {
                const auto folded = recent.family(snapshot, household.family);
                ASSERT_TRUE(folded);
                if (household.family != family_) continue;
                EXPECT_GE((*folded)->entries.size(), most) << "a line was known, and is not";
                most = (*folded)->entries.size();
                for (const ledger::Kept& kept : (*folded)->entries)
                    EXPECT_LT(kept.index, snapshot.size());
            }
            EXPECT_TRUE(recent.waiting(snapshot, Waits::contact));
            EXPECT_TRUE(recent.practitioner(snapshot, author("social_worker A").practitioner));
            EXPECT_TRUE(recent.policy(snapshot));
        }
    };
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i) readers.emplace_back(read);
        for (int i = 0; i < 100; ++i) note("An invented line.");
        written = true;
    }
    expect_as_read_anew(recent);
}

}  // namespace
}  // namespace holdfast::casework
