#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/radios.h"
#include "desk/filing.h"
#include "desk/links.h"
#include "desk/pages.h"
#include "desk/pieces.h"

#include <array>

/// Asks somebody who does not work with a family why they need to read its file. The answer goes
/// into the log of reading, with every page that is then opened.
namespace holdfast::desk {

using web::Html;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view purposes[] = {
    "A new contact is about this family",
    "I am asked to sign or to decide",
    "I am covering for a colleague",
    "Duty, out of hours",
    "An audit or a complaint",
};
constexpr std::string_view own_words = "other";
constexpr std::array<std::string_view, 3> asked_fields = {"purpose", "words", "page"};
constexpr std::size_t most_letters = 200;

std::optional<base::FamilyId> family_of(const web::Places& places)
{
    const auto family = base::FamilyId::parse(places.at("family"));
    return family ? std::optional{*family} : std::nullopt;
}

/// Where the reader was going: sent along by the page that was shut, or by the form.
const std::string& going(const Request& request, std::string_view field)
{
    const std::string& typed = request.form.value(field);
    return typed.empty() ? request.query.value(field) : typed;
}

/// Only ever a page of this family: each part of it is put in as one segment.
web::Url where_to(const Request& request, const base::FamilyId& family)
{
    web::Url url = family_url(family);
    std::string_view rest = going(request, "page");
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view segment = rest.substr(0, rest.find('/'));
        if (segment.empty()) return family_url(family);
        url = url.with_segment(segment);
        rest.remove_prefix(segment.size());
    }
    return with_links(url, links_in(request.form));
}

Response ask(const Request& request, const Reader& reader, const base::FamilyId& family,
             const std::string& error)
{
    Radios radios;
    radios.name = "purpose";
    radios.legend = Legend{"What do you need it for?", "govuk-fieldset__legend--m", false};
    radios.error = error;
    for (const std::string_view purpose : purposes) {
        Choice choice;
        choice.text = std::string{purpose};
        choice.value = std::string{purpose};
        radios.choices.push_back(std::move(choice));
    }
    Input words;
    words.name = "words";
    words.label = {"In a few words", "", false, ""};
    words.value = request.form.value("words");
    Choice own;
    own.text = "Something else";
    own.value = std::string{own_words};
    own.asks_more = input(words);
    radios.choices.push_back(std::move(own));
    for (Choice& choice : radios.choices)
        choice.is_chosen = choice.value == request.form.value("purpose");
    Html going_on = hidden_input("page", going(request, "page"));
    const bool is_sent = request.method == web::Method::post;
    for (const auto& [name, id] : links_in(is_sent ? request.form : request.query))
        going_on += hidden_input(name, id);
    Button open;
    open.text = "Open the file";
    Content content;
    content.title = "Why do you need this file?";
    content.body = danger_press(reader, family, "") + heading(1, "Why do you need this file?")
                 + paragraph("You do not work with this family. Your answer is kept with your "
                             "name, and the family's worker and manager can see it.")
                 + form(reader,
                        {family_url(family) / "reason", {}},
                        going_on + desk::radios(radios) + button(open));
    content.way_back = BackLink{web::Url::to("/")};
    if (!error.empty()) {
        content.errors = {{error, "purpose"}};
        content.status = 422;
    }
    return shown(request, reader, std::move(content));
}

Response answer(const Request& request, const Reader& reader, const base::FamilyId& family)
{
    std::string purpose = request.form.value("purpose");
    if (purpose == own_words) purpose = request.form.value("words");
    if (const auto unknown = unknown_fields(request.form, {asked_fields, link_names()});
        !unknown.empty())
        return ask(request, reader, family, unknown.front().message);
    if (purpose.find_first_not_of(" \t\r\n") == std::string::npos)
        return ask(request, reader, family, "Say what you need the file for.");
    if (purpose.size() > most_letters)
        return ask(request, reader, family, "Say it in at most 200 letters.");
    const auto done = say_purpose(reader, family, purpose);
    if (!done) return ask(request, reader, family, done.error().message);
    return web::see_other(where_to(request, family));
}

Response no_such_page(const Request& request, const Reader& reader)
{
    return told(request, reader, {base::Problem::Kind::not_found, "", "There is no such page."});
}

}  // namespace

void add_reason(web::Router& router, const Site& site)
{
    router.get(
        "/families/{family}/reason",
        signed_in(
            site, [](const Request& request, const web::Places& places, const Reader& reader) {
                const auto family = family_of(places);
                return family ? ask(request, reader, *family, "") : no_such_page(request, reader);
            }));
    router.post(
        "/families/{family}/reason",
        signed_in_form(
            site, [](const Request& request, const web::Places& places, const Reader& reader) {
                const auto family = family_of(places);
                return family ? answer(request, reader, *family) : no_such_page(request, reader);
            }));
}

}  // namespace holdfast::desk
