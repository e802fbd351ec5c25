#include "base/lost_machine.h"
#include "house/site.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <sstream>

namespace holdfast::house {
namespace {

/// A site of one new authority, with its log.
class SiteOfOne : public testing::Test {
protected:
    SiteOfOne() : folder_(TemporaryFolder::make().value())
    {
        EXPECT_TRUE(found_authority(folder_.path(), "example", "Example"));
        served_.push_back(ServedAuthority::open(folder_.path(), "example").value());
        site_.emplace(served_, web::Listening{}, log_, stop_);
    }
    web::Response ask(const std::string& path)
    {
        web::Request request;
        request.path = path;
        request.id = "some-id";
        return site_->answer(request);
    }

    TemporaryFolder folder_;
    std::ostringstream out_;
    StopSignals stop_;
    ProgramLog log_{out_, machine_time};
    std::vector<std::unique_ptr<ServedAuthority>> served_;
    std::optional<Site> site_;
};

TEST_F(SiteOfOne, AnswersAndLogsTheRoute)
{
    EXPECT_EQ(ask("/livez").body, "ok\n");
    EXPECT_EQ(ask("/readyz").body, "ok\n");
    EXPECT_EQ(ask("/canary").status, 404);
    EXPECT_EQ(ask("/api/v1/canary").status, 404);
    EXPECT_TRUE(out_.str().contains(R"("route":"/readyz","status":200)"));
    EXPECT_TRUE(out_.str().contains(R"("route":"","status":404)"));
    EXPECT_FALSE(out_.str().contains("canary"));
}

/// Does this to a database, from beside the program.
void tamper(const std::filesystem::path& path, const char* sql)
{
    sqlite3* handle = nullptr;
    sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

TEST_F(SiteOfOne, IsNotReadyWhenALedgerCannotBeRead)
{
    const std::filesystem::path example = std::filesystem::path{folder_.path()} / "example";
    for (const char* name : {"ledger", "looks"}) {
        EXPECT_EQ(ask("/readyz").status, 200);
        tamper(example / name, "ALTER TABLE head RENAME TO hidden");
        EXPECT_EQ(ask("/readyz").status, 503) << name;
        tamper(example / name, "ALTER TABLE hidden RENAME TO head");
    }
    EXPECT_TRUE(out_.str().contains(R"("event":"not_ready","authority":"example")"));
    EXPECT_EQ(ask("/livez").status, 200);
}

TEST_F(SiteOfOne, ALostMachineEndsTheProgram)
{
    site_->failed("some-id", std::runtime_error{"canary"});
    EXPECT_FALSE(out_.str().contains("lost_machine"));
    site_->failed("some-id", base::LostMachine{"canary"});
    EXPECT_EQ(stop_.wait(), StopSignals::Why::lost_machine);
    EXPECT_TRUE(out_.str().contains("lost_machine"));
    EXPECT_FALSE(out_.str().contains("canary"));
}

}  // namespace
}  // namespace holdfast::house
