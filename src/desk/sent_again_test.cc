#include "desk/desk_ledger.h"
#include "records/types/closing_proposal.h"
#include "records/types/note.h"

/// Forms that are sent more than once: with something wrong, behind news, and from the Back button.
namespace holdfast::desk {
namespace {

class SentAgain : public DeskLedger {
protected:
    /// A closing that waits for the manager, who is signed in.
    void propose_to_close()
    {
        refer_and_answer("2026-03-02", false);
        propose("2026-06-01", "visit");
        sign_in("team_manager A");
    }
    [[nodiscard]] web::Response closing() const { return open_page(family_at("/close")); }
    [[nodiscard]] web::Fields decision_in(const web::Response& page) const
    {
        return form_in(page, family_at("/close/decide"));
    }
    [[nodiscard]] web::Response decide(const web::Fields& form, const char* outcome) const
    {
        return send(family_at("/close/decide"),
                    filled(form, {{"outcome", outcome}, {"reasons", "Invented reasons."}}));
    }
    /// How many notes say this.
    [[nodiscard]] std::size_t notes_saying(std::string_view words) const
    {
        const auto snapshot = ledger_->read().value();
        const auto now = casework::family_scene(snapshot, family_, snapshot.size()).value();
        const auto& notes = now.facts.all<records::Note>();
        return static_cast<std::size_t>(
            std::count_if(notes.begin(), notes.end(), [&](const auto& note) {
                return note.record.text && note.record.text->text == words;
            }));
    }
};

TEST_F(SentAgain, AFormWithSomethingWrongKeepsItsKeyAndWhatItsReaderHadSeen)
{
    propose_to_close();
    const web::Response first = closing();
    const web::Fields form = decision_in(first);
    const web::Response again = decide(form, "");
    EXPECT_EQ(again.status, 422);
    EXPECT_TRUE(says(again, "Invented reasons."));
    EXPECT_EQ(decision_in(again).value("seenToken"), form.value("seenToken"));
    EXPECT_EQ(decision_in(again).value("requestKey"), form.value("requestKey"));

    const web::Fields other = form_in(again, family_at("/close/sign"));
    EXPECT_NE(other.value("seenToken"), form.value("seenToken"));
    EXPECT_NE(other.value("seenToken"), "");
    EXPECT_NE(other.value("requestKey"), form.value("requestKey"));
    EXPECT_EQ(decide(decision_in(again), "closed").status, 303);
    EXPECT_FALSE(scene().has_open_episode());
}

TEST_F(SentAgain, EachFormOfAPageHasItsOwnKey)
{
    propose_to_close();
    const web::Response page = closing();
    EXPECT_NE(decision_in(page).value("requestKey"),
              form_in(page, family_at("/close/sign")).value("requestKey"));
}

TEST_F(SentAgain, NewsThatCameBetweenIsStillToldBeforeADecision)
{
    propose_to_close();
    const web::Fields form = decision_in(closing());
    note("News.");
    const web::Response wrong = decide(form, "");
    ASSERT_EQ(wrong.status, 422);
    const web::Response second = decide(decision_in(wrong), "closed");
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(says(second, "Something has been recorded since you read this file."));
    EXPECT_FALSE(says(second, "href=\"#seen\"")) << "a link to nowhere";
    EXPECT_TRUE(says(second, "Invented reasons."));
    EXPECT_TRUE(scene().has_open_episode());

    const web::Fields fresh = decision_in(second);
    EXPECT_NE(fresh.value("seenToken"), form.value("seenToken"));
    EXPECT_NE(fresh.value("requestKey"), form.value("requestKey"));
    EXPECT_EQ(decide(fresh, "closed").status, 303);
    EXPECT_FALSE(scene().has_open_episode());
}

TEST_F(SentAgain, ATokenThatCannotBeReadDoesNotStayInTheForm)
{
    propose_to_close();
    const web::Fields form = decision_in(closing());
    web::Fields broken;
    for (const auto& [name, value] : form) broken.add(name, name == "seenToken" ? "broken" : value);
    const web::Response refused = decide(broken, "closed");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(decide(decision_in(refused), "closed").status, 303);
}

TEST_F(SentAgain, ADecisionThatSomebodyElseTookMeanwhileLeavesTheWordsToCopy)
{
    propose_to_close();
    const web::Fields form = decision_in(closing());
    const auto proposal = scene().facts.all<records::ClosingProposal>().back().id;
    ASSERT_EQ(casework::told(close(proposal)), "filed");
    const web::Response late = decide(form, "closed");
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "This proposal waits no more."));
    EXPECT_FALSE(has_form(late, family_at("/close/decide")));
    EXPECT_TRUE(says(late, "What you typed"));
    EXPECT_TRUE(says(late, "Invented reasons."));
}

TEST_F(SentAgain, ADoublePressIsOneNote)
{
    sign_in("social_worker A");
    const std::string address = family_at("/write/note");
    const web::Fields form =
        filled(form_in(open_page(address), address),
               {{"child", child_.text()}, {"happenedOn", "today"}, {"text", "Words."}});
    EXPECT_EQ(send(address, form).status, 303);
    EXPECT_EQ(send(address, form).status, 303);
    EXPECT_EQ(notes_saying("Words."), 1U);
}

TEST_F(SentAgain, OtherWordsFromTheBackButtonAreKeptAndCanBeFiledAsWell)
{
    sign_in("social_worker A");
    const std::string address = family_at("/write/note");
    const web::Fields form = form_in(open_page(address), address);
    const auto with_text = [&](const web::Fields& carried, const char* text) {
        return filled(carried, {{"child", child_.text()}, {"happenedOn", "today"}, {"text", text}});
    };
    ASSERT_EQ(send(address, with_text(form, "First words.")).status, 303);
    const web::Response other = send(address, with_text(form, "Other words."));
    EXPECT_EQ(other.status, 409);
    EXPECT_TRUE(says(other, "This form was filed already"));
    EXPECT_FALSE(says(other, "idempotency"));
    EXPECT_TRUE(says(other, "Other words."));
    EXPECT_EQ(notes_saying("Other words."), 0U);
    EXPECT_NE(form_in(other, address).value("requestKey"), form.value("requestKey"));
    EXPECT_EQ(send(address, with_text(form_in(other, address), "Other words.")).status, 303);
    EXPECT_EQ(notes_saying("First words."), 1U);
    EXPECT_EQ(notes_saying("Other words."), 1U);
}

TEST_F(SentAgain, AFirstContactFromTheBackButtonIsToldTheSame)
{
    sign_in("screener A");
    const std::string address = "/contacts/new";
    const auto with_name = [](const web::Fields& carried, const char* name) {
        return filled(carried, {{"knownAs", name}, {"received", "today"}, {"concern", "A worry."}});
    };
    const web::Fields form = form_in(open_page(address), address);
    ASSERT_EQ(send(address, with_name(form, "Wren Example")).status, 303);
    const web::Response other = send(address, with_name(form, "Finch Example"));
    EXPECT_EQ(other.status, 409);
    EXPECT_TRUE(says(other, "This form was filed already"));
    EXPECT_TRUE(says(other, "Finch Example"));
    EXPECT_EQ(send(address, with_name(form_in(other, address), "Finch Example")).status, 303);
}

}  // namespace
}  // namespace holdfast::desk
