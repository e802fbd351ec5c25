#pragma once
#include "house/serving_commands.h"
#include "house/settings.h"

namespace holdfast::house {

/// The settings as the options, the environment and the built-in values say. Problems: those of
/// `read_settings` and `listen_flags`.
[[nodiscard]] base::Checked<Settings> settings_of(const SettingOptions& options);

}  // namespace holdfast::house
