#pragma once
#include <atomic>
#include <csignal>

namespace holdfast::house {

/// Waits for somebody to ask this program to stop: SIGTERM, SIGINT (Ctrl-C), or a thread of its
/// own. Made before any other thread is started, because threads inherit that the signals wait;
/// while it lives they interrupt nothing. There is one at a time.
class StopSignals {
public:
    enum class Why { asked, lost_machine };

    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Until somebody asks.
    [[nodiscard]] Why wait();
    /// From any thread: the machine did not keep what it was given, so the program must end.
    void machine_is_lost();

private:
    sigset_t signals_{};
    sigset_t before_{};
    std::atomic<bool> lost_ = false;
};

}  // namespace holdfast::house
