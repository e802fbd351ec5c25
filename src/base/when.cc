#include "base/when.h"

namespace holdfast::base {

namespace {

std::string words_before(std::optional<Part> part)
{
    if (!part) return "";
    switch (*part) {
    case Part::early: return "early ";
    case Part::mid: return "mid-";
    case Part::late: return "late ";
    }
    return "";
}

struct Wording {
    const When::NameOfEntry& name;

    std::string operator()(const When::Unknown&) const { return "on a date not known"; }
    std::string operator()(const When::Open&) const { return ""; }
    std::string operator()(const When::Time& time) const { return London::words(time.at); }
    std::string operator()(const When::Day& day) const { return words(day.date); }
    std::string operator()(const When::Month& month) const
    {
        const std::string day = words(Date::of(month.year, month.month, 1));
        return words_before(month.part) + day.substr(day.find(' ') + 1);
    }
    std::string operator()(const When::Year& year) const
    {
        return words_before(year.part) + std::to_string(year.year);
    }
    std::string operator()(const When::OfEntry& of) const { return name(of.entry); }
    std::string operator()(const When::Interval& interval) const
    {
        const std::string from = std::visit(*this, interval.from);
        const std::string to = std::visit(*this, interval.to);
        if (from.empty()) return "some time up to " + to;
        if (to.empty()) return "some time from " + from;
        return "some time from " + from + " to " + to;
    }
    std::string operator()(const When::DaysAfter& after) const
    {
        if (after.days == 0) return "on the same day as " + name(after.entry);
        return std::to_string(after.days) + (after.days == 1 ? " day after " : " days after ")
             + name(after.entry);
    }
};

}  // namespace

std::string When::words(const NameOfEntry& name) const
{
    return std::visit(Wording{name}, value);
}

std::vector<EntryId> When::entries() const
{
    std::vector<EntryId> entries;
    if (const auto* after = std::get_if<DaysAfter>(&value)) entries.push_back(after->entry);
    if (const auto* interval = std::get_if<Interval>(&value)) {
        for (const End* end : {&interval->from, &interval->to}) {
            if (const auto* of = std::get_if<OfEntry>(end)) entries.push_back(of->entry);
        }
    }
    return entries;
}

}  // namespace holdfast::base
