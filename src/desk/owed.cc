#include "desk/owed.h"

#include "desk/components/details.h"
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

std::string due_words(const Duty& duty)
{
    if (!duty.due.first && !duty.due.last) return "when it is due cannot be told";
    if (duty.due.is_exact()) return "due " + base::words(*duty.due.first);
    if (!duty.due.first) return "due by " + base::words(*duty.due.last);
    if (!duty.due.last) return "due from " + base::words(*duty.due.first);
    return "due between " + base::words(*duty.due.first) + " and " + base::words(*duty.due.last);
}

bool is_due_before(const Duty* one, const Duty* other)
{
    if (one->due.first && other->due.first) return *one->due.first < *other->due.first;
    return one->due.first.has_value() && !other->due.first.has_value();
}

Html owed_item(const Duty& duty, const OpenFamily& open)
{
    Html content = Html::text(owed_words(duty, open) + ". " + std::string{duty.clock->who} + ".");
    std::string why = duty.policy;
    if (!duty.due.doubt.empty()) why += (why.empty() ? "" : ". ") + duty.due.doubt;
    return content + (why.empty() ? Html{} : source_line(why));
}

}  // namespace

bool is_open(const Duty& duty, const OpenFamily& open)
{
    const Standing standing = standing_in(duty, open);
    return !duty.met && standing != Standing::met && standing != Standing::met_late;
}

std::string owed_words(const Duty& duty, const OpenFamily& open)
{
    std::string words{duty.clock->what};
    if (duty.child) {
        const std::string name = open.scene->name_of(*duty.child);
        words += ", for " + (name.empty() ? "a child whose name is not recorded" : name);
    }
    words += ": " + due_words(duty);
    if (standing_in(duty, open) == Standing::late) words += ", late";
    return words;
}

Html owed_list(const std::vector<Duty>& owed, const OpenFamily& open)
{
    std::vector<const Duty*> still;
    for (const Duty& duty : owed)
        if (is_open(duty, open)) still.push_back(&duty);
    std::sort(still.begin(), still.end(), is_due_before);
    std::vector<Html> items;
    for (const Duty* duty : still) items.push_back(owed_item(*duty, open));
    if (items.empty()) return paragraph("Nothing that has a date is owed.");
    return bullets(items);
}

}  // namespace holdfast::desk
