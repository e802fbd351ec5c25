#include "desk/components/panel.h"

#include "desk/components/marks.h"

#include <cassert>

namespace holdfast::desk {

namespace {

web::Html action_of(const Panel::Action& action)
{
    switch (action.look) {
    case Panel::Action::Look::button: {
        Button pressed;
        pressed.text = action.text;
        pressed.href = action.href;
        pressed.type = action.type;
        pressed.classes = "govuk-button--inverse";
        return button(pressed);
    }
    case Panel::Action::Look::link: {
        assert(action.href);
        web::Attributes attributes = classed({"govuk-link", "govuk-link--inverse"});
        attributes.set("href", *action.href);
        return web::element("a", attributes, web::Html::text(action.text));
    }
    }
    return {};
}

std::string_view class_of(Panel::Kind kind)
{
    switch (kind) {
    case Panel::Kind::confirmation: return "govuk-panel--confirmation";
    case Panel::Kind::interruption: return "govuk-panel--interruption";
    }
    return "";
}

}  // namespace

web::Html panel(const Panel& panel)
{
    assert(panel.actions.empty() || panel.kind == Panel::Kind::interruption);
    web::Html content = web::element(heading_tag(panel.heading_level),
                                     classed({"govuk-panel__title"}),
                                     web::Html::text(panel.title));
    if (!panel.content.empty()) content += div({"govuk-panel__body"}, panel.content);
    web::Html actions;
    for (const Panel::Action& action : panel.actions) actions += action_of(action);
    if (!actions.empty())
        content += div({"govuk-panel__actions"}, div({"govuk-button-group"}, actions));
    return div({"govuk-panel", class_of(panel.kind)}, content);
}

}  // namespace holdfast::desk
