// Test only: an invented family in a ledger in memory, on which acts are tried.
#pragma once
#include "base/seeded_entropy.h"
#include "casework/acts.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "ledger/counted_shelf.h"
#include "records/record_types.h"
#include "records/types/ledger_opened.h"

#include <gtest/gtest.h>

namespace holdfast::casework {

namespace json = base::json;
using base::EntryId;
using ledger::LinkKind;

/// What an act answered: "filed", or every problem as "kind place", with commas between.
inline std::string told(const Checked<Filed>& answer)
{
    if (answer) return "filed";
    std::string words;
    for (const base::Problem& problem : answer.error()) {
        EXPECT_TRUE(problem.message.ends_with('.') || problem.message.ends_with('?'))
            << problem.message;
        if (!words.empty()) words += ", ";
        words += std::string{base::word_of(problem.kind)} + " " + problem.place;
    }
    return words;
}

/// A ledger in memory with one invented family, and a clock that a test sets.
class FamilyLedger : public testing::Test {
protected:
    FamilyLedger() { open("live"); }

    void open(const char* mode)
    {
        worked_well_ = false;
        shelf_ = std::make_unique<ledger::CountedShelf>();
        ledger_ = ledger::Ledger::create(*shelf_,
                                         base::AuthorityId::random(entropy_),
                                         base::SecretKey::random(entropy_),
                                         {[this] { return base::London::start_of(today_) + hour_; },
                                          &entropy_,
                                          index::rows_of})
                      .value();
        house_.emplace(*ledger_, base::WorkingDays::england());
        records::LedgerOpened opened;
        opened.mode = records::Coded<records::ledger_modes>{mode};
        opened.authority_name = "Invented authority";
        ASSERT_EQ(told(open_ledger(*house_, opened)), "filed");
        ASSERT_EQ(told(file("social_worker", "familyMember", {{"part", "child"}})), "filed");
    }
    void today(const char* day) { today_ = base::Date::parse(day).value(); }

    ledger::Author author(std::string_view by)
    {
        // One person for each word, "team_manager B" being a second team manager.
        const base::Digest digest = base::sha256(base::view_of(by));
        base::PractitionerId who;
        std::copy_n(digest.begin(), who.bytes.size(), who.bytes.begin());
        return {who, std::string{by.substr(0, by.find(' '))}, base::AgencyId{}};
    }
    std::string token() { return ledger_->read().value().token(entropy_); }
    std::uint64_t size() { return ledger_->read().value().size(); }

    Doing doing(std::string_view by, std::vector<ledger::Link> links = {})
    {
        return {author(by),
                {{base::Subject::of(family_), ledger::Part::subject},
                 {base::Subject::of(child_), ledger::Part::subject}},
                std::move(links),
                token(),
                {},
                nullptr,
                {}};
    }
    /// Files a record as the API would, dated today unless it says otherwise.
    Checked<Filed> file(const Doing& doing, std::string_view type_key, const json::object& said)
    {
        const auto* type = records::record_type(type_key);
        const auto written =
            records::read_input(*type, said, {"", {}, base::When::day(today_)}).value();
        return casework::file(*house_, doing, *type, written);
    }
    Checked<Filed> file(std::string_view by, std::string_view type_key, const json::object& said,
                        std::vector<ledger::Link> links = {})
    {
        return file(doing(by, std::move(links)), type_key, said);
    }
    EntryId filed(const Checked<Filed>& answer)
    {
        EXPECT_EQ(told(answer), "filed");
        return answer ? answer->entries.front() : EntryId{};
    }

