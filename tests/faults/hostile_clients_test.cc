// Strangers who want to take the server away from those who work with it, over real sockets.
#include "web/small_client.h"
#include "web/transport.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

namespace holdfast::web {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view ask = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

Listening impatient()
{
    Listening listening;
    listening.limits.header_bytes = 2'048;
    listening.limits.body_bytes = 4'096;
    listening.limits.to_read = 400ms;
    listening.limits.to_write = 400ms;
    listening.limits.idle = 600ms;
    listening.limits.connections = 300;
    listening.limits.waiting = 2;
    listening.limits.workers = 2;
    return listening;
}

/// A server with short limits. Nothing that a client sends may make it fail.
class Hostile : public testing::Test {
protected:
    void serve(App app, const Listening& listening = impatient())
    {
        server_ = Server::start(listening, std::move(app), [this](const auto&, const auto&) {
                      ++failures_;
                  }).value();
    }
    void serve()
    {
        serve([](const Request& request) { return plain(request.path + request.body); });
    }
    SmallClient client() { return SmallClient{server_->port()}; }

    /// Whether somebody new is answered, and at once.
    void expect_served(std::chrono::milliseconds at_most = 2s)
    {
        const auto before = std::chrono::steady_clock::now();
        SmallClient fresh = client();
        fresh.send(ask);
        const auto said = fresh.read_answer();
        ASSERT_TRUE(said);
        EXPECT_EQ(said->status, 200);
        EXPECT_LT(std::chrono::steady_clock::now() - before, at_most);
    }

    /// Sends this, is told that status with every header, and loses the connection.
    void expect_refused(const std::string& bytes, int status)
    {
        SmallClient bad = client();
        bad.send(bytes);
        const auto said = bad.read_answer();
        ASSERT_TRUE(said) << status;
        EXPECT_EQ(said->status, status);
        EXPECT_EQ(said->header("Connection"), "close");
        EXPECT_EQ(said->header("Cache-Control"), "no-store");
        EXPECT_EQ(said->header("X-Content-Type-Options"), "nosniff");
        EXPECT_TRUE(said->header("Content-Security-Policy").contains("default-src 'none'"));
        EXPECT_EQ(said->header("X-Request-Id").size(), 26U);
        EXPECT_TRUE(said->body.contains(said->header("X-Request-Id")));
        EXPECT_TRUE(bad.is_closed_within(2s));
    }

    void TearDown() override
    {
        if (server_) server_->stop();
        EXPECT_EQ(failures_, 0);
    }

