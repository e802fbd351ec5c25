#include "desk/components/select.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

web::Html select(const Select& select)
{
    const std::string& id = id_or_name(select.id, select.name);
    Label called = select.label;
    called.for_id = id;
    const Explained about = explained(id, select.hint, select.error, select.described_by);

    web::Html options;
    for (const Select::Option& option : select.options) {
        web::Attributes attributes;
        attributes.set("value", option.value);
        attributes.flag("selected", option.is_chosen).flag("disabled", option.is_disabled);
        options += web::element("option", attributes, web::Html::text(option.text));
    }
    web::Attributes attributes = classed(
        {"govuk-select", select.classes, select.error.empty() ? "" : "govuk-select--error"});
    attributes.set("id", id).set("name", select.name);
    set_if_any(attributes, "aria-describedby", about.described_by);
    return form_group(select.error,
                      label(called) + about.markup + web::element("select", attributes, options),
                      select.group_classes);
}

}  // namespace holdfast::desk
