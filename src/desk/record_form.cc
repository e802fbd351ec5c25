#include "desk/record_form.h"

#include "desk/components/checkboxes.h"
#include "desk/components/input.h"
#include "desk/components/radios.h"
#include "desk/components/select.h"
#include "desk/components/textarea.h"
#include "desk/typed.h"
#include "records/restricted.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace holdfast::desk {

namespace json = base::json;
using base::Problem;
using base::Problems;
using records::Field;
using records::FieldKind;
using web::Html;

namespace {

/// More than so many answers are a list to choose from, not buttons.
constexpr std::size_t most_radios = 8;

std::string_view key_of(const Problem& problem)
{
    const std::size_t slash = problem.place.rfind('/');
    return slash == std::string::npos ? std::string_view{problem.place}
                                      : std::string_view{problem.place}.substr(slash + 1);
}

/// What one control is made from.
struct Asked {
    const Field& field;
    std::string value;
    std::string error;
    std::vector<std::string> ticked;              // Of a field of several codes.
    std::string suffix;                           // Of the name.
    std::span<const std::string_view> only = {};  // The codes that may be chosen; empty: all.
    bool needed = false;                          // On this page, whatever the record says.
    const Offered* offered = nullptr;             // Absent where it is typed.

    [[nodiscard]] bool offers(std::string_view code) const
    {
        return only.empty() || std::find(only.begin(), only.end(), code) != only.end();
    }
    [[nodiscard]] std::string name() const { return std::string{field.key} + suffix; }
    [[nodiscard]] std::string label() const
    {
        std::string words{field.label};
        if (!needed && field.needed == records::Needed::when_known
            && field.id != records::restricted_id)
            words += field.slot.kind == FieldKind::prose ? " (optional)" : " (if known)";
        return words;
    }
    [[nodiscard]] Label label_of_control() const { return {label(), "govuk-label--s", false, ""}; }
};

/// A control with what every one of them has: its name, its question, its hint and its error.
template <class Control>
Control control_of(const Asked& asked)
{
    Control control;
    control.name = asked.name();
    control.label = asked.label_of_control();
    control.hint = std::string{asked.field.hint};
    control.error = asked.error;
    return control;
}

Html line(const Asked& asked, std::string hint, std::string width)
{
    auto control = control_of<Input>(asked);
    control.hint = std::move(hint);
    control.value = asked.value;
    control.classes = std::move(width);
    return input(control);
}

/// One answer out of a list, with what was said before where the list has it no more.
Html list(const Asked& asked, const std::vector<std::pair<std::string, std::string>>& answers)
{
    auto control = control_of<Select>(asked);
    control.options.push_back({"", "Choose", asked.value.empty(), false});
    bool has_value = asked.value.empty();
    for (const auto& [value, text] : answers) {
        control.options.push_back({value, text, value == asked.value, false});
        has_value = has_value || value == asked.value;
    }
    if (!has_value) control.options.push_back({asked.value, asked.value, true, false});
    return select(control);
}

Html box(const Asked& asked)
{
    auto control = control_of<Textarea>(asked);
    control.value = asked.value;
    control.rows = 8;
    control.spellcheck = Spellcheck::on;
    return textarea(control);
}

Html buttons(const Asked& asked, std::vector<Choice> choices, std::string classes)
{
    Radios control;
    control.name = asked.name();
    control.legend = Legend{asked.label(), "govuk-fieldset__legend--s", false};
    control.hint = std::string{asked.field.hint};
    control.error = asked.error;
    control.classes = std::move(classes);
    control.choices = std::move(choices);
    for (Choice& choice : control.choices) choice.is_chosen = choice.value == asked.value;
    return radios(control);
}

Html codes(const Asked& asked)
{
    std::vector<Choice> choices;
    for (const records::CodeValue& value : asked.field.slot.codes->values) {
        // What was said when it could still be said stays.
        const bool is_over = value.last_year != 0 && value.code != asked.value;
        if (is_over || !asked.offers(value.code)) continue;
        Choice choice;
        choice.text = std::string{value.label};
        choice.value = std::string{value.code};
        choices.push_back(std::move(choice));
    }
    if (choices.size() <= most_radios)
        return buttons(asked, std::move(choices), "govuk-radios--small");
    std::vector<std::pair<std::string, std::string>> answers;
    for (Choice& choice : choices) answers.emplace_back(choice.value, choice.text);
    return list(asked, answers);
}

Html boxes(const Asked& asked)
{
    Checkboxes control;
    control.name = asked.name();
    control.legend = Legend{asked.label(), "govuk-fieldset__legend--s", false};
    control.hint = std::string{asked.field.hint};
    control.error = asked.error;
    control.classes = "govuk-checkboxes--small";
    for (const records::CodeValue& value : asked.field.slot.codes->values) {
        if (value.last_year != 0) continue;
        Choice choice;
        choice.text = std::string{value.label};
        choice.value = std::string{value.code};
        choice.is_chosen =
            std::find(asked.ticked.begin(), asked.ticked.end(), value.code) != asked.ticked.end();
        control.choices.push_back(std::move(choice));
    }
    return checkboxes(control);
}

Html yes_or_no(const Asked& asked)
{
    Choice yes;
    yes.text = "Yes";
    yes.value = "true";
    Choice no;
    no.text = "No";
    no.value = "false";
    return buttons(asked, {yes, no}, "govuk-radios--inline govuk-radios--small");
}

std::string with_example(std::string_view hint, std::string_view example)
{
    std::string words{hint};
    if (!words.empty()) words += " ";
    return words + std::string{example};
}

Html control(const Asked& asked)
{
    const Field& field = asked.field;
    switch (field.slot.kind) {
    case FieldKind::line:
        return asked.offered != nullptr ? list(asked, asked.offered->answers)
                                        : line(asked, std::string{field.hint}, "");
    case FieldKind::prose: return box(asked);
    case FieldKind::when:
        return line(
            asked,
            with_example(field.hint, "For example 3 March 2026, March 2026, or today 14:30."),
            "govuk-input--width-20");
    case FieldKind::date:
        return line(
            asked, with_example(field.hint, "For example 3 March 2026."), "govuk-input--width-20");
    case FieldKind::flag: return yes_or_no(asked);
    case FieldKind::code: return codes(asked);
    case FieldKind::codes: return boxes(asked);
    case FieldKind::count: return line(asked, std::string{field.hint}, "govuk-input--width-5");
    case FieldKind::raw: return {};  // No form asks for bytes but by a file.
    }
    return {};
}

json::value typed_value(const Field& field, const std::string& text, base::Date today)
{
    switch (field.slot.kind) {
    case FieldKind::flag:
        if (text == "true") return true;
        if (text == "false") return false;
        return json::value(text);
    case FieldKind::count: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
        return json::value(text);
    }
    case FieldKind::when:
    case FieldKind::date: return json::value(when_as_typed(text, today));
    case FieldKind::line:
    case FieldKind::prose:
    case FieldKind::code:
    case FieldKind::codes:
    case FieldKind::raw: return json::value(text);
    }
    return nullptr;
}

}  // namespace

