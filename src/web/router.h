#pragma once
#include "web/request.h"
#include "web/response.h"

#include <functional>
#include <span>

namespace holdfast::web {

/// What stood in the places of a pattern: `at("family")` for "/families/{family}". Belongs to one
/// call of a handler; its names are the router's.
class Places {
public:
    void add(std::string_view name, std::string value);
    /// The name is one of the pattern's (asserted).
    [[nodiscard]] const std::string& at(std::string_view name) const;

private:
    std::vector<std::pair<std::string_view, std::string>> places_;
};

using Handler = std::function<Response(const Request&, const Places&)>;

/// One address that is answered. GET changes nothing; HEAD is GET without its body.
struct Route {
    Method method;        // get or post.
    std::string pattern;  // "/families/{family}/close": its places stand for one segment each.
    Handler handler;
};

/// Finds the handler of an address. Made once; then safe to read from several threads.
class Router {
public:
    /// A pattern starts with '/', and no other of the same method fits exactly the same addresses
    /// (asserted). Where several fit, a word wins over a place: "/families/new" over
    /// "/families/{family}", at the first segment that differs.
    void get(Literal pattern, Handler handler);
    void post(Literal pattern, Handler handler);
    /// What answers where no route does: a short plain text, until this is called. The status is
    /// 404, or 405 where only the method is wrong.
    using Missing = std::function<Response(const Request&, int status)>;
    void otherwise(Missing missing);

    /// An empty segment fits no place, and a path with '/' at its end is another address. An
    /// answer 405 is given its header Allow. What a handler throws passes through.
    [[nodiscard]] Response answer(const Request& request) const;
    /// The route that `answer` asks; nullptr: none answers. It stays the router's.
    [[nodiscard]] const Route* route_of(const Request& request) const;
    [[nodiscard]] std::span<const Route> routes() const { return routes_; }

private:
    void add(Method method, Literal pattern, Handler handler);
    [[nodiscard]] const Route* find(Method method, std::string_view path) const;
    [[nodiscard]] Response answer_missing(const Request& request) const;

    std::vector<Route> routes_;
    Missing missing_;
};

}  // namespace holdfast::web
