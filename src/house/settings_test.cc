#include "house/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace holdfast::house {
namespace {

namespace fs = std::filesystem;

/// A configuration file in a folder of its own.
class SettingsFile : public testing::Test {
protected:
    SettingsFile()
    {
        std::string pattern = fs::temp_directory_path() / "holdfast-settings-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        path_ = folder_ / "holdfast.toml";
    }
    ~SettingsFile() override { fs::remove_all(folder_); }

    /// Every problem as "kind place", the places without the folder.
    std::string problems_of(std::string_view text, SettingSources sources = {})
    {
        std::ofstream{path_} << text;
        sources.file = path_;
        const auto settings = read_settings(sources);
        if (settings) return "";
        std::string told;
        for (const base::Problem& problem : settings.error()) {
            EXPECT_TRUE(problem.message.ends_with('.')) << problem.message;
            std::string place = problem.place;
            if (place.starts_with(path_.string())) place.erase(0, path_.string().size());
            told += std::string{base::word_of(problem.kind)} + " " + place + "\n";
        }
        return told;
    }

    fs::path folder_;
    fs::path path_;
};

std::string origin_of(const Settings& settings, std::string_view name)
{
    for (const Setting& setting : settings.all())
        if (setting.key->name() == name) return std::string{word_of(setting.origin)};
    return "no such setting";
}

TEST(Settings, BuiltInValuesAreThoseOfTheServer)
{
    const auto settings = read_settings({});
    ASSERT_TRUE(settings);
    const auto listening = listening_of(*settings);
    ASSERT_TRUE(listening);
    const web::Listening ours;
    EXPECT_EQ(listening->address, ours.address);
    EXPECT_EQ(listening->port, 8080);
    EXPECT_EQ(listening->secure, ours.secure);
    EXPECT_EQ(listening->limits.header_bytes, ours.limits.header_bytes);
    EXPECT_EQ(listening->limits.body_bytes, ours.limits.body_bytes);
    EXPECT_EQ(listening->limits.to_read, ours.limits.to_read);
    EXPECT_EQ(listening->limits.to_write, ours.limits.to_write);
    EXPECT_EQ(listening->limits.idle, ours.limits.idle);
    EXPECT_EQ(listening->limits.connections, ours.limits.connections);
    EXPECT_EQ(listening->limits.waiting, ours.limits.waiting);
    EXPECT_EQ(listening->limits.workers, ours.limits.workers);
}

TEST_F(SettingsFile, ALaterWordStandsInPlaceOfAnEarlierOne)
{
    std::ofstream{path_} << "[listen]\nport = 1001\n[limits]\nworkers = 2\nconnections = 3\n"
                            "[site]\nsecure = true\n";
    const auto settings = read_settings({path_,
                                         {"PATH=/bin",
                                          "HOLDFAST_LIBRARY=x",
                                          "HOLDFAST__LISTEN__PORT=1002",
                                          "HOLDFAST__LIMITS__WORKERS=4"},
                                         {{"listen.port", "1003"}}});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->count("listen.port"), 1003U);
    EXPECT_EQ(origin_of(*settings, "listen.port"), "flag");
    EXPECT_EQ(settings->count("limits.workers"), 4U);
    EXPECT_EQ(origin_of(*settings, "limits.workers"), "environment");
    EXPECT_EQ(settings->count("limits.connections"), 3U);
    EXPECT_EQ(origin_of(*settings, "limits.connections"), "file");
    EXPECT_TRUE(settings->flag("site.secure"));
    EXPECT_EQ(settings->text("listen.address"), "127.0.0.1");
    EXPECT_EQ(origin_of(*settings, "listen.address"), "built in");
}

