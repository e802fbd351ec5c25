#include "casework/batch.h"
#include "casework/choosing.h"
#include "casework/role_lists.h"
#include "casework/viewer_ledger.h"

namespace holdfast::casework {
namespace {

class Batches : public FamilyLedger {
protected:
    Together one(std::string_view by, const char* type, const json::object& said)
    {
        const auto* declared = records::record_type(type);
        return {doing(by),
                declared,
                records::read_input(*declared, said, {"", {}, base::When::day(today_)}).value(),
                {}};
    }
    /// "0: refused by; 1: ; all: conflict "
    std::string told_apart(const CheckedBatch& answer)
    {
        if (answer) return "filed";
        std::string words;
        const auto add = [&](const std::string& whose, const base::Problems& problems) {
            for (const base::Problem& problem : problems)
                words += (words.empty() ? "" : ", ") + whose + " "
                       + std::string{base::word_of(problem.kind)} + " " + problem.place;
        };
        for (std::size_t i = 0; i < answer.error().each.size(); ++i)
            add(std::to_string(i), answer.error().each[i]);
        add("all", answer.error().all);
        return words;
    }
    CheckedBatch file_all(std::vector<Together> records) { return file_batch(*house_, records); }
};

TEST_F(Batches, EachProblemIsToldBesideItsRecordAndNothingIsFiled)
{
    const Together note = one("social_worker", "note", {{"text", "A note."}});
    Together homeless = note;
    homeless.doing.about.clear();
    Together astray = note;
    astray.doing.links = {{LinkKind::evidence_for, EntryId::random(entropy_)}};
    const Together decides = one(
        "team_manager", "decision", {{"question", "contact"}, {"outcome", "no_further_action"}});
    const Together plan =
        one("social_worker", "childInNeedPlan", {{"whatMustChange", "A change."}});
    const std::uint64_t before = size();
    EXPECT_EQ(told_apart(file_all({note, homeless})), "1 missing about");
    EXPECT_EQ(told_apart(file_all({note, astray})), "1 not_found entries/1");
    EXPECT_EQ(told_apart(file_all({plan, decides})), "1 invalid ");
    // No episode is open for either, and the second would stand beside the first.
    EXPECT_EQ(told_apart(file_all({plan, plan})),
              "0 refused about, 1 refused about, 1 refused about");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(told_apart(file_all({note, note})), "filed");
    EXPECT_EQ(size(), before + 2);
}

/// The worry that is filed with a challenge is nobody's record of the batch: what is wrong with it
/// is told of the challenge.
TEST_F(Batches, ADangerInAChallengeIsFiledWithIt)
{
    const Together note = one("social_worker", "note", {{"text", "A note."}});
    Together challenge =
        one("social_worker", "challenge", {{"what", "Why?"}, {"immediateDanger", true}});
    const std::uint64_t before = size();
    EXPECT_EQ(told_apart(file_all({challenge, note})), "filed");
    EXPECT_EQ(size(), before + 3);
    challenge.doing.about.clear();
    EXPECT_EQ(told_apart(file_all({note, challenge})), "1 missing about");
    EXPECT_EQ(size(), before + 3);
}

/// What is filed beside a closing is not read by what stops a closing.
TEST_F(Batches, AClosingIsFiledByItself)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    Together close =
        one("team_manager", "decision", {{"question", "close"}, {"outcome", "closed"}});
    close.doing.links = {{LinkKind::answers, proposal}};
    const Together danger =
        one("social_worker", "worry", {{"what", "A worry."}, {"immediateDanger", true}});
    EXPECT_EQ(told_apart(file_all({danger, close})), "1 invalid ");
    EXPECT_EQ(told_apart(file_all({close, danger})), "0 invalid ");
    EXPECT_TRUE(scene().has_open_episode());
    EXPECT_EQ(told_apart(file_all({close})), "filed");
    EXPECT_FALSE(scene().has_open_episode());
}

/// Alone, each of two plans may begin.
TEST_F(Batches, AStepIsCheckedAgainstThoseBeforeIt)
{
    refer_and_answer("2026-03-02", false);
    const Together plan =
        one("social_worker", "childInNeedPlan", {{"whatMustChange", "A change."}});
    const std::uint64_t before = size();
    EXPECT_EQ(told_apart(file_all({plan, plan})), "1 refused about");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(told_apart(file_all({plan})), "filed");
}

TEST_F(Batches, AUsedKeyIsAProblemOfAll)
{
    Together note = one("social_worker", "note", {{"text", "A note."}});
    note.doing.idempotency = ledger::Idempotency{"key", base::sha256(base::view_of("one"))};
    EXPECT_EQ(told_apart(file_all({note})), "filed");
    note.doing.idempotency->request = base::sha256(base::view_of("another"));
    EXPECT_EQ(told_apart(file_all({note, note})), "all conflict ");
}

TEST(RoleLists, ARoleHasEachOfItsListsOnce)
{
    struct Row {
        const char* role;
        const char* lists;
    };
    const Row rows[] = {
        {"social_worker", ""},
        {"screener", "dangers contacts unallocated "},
        {"team_manager", "dangers contacts closings unallocated "},
        {"head_of_service", "dangers contacts closings unallocated "},
        {"conference_chair", "closings "},
        {"school", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        std::string keys;
        for (const RoleList& list : role_lists_of(row.role)) keys += std::string{list.key} + " ";
        EXPECT_EQ(keys, row.lists) << row.role;
    }
    EXPECT_FALSE(role_list("screener", "closings"));
    EXPECT_FALSE(role_list("team_manager", "anything"));
}

TEST(TheRegister, IsForWhoNamesSomebodyBesideAFamily)
{
    const std::pair<const char*, bool> rows[] = {{"social_worker", true},
                                                 {"screener", true},
                                                 {"head_of_service", true},
                                                 {"business_support", true},
                                                 {"school", false},
                                                 {"administrator", false},
                                                 {"system", false}};
    for (const auto& [role, may] : rows) EXPECT_EQ(may_choose_practitioners(role), may) << role;
}

TEST(TheRegisters, AreReadByTheAuthoritysOwnPeople)
{
    const std::pair<const char*, bool> rows[] = {{"screener", true},
                                                 {"social_worker", true},
                                                 {"team_manager", true},
                                                 {"head_of_service", true},
                                                 {"principal_social_worker", true},
                                                 {"conference_chair", true},
                                                 {"out_of_hours", true},
                                                 {"business_support", true},
                                                 {"administrator", true},
                                                 {"health_visitor", false},
                                                 {"midwife", false},
                                                 {"general_practitioner", false},
                                                 {"hospital", false},
                                                 {"school", false},
                                                 {"police", false},
                                                 {"housing", false},
                                                 {"voluntary", false},
                                                 {"information_officer", false}};
    for (const auto& [role, may] : rows) EXPECT_EQ(may_read_registers(role), may) << role;
}

}  // namespace
}  // namespace holdfast::casework
