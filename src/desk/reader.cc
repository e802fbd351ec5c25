#include "desk/reader.h"

#include "casework/choosing.h"
#include "casework/worklists.h"
#include "desk/kept_sent.h"
#include "desk/links.h"
#include "desk/partner_pages.h"
#include "desk/pieces.h"
#include "guardrails/outside_the_line.h"

namespace holdfast::desk {

using base::Problem;
using web::Attributes;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view form_token_name = "formToken";
constexpr std::chrono::minutes idle{15};

std::string cookie_name(const Site& site)
{
    return site.reached == Site::Reached::over_tls ? "__Host-session" : "session";
}

SiteNavigation navigation_of(const Reader* reader, std::string_view place)
{
    SiteNavigation navigation;
    navigation.service_name = "Holdfast";
    navigation.service_url = Url::to("/");
    if (reader == nullptr) return navigation;
    const auto item = [&](std::string words, Url url, std::string_view name) {
        using Place = SiteNavigation::Place;
        navigation.items.push_back(
            {std::move(words), std::move(url), place == name ? Place::here : Place::elsewhere});
    };
    item("Home", Url::to("/"), "home");
    // The administrator sees the content of no file, and another agency its own side of some.
    if (access::is_partner(reader->viewer.role)) {
        item("Sign out", Url::to("/sign-out"), "sign-out");
        return navigation;
    }
    if (reader->viewer.role != "administrator") {
        if (access::may(reader->viewer.role, access::Act::look_at_team))
            item("Team", Url::to("/team"), "team");
        if (casework::may_read_pressure_reports(reader->viewer))
            item("Reports of pressure", Url::to("/pressure-reports"), "pressure");
        if (guardrails::is_outside_the_line(reader->viewer.role))
            item("Asked of you", Url::to("/asked"), "asked");
        if (access::may(reader->viewer.role, access::Act::answer_for_authority))
            item("Authority", Url::to("/authority"), "authority");
        item("Search", Url::to("/search"), "search");
        if (access::may(reader->viewer.role, access::Act::decide))
            item("Contacts", Url::to("/contacts"), "contacts");
        item("New contact", Url::to("/contacts/new"), "contact");
        if (access::may(reader->viewer.role, access::Act::tell_what_happened))
            item("A child in danger", Url::to("/danger"), "danger");
    } else {
        item("Administration", Url::to("/admin/people"), "administration");
    }
    item("Sign out", Url::to("/sign-out"), "sign-out");
    return navigation;
}

/// What is looked up now and then stands below, so that what is used all day keeps to one line.
std::vector<Footer::Link> footer_links_of(const Reader& reader)
{
    if (access::is_partner(reader.viewer.role)) return {};
    if (access::may(reader.viewer.role, access::Act::record_practitioner))
        return {{"People, teams, agencies and policy", Url::to("/admin/people")}};
    if (!casework::may_read_registers(reader.viewer.role)) return {};
    return {{"Agencies", Url::to("/admin/agencies")}, {"Policy", Url::to("/admin/policy")}};
}

Footer footer_of()
{
    Footer footer;
    footer.words = "Holdfast. No child's case closes, drifts, or is downgraded unseen.";
    return footer;
}

}  // namespace

std::string Reader::purpose_for(const base::FamilyId& family) const
{
    for (const drawer::Purpose& each : session.purposes)
        if (each.family == family) return each.words;
    return "";
}

casework::Asking Reader::asking(std::string_view page) const
{
    return {viewer, "", page, std::nullopt};
}

base::Result<base::Done> say_purpose(const Reader& reader, const base::FamilyId& family,
                                     const std::string& purpose)
{
    return reader.authority->drawer.sessions().say_purpose(reader.token, family, purpose);
}

bool comes_from_elsewhere(const Request& request)
{
    // An old browser does not say; no other site's page can make a browser say what is not so.
    const std::string& from = request.header("sec-fetch-site");
    return !from.empty() && from != "same-origin" && from != "none";
}

base::Result<access::Viewer> enrolled_viewer(const casework::Authority& authority,
                                             const base::PractitionerId& who)
{
    auto viewer = casework::viewer_of(authority.house, who);
    if (!viewer && viewer.error().kind == Problem::Kind::not_found)
        return base::problem(Problem::Kind::refused, "", viewer.error().message);
    return viewer;
}

namespace {

/// The session that a request says it belongs to.
struct Carried {
    casework::Authority* authority;  // nullptr: none.
    std::string token;
};

Carried carried_by(const Site& site, const Request& request)
{
    const std::string& cookie = request.cookies.value(cookie_name(site));
    const std::size_t dot = cookie.find('.');
    if (dot == std::string::npos) return {nullptr, ""};
    return {casework::find_authority(site.authorities, std::string_view{cookie}.substr(0, dot)),
            cookie.substr(dot + 1)};
}

}  // namespace

