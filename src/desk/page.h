#pragma once
#include "desk/components/back_link.h"
#include "desk/components/breadcrumbs.h"
#include "desk/components/error_summary.h"
#include "desk/components/footer.h"
#include "desk/components/phase_banner.h"
#include "desk/components/site_navigation.h"
#include "web/html.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace holdfast::desk {

/// When the reader's session ends unless something is sent, and where to ask so that it goes on.
/// The script warns five minutes before.
struct SessionEnd {
    std::chrono::seconds after;
    web::Url stay;  // Answers 2xx to GET while the session stands.
};

/// The way to where the reader came from.
using WayBack = std::variant<std::monostate, Breadcrumbs, BackLink>;

/// All that differs between two pages. A title never holds a name or case text: it stays in the
/// browser's history and in the list of windows.
struct Page {
    std::string title;      // What the page is: "Record a visit".
    std::string nonce;      // Of the request: only scripts and styles that bear it run.
    std::string authority;  // Whose service this is; stands in the header.
    SiteNavigation navigation;
    std::optional<PhaseBanner> phase{};
    std::string demonstration{};  // Words that say that everybody here is invented; "": real work.
    WayBack way_back{};
    web::Html family{};  // The family's banner, on each of its pages; empty elsewhere.
    /// What is wrong with what was sent: above the content, and "Error: " before the title.
    std::vector<ErrorSummary::Error> errors{};
    web::Html content;                    // Has the page's one h1; the frame has none.
    std::optional<SessionEnd> session{};  // Absent where nobody is signed in.
    Footer footer{};
};

/// The whole document in British English. Style sheet and script are ours alone and bear the nonce;
/// no other address is asked for anything. It is whole without script.
[[nodiscard]] web::Html page(const Page& page);

}  // namespace holdfast::desk
