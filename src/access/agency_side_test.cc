#include "access/entries_ledger.h"
#include "access/guarded.h"
#include "guardrails/random_records.h"

#include <gtest/gtest.h>

#include <set>

/// What somebody of another agency sees of a family's file, entry by entry.
namespace holdfast::access {
namespace {

namespace json = base::json;
using ledger::LinkKind;
using ledger::Part;

class AgencysSide : public testing::Test {
protected:
    AgencysSide()
    {
        reader_ = told_.viewer("head teacher", "school");
        reader_.agency = school_;
    }
    /// Says that an entry came from an agency, or went to it.
    void names(const base::EntryId& id, const base::AgencyId& agency, Part part)
    {
        told_.name(id, {base::Subject::of(agency), part});
    }
    /// The entries that the reader sees, as the ids that were told, in their order.
    [[nodiscard]] std::vector<base::EntryId> seen() const
    {
        const auto whole = told_.whole();
        const Standing standing{
            reader_, relation_of(reader_, whole, base::Date::of(2026, 3, 9)), ""};
        std::vector<base::EntryId> ids;
        for (const ledger::Kept& kept : readable(standing, told_.entries()))
            ids.push_back(kept.entry->id);
        return ids;
    }

    EntriesLedger told_;
    base::SeededEntropy entropy_{9};
    base::AgencyId school_ = base::AgencyId::random(entropy_);
    base::AgencyId police_ = base::AgencyId::random(entropy_);
    Viewer reader_;
};

using Ids = std::vector<base::EntryId>;

TEST_F(AgencysSide, IsNothingWhereNothingPassed)
{
    told_.tell("person", {{"knownAs", "Ash Example"}});
    told_.tell("familyMember", {{"part", "child"}});
    told_.tell("contact", {{"concern", "Invented."}});
    EXPECT_EQ(seen(), Ids{});
}

TEST_F(AgencysSide, IsWhatItToldWhatItWasToldAndWhoTheChildIs)
{
    const auto person = told_.tell("person", {{"knownAs", "Ash Example"}});
    const auto member = told_.tell("familyMember", {{"part", "child"}});
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    told_.tell("note", {{"text", "Ours."}});
    told_.tell("health", {{"kind", "pregnancy_known"}});
    const auto letter = told_.tell("letter", {{"purpose", "outcome"}});
    names(contact, school_, Part::source);
    names(letter, school_, Part::recipient);
    EXPECT_EQ(seen(), (Ids{person, member, contact, letter}));
}

TEST_F(AgencysSide, HoldsNothingOfWhatAnotherAgencyToldOrOfAMeetingWhereBothWere)
{
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    const auto other = told_.tell("contact", {{"concern", "Of the police."}});
    const auto meeting = told_.tell("strategyDiscussion", {{"known", "What each said."}});
    names(contact, school_, Part::source);
    names(other, police_, Part::source);
    names(meeting, school_, Part::present);
    EXPECT_EQ(seen(), Ids{contact});
}

TEST_F(AgencysSide, HoldsNothingThatOnlyNamesIt)
{
    // That it was not told, and why; what is kept back from it; what we say of what it said.
    const auto not_told = told_.tell("notification", {{"notTold", true}});
    const auto sharing = told_.tell("informationSharing", {{"answer", "shared"}});
    const auto note = told_.tell("note", {{"text", "Ours about them."}});
    const auto call = told_.tell("call", {{"direction", "from_us"}});
    const auto transfer = told_.tell("transfer", {{"kind", "out"}});
    for (const auto& id : {not_told, sharing, transfer}) names(id, school_, Part::recipient);
    for (const auto& id : {note, call, transfer}) names(id, school_, Part::source);
    EXPECT_EQ(seen(), Ids{});
    const auto told = told_.tell("notification", {{"matter", "outcome"}});
    names(told, school_, Part::recipient);
    EXPECT_EQ(seen(), Ids{told});
    // What was told and turns out not to have been is theirs no more.
    const auto corrected =
        told_.tell("notification", {{"notTold", true}}, {{LinkKind::corrects, told}});
    names(corrected, school_, Part::recipient);
    EXPECT_EQ(seen(), Ids{});
}

TEST_F(AgencysSide, IsNobodysWhereAllThatPassedIsRestricted)
{
    const auto contact = told_.tell("contact", {{"concern", "Kept."}, {"restricted", true}});
    names(contact, school_, Part::source);
    EXPECT_EQ(relation_of(reader_, told_.whole(), base::Date::of(2026, 3, 9)), Relation::none);
}

TEST_F(AgencysSide, HoldsNoNameThatCameAfterWhatLastPassed)
{
    const auto first = told_.tell("person", {{"knownAs", "Ash Example"}});
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    told_.tell("person", {{"knownAs", "A new name"}}, {{LinkKind::supersedes, first}});
    names(contact, school_, Part::source);
    EXPECT_EQ(seen(), (Ids{first, contact}));
}

TEST_F(AgencysSide, HoldsTheAnswersToItsChallengesAndNoOtherDecision)
{
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    const auto decision = told_.tell("decision",
                                     {{"question", "contact"}, {"outcome", "advice"}},
                                     {{LinkKind::answers, contact}});
    const auto challenge = told_.tell(
        "challenge", {{"stage", "direct"}, {"what", "Invented."}}, {{LinkKind::answers, decision}});
    const auto answer = told_.tell("challengeAnswer",
                                   {{"outcome", "not_accepted"}, {"reasons", "Invented."}},
                                   {{LinkKind::answers, challenge}});
    const auto next = told_.tell(
        "challenge", {{"stage", "managers"}, {"what", "Invented."}}, {{LinkKind::answers, answer}});
    told_.tell("challengeAnswer",
               {{"outcome", "not_accepted"}, {"reasons", "To another."}},
               {{LinkKind::answers, decision}});
    names(contact, school_, Part::source);
    names(challenge, school_, Part::source);
    names(next, school_, Part::source);
    EXPECT_EQ(seen(), (Ids{contact, challenge, answer, next}));
}

TEST_F(AgencysSide, HoldsNothingRestrictedAndNothingThatWasRestrictedAfterwards)
{
    const auto open = told_.tell("contact", {{"concern", "Invented."}});
    const auto kept = told_.tell("contact", {{"concern", "Kept."}, {"restricted", true}});
    const auto later = told_.tell("contact", {{"concern", "Open first."}});
    const auto corrected = told_.tell("contact",
                                      {{"concern", "Restricted since."}, {"restricted", true}},
                                      {{LinkKind::corrects, later}});
    for (const auto& id : {open, kept, later, corrected}) names(id, school_, Part::source);
    EXPECT_EQ(seen(), Ids{open});
}

TEST_F(AgencysSide, HoldsOfEveryRecordWhatItsKindLetsPassAndNothingElse)
{
    // Said a second time, by the names of the record types.
    const std::set<std::string_view> told = {"contact",
                                             "referral",
                                             "worry",
                                             "earlyHelpAssessment",
                                             "health",
                                             "schooling",
                                             "withdrawal",
                                             "challenge"};
    const std::set<std::string_view> sent = {
        "letter", "notification", "informationRequest", "challenge"};
    unsigned number = 0;
    for (const records::RecordType* type : records::types_of_files()) {
        json::object said = guardrails::RandomRecords{++number}.said_in(*type);
        said.erase("restricted");
        said.erase("notTold");
        for (const auto& [part, passes] : {std::pair{Part::subject, false},
                                           {Part::witness, false},
                                           {Part::present, false},
                                           {Part::mentioned, false},
                                           {Part::recipient, sent.contains(type->key)},
                                           {Part::source, told.contains(type->key)}}) {
            told_.forget();
            const auto id = told_.tell(type->key, said);
            EXPECT_EQ(seen(), Ids{}) << type->key;
            names(id, school_, part);
            EXPECT_EQ(seen(), passes ? Ids{id} : Ids{}) << type->key;
        }
    }
}

TEST_F(AgencysSide, HoldsItsOwnNotesAndPassesOverWhatWasRemoved)
{
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    const auto note = told_.tell("note", {{"text", "Theirs."}}, {{LinkKind::part_of, contact}});
    const auto answer = told_.tell("challengeAnswer",
                                   {{"outcome", "not_accepted"}, {"reasons", "To another."}},
                                   {{LinkKind::rests_on, contact}});
    names(contact, school_, Part::source);
    names(note, school_, Part::source);
    auto entries = told_.entries();
    entries.at(1).entry->by.agency = school_;
    const AgencySide own{school_, entries};
    EXPECT_TRUE(own.has(*entries.at(1).entry));
    EXPECT_FALSE(own.has(*entries.at(2).entry)) << "it rests on it and answers nothing";
    EXPECT_EQ(entries.at(2).entry->id, answer);
    auto later = *entries.at(1).entry;
    later.id = base::EntryId::random(entropy_);
    EXPECT_TRUE(own.has(later)) << "what is written now is not among the entries yet";
    entries.at(0).entry.reset();
    const AgencySide removed{school_, entries};
    EXPECT_TRUE(removed.has(*entries.at(1).entry));
}

TEST_F(AgencysSide, IsNobodysWithoutAnAgencyAndNoStaffs)
{
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    names(contact, school_, Part::source);
    EXPECT_EQ(seen(), Ids{contact});
    reader_.agency = {};
    EXPECT_EQ(seen(), Ids{});
    // One of our own whose agency told us of a family has no side of it.
    reader_.agency = school_;
    reader_.role = "social_worker";
    EXPECT_EQ(seen(), Ids{});
}

TEST_F(AgencysSide, IsAllThatALeadOfAnotherAgencyReads)
{
    told_.allocate("head teacher", {{"part", "lead"}});
    const auto contact = told_.tell("contact", {{"concern", "Invented."}});
    EXPECT_EQ(seen(), Ids{});
    names(contact, school_, Part::source);
    EXPECT_EQ(seen(), Ids{contact});
}

}  // namespace
}  // namespace holdfast::access
