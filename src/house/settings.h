#pragma once
#include "base/problem.h"
#include "web/transport.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How the program is set up on one machine. What an authority decides for itself (clocks, caps,
/// gates) is policy, which stands in its ledger with an owner and a date, and never here.
namespace holdfast::house {

enum class SettingKind { text, count, flag };

/// One setting, declared once.
struct SettingKey {
    std::string_view section;
    std::string_view key;
    SettingKind kind = SettingKind::text;
    std::string_view built_in;  // Its value unless something else is said, as text.
    std::uint64_t least = 0;    // Of a count.
    std::uint64_t most = 0;
    std::string_view says;  // One sentence for whoever sets it.

    [[nodiscard]] std::string name() const;      // "limits.body_bytes"
    [[nodiscard]] std::string variable() const;  // "HOLDFAST__LIMITS__BODY_BYTES"
};

/// Every setting there is, in the order in which they are shown.
[[nodiscard]] std::span<const SettingKey> setting_keys();

/// Who said it. A later one stands in place of an earlier one.
enum class Origin { built_in, file, environment, flag };
[[nodiscard]] std::string_view word_of(Origin origin);

/// The value of one setting in its own form, and who said it.
struct Setting {
    const SettingKey* key = nullptr;
    std::string value;  // A flag is "true" or "false", a count is digits.
    Origin origin = Origin::built_in;
};

/// All settings, each with a value of its kind and within its bounds.
class Settings {
public:
    explicit Settings(std::vector<Setting> all) : all_(std::move(all)) {}

    [[nodiscard]] std::span<const Setting> all() const { return all_; }
    /// The name is that of a setting of this kind (asserted).
    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] std::uint64_t count(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;

private:
    [[nodiscard]] const Setting& at(std::string_view name, SettingKind kind) const;
    std::vector<Setting> all_;
};

/// What is read, from the weakest word to the strongest.
struct SettingSources {
    std::string file;                      // A TOML file; "": none.
    std::vector<std::string> environment;  // "HOLDFAST__LIMITS__WORKERS=4"; others are passed over.
    std::vector<std::pair<std::string, std::string>> flags;  // "listen.port" and "8080".
};

/// Problems, every one at once, each with the file and name, the variable or the name as its place:
/// unknown, for a name that is no setting; invalid, for a value of another kind or out of bounds;
/// not_found and unavailable, for the file; invalid, for a file that is no TOML, with its line.
/// Values are never repeated in a message.
[[nodiscard]] base::Checked<Settings> read_settings(const SettingSources& sources);

/// The environment of this process, for `read_settings`.
[[nodiscard]] std::vector<std::string> process_environment();

/// Where and how to listen. Problem: invalid, for an address that is no number of IPv4 or IPv6.
[[nodiscard]] base::Result<web::Listening> listening_of(const Settings& settings);

/// Is this address, in numbers, one that only this machine can reach?
[[nodiscard]] bool is_loopback(const std::string& address);

/// "127.0.0.1:8080" or "[::1]:8080" as the flags "listen.address" and "listen.port". Problem:
/// invalid, where there is no colon.
[[nodiscard]] base::Result<std::vector<std::pair<std::string, std::string>>> listen_flags(
    std::string_view listen);

}  // namespace holdfast::house
