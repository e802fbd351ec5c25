#include "desk/components/character_count.h"

#include "desk/components/hint.h"
#include "desk/components/marks.h"
#include "desk/components/question.h"

#include <cassert>

namespace holdfast::desk {

web::Html character_count(const CharacterCount& count)
{
    assert(count.characters_max.has_value() != count.words_max.has_value());
    const bool in_words = count.words_max.has_value();
    const std::string limit = std::to_string(in_words ? *count.words_max : *count.characters_max);

    Textarea box = count.textarea;
    const std::string info_id = id_or_name(box.id, box.name) + "-info";
    box.described_by = info_id;
    box.classes = classes_of({"govuk-js-character-count", count.textarea.classes});
    const web::Html info =
        hint({.text = "You can enter up to " + limit + (in_words ? " words" : " characters"),
              .id = info_id,
              .classes = "govuk-character-count__message"});

    web::Attributes attributes;
    attributes.set("data-module", "govuk-character-count");
    if (in_words) attributes.set("data-maxwords", limit).set("data-count-type", "words");
    else attributes.set("data-maxlength", limit);
    if (count.threshold) attributes.set("data-threshold", std::to_string(*count.threshold));
    return form_group(box.error,
                      textarea_question(box) + info,
                      classes_of({"govuk-character-count", box.group_classes}),
                      attributes);
}

}  // namespace holdfast::desk
