#include "casefile/dated.h"

#include "records/types/referral.h"

namespace holdfast::casefile {

namespace {

std::string name_of_entry(const base::EntryId& id, const Facts& facts)
{
    const base::When* when = facts.when_of(id);
    if (when == nullptr) return "an event that is not in view";
    const bool is_referral = facts.find<records::Referral>(id) != nullptr;
    const std::string what = is_referral ? "the referral" : "an event";
    return what + " of "
         + when->words([](const base::EntryId&) { return std::string{"an earlier event"}; });
}

}  // namespace

std::string_view preposition_of(const base::When& when)
{
    if (std::holds_alternative<base::When::Day>(when.value)
        || std::holds_alternative<base::When::Time>(when.value))
        return "on ";
    if (std::holds_alternative<base::When::Month>(when.value)
        || std::holds_alternative<base::When::Year>(when.value))
        return "in ";
    return "";
}

std::string dated(const base::When& when, const Facts& facts)
{
    const auto name = [&](const base::EntryId& id) { return name_of_entry(id, facts); };
    return std::string{preposition_of(when)} + when.words(name);
}

}  // namespace holdfast::casefile
