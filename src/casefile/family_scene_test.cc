#include "base/seeded_entropy.h"
#include "casefile/family_scene.h"
#include "records/read.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/referral.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {
namespace {

using base::EntryId;
using base::PersonId;
using base::Subject;
using base::When;
using ledger::About;
using ledger::Kept;
using ledger::LinkKind;
using ledger::Part;

/// The story of one family. A person goes by a letter; an entry by its number, from 1.
class Story {
public:
    explicit Story(std::uint64_t seed = 3)
        : entropy_(seed), family_(base::FamilyId::random(entropy_))
    {
        for (const char letter : std::string_view{"abcm"})
            persons_.emplace(letter, PersonId::random(entropy_));
    }

    template <class R>
    std::size_t tell(const R& record, std::vector<About> about, std::size_t corrects = 0)
    {
        const records::Written written = records::written(record);
        ledger::Entry entry;
        entry.id = EntryId::random(entropy_);
        entry.kind = R::declaration.number;
        entry.happened = written.happened;
        entry.about = std::move(about);
        if (corrects > 0) entry.links = {{LinkKind::corrects, ids_.at(corrects - 1)}};
        entry.body = written.body;
        const base::Instant recorded{std::chrono::seconds{kept_.size()}};
        ids_.push_back(entry.id);
        kept_.push_back({kept_.size(), recorded, std::move(entry), std::nullopt});
        return kept_.size();
    }
    std::size_t member(char letter, std::string_view part, std::string_view until = "",
                       std::size_t corrects = 0)
    {
        records::FamilyMember record;
        record.since = When::parse("2015").value();
        record.part = {std::string{part}};
        if (!until.empty()) record.until = When::parse(until).value();
        return tell(record,
                    {{Subject::of(family_), Part::subject}, {subject(letter), Part::subject}},
                    corrects);
    }
    std::size_t details(char letter, std::string_view name, Part part = Part::subject)
    {
        records::Person record;
        record.known_as = std::string{name};
        return tell(record, {{subject(letter), part}});
    }

    /// As if an order had removed the words of this entry.
    void remove(std::size_t number) { kept_.at(number - 1).entry.reset(); }
    void damage(std::size_t number)
    {
        kept_.at(number - 1).entry->body.items.push_back({3, "no such day"});
    }

    [[nodiscard]] Subject subject(char letter) const { return Subject::of(persons_.at(letter)); }
    [[nodiscard]] const PersonId& person(char letter) const { return persons_.at(letter); }
    [[nodiscard]] const base::FamilyId& family() const { return family_; }
    [[nodiscard]] const std::vector<Kept>& kept() const { return kept_; }
    [[nodiscard]] std::vector<Kept> kept(std::size_t from, std::size_t upto) const
    {
        const auto at = [&](std::size_t number) {
            return kept_.begin() + static_cast<std::ptrdiff_t>(number);
        };
        return {at(from), at(upto)};
    }
    [[nodiscard]] FamilyScene scene() const { return fold_family(family_, kept_).value(); }

