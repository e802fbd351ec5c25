#include "desk/components/checkboxes.h"
#include "desk/components/radios.h"
#include "tests/desk/render_example.h"

#include <algorithm>

namespace holdfast::desk {

namespace {

/// `chosen` are the values that the whole question names as chosen.
Choice choice_in(Options options, const std::vector<std::string>& chosen)
{
    Choice choice;
    choice.text = options.text("text");
    choice.value = options.text("value");
    choice.hint = options.inside("hint").text("text");
    choice.id = options.text("id");
    choice.is_chosen = options.has("checked")
                         ? options.flag("checked")
                         : std::ranges::find(chosen, choice.value) != chosen.end();
    choice.is_disabled = options.flag("disabled");
    choice.asks_more = options.inside("conditional").markup("html");
    choice.divider = options.text("divider");
    choice.excludes_others = options.text("behaviour") == "exclusive";
    return choice;
}

/// Reads what check boxes and radio buttons have in common.
template <class Question>
void read_question(Options& options, const std::vector<std::string>& chosen, Question& question)
{
    question.id = options.text("idPrefix");
    if (options.has("fieldset")) {
        Options legend = options.inside("fieldset").inside("legend");
        question.legend = Legend{.text = legend.text("text"),
                                 .classes = legend.text("classes"),
                                 .is_page_heading = legend.flag("isPageHeading")};
    }
    question.hint = options.inside("hint").text("text");
    question.error = options.inside("errorMessage").text("text");
    question.classes = options.text("classes");
    question.group_classes = options.inside("formGroup").text("classes");
    for (Options& item : options.list("items")) question.choices.push_back(choice_in(item, chosen));
}

}  // namespace

web::Html draw_checkboxes(Options options)
{
    Checkboxes question{.name = options.text("name"), .choices = {}};
    read_question(options, options.texts("values"), question);
    return checkboxes(question);
}

web::Html draw_radios(Options options)
{
    Radios question{.name = options.text("name"), .choices = {}};
    const std::string value = options.text("value");
    std::vector<std::string> chosen;
    if (!value.empty()) chosen.push_back(value);
    read_question(options, chosen, question);
    return radios(question);
}

}  // namespace holdfast::desk
