#include "desk/owed.h"

#include "desk/components/tag.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "desk/pieces.h"

#include <algorithm>

namespace holdfast::desk {

using casework::OpenFamily;
using duties::Duty;
using duties::Standing;
using web::Html;

namespace {

Standing standing_in(const Duty& duty, const OpenFamily& open)
{
    return duties::standing_of(duty, open.today, open.scene->facts.whens());
}

/// A line of a list is no place for a page of words.
constexpr std::size_t own_words_most = 80;

std::string due_words(const Duty& duty)
{
    if (!duty.due.first && !duty.due.last) return "when it is due cannot be told";
    if (duty.due.is_exact()) return "due " + base::words(*duty.due.first);
    if (!duty.due.first) return "due by " + base::words(*duty.due.last);
    if (!duty.due.last) return "due from " + base::words(*duty.due.first);
    return "due between " + base::words(*duty.due.first) + " and " + base::words(*duty.due.last);
}

bool is_open(const Duty& duty, const OpenFamily& open)
{
    const Standing standing = standing_in(duty, open);
    return !duty.met && standing != Standing::met && standing != Standing::met_late;
}

/// What has no day comes first: a day must be found for it, or it is never late.
bool is_due_before(const OwedTogether& one, const OwedTogether& other)
{
    return first_day(*one.duty) < first_day(*other.duty);
}

bool is_the_same(const Duty& one, const Duty& other)
{
    return one.child != other.child && one.clock == other.clock && one.due == other.due
        && one.policy == other.policy && one.child && other.child;
}

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

std::optional<base::Date> first_day(const Duty& duty)
{
    return duty.due.first ? duty.due.first : duty.due.last;
}

std::vector<OwedTogether> still_owed(const std::vector<Duty>& owed, const OpenFamily& open)
{
    std::vector<OwedTogether> together;
    for (const Duty& duty : owed) {
        if (!is_open(duty, open)) continue;
        const auto same =
            std::find_if(together.begin(), together.end(), [&](const OwedTogether& each) {
                return is_the_same(*each.duty, duty)
                    && std::find(each.children.begin(), each.children.end(), *duty.child)
                           == each.children.end();
            });
        OwedTogether& group =
            same != together.end() ? *same : together.emplace_back(OwedTogether{&duty, {}});
        if (duty.child) group.children.push_back(*duty.child);
    }
    std::sort(together.begin(), together.end(), is_due_before);
    return together;
}

Html owed_words(const OwedTogether& owed, const OpenFamily& open)
{
    std::string words{owed.duty->clock->what};
    if (!owed.children.empty()) words += ", for " + names_of(owed.children, *open.scene);
    words += own_words(*owed.duty, open);
    Html content = Html::text(words + ": " + due_words(*owed.duty));
    if (standing_in(*owed.duty, open) != Standing::late) return content;
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
