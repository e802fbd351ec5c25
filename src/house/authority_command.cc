#include "house/served_authority.h"
#include "house/serving_commands.h"

namespace holdfast::house {

Ended new_authority(const AuthorityNewOptions& options)
{
    const auto founded = found_authority(options.data, options.key, options.name);
    if (!founded) return report(founded.error(), options.form);
    if (options.form == Form::json) print_json(base::json::object{{"authority", options.key}});
    else
        print("Founded. Keep a copy of the two key files in its folder elsewhere: without them "
              "nothing in it can be read.\n");
    return Ended::ok;
}

}  // namespace holdfast::house
