#include "web/router.h"
#include "web/small_client.h"
#include "web/transport.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace holdfast::web {
namespace {

using namespace std::chrono_literals;

/// A server for one test, which notes what failed.
class Serving {
public:
    explicit Serving(App app, const Listening& listening = {})
        : server_(Server::start(listening, std::move(app), [this](const auto& id, const auto& e) {
                      const std::lock_guard hold{mutex_};
                      failed_.emplace_back(id, e.what());
                  }).value())
    {}
    SmallClient client() { return SmallClient{server_->port()}; }
    Server& server() { return *server_; }
    std::vector<std::pair<std::string, std::string>> failed()
    {
        const std::lock_guard hold{mutex_};
        return failed_;
    }

private:
    std::mutex mutex_;
    std::vector<std::pair<std::string, std::string>> failed_;
    std::unique_ptr<Server> server_;
};

/// Tells what it was asked, as text.
Response echo(const Request& request)
{
    std::string text = request.path + "\n";
    for (const auto& [name, value] : request.query) text += "query " + name + "=" + value + "\n";
    for (const auto& [name, value] : request.form) text += "form " + name + "=" + value + "\n";
    for (const auto& [name, value] : request.cookies) text += "cookie " + name + "=" + value + "\n";
    text += request.on_loopback ? "near\n" : "far\n";
    return plain(text);
}

void expect_every_header(const Said& said)
{
    for (const char* name : {"Content-Security-Policy",
                             "X-Content-Type-Options",
                             "Referrer-Policy",
                             "Cross-Origin-Opener-Policy",
                             "Cross-Origin-Resource-Policy",
                             "Permissions-Policy",
                             "Cache-Control"})
        EXPECT_NE(said.header(name), "") << name;
    EXPECT_EQ(said.header("X-Request-Id").size(), 26U);
    EXPECT_EQ(said.header("Server"), "");
}

std::string nonce_of(const Said& said)
{
    const std::string policy = said.header("Content-Security-Policy");
    const std::size_t begin = policy.find("'nonce-") + 7;
    return policy.substr(begin, policy.find('\'', begin) - begin);
}

TEST(Server, AnswersWhatItIsAsked)
{
    Serving serving{echo};
    SmallClient client = serving.client();
    client.send("GET /a%20b?c=d+e HTTP/1.1\r\nHost: h\r\nCookie: sid=abc\r\n\r\n");
    auto said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 200);
    EXPECT_EQ(said->body, "/a b\nquery c=d e\ncookie sid=abc\nnear\n");
    expect_every_header(*said);
    EXPECT_EQ(said->header("Strict-Transport-Security"), "");

    // The same connection again, with a form.
    client.send("POST /f HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 5\r\n\r\nx=y+z");
    said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->body, "/f\nform x=y z\nnear\n");
}

TEST(Server, GivesEachAnswerAnIdAndANonceOfItsOwn)
{
    Serving serving{[](const Request& request) { return plain(request.id + " " + request.nonce); }};
    std::set<std::string> met;
    SmallClient client = serving.client();
    for (int i = 0; i < 20; ++i) {
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        const auto said = client.read_answer();
        ASSERT_TRUE(said);
        EXPECT_EQ(said->body, said->header("X-Request-Id") + " " + nonce_of(*said));
        EXPECT_TRUE(met.insert(said->header("X-Request-Id")).second);
        EXPECT_TRUE(met.insert(nonce_of(*said)).second);
    }
}

TEST(Server, HeadIsGetWithoutItsBody)
{
    Serving serving{echo};
    SmallClient client = serving.client();
    client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\nGET /y HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto head = client.read_header();
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 200);
    EXPECT_EQ(head->header("Content-Length"), "8");
    const auto next = client.read_answer();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->body, "/y\nnear\n");
}

TEST(Server, AnswersPipelinedRequestsInOrder)
{
    Serving serving{[](const Request& request) {
        if (request.path == "/0") std::this_thread::sleep_for(20ms);
        return plain(request.path);
    }};
    SmallClient client = serving.client();
    std::string all;
    for (int i = 0; i < 50; ++i)
        all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        const auto said = client.read_answer();
        ASSERT_TRUE(said) << i;
        EXPECT_EQ(said->body, "/" + std::to_string(i));
    }
}

TEST(Server, EndsTheConnectionWhereItIsAskedTo)
{
    for (const char* request :
         {"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
        Serving serving{echo};
        SmallClient client = serving.client();
        client.send(request);
        ASSERT_TRUE(client.read_answer()) << request;
        EXPECT_TRUE(client.is_closed_within(2s)) << request;
    }
}

TEST(Server, SaysGoOnToWhoWaitsForIt)
{
    Serving serving{[](const Request& request) { return plain(request.body); }};
    SmallClient client = serving.client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    const auto go_on = client.read_header();
    ASSERT_TRUE(go_on);
    EXPECT_EQ(go_on->status, 100);
    client.send("hello");
    const auto said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->body, "hello");
}

