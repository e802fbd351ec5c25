#include "desk/components/choices.h"

#include "desk/components/hint.h"
#include "desk/components/label.h"
#include "desk/components/marks.h"

namespace holdfast::desk {

std::string choice_id(const Choice& choice, std::string_view question_id, std::size_t place)
{
    if (!choice.id.empty()) return choice.id;
    std::string id{question_id};
    if (place > 1) id += "-" + std::to_string(place);
    return id;
}

ChoiceParts choice_parts(const Choice& choice, const std::string& id, std::string_view kind)
{
    const std::string prefix = "govuk-" + std::string{kind} + "__";
    ChoiceParts parts;
    parts.label = label({.text = choice.text, .classes = prefix + "label", .for_id = id});
    if (!choice.hint.empty()) {
        parts.hint_id = id + "-item-hint";
        parts.hint = hint({.text = choice.hint, .id = parts.hint_id, .classes = prefix + "hint"});
    }
    if (!choice.asks_more.empty()) {
        parts.more_id = "conditional-" + id;
        const std::string conditional = prefix + "conditional";
        web::Attributes attributes =
            classed({conditional, choice.is_chosen ? "" : conditional + "--hidden"});
        attributes.set("id", parts.more_id);
        parts.more = web::element("div", attributes, choice.asks_more);
    }
    return parts;
}

}  // namespace holdfast::desk
