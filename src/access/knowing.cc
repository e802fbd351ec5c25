#include "access/knowing.h"

namespace holdfast::access {

bool may_know_of_any(std::string_view code)
{
    const auto role = role_of(code);
    if (!role) return false;
    for (std::size_t place = 0; place < relation_words.size(); ++place)
        for (const Purpose purpose : {Purpose::missing, Purpose::given})
            if (decide(
                    {*role, static_cast<Relation>(place), Class::existence, Action::find, purpose})
                    .permitted)
                return true;
    return false;
}

}  // namespace holdfast::access
