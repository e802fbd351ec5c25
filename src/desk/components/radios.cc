#include "desk/components/radios.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

#include <cassert>

namespace holdfast::desk {

namespace {

web::Html button_of(const Radios& radios, const Choice& choice, const std::string& id)
{
    assert(!choice.excludes_others);
    if (!choice.divider.empty())
        return div({"govuk-radios__divider"}, web::Html::text(choice.divider));
    const ChoiceParts parts = choice_parts(choice, id, "radios");
    web::Attributes attributes = classed({"govuk-radios__input"});
    attributes.set("id", id).set("name", radios.name).set("type", "radio");
    attributes.set("value", choice.value);
    attributes.flag("checked", choice.is_chosen).flag("disabled", choice.is_disabled);
    set_if_any(attributes, "data-aria-controls", parts.more_id);
    set_if_any(attributes, "aria-describedby", parts.hint_id);
    return div({"govuk-radios__item"},
               web::void_element("input", attributes) + parts.label + parts.hint)
         + parts.more;
}

}  // namespace

web::Html radios(const Radios& radios)
{
    const std::string& id = id_or_name(radios.id, radios.name);
    const Explained about = explained(id, radios.hint, radios.error);
    web::Html buttons;
    for (std::size_t place = 1; place <= radios.choices.size(); ++place) {
        const Choice& choice = radios.choices[place - 1];
        buttons += button_of(radios, choice, choice_id(choice, id, place));
    }
    web::Attributes attributes = classed({"govuk-radios", radios.classes});
    attributes.set("data-module", "govuk-radios");
    web::Html content = about.markup + web::element("div", attributes, buttons);
    if (radios.legend)
        content = fieldset(
            {.legend = *radios.legend, .content = content, .described_by = about.described_by});
    return form_group(radios.error, content, radios.group_classes);
}

}  // namespace holdfast::desk
