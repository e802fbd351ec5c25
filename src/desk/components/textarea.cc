#include "desk/components/textarea.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

namespace {

/// A line end that a text begins with would be dropped by the reader of the page, so one more
/// stands before it. HTML Living Standard, "The rules for parsing tokens in body: textarea".
web::Html kept_words(const std::string& value)
{
    if (!value.starts_with('\n') && !value.starts_with('\r')) return web::Html::text(value);
    return web::Html::raw("\n") + web::Html::text(value);
}

}  // namespace

web::Html textarea_question(const Textarea& textarea)
{
    const std::string& id = id_or_name(textarea.id, textarea.name);
    Label called = textarea.label;
    called.for_id = id;
    const Explained about = explained(id, textarea.hint, textarea.error, textarea.described_by);

    web::Attributes attributes = classed({"govuk-textarea",
                                          textarea.error.empty() ? "" : "govuk-textarea--error",
                                          textarea.classes});
    attributes.set("id", id).set("name", textarea.name);
    attributes.set("rows", std::to_string(textarea.rows));
    switch (textarea.spellcheck) {
    case Spellcheck::as_the_browser_does: break;
    case Spellcheck::on: attributes.set("spellcheck", "true"); break;
    case Spellcheck::off: attributes.set("spellcheck", "false"); break;
    }
    set_if_any(attributes, "aria-describedby", about.described_by);
    set_if_any(attributes, "autocomplete", textarea.autocomplete);
    return label(called) + about.markup
         + web::element("textarea", attributes, kept_words(textarea.value));
}

web::Html textarea(const Textarea& textarea)
{
    return form_group(textarea.error, textarea_question(textarea), textarea.group_classes);
}

}  // namespace holdfast::desk
