#pragma once
#include "base/date.h"
#include "base/json.h"
#include "web/request.h"

#include <exception>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string_view>

namespace holdfast::house {

/// What the program says of its own running: one JSON object a line, each with "time" (UTC),
/// "level" ("info" or "error") and "event", and what else the event has.
///
/// There is a function for each event, and none takes words that a person wrote: no name, no id of
/// anybody, no path of a request (a route's pattern instead), no query, cookie or token. So nothing
/// of a case can get into it. Safe to call from several threads.
class ProgramLog {
public:
    using Clock = std::function<base::Instant()>;
    /// `out` outlives it, and nobody else writes there meanwhile.
    ProgramLog(std::ostream& out, Clock clock) : out_(out), clock_(std::move(clock)) {}

    /// An authority is opened. `key` is the name of its folder, `kind` "live" or "demonstration".
    void serving(std::string_view key, std::string_view kind);
    void listening(std::string_view address, std::uint16_t port);

    struct Answered {
        std::string_view request;  // Its random id.
        web::Method method = web::Method::get;
        std::string_view route;  // "/families/{family}"; "" where no route answers.
        int status = 0;
        std::chrono::microseconds took{};
    };
    void answered(const Answered& answered);
    /// Something was thrown while a request was answered: its type is told, and not what it says.
    void failed(std::string_view request, const std::exception& error);
    /// The ledger of an authority, or its log of reading, cannot be read.
    void not_ready(std::string_view authority);
    /// The machine did not keep what it was given.
    void lost_machine();
    void stopping();
    void stopped();

private:
    enum class Level { info, error };
    void write(Level level, std::string_view event, const base::json::object& more = {});

    std::ostream& out_;
    Clock clock_;
    std::mutex mutex_;  // So that lines do not mix.
};

}  // namespace holdfast::house
