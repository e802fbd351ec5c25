#include "desk/components/breadcrumbs.h"
#include "desk/components/button.h"
#include "desk/components/checkboxes.h"
#include "desk/components/date_input.h"
#include "desk/components/details.h"
#include "desk/components/error_summary.h"
#include "desk/components/footer.h"
#include "desk/components/input.h"
#include "desk/components/notification_banner.h"
#include "desk/components/panel.h"
#include "desk/components/password_input.h"
#include "desk/components/radios.h"
#include "desk/components/select.h"
#include "desk/components/site_navigation.h"
#include "desk/components/skip_link.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/components/tabs.h"
#include "desk/components/tag.h"
#include "desk/components/task_list.h"
#include "desk/components/textarea.h"

#include <gtest/gtest.h>

/// What tests/desk/fixtures_test.cc does not show: words of anybody's stay words, and what is our
/// own and not GOV.UK Frontend's.
namespace holdfast::desk {
namespace {

const std::string nasty = R"("><script>alert('x')</script>)";

TEST(Components, WordsOfAnybodyNeverBecomeMarkup)
{
    const web::Url home = web::Url::to("/");
    const Label called{.text = nasty};
    const Choice choice{.text = nasty, .value = nasty, .hint = nasty};
    const web::Html drawn[] = {
        breadcrumbs({.items = {{.text = nasty, .href = home}, {.text = nasty}}}),
        button({.text = nasty, .name = nasty, .value = nasty}),
        checkboxes({.name = nasty,
                    .legend = Legend{.text = nasty},
                    .hint = nasty,
                    .error = nasty,
                    .choices = {choice}}),
        date_input({.id = "x", .error = nasty, .day = {.value = nasty}}),
        details({.summary = nasty, .content = web::Html::text(nasty)}),
        error_summary({.errors = {{.text = nasty, .field_id = nasty}}, .description = nasty}),
        footer({.links = {{.text = nasty, .href = home}}, .words = nasty}),
        input({.name = "x", .label = called, .hint = nasty, .value = nasty, .prefix = nasty}),
        notification_banner({.title = nasty, .heading = nasty}),
        panel({.title = nasty}),
        password_input({.name = "x", .label = called, .hint = nasty, .error = nasty}),
        radios({.name = "x", .choices = {choice}}),
        select({.name = "x", .label = called, .options = {{.value = nasty, .text = nasty}}}),
        site_navigation({.service_name = nasty, .items = {{.text = nasty}}}),
        skip_link({.text = nasty}),
        summary_list({.rows = {{.key = nasty, .value = web::Html::text(nasty)}},
                      .card = SummaryList::Card{.title = nasty}}),
        table({.caption = nasty, .rows = {{{.content = web::Html::text(nasty)}}}}),
        tabs({.tabs = {{.label = nasty, .id = nasty, .panel = {}}}}),
        tag({.text = nasty}),
        task_list({.tasks = {{.title = nasty, .hint = nasty, .status = web::Html::text(nasty)}}}),
        textarea({.name = "x", .label = called, .value = nasty + "</textarea>"}),
    };
    for (const web::Html& each : drawn) {
        EXPECT_FALSE(each.markup().contains("<script")) << each.markup();
        EXPECT_FALSE(each.markup().contains("\"\">")) << each.markup();
        EXPECT_TRUE(each.markup().contains("&lt;script&gt;")) << each.markup();
    }
}

TEST(Components, ATextKeepsTheEmptyLineThatItBeginsWith)
{
    const auto drawn = [](const char* value) {
        return textarea({.name = "x", .label = {.text = "X"}, .value = value}).markup();
    };
    EXPECT_TRUE(drawn("\nsecond line").contains(">\n\nsecond line</textarea>"));
    EXPECT_TRUE(drawn("first line").contains(">first line</textarea>"));
}

TEST(Components, APasswordIsNeverGivenBack)
{
    const std::string drawn =
        password_input({.name = "password", .label = {.text = "Password"}}).markup();
    EXPECT_FALSE(drawn.contains(" value="));
}

TEST(Components, AnErrorLeadsToTheFirstAnswerOfItsQuestion)
{
    const std::string drawn =
        radios({.name = "seen",
                .error = "Choose whether Leo was seen.",
                .choices = {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}}})
            .markup();
    EXPECT_TRUE(drawn.contains(R"(id="seen")"));
    EXPECT_TRUE(drawn.contains(R"(id="seen-2")"));
    const std::string summary =
        error_summary({.errors = {{.text = "Choose whether Leo was seen.", .field_id = "seen"}}})
            .markup();
    EXPECT_TRUE(summary.contains(R"(<a href="#seen">)"));
}

TEST(Components, TheFooterBearsNoCrown)
{
    const std::string drawn =
        footer({.links = {{.text = "Privacy", .href = web::Url::to("/privacy")}},
                .words = "A service of Exampleshire Council."})
            .markup();
    EXPECT_TRUE(drawn.contains(R"(<a class="govuk-link" href="/privacy">Privacy</a>)"));
    EXPECT_TRUE(drawn.contains("A service of Exampleshire Council."));
    EXPECT_FALSE(drawn.contains("rown"));
}

TEST(ComponentsDeathTest, ALinkOfAPanelNeedsAnAddress)
{
    const Panel panel_of{.kind = Panel::Kind::interruption,
                         .title = "Stop",
                         .actions = {{.text = "Go on", .look = Panel::Action::Look::link}}};
    EXPECT_DEATH(static_cast<void>(panel(panel_of)), "action.href");
}

}  // namespace
}  // namespace holdfast::desk
