#include "house/site.h"

#include "base/lost_machine.h"
#include "desk/desk.h"
#include "exchange/api.h"

#include <chrono>

namespace holdfast::house {

using web::Request;
using web::Response;

Site::Site(std::span<const std::unique_ptr<ServedAuthority>> authorities,
           const web::Listening& listening, ProgramLog& log, StopSignals& stop)
    : authorities_(authorities), log_(log), stop_(stop)
{
    for (const auto& served : authorities) known_.push_back(&served->authority());
    const auto reached =
        listening.secure ? desk::Site::Reached::over_tls : desk::Site::Reached::plainly;
    desk::add_pages(pages_, {known_, reached});
    exchange::add_api(api_, known_);
    api_.otherwise(exchange::answer_missing);
    pages_.get("/livez", [](const Request&, const web::Places&) { return web::plain("ok\n"); });
    pages_.get("/readyz", [this](const Request&, const web::Places&) { return ready(); });
}

Response Site::answer(const Request& request)
{
    const web::Router& router = exchange::is_of_api(request.path) ? api_ : pages_;
    const web::Route* route = router.route_of(request);
    const auto began = std::chrono::steady_clock::now();
    const auto log = [&](int status) {
        log_.answered({request.id,
                       request.method,
                       route == nullptr ? std::string_view{} : route->pattern,
                       status,
                       std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - began)});
    };
    try {
        Response response = router.answer(request);
        log(response.status);
        return response;
    } catch (const std::exception&) {
        log(500);
        throw;
    }
}

void Site::failed(const std::string& request_id, const std::exception& error)
{
    log_.failed(request_id, error);
    if (dynamic_cast<const base::LostMachine*>(&error) == nullptr) return;
    log_.lost_machine();
    stop_.machine_is_lost();
}

Response Site::ready() const
{
    for (const auto& served : authorities_) {
        if (served->check_readable()) continue;
        log_.not_ready(served->authority().key);
        return web::plain("not ready\n", 503);
    }
    return web::plain("ok\n");
}

}  // namespace holdfast::house
