#include "exchange/api.h"

#include "exchange/operations.h"

namespace holdfast::exchange {

using base::Problem;

namespace {

/// Everything of the request that each operation reads alike, then its own answer.
Or<web::Response> answer(const Operation& operation, ForCaller own,
                         casework::Authorities authorities, const web::Request& request,
                         const web::Places& places)
{
    const auto caller = sign_in(authorities, request);
    if (!caller) return std::unexpected(caller.error());
    const auto query = read_query(request.query, operation.query, caller->authority->house.today());
    if (!query) return std::unexpected(query.error());
    Call call{request, places, *caller, *query, {}, {}};
    if (operation.repeated == Repeated::needs_key) {
        auto key = read_idempotency(request, caller->viewer.practitioner);
        if (!key) return std::unexpected(key.error());
        call.idempotency = std::move(*key);
    }
    if (operation.method == web::Method::post) {
        auto body = read_body(request);
        if (!body) return std::unexpected(body.error());
        call.body = std::move(*body);
    }
    return own(call);
}

web::Handler handler_of(const Operation& operation, casework::Authorities authorities)
{
    if (const auto* own = std::get_if<ForCaller>(&operation.answer))
        return [&operation, authorities, own = *own](const web::Request& request,
                                                     const web::Places& places) {
            auto answered = answer(operation, own, authorities, request, places);
            return answered ? std::move(*answered) : answer_with(answered.error(), request);
        };
    return [own = std::get<ForAnybody>(operation.answer)](const web::Request& request,
                                                          const web::Places&) {
        const auto none = check_no_query(request.query);
        return none ? own(request) : answer_with(none.error(), request);
    };
}

}  // namespace

void add_api(web::Router& router, casework::Authorities authorities)
{
    for (const Operation& operation : operations()) {
        if (operation.method == web::Method::post)
            router.post(operation.pattern, handler_of(operation, authorities));
        else router.get(operation.pattern, handler_of(operation, authorities));
    }
}

bool is_of_api(std::string_view path)
{
    return path == "/api" || path.starts_with("/api/");
}

web::Response answer_missing(const web::Request& request, int status)
{
    const bool wrong_method = status == 405;
    return answer_with(
        refused_as(wrong_method ? Refusal::wrong_method : Refusal::not_found,
                   Problem::Kind::not_found,
                   "",
                   wrong_method ? "This address does not answer that method."
                                : "There is nothing at this address; /api/v1/openapi.json lists "
                                  "what there is."),
        request);
}

}  // namespace holdfast::exchange