    [[nodiscard]] char letter(const PersonId& person) const
    {
        for (const auto& [letter, id] : persons_)
            if (id == person) return letter;
        return '?';
    }
    [[nodiscard]] std::string number(const EntryId& id) const
    {
        const auto at = std::find(ids_.begin(), ids_.end(), id);
        return std::to_string(at - ids_.begin() + 1);
    }
    /// "a 1-2, b 1..": child a, opened by entry 1 and closed by 2; child b, still open.
    [[nodiscard]] std::string words(std::span<const Episode> episodes) const
    {
        std::string text;
        for (const Episode& episode : episodes) {
            if (!text.empty()) text += ", ";
            text += letter(episode.child);
            text += " " + number(episode.opened_by);
            text += episode.closed_by ? "-" + number(*episode.closed_by) : "..";
        }
        return text;
    }

private:
    base::SeededEntropy entropy_;
    base::FamilyId family_;
    std::map<char, PersonId> persons_;
    std::vector<EntryId> ids_;
    std::vector<Kept> kept_;
};

/// One entry of a story: what it is, the children that it is about, those whom it only mentions,
/// and the number of the entry that it corrects.
struct Step {
    std::string_view what;
    std::string_view children;
    std::string_view mentioned = "";
    std::size_t corrects = 0;
};

void take(Story& story, const Step& step)
{
    std::vector<About> about;
    for (const char child : step.children) about.push_back({story.subject(child), Part::subject});
    for (const char child : step.mentioned)
        about.push_back({story.subject(child), Part::mentioned});
    if (step.what == "referral") {
        story.tell(records::Referral{}, about, step.corrects);
    } else if (step.what == "contact") {
        story.tell(records::Contact{}, about, step.corrects);
    } else if (step.what == "proposal") {
        story.tell(records::ClosingProposal{}, about, step.corrects);
    } else {
        // "close closed": the question and the outcome.
        const std::size_t space = step.what.find(' ');
        records::Decision decision;
        decision.question = {std::string{step.what.substr(0, space)}};
        decision.outcome = {std::string{step.what.substr(space + 1)}};
        story.tell(decision, about, step.corrects);
    }
}

TEST(Episodes, RunFromAReferralToAClosing)
{
    struct Row {
        std::string_view called;
        std::vector<Step> steps;
        std::string_view episodes;
    };
    const Row rows[] = {
        {"nothing", {}, ""},
        {"one for each child", {{"referral", "ab"}}, "a 1.., b 1.."},
        {"a contact opens none", {{"contact", "a"}}, ""},
        {"a child only mentioned has none", {{"referral", "a", "b"}}, "a 1.."},
        {"a second referral joins", {{"referral", "a"}, {"referral", "ab"}}, "a 1.., b 2.."},
        {"closed", {{"referral", "ab"}, {"close closed", "ab"}}, "a 1-2, b 1-2"},
        {"a proposal closes nothing", {{"referral", "a"}, {"proposal", "a"}}, "a 1.."},
        {"it stays open", {{"referral", "a"}, {"close stays_open", "a"}}, "a 1.."},
        {"another question", {{"referral", "a"}, {"referral no_further_action", "a"}}, "a 1.."},
        {"closed for whom it is about",
         {{"referral", "ab"}, {"close closed", "a", "b"}},
         "a 1-2, b 1.."},
        {"closed twice",
         {{"referral", "a"}, {"close closed", "a"}, {"close closed", "a"}},
         "a 1-2"},
        {"closed before it was open", {{"close closed", "a"}, {"referral", "a"}}, "a 2.."},
        {"opened again",
         {{"referral", "a"}, {"close closed", "a"}, {"referral", "a"}},
         "a 1-2, a 3.."},
        {"two children go different ways",
         {{"referral", "ab"}, {"close closed", "a"}, {"referral", "ab"}, {"close closed", "b"}},
         "a 1-2, b 1-4, a 3.."},
        {"a closing corrected to staying open",
         {{"referral", "a"}, {"close closed", "a"}, {"close stays_open", "a", "", 2}},
         "a 1.."},
        {"a corrected referral is the same one",
         {{"referral", "a"}, {"close closed", "a"}, {"referral", "a", "", 1}},
         "a 1-2"},
        {"a correction adds a child",
         {{"referral", "a"}, {"close closed", "a"}, {"referral", "ab", "", 1}},
         "a 1-2, b 1.."},
    };
    for (const Row& row : rows) {
        Story story;
        for (const Step& step : row.steps) take(story, step);
        const FamilyScene scene = story.scene();
        EXPECT_EQ(story.words(scene.episodes), row.episodes) << row.called;
        EXPECT_EQ(scene.has_open_episode(),
                  row.episodes.ends_with("..") || row.episodes.find("..,") != row.episodes.npos)
            << row.called;
    }
}

TEST(Episodes, AreNotOpenedByAReferralWhoseWordsWereRemoved)
{
    Story story;
    take(story, {"referral", "a"});
    take(story, {"referral", "a"});
    story.remove(1);
    EXPECT_EQ(story.words(story.scene().episodes), "a 2..");
}

/// "a child, m mother until 2016-01": the members in their order.
std::string members_of(const Story& story)
{
    std::string text;
    for (const Member& member : story.scene().members) {
        if (!text.empty()) text += ", ";
        text += story.letter(member.person);
        text += " " + member.part;
        if (member.until) text += " until " + member.until->text();
    }
    return text;
}

TEST(Members, AreTheNewestWordOnEachPerson)
{
    Story story;
    EXPECT_EQ(members_of(story), "");
    const std::size_t first = story.member('a', "unborn");
    story.member('m', "mother");
    EXPECT_EQ(members_of(story), "a unborn, m mother");
    const std::size_t born = story.member('a', "child");
    EXPECT_EQ(members_of(story), "a child, m mother");
    story.member('m', "mother", "2016-01");
    EXPECT_EQ(members_of(story), "a child, m mother until 2016-01");
    story.member('a', "other_relative", "", first);
    EXPECT_EQ(members_of(story), "a child, m mother until 2016-01")
        << "a correction of an earlier word is not a newer word";
    story.member('a', "sibling_elsewhere", "", born);
    EXPECT_EQ(members_of(story), "a sibling_elsewhere, m mother until 2016-01");
}

TEST(Members, AreThoseOfThisFamilyAlone)
{
    Story story;
    records::FamilyMember elsewhere;
    elsewhere.part = {"child"};
    const Subject other_family = Subject::of(base::FamilyId{{9}});
    story.tell(elsewhere, {{other_family, Part::subject}, {story.subject('b'), Part::subject}});
    story.tell(elsewhere,
               {{other_family, Part::subject},
                {Subject::of(story.family()), Part::mentioned},
                {story.subject('c'), Part::subject}});
    story.member('a', "child");
    EXPECT_EQ(members_of(story), "a child");
}

TEST(Members, AreChildrenBornOrNotWhereverTheyLive)
{
    struct Row {
        std::string_view part;
        bool child;
    };
    const Row rows[] = {
        {"child", true},
        {"unborn", true},
        {"sibling_elsewhere", true},
        {"mother", false},
        {"father", false},
        {"parents_partner", false},
        {"grandparent", false},
        {"other_relative", false},
        {"other_adult", false},
    };
    for (const Row& row : rows) {
        Story story;
        story.member('a', row.part);
        ASSERT_EQ(story.scene().members.size(), 1U) << row.part;
        EXPECT_EQ(!story.scene().children().empty(), row.child) << row.part;
    }
    EXPECT_EQ(std::size(rows), records::family_parts.values.size());
}

TEST(Scene, NamesAPersonByTheNewestDetails)
{
    Story story;
    EXPECT_EQ(story.scene().name_of(story.person('a')), "");
    story.details('a', "Ayesha");
    story.details('b', "Billy");
    story.details('a', "Aisha");
    story.details('a', "Somebody else", Part::mentioned);
    EXPECT_EQ(story.scene().name_of(story.person('a')), "Aisha");
    EXPECT_EQ(story.scene().name_of(story.person('b')), "Billy");
    EXPECT_EQ(story.scene().name_of(story.person('c')), "");
}

TEST(File, HoldsWhatIsAboutOnePerson)
{
    Story story;
    story.details('a', "Ayesha");
    story.details('b', "Billy");
    take(story, {"referral", "ab"});
    take(story, {"close closed", "b"});
    take(story, {"contact", "b", "a"});
    const File ayesha = fold_file(story.person('a'), story.kept()).value();
    EXPECT_EQ(ayesha.person, story.person('a'));
    EXPECT_EQ(ayesha.facts.size(), 3U) << "details, referral, and a contact that mentions her";
    EXPECT_EQ(story.words(ayesha.episodes), "a 3..");
    EXPECT_EQ(*ayesha.details()->known_as, "Ayesha");
    const File billy = fold_file(story.person('b'), story.kept()).value();
    EXPECT_EQ(billy.facts.size(), 4U);
    EXPECT_EQ(story.words(billy.episodes), "b 3-4");
    const File nobody = fold_file(story.person('c'), story.kept()).value();
    EXPECT_EQ(nobody.facts.size(), 0U);
    EXPECT_FALSE(nobody.details());
}

/// Whoever writes a new name leaves the day of birth out; it is not lost by that.
TEST(Folding, KeepsOfEachDetailTheNewestWord)
{
    base::SeededEntropy entropy{4};
    const PersonId child = PersonId::random(entropy);
    Facts facts;
    const auto say = [&](const records::Person& details) {
        const records::Written written = records::written(details);
        ledger::Entry entry;
        entry.id = EntryId::random(entropy);
        entry.kind = records::Person::declaration.number;
        entry.body = written.body;
        entry.about = {{base::Subject::of(child), ledger::Part::subject}};
        ASSERT_TRUE(facts.add({facts.size(), {}, std::move(entry), std::nullopt}));
    };
    records::Person unborn;
    unborn.known_as = "Baby Example";
    unborn.expected_birth = base::Date::of(2026, 7, 9);
    say(unborn);
    records::Person named;
    named.known_as = "Ash Example";
    say(named);
    EXPECT_EQ(details_of(facts, child)->known_as, "Ash Example");
    EXPECT_EQ(details_of(facts, child)->expected_birth, base::Date::of(2026, 7, 9));
    records::Person born;
    born.born = base::When::day(base::Date::of(2026, 7, 11));
    say(born);
    EXPECT_EQ(details_of(facts, child)->known_as, "Ash Example");
    EXPECT_EQ(details_of(facts, child)->born, base::When::day(base::Date::of(2026, 7, 11)));
    EXPECT_FALSE(details_of(facts, PersonId::random(entropy)));
}

TEST(Folding, StopsAtABodyThatIsNotOfItsForm)
{
    Story story;
    story.details('b', "Billy");
    story.damage(story.details('a', "Ayesha"));
    const auto scene = fold_family(story.family(), story.kept());
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, base::Problem::Kind::damaged);
    EXPECT_EQ(scene.error().place, "expectedBirth");
    const auto file = fold_file(story.person('a'), story.kept());
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error(), scene.error());
    EXPECT_TRUE(fold_file(story.person('b'), story.kept())) << "what is about somebody else";
}

