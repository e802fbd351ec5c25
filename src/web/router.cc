#include "web/router.h"

#include <algorithm>
#include <cassert>

namespace holdfast::web {

namespace {

/// Takes "/segment" off the front and answers "segment".
std::string_view take_segment(std::string_view& path)
{
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_place(std::string_view segment)
{
    return segment.starts_with('{');
}

std::string_view name_of(std::string_view place)
{
    return place.substr(1, place.size() - 2);
}

bool fits(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        if (is_place(wanted) ? segment.empty() : wanted != segment) return false;
    }
    return pattern.empty() && path.empty();
}

/// Of two patterns that fit the same path.
bool is_more_exact(std::string_view first, std::string_view second)
{
    while (!first.empty() && !second.empty()) {
        const bool first_is_place = is_place(take_segment(first));
        const bool second_is_place = is_place(take_segment(second));
        if (first_is_place != second_is_place) return second_is_place;
    }
    return false;
}

bool is_well_formed(std::string_view pattern)
{
    if (!pattern.starts_with('/')) return false;
    while (!pattern.empty()) {
        const std::string_view segment = take_segment(pattern);
        if (is_place(segment) && (segment.size() < 3 || !segment.ends_with('}'))) return false;
    }
    return true;
}

bool fit_the_same(std::string_view first, std::string_view second)
{
    while (!first.empty() && !second.empty()) {
        const std::string_view one = take_segment(first);
        const std::string_view other = take_segment(second);
        if (is_place(one) != is_place(other) || (!is_place(one) && one != other)) return false;
    }
    return first.empty() && second.empty();
}

Places places_of(std::string_view pattern, std::string_view path)
{
    Places places;
    while (!pattern.empty()) {
        const std::string_view wanted = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        if (is_place(wanted)) places.add(name_of(wanted), std::string{segment});
    }
    return places;
}

}  // namespace

void Places::add(std::string_view name, std::string value)
{
    places_.emplace_back(name, std::move(value));
}

const std::string& Places::at(std::string_view name) const
{
    const auto place = std::find_if(
        places_.begin(), places_.end(), [&](const auto& each) { return each.first == name; });
    assert(place != places_.end());
    return place->second;
}

void Router::get(Literal pattern, Handler handler)
{
    add(Method::get, pattern, std::move(handler));
}

void Router::post(Literal pattern, Handler handler)
{
    add(Method::post, pattern, std::move(handler));
}

void Router::otherwise(Missing missing)
{
    missing_ = std::move(missing);
}

void Router::add(Method method, Literal pattern, Handler handler)
{
    assert(is_well_formed(pattern.text()));
    assert(std::none_of(routes_.begin(), routes_.end(), [&](const Route& route) {
        return route.method == method && fit_the_same(route.pattern, pattern.text());
    }));
    routes_.push_back({method, std::string{pattern.text()}, std::move(handler)});
}

const Route* Router::find(Method method, std::string_view path) const
{
    const Route* best = nullptr;
    for (const Route& route : routes_) {
        if (route.method != method || !fits(route.pattern, path)) continue;
        if (best == nullptr || is_more_exact(route.pattern, best->pattern)) best = &route;
    }
    return best;
}

const Route* Router::route_of(const Request& request) const
{
    if (!request.path.starts_with('/')) return nullptr;
    switch (request.method) {
    case Method::get:
    case Method::head: return find(Method::get, request.path);
    case Method::post: return find(Method::post, request.path);
    case Method::other: break;
    }
    return nullptr;
}

Response Router::answer(const Request& request) const
{
    const Route* route = route_of(request);
    if (route == nullptr) return answer_missing(request);
    return route->handler(request, places_of(route->pattern, request.path));
}

Response Router::answer_missing(const Request& request) const
{
    std::string allowed;
    if (request.path.starts_with('/')) {
        if (find(Method::get, request.path) != nullptr) allowed = "GET, HEAD";
        if (find(Method::post, request.path) != nullptr)
            allowed += allowed.empty() ? "POST" : ", POST";
    }
    const int status = allowed.empty() ? 404 : 405;
    Response response = missing_
                          ? missing_(request, status)
                          : plain(status == 404 ? "There is no page at this address.\n"
                                                : "This address does not answer that method.\n",
                                  status);
    if (!allowed.empty()) response.headers.emplace_back("Allow", allowed);
    return response;
}

}  // namespace holdfast::web
