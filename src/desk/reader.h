#pragma once
#include "casework/asking.h"
#include "casework/authority.h"
#include "desk/page.h"
#include "web/router.h"

#include <functional>
#include <optional>

/// Who reads a page, and what every page of theirs has in common.
namespace holdfast::desk {

/// What the pages stand on.
struct Site {
    enum class Reached { plainly, over_tls };

    casework::Authorities authorities;
    Reached reached = Reached::over_tls;  // Decides whether cookies are for TLS alone.
};

/// Somebody who is signed in.
struct Reader {
    casework::Authority* authority;
    drawer::Session session;
    access::Viewer viewer;
    std::string token;  // Of the session.

    /// The purpose that was said for this family in this session; "" when none was.
    [[nodiscard]] std::string purpose_for(const base::FamilyId& family) const;
    [[nodiscard]] casework::Asking asking(std::string_view page) const;
};

/// Keeps what was said for a family as long as the session lasts.
[[nodiscard]] base::Result<base::Done> say_purpose(const Reader& reader,
                                                   const base::FamilyId& family,
                                                   const std::string& purpose);

/// The reader of a request; nullopt when nobody is signed in. Problems: as `enrolled_viewer`.
[[nodiscard]] base::Result<std::optional<Reader>> reader_of(const Site& site,
                                                            const web::Request& request);
/// Who has an account, as a viewer. Problems: refused, when the register of practitioners does not
/// know them; damaged, unavailable.
[[nodiscard]] base::Result<access::Viewer> enrolled_viewer(const casework::Authority& authority,
                                                           const base::PractitionerId& who);
/// Does the browser say that another site made it send this?
[[nodiscard]] bool comes_from_elsewhere(const web::Request& request);

using Answer = std::function<web::Response(const web::Request&, const web::Places&, const Reader&)>;

/// A page for those who are signed in; others are sent to sign in and come back. Where that cannot
/// be told, the page says why: who is signed in is not known then, and signing in would not help.
[[nodiscard]] web::Handler signed_in(const Site& site, Answer answer);
/// A form's address: also refuses what does not come from a page of the same session.
[[nodiscard]] web::Handler signed_in_form(const Site& site, Answer answer);

/// The cookie that carries the session: "<authority>.<token>"; an empty token ends it.
void set_session_cookie(web::Response& response, const Site& site, const std::string& authority,
                        const std::string& token);

/// What differs between two pages of one reader, and the frame around it.
struct Content {
    std::string title;
    web::Html body;
    WayBack way_back = std::monostate{};
    web::Html family = {};
    std::vector<ErrorSummary::Error> errors = {};
    std::string place = {};  // The item of the navigation that it stands under: "home", "search".
    int status = 200;
};
[[nodiscard]] web::Response shown(const web::Request& request, const Reader& reader,
                                  Content content);
/// A page for nobody in particular: sign in, not found.
[[nodiscard]] web::Response shown_to_anybody(const web::Request& request, const Site& site,
                                             Content content);

/// The page that tells why something cannot be shown: 404, 403, 409, 503, by the kind.
[[nodiscard]] web::Response told(const web::Request& request, const Reader& reader,
                                 const base::Problem& problem);

/// A form that posts to `to`, with the session's token. With `draft`, what is typed is kept. Files
/// are sent only to addresses that `takes_files` knows.
struct FormFrame {
    enum class Sends { words, files };

    web::Url to;
    std::optional<web::Url> draft;
    Sends sends = Sends::words;
};
[[nodiscard]] web::Html form(const Reader& reader, const FormFrame& frame,
                             const web::Html& content);

}  // namespace holdfast::desk