/// Everything that a scene says, as text.
std::string told(const FamilyScene& scene)
{
    std::string text;
    const auto tell = [&](const auto& facts) {
        for (const auto& fact : facts) {
            text += fact.id.text() + " " + fact.standing.text() + " " + std::to_string(fact.order)
                  + " " + fact.happened.text();
            for (const auto& item : records::written(fact.record).body.items)
                text += " " + item.value;
            text += "\n";
        }
    };
    tell(scene.facts.all<records::Person>());
    tell(scene.facts.all<records::FamilyMember>());
    tell(scene.facts.all<records::Contact>());
    tell(scene.facts.all<records::Referral>());
    tell(scene.facts.all<records::Decision>());
    for (const Member& member : scene.members)
        text += member.person.text() + " " + member.part + "\n";
    for (const Episode& episode : scene.episodes)
        text += episode.child.text() + " " + episode.opened_by.text() + " "
              + (episode.closed_by ? episode.closed_by->text() : "") + "\n";
    return text;
}

/// Tells so many entries of any type, a third of them corrections of an earlier one of their type;
/// a tenth have lost their words.
void tell_randomly(Story& story, std::size_t count, std::mt19937_64& draws)
{
    const std::string_view children[] = {"a", "b", "c", "ab", "bc", "abc"};
    const std::string_view types[] = {
        "referral", "contact", "close closed", "close stays_open", "member"};
    std::map<std::string_view, std::vector<std::size_t>> told_before;
    for (std::size_t number = 1; number <= count; ++number) {
        const std::string_view type = types[draws() % std::size(types)];
        // Both decisions are of one type, so that one may correct the other.
        auto& before = told_before[type.substr(0, 5)];
        const bool corrects = !before.empty() && draws() % 3 == 0;
        const std::size_t corrected = corrects ? before[draws() % before.size()] : 0;
        if (type == "member") story.member("abc"[draws() % 3], "child", "", corrected);
        else take(story, {type, children[draws() % std::size(children)], "", corrected});
        before.push_back(number);
    }
    for (std::size_t number = 1; number <= count; ++number)
        if (draws() % 10 == 0) story.remove(number);
}

