#include "house/output.h"

#include <iostream>

namespace holdfast::house {

void print(std::string_view text)
{
    std::cout << text;
}

void print_json(const base::json::value& value)
{
    std::cout << base::pretty(value);
}

Ended report(const base::Problems& problems, Form form)
{
    if (form == Form::json) {
        base::json::array shown;
        for (const base::Problem& each : problems)
            shown.push_back(base::json::object{{"kind", base::word_of(each.kind)},
                                               {"place", each.place},
                                               {"message", each.message}});
        print_json(base::json::object{{"problems", std::move(shown)}});
        return Ended::failed;
    }
    for (const base::Problem& each : problems) {
        if (!each.place.empty()) std::cerr << each.place << ": ";
        std::cerr << each.message << "\n";
    }
    return Ended::failed;
}

Ended report(const base::Problem& problem, Form form)
{
    return report(base::Problems{problem}, form);
}

}  // namespace holdfast::house