    EntryId refer(const char* day, const json::value& child_protection)
    {
        today(day);
        return filed(file("screener",
                          "referral",
                          {{"concern", "An invented worry."},
                           {"childProtection", child_protection},
                           {"kinds", json::array{"young_carer"}}}));
    }
    /// Files a record about one person of the family, and not about the child.
    EntryId file_of(const base::PersonId& person, std::string_view by, std::string_view type_key,
                    const json::object& said)
    {
        Doing of_person = doing(by);
        of_person.about.back() = {base::Subject::of(person), ledger::Part::subject};
        return filed(file(of_person, type_key, said));
    }
    /// What good work with a family leaves in the record, today: the child seen alone, a whole
    /// assessment of child and mother, somebody who watches, the view of the school. A closing asks
    /// for all of it.
    void work_well()
    {
        file_of(mother_, "social_worker", "familyMember", {{"part", "mother"}});
        filed(file("social_worker",
                   "visit",
                   {{"kind", "assessment"},
                    {"seen", "alone"},
                    {"heardHow", json::array{"talking"}},
                    {"words", "Invented words of the child."},
                    {"account", "An invented visit."}}));
        const EntryId assessment = filed(file("social_worker",
                                              "assessment",
                                              {{"authorised", today_.iso()},
                                               {"factors", json::array{"7A"}},
                                               {"analysis", "An invented analysis."},
                                               {"outcome", "child_in_need"}}));
        filed(file("social_worker",
                   "assessedChild",
                   {{"seen", "alone"},
                    {"heardHow", json::array{"talking"}},
                    {"words", "Invented words of the child."},
                    {"dailyLife", "An invented day."},
                    {"worries", "Nothing that was found."},
                    {"safety", "An invented home that is safe."}},
                   {{LinkKind::part_of, assessment}}));
        filed(file("social_worker",
                   "homeConditions",
                   {{"sleeping", "A bed."}, {"food", "Enough."}, {"hazards", "None seen."}},
                   {{LinkKind::part_of, assessment}}));
        Doing of_mother = doing("social_worker", {{LinkKind::part_of, assessment}});
        of_mother.about.back() = {base::Subject::of(mother_), ledger::Part::subject};
        filed(file(of_mother,
                   "assessedAdult",
                   {{"presence", "lives_there"},
                    {"contact", "seen"},
                    {"checks", json::array{"own_records", "police"}},
                    {"engagement", "She took the help that was offered."}}));
        filed(file("social_worker",
                   "networkMember",
                   {{"name", "An invented aunt"},
                    {"tie", "relative"},
                    {"watches", true},
                    {"tellsWhom", "The school"}}));
        filed(file("school", "agencyView", {{"question", "close"}, {"view", "yes"}}));
    }
    /// A referral that was decided on, and of which its maker and another agency were told.
    EntryId refer_and_answer(const char* day, const json::value& child_protection)
    {
        const EntryId referral = refer(day, child_protection);
        filed(file("team_manager",
                   "decision",
                   {{"question", "referral"}, {"outcome", "assess"}, {"reasons", "A reason."}},
                   {{LinkKind::answers, referral}}));
        filed(file(
            "social_worker", "letter", {{"purpose", "outcome"}}, {{LinkKind::answers, referral}}));
        filed(file("social_worker",
                   "notification",
                   {{"matter", "received"},
                    {"recipient", "An invented school"},
                    {"received", today_.iso()},
                    {"acknowledged", today_.iso()}},
                   {{LinkKind::rests_on, referral}}));
        return referral;
    }
    /// A proposal to close, after work that was done well.
    EntryId propose(const char* day, const char* means)
    {
        today(day);
        if (!std::exchange(worked_well_, true)) work_well();
        return filed(
            file("social_worker",
                 "closingProposal",
                 {{"means", means}, {"whySafe", "A reason."}, {"concernLevel", "not_worried"}}));
    }
    Checked<Filed> close(const EntryId& proposal, std::string_view by = "team_manager")
    {
        return file(by,
                    "decision",
                    {{"question", "close"}, {"outcome", "closed"}},
                    {{LinkKind::answers, proposal}});
    }
    /// A family whose work was ended in June.
    void close_family()
    {
        refer_and_answer("2026-03-02", false);
        EXPECT_EQ(told(close(propose("2026-06-01", "visit"))), "filed");
        EXPECT_FALSE(scene().has_open_episode());
    }
    casefile::FamilyScene scene()
    {
        const auto snapshot = ledger_->read().value();
        return family_scene(snapshot, family_, snapshot.size()).value();
    }

    base::SeededEntropy entropy_{5};
    base::Date today_ = base::Date::of(2026, 1, 5);
    std::chrono::hours hour_{0};  // After midnight.
    base::FamilyId family_ = base::FamilyId::random(entropy_);
    base::PersonId child_ = base::PersonId::random(entropy_);
    base::PersonId mother_ = base::PersonId::random(entropy_);
    bool worked_well_ = false;
    std::unique_ptr<ledger::CountedShelf> shelf_;
    std::unique_ptr<ledger::Ledger> ledger_;
    std::optional<House> house_;
};

}  // namespace holdfast::casework
