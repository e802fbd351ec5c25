#include "desk/components/input.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

namespace {

web::Html affix(std::string_view classes, const std::string& text)
{
    if (text.empty()) return {};
    web::Attributes attributes = classed({classes});
    attributes.set("aria-hidden", "true");
    return web::element("div", attributes, web::Html::text(text));
}

void set_spellcheck(web::Attributes& attributes, Spellcheck spellcheck)
{
    switch (spellcheck) {
    case Spellcheck::as_the_browser_does: break;
    case Spellcheck::on: attributes.set("spellcheck", "true"); break;
    case Spellcheck::off: attributes.set("spellcheck", "false"); break;
    }
}

}  // namespace

web::Html input_element(const Input& input, const std::string& described_by)
{
    web::Attributes attributes =
        classed({"govuk-input", input.classes, input.error.empty() ? "" : "govuk-input--error"});
    attributes.set("id", id_or_name(input.id, input.name)).set("name", input.name);
    attributes.set("type", input.type);
    set_spellcheck(attributes, input.spellcheck);
    set_if_any(attributes, "value", input.value);
    attributes.flag("disabled", input.is_disabled);
    set_if_any(attributes, "aria-describedby", described_by);
    set_if_any(attributes, "autocomplete", input.autocomplete);
    set_if_any(attributes, "autocapitalize", input.autocapitalize);
    set_if_any(attributes, "pattern", input.pattern);
    set_if_any(attributes, "inputmode", input.inputmode);
    return web::void_element("input", attributes);
}

web::Html input(const Input& input)
{
    const std::string& id = id_or_name(input.id, input.name);
    Label called = input.label;
    called.for_id = id;
    const Explained about = explained(id, input.hint, input.error, input.described_by);
    web::Html control = input_element(input, about.described_by);
    if (!input.prefix.empty() || !input.suffix.empty())
        control = div({"govuk-input__wrapper"},
                      affix("govuk-input__prefix", input.prefix) + control
                          + affix("govuk-input__suffix", input.suffix));
    return form_group(input.error, label(called) + about.markup + control, input.group_classes);
}

}  // namespace holdfast::desk
