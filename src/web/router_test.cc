#include "web/router.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

Request asked(Method method, std::string path)
{
    Request request;
    request.method = method;
    request.path = std::move(path);
    return request;
}

/// Answers its own name, so that a test can see who answered.
Handler says(std::string name)
{
    return [name = std::move(name)](const Request&, const Places&) { return plain(name); };
}

std::string allowed_by(const Response& response)
{
    for (const auto& [name, value] : response.headers)
        if (name == "Allow") return value;
    return "";
}

Router small_router()
{
    Router router;
    router.get("/", says("home"));
    router.get("/families/{family}", says("family"));
    router.get("/families/new", says("new"));
    router.get("/families/{family}/close", says("close"));
    router.post("/families/{family}/close", says("closed"));
    router.get("/families/new/{step}", says("step"));
    router.post("/sign-out", says("out"));
    return router;
}

TEST(Router, FindsWhoAnswers)
{
    struct Row {
        Method method;
        const char* path;
        int status;
        const char* body;
    };
    constexpr auto none = "There is no page at this address.\n";
    constexpr auto wrong = "This address does not answer that method.\n";
    const Row rows[] = {
        {Method::get, "/", 200, "home"},
        {Method::head, "/", 200, "home"},
        {Method::get, "/families/abc", 200, "family"},
        {Method::get, "/families/new", 200, "new"},
        {Method::get, "/families/news", 200, "family"},
        {Method::get, "/families/abc/close", 200, "close"},
        {Method::get, "/families/new/close", 200, "step"},
        {Method::post, "/families/abc/close", 200, "closed"},
        {Method::post, "/sign-out", 200, "out"},
        {Method::get, "/Families/abc", 404, none},
        {Method::get, "/families", 404, none},
        {Method::get, "/families/", 404, none},
        {Method::get, "/families/abc/", 404, none},
        {Method::get, "//", 404, none},
        {Method::get, "/families//close", 404, none},
        {Method::get, "/families/abc/close/now", 404, none},
        {Method::get, "/families/{family}/x", 404, none},
        {Method::other, "/nowhere", 404, none},
        {Method::get, "", 404, none},
        {Method::get, "families/abc", 404, none},
        {Method::post, "/", 405, wrong},
        {Method::other, "/", 405, wrong},
        {Method::get, "/sign-out", 405, wrong},
        {Method::head, "/sign-out", 405, wrong},
    };
    const Router router = small_router();
    for (const Row& row : rows) {
        const Response response = router.answer(asked(row.method, row.path));
        EXPECT_EQ(response.status, row.status) << row.path;
        EXPECT_EQ(response.body, row.body) << row.path;
    }
}

TEST(Router, SaysWhatIsAllowed)
{
    const Router router = small_router();
    EXPECT_EQ(allowed_by(router.answer(asked(Method::post, "/"))), "GET, HEAD");
    EXPECT_EQ(allowed_by(router.answer(asked(Method::get, "/sign-out"))), "POST");
    EXPECT_EQ(allowed_by(router.answer(asked(Method::other, "/families/a/close"))),
              "GET, HEAD, POST");
    EXPECT_EQ(allowed_by(router.answer(asked(Method::get, "/nowhere"))), "");
}

TEST(Router, GivesTheHandlerItsPlaces)
{
    Router router;
    router.get("/families/{family}/entries/{entry}", [](const Request&, const Places& places) {
        return plain(places.at("entry") + " of " + places.at("family"));
    });
    EXPECT_EQ(router.answer(asked(Method::get, "/families/a b/entries/..")).body, ".. of a b");
}

TEST(Router, AsksItsOwnPageWhereNothingFits)
{
    Router router = small_router();
    router.otherwise([](const Request& request, int status) {
        return plain(request.path + " " + std::to_string(status), status);
    });
    EXPECT_EQ(router.answer(asked(Method::get, "/x")).body, "/x 404");
    const Response wrong = router.answer(asked(Method::post, "/"));
    EXPECT_EQ(wrong.body, "/ 405");
    EXPECT_EQ(allowed_by(wrong), "GET, HEAD");
}

TEST(Router, ListsItsRoutes)
{
    const Router router = small_router();
    ASSERT_EQ(router.routes().size(), 7U);
    EXPECT_EQ(router.routes()[4].pattern, "/families/{family}/close");
    EXPECT_EQ(router.routes()[4].method, Method::post);
}

TEST(RouterDeathTest, TwoRoutesForOneAddressAreOurBug)
{
    Router router = small_router();
    EXPECT_DEATH(router.get("/", says("again")), "fit_the_same");
    EXPECT_DEATH(router.get("/families/{other}", says("again")), "fit_the_same");
    EXPECT_DEATH(router.get("families", says("no path")), "well_formed");
    EXPECT_DEATH(router.get("/a/{b", says("open")), "well_formed");
    EXPECT_DEATH(router.get("/a/{}", says("no name")), "well_formed");
    EXPECT_DEATH((void)Places{}.at("family"), "place");
}

}  // namespace
}  // namespace holdfast::web
