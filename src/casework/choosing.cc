#include "casework/choosing.h"

#include "access/acts.h"

#include <algorithm>

namespace holdfast::casework {

bool works_with_families(const KnownPractitioner& known, base::Date today)
{
    constexpr std::string_view none[] = {
        "administrator", "system", "information_officer", "reviewer"};
    return !known.has_left(today)
        && std::find(std::begin(none), std::end(none), known.role) == std::end(none);
}

bool may_choose_practitioners(std::string_view role)
{
    using access::Action;
    using access::Class;
    // A role that can work with no family names nobody beside one.
    const auto known = access::role_of(role);
    if (!known
        || !access::decide({*known,
                            access::Relation::none,
                            Class::existence,
                            Action::find,
                            access::Purpose::given})
                .permitted)
        return false;
    constexpr std::string_view naming[] = {"allocation", "agencyView", "planStep", "supervision"};
    return std::any_of(std::begin(naming), std::end(naming), [&](std::string_view type) {
        const auto act = access::act_of_record(type);
        return act && access::may(role, *act);
    });
}

bool may_read_registers(std::string_view role)
{
    return may_choose_practitioners(role) || access::may(role, access::Act::record_agency);
}

base::Result<std::vector<Registered>> who_works_with_families(const House& house)
{
    auto all = practitioners(house);
    if (all)
        std::erase_if(*all, [today = house.today()](const Registered& each) {
            return !works_with_families(each.known, today);
        });
    return all;
}

}  // namespace holdfast::casework
