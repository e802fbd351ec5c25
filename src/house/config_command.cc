#include "house/config_command.h"

namespace holdfast::house {

using base::Checked;
using base::Problems;
namespace json = base::json;

namespace {

json::value shown_value(const Setting& setting)
{
    switch (setting.key->kind) {
    case SettingKind::text: return json::string{setting.value};
    case SettingKind::flag: return setting.value == "true";
    case SettingKind::count: return std::stoull(setting.value);
    }
    return nullptr;
}

void show_in_words(const Settings& settings)
{
    for (const Setting& setting : settings.all())
        print(setting.key->name() + " = " + json::serialize(shown_value(setting)) + "  ("
              + std::string{word_of(setting.origin)} + ")\n    " + std::string{setting.key->says}
              + " " + setting.key->variable() + "\n");
}

}  // namespace

Checked<Settings> settings_of(const SettingOptions& options)
{
    SettingSources sources{options.config, process_environment(), {}};
    if (!options.listen.empty()) {
        auto flags = listen_flags(options.listen);
        if (!flags) return std::unexpected(Problems{flags.error()});
        sources.flags = std::move(*flags);
    }
    if (!options.data.empty()) sources.flags.emplace_back("data.folder", options.data);
    return read_settings(sources);
}

Ended show_config(const ConfigShowOptions& options)
{
    const auto settings = settings_of(options.settings);
    if (!settings) return report(settings.error(), options.form);
    if (options.form == Form::words) {
        show_in_words(*settings);
        return Ended::ok;
    }
    json::array shown;
    for (const Setting& setting : settings->all())
        shown.push_back(json::object{{"name", setting.key->name()},
                                     {"value", shown_value(setting)},
                                     {"origin", word_of(setting.origin)},
                                     {"variable", setting.key->variable()},
                                     {"says", setting.key->says}});
    print_json(json::object{{"settings", std::move(shown)}});
    return Ended::ok;
}

}  // namespace holdfast::house
