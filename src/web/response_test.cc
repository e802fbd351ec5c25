#include "web/response.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

/// Every value of a header; none, when it is not there.
std::vector<std::string> all_of(const Response& response, std::string_view name)
{
    std::vector<std::string> values;
    for (const auto& [own, value] : response.headers)
        if (own == name) values.push_back(value);
    return values;
}

std::string one_of(const Response& response, std::string_view name)
{
    const auto values = all_of(response, name);
    EXPECT_EQ(values.size(), 1U) << name;
    return values.empty() ? "" : values.front();
}

TEST(Answers, SayWhatTheyAre)
{
    const Response shown = page(Html::text("<"), 404);
    EXPECT_EQ(shown.status, 404);
    EXPECT_EQ(shown.body, "&lt;");
    EXPECT_EQ(one_of(shown, "Content-Type"), "text/html; charset=utf-8");

    const Response moved = see_other(Url::to("/families").with("page", "2"));
    EXPECT_EQ(moved.status, 303);
    EXPECT_EQ(one_of(moved, "Location"), "/families?page=2");
    EXPECT_EQ(moved.body, "");

    const Response told = json_answer({{"n", 1}}, 409);
    EXPECT_EQ(told.status, 409);
    EXPECT_EQ(told.body, "{\"n\":1}");
    EXPECT_EQ(one_of(told, "Content-Type"), "application/json");

    const Response healthy = plain("ok");
    EXPECT_EQ(healthy.status, 200);
    EXPECT_EQ(one_of(healthy, "Content-Type"), "text/plain; charset=utf-8");
}

TEST(Cookies, AreOfThisSiteOnly)
{
    Response response;
    set_cookie(response, {"__Host-sid", "abc-123"});
    set_cookie(response, {"sid", "x", false});
    set_cookie(response, {"__Host-sid", ""});
    EXPECT_EQ(all_of(response, "Set-Cookie"),
              (std::vector<std::string>{
                  "__Host-sid=abc-123; Path=/; HttpOnly; SameSite=Strict; Secure",
                  "sid=x; Path=/; HttpOnly; SameSite=Strict",
                  "__Host-sid=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0",
              }));
}

TEST(CookiesDeathTest, HoldNoMoreThanThemselves)
{
    Response response;
    EXPECT_DEATH(set_cookie(response, {"sid", "a; Domain=evil.example"}), "value");
    EXPECT_DEATH(set_cookie(response, {"sid", "a\r\nX: y"}), "value");
    EXPECT_DEATH(set_cookie(response, {"a=b", "c"}), "name");
    EXPECT_DEATH(set_cookie(response, {"", "c"}), "name");
}

TEST(SecurityHeaders, StandOnEveryAnswer)
{
    Response response = page(Html::text("x"));
    with_security_headers(response, "n0nce", Reached::over_tls);
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'; img-src 'self' "
         "data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
         "base-uri 'none'; object-src 'none'; worker-src 'self'; manifest-src 'self'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
        {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
    };
    for (const auto& [name, value] : rows) EXPECT_EQ(one_of(response, name), value) << name;
    const std::string features = one_of(response, "Permissions-Policy");
    for (const std::string_view feature : {"camera", "geolocation", "microphone", "usb"})
        EXPECT_TRUE(features.contains(std::string{feature} + "=()")) << feature;
}

TEST(SecurityHeaders, SpeakOfTlsOnlyWhereThereIsTls)
{
    Response response;
    with_security_headers(response, "n", Reached::in_the_clear);
    EXPECT_TRUE(all_of(response, "Strict-Transport-Security").empty());
    EXPECT_EQ(one_of(response, "Cache-Control"), "no-store");
}

TEST(SecurityHeaders, LeaveWhatIsThere)
{
    Response kept = asset("text/css; charset=utf-8", "a{}");
    with_security_headers(kept, "n", Reached::over_tls);
    EXPECT_EQ(one_of(kept, "Cache-Control"), "public, max-age=31536000, immutable");

    Response own;
    own.headers.emplace_back("content-security-policy", "sandbox");
    with_security_headers(own, "n", Reached::over_tls);
    EXPECT_EQ(one_of(own, "content-security-policy"), "sandbox");
    EXPECT_TRUE(all_of(own, "Content-Security-Policy").empty());
}

}  // namespace
}  // namespace holdfast::web