TEST(Extending, IsAsGoodAsFoldingEverythingAgain)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Story story{seed};
        std::mt19937_64 draws{seed};
        tell_randomly(story, 60, draws);
        const std::string whole = told(story.scene());
        FamilyScene scene = fold_family(story.family(), {}).value();
        const std::size_t size = story.kept().size();
        for (std::size_t done = 0; done < size;) {
            const std::size_t count = draws() % (size - done + 1);
            ASSERT_TRUE(extend(scene, story.kept(done, done + count)));
            done += count;
        }
        EXPECT_EQ(told(scene), whole) << "seed " << seed;
    }
}

TEST(Folding, APrefixTellsWhatWasKnownThen)
{
    Story story{7};
    std::mt19937_64 draws{7};
    tell_randomly(story, 60, draws);
    FamilyScene known = fold_family(story.family(), {}).value();
    for (std::size_t size = 0; size < story.kept().size(); ++size) {
        const auto then = fold_family(story.family(), story.kept(0, size));
        EXPECT_EQ(told(*then), told(known)) << "as known to the first " << size;
        ASSERT_TRUE(extend(known, story.kept(size, size + 1)));
    }
    Story corrected;
    take(corrected, {"referral", "a"});
    take(corrected, {"close closed", "a"});
    take(corrected, {"close stays_open", "a", "", 2});
    const auto then = fold_family(corrected.family(), corrected.kept(0, 2));
    EXPECT_EQ(corrected.words(then->episodes), "a 1-2") << "before the correction";
    EXPECT_EQ(corrected.words(corrected.scene().episodes), "a 1..");
}

}  // namespace
}  // namespace holdfast::casefile