base::Result<std::optional<Reader>> reader_of(const Site& site, const Request& request)
{
    auto [authority, token] = carried_by(site, request);
    if (authority == nullptr) return std::nullopt;
    auto session = authority->drawer.sessions().find(token);
    if (!session) return std::unexpected(session.error());
    if (!*session) return std::nullopt;
    auto viewer = enrolled_viewer(*authority, (*session)->practitioner);
    if (!viewer) return std::unexpected(viewer.error());
    return Reader{authority, std::move(**session), std::move(*viewer), std::move(token)};
}

namespace {

struct Told {
    int status;
    std::string_view title;
};

Told telling(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::not_found: return {404, "Page not found"};
    case Problem::Kind::refused:
    case Problem::Kind::missing: return {403, "You cannot open this"};
    case Problem::Kind::conflict: return {409, "Something has changed"};
    case Problem::Kind::invalid:
    case Problem::Kind::unknown: return {400, "This cannot be read"};
    case Problem::Kind::damaged:
    case Problem::Kind::newer_format: return {500, "This cannot be shown"};
    case Problem::Kind::unavailable: return {503, "Not possible just now"};
    }
    return {500, "This cannot be shown"};
}

Html reference_line(const Request& request)
{
    return source_line("If you ring the service desk, give this reference: " + request.id);
}

/// Told where it cannot be found out who is signed in.
Response told_without_reader(const Request& request, const Site& site, const Problem& problem)
{
    const Told telling_it = telling(problem.kind);
    const bool is_refused = problem.kind == Problem::Kind::refused;
    Content content;
    content.title = telling_it.title;
    content.body = heading(1, telling_it.title) + paragraph(problem.message);
    if (request.method == web::Method::post)
        content.body += paragraph("What you sent was not filed. Go back: it stands in the form "
                                  "still, and you can copy it or send it again from there.");
    else if (!is_refused)
        content.body += paragraph("Load this page again in a few minutes. You need not sign in "
                                  "anew.");
    content.body += reference_line(request);
    content.status = telling_it.status;
    Response response = shown_to_anybody(request, site, std::move(content));
    // Whoever the register does not know can then sign in as somebody else.
    if (is_refused) set_session_cookie(response, site, "", "");
    return response;
}

/// To sign in, and then to go on there: an address of ours that answers GET, with its links.
Url sign_in_url(const std::string& path, const web::Fields& asked)
{
    const std::string links = with_links(Url::to("/"), links_in(asked)).text().substr(1);
    return Url::to("/sign-in").with("next", path + links);
}

/// Keeps what was sent for whoever's session has ended, where the form is surely theirs.
SentWords keep_for_ended(const Request& request, const Site& site)
{
    const auto [authority, token] = carried_by(site, request);
    if (authority == nullptr || comes_from_elsewhere(request)) return SentWords::not_kept;
    const auto ended = authority->drawer.sessions().expired(token);
    if (!ended || !*ended || request.form.value(form_token_name) != (*ended)->form_token)
        return SentWords::not_kept;
    return keep_sent(*authority, (*ended)->practitioner, request);
}

Response told_signed_out(const Request& request, const Site& site)
{
    Content content;
    content.title = "You have been signed out";
    content.body = heading(1, content.title)
                 + paragraph("Nothing was filed, because you are not signed in any more.")
                 + words_about(keep_for_ended(request, site), request)
                 + paragraph(link(Url::to("/sign-in").with("next", page_of_form(request).text()),
                                  "Sign in and go on"));
    content.status = 401;
    return shown_to_anybody(request, site, std::move(content));
}

const Problem other_session{Problem::Kind::refused,
                            "",
                            "This form was made for another session. Go back, copy what you typed, "
                            "open the page again and send it from there."};

/// A form of an earlier session of the same person is theirs: what they typed is kept.
Response told_of_other_session(const Request& request, const Reader& reader)
{
    const auto is_own = reader.authority->drawer.sessions().was_form_of(
        reader.viewer.practitioner, request.form.value(form_token_name));
    if (!is_own || !*is_own) return told(request, reader, other_session);
    Content content;
    content.title = "Nothing was filed yet";
    content.body =
        heading(1, content.title)
        + paragraph("You have signed in again since this form was opened, so it was not taken.")
        + words_about(keep_sent(*reader.authority, reader.viewer.practitioner, request), request)
        + paragraph(link(page_of_form(request), "Open the form again"));
    content.status = 403;
    return shown(request, reader, std::move(content));
}

}  // namespace

