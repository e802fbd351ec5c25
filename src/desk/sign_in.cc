#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/password_input.h"
#include "desk/components/table.h"
#include "desk/components/warning_text.h"
#include "desk/filing.h"
#include "desk/links.h"
#include "desk/pages.h"
#include "desk/pieces.h"

namespace holdfast::desk {

using base::Problem;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// What somebody chooses who signs in with a password that is good once.
constexpr std::string_view own_password = "ownPassword";

/// Where to go after signing in: only a path of our own with the links of its page, never another
/// site's address.
Url next_of(const std::string& next)
{
    const std::string path = next.substr(0, next.find('?'));
    const bool ours = path.starts_with('/') && !path.starts_with("//")
                   && path.find_first_of("\\#%\r\n") == std::string::npos
                   && !path.starts_with("/sign");
    Url url = Url::to("/");
    if (!ours || path == "/") return url;
    std::string_view rest{path};
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        const std::string_view segment = rest.substr(0, slash);
        url = url.with_segment(segment);
        rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    const auto asked =
        web::parse_form(std::string_view{next}.substr(std::min(path.size() + 1, next.size())));
    return asked ? with_links(url, links_in(*asked)) : url;
}

/// The accounts of a demonstration, which exist to be tried.
Html demonstration_accounts(const Site& site, const Request& request)
{
    Html content;
    if (!request.on_loopback) return content;
    for (const casework::Authority* authority : site.authorities) {
        if (authority->kind != casework::Authority::Kind::demonstration) continue;
        const auto accounts = authority->drawer.accounts().all();
        if (!accounts) continue;
        Table table;
        table.caption = authority->name;
        table.caption_classes = "govuk-table__caption--m";
        table.head = {{Html::raw("Who")}, {Html::raw("Name")}, {Html::raw("Password")}};
        for (const drawer::Account& account : *accounts) {
            if (account.demonstration_password.empty()) continue;
            const auto viewer = casework::viewer_of(authority->house, account.practitioner);
            const std::string who = viewer ? viewer->name + ", " + role_words(viewer->role)
                                           : "Left, or not in the register";
            table.rows.push_back({{Html::text(who)},
                                  {Html::text(account.sign_in_name)},
                                  {Html::text(account.demonstration_password)}});
        }
        content += scrolling(authority->name, desk::table(table));
    }
    if (content.empty()) return content;
    return heading(2, "Try the demonstration")
         + paragraph("Everybody here is invented, or known by a letter from a published review. "
                     "Nothing that you do leaves this computer.")
         + content;
}

/// What stands in the form, and why it is shown again.
struct SigningInAsked {
    std::string name;
    std::string next;
    std::optional<Problem> problem = std::nullopt;
};

Response sign_in_page(const Site& site, const Request& request, const SigningInAsked& asked)
{
    Input who;
    who.name = "name";
    who.label = {"Sign-in name", "", false, ""};
    who.value = asked.name;
    who.autocomplete = "username";
    who.autocapitalize = "none";
    who.spellcheck = Spellcheck::off;
    who.classes = "govuk-input--width-20";
    const bool chooses = asked.problem && asked.problem->place == own_password;
    PasswordInput password;
    password.name = "password";
    password.label = {chooses ? "The password that you were given" : "Password", "", false, ""};
    password.classes = "govuk-input--width-20";
    PasswordInput own;
    own.name = own_password;
    own.label = {"Your own password", "", false, ""};
    own.hint = "Any 15 characters or more, such as four words that you will remember.";
    own.autocomplete = "new-password";
    own.classes = "govuk-input--width-20";
    if (chooses) own.error = asked.problem->message;
    Button sign;
    sign.text = "Sign in";
    sign.once = true;
    web::Attributes attributes;
    attributes.set("method", "post").set("action", Url::to("/sign-in")).flag("novalidate");

    Content content;
    content.title = "Sign in";
    content.body =
        heading(1, "Sign in to Holdfast")
        + web::element("form",
                       attributes,
                       hidden_input("next", asked.next) + input(who) + password_input(password)
                           + (chooses ? password_input(own) : Html{}) + button(sign))
        + demonstration_accounts(site, request);
    if (asked.problem) {
        content.errors = {{asked.problem->message, chooses ? std::string{own_password} : "name"}};
        content.status = status_of({*asked.problem});
    }
    return shown_to_anybody(request, site, std::move(content));
}

/// The authority that has an account of this name; otherwise the first, which refuses it after the
/// same time. Problems: damaged, unavailable, where the accounts of one cannot be read and no other
/// has the name: to say that it does not fit might be wrong.
base::Result<casework::Authority*> authority_of(const Site& site, const std::string& name)
{
    std::optional<Problem> unread;
    for (casework::Authority* authority : site.authorities) {
        const auto account = authority->drawer.accounts().find(name);
        if (!account) unread = account.error();
        else if (*account) return authority;
    }
    if (unread) return std::unexpected(*unread);
    return site.authorities.front();
}

/// A session begun; or why there is none. Nobody is left with one that leads nowhere.
base::Result<drawer::SignedIn> begin_session(casework::Authority& authority,
                                             const drawer::SigningIn& typed)
{
    auto begun = authority.drawer.accounts().sign_in(typed);
    if (!begun) return begun;
    const auto viewer = enrolled_viewer(authority, begun->session.practitioner);
    if (viewer) return begun;
    // Its token goes to nobody: where it cannot be ended now, it ends by itself.
    [[maybe_unused]] const auto ended = authority.drawer.sessions().end(begun->token);
    return std::unexpected(viewer.error());
}

Response sign_in(const Site& site, const Request& request)
{
    if (comes_from_elsewhere(request))
        return sign_in_page(site,
                            request,
                            {"",
                             "",
                             Problem{Problem::Kind::refused,
                                     "",
                                     "Another site sent this form, so nobody was signed in. Sign "
                                     "in on this page."}});
    SigningInAsked asked{request.form.value("name"), request.form.value("next")};
    const auto authority = authority_of(site, asked.name);
    const auto begun = authority ? begin_session(**authority,
                                                 {asked.name,
                                                  request.form.value("password"),
                                                  "",
                                                  request.form.value(own_password)})
                                 : std::unexpected(authority.error());
    if (!begun) {
        asked.problem = begun.error();
        return sign_in_page(site, request, asked);
    }
    Response response = web::see_other(next_of(asked.next));
    set_session_cookie(response, site, (*authority)->key, begun->token);
    return response;
}

Html sign_out_form(const Reader& reader)
{
    Button sign;
    sign.text = "Sign out";
    return form(reader, {Url::to("/sign-out"), {}}, button(sign));
}

/// The session goes on: whoever leaves the computer now leaves it to the next person.
Response still_signed_in(const Request& request, const Reader& reader)
{
    Content content;
    content.title = "You are still signed in";
    content.place = "sign-out";
    content.body =
        heading(1, content.title)
        + paragraph("Signing out could not be written down, so your session goes on. Try once "
                    "more. If it fails again, close every window of this browser before you leave "
                    "this computer; the session then ends by itself after "
                    + std::to_string(drawer::session_idle.count()) + " minutes.")
        + sign_out_form(reader);
    content.status = 503;
    return shown(request, reader, std::move(content));
}

Response sign_out(const Site& site, const Request& request, const Reader& reader)
{
    if (!reader.authority->drawer.sessions().end(reader.token))
        return still_signed_in(request, reader);
    Response response = web::see_other(Url::to("/sign-in"));
    // What this browser keeps of the pages goes too.
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"cookies\"");
    set_session_cookie(response, site, "", "");
    return response;
}

Response sign_out_page(const Request& request, const Reader& reader)
{
    Content content;
    content.title = "Sign out";
    content.place = "sign-out";
    content.body = heading(1, "Sign out?")
                 + paragraph("Drafts that are saved stay saved. You will find them on your home "
                             "page.")
                 + sign_out_form(reader);
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_sign_in(web::Router& router, const Site& site)
{
    router.get("/sign-in", [site](const Request& request, const web::Places&) {
        return sign_in_page(site, request, {"", request.query.value("next")});
    });
    router.post("/sign-in", [site](const Request& request, const web::Places&) {
        return sign_in(site, request);
    });
    router.get(
        "/sign-out",
        signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return sign_out_page(request, reader);
        }));
    router.post("/sign-out",
                signed_in_form(
                    site, [site](const Request& request, const web::Places&, const Reader& reader) {
                        return sign_out(site, request, reader);
                    }));
    // SigningInAsked by the script so that the session goes on; to have asked is enough.
    router.get("/stay", signed_in(site, [](const Request&, const web::Places&, const Reader&) {
                   return web::plain("ok");
               }));
}

}  // namespace holdfast::desk
