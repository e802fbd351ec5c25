#include "desk/components/button.h"
#include "desk/components/character_count.h"
#include "desk/components/checkboxes.h"
#include "desk/components/date_input.h"
#include "desk/components/details.h"
#include "desk/components/exit_this_page.h"
#include "desk/components/inset_text.h"
#include "desk/components/notification_banner.h"
#include "desk/components/password_input.h"
#include "desk/components/radios.h"
#include "desk/components/select.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/components/tabs.h"
#include "desk/components/tag.h"
#include "desk/components/task_list.h"
#include "desk/components/warning_text.h"
#include "desk/page.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

/// A page with every component on it, judged by html-validate: what is misnested, what has no name,
/// and whether an id stands twice.
namespace holdfast::desk {
namespace {

web::Html words(const char* text)
{
    return web::element("p", web::Attributes{}.set("class", "govuk-body"), web::Html::text(text));
}

web::Html questions()
{
    const std::vector<Choice> answers{
        {.text = "Alone", .value = "alone", .hint = "Nobody else could hear"},
        {.text = "With others", .value = "with_others", .asks_more = words("Who?")}};
    return date_input({.id = "happened",
                       .name_prefix = "happened",
                       .legend = Legend{.text = "When did it happen?"},
                       .error = "Say when it happened.",
                       .day = {.value = "31", .is_wrong = true}})
         + radios({.name = "seen",
                   .legend = Legend{.text = "Was Leo seen?"},
                   .hint = "Say how",
                   .choices = answers})
         + checkboxes({.name = "about", .legend = Legend{.text = "About"}, .choices = answers})
         + select({.name = "kind",
                   .label = {.text = "Kind"},
                   .options = {{.value = "home", .text = "Home", .is_chosen = true}}})
         + character_count({.textarea = {.name = "what", .label = {.text = "What happened?"}},
                            .characters_max = 5000})
         + password_input({.name = "password", .label = {.text = "Your password"}})
         + button({.text = "File it", .once = true});
}

web::Html answers()
{
    const web::Url here = web::Url::to("/families");
    return notification_banner({.kind = NotificationBanner::Kind::success, .heading = "Filed."})
         + warning_text({.content = web::Html::text("Phone first.")})
         + inset_text({.content = words("A large dog.")})
         + details({.summary = "Help with this page", .content = words("There is none.")})
         + summary_list(
               {.rows = {{.key = "Name",
                          .value = web::Html::text("Leo Example"),
                          .actions = {{.text = "Change", .href = here, .hidden_text = "name"}}}}})
         + table(
               {.caption = "Visits",
                .head = {{.content = web::Html::text("Day")},
                         {.content = web::Html::text("Minutes"), .format = Table::Format::numeric}},
                .rows = {{{.content = web::Html::text("6 November")},
                          {.content = web::Html::text("40"), .format = Table::Format::numeric}}},
                .first_cell_is_header = true})
         + tabs({.tabs = {{.label = "Leo", .id = "leo", .panel = words("Seen alone.")},
                          {.label = "Mia", .id = "mia", .panel = words("Not seen.")}}})
         + task_list({.tasks = {{.title = "Worries",
                                 .href = here,
                                 .status = tag({.text = "Needs you"})}}})
         + exit_this_page({});
}

Page whole_page()
{
    Page whole{.title = "Every component",
               .nonce = "bm9uY2U",
               .authority = "Exampleshire Council",
               .navigation = {.service_name = "Holdfast",
                              .service_url = web::Url::to("/"),
                              .items = {{.text = "Home",
                                         .href = web::Url::to("/"),
                                         .place = SiteNavigation::Place::here},
                                        {.text = "Search", .href = web::Url::to("/search")}}},
               .content = {}};
    whole.phase = PhaseBanner{.phase = "Alpha", .content = web::Html::text("Being tried.")};
    whole.demonstration = "Demonstration: everybody here is invented.";
    whole.way_back = Breadcrumbs{.items = {{.text = "Home", .href = web::Url::to("/")}}};
    whole.family = words("The Example family");
    whole.errors = {{.text = "Say when it happened.", .field_id = "happened-day"}};
    whole.session = SessionEnd{.after = std::chrono::minutes{30}, .stay = web::Url::to("/stay")};
    whole.footer.links = {{.text = "Accessibility", .href = web::Url::to("/accessibility")}};
    const web::Attributes form =
        web::Attributes{}.set("method", "post").set("action", web::Url::to("/visits"));
    whole.content = web::element("h1", {}, web::Html::text("Every component"))
                  + web::element("form", form, questions()) + answers();
    return whole;
}

/// The exit status of html-validate, and what it said, in a file beside the page.
int judged(const std::string& markup)
{
    const std::filesystem::path root{HOLDFAST_SOURCE_DIR};
    const std::string file =
        testing::TempDir() + "holdfast_page_" + std::to_string(::getpid()) + ".html";
    std::ofstream{file} << markup;
    const std::string command = "cd '" + root.string()
                              + "' && node_modules/.bin/html-validate --config "
                                "tests/desk/htmlvalidate.mjs '"
                              + file + "'";
    const int status = std::system(command.c_str());
    std::filesystem::remove(file);
    return status;
}

TEST(HtmlValidate, FindsNothingWrongWithAPageThatHasEveryComponent)
{
    EXPECT_EQ(judged(page(whole_page()).markup()), 0);
}

TEST(HtmlValidate, WouldSayWhatIsWrong)
{
    Page wrong = whole_page();
    wrong.content += web::element("p", web::Attributes{}.set("id", "seen"), {});
    EXPECT_NE(judged(page(wrong).markup()), 0);
}

}  // namespace
}  // namespace holdfast::desk