    std::atomic<int> failures_ = 0;
    std::unique_ptr<Server> server_;
};

TEST_F(Hostile, QuietSocketsKeepNobodyOutAndAreCut)
{
    serve();
    std::vector<SmallClient> quiet;
    for (int i = 0; i < 200; ++i) quiet.push_back(client());
    // Some have asked once and then say nothing more.
    for (std::size_t i = 0; i < 50; ++i) {
        quiet[i].send(ask);
        ASSERT_TRUE(quiet[i].read_answer());
    }
    expect_served();
    for (SmallClient& each : quiet) EXPECT_TRUE(each.is_closed_within(3s));
}

TEST_F(Hostile, LongUploadsKeepOnlyEachOtherOut)
{
    Listening listening = impatient();
    listening.limits.takes_files = [](std::string_view path) { return path == "/files"; };
    listening.limits.upload_bytes = 100'000;
    listening.limits.to_read_upload = 1'500ms;
    listening.limits.uploads = 2;
    serve([](const Request& request) { return plain(std::to_string(request.body.size())); },
          listening);
    const std::string whole = "POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 90000\r\n\r\n"
                            + std::string(90'000, 'x');
    SmallClient slow = client();
    SmallClient quiet = client();
    slow.send(std::string_view{whole}.substr(0, 50'000));
    quiet.send(std::string_view{whole}.substr(0, 50'000));
    std::this_thread::sleep_for(200ms);
    expect_served();
    expect_refused(whole.substr(0, whole.find("\r\n\r\n") + 4), 503);
    expect_refused("POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 100001\r\n\r\n", 413);
    // An upload has longer than another request, and is then cut as well.
    std::this_thread::sleep_for(500ms);
    slow.send(std::string_view{whole}.substr(50'000));
    const auto said = slow.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->body, "90000");
    EXPECT_TRUE(quiet.is_closed_within(3s));
    SmallClient next = client();
    next.send(whole);
    const auto taken = next.read_answer();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->body, "90000");
}

/// Takes files at "/files", 100,000 bytes of them, at 20,000 bytes a second.
Listening taking_files()
{
    Listening listening = impatient();
    listening.limits.takes_files = [](std::string_view path) { return path == "/files"; };
    listening.limits.upload_bytes = 100'000;
    listening.limits.to_read_upload = 400ms;
    listening.limits.upload_bytes_a_second = 20'000;
    listening.limits.to_drain_upload = 2'500ms;
    listening.limits.drained_upload_bytes = 60'000'000;
    return listening;
}

constexpr std::string_view upload =
    "POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 90000\r\n\r\n";

/// How long somebody goes on who sends so much every 50 ms, until the answer or the end.
struct Sending {
    std::size_t bytes;
    bool answered;
    std::chrono::milliseconds at_least;
    std::chrono::milliseconds at_most;
};

TEST_F(Hostile, AnUploadGoesOnWhileItComesAtADecentRate)
{
    serve([](const Request& request) { return plain(std::to_string(request.body.size())); },
          taking_files());
    const Sending rows[] = {
        {4'500, true, 900ms, 3'000ms},  // 90,000 bytes a second: slower than the time it has.
        {2'000, true, 2'000ms, 5'000ms},
        {500, false, 300ms, 2'000ms},  // 10,000 bytes a second are too few.
        {1, false, 300ms, 900ms},
    };
    for (const Sending& row : rows) {
        SmallClient slow = client();
        slow.send(upload);
        const auto before = std::chrono::steady_clock::now();
        std::size_t sent = 0;
        bool ended = false;
        while (sent < 90'000 && !ended) {
            const std::size_t more = std::min<std::size_t>(row.bytes, 90'000 - sent);
            slow.send(std::string(more, 'x'));
            sent += more;
            if (sent < 90'000) ended = slow.is_closed_within(50ms);
        }
        const auto said = slow.read_answer();
        const auto took = std::chrono::steady_clock::now() - before;
        EXPECT_EQ(said.has_value(), row.answered) << row.bytes;
        EXPECT_GE(took, row.at_least) << row.bytes;
        EXPECT_LE(took, row.at_most) << row.bytes;
        if (said) {
            EXPECT_EQ(said->body, "90000");
        }
    }
    // Whoever sent much at first and then says nothing keeps no place for what it earned.
    SmallClient quiet = client();
    quiet.send(std::string{upload} + std::string(89'000, 'x'));
    EXPECT_TRUE(quiet.is_closed_within(900ms));
    expect_served();
}

TEST_F(Hostile, WhoStillSendsARefusedUploadReadsWhy)
{
    serve([](const Request&) { return plain("in"); }, taking_files());
    const std::string header =
        "POST /files HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n";
    const std::string part(1'000'000, 'x');
    SmallClient video = client();
    ASSERT_TRUE(video.send(header));
    // Longer than others are waited for; a browser reads only once it has sent all.
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(video.send(part)) << i;
        std::this_thread::sleep_for(32ms);
    }
    const auto said = video.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 413);
    EXPECT_TRUE(said->body.contains("larger than 100 KB, which is the most at once"));

    // It is bounded, in time and in bytes.
    const auto goes_on = [&](std::chrono::milliseconds pause, const std::string& bytes) {
        SmallClient endless = client();
        endless.send(header);
        const auto before = std::chrono::steady_clock::now();
        std::size_t sent = 0;
        while (sent < 200'000'000 && endless.send(bytes)) {
            sent += bytes.size();
            std::this_thread::sleep_for(pause);
        }
        EXPECT_LT(sent, 200'000'000U);
        return std::chrono::steady_clock::now() - before;
    };
    const auto slowly = goes_on(50ms, "x");
    EXPECT_GE(slowly, 2s);
    EXPECT_LE(slowly, 4s);
    EXPECT_LT(goes_on(0ms, part), 2'400ms);
    // The server does not wait for them when it stops.
    SmallClient last = client();
    last.send(header);
    ASSERT_TRUE(last.read_answer());
    const auto before = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 1'500ms);
}

TEST_F(Hostile, WhoSendsByteByByteIsCut)
{
    serve();
    for (const std::string_view bytes :
         {std::string_view{"GET / HTTP/1.1\r\nHost: hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"},
          std::string_view{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4000\r\n\r\n"}}) {
        SmallClient slow = client();
        const auto before = std::chrono::steady_clock::now();
        bool cut = false;
        for (std::size_t i = 0; i < 100 && !cut; ++i) {
            slow.send(bytes.substr(0, i == 0 ? bytes.size() - 5 : 0));
            slow.send("x");
            cut = slow.is_closed_within(20ms);
        }
        EXPECT_TRUE(cut);
        EXPECT_LT(std::chrono::steady_clock::now() - before, 1'500ms);
    }
    expect_served();
}

TEST_F(Hostile, WhoNeverReadsIsCut)
{
    std::atomic<int> asked = 0;
    serve([&](const Request&) {
        ++asked;
        return plain(std::string(32 * 1'024 * 1'024, 'x'));
    });
    SmallClient deaf = client();
    deaf.send(ask);
    std::this_thread::sleep_for(800ms);
    // By now the answer is given up: of what it was, only what lay in buffers comes.
    EXPECT_FALSE(deaf.read_answer());
    EXPECT_EQ(asked, 1);
}

TEST_F(Hostile, WhatIsTooLargeIsRefusedBeforeItIsRead)
{
    serve();
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n", 413);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n"
                       + std::string(100'000, 'x'),
                   413);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
                   "Content-Length: 50000000\r\n\r\n",
                   413);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n",
                   413);
    expect_refused("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(200'000, 'x'), 431);
    expect_refused("GET /" + std::string(200'000, 'x'), 431);
    expect_served();
}

TEST_F(Hostile, WhatCouldBeReadInTwoWaysIsRefused)
{
    serve();
    // What a server that believes the one length takes for a second request.
    const std::string hidden = "0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                       + hidden,
                   400);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
                   "Content-Length: 6\r\n\r\n"
                       + hidden,
                   400);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n" + hidden,
                   501);
    expect_refused("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"
                       + hidden,
                   400);
    expect_served();
}

TEST_F(Hostile, GarbageIsRefused)
{
    serve();
    expect_refused(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
    expect_refused("how are you?\r\n\r\n", 400);
    expect_refused("GET / HTTP/3.0\r\n\r\n", 400);
    expect_refused("FROB / HTTP/1.1\r\nHost: h\r\n\r\n", 501);
    std::string every;
    for (int value = 0; value < 256; ++value) every += static_cast<char>(value);
    expect_refused(every, 400);
    expect_served();
}

TEST_F(Hostile, HalfClosedSocketsAreAnsweredAndLeft)
{
    serve();
    SmallClient asked = client();
    asked.send(ask);
    asked.finish_sending();
    const auto said = asked.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 200);
    EXPECT_TRUE(asked.is_closed_within(2s));

    for (const std::string_view part :
         {"", "GET / HT", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhe"}) {
        SmallClient half = client();
        half.send(part);
        half.finish_sending();
        EXPECT_TRUE(half.is_closed_within(2s)) << part;
    }
    for (int i = 0; i < 50; ++i) {
        SmallClient gone = client();
        gone.send(ask.substr(0, static_cast<std::size_t>(i) % ask.size()));
        gone.vanish();
    }
    expect_served();
}

TEST_F(Hostile, ManyRequestsAtOnceAreAnsweredInTheirOrder)
{
    serve();
    SmallClient eager = client();
    std::string all;
    for (int i = 0; i < 200; ++i)
        all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n-";
    eager.send(all);
    for (int i = 0; i < 200; ++i) {
        const auto said = eager.read_answer();
        ASSERT_TRUE(said) << i;
        EXPECT_EQ(said->body, "/" + std::to_string(i) + "-");
    }
    // Behind one that is refused, none is answered.
    eager.send("GET /%zz HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n-"
               + std::string{ask});
    const auto refused = eager.read_answer();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 400);
    EXPECT_TRUE(eager.is_closed_within(2s));
}

TEST_F(Hostile, WhenAllWorkersAreBusyTheNextAreToldSo)
{
    std::latch may_answer{1};
    std::atomic<int> begun = 0;
    serve([&](const Request&) {
        ++begun;
        may_answer.wait();
        return plain("late");
    });
    // Two are worked on and two wait; the others are told at once, and keep their connection.
    std::vector<SmallClient> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(client());
        clients.back().send(ask);
    }
    while (begun < 2) std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(100ms);
    SmallClient fifth = client();
    for (int i = 0; i < 3; ++i) {
        fifth.send(ask);
        const auto said = fifth.read_answer();
        ASSERT_TRUE(said);
        EXPECT_EQ(said->status, 503);
        EXPECT_EQ(said->header("Retry-After"), "5");
        EXPECT_EQ(said->header("Cache-Control"), "no-store");
        EXPECT_EQ(said->header("X-Request-Id").size(), 26U);
    }
    EXPECT_EQ(begun, 2);
    may_answer.count_down();
    for (SmallClient& each : clients) {
        const auto said = each.read_answer();
        ASSERT_TRUE(said);
        EXPECT_EQ(said->body, "late");
    }
    fifth.send(ask);
    const auto said = fifth.read_answer();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->status, 200);
}

TEST_F(Hostile, BeyondTheLastConnectionOthersAreClosedAtOnce)
{
    Listening listening = impatient();
    listening.limits.connections = 3;
    listening.limits.to_read = 700ms;
    serve([](const Request&) { return plain("in"); }, listening);
    std::vector<SmallClient> inside;
    for (int i = 0; i < 3; ++i) {
        inside.push_back(client());
        inside.back().send(ask);
        ASSERT_TRUE(inside.back().read_answer());
    }
    SmallClient beyond = client();
    EXPECT_TRUE(beyond.is_closed_within(400ms));
    inside[0].send(ask);
    EXPECT_TRUE(inside[0].read_answer());
    // When one goes, its place is free.
    inside.pop_back();
    std::this_thread::sleep_for(50ms);
    expect_served();
}

}  // namespace
}  // namespace holdfast::web
