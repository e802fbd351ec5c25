#include "desk/components/date_input.h"

#include "desk/components/input.h"
#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

namespace {

struct Box {
    std::string name;
    std::string label;
    std::string width;
};

web::Html box_of(const DateInput& date, const Box& box, const DateInput::Part& part)
{
    const bool one_is_wrong = date.day.is_wrong || date.month.is_wrong || date.year.is_wrong;
    const bool is_marked = part.is_wrong || (!date.error.empty() && !one_is_wrong);
    Input typed;
    typed.label = {.text = box.label, .classes = "govuk-date-input__label"};
    typed.id = date.id + "-" + box.name;
    typed.name = date.name_prefix.empty() ? box.name : date.name_prefix + "-" + box.name;
    typed.value = part.value;
    typed.inputmode = "numeric";
    typed.classes =
        classes_of({"govuk-date-input__input", is_marked ? "govuk-input--error" : "", box.width});
    return div({"govuk-date-input__item"}, input(typed));
}

}  // namespace

web::Html date_input(const DateInput& date)
{
    const Explained about = explained(date.id, date.hint, date.error);
    web::Attributes attributes = classed({"govuk-date-input"});
    attributes.set("id", date.id);
    const web::Html boxes = box_of(date, {"day", "Day", "govuk-input--width-2"}, date.day)
                          + box_of(date, {"month", "Month", "govuk-input--width-2"}, date.month)
                          + box_of(date, {"year", "Year", "govuk-input--width-4"}, date.year);
    web::Html content = about.markup + web::element("div", attributes, boxes);
    // Without the role, JAWS does not read the description of a group of text boxes.
    if (date.legend)
        content = fieldset({.legend = *date.legend,
                            .content = content,
                            .described_by = about.described_by,
                            .role = "group"});
    return form_group(date.error, content, date.group_classes);
}

}  // namespace holdfast::desk
