#include "drawer/notices.h"

#include "drawer/stored.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Date;
using base::Result;

namespace {

namespace json = base::json;

using FirstTold = std::map<std::string, Date>;

Result<FirstTold> read(const json::object& object)
{
    FirstTold told;
    for (const auto& member : object) {
        const auto day = member.value().is_string()
                           ? Date::parse(std::string_view{member.value().get_string()})
                           : base::Result<Date>{damaged_row()};
        if (!day) return damaged_row();
        told.emplace(member.key(), *day);
    }
    return told;
}

json::object object_of(const FirstTold& told)
{
    json::object object;
    for (const auto& [matter, day] : told) object[matter] = day.iso();
    return object;
}

bool is_forgotten(const std::string& matter, Date day, std::span<const std::string> matters,
                  Date today)
{
    return today.days_since(day) > Notices::kept_days
        && std::ranges::find(matters, matter) == matters.end();
}

}  // namespace

Result<std::map<std::string, Date>> Notices::tell(const base::PractitionerId& who,
                                                  std::span<const std::string> matters, Date today)
{
    const Writing writing = rows_->writing();
    base::Bytes key = rows_->key_of(List::notices, who.bytes);
    const auto kept = rows_->find(List::notices, key);
    if (!kept) return std::unexpected(kept.error());
    auto told = *kept ? read(**kept) : FirstTold{};
    if (!told) return told;
    bool is_new = false;
    FirstTold now;
    for (const std::string& matter : matters) {
        const auto [known, added] = told->try_emplace(matter, today);
        is_new = is_new || added;
        now.insert(*known);
    }
    if (!is_new) return now;
    std::erase_if(*told, [&](const auto& each) {
        return is_forgotten(each.first, each.second, matters, today);
    });
    const Change change = rows_->putting(List::notices, std::move(key), object_of(*told));
    auto done = rows_->change({&change, 1});
    if (!done) return std::unexpected(done.error());
    return now;
}

}  // namespace holdfast::drawer
