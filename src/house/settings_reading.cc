#include "house/files.h"
#include "house/settings.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace holdfast::house {

using base::Checked;
using base::Problem;
using base::Problems;

namespace {

constexpr std::string_view prefix = "HOLDFAST__";

/// Lays one source's words over those before, and gathers what is wrong with them.
class Layers {
public:
    Layers()
    {
        for (const SettingKey& key : setting_keys())
            settings_.push_back({&key, std::string{key.built_in}, Origin::built_in});
    }

    /// `typed` is nullopt where the source has a value of a kind that no setting has.
    void say(Setting* setting, const std::string& place, const std::optional<std::string>& typed,
             Origin origin)
    {
        if (setting == nullptr) {
            problems_.push_back({Problem::Kind::unknown,
                                 place,
                                 "There is no setting of this name; `holdfast config show` lists "
                                 "them all."});
            return;
        }
        if (!typed || !is_right(*setting->key, *typed)) {
            problems_.push_back({Problem::Kind::invalid, place, what_is_right(*setting->key)});
            return;
        }
        setting->value = *typed;
        setting->origin = origin;
    }
    void report(Problem problem) { problems_.push_back(std::move(problem)); }

    template <class Is>
    Setting* find_if(const Is& is)
    {
        const auto found = std::find_if(
            settings_.begin(), settings_.end(), [&](const Setting& each) { return is(*each.key); });
        return found == settings_.end() ? nullptr : &*found;
    }
    Setting* named(std::string_view name)
    {
        return find_if([&](const SettingKey& key) { return key.name() == name; });
    }

    Checked<Settings> settings()
    {
        if (!problems_.empty()) return std::unexpected(std::move(problems_));
        return Settings{std::move(settings_)};
    }

private:
    static bool is_right(const SettingKey& key, const std::string& typed)
    {
        switch (key.kind) {
        case SettingKind::text: return true;
        case SettingKind::flag: return typed == "true" || typed == "false";
        case SettingKind::count: break;
        }
        std::uint64_t count = 0;
        const char* end = typed.data() + typed.size();
        const auto read = std::from_chars(typed.data(), end, count);
        return read.ec == std::errc{} && read.ptr == end && count >= key.least && count <= key.most;
    }

    static std::string what_is_right(const SettingKey& key)
    {
        switch (key.kind) {
        case SettingKind::text: return "Give a text in quotation marks.";
        case SettingKind::flag: return "Give true or false.";
        case SettingKind::count: break;
        }
        return "Give a whole number from " + std::to_string(key.least) + " to "
             + std::to_string(key.most) + ".";
    }

    std::vector<Setting> settings_;
    Problems problems_;
};

/// The value as text, if it is of the setting's own kind: a port in quotation marks is a mistake.
std::optional<std::string> text_of(const toml::node& value, SettingKind kind)
{
    switch (kind) {
    case SettingKind::text:
        if (value.is_string()) return value.value<std::string>();
        break;
    case SettingKind::count:
        if (value.is_integer()) return std::to_string(*value.value<std::int64_t>());
        break;
    case SettingKind::flag:
        if (value.is_boolean()) return *value.value<bool>() ? "true" : "false";
        break;
    }
    return std::nullopt;
}

void read_section(const std::string& file, std::string_view name, const toml::table& section,
                  Layers& layers)
{
    for (const auto& [key, value] : section) {
        const std::string whole = std::string{name} + "." + std::string{key.str()};
        Setting* setting = layers.named(whole);
        std::optional<std::string> typed;
        if (setting != nullptr) typed = text_of(value, setting->key->kind);
        layers.say(setting, file + ": " + whole, typed, Origin::file);
    }
}

void read_file(const std::string& file, Layers& layers)
{
    const auto text = read_text(file);
    if (!text) return layers.report(text.error());
    const toml::parse_result parsed = toml::parse(*text, file);
    if (!parsed)
        return layers.report({Problem::Kind::invalid,
                              file + ", line " + std::to_string(parsed.error().source().begin.line),
                              "This is not TOML from here on."});
    for (const auto& [name, value] : parsed.table()) {
        const toml::table* section = value.as_table();
        if (section != nullptr) read_section(file, name.str(), *section, layers);
        else layers.say(nullptr, file + ": " + std::string{name.str()}, {}, Origin::file);
    }
}

void read_environment(std::span<const std::string> environment, Layers& layers)
{
    for (const std::string& variable : environment) {
        if (!variable.starts_with(prefix)) continue;
        const std::size_t equals = std::min(variable.find('='), variable.size());
        const std::string name = variable.substr(0, equals);
        const std::string value =
            equals == variable.size() ? std::string{} : variable.substr(equals + 1);
        Setting* setting =
            layers.find_if([&](const SettingKey& key) { return key.variable() == name; });
        layers.say(setting, name, value, Origin::environment);
    }
}

}  // namespace

Checked<Settings> read_settings(const SettingSources& sources)
{
    Layers layers;
    if (!sources.file.empty()) read_file(sources.file, layers);
    read_environment(sources.environment, layers);
    for (const auto& [name, value] : sources.flags)
        layers.say(layers.named(name), name, value, Origin::flag);
    return layers.settings();
}

}  // namespace holdfast::house
