#include "house/program_log.h"

#include <boost/core/demangle.hpp>

#include <ostream>
#include <typeinfo>

namespace holdfast::house {

namespace json = base::json;

namespace {

std::string_view word_of(web::Method method)
{
    switch (method) {
    case web::Method::get: return "GET";
    case web::Method::head: return "HEAD";
    case web::Method::post: return "POST";
    case web::Method::other: return "other";
    }
    return {};
}

}  // namespace

void ProgramLog::write(Level level, std::string_view event, const json::object& more)
{
    const std::lock_guard lock{mutex_};
    json::object line{{"time", base::instant_text(clock_())},
                      {"level", level == Level::info ? "info" : "error"},
                      {"event", event}};
    for (const auto& member : more) line.insert(member);
    // One write, so that a line is whole also where another program writes to the same place.
    out_ << json::serialize(line) + "\n" << std::flush;
}

void ProgramLog::serving(std::string_view key, std::string_view kind)
{
    write(Level::info, "serving", {{"authority", key}, {"kind", kind}});
}

void ProgramLog::listening(std::string_view address, std::uint16_t port)
{
    write(Level::info, "listening", {{"address", address}, {"port", port}});
}

void ProgramLog::answered(const Answered& answered)
{
    constexpr int first_of_failures = 500;
    write(answered.status < first_of_failures ? Level::info : Level::error,
          "answered",
          {{"request", answered.request},
           {"method", word_of(answered.method)},
           {"route", answered.route},
           {"status", answered.status},
           {"microseconds", answered.took.count()}});
}

void ProgramLog::failed(std::string_view request, const std::exception& error)
{
    write(Level::error,
          "failed",
          {{"request", request}, {"thrown", boost::core::demangle(typeid(error).name())}});
}

void ProgramLog::not_ready(std::string_view authority)
{
    write(Level::error, "not_ready", {{"authority", authority}});
}

void ProgramLog::lost_machine()
{
    write(Level::error, "lost_machine");
}

void ProgramLog::stopping()
{
    write(Level::info, "stopping");
}

void ProgramLog::stopped()
{
    write(Level::info, "stopped");
}

}  // namespace holdfast::house