TEST(Server, AFailureShowsItsNumberAndNothingElse)
{
    Serving serving{[](const Request& request) -> Response {
        if (request.path == "/well") return plain("well");
        throw std::runtime_error{"secret words"};
    }};
    SmallClient client = serving.client();
    client.send("GET /secret-path HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 500);
    expect_every_header(*said);
    EXPECT_FALSE(said->body.contains("secret"));
    EXPECT_TRUE(said->body.contains(said->header("X-Request-Id")));
    const auto failed = serving.failed();
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed.front().first, said->header("X-Request-Id"));
    EXPECT_EQ(failed.front().second, "secret words");

    client.send("GET /well HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto next = client.read_answer();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->body, "well");
}

TEST(Server, ABadFormIsRefusedAndTheConnectionStays)
{
    Serving serving{echo};
    SmallClient client = serving.client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 3\r\n\r\na=%");
    const auto said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 400);
    expect_every_header(*said);
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto next = client.read_answer();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->status, 200);
}

TEST(Server, SendsWhatTheAppAdds)
{
    Listening listening;
    listening.secure = true;
    Serving serving{[](const Request&) {
                        Response response = asset("text/css", std::string(5'000, 'a'));
                        set_cookie(response, {"one", "1"});
                        set_cookie(response, {"two", "2"});
                        return response;
                    },
                    listening};
    SmallClient client = serving.client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n");
    const auto said = client.read_answer();
    ASSERT_TRUE(said);
    std::size_t cookies = 0;
    for (const auto& [name, value] : said->headers)
        if (name == "Set-Cookie") ++cookies;
    EXPECT_EQ(cookies, 2U);
    EXPECT_NE(said->header("Strict-Transport-Security"), "");
    EXPECT_EQ(said->header("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(said->header("Content-Encoding"), "gzip");
    EXPECT_LT(said->body.size(), 500U);
}

TEST(Server, SendsNoBodyWhereThereIsNone)
{
    Serving serving{[](const Request& request) {
        if (request.path == "/moved") return see_other(Url::to("/x"));
        Response response;
        response.status = 204;
        return response;
    }};
    SmallClient client = serving.client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET /moved HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto nothing = client.read_answer();
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->status, 204);
    const auto moved = client.read_answer();
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->status, 303);
    EXPECT_EQ(moved->header("Location"), "/x");
    EXPECT_EQ(moved->header("Content-Length"), "0");
}

TEST(Server, ServesSeveralAtOnce)
{
    // Four requests that all wait until the last of them has come.
    Listening listening;
    listening.limits.workers = 4;
    std::latch together{4};
    Serving serving{[&](const Request&) {
                        together.arrive_and_wait();
                        return plain("together");
                    },
                    listening};
    std::vector<SmallClient> clients;
    for (int i = 0; i < 4; ++i) clients.push_back(serving.client());
    for (SmallClient& client : clients) client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    for (SmallClient& client : clients) EXPECT_TRUE(client.read_answer());
}

TEST(Server, APortThatIsTakenIsAClearProblem)
{
    Serving serving{echo};
    Listening same;
    same.port = serving.server().port();
    const auto second = Server::start(same, echo, [](const auto&, const auto&) {});
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, base::Problem::Kind::unavailable);
    EXPECT_TRUE(second.error().message.contains("127.0.0.1"));
    EXPECT_TRUE(second.error().message.contains(std::to_string(same.port)));
    EXPECT_TRUE(second.error().message.ends_with("."));

    for (const char* address : {"nonsense", "", "256.0.0.1", "192.0.2.1"}) {
        Listening wrong;
        wrong.address = address;
        const auto none = Server::start(wrong, echo, [](const auto&, const auto&) {});
        ASSERT_FALSE(none.has_value()) << address;
        EXPECT_EQ(none.error().kind, base::Problem::Kind::unavailable);
        EXPECT_TRUE(none.error().message.contains(address));
    }
}

TEST(Stop, FinishesWhatIsBeingAnswered)
{
    std::latch asked{1};
    std::latch may_answer{1};
    Serving serving{[&](const Request&) {
        asked.count_down();
        may_answer.wait();
        return plain("finished");
    }};
    SmallClient quiet = serving.client();
    SmallClient client = serving.client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    asked.wait();
    std::thread stopping{[&] { serving.server().stop(); }};
    EXPECT_TRUE(quiet.is_closed_within(2s));
    may_answer.count_down();
    const auto said = client.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->body, "finished");
    EXPECT_EQ(said->header("Connection"), "close");
    EXPECT_TRUE(client.is_closed_within(2s));
    stopping.join();
    serving.server().stop();
}

TEST(Stop, FreesThePort)
{
    Listening listening;
    {
        Serving serving{echo};
        listening.port = serving.server().port();
        SmallClient client = serving.client();
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        ASSERT_TRUE(client.read_answer());
    }
    Serving again{echo, listening};
    EXPECT_EQ(again.server().port(), listening.port);
}

}  // namespace
}  // namespace holdfast::web
