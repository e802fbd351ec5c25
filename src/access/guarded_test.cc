#include "access/entries_ledger.h"
#include "access/guarded.h"
#include "records/types/answer.h"
#include "records/types/note.h"
#include "records/types/pressure_report.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace holdfast::access {
namespace {

using casefile::FamilyScene;
using ledger::LinkKind;

// Only this room makes one: nobody can pass off as viewed what has not been through the table.
static_assert(!std::is_default_constructible_v<Guarded<FamilyScene>>);
static_assert(!std::is_constructible_v<Guarded<FamilyScene>, FamilyScene>);
static_assert(!std::is_constructible_v<Guarded<FamilyScene>, const FamilyScene&>);
static_assert(!std::is_convertible_v<FamilyScene, Guarded<FamilyScene>>);
static_assert(!std::is_aggregate_v<Guarded<FamilyScene>>);
static_assert(!std::is_assignable_v<Guarded<FamilyScene>&, FamilyScene>);
// And what it holds cannot be changed through it.
static_assert(std::is_same_v<decltype(*std::declval<Guarded<FamilyScene>&>()), const FamilyScene&>);

struct Reader {
    const char* role;
    Relation relation;
    const char* purpose;
    bool reads_open;
    bool reads_restricted;
};

const Reader readers[] = {
    {"social_worker", Relation::allocated, "", true, true},
    {"social_worker", Relation::co_worker, "", true, true},
    {"team_manager", Relation::manager_of, "", true, true},
    {"social_worker", Relation::team, "", true, false},
    {"screener", Relation::none, "A reason", true, false},
    {"conference_chair", Relation::none, "A reason", true, false},
    {"head_of_service", Relation::none, "A reason", true, true},
    {"head_of_service", Relation::none, "", false, false},
    {"social_worker", Relation::none, "A reason", false, false},
    {"administrator", Relation::allocated, "A reason", false, false},
};

/// The texts of the notes in what this reader sees.
std::string notes_for(EntriesLedger& told, const Reader& reader)
{
    const Standing standing{told.viewer("reader", reader.role), reader.relation, reader.purpose};
    const auto viewed = view_family(standing, told.family(), told.entries());
    std::string texts;
    for (const auto& note : (*viewed)->facts.all<records::Note>()) texts += note.record.text->text;
    return texts;
}

TEST(ViewFamily, EachSeesTheClassesThatTheTableLetsThem)
{
    EntriesLedger told;
    told.tell("note", {{"text", "a"}});
    told.tell("note", {{"text", "B"}, {"restricted", true}});
    told.tell("note", {{"text", "c"}, {"restricted", false}});
    for (const Reader& reader : readers) {
        const std::string expected = reader.reads_restricted ? "aBc"
                                   : reader.reads_open       ? "ac"
                                                             : "";
        EXPECT_EQ(notes_for(told, reader), expected) << reader.role;
    }
}

TEST(ViewFamily, RestrictedCorrectionHidesWhatItCorrects)
{
    EntriesLedger told;
    const auto first = told.tell("note", {{"text", "words that turned out to be for few"}});
    const auto second = told.tell("note", {{"text", "still open"}}, {{LinkKind::corrects, first}});
    told.tell("note", {{"text", "x"}, {"restricted", true}}, {{LinkKind::corrects, first}});
    for (const Reader& reader : readers)
        EXPECT_EQ(notes_for(told, reader), reader.reads_restricted ? "x" : "") << reader.role;
    // A correction may also link to the correction before it.
    told.tell("note", {{"text", "y"}, {"restricted", true}}, {{LinkKind::corrects, second}});
    for (const Reader& reader : readers)
        EXPECT_EQ(notes_for(told, reader), reader.reads_restricted ? "y" : "") << reader.role;
}

TEST(ViewFamily, OpenCorrectionLiftsTheMarkForItsOwnWords)
{
    EntriesLedger told;
    const auto first = told.tell("note", {{"text", "kept"}, {"restricted", true}});
    told.tell("note", {{"text", "told"}}, {{LinkKind::corrects, first}});
    for (const Reader& reader : readers)
        EXPECT_EQ(notes_for(told, reader), reader.reads_open ? "told" : "") << reader.role;
    const Standing team{told.viewer("reader", "social_worker"), Relation::team, ""};
    EXPECT_EQ(readable(team, told.entries()).size(), 1U) << "the words first written stay hidden";
}

/// How many reports of pressure and answers to them this reader sees.
std::size_t past_the_line(EntriesLedger& told, const Standing& standing)
{
    const auto viewed = view_family(standing, told.family(), told.entries());
    return (*viewed)->facts.all<records::PressureReport>().size()
         + (*viewed)->facts.all<records::Answer>().size();
}

/// Whoever wrote everything here goes by the word "writer".
TEST(ViewFamily, AReportOfPressureGoesPastTheTeamsLine)
{
    EntriesLedger told;
    const auto report = told.tell("pressureReport",
                                  {{"reasons", base::json::array{"close"}}, {"restricted", false}});
    told.tell(
        "answer", {{"guardrail", "G53"}, {"reasons", "Invented."}}, {{LinkKind::answers, report}});
    told.tell("answer", {{"guardrail", "G28"}, {"reasons", "Invented."}});
    struct Row {
        const char* who;
        const char* role;
        Relation relation;
        std::size_t sees;
    };
    const Row rows[] = {
        {"writer", "social_worker", Relation::allocated, 3},
        {"writer", "social_worker", Relation::none, 2},  // With a purpose; no more the open one.
        {"reader", "principal_social_worker", Relation::none, 3},
        {"reader", "social_worker", Relation::allocated, 1},
        {"reader", "social_worker", Relation::co_worker, 1},
        {"reader", "team_manager", Relation::manager_of, 1},
        {"reader", "head_of_service", Relation::none, 1},
        {"reader", "conference_chair", Relation::none, 1},
    };
    for (const Row& row : rows)
        EXPECT_EQ(past_the_line(told, {told.viewer(row.who, row.role), row.relation, "A reason"}),
                  row.sees)
            << row.who << " " << row.role;
}

TEST(ViewFamily, WhoeverWasPressedReadsTheAnswer)
{
    EntriesLedger told;
    const auto report = told.tell("pressureReport", {{"reasons", base::json::array{"close"}}});
    told.tell_as("principal",
                 "answer",
                 {{"guardrail", "G53"}, {"reasons", "Invented."}},
                 {{LinkKind::answers, report}});
    const auto sees = [&](const char* who) {
        return past_the_line(told, {told.viewer(who, "social_worker"), Relation::allocated, ""});
    };
    EXPECT_EQ(sees("writer"), 2U);
    EXPECT_EQ(sees("reader"), 0U);
}

TEST(Readable, KeepsTheOrderAndWhatIsRemovedWithoutAWord)
{
    EntriesLedger told;
    told.tell("note", {{"text", "a"}});
    told.tell("note", {{"text", "b"}, {"restricted", true}});
    told.tell("note", {{"text", "c"}});
    auto entries = told.entries();
    entries.at(0).entry.reset();
    const Standing team{told.viewer("reader", "social_worker"), Relation::team, ""};
    const auto kept = readable(team, entries);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_FALSE(kept.front().entry);
    EXPECT_EQ(kept.back().index, 2U);
}

TEST(ViewFamily, TheFoldIsSharedByWhomNothingIsHiddenFrom)
{
    EntriesLedger told;
    told.tell("familyMember", {{"part", "child"}});
    told.tell("note", {{"text", "a"}, {"restricted", true}});
    told.tell("note", {{"text", "b"}});
    auto entries = told.entries();
    entries.at(2).entry.reset();  // Removed by order: it hides nothing from anybody.
    auto scene = casefile::fold_family(told.family(), entries).value();
    const auto whole = std::make_shared<const casefile::FoldedFamily>(
        casefile::FoldedFamily{std::move(entries), std::move(scene)});
    const auto viewer = told.viewer("reader", "social_worker");
    const auto all = view_family({viewer, Relation::allocated, ""}, whole);
    const auto some = view_family({viewer, Relation::team, ""}, whole);
    EXPECT_EQ(&**all, &whole->scene);
    EXPECT_NE(&**some, &whole->scene);
    EXPECT_EQ((*some)->facts.size(), 1U);
}

TEST(ViewFamily, WhoeverSeesAllSeesTheWholeFold)
{
    EntriesLedger told;
    told.tell("familyMember", {{"part", "child"}});
    told.tell("referral", {{"concern", "A worry."}, {"restricted", true}});
    const Standing worker{told.viewer("reader", "social_worker"), Relation::allocated, ""};
    const Standing team{told.viewer("reader", "social_worker"), Relation::team, ""};
    const auto all = view_family(worker, told.family(), told.entries());
    const auto some = view_family(team, told.family(), told.entries());
    EXPECT_EQ((*all)->facts.size(), told.whole().facts.size());
    EXPECT_TRUE((*all)->has_open_episode());
    EXPECT_EQ((*some)->facts.size(), told.whole().facts.size() - 1);
    EXPECT_FALSE((*some)->has_open_episode()) << "what is hidden shows in no conclusion either";
    EXPECT_EQ((*some)->members.size(), 1U);
}

}  // namespace
}  // namespace holdfast::access
