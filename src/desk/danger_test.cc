#include "desk/desk_ledger.h"
#include "records/types/worry.h"

/// A child in danger: one press, and it waits for somebody until there is an answer.
namespace holdfast::desk {
namespace {

class Danger : public DeskLedger {
protected:
    web::Response press()
    {
        const std::string action = family_at("/danger");
        return send(action, form_in(open_page(family_at()), action));
    }
    std::string waiting_for(const char* who)
    {
        sign_in(who);
        const std::string home = open_page("/").body;
        const std::size_t from = home.find("Waiting for you");
        return home.substr(from, home.find("<h2", from + 20) - from);
    }
};

TEST_F(Danger, IsWrittenDownByOnePressOnEveryPageOfAFamily)
{
    sign_in("social_worker A");
    for (const char* page : {"", "/record", "/people", "/write/note", "/workers", "/close"})
        EXPECT_TRUE(has_form(open_page(family_at(page)), family_at("/danger"))) << page;
    const web::Response pressed = press();
    EXPECT_EQ(pressed.status, 303);
    EXPECT_EQ(header_of(pressed, "Location"), family_at("/danger"));
    const auto now = scene();
    ASSERT_EQ(now.facts.all<records::Worry>().size(), 1U);
    const auto& worry = now.facts.all<records::Worry>().front();
    EXPECT_EQ(worry.record.immediate_danger, true);
    EXPECT_TRUE(worry.is_about(base::Subject::of(child_), ledger::Part::subject));
    EXPECT_TRUE(says(open_page(family_at("/danger")), "ring now"));
    EXPECT_TRUE(says(open_page(family_at()), "A child was said to be in danger on"));
}

TEST_F(Danger, WaitsForTheWorkerAndForWhoeverDecidesUntilItIsAnswered)
{
    sign_in("social_worker A");
    EXPECT_EQ(press().status, 303);
    const char* const words = "a child is said to be in danger now";
    for (const char* who : {"social_worker A", "team_manager A", "screener A"})
        EXPECT_TRUE(waiting_for(who).contains(words)) << who;
    EXPECT_FALSE(waiting_for("social_worker B").contains(words));

    sign_in("social_worker A");
    const std::string id = scene().facts.all<records::Worry>().front().id.text();
    const std::string write = family_at("/write/worryAnswered");
    const web::Response answered = send(write,
                                        filled(form_in(open_page(write + "?answers=" + id), write),
                                               {{"child", child_.text()},
                                                {"answered", "today"},
                                                {"standing", "changed"},
                                                {"done", "The police took Ash to his aunt."}}));
    EXPECT_EQ(answered.status, 303);
    EXPECT_TRUE(says(open_page(family_at("/danger")), "Nothing stands open"));
    EXPECT_FALSE(says(open_page(family_at()), "A child was said to be in danger on"));
    for (const char* who : {"social_worker A", "team_manager A", "screener A"})
        EXPECT_FALSE(waiting_for(who).contains(words)) << who;
}

/// Whoever happens on a child in danger is not asked first why they look.
TEST_F(Danger, IsTakenFromWhoeverDoesNotWorkWithTheFamily)
{
    const std::string action = family_at("/danger");
    sign_in("head_of_service A");
    EXPECT_EQ(header_of(open_page(family_at()), "Location"), family_at("/reason"));
    EXPECT_TRUE(has_form(open_page(family_at("/reason")), action)) << "a purpose would be asked";
    sign_in("social_worker B");
    const web::Response shut = open_page(family_at());
    EXPECT_EQ(shut.status, 403);
    const web::Response pressed = send(action, form_in(shut, action));
    EXPECT_EQ(header_of(pressed, "Location"), family_at("/danger/written"));
    const web::Response told = open_page(family_at("/danger/written"));
    EXPECT_TRUE(says(told, "It is written down"));
    EXPECT_FALSE(says(told, "Ash Example")) << "the file stays shut";
    EXPECT_EQ(scene().facts.all<records::Worry>().size(), 1U);
    EXPECT_TRUE(waiting_for("social_worker A").contains("a child is said to be in danger now"));

    sign_in("social_worker B");
    EXPECT_TRUE(has_form(open_page(family_at()), action));
    const base::FamilyId unknown = base::FamilyId::random(entropy_);
    web::Fields form = form_in(open_page(family_at("/reason")), action);
    EXPECT_EQ(send("/families/" + unknown.text() + "/danger", form).status, 404);
}

TEST_F(Danger, IsAPressAwayFromEveryPage)
{
    sign_in("social_worker A");
    for (const char* page : {"/", "/search", "/contacts/new", "/danger"})
        EXPECT_TRUE(says(open_page(page), "href=\"/danger\"")) << page;
    const std::string action = family_at("/danger");
    EXPECT_EQ(send(action, form_in(open_page("/danger"), action)).status, 303);
    EXPECT_EQ(scene().facts.all<records::Worry>().size(), 1U);
}

/// "Still open" is no word of what was done, and a worry becomes one of danger by a correction too.
TEST_F(Danger, StaysUntilWhatWasDoneIsWritten)
{
    sign_in("social_worker A");
    EXPECT_EQ(press().status, 303);
    const auto id = scene().facts.all<records::Worry>().front().id;
    const char* const words = "a child is said to be in danger now";
    filed(file("social_worker",
               "worryAnswered",
               {{"answered", "2026-01-05"}, {"standing", "open"}},
               {{ledger::LinkKind::answers, id}}));
    EXPECT_TRUE(waiting_for("team_manager A").contains(words));
    filed(file("social_worker",
               "worryAnswered",
               {{"answered", "2026-01-05"}, {"standing", "open"}, {"done", "He is with his aunt."}},
               {{ledger::LinkKind::answers, id}}));
    EXPECT_FALSE(waiting_for("team_manager A").contains(words));

    const auto said = filed(
        file("social_worker", "worry", {{"said", "2026-01-05"}, {"what", "An invented worry."}}));
    EXPECT_FALSE(waiting_for("team_manager A").contains(words));
    filed(file("social_worker",
               "worry",
               {{"said", "2026-01-05"}, {"what", "An invented worry."}, {"immediateDanger", true}},
               {{ledger::LinkKind::corrects, said}}));
    EXPECT_TRUE(waiting_for("team_manager A").contains(words));
    filed(file("social_worker",
               "worryAnswered",
               {{"answered", "2026-01-05"}, {"standing", "not_so"}},
               {{ledger::LinkKind::answers, said}}));
    EXPECT_FALSE(waiting_for("team_manager A").contains(words));
}

/// What takes back a danger or its answer is seen on the list as on the file.
TEST_F(Danger, StaysWhenItOrItsAnswerIsWrittenOtherwise)
{
    sign_in("social_worker A");
    EXPECT_EQ(press().status, 303);
    const auto id = scene().facts.all<records::Worry>().front().id;
    const char* const words = "a child is said to be in danger now";
    const auto answer = [&](json::object said, auto... links) {
        said.emplace("answered", "2026-01-05");
        return filed(file(
            "social_worker", "worryAnswered", said, {{ledger::LinkKind::answers, id}, links...}));
    };
    const auto done = answer({{"standing", "open"}, {"done", "He is with his aunt."}});
    EXPECT_FALSE(waiting_for("team_manager A").contains(words));
    const auto open =
        answer({{"standing", "open"}}, ledger::Link{ledger::LinkKind::supersedes, done});
    EXPECT_TRUE(waiting_for("team_manager A").contains(words));
    filed(file("social_worker",
               "worry",
               {{"said", "2026-01-05"}, {"what", "An invented worry."}},
               {{ledger::LinkKind::corrects, id}}));
    EXPECT_TRUE(waiting_for("team_manager A").contains(words)) << "nobody answered it";
    answer({{"standing", "not_so"}}, ledger::Link{ledger::LinkKind::supersedes, open});
    EXPECT_FALSE(waiting_for("team_manager A").contains(words));
}

/// A file that is closed takes it too, and a strategy discussion answers it.
TEST_F(Danger, IsTakenByAClosedFile)
{
    refer_and_answer("2026-03-02", false);
    filed(close(propose("2026-06-01", "visit")));
    EXPECT_FALSE(scene().has_open_episode());
    sign_in("social_worker A");
    EXPECT_EQ(press().status, 303);
    EXPECT_TRUE(waiting_for("team_manager A").contains("in danger now"));
    const auto now = scene();
    filed(file("team_manager",
               "strategyDiscussion",
               {{"held", "2026-06-01"}},
               {{ledger::LinkKind::answers, now.facts.all<records::Worry>().front().id}}));
    EXPECT_FALSE(waiting_for("team_manager A").contains("in danger now"));
}

TEST_F(Danger, IsNotPressedOnAnEarlierDay)
{
    today("2026-02-02");
    sign_in("social_worker A");
    EXPECT_FALSE(has_form(open_page(family_at("?on=5+January+2026")), family_at("/danger")));
    EXPECT_TRUE(has_form(open_page(family_at()), family_at("/danger")));
}

}  // namespace
}  // namespace holdfast::desk
