#include "house/stop_signals.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

namespace holdfast::house {
namespace {

TEST(StopSignals, TellsWhyItIsToStop)
{
    for (const int signal : {SIGTERM, SIGINT}) {
        StopSignals stop;
        ::kill(::getpid(), signal);
        EXPECT_EQ(stop.wait(), StopSignals::Why::asked);
    }
    StopSignals stop;
    std::thread worker{[&stop] { stop.machine_is_lost(); }};
    EXPECT_EQ(stop.wait(), StopSignals::Why::lost_machine);
    worker.join();
}

TEST(StopSignals, LeavesTheSignalsAsTheyWere)
{
    {
        const StopSignals stop;
    }
    EXPECT_EXIT(
        {
            ::kill(::getpid(), SIGTERM);
            ::pause();
        },
        testing::KilledBySignal(SIGTERM),
        "");
}

}  // namespace
}  // namespace holdfast::house
