#include "casework/search.h"

#include "desk/components/button.h"
#include "desk/components/input.h"
#include "desk/components/table.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// Search for a person. What is typed travels in the body of a form and never in an address, so
/// that no history and no log holds it.
namespace holdfast::desk {

using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::size_t most_found = 50;

std::string born_words(const casework::FoundPerson& person)
{
    if (person.born) return person.born->words([](const base::EntryId&) { return "a record"; });
    if (person.expected_birth) return "Due " + base::words(*person.expected_birth);
    return "Not known";
}

Html results_of(const casework::FoundPersons& found)
{
    const auto& people = found.people;
    if (people.empty())
        return heading(2, "Nobody found")
             + paragraph("Try only the first name or only the last, at least two letters of each "
                         "word; the date of birth; or an address where they lived.")
             + paragraph(link(Url::to("/contacts/new"), "Write down a contact about a new child"));
    Html content;
    if (found.partly)
        content += paragraph("Nobody fits everything that you typed. These fit the most of it.");
    Table table;
    table.caption = found.cut ? "The first " + counted(people.size(), "person", "people") + " found"
                              : counted(people.size(), "person", "people") + " found";
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Name")}, {Html::raw("Born")}, {Html::raw("File")}};
    for (const auto& person : people) {
        Html name = Html::text(person.name);
        for (const casework::FoundBy by : person.by)
            name += source_line("Found by " + std::string{words_for(by)} + ".");
        Html files;
        for (const auto& family : person.families)
            files += paragraph(link(family_url(family), "Open the family"));
        if (person.families.empty()) files = Html::raw("In no family");
        table.rows.push_back({{name}, {Html::text(born_words(person))}, {files}});
    }
    if (found.cut)
        content += paragraph("There are more people like this. Type more, such as a second word or "
                             "the date of birth, to see the others.");
    return content + scrolling("People found", desk::table(table));
}

Response search_page(const Request& request, const Reader& reader, const std::string& name,
                     const Html& results)
{
    Input words;
    words.name = "name";
    words.label = {"Name, date of birth, address or number", "govuk-label--s", false, ""};
    words.hint = "As you heard it: other spellings and forms of a name are found too. For example "
                 "wren exampel, 4/3/2015, or a postcode.";
    words.value = name;
    words.autocomplete = "off";
    words.spellcheck = Spellcheck::off;
    words.classes = "govuk-input--width-30";
    Button search;
    search.text = "Search";
    Content content;
    content.title = "Search";
    content.place = "search";
    content.body = heading(1, "Search for a person")
                 + form(reader, {Url::to("/search"), {}}, input(words) + button(search)) + results;
    return shown(request, reader, std::move(content));
}

Response search(const Request& request, const Reader& reader)
{
    const std::string& name = request.form.value("name");
    const auto people =
        casework::find_persons(reader.authority->house, reader.asking("search"), name, most_found);
    if (!people) return told(request, reader, people.error());
    return search_page(request, reader, name, results_of(*people));
}

}  // namespace

void add_search(web::Router& router, const Site& site)
{
    router.get(
        "/search",
        signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return search_page(request, reader, "", {});
        }));
    // Changes nothing; it is a form only to keep the name out of the address.
    router.post(
        "/search",
        signed_in_form(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return search(request, reader);
        }));
}

}  // namespace holdfast::desk
