#include "casework/authority_look.h"
#include "casework/choosing.h"
#include "casework/danger.h"
#include "casework/documents.h"
#include "casework/likely_same.h"
#include "casework/owed.h"
#include "casework/registers.h"
#include "casework/search.h"
#include "casework/teams.h"
#include "casework/viewer_ledger.h"
#include "casework/workforce.h"
#include "casework/worklists.h"
#include "records/types/document.h"

/// A disk that cannot be read for a moment, at every moment of every question and act: it is told
/// as unavailable, nothing is half shown and nothing half written, and asked again it is done.
namespace holdfast::casework {
namespace {

using base::Done;
using base::Problem;
using base::Result;

template <class Answer>
Result<Done> done(const Result<Answer>& answer)
{
    if (answer) return Done{};
    return std::unexpected(answer.error());
}
template <class Answer>
Result<Done> first_of(const Checked<Answer>& answer)
{
    if (answer) return Done{};
    return std::unexpected(answer.error().front());
}

class FailingFamilies : public FourFamilies {
protected:
    using Ask = std::function<Result<Done>()>;

    FailingFamilies()
    {
        today("2026-03-02");
        for (const char* who : {"social_worker A", "social_worker Z", "team_manager A", "screener"})
            enrol(who, "North");
        for (const char* who : {"head_of_service", "principal_social_worker"}) enrol(who);
        child_protection_referral_ = refer("2026-03-02", true);
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
        contact_ = filed(file("screener", "contact", {{"concern", "An invented worry."}}));
        filed(file("social_worker A", "worry", {{"what", "Invented."}, {"immediateDanger", true}}));
        filed(file("social_worker A", "pressureReport", {{"reasons", json::array{"close"}}}));
        closing_ = filed(file("social_worker A", "closingProposal", {{"means", "visit"}}));
    }

    /// Somebody of the school that told us of the family.
    access::Viewer school_viewer()
    {
        const auto agency = base::AgencyId::random(entropy_);
        Doing telling = doing("screener");
        telling.about.push_back({base::Subject::of(agency), ledger::Part::source});
        filed(file(telling, "contact", {{"concern", "An invented worry."}}));
        return {author("school A").practitioner, "Invented", "school", agency, ""};
    }
    Checked<Filed> attached(const Doing& doing)
    {
        const auto written = records::read_input(
            records::Document::declaration,
            {{"title", "A house"}, {"kind", "childs_work"}, {"shows", "A house without a door."}},
            {"", {}, base::When::day(today_)});
        return attach(*house_, doing, written.value(), {"image/png", "bytes"});
    }

    /// Asks at every moment at which the disk can fail, until none is left.
    void fail_at_every_moment_of(const std::string& what, const Ask& ask, std::uint64_t adds = 0)
    {
        ASSERT_TRUE(ask()) << what;
        constexpr int most = 5'000;
        int moment = 0;
        for (; moment < most; ++moment) {
            recent_.~Recent();
            new (&recent_) Recent{40};  // As after a start: everything is read.
            const std::uint64_t before = size();
            shelf_->fail_after(moment);
            const Result<Done> answer = ask();
            if (!shelf_->mend()) {
                EXPECT_TRUE(answer) << what;
                break;
            }
            ASSERT_FALSE(answer) << what << ", moment " << moment;
            EXPECT_EQ(answer.error().kind, Problem::Kind::unavailable)
                << what << ", moment " << moment << ": " << answer.error().message;
            EXPECT_EQ(size(), before) << what << ", moment " << moment;
            ASSERT_TRUE(ask()) << what << ", moment " << moment;
            EXPECT_EQ(size(), before + adds) << what << ", moment " << moment;
        }
        EXPECT_GT(moment, 0) << what;
        EXPECT_LT(moment, most) << what;
    }

