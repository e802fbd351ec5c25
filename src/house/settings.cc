#include "house/settings.h"

#include "desk/desk.h"
#include "exchange/documents.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <charconv>

namespace holdfast::house {

using base::Problem;
using base::Result;

namespace {

constexpr std::uint64_t seconds_most = 3'600;

// The built-in values of [limits] are those of web::Limits, which says what each of them costs.
constexpr SettingKey every_key[] = {
    {"listen",
     "address",
     SettingKind::text,
     "127.0.0.1",
     0,
     0,
     "The address to listen on, in numbers; any other than this machine's own needs TLS in front."},
    {"listen",
     "port",
     SettingKind::count,
     "8080",
     0,
     65'535,
     "The port to listen on; 0 takes any that is free."},
    {"site",
     "secure",
     SettingKind::flag,
     "false",
     0,
     0,
     "Whether people reach the site over TLS, which a proxy in front of it ends."},
    {"data",
     "folder",
     SettingKind::text,
     "",
     0,
     0,
     "The folder with one folder for each authority; empty keeps nothing, for a demonstration."},
    {"limits",
     "header_bytes",
     SettingKind::count,
     "16384",
     1'024,
     1'048'576,
     "The longest header of a request."},
    {"limits",
     "body_bytes",
     SettingKind::count,
     "1048576",
     1'024,
     67'108'864,
     "The longest body of a request."},
    {"limits",
     "read_seconds",
     SettingKind::count,
     "10",
     1,
     seconds_most,
     "How long a whole request may take to come in."},
    {"limits",
     "write_seconds",
     SettingKind::count,
     "10",
     1,
     seconds_most,
     "How long a whole answer may take to go out."},
    {"limits",
     "idle_seconds",
     SettingKind::count,
     "60",
     1,
     seconds_most,
     "How long a connection may be quiet between two requests."},
    {"limits",
     "connections",
     SettingKind::count,
     "2000",
     1,
     100'000,
     "How many connections may be open at once."},
    {"limits",
     "waiting",
     SettingKind::count,
     "256",
     0,
     100'000,
     "How many requests may wait for a worker."},
    {"limits",
     "workers",
     SettingKind::count,
     "8",
     1,
     256,
     "How many requests are answered at the same time."},
};

std::string upper(std::string_view text)
{
    std::string raised{text};
    for (char& c : raised)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return raised;
}

std::chrono::milliseconds milliseconds(std::uint64_t seconds)
{
    return std::chrono::seconds{static_cast<std::int64_t>(seconds)};
}

}  // namespace

std::string SettingKey::name() const
{
    return std::string{section} + "." + std::string{key};
}

std::string SettingKey::variable() const
{
    return "HOLDFAST__" + upper(section) + "__" + upper(key);
}

std::span<const SettingKey> setting_keys()
{
    return every_key;
}

std::string_view word_of(Origin origin)
{
    switch (origin) {
    case Origin::built_in: return "built in";
    case Origin::file: return "file";
    case Origin::environment: return "environment";
    case Origin::flag: return "flag";
    }
    return {};
}

const Setting& Settings::at(std::string_view name, [[maybe_unused]] SettingKind kind) const
{
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Setting& setting) {
        return setting.key->name() == name;
    });
    assert(found != all_.end() && found->key->kind == kind);
    return *found;
}

const std::string& Settings::text(std::string_view name) const
{
    return at(name, SettingKind::text).value;
}

std::uint64_t Settings::count(std::string_view name) const
{
    const std::string& value = at(name, SettingKind::count).value;
    std::uint64_t count = 0;
    std::from_chars(value.data(), value.data() + value.size(), count);
    return count;
}

bool Settings::flag(std::string_view name) const
{
    return at(name, SettingKind::flag).value == "true";
}

std::vector<std::string> process_environment()
{
    std::vector<std::string> variables;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable)
        variables.emplace_back(*variable);
    return variables;
}

Result<web::Listening> listening_of(const Settings& settings)
{
    web::Listening listening;
    listening.address = settings.text("listen.address");
    in6_addr numbers{};
    if (::inet_pton(AF_INET, listening.address.c_str(), &numbers) != 1
        && ::inet_pton(AF_INET6, listening.address.c_str(), &numbers) != 1)
        return base::problem(Problem::Kind::invalid,
                             "listen.address",
                             "Give an address in numbers, such as 127.0.0.1 or ::1.");
    listening.port = static_cast<std::uint16_t>(settings.count("listen.port"));
    listening.secure = settings.flag("site.secure");
    web::Limits& limits = listening.limits;
    limits.header_bytes = settings.count("limits.header_bytes");
    limits.body_bytes = settings.count("limits.body_bytes");
    limits.takes_files = [](std::string_view path) {
        return desk::takes_files(path) || exchange::takes_documents(path);
    };
    limits.to_read = milliseconds(settings.count("limits.read_seconds"));
    limits.to_write = milliseconds(settings.count("limits.write_seconds"));
    limits.idle = milliseconds(settings.count("limits.idle_seconds"));
    limits.connections = settings.count("limits.connections");
    limits.waiting = settings.count("limits.waiting");
    limits.workers = static_cast<unsigned>(settings.count("limits.workers"));
    return listening;
}

bool is_loopback(const std::string& address)
{
    in_addr four{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1)
        return (ntohl(four.s_addr) >> 24U) == IN_LOOPBACKNET;
    in6_addr six{};
    return ::inet_pton(AF_INET6, address.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

Result<std::vector<std::pair<std::string, std::string>>> listen_flags(std::string_view listen)
{
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string_view::npos)
        return base::problem(Problem::Kind::invalid,
                             "--listen",
                             "Give an address and a port with a colon between, such as "
                             "127.0.0.1:8080.");
    std::string_view address = listen.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    return std::vector<std::pair<std::string, std::string>>{
        {"listen.address", std::string{address}},
        {"listen.port", std::string{listen.substr(colon + 1)}}};
}

}  // namespace holdfast::house
