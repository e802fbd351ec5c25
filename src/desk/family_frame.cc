#include "desk/family_frame.h"

#include "casefile/allocations.h"
#include "casework/chapters.h"
#include "casework/how_it_stands.h"
#include "desk/child_lines.h"
#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/components/marks.h"
#include "desk/kept_sent.h"
#include "desk/links.h"
#include "desk/pieces.h"
#include "desk/typed.h"
#include "records/codesets.gen.h"
#include "records/types/person.h"

namespace holdfast::desk {

using base::FamilyId;
using base::PersonId;
using base::Problem;
using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// The day of "as known on", as people type it; nullopt: as known now. Problem: invalid.
base::Result<std::optional<base::Date>> known_on(const Request& request, base::Date today)
{
    const std::string& text = request.query.value("on");
    if (text.empty()) return std::nullopt;
    const auto date = base::Date::parse(when_as_typed(text, today));
    if (date) return *date;
    return base::problem(Problem::Kind::invalid,
                         "on",
                         "That is no day of the calendar. Go back and write a whole day, such as 3 "
                         "March 2026.");
}

int whole_years(base::Date born, base::Date today)
{
    const auto part = [](const std::string& iso, std::size_t from, std::size_t count) {
        return std::stoi(iso.substr(from, count));
    };
    const std::string a = born.iso();
    const std::string b = today.iso();
    const int years = part(b, 0, 4) - part(a, 0, 4);
    return b.substr(5) < a.substr(5) ? years - 1 : years;
}

std::string age_in_words(base::Date born, base::Date today)
{
    const int days = today.days_since(born);
    if (days < 0) return "not born yet";
    const int years = whole_years(born, today);
    if (years >= 2) return std::to_string(years);
    if (days < 28) return counted(static_cast<std::size_t>(days), "day", "days");
    return counted(static_cast<std::size_t>(days * 12 / 365), "month", "months");
}

Html fact_line(std::string_view words)
{
    return web::element("li", classed({"desk-family__fact"}), Html::text(words));
}

std::string_view standing_of(const OpenFamily& open)
{
    using casework::WorkState;
    switch (casework::state_of(open)) {
    case WorkState::closing_proposed: return "Closing proposed, waiting for a decision";
    case WorkState::open: return "Open";
    case WorkState::not_referred: return "No referral accepted";
    case WorkState::closed: return "Closed";
    }
    return "";
}

Html banner_of(const FamilyPage& page)
{
    const OpenFamily& open = *page.open;
    Html banner =
        web::element("p", classed({"desk-family__name"}), Html::text(children_named(*open.scene)));
    Html facts;
    std::string children;
    for (const PersonId& child : open.scene->children()) {
        if (!children.empty()) children += " · ";
        children += open.scene->name_of(child) + ": " + age_of(*open.scene, child, open.today);
    }
    facts += fact_line(children);
    const Html names = banner + web::element("ul", classed({"desk-family__facts"}), facts);
    // How the work stands and who does it is told to another agency by people, not by a banner.
    if (open.standing.relation == access::Relation::partner_agency) return names;
    facts += fact_line(standing_of(open));
    for (const std::string& line : plan_lines(*open.scene)) facts += fact_line(line);
    if (const std::string seen = seen_line(*open.scene); !seen.empty()) facts += fact_line(seen);
    facts += web::element("li",
                          classed({"desk-family__fact"}),
                          Html::text(lead_words(open) + " ")
                              + link(family_url(page.family) / "workers", "Who works with them"));
    return banner + web::element("ul", classed({"desk-family__facts"}), facts);
}

Html tabs_of(const FamilyPage& page, std::string_view place)
{
    struct Tab {
        std::string_view words;
        Url url;
        std::string_view name;
    };
    const Url home = family_url(page.family);
    std::vector<Tab> tabs = {{"Story", home, "story"},
                             {"Record", home / "record", "record"},
                             {"People", home / "people", "people"}};
    for (const casework::Chapter& chapter : casework::chapters())
        tabs.push_back({chapter.title, home.with_segment(chapter.name), chapter.name});
    tabs.push_back({"Documents", home / "documents", "documents"});
    tabs.push_back({"Closing", home / "close", "close"});
    Html items;
    for (const Tab& tab : tabs) {
        auto attributes = classed({"moj-sub-navigation__link"});
        attributes.set("href", tab.url);
        if (tab.name == place) attributes.set("aria-current", "page");
        items += web::element("li",
                              classed({"moj-sub-navigation__item"}),
                              web::element("a", attributes, Html::text(tab.words)));
    }
    return web::element("nav",
                        classed({"moj-sub-navigation", "desk-family-pages"})
                            .set("aria-label", "This family's pages"),
                        web::element("ul", classed({"moj-sub-navigation__list"}), items));
}

}  // namespace

