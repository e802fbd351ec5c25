#include "desk/components/checkboxes.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

namespace {

/// `described_by` names the question's explanations where no fieldset does.
web::Html box_of(const Checkboxes& checkboxes, const Choice& choice, const std::string& id,
                 const std::string& described_by)
{
    if (!choice.divider.empty())
        return div({"govuk-checkboxes__divider"}, web::Html::text(choice.divider));
    const ChoiceParts parts = choice_parts(choice, id, "checkboxes");
    web::Attributes attributes = classed({"govuk-checkboxes__input"});
    attributes.set("id", id).set("name", checkboxes.name).set("type", "checkbox");
    attributes.set("value", choice.value);
    attributes.flag("checked", choice.is_chosen).flag("disabled", choice.is_disabled);
    set_if_any(attributes, "data-aria-controls", parts.more_id);
    if (choice.excludes_others) attributes.set("data-behaviour", "exclusive");
    set_if_any(attributes, "aria-describedby", classes_of({described_by, parts.hint_id}));
    return div({"govuk-checkboxes__item"},
               web::void_element("input", attributes) + parts.label + parts.hint)
         + parts.more;
}

}  // namespace

web::Html checkboxes(const Checkboxes& checkboxes)
{
    const std::string& id = id_or_name(checkboxes.id, checkboxes.name);
    const Explained about = explained(id, checkboxes.hint, checkboxes.error);
    web::Html boxes;
    for (std::size_t place = 1; place <= checkboxes.choices.size(); ++place) {
        const Choice& choice = checkboxes.choices[place - 1];
        boxes += box_of(checkboxes,
                        choice,
                        choice_id(choice, id, place),
                        checkboxes.legend ? "" : about.described_by);
    }
    web::Attributes attributes = classed({"govuk-checkboxes", checkboxes.classes});
    attributes.set("data-module", "govuk-checkboxes");
    web::Html content = about.markup + web::element("div", attributes, boxes);
    if (checkboxes.legend)
        content = fieldset(
            {.legend = *checkboxes.legend, .content = content, .described_by = about.described_by});
    return form_group(checkboxes.error, content, checkboxes.group_classes);
}

}  // namespace holdfast::desk
