#include "desk/assets.h"
#include "desk/page.h"

#include <gtest/gtest.h>

namespace holdfast::desk {
namespace {

Page small_page()
{
    Page small{.title = "Record a visit",
               .nonce = "nonce-1",
               .authority = "Exampleshire Council",
               .navigation = {.service_name = "Holdfast"},
               .content = web::element("h1", {}, web::Html::text("Record a visit"))};
    return small;
}

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

TEST(Page, TellsItsTitleAndErrorsBeforeIt)
{
    Page drawn = small_page();
    EXPECT_TRUE(page(drawn).markup().contains("<title>Record a visit – Holdfast</title>"));
    EXPECT_FALSE(page(drawn).markup().contains("govuk-error-summary"));

    drawn.errors = {{.text = "Say when it happened.", .field_id = "happened-day"}};
    const std::string markup = page(drawn).markup();
    EXPECT_TRUE(markup.contains("<title>Error: Record a visit – Holdfast</title>"));
    EXPECT_LT(markup.find("<main"), markup.find("govuk-error-summary"));
    EXPECT_LT(markup.find("govuk-error-summary"), markup.find("<h1"));
}

TEST(Page, BearsTheNonceOnEveryScriptAndStyleSheet)
{
    const std::string markup = page(small_page()).markup();
    EXPECT_EQ(count(markup, "<script"), 2U);
    EXPECT_EQ(count(markup, "rel=\"stylesheet\""), 1U);
    EXPECT_EQ(count(markup, " nonce=\"nonce-1\""), 3U);
    EXPECT_EQ(count(markup, stylesheet().text()), 1U);
    EXPECT_EQ(count(markup, script().text()), 1U);
    EXPECT_EQ(count(markup, favicon().text()), 1U);
    EXPECT_EQ(count(markup, " style="), 0U);
    EXPECT_EQ(count(markup, "http"), 0U);
}

TEST(Page, HasTheHeadingOfItsContentAndNoOther)
{
    EXPECT_EQ(count(page(small_page()).markup(), "<h1"), 1U);
}

TEST(Page, IsInBritishEnglishAndLeadsPastWhatIsOnEveryPage)
{
    const std::string markup = page(small_page()).markup();
    EXPECT_TRUE(markup.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\""));
    EXPECT_LT(markup.find("href=\"#main-content\""), markup.find("<header"));
    EXPECT_TRUE(markup.contains("<main class=\"govuk-main-wrapper\" id=\"main-content\">"));
}

TEST(Page, ShowsWhatItIsGivenAndNothingElse)
{
    const std::string bare = page(small_page()).markup();
    for (const char* absent : {"desk-demonstration",
                               "govuk-phase-banner",
                               "desk-family",
                               "desk-session",
                               "govuk-breadcrumbs",
                               "govuk-back-link"})
        EXPECT_FALSE(bare.contains(absent)) << absent;

    Page full = small_page();
    full.phase = PhaseBanner{.phase = "Alpha", .content = web::Html::text("Still being tried.")};
    full.demonstration = "Demonstration: everybody here is invented.";
    full.way_back = BackLink{.href = web::Url::to("/")};
    full.family = web::element("p", {}, web::Html::text("The Example family"));
    full.session = SessionEnd{.after = std::chrono::minutes{30}, .stay = web::Url::to("/stay")};
    const std::string markup = page(full).markup();
    for (const char* present : {"Demonstration: everybody here is invented.",
                                "Still being tried.",
                                ">Back</a>",
                                "aria-label=\"This family\"",
                                "data-session-seconds=\"1800\"",
                                "data-session-stay=\"/stay\" hidden"})
        EXPECT_TRUE(markup.contains(present)) << present;
}

TEST(Page, KeepsTheWordsOfItsTitleAsWords)
{
    Page drawn = small_page();
    drawn.title = "</title><script>";
    drawn.authority = "<b>";
    EXPECT_EQ(count(page(drawn).markup(), "<script>"), 0U);
    EXPECT_EQ(count(page(drawn).markup(), "<b>"), 0U);
}

}  // namespace
}  // namespace holdfast::desk
