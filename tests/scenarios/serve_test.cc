// The program as whoever keeps it running uses it: founding, accounts, serving, stopping.
#include "base/json.h"
#include "tests/scenarios/read_back.h"
#include "tests/scenarios/running_program.h"
#include "web/small_client.h"

#include <gtest/gtest.h>

#include <set>

namespace holdfast {
namespace {

namespace fs = std::filesystem;
namespace json = base::json;

const std::string password = "a long password of nobody";

std::vector<json::object> lines_of(const std::string& log)
{
    std::vector<json::object> lines;
    std::istringstream text{log};
    for (std::string line; std::getline(text, line);) lines.push_back(object_of(line));
    return lines;
}

/// Words as a form sends them; none of ours needs more than this.
std::string typed(std::string text)
{
    for (char& c : text)
        if (c == ' ') c = '+';
    return text;
}

class Serve : public testing::Test {
protected:
    Serve()
    {
        std::string pattern = fs::temp_directory_path() / "holdfast-serve-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~Serve() override { fs::remove_all(folder_); }

    Ran run(std::vector<std::string> words, const std::string& input = "") const
    {
        RunningProgram program{folder_, std::move(words), input};
        Ran ran;
        ran.exit = program.wait();
        ran.out = program.out();
        ran.err = program.err();
        return ran;
    }
    void found_example() const
    {
        const Ran ran =
            run({"authority", "new", "--data", "data", "--key", "example", "--name", "Example"});
        ASSERT_EQ(ran.exit, 0) << ran.err;
    }
    Ran add_user(const std::string& name, const std::string& typed_password) const
    {
        return run({"user",
                    "add",
                    "--data",
                    "data",
                    "--authority",
                    "example",
                    "--name",
                    name,
                    "--role",
                    "social_worker",
                    "--shown-name",
                    "Ash Example",
                    "--team",
                    "North team"},
                   typed_password + "\n");
    }
    json::array users() const
    {
        const Ran ran = run({"user", "list", "--data", "data", "--authority", "example", "--json"});
        EXPECT_EQ(ran.exit, 0) << ran.err;
        return object_of(ran.out).at("users").as_array();
    }
    void write_settings(const std::string& text) const
    {
        std::ofstream{folder_ / "holdfast.toml"} << text;
    }

    fs::path folder_;
};

/// The port that the program says it listens on; 0 when it never does.
std::uint16_t port_of(RunningProgram& program)
{
    const auto log = program.says("\"listening\"");
    if (!log) {
        ADD_FAILURE() << program.err();
        return 0;
    }
    for (const json::object& line : lines_of(*log))
        if (line.at("event").as_string() == "listening")
            return static_cast<std::uint16_t>(line.at("port").as_int64());
    return 0;
}

web::Said ask(std::uint16_t port, const std::string& target, const std::string& headers = "")
{
    web::SmallClient client{port};
    client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    return client.read_answer().value_or(web::Said{});
}

web::Said sign_in(std::uint16_t port, const std::string& name, const std::string& with)
{
    const std::string form = "name=" + typed(name) + "&password=" + typed(with);
    web::SmallClient client{port};
    client.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
                "Sec-Fetch-Site: same-origin\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + std::to_string(form.size()) + "\r\n\r\n" + form);
    return client.read_answer().value_or(web::Said{});
}

/// The cell behind the one that holds the sign-in name, on the page of a demonstration.
std::string password_shown(const std::string& page, const std::string& name)
{
    const std::size_t at = page.find(">" + name + "<");
    if (at == std::string::npos) return "";
    const std::size_t cell = page.find("<td", at);
    const std::size_t from = page.find('>', cell) + 1;
    return page.substr(from, page.find('<', from) - from);
}

TEST_F(Serve, ADemonstrationIsThereUntilItIsAskedToStop)
{
    RunningProgram program{folder_, {"serve", "--load", case_r + "@8", "--listen", "127.0.0.1:0"}};
    const std::uint16_t port = port_of(program);
    ASSERT_NE(port, 0);
    EXPECT_EQ(ask(port, "/livez").body, "ok\n");
    EXPECT_EQ(ask(port, "/readyz").body, "ok\n");
    const web::Said page = ask(port, "/sign-in");
    EXPECT_EQ(page.status, 200);
    for (const char* name : {"case-r-worker",
                             "case-r-manager",
                             "case-r-screener",
                             "case-r-head-of-service",
                             "case-r-administrator"})
        EXPECT_GE(password_shown(page.body, name).size(), 15U) << name;
    EXPECT_FALSE(page.body.contains("case-r-reviewer"));
    EXPECT_FALSE(page.body.contains("case-r-hospital"));
    const std::string shown = password_shown(page.body, "case-r-worker");
    EXPECT_EQ(sign_in(port, "case-r-worker", shown).status, 303);
    EXPECT_NE(sign_in(port, "case-r-worker", shown + "x").status, 303);
    EXPECT_TRUE(program.out().contains("http://localhost:" + std::to_string(port)));
    EXPECT_EQ(program.ask_to_stop(), 0);
    EXPECT_TRUE(program.err().contains("\"stopped\""));
    for (const auto& left : fs::directory_iterator{folder_})
        EXPECT_FALSE(left.is_directory()) << "The demonstration left its folder.";
}

TEST_F(Serve, TheLogHoldsNothingThatSomebodySaid)
{
    RunningProgram program{folder_, {"serve", "--load", case_r, "--listen", "127.0.0.1:0"}};
    const std::uint16_t port = port_of(program);
    ASSERT_NE(port, 0);
    const web::Said page = ask(port, "/sign-in?next=/canary&canary=canary");
    const std::string shown = password_shown(page.body, "case-r-worker");
    const web::Said signed_in = sign_in(port, "case-r-worker", shown);
    const std::string cookie = signed_in.header("Set-Cookie");
    const std::string token = cookie.substr(0, cookie.find(';'));
    const std::string with = "Cookie: " + token
                           + "; canary=canary\r\nReferer: /canary\r\n"
                             "User-Agent: canary\r\n";
    (void)sign_in(port, "canary", "canary canary canary");
    for (const char* target : {"/", "/canary", "/families/canary", "/?canary=canary", "/search"})
        (void)ask(port, target, with);
    EXPECT_EQ(program.ask_to_stop(SIGINT), 0);

    const std::string log = program.err();
    const std::string secret = token.substr(token.find('=') + 1);
    ASSERT_FALSE(secret.empty());
    for (const std::string& word : {std::string{"canary"}, shown, secret, std::string{"Case R"}})
        EXPECT_FALSE(log.contains(word)) << word;
    const std::set<std::string> known = {"time",
                                         "level",
                                         "event",
                                         "authority",
                                         "kind",
                                         "address",
                                         "port",
                                         "request",
                                         "method",
                                         "route",
                                         "status",
                                         "microseconds"};
    std::set<std::string> routes;
    for (const json::object& line : lines_of(log)) {
        for (const auto& member : line) EXPECT_TRUE(known.contains(member.key())) << member.key();
        if (line.at("event").as_string() == "answered")
            routes.insert(std::string{line.at("route").as_string()});
    }
    EXPECT_TRUE(routes.contains("/sign-in"));
    EXPECT_TRUE(routes.contains(""));  // Where no route answers, the path is not told either.
}

TEST_F(Serve, WhatCannotBeServedIsTold)
{
    write_settings("[limits]\nworker = 4\nconnections = \"many\"\n");
    struct Row {
        std::vector<std::string> words;
        int exit;
        std::vector<std::string> told;
    };
    const std::vector<Row> rows = {
        {{"serve", "--load", case_r, "--listen", "0.0.0.0:0"}, 1, {"listen.address", "alone"}},
        {{"serve", "--load", case_r, "--config", "holdfast.toml"},
         1,
         {"limits.worker:", "limits.connections:"}},
        {{"serve", "--load", case_r, "--listen", "127.0.0.1:99999"}, 1, {"listen.port"}},
        {{"serve", "--load", case_r, "--listen", "localhost:0"}, 1, {"listen.address"}},
        {{"serve", "--load", case_r + "@there-is-no-such-event"}, 1, {"label"}},
        {{"serve", "--load", "no-such-case.json"}, 1, {"no such file"}},
        {{"serve", "--data", "nothing"}, 1, {"authority new"}},
        {{"serve"}, 2, {"--load"}},
    };
    for (const Row& row : rows) {
        const Ran ran = run(row.words);
        EXPECT_EQ(ran.exit, row.exit) << ran.err;
        for (const std::string& word : row.told) EXPECT_TRUE(ran.err.contains(word)) << ran.err;
        EXPECT_EQ(ran.out, "");
    }
    for (const auto& left : fs::directory_iterator{folder_})
        EXPECT_FALSE(left.is_directory()) << left.path();
}

TEST_F(Serve, ConfigShowTellsWhoSaidWhat)
{
    write_settings("[limits]\nworkers = 3\n");
    const Ran ran = run({"config", "show", "--config", "holdfast.toml", "--listen", "[::1]:9"});
    EXPECT_EQ(ran.exit, 0) << ran.err;
    EXPECT_TRUE(ran.out.contains("limits.workers = 3  (file)")) << ran.out;
    EXPECT_TRUE(ran.out.contains("listen.address = \"::1\"  (flag)"));
    EXPECT_TRUE(ran.out.contains("site.secure = false  (built in)"));
    EXPECT_TRUE(ran.out.contains("HOLDFAST__LIMITS__BODY_BYTES"));
}

TEST_F(Serve, AnAuthorityIsFoundedOnce)
{
    found_example();
    const auto again =
        run({"authority", "new", "--data", "data", "--key", "example", "--name", "Example"});
    EXPECT_EQ(again.exit, 1);
    EXPECT_TRUE(again.err.contains("already"));
    for (const char* key : {"../example", "Example", "", "a/b", ".example", "1"}) {
        const Ran ran =
            run({"authority", "new", "--data", "data", "--key", key, "--name", "Example"});
        EXPECT_EQ(ran.exit, 1) << key;
    }
    std::vector<std::string> left;
    for (const auto& each : fs::directory_iterator{folder_ / "data"})
        left.push_back(each.path().filename());
    EXPECT_EQ(left, std::vector<std::string>{"example"});
    EXPECT_EQ(fs::status(folder_ / "data" / "example").permissions(), fs::perms::owner_all);
}

TEST_F(Serve, AccountsAreMadeAndEnded)
{
    found_example();
    EXPECT_EQ(users().size(), 0U);
    ASSERT_EQ(add_user("ash", password).exit, 0);
    const json::array listed = users();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].at("name").as_string(), "ash");
    EXPECT_EQ(listed[0].at("shownName").as_string(), "Ash Example");
    EXPECT_EQ(listed[0].at("role").as_string(), "social_worker");
    EXPECT_EQ(listed[0].at("team").as_string(), "North team");
    EXPECT_EQ(listed[0].at("state").as_string(), "active");

