#include "desk/components/question.h"

#include "desk/components/error_message.h"
#include "desk/components/hint.h"
#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

void append_id(std::string& ids, const std::string& id)
{
    if (!ids.empty()) ids += ' ';
    ids += id;
}

}  // namespace

Explained explained(std::string_view id, const std::string& hint_text, const std::string& error,
                    std::string described_by)
{
    Explained found{.markup = {}, .described_by = std::move(described_by)};
    if (!hint_text.empty()) {
        const std::string hint_id = std::string{id} + "-hint";
        found.markup += hint({.text = hint_text, .id = hint_id});
        append_id(found.described_by, hint_id);
    }
    if (!error.empty()) {
        const std::string error_id = std::string{id} + "-error";
        found.markup += error_message({.text = error, .id = error_id});
        append_id(found.described_by, error_id);
    }
    return found;
}

web::Html form_group(const std::string& error, const web::Html& content, std::string_view classes,
                     web::Attributes attributes)
{
    const std::string_view marked = error.empty() ? "" : "govuk-form-group--error";
    attributes.set("class", classes_of({"govuk-form-group", marked, classes}));
    return web::element("div", attributes, content);
}

const std::string& id_or_name(const std::string& id, const std::string& name)
{
    return id.empty() ? name : id;
}

}  // namespace holdfast::desk