Url family_url(const FamilyId& family)
{
    return Url::to("/families") / family;
}

Url record_url(const FamilyId& family, const base::EntryId& entry)
{
    return (family_url(family) / "record").with("entry", entry.text()).at(entry.text());
}

namespace {

/// The page that asks for a purpose, and that leads on to where the reader was going.
Url reason_url(const Request& request, const FamilyId& family)
{
    const Url home = family_url(family);
    Url reason = home / "reason";
    const bool is_sent = request.method == web::Method::post;
    const std::string whole = is_sent ? page_of_form(request).text() : request.path;
    if (!whole.starts_with(home.text())) return reason;
    const std::string page = whole.substr(0, whole.find('?')).substr(home.text().size());
    if (!page.empty()) reason = reason.with("page", page);
    return with_links(reason, links_in(is_sent ? request.form : request.query));
}

/// A form that was sent while no purpose is said is not filed, and what was typed is not lost.
Response purpose_missing_page(const Request& request, const Reader& reader, const FamilyId& family)
{
    Button say;
    say.text = "Say what you need the file for";
    say.href = reason_url(request, family);
    Content content;
    content.title = "Nothing was filed yet";
    content.body =
        danger_press(reader, family, "") + heading(1, content.title)
        + paragraph("You do not work with this family, and since you signed in you have not said "
                    "what you need its file for.")
        + words_about(keep_sent(*reader.authority, reader.viewer.practitioner, request), request)
        + button(say);
    content.status = 403;
    return shown(request, reader, std::move(content));
}

/// For whoever may not read the file: why, and the press that needs no reading.
Response shut_page(const Request& request, const Reader& reader, const FamilyId& family,
                   const Problem& problem)
{
    Content content;
    content.title = "You cannot open this";
    content.body =
        danger_press(reader, family, "") + heading(1, content.title) + paragraph(problem.message);
    content.status = 403;
    return shown(request, reader, std::move(content));
}

}  // namespace

FamilyPage open_family(const Request& request, const web::Places& places, const Reader& reader,
                       std::string_view page)
{
    return open_family(request, places, reader, reader.asking(page));
}

FamilyPage open_family(const Request& request, const web::Places& places, const Reader& reader,
                       casework::Asking asking)
{
    const auto family = FamilyId::parse(places.at("family"));
    const Problem none{Problem::Kind::not_found, "", "There is no such page."};
    if (!family) return {{}, {}, told(request, reader, none)};
    FamilyPage opened{*family, {}, {}};
    const auto on = known_on(request, reader.authority->house.today());
    if (!on) {
        opened.instead = told(request, reader, on.error());
        return opened;
    }
    asking.purpose = reader.purpose_for(*family);
    asking.as_known_on = *on;
    auto open = casework::open_family(reader.authority->house, asking, *family);
    if (open) opened.open.emplace(std::move(*open));
    else if (open.error().place == "purpose")
        opened.instead = request.method == web::Method::post
                           ? purpose_missing_page(request, reader, *family)
                           : web::see_other(reason_url(request, *family));
    else if (open.error().kind == Problem::Kind::refused)
        opened.instead = shut_page(request, reader, *family, open.error());
    else opened.instead = told(request, reader, open.error());
    return opened;
}