    EXPECT_EQ(add_user("ash", password).exit, 1);                     // The name is taken.
    EXPECT_EQ(add_user("wren", "short").exit, 1);                     // A bad password.
    EXPECT_EQ(add_user("wren", "").exit, 1);                          // None.
    EXPECT_EQ(add_user("w", password).exit, 1);                       // A bad name.
    EXPECT_FALSE(add_user("wren", "short").err.contains("short\n"));  // It is not repeated.
    EXPECT_EQ(users().size(), 1U);

    const std::vector<std::string> token = {
        "token", "new", "--data", "data", "--authority", "example", "--user", "ash", "--name"};
    auto words = token;
    words.emplace_back("School system");
    const Ran made = run(words);
    EXPECT_EQ(made.exit, 0) << made.err;
    EXPECT_TRUE(made.out.starts_with("hf_"));
    EXPECT_EQ(run(words).exit, 1);  // The name is taken.

    EXPECT_EQ(
        run({"user", "disable", "--data", "data", "--authority", "example", "--name", "ash"}).exit,
        0);
    EXPECT_EQ(users()[0].at("state").as_string(), "disabled");
    words.back() = "Another system";
    EXPECT_EQ(run(words).exit, 1);  // Nobody acts as somebody who may not sign in.
    EXPECT_EQ(
        run({"user", "disable", "--data", "data", "--authority", "example", "--name", "wren"}).exit,
        1);
    EXPECT_EQ(run({"user", "list", "--data", "data", "--authority", "other"}).exit, 1);
}

TEST_F(Serve, ALiveAuthorityIsServedAndHeld)
{
    found_example();
    ASSERT_EQ(add_user("ash", password).exit, 0);
    RunningProgram program{folder_, {"serve", "--data", "data", "--listen", "127.0.0.1:0"}};
    const std::uint16_t port = port_of(program);
    ASSERT_NE(port, 0);
    EXPECT_EQ(ask(port, "/readyz").status, 200);
    EXPECT_FALSE(ask(port, "/sign-in").body.contains(password));
    EXPECT_EQ(sign_in(port, "ash", password).status, 303);
    EXPECT_EQ(program.out(), "");
    // Nobody else works with it meanwhile.
    const fs::path other = folder_ / "other";
    fs::create_directory(other);
    RunningProgram second{other,
                          {"user", "list", "--data", folder_ / "data", "--authority", "example"}};
    EXPECT_EQ(second.wait(), 1);
    EXPECT_TRUE(second.err().contains("Stop it first.")) << second.err();
    EXPECT_EQ(program.ask_to_stop(), 0);
    EXPECT_EQ(users().size(), 1U);
}

TEST_F(Serve, OnlyOverTlsFromElsewhere)
{
    found_example();
    const Ran ran = run({"serve", "--data", "data", "--listen", "0.0.0.0:0"});
    EXPECT_EQ(ran.exit, 1);
    EXPECT_TRUE(ran.err.contains("TLS")) << ran.err;
}

}  // namespace
}  // namespace holdfast