namespace {

const Problem not_for_partners{Problem::Kind::not_found, "", "There is no such page."};

/// Somebody of another agency has pages of their own; every other is none to them.
bool is_kept_from(const Reader& reader, const Request& request)
{
    return access::is_partner(reader.viewer.role) && !is_for_partners(request.path);
}

}  // namespace

web::Handler signed_in(const Site& site, Answer answer)
{
    return [site, answer = std::move(answer)](const Request& request, const web::Places& places) {
        const auto reader = reader_of(site, request);
        if (!reader) return told_without_reader(request, site, reader.error());
        if (!*reader) return web::see_other(sign_in_url(request.path, request.query));
        if (is_kept_from(**reader, request)) return told(request, **reader, not_for_partners);
        return answer(request, places, **reader);
    };
}

web::Handler signed_in_form(const Site& site, Answer answer)
{
    return [site, answer = std::move(answer)](const Request& request, const web::Places& places) {
        const auto found = reader_of(site, request);
        if (!found) return told_without_reader(request, site, found.error());
        const std::optional<Reader>& reader = *found;
        if (!reader) return told_signed_out(request, site);
        if (comes_from_elsewhere(request)) return told(request, *reader, other_session);
        if (is_kept_from(*reader, request)) return told(request, *reader, not_for_partners);
        if (request.form.value(form_token_name) != reader->session.form_token)
            return told_of_other_session(request, *reader);
        Response response = answer(request, places, *reader);
        if (response.status == 303) forget_kept_sent(request, *reader);
        return response;
    };
}

void set_session_cookie(Response& response, const Site& site, const std::string& authority,
                        const std::string& token)
{
    web::set_cookie(response,
                    {cookie_name(site),
                     token.empty() ? "" : authority + "." + token,
                     site.reached == Site::Reached::over_tls});
}

namespace {

/// An error leads to its field where the page has it; the others are only told.
std::vector<ErrorSummary::Error> leading_somewhere(std::vector<ErrorSummary::Error> errors,
                                                   const Html& body)
{
    for (ErrorSummary::Error& error : errors)
        if (!body.markup().contains("id=\"" + error.field_id + "\"")) error.field_id.clear();
    return errors;
}

}  // namespace

Response shown(const Request& request, const Reader& reader, Content content)
{
    Page page;
    page.title = std::move(content.title);
    page.nonce = request.nonce;
    page.authority = reader.authority->name;
    page.navigation = navigation_of(&reader, content.place);
    if (reader.authority->kind == casework::Authority::Kind::demonstration)
        page.demonstration = "Demonstration. Everybody here is invented, or known by a letter from "
                             "a published review.";
    page.way_back = std::move(content.way_back);
    page.family = std::move(content.family);
    page.errors = leading_somewhere(std::move(content.errors), content.body);
    if (content.status == 200) page.content = kept_sent_here(request, reader);
    page.content += content.body;
    page.session = SessionEnd{idle, Url::to("/stay")};
    page.footer = footer_of();
    page.footer.links = footer_links_of(reader);
    page.footer.words = "Signed in as " + reader.viewer.name + ". " + page.footer.words;
    return web::page(desk::page(page), content.status);
}

Response shown_to_anybody(const Request& request, const Site&, Content content)
{
    Page page;
    page.title = std::move(content.title);
    page.nonce = request.nonce;
    page.authority = "Holdfast";
    page.navigation = navigation_of(nullptr, "");
    page.way_back = std::move(content.way_back);
    page.errors = std::move(content.errors);
    page.content = std::move(content.body);
    page.footer = footer_of();
    return web::page(desk::page(page), content.status);
}

Response told(const Request& request, const Reader& reader, const Problem& problem)
{
    const Told telling_it = telling(problem.kind);
    Content content;
    content.title = telling_it.title;
    content.body = heading(1, telling_it.title) + paragraph(problem.message)
                 + paragraph(link(Url::to("/"), "Go to your home page")) + reference_line(request);
    content.status = telling_it.status;
    return shown(request, reader, std::move(content));
}

Html form(const Reader& reader, const FormFrame& frame, const Html& content)
{
    Attributes attributes;
    attributes.set("method", "post").set("action", frame.to).flag("novalidate");
    if (frame.sends == FormFrame::Sends::files) attributes.set("enctype", "multipart/form-data");
    if (frame.draft) attributes.set("data-draft", frame.draft->text());
    return web::element(
        "form", attributes, hidden_input(form_token_name, reader.session.form_token) + content);
}

}  // namespace holdfast::desk
