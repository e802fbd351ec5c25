#include "house/stop_signals.h"

#include <pthread.h>
#include <unistd.h>

namespace holdfast::house {

StopSignals::StopSignals()
{
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGTERM);
    ::sigaddset(&signals_, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignals::~StopSignals()
{
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

StopSignals::Why StopSignals::wait()
{
    int signal = 0;
    while (::sigwait(&signals_, &signal) != 0) {}
    return lost_ ? Why::lost_machine : Why::asked;
}

void StopSignals::machine_is_lost()
{
    lost_ = true;
    ::kill(::getpid(), SIGTERM);
}

}  // namespace holdfast::house
