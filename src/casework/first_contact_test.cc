#include "casework/search.h"
#include "casework/viewer_ledger.h"
#include "records/types/contact.h"
#include "records/types/person.h"

namespace holdfast::casework {
namespace {

class FirstContact : public ViewerLedger {
protected:
    FirstContact()
    {
        enrol("screener");
        enrol("business_support");
        enrol("social_worker A");
        enrol("police");
        contact_.received = base::When::day(today_);
        contact_.concern = records::Prose{"An invented worry."};
    }
    /// Somebody of this name, of whom nothing is known here.
    std::pair<base::PersonId, records::Person> child(const char* name)
    {
        records::Person details;
        details.known_as = name;
        return {base::PersonId::random(entropy_), details};
    }
    Checked<Filed> receive(std::string_view who, const NewFamily& family, std::string purpose = "")
    {
        Doing doing = as(who, std::move(purpose));
        doing.about.clear();
        return receive_first_contact(*house_, doing, contact_, family);
    }
    [[nodiscard]] casefile::FamilyScene scene_of(const NewFamily& family) const
    {
        const auto snapshot = ledger_->read().value();
        return family_scene(snapshot, family.family, snapshot.size()).value();
    }

    records::Contact contact_;
};

TEST_F(FirstContact, MakesTheChildrenAndTheirFamilyKnownAndIsAboutThemAll)
{
    NewFamily family{base::FamilyId::random(entropy_), {child("Wren Example"), child("")}};
    family.children[1].second.known_as = "Unborn Example";
    family.children[1].second.expected_birth = base::Date::of(2026, 6, 1);
    const std::uint64_t before = size();
    const auto filed = receive("business_support", family);
    ASSERT_EQ(told(filed), "filed");
    EXPECT_EQ(filed->entries.size(), 5U);
    EXPECT_EQ(size(), before + 5);

    const auto scene = scene_of(family);
    ASSERT_EQ(scene.members.size(), 2U);
    EXPECT_EQ(scene.members[0].part, "child");
    EXPECT_EQ(scene.members[1].part, "unborn");
    EXPECT_EQ(scene.name_of(family.children[0].first), "Wren Example");
    EXPECT_EQ(scene.name_of(family.children[1].first), "Unborn Example");
    const auto& contacts = scene.facts.all<records::Contact>();
    ASSERT_EQ(contacts.size(), 1U);
    EXPECT_EQ(contacts[0].id, filed->entries.back());
    EXPECT_TRUE(contacts[0].is_about(base::Subject::of(family.family), ledger::Part::subject));
    for (const auto& [person, details] : family.children)
        EXPECT_TRUE(contacts[0].is_about(base::Subject::of(person), ledger::Part::subject));
    EXPECT_FALSE(scene.has_open_episode()) << "whether it is a referral is decided afterwards";
    const auto found = find_persons(*house_, asking("screener"), "wren", 5);
    ASSERT_EQ(found->people.size(), 1U);
    EXPECT_EQ(found->people.front().families, (std::vector<base::FamilyId>{family.family}));
}

TEST_F(FirstContact, IsFiledWholeOrNotAtAll)
{
    const NewFamily family{base::FamilyId::random(entropy_), {child("Wren Example")}};
    NewFamily nameless{base::FamilyId::random(entropy_), {child("Wren Example")}};
    nameless.children[0].second.known_as.reset();
    const NewFamily childless{base::FamilyId::random(entropy_), {}};
    const std::uint64_t before = size();
    EXPECT_EQ(told(receive("police", family)), "refused by, refused by, refused by");
    EXPECT_EQ(told(receive("screener", nameless)), "missing knownAs");
    contact_.concern.reset();
    EXPECT_EQ(told(receive("screener", family)), "missing concern");
    EXPECT_EQ(size(), before);
    EXPECT_TRUE(scene_of(family).members.empty());
    // About nobody it would be on nobody's list: a child of whom only something is known is named
    // so.
    contact_.concern = records::Prose{"An invented worry."};
    EXPECT_EQ(told(receive("screener", childless)), "missing about");
    EXPECT_EQ(size(), before);
}

TEST_F(FirstContact, SaidTwiceIsDoneOnce)
{
    const NewFamily family{base::FamilyId::random(entropy_), {child("Wren Example")}};
    Doing doing = as("screener");
    doing.about.clear();
    doing.idempotency = ledger::Idempotency{"contact-1", base::sha256(base::view_of("a"))};
    const auto first = receive_first_contact(*house_, doing, contact_, family);
    const std::uint64_t before = size();
    const auto second = receive_first_contact(*house_, doing, contact_, family);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(second->again);
    EXPECT_EQ(first->entries, second->entries);
    EXPECT_EQ(size(), before);
}

TEST_F(FirstContact, IsNoWayIntoAFileThatIsThere)
{
    // A child who is known here, placed in a family made up for the purpose.
    NewFamily made_up{base::FamilyId::random(entropy_), {child("Wren Example")}};
    made_up.children[0].first = child_;
    const std::uint64_t before = size();
    EXPECT_EQ(told(receive("social_worker A", made_up)), "refused by, refused by")
        << "the details and the place; the contact alone would be taken";
    // A family that is known here.
    const NewFamily known{family_, {child("Wren Example")}};
    EXPECT_EQ(told(receive("social_worker A", known)), "refused by");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(told(receive("screener", known, "A call came")), "filed");
}

}  // namespace
}  // namespace holdfast::casework
