#include "desk/components/button.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

std::string_view word_of(Button::Type type)
{
    switch (type) {
    case Button::Type::submit: return "submit";
    case Button::Type::button: return "button";
    case Button::Type::reset: return "reset";
    }
    return "";
}

}  // namespace

web::Html button(const Button& button)
{
    web::Attributes attributes = button.attributes;
    attributes.set("class", classes_of({"govuk-button", button.classes}));
    attributes.set("data-module", "govuk-button");
    set_if_any(attributes, "id", button.id);
    const web::Html words = web::Html::text(button.text);
    if (button.href) {
        attributes.set("href", *button.href).set("role", "button").set("draggable", "false");
        return web::element("a", attributes, words);
    }
    attributes.set("type", word_of(button.type));
    set_if_any(attributes, "value", button.value);
    set_if_any(attributes, "name", button.name);
    if (button.is_disabled) attributes.flag("disabled").set("aria-disabled", "true");
    if (button.once) attributes.set("data-prevent-double-click", "true");
    return web::element("button", attributes, words);
}

}  // namespace holdfast::desk
