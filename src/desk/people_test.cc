#include "desk/desk_ledger.h"

/// Who the people of a family are, and who lived with whom.
namespace holdfast::desk {
namespace {

class People : public DeskLedger {
protected:
    using Persons = std::vector<base::PersonId>;

    /// Something said about these people; the second list is who else is named.
    void say(const Persons& about, const char* type, const base::json::object& said,
             const Persons& mentioned = {})
    {
        casework::Doing doing = this->doing("social_worker A");
        doing.about = {{base::Subject::of(family_), ledger::Part::subject}};
        for (const base::PersonId& person : about)
            doing.about.push_back({base::Subject::of(person), ledger::Part::subject});
        for (const base::PersonId& person : mentioned)
            doing.about.push_back({base::Subject::of(person), ledger::Part::mentioned});
        filed(file(doing, type, said));
    }
    web::Response people(const std::string& rest = "")
    {
        sign_in("social_worker A");
        return open_page(family_at("/people" + rest));
    }

    base::PersonId mother_ = join("Ivy Example", "mother");
    base::PersonId father_ = join("Rowan Example", "father");
};

TEST_F(People, AreShownWithAllThatIsKnownOfThem)
{
    say({child_}, "alias", {{"since", "2019"}, {"name", "Ash Former"}, {"kind", "former"}});
    say({mother_},
        "alias",
        {{"since", "2015"}, {"name", "Iris Left"}, {"kind", "married"}, {"notToBeUsed", true}});
    say({child_},
        "identifier",
        {{"since", "2019"}, {"kind", "la_child_id"}, {"value", "AB 12 34"}});
    say({mother_}, "relationship", {{"since", "2019"}, {"kind", "mother"}}, {child_});
    say({mother_},
        "parentalResponsibility",
        {{"since", "2019-05-01"}, {"ground", "mother"}},
        {child_});
    say({child_, mother_},
        "address",
        {{"since", "2024-02-01"},
         {"kind", "refuge"},
         {"lines", "14 Invented Terrace\nSampleton"},
         {"postcode", "ZZ1A 1AA"},
         {"keptSecret", true},
         {"keptFrom", "The father."}});
    const web::Response page = people();
    EXPECT_EQ(page.status, 200);
    for (const char* words : {"Ash Former (Former name)",
                              "Iris Left (Married or partnership name) <strong",
                              "Not to be used",
                              "Local authority child identifier: AB 12 34",
                              "Mother of Ash Example, since 2019",
                              "Ivy Example: Mother, since 2019",
                              "Ivy Example, since 1 May 2019",
                              "14 Invented Terrace, Sampleton, ZZ1A 1AA, since 1 February 2024",
                              "Kept secret",
                              "Must not learn it: The father."})
        EXPECT_TRUE(says(page, words)) << words;
    EXPECT_FALSE(says(page, "Nobody has written down who holds it."));
}

TEST_F(People, AreDrawnAsAGenogramWithItsKey)
{
    EXPECT_TRUE(
        says(people(), "Nobody has written down who is what to whom, so nothing is drawn."));
    const base::PersonId gran = join("<b>Fern</b> & Co", "grandparent");
    join("Moss Lodger", "other_adult");
    say({mother_}, "relationship", {{"since", "2019"}, {"kind", "mother"}}, {child_});
    say({father_}, "relationship", {{"since", "2019"}, {"kind", "father"}}, {child_});
    say({gran}, "relationship", {{"since", "2019"}, {"kind", "grandparent"}}, {child_});
    say({gran}, "person", {{"knownAs", "<b>Fern</b> & Co"}, {"born", "1950"}, {"died", "2020-03"}});
    say({child_, mother_},
        "address",
        {{"since", "2024-02-01"}, {"kind", "home"}, {"lines", "14 Invented Terrace"}});
    const web::Response page = people();
    const std::string drawing =
        page.body.substr(page.body.find("<svg"), page.body.find("</ul>", page.body.find("<svg")));
    for (const char* words : {"role=\"img\" aria-labelledby=\"genogram-title\"",
                              ">Genogram of this family</title>",
                              ">&lt;b&gt;Fern",
                              ">Grandparent</text>",
                              ">1950</text>",
                              ">–2020</text>",
                              ">Home A</text>",
                              ">?</text>",
                              ">Moss Lodger</text>",
                              "Female, or a mother",
                              "A child of this family",
                              "Has died",
                              "Have children together; nothing else is recorded of the two",
                              "Live at one address"})
        EXPECT_TRUE(drawing.contains(words)) << words;
    for (const char* words : {"<b>", "style=", "Married", "parted", "Home B"})
        EXPECT_FALSE(drawing.contains(words)) << words;
    EXPECT_TRUE(says(page, "Whoever stands in the last row has no relationship recorded."));
}

TEST_F(People, AreDrawnWithoutWhatTheReaderMayNotSee)
{
    say({mother_}, "relationship", {{"since", "2019"}, {"kind", "mother"}}, {child_});
    say({father_},
        "relationship",
        {{"since", "2019"}, {"kind", "father"}, {"restricted", true}},
        {child_});
    const char* joined = "Have children together";
    EXPECT_TRUE(says(people(), joined)) << "it is the worker's own";
    enrol("out_of_hours A");
    sign_in("out_of_hours A");
    const std::string reason = family_at("/reason");
    const web::Fields asked = form_in(open_page(reason), reason);
    ASSERT_EQ(send(reason, filled(asked, {{"purpose", "Duty, out of hours"}})).status, 303);
    const web::Response page = open_page(family_at("/people"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Genogram of this family"));
    EXPECT_FALSE(says(page, joined));
}

TEST_F(People, SayWhoLivedWithWhomOnAnyDay)
{
    say({child_, mother_},
        "address",
        {{"since", "2019-01-10"}, {"kind", "home"}, {"lines", "1 Here"}});
    say({father_},
        "address",
        {{"since", "2020-03"}, {"until", "2020-09-01"}, {"kind", "home"}, {"lines", "1 here"}});
    struct Row {
        const char* day;
        const char* told;
        bool father;
    };
    const Row rows[] = {
        {"1+May+2019", "On 1 May 2019", false},
        {"2020-03-15", "Rowan Example (it cannot be told for sure)", true},
        {"1/6/2020", "On 1 June 2020", true},
        {"2018-01-01", "No address of that day is recorded", false},
        {"31/2/2020", "That is no day of the calendar.", false},
    };
    for (const Row& row : rows) {
        const web::Response page = people("?day=" + std::string{row.day});
        EXPECT_EQ(page.status, 200) << row.day;
        EXPECT_TRUE(says(page, row.told)) << row.day;
        const std::size_t households = page.body.find("Who lives, or lived, with whom");
        EXPECT_EQ(page.body.find("Rowan Example", households) != std::string::npos, row.father)
            << row.day;
    }
}

TEST_F(People, WhoHoldsParentalResponsibilityIsMissedWhereNobodySaidIt)
{
    EXPECT_TRUE(says(people(), "Nobody has written down who holds it."));
}

/// The program finds who may be one; a person says so, and each keeps their own file.
TEST_F(People, WhoMayBeTheSameIsShownWithWhyAndJudgedByAPress)
{
    say({child_}, "person", {{"knownAs", "Ash Example"}, {"born", "2019-04-03"}});
    const casework::Household here{family_, child_};
    const casework::Household there = move_in("Ash Example");
    turn_to(there);
    say({child_}, "person", {{"knownAs", "Ash Example"}, {"born", "2019-03-04"}});
    turn_to(here);
    const web::Response found = people();
    EXPECT_TRUE(says(found, "May be the same"));
    EXPECT_TRUE(says(found, "Fits by the date of birth with day and month swapped."));
    const std::string action = family_at("/people/same");
    EXPECT_EQ(send(action, filled(form_in(found, action), {{"same", "perhaps"}})).status, 400);
    EXPECT_EQ(send(action, filled(form_in(found, action), {{"same", "true"}})).status, 303);
    const web::Response judged = people();
    EXPECT_TRUE(says(judged, "The same person"));
    EXPECT_FALSE(says(judged, "May be the same"));
    EXPECT_TRUE(says(judged, "/families/" + there.family.text()));
}

}  // namespace
}  // namespace holdfast::desk