    EntryId child_protection_referral_;
    EntryId contact_;
    EntryId closing_;
};

TEST_F(FailingFamilies, EveryQuestionIsAnsweredOrToldAsUnavailable)
{
    const Asking worker = asking("social_worker A");
    const Asking manager = asking("team_manager A");
    const Asking head = asking("head_of_service", "To see.");
    const Asking principal = asking("principal_social_worker", "To see.");
    const auto& house = *house_;
    const Asking school{school_viewer(), "", "a test", std::nullopt};
    const auto document = attached(as("social_worker A"));
    ASSERT_TRUE(document);
    const auto entries = {contact_, closing_};
    const std::pair<const char*, Ask> questions[] = {
        {"a family", [&] { return done(open_family(house, worker, family_)); }},
        {"a family as known then",
         [&] {
             Asking then = worker;
             then.as_known_on = today_;
             return done(open_family(house, then, family_));
         }},
        {"what passed with a school", [&] { return done(of_agency(house, school)); }},
        {"a school's side", [&] { return done(open_family(house, school, family_)); }},
        {"families of entries", [&] { return done(families_with(house, worker, entries)); }},
        {"a document",
         [&] {
             const auto open = open_family(house, worker, family_);
             return open ? done(content_of(house, *open, document->entries.front())) : done(open);
         }},
        {"how many may be the same",
         [&] {
             const auto open = open_family(house, worker, family_);
             return open ? done(count_likely_same(house, worker, *open->scene)) : done(open);
         }},
        {"accounts", [&] { return done(account_changes(house, worker.viewer.practitioner)); }},
        {"a viewer", [&] { return done(viewer_of(house, worker.viewer.practitioner)); }},
        {"a search", [&] { return done(find_persons(house, worker, "Ash Exampel", 10)); }},
        {"my families", [&] { return done(my_families(house, worker)); }},
        {"contacts",
         [&] { return done(with_waiting_contact(house, asking("screener", "Duty."))); }},
        {"closings", [&] { return done(with_waiting_closing(house, manager)); }},
        {"without a worker", [&] { return done(without_a_worker(house, manager)); }},
        {"danger", [&] { return done(with_open_danger(house, asking("screener", "Duty."))); }},
        {"pressure", [&] { return done(with_pressure_report(house, principal)); }},
        {"past the line", [&] { return done(asked_past_the_line(house, principal)); }},
        {"teams", [&] { return done(teams(house)); }},
        {"teams for", [&] { return done(teams_for(house, head.viewer)); }},
        {"families of a team", [&] { return done(families_of_team(house, manager, "North")); }},
        {"families held", [&] { return done(families_held(house)); }},
        {"a team", [&] { return done(look_at_team(house, manager.viewer, "North", {})); }},
        {"the authority", [&] { return done(look_at_authority(house, head)); }},
        {"who works here", [&] { return done(who_works_with_families(house)); }},
        {"practitioners", [&] { return done(register_of_practitioners(house)); }},
        {"agencies", [&] { return done(register_of_agencies(house)); }},
        {"thresholds", [&] { return done(threshold_document(house)); }},
        {"policy", [&] { return done(policy_words(house)); }},
        {"a gate",
         [&] { return done(gate_of(*house_, family_, closing_, worker.viewer.practitioner)); }},
        {"what is owed",
         [&] {
             const auto open = open_family(house, worker, family_);
             return open ? done(owed(house, *open)) : done(open);
         }},
        {"who may be the same",
         [&] {
             const auto open = open_family(house, worker, family_);
             return open ? done(likely_same(house, worker, *open->scene, child_)) : done(open);
         }},
    };
    for (const auto& [what, ask] : questions) fail_at_every_moment_of(what, ask);
}

TEST_F(FailingFamilies, EveryActIsDoneWholeOrToldAsUnavailable)
{
    Doing worker = as("social_worker A");
    worker.seen.clear();
    Doing manager = as("team_manager A");
    const auto filing = [&](const Doing& doing, const char* type, const json::object& said) {
        return [this, doing, type, said] { return first_of(file(doing, type, said)); };
    };
    Doing answering = worker;
    answering.links = {{LinkKind::answers, closing_}};
    Doing correcting = worker;
    correcting.links = {
        {LinkKind::corrects, filed(file("social_worker A", "note", {{"text", "Invented."}}))}};
    Doing contacting = as("screener", "Duty.");
    fail_at_every_moment_of("a note", filing(worker, "note", {{"text", "Invented."}}), 1);
    fail_at_every_moment_of("a correction", filing(correcting, "note", {{"text", "Better."}}), 1);
    fail_at_every_moment_of(
        "a contact", filing(contacting, "contact", {{"concern", "An invented worry."}}), 1);
    fail_at_every_moment_of(
        "a view", filing(answering, "agencyView", {{"view", "yes"}, {"question", "close"}}), 1);
    fail_at_every_moment_of("a document", [&] { return first_of(attached(worker)); }, 2);
    fail_at_every_moment_of(
        "danger", [&] { return first_of(raise_danger(*house_, worker, family_)); }, 1);
}

}  // namespace
}  // namespace holdfast::casework