Html controls(const RecordForm& form)
{
    Html content;
    for (const std::string_view key : form.fields) {
        const Field* field = form.type.find(key);
        assert(field != nullptr);
        const std::string name = std::string{key} + form.suffix;
        const auto offered = std::ranges::find(form.offered, key, &Offered::key);
        content += control({*field,
                            form.typed.value(name),
                            error_of(form.problems, name),
                            form.typed.all(name),
                            form.suffix,
                            key == "outcome" ? form.outcomes : std::span<const std::string_view>{},
                            std::ranges::find(form.needed, key) != form.needed.end(),
                            offered != form.offered.end() ? &*offered : nullptr});
    }
    return content;
}

json::object input_of(const records::RecordType& type, std::span<const std::string_view> fields,
                      const web::Fields& typed, base::Date today, std::string_view suffix)
{
    json::object input;
    for (const std::string_view key : fields) {
        const std::string name = std::string{key} + std::string{suffix};
        const std::string& text = typed.value(name);
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        const Field* field = type.find(key);
        assert(field != nullptr);
        if (field->slot.kind == FieldKind::codes) {
            json::array codes;
            for (const std::string& code : typed.all(name)) codes.emplace_back(code);
            input[key] = std::move(codes);
            continue;
        }
        input[key] = typed_value(*field, text, today);
    }
    return input;
}

base::Checked<records::Written> read_form(const records::RecordType& type,
                                          std::span<const std::string_view> fields,
                                          const web::Fields& typed, base::Date today)
{
    std::optional<base::When> happened;
    const Field* when = type.happened_field();
    // A page that does not ask when it happened means today.
    if (when == nullptr || std::find(fields.begin(), fields.end(), when->key) == fields.end())
        happened = base::When::day(today);
    return records::read_input(type, input_of(type, fields, typed, today), {"", {}, happened});
}

std::vector<ErrorSummary::Error> errors_of(const Problems& problems)
{
    std::vector<ErrorSummary::Error> errors;
    for (const Problem& problem : problems)
        errors.push_back({problem.message, std::string{key_of(problem)}});
    return errors;
}

std::string error_of(const Problems& problems, std::string_view key)
{
    for (const Problem& problem : problems)
        if (key_of(problem) == key) return problem.message;
    return "";
}

void add_said(const records::RecordType& type, const records::Written& said, web::Fields& typed)
{
    for (const records::Field& field : type.fields) {
        const std::string* value = said.body.value_of(field.id);
        if (field.happened) typed.add(std::string{field.key}, said.happened.text());
        else if (value != nullptr && field.slot.kind == records::FieldKind::codes)
            for (const std::string& code : records::kept_codes(*value))
                typed.add(std::string{field.key}, code);
        else if (value != nullptr) typed.add(std::string{field.key}, *value);
    }
}

std::string typed_words(const records::Field* field, std::string_view value)
{
    if (field == nullptr) return std::string{value};
    if (field->slot.kind == records::FieldKind::flag) return value == "true" ? "Yes" : "No";
    if (field->slot.codes == nullptr) return std::string{value};
    const records::CodeValue* code = field->slot.codes->find(value);
    return std::string{code != nullptr ? code->label : value};
}

}  // namespace holdfast::desk
