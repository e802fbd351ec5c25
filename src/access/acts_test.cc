#include "access/acts.h"
#include "records/codesets.gen.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace holdfast::access {
namespace {

using enum Act;

constexpr std::array every_act = {
    open_ledger,
    set_policy,
    record_practitioner,
    record_agency,
    allocate,
    record_person,
    place_in_family,
    receive_contact,
    accept_referral,
    tell_what_happened,
    write_note,
    attach,
    send_letter,
    exchange_information,
    tell_health,
    help_early,
    visit,
    assess,
    meet,
    plan,
    supervise,
    judge_level,
    challenge,
    propose_decision,
    propose_closing,
    sign,
    override_gate,
    decide,
    decide_on_proposal,
    close,
    answer_finding,
    answer_for_authority,
    audit,
    remove,
    look_at_team,
    look_at_any_team,
    keep_accounts,
};

struct RoleActs {
    std::string_view role;
    std::string_view cells;
};

/// acts.csv written a second time, by role instead of by act, so that a slip in one is seen. A cell
/// for each act in the order above, x where it is permitted: the ledger and its policy;
/// practitioners, agencies and allocations; person, family, contact and referral; telling, note,
/// document, letter, information, health and early help; visit, assessment, meeting and plan;
/// supervision, level and challenge; propose a decision or a closing, sign, override, decide,
/// decide on a proposal, close, answer, answer for the authority, and audit; remove; a team's list,
/// and that of any team; accounts.
constexpr std::array table = {
    RoleActs{"screener", "-- --x xxxx xxxxxxx xxxx -xx x-x-x----- - -- -"},
    RoleActs{"social_worker", "-- --- xxxx xxxxxxx xxxx -xx xxx----x-- - x- -"},
    // Who stays with a care leaver tells, visits and writes down, and decides nothing.
    RoleActs{"personal_adviser", "-- --- x-x- xxxxxxx xxx- --x -------x-- - -- -"},
    RoleActs{"team_manager", "-- --x xxxx xxxxxxx xxxx xxx xxx-xxxx-x - x- -"},
    RoleActs{"head_of_service", "-x xxx xxxx xxxxxxx xxxx xxx x-xxxxxxxx - xx -"},
    RoleActs{"principal_social_worker", "-x xxx xxxx xxxxxxx xxxx xxx x-xx---xxx - xx -"},
    RoleActs{"conference_chair", "-- --- xxx- xxxxxxx xxxx -xx x-xx---x-x - -- -"},
    RoleActs{"out_of_hours", "-- --x xxxx xxxxxxx xxxx -xx x---x----- - -- -"},
    RoleActs{"business_support", "-- --- xxx- xxxxxxx --x- --- ---------- - -- -"},
    // Whoever works with the child elsewhere may write down what they saw, and disagree.
    RoleActs{"health_visitor", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"midwife", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"general_practitioner", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"hospital", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"school", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"police", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"housing", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"voluntary", "-- --- ---- xxx--xx xx-- --x ---------- - -- -"},
    RoleActs{"information_officer", "-- --- ---- ------- ---- --- ---------- x -- -"},
    RoleActs{"administrator", "-- xx- ---- ------- ---- --- ---------- - -- x"},
    // The author of a published review tells what others did, and decides nothing.
    RoleActs{"reviewer", "-- xxx xxxx xxx-xxx xxxx x-x --------xx - -- -"},
    RoleActs{"system", "xx xxx xx-- ------- ---- --- ---------- - -- x"},
};

std::vector<std::string_view> roles_that_may(Act act)
{
    std::vector<std::string_view> roles;
    for (const auto& value : records::practitioner_roles.values)
        if (may(value.code, act)) roles.push_back(value.code);
    return roles;
}

TEST(Acts, ArePermittedToTheRolesOfTheTableAndNoOthers)
{
    for (const RoleActs& row : table) {
        std::string cells{row.cells};
        std::erase(cells, ' ');
        ASSERT_EQ(cells.size(), every_act.size()) << row.role;
        for (std::size_t i = 0; i < cells.size(); ++i)
            EXPECT_EQ(may(row.role, every_act[i]), cells[i] == 'x')
                << row.role << ": " << words_for(every_act[i]);
    }
}

TEST(Acts, AreDecidedForEveryRole)
{
    std::vector<std::string_view> roles;
    for (const auto& value : records::practitioner_roles.values) roles.push_back(value.code);
    std::vector<std::string_view> rows;
    for (const RoleActs& row : table) rows.push_back(row.role);
    EXPECT_EQ(rows, roles);
}

TEST(Acts, AreForbiddenToARoleThatIsNotInTheList)
{
    for (const std::string_view role :
         {"", "manager", "Social_worker", "social worker", "social_worker ", "team"})
        for (const Act act : every_act)
            EXPECT_FALSE(may(role, act)) << '"' << role << "\": " << words_for(act);
}

TEST(Acts, OnlyAnInformationOfficerRemovesAndDoesNothingElse)
{
    EXPECT_EQ(roles_that_may(remove), std::vector<std::string_view>{"information_officer"});
    for (const Act act : every_act)
        EXPECT_EQ(may("information_officer", act), act == remove) << words_for(act);
}

TEST(Acts, HoldfastItselfDecidesNothingAboutAChild)
{
    for (const Act act : {receive_contact,
                          accept_referral,
                          tell_what_happened,
                          write_note,
                          attach,
                          send_letter,
                          visit,
                          assess,
                          meet,
                          plan,
                          judge_level,
                          propose_decision,
                          propose_closing,
                          sign,
                          override_gate,
                          decide,
                          decide_on_proposal,
                          close,
                          answer_finding,
                          remove})
        EXPECT_FALSE(may("system", act)) << words_for(act);
    EXPECT_EQ(roles_that_may(open_ledger), std::vector<std::string_view>{"system"});
}

TEST(Acts, WhoeverOverridesIsNeitherTheWorkerNorTheProposer)
{
    const auto roles = roles_that_may(override_gate);
    EXPECT_FALSE(roles.empty());
    for (const std::string_view role : roles) {
        EXPECT_NE(role, "social_worker");
        EXPECT_FALSE(may(role, propose_closing)) << role;
        EXPECT_TRUE(may(role, sign)) << role << " must sign for what they override";
    }
}

TEST(Acts, WhoeverClosesMaySignAndDecide)
{
    for (const std::string_view role : roles_that_may(close)) {
        EXPECT_TRUE(may(role, sign)) << role;
        EXPECT_TRUE(may(role, decide)) << role;
    }
}

TEST(Acts, AnAdministratorKeepsAccountsAndTheRegistersAndDoesNothingElse)
{
    for (const Act act : every_act)
        EXPECT_EQ(may("administrator", act),
                  act == record_practitioner || act == record_agency || act == keep_accounts)
            << words_for(act);
    EXPECT_EQ(roles_that_may(keep_accounts),
              (std::vector<std::string_view>{"administrator", "system"}));
    EXPECT_FALSE(may("social_worker", allocate)) << "nobody gives themselves a family";
}

TEST(Acts, AreTellingDecidingReadingOrWritingToTheTableOfAccess)
{
    for (const Act act : every_act) {
        const bool tells =
            act == receive_contact || act == accept_referral || act == tell_what_happened;
        const bool decides = act == decide || act == decide_on_proposal || act == close;
        const bool reads = act == look_at_team || act == look_at_any_team;
        EXPECT_EQ(action_of(act),
                  tells     ? Action::tell
                  : decides ? Action::decide
                  : reads   ? Action::read
                            : Action::write)
            << words_for(act);
    }
}

TEST(Acts, OnesThatTellAreOpenToAllStaffWhoMayReceive)
{
    for (const std::string_view role : roles_that_may(accept_referral))
        EXPECT_TRUE(may(role, receive_contact)) << role;
}

/// So a refusal to close, which says what stands in the way, tells nobody what they may not read.
TEST(Acts, WhoeverMayCloseReadsWhatStopsIt)
{
    for (const std::string_view role : roles_that_may(close))
        for (const Relation relation : {Relation::none,
                                        Relation::allocated,
                                        Relation::co_worker,
                                        Relation::team,
                                        Relation::manager_of}) {
            const Role place = role_of(role).value();
            const auto permitted = [&](Class what, Action action) {
                return access::decide({place, relation, what, action, Purpose::given}).permitted;
            };
            if (permitted(Class::open_case, Action::decide)) {
                EXPECT_TRUE(permitted(Class::restricted_case, Action::read)) << role;
            }
        }
}

TEST(Acts, FileEachRecordThatPeopleWrite)
{
    for (const records::RecordType* type : records::record_types()) {
        const bool by_hand = type->key != "ledgerOpened" && type->key != "looked"
                          && type->key != "documentContent" && type->key != "accountChange";
        EXPECT_EQ(act_of_record(type->key).has_value(), by_hand) << type->key;
    }
    for (const ActOfRecord& each : acts_of_records)
        EXPECT_NE(records::record_type(each.record), nullptr) << each.record;
    EXPECT_EQ(all_acts().size(), every_act.size());
}

TEST(Acts, HaveWordsThatDiffer)
{
    std::vector<std::string_view> words;
    for (const Act act : every_act) {
        EXPECT_NE(words_for(act), "");
        EXPECT_EQ(std::count(words.begin(), words.end(), words_for(act)), 0) << words_for(act);
        words.push_back(words_for(act));
    }
    EXPECT_EQ(words_for(propose_closing), "propose to close");
}

}  // namespace
}  // namespace holdfast::access
