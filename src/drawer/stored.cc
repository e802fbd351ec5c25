#include "drawer/stored.h"

namespace holdfast::drawer {

namespace json = base::json;

std::string StoredMembers::text(std::string_view name)
{
    const json::value* member = object_->if_contains(name);
    if (member != nullptr && member->is_string()) return std::string(member->get_string());
    damaged_ = true;
    return {};
}

base::Instant StoredMembers::instant(std::string_view name)
{
    const json::value* member = object_->if_contains(name);
    if (member != nullptr && member->is_int64())
        return base::Instant(std::chrono::microseconds(member->get_int64()));
    damaged_ = true;
    return {};
}

json::object StoredMembers::object(std::string_view name)
{
    const json::value* member = object_->if_contains(name);
    if (member != nullptr && member->is_object()) return member->get_object();
    damaged_ = true;
    return {};
}

const json::array& StoredMembers::array(std::string_view name)
{
    static const json::array none;
    const json::value* member = object_->if_contains(name);
    if (member != nullptr && member->is_array()) return member->get_array();
    damaged_ = true;
    return none;
}

std::unexpected<base::Problem> damaged_row()
{
    return base::problem(base::Problem::Kind::damaged,
                         "",
                         "Something that was kept cannot be read any more. Restore the file from "
                         "a backup.");
}

}  // namespace holdfast::drawer