Url with_known_on(const Url& url, const Request& request, const FamilyPage& page)
{
    return request.query.value("on").empty() ? url : url.with("on", page.open->today.iso());
}

Html known_then(const Request& request, const FamilyPage& page, const Url& now)
{
    if (request.query.value("on").empty()) return {};
    InsetText inset;
    inset.content = paragraph("This is what had been written down by the end of "
                              + base::words(page.open->today)
                              + ". Who may read it is decided by today's rules.")
                  + paragraph(link(now, "Show what is known now"));
    return inset_text(inset);
}

std::string names_of(std::span<const PersonId> persons, const casefile::FamilyScene& scene)
{
    std::string names;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (i > 0) names += i + 1 == persons.size() ? " and " : ", ";
        const std::string name = scene.name_of(persons[i]);
        names += name.empty() ? "a child whose name is not recorded" : name;
    }
    return names;
}

std::string children_named(const casefile::FamilyScene& scene)
{
    const std::string names = names_of(scene.children(), scene);
    return names.empty() ? "A family without a recorded child" : names;
}

std::string age_of(const casefile::FamilyScene& scene, const PersonId& person, base::Date today)
{
    const auto details = casefile::details_of(scene.facts, person);
    if (!details) return "age not known";
    if (!details->born && details->expected_birth)
        return "due " + base::words(*details->expected_birth);
    if (!details->born) return "age not known";
    const auto whens = scene.facts.whens();
    const auto from = base::earliest_date(*details->born, whens);
    const auto to = base::latest_date(*details->born, whens);
    if (!from || !to) return "age not known";
    const std::string oldest = age_in_words(*from, today);
    const std::string youngest = age_in_words(*to, today);
    return oldest == youngest ? oldest : youngest + " to " + oldest;
}

std::string role_words(std::string_view code)
{
    const records::CodeValue* value = records::practitioner_roles.find(code);
    return std::string{value != nullptr ? value->label : code};
}

std::string author_words(const OpenFamily& open, const ledger::Author& author)
{
    const auto known = open.authors.find(author.practitioner);
    const std::string role = role_words(author.role);
    if (known == open.authors.end() || known->second.name.empty()) return role;
    return known->second.name + ", " + role;
}

std::string lead_words(const OpenFamily& open)
{
    std::string leads;
    for (const auto* allocation : casefile::current_allocations(*open.scene, open.today)) {
        const auto practitioner = casefile::practitioner_of(*allocation);
        if (!casefile::is_lead(*allocation) || !practitioner) continue;
        const auto known = open.authors.find(*practitioner);
        const bool named = known != open.authors.end() && !known->second.name.empty();
        leads += leads.empty() ? "Lead practitioner: " : "; ";
        leads += named ? known->second.name : "name not recorded";
        if (allocation->record.team) leads += ", " + *allocation->record.team;
    }
    if (!leads.empty()) return leads;
    return casefile::current_allocations(*open.scene, open.today).empty() ? "Nobody is allocated"
                                                                          : "Nobody leads";
}

void put_into_family(const Reader& reader, const FamilyPage& family, Content& content)
{
    // What was done about a danger is none of what another agency reads.
    const bool is_partner = family.open->standing.relation == access::Relation::partner_agency;
    content.family = banner_of(family) + (is_partner ? Html{} : danger_notice(family))
                   + danger_button(reader, family);
    if (content.place.empty()) return;
    content.body = tabs_of(family, content.place) + content.body;
    content.place.clear();
}

Response shown(const Request& request, const Reader& reader, const FamilyPage& family,
               Content content)
{
    put_into_family(reader, family, content);
    return shown(request, reader, std::move(content));
}

}  // namespace holdfast::desk
