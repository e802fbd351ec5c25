#include "desk/owed.h"

#include "desk/components/tag.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "desk/pieces.h"

namespace holdfast::desk {

using casework::OpenFamily;
using casework::OwedTogether;
using casework::still_owed;
using duties::Duty;
using web::Html;

namespace {

/// A line of a list is no place for a page of words.
constexpr std::size_t own_words_most = 80;

Html owed_item(const OwedTogether& owed, const OpenFamily& open)
{
    const Duty& duty = *owed.duty;
    const Html content =
        owed_words(owed, open) + Html::text(". " + std::string{duty.clock->who} + ".");
    std::string why = duty.policy;
    if (!duty.due.doubt.empty()) why += (why.empty() ? "" : ". ") + duty.due.doubt;
    return content + (why.empty() ? Html{} : source_line(why));
}

/// What a record itself says is due, as it was written; "" where the day is a clock's.
std::string own_words(const Duty& duty, const OpenFamily& open)
{
    const auto* fact =
        duties::is_own_day(*duty.clock) ? open.scene->facts.find_any(duty.since) : nullptr;
    const std::string words = fact != nullptr ? first_words(*fact, own_words_most) : "";
    return words.empty() ? "" : " (" + words + ")";
}

}  // namespace

std::string due_words(const Duty& duty)
{
    if (!duty.due.first && !duty.due.last) return "when it is due cannot be told";
    if (duty.due.is_exact()) return "due " + base::words(*duty.due.first);
    if (!duty.due.first) return "due by " + base::words(*duty.due.last);
    if (!duty.due.last) return "due from " + base::words(*duty.due.first);
    return "due between " + base::words(*duty.due.first) + " and " + base::words(*duty.due.last);
}

Html owed_words(const OwedTogether& owed, const OpenFamily& open)
{
    std::string words{owed.duty->clock->what};
    if (!owed.children.empty()) words += ", for " + names_of(owed.children, *open.scene);
    words += own_words(*owed.duty, open);
    Html content = Html::text(words + ": " + due_words(*owed.duty));
    if (casework::standing_in(*owed.duty, open) != duties::Standing::late) return content;
    Tag late;
    late.text = "Late";
    late.classes = "govuk-tag--red";
    return content + Html::raw(" ") + tag(late);
}

Html owed_list(const std::vector<Duty>& owed, const OpenFamily& open)
{
    std::vector<Html> items;
    for (const OwedTogether& each : still_owed(owed, open)) items.push_back(owed_item(each, open));
    if (items.empty()) return paragraph("Nothing that has a date is owed.");
    return bullets(items);
}

}  // namespace holdfast::desk
