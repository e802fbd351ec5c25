#include "desk/components/panel.h"
#include "desk/components/site_navigation.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/components/tabs.h"
#include "desk/components/tag.h"
#include "desk/components/task_list.h"
#include "tests/desk/render_example.h"

namespace holdfast::desk {

namespace {

std::vector<SummaryList::Action> actions_in(Options options)
{
    std::vector<SummaryList::Action> actions;
    for (Options& item : options.list("items"))
        actions.push_back({.text = item.text("text"),
                           .href = item.url("href"),
                           .hidden_text = item.text("visuallyHiddenText")});
    return actions;
}

Table::Cell cell_in(Options options)
{
    Table::Cell cell{.content = options.markup_or_text("html", "text")};
    const std::string format = options.text("format");
    if (format == "numeric") cell.format = Table::Format::numeric;
    cell.columns = options.number("colspan").value_or(1);
    cell.rows = options.number("rowspan").value_or(1);
    cell.classes = options.text("classes");
    return cell;
}

Panel::Action action_in(Options options)
{
    using Look = Panel::Action::Look;
    Panel::Action action{.text = options.text("text")};
    action.href = options.url_if_any("href");
    const std::string type = options.text("type");
    action.look = !action.href || type == "button" ? Look::button : Look::link;
    if (type != "submit") action.type = Button::Type::button;
    return action;
}

SiteNavigation::Item item_in(Options options)
{
    using Place = SiteNavigation::Place;
    SiteNavigation::Item item{.text = options.text("text")};
    item.href = options.url_if_any("href");
    if (options.flag("active")) item.place = Place::within;
    if (options.flag("current")) item.place = Place::here;
    return item;
}

}  // namespace

web::Html draw_panel(Options options)
{
    Panel drawn{.title = options.text("titleText")};
    drawn.content = options.markup_or_text("html", "text");
    drawn.heading_level = options.number("headingLevel").value_or(1);
    const std::string classes = options.text("classes");
    if (classes == "govuk-panel--interruption") drawn.kind = Panel::Kind::interruption;
    else if (!classes.empty()) options.refuse("classes");
    // A confirmation draws no actions, here as there.
    Options actions = options.inside("actions");
    for (Options& item : actions.list("items")) {
        Panel::Action action = action_in(item);
        if (drawn.kind == Panel::Kind::interruption) drawn.actions.push_back(action);
    }
    return panel(drawn);
}

web::Html draw_site_navigation(Options options)
{
    SiteNavigation navigation;
    navigation.service_name = options.text("serviceName");
    navigation.service_url = options.url_if_any("serviceUrl");
    for (Options& item : options.list("navigation")) navigation.items.push_back(item_in(item));
    navigation.label = options.text_or("navigationLabel", "Menu");
    navigation.id = options.text_or("navigationId", "navigation");
    navigation.end = options.inside("slots").markup("end");
    return site_navigation(navigation);
}

web::Html draw_summary_list(Options options)
{
    SummaryList list{.rows = {}};
    list.classes = options.text("classes");
    for (Options& row : options.list("rows"))
        list.rows.push_back({.key = row.inside("key").text("text"),
                             .value = row.inside("value").markup_or_text("html", "text"),
                             .actions = actions_in(row.inside("actions"))});
    if (options.has("card")) {
        Options card = options.inside("card");
        Options title = card.inside("title");
        list.card = SummaryList::Card{.title = title.text("text"),
                                      .heading_level = title.number("headingLevel").value_or(2),
                                      .actions = actions_in(card.inside("actions"))};
    }
    return summary_list(list);
}

web::Html draw_table(Options options)
{
    Table drawn{.rows = {}};
    drawn.caption = options.text("caption");
    drawn.caption_classes = options.text("captionClasses");
    for (Options& cell : options.list("head")) drawn.head.push_back(cell_in(cell));
    for (std::vector<Options>& row : options.lists("rows")) {
        drawn.rows.emplace_back();
        for (Options& cell : row) drawn.rows.back().push_back(cell_in(cell));
    }
    drawn.first_cell_is_header = options.flag("firstCellIsHeader");
    drawn.classes = options.text("classes");
    return table(drawn);
}

web::Html draw_tabs(Options options)
{
    Tabs drawn{.tabs = {}};
    drawn.title = options.text_or("title", "Contents");
    drawn.id = options.text("id");
    const std::string prefix = options.text("idPrefix");
    for (Options& item : options.list("items")) {
        const std::string id = item.text("id");
        const std::string place = std::to_string(drawn.tabs.size() + 1);
        Options panel = item.inside("panel");
        web::Html content = panel.markup("html");
        // Words alone are a paragraph; ours takes markup only.
        if (content.empty())
            content = web::element("p",
                                   web::Attributes{}.set("class", "govuk-body"),
                                   web::Html::text(panel.text("text")));
        drawn.tabs.push_back({.label = item.text("label"),
                              .id = id.empty() ? prefix + "-" + place : id,
                              .panel = content});
    }
    return tabs(drawn);
}

web::Html draw_task_list(Options options)
{
    TaskList list{.tasks = {}};
    list.id = options.text_or("idPrefix", "task-list");
    for (Options& item : options.list("items")) {
        Options status = item.inside("status");
        web::Html standing = status.markup_or_text("html", "text");
        if (status.has("tag")) {
            Options word = status.inside("tag");
            standing = tag({.text = word.text("text"), .classes = word.text("classes")});
        }
        list.tasks.push_back({.title = item.inside("title").text("text"),
                              .href = item.url_if_any("href"),
                              .hint = item.inside("hint").text("text"),
                              .status = standing,
                              .status_classes = status.text("classes")});
    }
    return task_list(list);
}

}  // namespace holdfast::desk
