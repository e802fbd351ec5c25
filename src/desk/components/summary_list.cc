#include "desk/components/summary_list.h"

#include "desk/components/marks.h"

#include <algorithm>

namespace holdfast::desk {

namespace {

using Actions = std::vector<SummaryList::Action>;

web::Html link_of(const SummaryList::Action& action, const std::string& card_title)
{
    web::Attributes attributes = classed({"govuk-link"});
    attributes.set("href", action.href);
    std::string hidden;
    if (!action.hidden_text.empty()) hidden += " " + action.hidden_text;
    if (!card_title.empty()) hidden += " (" + card_title + ")";
    web::Html words = web::Html::text(action.text);
    if (!hidden.empty()) words += span("govuk-visually-hidden", web::Html::text(hidden));
    return web::element("a", attributes, words);
}

web::Html links_of(const Actions& actions, const std::string& card_title,
                   std::string_view item_class)
{
    web::Html items;
    for (const SummaryList::Action& action : actions)
        items += web::element("li", classed({item_class}), link_of(action, card_title));
    return items;
}

web::Html row_of(const SummaryList::Row& row, const std::string& card_title,
                 std::string_view marked)
{
    web::Html cells =
        web::element("dt", classed({"govuk-summary-list__key"}), web::Html::text(row.key))
        + web::element("dd", classed({"govuk-summary-list__value"}), row.value);
    if (!row.actions.empty()) {
        const web::Html links =
            row.actions.size() == 1
                ? link_of(row.actions.front(), card_title)
                : web::element(
                      "ul",
                      classed({"govuk-summary-list__actions-list"}),
                      links_of(row.actions, card_title, "govuk-summary-list__actions-list-item"));
        cells += web::element("dd", classed({"govuk-summary-list__actions"}), links);
    }
    return div({"govuk-summary-list__row", marked}, cells);
}

web::Html card_of(const SummaryList::Card& card, const web::Html& list)
{
    web::Html top = web::element(heading_tag(card.heading_level),
                                 classed({"govuk-summary-card__title"}),
                                 web::Html::text(card.title));
    if (card.actions.size() == 1)
        top += div({"govuk-summary-card__actions"}, link_of(card.actions.front(), card.title));
    else if (!card.actions.empty())
        top += web::element("ul",
                            classed({"govuk-summary-card__actions"}),
                            links_of(card.actions, card.title, "govuk-summary-card__action"));
    return div({"govuk-summary-card"},
               div({"govuk-summary-card__title-wrapper"}, top)
                   + div({"govuk-summary-card__content"}, list));
}

}  // namespace

web::Html summary_list(const SummaryList& list)
{
    const bool some_have_actions = std::ranges::any_of(
        list.rows, [](const SummaryList::Row& row) { return !row.actions.empty(); });
    const std::string card_title = list.card ? list.card->title : "";
    web::Html rows;
    for (const SummaryList::Row& row : list.rows) {
        const bool is_short = some_have_actions && row.actions.empty();
        rows += row_of(row, card_title, is_short ? "govuk-summary-list__row--no-actions" : "");
    }
    const web::Html plain = web::element("dl", classed({"govuk-summary-list", list.classes}), rows);
    return list.card ? card_of(*list.card, plain) : plain;
}

}  // namespace holdfast::desk
