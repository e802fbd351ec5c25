#include "desk/desk_ledger.h"
#include "records/types/answer.h"

/// What a rule asks: on home, on the team's list, on the family's story and on its own page, until
/// it is answered or dismissed with a reason.
namespace holdfast::desk {
namespace {

class WhyPages : public DeskLedger {
protected:
    WhyPages()
    {
        refer_and_answer("2026-03-02", false);
        today("2026-03-09");
        injury_ = filed(file("social_worker A", "injury", {{"reportedBy", "school"}}));
        today("2026-03-20");
        why_ = family_at("/why/G21");
    }
    /// Sends the answer to the question about the injury, each field by its key.
    web::Response answer(std::initializer_list<std::pair<const char*, const char*>> typed)
    {
        web::Fields form = form_in(open_page(why_), why_);
        for (const auto& [key, value] : typed) form.add(key + ("-" + injury_.text()), value);
        return send(why_, std::move(form));
    }
    static std::size_t count_of(const web::Response& page, std::string_view words)
    {
        std::size_t count = 0;
        for (std::size_t at = page.body.find(words); at != std::string::npos;
             at = page.body.find(words, at + 1))
            ++count;
        return count;
    }
    /// The part of a page that stands behind these words.
    static std::string behind(const web::Response& page, std::string_view words)
    {
        const std::size_t at = page.body.find(words);
        return at == std::string::npos ? "" : page.body.substr(at);
    }

