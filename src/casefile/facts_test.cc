#include "base/seeded_entropy.h"
#include "casefile/facts.h"
#include "records/read.h"
#include "records/types/ledger_opened.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/policy_value.h"
#include "records/types/removal.h"

#include <gtest/gtest.h>

namespace holdfast::casefile {
namespace {

using base::EntryId;
using base::When;
using ledger::Link;
using ledger::LinkKind;
using ledger::Part;
using records::Letter;
using records::Note;

When when(std::string_view text)
{
    return When::parse(text).value();
}

Note note(std::string_view happened, std::string_view text)
{
    Note note;
    note.happened_on = when(happened);
    note.text = records::Prose{std::string{text}};
    return note;
}

base::Instant second(std::uint64_t number)
{
    return base::Instant{std::chrono::seconds{number}};
}

/// Entries in the order of a ledger. Each is recorded at the second of its index.
class Entries {
public:
    template <class R>
    EntryId tell(const R& record, std::vector<Link> links = {})
    {
        const records::Written written = records::written(record);
        ledger::Entry entry;
        entry.id = EntryId::random(entropy_);
        entry.kind = R::declaration.number;
        entry.happened = written.happened;
        entry.links = std::move(links);
        entry.body = written.body;
        kept_.push_back({kept_.size(), second(kept_.size()), entry, std::nullopt});
        return entry.id;
    }
    EntryId correct(const EntryId& earlier, const Note& record)
    {
        return tell(record, {{LinkKind::corrects, earlier}});
    }
    /// As if an order had removed the words of the entry at this index.
    void remove(std::size_t index) { kept_[index].entry.reset(); }
    ledger::Kept& at(std::size_t index) { return kept_[index]; }

    [[nodiscard]] Facts facts() const
    {
        Facts facts;
        for (ledger::Kept kept : kept_) EXPECT_TRUE(facts.add(std::move(kept)));
        return facts;
    }

private:
    base::SeededEntropy entropy_{5};
    std::vector<ledger::Kept> kept_;
};

TEST(Facts, TellAnEntryAsItWasWritten)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "A bruise."));
    const Facts facts = entries.facts();
    ASSERT_EQ(facts.all<Note>().size(), 1U);
    const Fact<Note>& fact = facts.all<Note>().front();
    EXPECT_EQ(fact.id, first);
    EXPECT_EQ(fact.standing, first);
    EXPECT_EQ(fact.record.text->text, "A bruise.");
    EXPECT_EQ(fact.happened, when("2015-02-14"));
    EXPECT_EQ(fact.recorded, second(0));
    EXPECT_EQ(fact.moment().entry, first);
    EXPECT_EQ(facts.root_of(first), first);
    EXPECT_EQ(*facts.when_of(first), when("2015-02-14"));
    EXPECT_TRUE(facts.all<Letter>().empty());
    EXPECT_EQ(facts.find<Letter>(first), nullptr) << "it is a note";
}

/// What stands after a story in which one note was corrected.
void expect_one_note(const Facts& facts, const std::vector<EntryId>& chain, std::string_view text)
{
    ASSERT_EQ(facts.all<Note>().size(), 1U);
    const Fact<Note>& fact = facts.all<Note>().front();
    EXPECT_EQ(fact.id, chain.front());
    EXPECT_EQ(fact.standing, chain.back());
    EXPECT_EQ(fact.record.text->text, text);
    for (const EntryId& id : chain) {
        EXPECT_EQ(facts.root_of(id), chain.front());
        EXPECT_EQ(facts.find<Note>(id), &fact);
        ASSERT_NE(facts.when_of(id), nullptr);
        EXPECT_EQ(*facts.when_of(id), fact.happened);
        EXPECT_EQ(*facts.whens()(id), fact.happened);
    }
    EXPECT_EQ(facts.size(), 1U);
}

TEST(Facts, StandAsTheLastOfAChainOfCorrections)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "Left arm."));
    const EntryId second_one = entries.correct(first, note("2015-02-13", "Right arm."));
    expect_one_note(entries.facts(), {first, second_one}, "Right arm.");
    const EntryId third = entries.correct(second_one, note("2015-02", "Both arms."));
    expect_one_note(entries.facts(), {first, second_one, third}, "Both arms.");
    EXPECT_EQ(entries.facts().all<Note>().front().happened, when("2015-02"));
    EXPECT_EQ(entries.facts().all<Note>().front().recorded, second(2));
    EXPECT_EQ(entries.facts().all<Note>().front().order, 0U) << "where the first stood";
}

