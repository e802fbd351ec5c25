#include "house/program_log.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace holdfast::house {
namespace {

base::Instant noon()
{
    return base::parse_instant("2026-03-09T12:00Z").value();
}

TEST(ProgramLog, EachEventIsOneLine)
{
    std::ostringstream out;
    ProgramLog log{out, noon};
    log.serving("example", "live");
    log.listening("127.0.0.1", 8080);
    log.answered({"some-id",
                  web::Method::post,
                  "/families/{family}/close",
                  303,
                  std::chrono::microseconds{1'834}});
    log.answered({"other-id", web::Method::other, "", 405, std::chrono::microseconds{5}});
    log.answered({"third-id", web::Method::get, "/", 500, std::chrono::microseconds{5}});
    log.not_ready("example");
    log.lost_machine();
    log.stopping();
    log.stopped();
    const std::string info = R"({"time":"2026-03-09T12:00:00Z","level":"info","event":)";
    const std::string error = R"({"time":"2026-03-09T12:00:00Z","level":"error","event":)";
    EXPECT_EQ(out.str(),
              info + R"("serving","authority":"example","kind":"live"})" + "\n" + info
                  + R"("listening","address":"127.0.0.1","port":8080})" + "\n" + info
                  + R"("answered","request":"some-id","method":"POST",)"
                  + R"("route":"/families/{family}/close","status":303,"microseconds":1834})" + "\n"
                  + info + R"("answered","request":"other-id","method":"other","route":"",)"
                  + R"("status":405,"microseconds":5})" + "\n" + error
                  + R"("answered","request":"third-id","method":"GET","route":"/",)"
                  + R"("status":500,"microseconds":5})" + "\n" + error
                  + R"("not_ready","authority":"example"})" + "\n" + error + R"("lost_machine"})"
                  + "\n" + info + R"("stopping"})" + "\n" + info + R"("stopped"})" + "\n");
}

TEST(ProgramLog, WhatWasThrownTellsItsTypeAlone)
{
    std::ostringstream out;
    ProgramLog log{out, noon};
    log.failed("some-id", std::runtime_error{"canary"});
    EXPECT_FALSE(out.str().contains("canary")) << out.str();
    EXPECT_TRUE(out.str().contains(R"("request":"some-id","thrown":"std::runtime_error")"));
}

}  // namespace
}  // namespace holdfast::house