    static constexpr std::string_view words_of_question =
        "What is not yet known or done about this injury?";
    base::EntryId injury_;
    std::string why_;
};

TEST_F(WhyPages, AskOnceAndTakeWhatItCost)
{
    sign_in("social_worker A");
    const web::Response page = open_page(why_);
    EXPECT_EQ(count_of(page, words_of_question), 1U);
    for (const char* asked : {"Does it not apply here?",
                              "Was it useful to be asked? (if known)",
                              "How many minutes did it take? (if known)"})
        EXPECT_TRUE(says(page, asked)) << asked;
    const web::Response sent =
        answer({{"reasons", "The doctor is asked."}, {"useful", "true"}, {"minutes", "4"}});
    EXPECT_EQ(sent.status, 303);
    const casefile::FamilyScene now = scene();
    const auto& filed = now.facts.all<records::Answer>().back();
    EXPECT_EQ(filed.record.useful, true);
    EXPECT_EQ(filed.record.minutes, 4);
    EXPECT_EQ(filed.record.dismisses, std::nullopt);
    EXPECT_TRUE(says(open_page(why_), "The doctor is asked."));
    EXPECT_TRUE(says(open_page(family_at()), words_of_question))
        << "an answer alone dismisses nothing";
}

TEST_F(WhyPages, DismissOnlyWithAReason)
{
    sign_in("social_worker A");
    const web::Response refused = answer({{"reasons", "  "}, {"dismisses", "true"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(
        says(refused, "Say why it does not apply here. Without a reason nothing is dismissed."));
    EXPECT_TRUE(says(refused, "href=\"#reasons-" + injury_.text() + "\""));
    EXPECT_TRUE(says(open_page("/"), words_of_question));

    EXPECT_EQ(answer({{"reasons", "It is a mark from birth."}, {"dismisses", "true"}}).status, 303);
    EXPECT_FALSE(says(open_page("/"), words_of_question));
    const std::string dismissed = behind(open_page(family_at()), "Dismissed (1)");
    EXPECT_TRUE(dismissed.contains(words_of_question));
    EXPECT_TRUE(dismissed.contains("It is a mark from birth."));
    EXPECT_TRUE(dismissed.contains("Name of social_worker A"));
    EXPECT_TRUE(dismissed.contains("20 March 2026"));
    sign_in("team_manager A");
    EXPECT_FALSE(says(open_page("/team"), words_of_question));

    filed(file("social_worker A",
               "injury",
               {{"reportedBy", "police"}},
               {{casework::LinkKind::corrects, injury_}}));
    EXPECT_TRUE(says(open_page("/team"), words_of_question)) << "what it rests on has changed";
    EXPECT_TRUE(says(open_page(why_), "Dismissed then, which does not hold any more: "));
}

TEST_F(WhyPages, RefuseAFieldOfAnotherFinding)
{
    sign_in("social_worker A");
    web::Fields form = form_in(open_page(why_), why_);
    form.add("reasons-" + family_.text(), "Words for nobody.");
    EXPECT_EQ(send(why_, std::move(form)).status, 422);
    EXPECT_TRUE(scene().facts.all<records::Answer>().empty());
}

TEST_F(WhyPages, AreOnTheHomeOfWhoeverMustAnswerAndOnTheWholeTeamsList)
{
    struct Row {
        const char* who;
        bool on_home;
    };
    // Late since 11 March, it has climbed to the manager.
    for (const Row& row : {Row{"social_worker A", true},
                           Row{"team_manager A", true},
                           Row{"social_worker B", false}}) {
        sign_in(row.who);
        const std::string own = behind(open_page("/"), "What rules ask of you");
        EXPECT_EQ(own.contains(words_of_question), row.on_home) << row.who;
    }
    sign_in("team_manager A");
    EXPECT_TRUE(says(open_page("/team"),
                     "For Name of social_worker A, who leads the work; its day has passed, so "
                     "also for you."));
    sign_in("social_worker A");
    EXPECT_TRUE(
        says(open_page(family_at()), "For you; its day has passed, so also for the team manager."));
}

TEST_F(WhyPages, FoldWhatOnlyWaitsBehindItsNumber)
{
    today("2026-03-10");
    sign_in("social_worker A");
    const web::Response home = open_page("/");
    EXPECT_TRUE(behind(home, ", and none is late").contains(words_of_question))
        << "due on 11 March";
    EXPECT_TRUE(behind(open_page(family_at()), ", and none is late").contains(words_of_question));
}

/// A tag beside the line on the day on which it first stands there, and once more when it is late.
TEST_F(WhyPages, MarkOnHomeWhatTheReaderWasToldOnNoDayBefore)
{
    const auto news = [&](const char* day) {
        today(day);
        sign_in("social_worker A");
        const web::Response page = open_page("/");
        EXPECT_TRUE(says(page, "What rules ask of you"));
        return count_of(page, ">New<");
    };
    EXPECT_EQ(news("2026-03-20"), 0U) << "where all is new, nothing stands out";
    EXPECT_TRUE(says(open_page("/"), "All of this is new to you today."));
    EXPECT_TRUE(says(open_page("/"), "All of this is new to you today.")) << "all of that day";
    EXPECT_EQ(news("2026-03-21"), 0U);
    EXPECT_FALSE(says(open_page("/"), "new to you today."));
    filed(file("social_worker A", "injury", {{"reportedBy", "police"}}));
    EXPECT_EQ(news("2026-03-22"), 0U) << "it waits still";
    EXPECT_GT(news("2026-04-20"), 0U) << "its day has passed";
    EXPECT_EQ(news("2026-04-20"), news("2026-04-20"));
    EXPECT_EQ(news("2026-04-21"), 0U);
}

TEST_F(WhyPages, StandOnHomeAlsoWhereWhatIsNewCannotBeTold)
{
    sign_in("social_worker A");
    drawer_shelf_.unread = drawer::List::notices;
    const web::Response page = open_page("/");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "What is new to you today cannot be told just now."));
    EXPECT_TRUE(says(page, "What rules ask of you"));
    EXPECT_EQ(count_of(page, ">New<"), 0U);
}

/// What is asked of somebody outside the line has a page, and nobody in the line has one.
TEST_F(WhyPages, StandForWhoeverIsOutsideTheLineOnAPageOfTheirOwn)
{
    enrol("principal_social_worker A");
    sign_in("principal_social_worker A");
    EXPECT_TRUE(says(open_page("/asked"), "Nothing is asked of you."));
    const base::EntryId referral = filed(file("screener A",
                                              "referral",
                                              {{"concern", "A worry."},
                                               {"childProtection", false},
                                               {"kinds", base::json::array{"injury"}}}));
    filed(
        file("team_manager A",
             "decisionProposal",
             {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "A reason."}},
             {{casework::LinkKind::answers, referral}}));
    EXPECT_TRUE(says(open_page("/"), "Asked of you"));
    const web::Response page = open_page("/asked");
    EXPECT_TRUE(says(page, "Ash Example"));
    EXPECT_TRUE(says(page, "Who else has read why nothing more is done about this harm?"));
    EXPECT_TRUE(says(page, "All of this is new to you today."));
    for (const char* who : {"social_worker A", "team_manager A"}) {
        sign_in(who);
        EXPECT_EQ(open_page("/asked").status, 403) << who;
        EXPECT_FALSE(says(open_page("/"), "Asked of you")) << who;
    }
}

}  // namespace
}  // namespace holdfast::desk
