#include "access/table.h"
#include "records/codesets.gen.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace holdfast::access {
namespace {

constexpr std::array every_relation = {Relation::none,
                                       Relation::allocated,
                                       Relation::co_worker,
                                       Relation::team,
                                       Relation::manager_of,
                                       Relation::partner_agency};
constexpr std::array every_class = {Class::existence,
                                    Class::open_case,
                                    Class::restricted_case,
                                    Class::outside_line,
                                    Class::own_report,
                                    Class::agency_side};
constexpr std::array every_action = {
    Action::find, Action::read, Action::write, Action::decide, Action::print, Action::tell};
constexpr std::array every_purpose = {Purpose::missing, Purpose::given};

/// The roles of whoever works with children here.
const std::set<std::string_view> staff = {"screener",
                                          "social_worker",
                                          "personal_adviser",
                                          "team_manager",
                                          "head_of_service",
                                          "principal_social_worker",
                                          "conference_chair",
                                          "out_of_hours",
                                          "business_support"};

/// The roles of whoever works for an agency around it.
const std::set<std::string_view> partners = {"health_visitor",
                                             "midwife",
                                             "general_practitioner",
                                             "hospital",
                                             "school",
                                             "police",
                                             "housing",
                                             "voluntary"};

struct Question {
    std::string_view role;
    Cell cell;
};

std::string words_of(const Question& question)
{
    const auto word = [](const auto& words, auto place) {
        return std::string{words.at(static_cast<std::size_t>(place))};
    };
    const Cell& cell = question.cell;
    return std::string{question.role} + ", " + word(relation_words, cell.relation) + ", "
         + word(class_words, cell.what) + ", " + word(action_words, cell.action) + ", purpose "
         + word(purpose_words, cell.purpose);
}

std::vector<Question> every_question()
{
    std::vector<Question> questions;
    for (const auto& role : records::practitioner_roles.values)
        for (const Relation relation : every_relation)
            for (const Class what : every_class)
                for (const Action action : every_action)
                    for (const Purpose purpose : every_purpose)
                        questions.push_back(
                            {role.code,
                             {role_of(role.code).value(), relation, what, action, purpose}});
    return questions;
}

/// table.csv said a second time, by who somebody is instead of by rows, so that a slip in one is
/// seen. About an open entry, with a purpose.
bool may_with_open(std::string_view role, Relation relation, Action action)
{
    const bool works_here = relation != Relation::none && relation != Relation::partner_agency;
    switch (action) {
    case Action::tell: return true;
    case Action::decide:
        return role == "screener" || role == "out_of_hours" || role == "head_of_service"
            || (role == "team_manager"
                && (relation == Relation::manager_of || relation == Relation::allocated));
    case Action::read:
    case Action::write:
    case Action::find:
        if (role == "screener" || role == "out_of_hours") return true;
        [[fallthrough]];
    case Action::print:
        return works_here || role == "head_of_service" || role == "principal_social_worker"
            || role == "conference_chair";
    }
    return false;
}

/// About a restricted entry, with a purpose.
bool may_with_restricted(std::string_view role, Relation relation, Action action)
{
    const bool works_on_it = relation == Relation::allocated || relation == Relation::co_worker
                          || relation == Relation::manager_of;
    switch (action) {
    case Action::tell: return true;
    case Action::find:
    case Action::read:
    case Action::write: return works_on_it || role == "head_of_service";
    case Action::print: return works_on_it;
    case Action::decide: return false;
    }
    return false;
}

/// About what goes past the team's line, with a purpose.
bool may_past_the_line(std::string_view role, Class what, Action action)
{
    switch (action) {
    case Action::tell: return true;
    case Action::decide: return false;
    case Action::find:
    case Action::read:
    case Action::write:
    case Action::print: return what == Class::own_report || role == "principal_social_worker";
    }
    return false;
}

/// Its own side, where there is one, and nothing else.
bool may_as_partner(const Cell& cell)
{
    if (cell.relation != Relation::partner_agency) return false;
    if (cell.what == Class::existence)
        return cell.action == Action::find && cell.purpose == Purpose::given;
    if (cell.what != Class::agency_side) return false;
    if (cell.action == Action::tell) return true;
    return cell.action != Action::decide && cell.purpose == Purpose::given;
}

bool expected(const Question& question)
{
    const auto& [role, cell] = question;
    if (partners.contains(role)) return may_as_partner(cell);
    if (!staff.contains(role) || cell.what == Class::agency_side) return false;
    if (cell.what == Class::existence) return cell.action == Action::find;
    if (cell.purpose == Purpose::missing && cell.action != Action::tell) return false;
    if (cell.what == Class::outside_line || cell.what == Class::own_report)
        return may_past_the_line(role, cell.what, cell.action);
    return cell.what == Class::open_case ? may_with_open(role, cell.relation, cell.action)
                                         : may_with_restricted(role, cell.relation, cell.action);
}

TEST(Table, EveryCellIsAsASecondWritingOfItSays)
{
    const auto questions = every_question();
    EXPECT_EQ(questions.size(), records::practitioner_roles.values.size() * 6 * 6 * 6 * 2);
    for (const Question& question : questions)
        EXPECT_EQ(access::decide(question.cell).permitted, expected(question))
            << words_of(question);
}

TEST(Table, SoManyCellsArePermittedToEachRole)
{
    // A change of one of these numbers is a change of who sees what about a child: say so.
    const std::map<std::string_view, int> numbers = {
        {"screener", 124},
        {"social_worker", 112},
        {"personal_adviser", 112},
        {"team_manager", 114},
        {"head_of_service", 135},
        {"principal_social_worker", 144},
        {"conference_chair", 120},
        {"out_of_hours", 124},
        {"business_support", 112},
        {"health_visitor", 7},
        {"midwife", 7},
        {"general_practitioner", 7},
        {"hospital", 7},
        {"school", 7},
        {"police", 7},
        {"housing", 7},
        {"voluntary", 7},
    };
    std::map<std::string_view, int> counted;
    for (const Question& question : every_question())
        if (access::decide(question.cell).permitted) ++counted[question.role];
    EXPECT_EQ(counted, numbers);
}

TEST(Table, WhoeverKeepsTheMachineOrTheRegisterSeesNothing)
{
    for (const Question& question : every_question())
        if (question.role == "administrator" || question.role == "system"
            || question.role == "information_officer") {
            EXPECT_EQ(access::decide(question.cell), (Decision{false, "F1"})) << words_of(question);
        }
}

TEST(Table, NothingIsOpenedWithoutAPurpose)
{
    for (const Question& question : every_question()) {
        const Cell& cell = question.cell;
        if (cell.purpose == Purpose::given || cell.what == Class::existence
            || cell.action == Action::tell)
            continue;
        EXPECT_FALSE(access::decide(cell).permitted) << words_of(question);
    }
}

TEST(Table, LosingARelationNeverAddsAccess)
{
    for (const Question& question : every_question()) {
        Cell stranger = question.cell;
        stranger.relation = Relation::none;
        if (access::decide(stranger).permitted) {
            EXPECT_TRUE(access::decide(question.cell).permitted) << words_of(question);
        }
    }
}

TEST(Table, LosingThePurposeNeverAddsAccess)
{
    for (const Question& question : every_question()) {
        Cell without = question.cell;
        without.purpose = Purpose::missing;
        if (access::decide(without).permitted) {
            EXPECT_TRUE(access::decide(question.cell).permitted) << words_of(question);
        }
    }
}

TEST(Table, ARestrictedEntryIsNeverWiderThanAnOpenOne)
{
    for (const Question& question : every_question()) {
        if (question.cell.what != Class::restricted_case) continue;
        Cell open = question.cell;
        open.what = Class::open_case;
        if (access::decide(question.cell).permitted) {
            EXPECT_TRUE(access::decide(open).permitted) << words_of(question);
        }
    }
}

TEST(Table, WhoeverWritesOrDecidesMayRead)
{
    for (const Question& question : every_question()) {
        const Action action = question.cell.action;
        if (action != Action::write && action != Action::decide && action != Action::print)
            continue;
        Cell reading = question.cell;
        reading.action = Action::read;
        if (access::decide(question.cell).permitted) {
            EXPECT_TRUE(access::decide(reading).permitted) << words_of(question);
        }
    }
}

TEST(Table, WhatMayProtectAChildIsTakenFromAllStaffAlways)
{
    for (const Question& question : every_question()) {
        if (question.cell.action != Action::tell || question.cell.what == Class::existence)
            continue;
        if (question.cell.what == Class::agency_side || partners.contains(question.role)) continue;
        EXPECT_EQ(access::decide(question.cell).permitted, staff.contains(question.role))
            << words_of(question);
    }
}

TEST(Table, SomebodyCanAlwaysSeeWhatStopsADecision)
{
    const Role head = role_of("head_of_service").value();
    for (const Relation relation : every_relation)
        for (const Class what : {Class::open_case, Class::restricted_case})
            EXPECT_TRUE(
                access::decide({head, relation, what, Action::read, Purpose::given}).permitted);
}

TEST(Table, WhatGoesPastTheLineIsForThePrincipalSocialWorkerAlone)
{
    for (const Question& question : every_question()) {
        const Cell& cell = question.cell;
        if (cell.what != Class::outside_line || cell.action == Action::tell) continue;
        EXPECT_EQ(access::decide(cell).permitted,
                  question.role == "principal_social_worker" && cell.action != Action::decide
                      && cell.purpose == Purpose::given)
            << words_of(question);
    }
}

TEST(Table, OtherAgenciesAreGivenTheirOwnSideAlone)
{
    for (const Question& question : every_question()) {
        if (!partners.contains(question.role) && question.role != "reviewer") continue;
        EXPECT_EQ(is_partner(question.role), partners.contains(question.role)) << question.role;
        const Cell& cell = question.cell;
        if (cell.relation == Relation::partner_agency
            && (cell.what == Class::existence || cell.what == Class::agency_side)
            && question.role != "reviewer")
            continue;
        EXPECT_FALSE(access::decide(cell).permitted) << words_of(question);
    }
    for (const std::string_view role : staff) EXPECT_FALSE(is_partner(role)) << role;
    EXPECT_FALSE(is_partner("administrator"));
}

TEST(Table, NobodyElseReadsByAnAgencysSide)
{
    for (const Question& question : every_question()) {
        if (question.cell.what != Class::agency_side || partners.contains(question.role)) continue;
        EXPECT_FALSE(access::decide(question.cell).permitted) << words_of(question);
    }
}

TEST(Table, ARoleThatIsNotInTheListIsDenied)
{
    for (const std::string_view code : {"", "staff", "any", "Social_worker", "social_worker "})
        EXPECT_EQ(role_of(code), std::nullopt) << code;
    const auto roles = records::practitioner_roles.values.size();
    for (std::size_t place = roles; place <= 255; ++place)
        for (const Relation relation : every_relation)
            for (const Class what : every_class)
                for (const Action action : every_action)
                    EXPECT_EQ(access::decide({{static_cast<std::uint8_t>(place)},
                                              relation,
                                              what,
                                              action,
                                              Purpose::given}),
                              Decision{})
                        << place;
}

TEST(Table, TheRowThatDecidedIsNamed)
{
    struct Row {
        std::string_view role;
        Relation relation;
        Class what;
        Action action;
        Purpose purpose;
        Decision decision;
    };
    using enum Relation;
    using enum Class;
    const Row rows[] = {
        {"administrator", allocated, open_case, Action::read, Purpose::given, {false, "F1"}},
        {"social_worker", allocated, open_case, Action::read, Purpose::missing, {false, "F2"}},
        {"social_worker", none, restricted_case, Action::tell, Purpose::missing, {true, "P0"}},
        {"business_support", none, existence, Action::find, Purpose::missing, {true, "P1"}},
        {"social_worker", team, open_case, Action::read, Purpose::given, {true, "P2"}},
        {"team_manager", manager_of, open_case, Action::decide, Purpose::given, {true, "P3"}},
        {"social_worker", co_worker, restricted_case, Action::read, Purpose::given, {true, "P4"}},
        {"screener", none, open_case, Action::read, Purpose::given, {true, "P5"}},
        {"conference_chair", none, open_case, Action::read, Purpose::given, {true, "P6"}},
        {"head_of_service", none, open_case, Action::decide, Purpose::given, {true, "P7"}},
        {"head_of_service", none, restricted_case, Action::read, Purpose::given, {true, "P8"}},
        {"principal_social_worker", none, outside_line, Action::read, Purpose::given, {true, "P9"}},
        {"team_manager", manager_of, outside_line, Action::read, Purpose::given, {false, ""}},
        {"head_of_service", none, outside_line, Action::read, Purpose::given, {false, ""}},
        {"social_worker", none, own_report, Action::read, Purpose::given, {true, "P10"}},
        {"social_worker", none, own_report, Action::read, Purpose::missing, {false, "F2"}},
        {"social_worker", none, open_case, Action::read, Purpose::given, {false, ""}},
        {"social_worker", team, restricted_case, Action::read, Purpose::given, {false, ""}},
        {"police", none, existence, Action::find, Purpose::given, {false, ""}},
        {"police", none, agency_side, Action::read, Purpose::given, {false, ""}},
        {"police", allocated, agency_side, Action::read, Purpose::given, {false, ""}},
        {"police", partner_agency, open_case, Action::read, Purpose::given, {false, ""}},
        {"police", partner_agency, agency_side, Action::read, Purpose::given, {true, "P11"}},
        {"school", partner_agency, agency_side, Action::write, Purpose::given, {true, "P11"}},
        {"school", partner_agency, agency_side, Action::decide, Purpose::given, {false, ""}},
        {"school", partner_agency, agency_side, Action::tell, Purpose::missing, {true, "P12"}},
        {"social_worker", allocated, agency_side, Action::read, Purpose::given, {false, ""}},
    };
    for (const Row& row : rows) {
        const Cell cell{role_of(row.role).value(), row.relation, row.what, row.action, row.purpose};
        EXPECT_EQ(access::decide(cell), row.decision) << words_of({row.role, cell});
    }
}

}  // namespace
}  // namespace holdfast::access
