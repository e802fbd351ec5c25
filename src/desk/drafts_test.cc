#include "desk/desk_ledger.h"

/// What is kept while somebody writes, and what a page says where that cannot be read.
namespace holdfast::desk {
namespace {

constexpr const char* unread = "Your drafts cannot be read just now.";

class Drafts : public DeskLedger {
protected:
    Drafts()
    {
        refer_and_answer("2026-03-02", false);
        sign_in("social_worker A");
    }
    /// Keeps words as a draft of this form, as the script does.
    void keep(const std::string& draft, const std::string& page, const char* field)
    {
        const web::Fields form = form_in(open_page(page), page);
        ASSERT_EQ(send(draft, filled(form, {{field, "Half a sentence"}})).body, "saved");
    }
    [[nodiscard]] std::string of_family(const char* what) const
    {
        return "/drafts/" + std::string{what} + "?family=" + family_.text();
    }
};

TEST_F(Drafts, AreShownOnTheirPageAndOnTheHomePage)
{
    const std::string note_page = family_at("/write/note");
    keep(of_family("note"), note_page, "text");
    keep("/drafts/firstContact", "/contacts/new", "concern");
    for (const std::string& page : {note_page, std::string{"/contacts/new"}}) {
        EXPECT_TRUE(says(open_page(page), "Half a sentence")) << page;
        EXPECT_TRUE(says(open_page(page), "This is your draft, saved on")) << page;
        EXPECT_FALSE(says(open_page(page), unread)) << page;
    }
    EXPECT_TRUE(says(open_page("/"), "What you were writing"));
    EXPECT_FALSE(says(open_page("/"), unread));
}

TEST_F(Drafts, ThatCannotBeReadAreToldAndThePageWorks)
{
    const std::string note_page = family_at("/write/note");
    keep(of_family("note"), note_page, "text");
    const std::string pages[] = {note_page, family_at("/close"), "/contacts/new", "/"};
    const std::pair<drawer::List, base::Problem::Kind> rows[] = {
        {drawer::List::drafts, base::Problem::Kind::unavailable},
        {drawer::List::draft_keys, base::Problem::Kind::damaged},
    };
    for (const auto& [list, kind] : rows) {
        drawer_shelf_.unread = list;
        drawer_shelf_.kind = kind;
        for (const std::string& page : pages) {
            const web::Response answer = open_page(page);
            EXPECT_EQ(answer.status, 200) << page;
            EXPECT_TRUE(says(answer, unread)) << page;
            EXPECT_FALSE(says(answer, "Half a sentence")) << page;
        }
    }
    const web::Fields form = form_in(open_page(note_page), note_page);
    const web::Response done =
        send(note_page,
             filled(form, {{"child", child_.text()}, {"happenedOn", "today"}, {"text", "Words."}}));
    EXPECT_EQ(done.status, 303) << "filing needs no draft";
}

TEST_F(Drafts, WhoHasNoneIsToldNothing)
{
    for (const std::string& page :
         {family_at("/write/note"), family_at("/close"), std::string{"/contacts/new"}}) {
        EXPECT_FALSE(says(open_page(page), "draft, saved on")) << page;
        EXPECT_FALSE(says(open_page(page), unread)) << page;
    }
    EXPECT_FALSE(says(open_page("/"), "What you were writing"));
}

}  // namespace
}  // namespace holdfast::desk