TEST_F(SettingsFile, EveryProblemIsToldAtOnce)
{
    struct Row {
        const char* text;
        const char* problems;
    };
    const Row rows[] = {
        {"", ""},
        {"# Nothing.\n[listen]\n", ""},
        {"[limits]\nworker = 4\n", "unknown : limits.worker\n"},
        {"[limit]\nworkers = 4\n", "unknown : limit.workers\n"},
        {"workers = 4\n", "unknown : workers\n"},
        {"[limits.workers]\nmost = 4\n", "invalid : limits.workers\n"},
        {"[limits]\nworkers = 0\n", "invalid : limits.workers\n"},
        {"[limits]\nworkers = 257\n", "invalid : limits.workers\n"},
        {"[limits]\nworkers = -1\n", "invalid : limits.workers\n"},
        {"[limits]\nworkers = \"4\"\n", "invalid : limits.workers\n"},
        {"[limits]\nworkers = 4.5\n", "invalid : limits.workers\n"},
        {"[site]\nsecure = \"true\"\n", "invalid : site.secure\n"},
        {"[listen]\naddress = 1\n", "invalid : listen.address\n"},
        {"[limits]\nworkers = 0\nidle = 1\n[data]\nfolder = true\n",
         "invalid : data.folder\nunknown : limits.idle\ninvalid : limits.workers\n"},
        {"[limits\nworkers = 4\n", "invalid , line 1\n"},
        {"[limits]\nworkers = 4\nworkers = 5\n", "invalid , line 3\n"},
    };
    for (const Row& row : rows) EXPECT_EQ(problems_of(row.text), row.problems) << row.text;
}

TEST_F(SettingsFile, EverySourceIsRead)
{
    EXPECT_EQ(problems_of("[limits]\nidle = 1\n",
                          {"",
                           {"HOLDFAST__LIMITS__IDLE=1", "HOLDFAST__LIMITS__WORKERS="},
                           {{"listen.port", "65536"}}}),
              "unknown : limits.idle\nunknown HOLDFAST__LIMITS__IDLE\n"
              "invalid HOLDFAST__LIMITS__WORKERS\ninvalid listen.port\n");
}

TEST(Settings, AFileThatIsNotThereIsAProblem)
{
    const auto settings = read_settings({"there-is-no-such-file.toml", {}, {}});
    ASSERT_FALSE(settings);
    EXPECT_EQ(settings.error().front().kind, base::Problem::Kind::not_found);
}

TEST(Settings, AnAddressIsInNumbers)
{
    struct Row {
        const char* address;
        bool is_address;
        bool is_loopback;
    };
    constexpr Row rows[] = {
        {"127.0.0.1", true, true},
        {"127.8.9.10", true, true},
        {"::1", true, true},
        {"0.0.0.0", true, false},
        {"::", true, false},
        {"192.0.2.7", true, false},
        {"2001:db8::1", true, false},
        {"::ffff:127.0.0.1", true, false},
        {"localhost", false, false},
        {"127.0.0.1.example", false, false},
        {"", false, false},
    };
    for (const Row& row : rows) {
        const auto settings = read_settings({"", {}, {{"listen.address", row.address}}});
        ASSERT_TRUE(settings);
        EXPECT_EQ(listening_of(*settings).has_value(), row.is_address) << row.address;
        EXPECT_EQ(is_loopback(row.address), row.is_loopback) << row.address;
    }
}

TEST(Settings, ListenNamesAddressAndPort)
{
    struct Row {
        const char* listen;
        const char* address;
        const char* port;
    };
    constexpr Row rows[] = {
        {"127.0.0.1:8080", "127.0.0.1", "8080"},
        {"[::1]:0", "::1", "0"},
        {"::1:9", "::1", "9"},
        {":9", "", "9"},
    };
    for (const Row& row : rows) {
        const auto flags = listen_flags(row.listen);
        ASSERT_TRUE(flags) << row.listen;
        EXPECT_EQ(flags->at(0).second, row.address);
        EXPECT_EQ(flags->at(1).second, row.port);
    }
    EXPECT_FALSE(listen_flags("8080"));
}

}  // namespace
}  // namespace holdfast::house
