#include "desk/components/file_upload.h"

#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

web::Html file_upload(const FileUpload& upload)
{
    const std::string& id = id_or_name(upload.id, upload.name);
    Label called = upload.label;
    called.for_id = id;
    const Explained about = explained(id, upload.hint, upload.error, upload.described_by);
    web::Attributes attributes = classed({"govuk-file-upload",
                                          upload.classes,
                                          upload.error.empty() ? "" : "govuk-file-upload--error"});
    attributes.set("id", id).set("name", upload.name).set("type", "file");
    attributes.flag("disabled", upload.is_disabled);
    if (upload.most) {
        attributes.set("data-most-bytes", std::to_string(upload.most->bytes));
        attributes.set("data-too-large", upload.most->sentence);
    }
    set_if_any(attributes, "aria-describedby", about.described_by);
    return form_group(upload.error,
                      label(called) + about.markup + web::void_element("input", attributes),
                      upload.group_classes);
}

}  // namespace holdfast::desk
