#include "desk/components/character_count.h"
#include "desk/components/date_input.h"
#include "desk/components/error_message.h"
#include "desk/components/fieldset.h"
#include "desk/components/file_upload.h"
#include "desk/components/hint.h"
#include "desk/components/input.h"
#include "desk/components/password_input.h"
#include "desk/components/select.h"
#include "desk/components/textarea.h"
#include "tests/desk/render_example.h"

namespace holdfast::desk {

namespace {

Label label_in(Options options)
{
    return {.text = options.text("text"),
            .classes = options.text("classes"),
            .is_page_heading = options.flag("isPageHeading"),
            .for_id = options.text("for")};
}

Legend legend_in(Options options)
{
    return {.text = options.text("text"),
            .classes = options.text("classes"),
            .is_page_heading = options.flag("isPageHeading")};
}

Spellcheck spellcheck_in(Options& options)
{
    if (!options.has("spellcheck")) return Spellcheck::as_the_browser_does;
    return options.flag("spellcheck") ? Spellcheck::on : Spellcheck::off;
}

Textarea textarea_in(Options& options)
{
    Textarea box{.name = options.text("name"), .label = label_in(options.inside("label"))};
    box.id = options.text("id");
    box.hint = options.inside("hint").text("text");
    box.error = options.inside("errorMessage").text("text");
    box.value = options.text("value");
    box.rows = options.number("rows").value_or(5);
    box.spellcheck = spellcheck_in(options);
    box.autocomplete = options.text("autocomplete");
    box.classes = options.text("classes");
    box.group_classes = options.inside("formGroup").text("classes");
    return box;
}

/// A part of a date. The example may name its width, if it is the one that the part has anyway.
DateInput::Part part_in(Options options, std::string_view width)
{
    DateInput::Part part{.value = options.text("value"), .is_wrong = options.flag("error")};
    if (options.has("error") && !part.is_wrong) options.refuse("error");
    if (options.text_or("classes", std::string{width}) != width) options.refuse("classes");
    return part;
}

struct PartName {
    std::string_view name;
    std::string_view width;
    DateInput::Part DateInput::* part;
};

constexpr PartName part_names[] = {
    {"day", "govuk-input--width-2", &DateInput::day},
    {"month", "govuk-input--width-2", &DateInput::month},
    {"year", "govuk-input--width-4", &DateInput::year},
};

void read_parts(Options& options, DateInput& date)
{
    for (const auto& [name, width, part] : part_names)
        if (options.has(name)) date.*part = part_in(options.inside(name), width);
    std::vector<Options> items = options.list("items");
    if (items.empty()) return;
    if (items.size() != std::size(part_names)) return options.refuse("items");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].text("name") != part_names[i].name) items[i].refuse("name");
        date.*part_names[i].part = part_in(items[i], part_names[i].width);
    }
}

}  // namespace

web::Html draw_label(Options options)
{
    return label(label_in(std::move(options)));
}

web::Html draw_hint(Options options)
{
    return hint({.text = options.text("text"),
                 .id = options.text("id"),
                 .classes = options.text("classes")});
}

web::Html draw_error_message(Options options)
{
    return error_message({.text = options.text("text"), .id = options.text("id")});
}

web::Html draw_fieldset(Options options)
{
    return fieldset({.legend = legend_in(options.inside("legend")),
                     .content = options.markup("html"),
                     .described_by = options.text("describedBy"),
                     .role = options.text("role"),
                     .classes = options.text("classes")});
}

web::Html draw_file_upload(Options options)
{
    FileUpload upload{.name = options.text("name"), .label = label_in(options.inside("label"))};
    upload.id = options.text("id");
    upload.hint = options.inside("hint").text("text");
    upload.error = options.inside("errorMessage").text("text");
    upload.is_disabled = options.flag("disabled");
    upload.classes = options.text("classes");
    upload.group_classes = options.inside("formGroup").text("classes");
    upload.described_by = options.text("describedBy");
    return file_upload(upload);
}

web::Html draw_input(Options options)
{
    Input box{.name = options.text("name"), .label = label_in(options.inside("label"))};
    box.id = options.text("id");
    box.hint = options.inside("hint").text("text");
    box.error = options.inside("errorMessage").text("text");
    box.value = options.text("value");
    box.type = options.text_or("type", "text");
    box.inputmode = options.text("inputmode");
    box.autocomplete = options.text("autocomplete");
    box.autocapitalize = options.text("autocapitalize");
    box.pattern = options.text("pattern");
    box.prefix = options.inside("prefix").text("text");
    box.suffix = options.inside("suffix").text("text");
    box.spellcheck = spellcheck_in(options);
    box.is_disabled = options.flag("disabled");
    box.classes = options.text("classes");
    box.group_classes = options.inside("formGroup").text("classes");
    box.described_by = options.text("describedBy");
    return input(box);
}

web::Html draw_password_input(Options options)
{
    PasswordInput box{.name = options.text("name"), .label = label_in(options.inside("label"))};
    box.id = options.text("id");
    box.hint = options.inside("hint").text("text");
    box.error = options.inside("errorMessage").text("text");
    box.autocomplete = options.text_or("autocomplete", "current-password");
    box.classes = options.text("classes");
    box.described_by = options.text("describedBy");
    return password_input(box);
}

web::Html draw_textarea(Options options)
{
    Textarea box = textarea_in(options);
    box.described_by = options.text("describedBy");
    return textarea(box);
}

web::Html draw_character_count(Options options)
{
    CharacterCount count{.textarea = textarea_in(options)};
    count.characters_max = options.number("maxlength");
    count.words_max = options.number("maxwords");
    count.threshold = options.number("threshold");
    if (count.characters_max.has_value() == count.words_max.has_value()) {
        options.refuse("maxlength");
        return {};
    }
    return character_count(count);
}

web::Html draw_select(Options options)
{
    Select choice{
        .name = options.text("name"), .label = label_in(options.inside("label")), .options = {}};
    choice.id = options.text("id");
    choice.hint = options.inside("hint").text("text");
    choice.error = options.inside("errorMessage").text("text");
    choice.classes = options.text("classes");
    choice.group_classes = options.inside("formGroup").text("classes");
    choice.described_by = options.text("describedBy");
    const std::string chosen = options.text("value");
    for (Options& item : options.list("items")) {
        if (!item.has("value")) item.refuse("value");
        const std::string value = item.text("value");
        const bool is_chosen =
            item.has("selected") ? item.flag("selected") : !chosen.empty() && value == chosen;
        choice.options.push_back({.value = value,
                                  .text = item.text("text"),
                                  .is_chosen = is_chosen,
                                  .is_disabled = item.flag("disabled")});
    }
    return select(choice);
}

web::Html draw_date_input(Options options)
{
    DateInput date{.id = options.text("id")};
    date.name_prefix = options.text("namePrefix");
    date.hint = options.inside("hint").text("text");
    date.error = options.inside("errorMessage").text("text");
    date.group_classes = options.inside("formGroup").text("classes");
    if (options.has("fieldset"))
        date.legend = legend_in(options.inside("fieldset").inside("legend"));
    read_parts(options, date);
    Options values = options.inside("values");
    const std::string before = date.name_prefix.empty() ? "" : date.name_prefix + "-";
    for (const auto& [name, width, part] : part_names) {
        const std::string value = values.text(before + std::string{name});
        if ((date.*part).value.empty()) (date.*part).value = value;
    }
    return date_input(date);
}

}  // namespace holdfast::desk
