#include "desk/components/password_input.h"

#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/marks.h"
#include "desk/components/question.h"

namespace holdfast::desk {

namespace {

/// Hidden until the script that makes it work shows it.
web::Html show_button(const std::string& id)
{
    web::Attributes attributes;
    attributes.set("aria-controls", id).set("aria-label", "Show password").flag("hidden");
    Button show;
    show.text = "Show";
    show.type = Button::Type::button;
    show.classes = "govuk-button--secondary govuk-password-input__toggle"
                   " govuk-js-password-input-toggle";
    show.attributes = attributes;
    return button(show);
}

}  // namespace

web::Html password_input(const PasswordInput& password)
{
    const std::string& id = id_or_name(password.id, password.name);
    Label called = password.label;
    called.for_id = id;
    const Explained about = explained(id, password.hint, password.error, password.described_by);

    Input box;
    box.name = password.name;
    box.id = id;
    box.error = password.error;
    box.type = "password";
    box.autocomplete = password.autocomplete;
    box.autocapitalize = "none";
    box.spellcheck = Spellcheck::off;
    box.classes =
        classes_of({"govuk-password-input__input govuk-js-password-input-input", password.classes});

    web::Attributes module;
    module.set("data-module", "govuk-password-input");
    return form_group(password.error,
                      label(called) + about.markup
                          + div({"govuk-input__wrapper", "govuk-password-input__wrapper"},
                                input_element(box, about.described_by) + show_button(id)),
                      "govuk-password-input",
                      module);
}

}  // namespace holdfast::desk