TEST(Facts, StandAsTheLastOfTwoCorrectionsOfTheSameEntry)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "Left arm."));
    const EntryId one = entries.correct(first, note("2015-02-14", "Right arm."));
    const EntryId other = entries.correct(first, note("2015-02-14", "Both arms."));
    expect_one_note(entries.facts(), {first, one, other}, "Both arms.");
}

TEST(Facts, KeepTheOrderInWhichTheyWereFirstTold)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "First."));
    entries.tell(note("2015-02-10", "Second."));
    entries.correct(first, note("2015-02-20", "First, corrected."));
    const Facts facts = entries.facts();
    ASSERT_EQ(facts.all<Note>().size(), 2U);
    EXPECT_EQ(facts.all<Note>()[0].record.text->text, "First, corrected.");
    EXPECT_EQ(facts.all<Note>()[1].record.text->text, "Second.");
    EXPECT_LT(facts.all<Note>()[0].order, facts.all<Note>()[1].order);
}

TEST(Facts, KeepACorrectionWhoseFirstWordsWereRemoved)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "The wrong child."));
    const EntryId correction = entries.correct(first, note("2015-02-14", "A bruise."));
    entries.remove(0);
    expect_one_note(entries.facts(), {first, correction}, "A bruise.");
    const EntryId again = entries.correct(correction, note("2015-02-14", "Two bruises."));
    expect_one_note(entries.facts(), {first, correction, again}, "Two bruises.");
}

TEST(Facts, FallBackToTheFirstWordsWhenTheCorrectionWasRemoved)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "A bruise."));
    const EntryId correction = entries.correct(first, note("2015-02-14", "A neighbour's name."));
    entries.remove(1);
    const Facts facts = entries.facts();
    expect_one_note(facts, {first}, "A bruise.");
    EXPECT_EQ(facts.find<Note>(correction), nullptr);
    EXPECT_EQ(facts.when_of(correction), nullptr);
}

TEST(Facts, PassOverWhatIsNoPartOfAFile)
{
    Entries entries;
    entries.tell(records::LedgerOpened{});
    entries.tell(records::PolicyValue{});
    entries.tell(records::Removal{});
    const EntryId later = entries.tell(note("2015-02-14", "Of a later version."));
    entries.at(3).entry->kind = 9'999;
    const Facts facts = entries.facts();
    EXPECT_EQ(facts.size(), 0U);
    EXPECT_EQ(facts.when_of(later), nullptr);
    EXPECT_EQ(facts.root_of(later), later);
}

TEST(Facts, RefuseABodyThatIsNotOfItsForm)
{
    Entries entries;
    entries.tell(records::Person{});
    entries.at(0).entry->body.items = {{1, "Ayesha"}, {2, "no such day"}};
    Facts facts;
    const auto done = facts.add(std::move(entries.at(0)));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, base::Problem::Kind::damaged);
    EXPECT_EQ(done.error().place, "born");
    EXPECT_EQ(facts.size(), 0U);
}

TEST(Fact, KnowsWhatItIsAboutAndWhatItLinksTo)
{
    Entries entries;
    const EntryId first = entries.tell(note("2015-02-14", "A bruise."));
    entries.tell(note("2015-02-15", "A second."), {{LinkKind::rests_on, first}});
    const auto child = base::Subject::of(base::PersonId{{1}});
    entries.at(1).entry->about = {{child, Part::subject}};
    const Fact<Note> fact = entries.facts().all<Note>()[1];
    EXPECT_TRUE(fact.links_to(LinkKind::rests_on, first));
    EXPECT_FALSE(fact.links_to(LinkKind::answers, first));
    EXPECT_FALSE(fact.links_to(LinkKind::rests_on, fact.id));
    EXPECT_TRUE(fact.is_about(child, Part::subject));
    EXPECT_FALSE(fact.is_about(child, Part::mentioned));
    EXPECT_FALSE(fact.is_about(base::Subject::of(base::FamilyId{{1}}), Part::subject));
}

}  // namespace
}  // namespace holdfast::casefile
