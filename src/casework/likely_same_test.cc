#include "casework/likely_same.h"
#include "casework/viewer_ledger.h"

namespace holdfast::casework {
namespace {

/// The child of the family, and others in the record who may be the same.
class Likely : public ViewerLedger {
protected:
    Likely()
    {
        for (const char* who : {"social_worker A", "police"}) enrol(who);
        allocate("social_worker A");
    }
    /// Somebody in a family of their own, with these details.
    base::PersonId person(const json::object& details)
    {
        const Household here{family_, child_};
        const Household there = move_in("Somebody Else");
        turn_to(there);
        say("person", details);
        turn_to(here);
        return there.child;
    }
    void say(const char* type, const json::object& said)
    {
        Doing telling = doing("screener");
        telling.about = {{base::Subject::of(child_), ledger::Part::subject}};
        filed(file(telling, type, said));
    }
    void judge(const base::PersonId& other, bool same)
    {
        Doing judging = as("social_worker A");
        judging.about = {{base::Subject::of(family_), ledger::Part::subject},
                         {base::Subject::of(child_), ledger::Part::subject},
                         {base::Subject::of(other), ledger::Part::mentioned}};
        filed(file(judging, "samePerson", {{"same", same}}));
    }
    LikelySame likely(std::string_view who = "social_worker A")
    {
        return likely_same(*house_, asking(who), scene(), child_).value();
    }
    /// By what somebody who was made known fits the child; "" where they do not.
    std::string by(const base::PersonId& other)
    {
        std::string words;
        for (const FoundPerson& each : likely().may_be) {
            if (each.person != other) continue;
            if (each.by.empty()) words = "?";
            for (const FoundBy one : each.by)
                words += (words.empty() ? "" : "; ") + std::string{words_for(one)};
        }
        return words;
    }
};

TEST_F(Likely, AreThoseWhoseBirthAndNameFitOrWhoShareANumber)
{
    say("person", {{"knownAs", "Catherine Example"}, {"born", "2015-04-03"}});
    say("identifier", {{"since", "2019"}, {"kind", "la_child_id"}, {"value", "AB 12 34"}});
    struct Row {
        json::object details;
        const char* by;
    };
    const Row rows[] = {
        {{{"knownAs", "Catherine Example"}, {"born", "2015-04-03"}}, "the date of birth"},
        {{{"knownAs", "Catherine Other"}, {"born", "2015-03-04"}},
         "the date of birth with day and month swapped"},
        {{{"knownAs", "Catheryn Newname"}, {"born", "2015-04-03"}},
         "the date of birth; the sound of the name"},
        {{{"knownAs", "Cathy Newname"}, {"born", "2015-04-03"}},
         "the date of birth; another form of the name"},
        {{{"knownAs", "Birch Otherwise"}, {"born", "2015-04-03"}}, ""},
        {{{"knownAs", "Catherine Example"}, {"born", "2014-04-03"}}, ""},
        {{{"knownAs", "Catherine Example"}}, ""},
    };
    for (const Row& row : rows)
        EXPECT_EQ(by(person(row.details)), row.by) << json::serialize(row.details);

    const base::PersonId numbered = person({{"knownAs", "Wren Otherwise"}});
    const Household here{family_, child_};
    child_ = numbered;
    say("identifier", {{"since", "2020"}, {"kind", "la_child_id"}, {"value", "ab1234"}});
    turn_to(here);
    EXPECT_EQ(by(numbered), "a number or code");
}

TEST_F(Likely, IsSaidByPeopleAndNobodyIsMerged)
{
    say("person", {{"knownAs", "Wren Example"}, {"born", "2015-04-03"}});
    const base::PersonId same = person({{"knownAs", "Wren Example"}, {"born", "2015-04-03"}});
    const base::PersonId other = person({{"knownAs", "Wren Otherwise"}, {"born", "2015-04-03"}});
    EXPECT_EQ(likely().may_be.size(), 2U);
    judge(same, true);
    judge(other, false);
    EXPECT_TRUE(likely().may_be.empty());
    ASSERT_EQ(likely().is.size(), 1U);
    EXPECT_EQ(likely().is.front().person, same);
    EXPECT_EQ(likely().is.front().families.size(), 1U);
    // The newest word stands.
    judge(same, false);
    EXPECT_TRUE(likely().is.empty());
    EXPECT_TRUE(likely().may_be.empty());
}

TEST_F(Likely, NothingHiddenTellsAndWhoMayNotSearchIsToldNothing)
{
    say("person", {{"knownAs", "Wren Example"}, {"born", "2015-04-03"}});
    const base::PersonId hidden = person({{"knownAs", "Birch Otherwise"}, {"born", "2015-04-03"}});
    const Household here{family_, child_};
    child_ = hidden;
    say("alias",
        {{"since", "2019"}, {"name", "Wren Former"}, {"kind", "former"}, {"restricted", true}});
    turn_to(here);
    EXPECT_EQ(by(hidden), "");
    person({{"knownAs", "Wren Example"}, {"born", "2015-04-03"}});
    EXPECT_EQ(likely().may_be.size(), 1U);
    EXPECT_TRUE(likely("police").may_be.empty());
}

}  // namespace
}  // namespace holdfast::casework
