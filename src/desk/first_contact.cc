#include "base/entropy.h"
#include "desk/agency_choice.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/fieldset.h"
#include "desk/components/inset_text.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "records/types/contact.h"
#include "records/types/person.h"

#include <array>

/// A contact about a child of whom nothing is known here. Whoever takes the call should not have to
/// think about families and files: a name, what is worrying, and it is kept.
namespace holdfast::desk {

using base::Problems;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view first_contact = "firstContact";
constexpr std::array<std::string_view, 3> child_fields = {"knownAs", "born", "expectedBirth"};
constexpr std::array<std::string_view, 4> told_fields = {"received", "source", "route", "concern"};

const records::RecordType& person_type = records::Person::declaration;
const records::RecordType& contact_type = records::Contact::declaration;

/// Brothers and sisters of the first child: what stands behind the names of their questions.
constexpr std::array<std::string_view, 3> more_children = {"-2", "-3", "-4"};

std::vector<std::string> names_of_children()
{
    std::vector<std::string> names{child_fields.begin(), child_fields.end()};
    for (const std::string_view suffix : more_children)
        for (const std::string_view field : child_fields)
            names.push_back(std::string{field} + std::string{suffix});
    return names;
}

struct Shown {
    Fields typed;
    Problems problems;
    Html draft;  // What is said about a draft; empty where there is nothing to say.
};

/// Folded away until somebody needs it, and open where something was typed there.
Html more_questions(const Shown& shown_form)
{
    Details more;
    more.summary = "There are brothers or sisters";
    for (const std::string_view suffix : more_children) {
        Fieldset block;
        block.legend = Legend{"Brother or sister", "govuk-fieldset__legend--m", false};
        block.content = controls({person_type,
                                  child_fields,
                                  shown_form.typed,
                                  shown_form.problems,
                                  std::string{suffix}});
        more.content += fieldset(block);
        for (const std::string_view field : child_fields)
            more.is_open =
                more.is_open
                || !shown_form.typed.value(std::string{field} + std::string{suffix}).empty();
    }
    return details(more);
}

Response form_page(const Request& request, const Reader& reader, const Shown& shown_form)
{
    const auto agencies =
        agency_questions(reader, contact_type, {}, shown_form.typed, shown_form.problems);
    if (!agencies) return told(request, reader, agencies.error());
    Button file;
    file.text = "File the contact";
    file.once = true;
    InsetText known;
    known.content = paragraph(Html::text("Is the child known already? ")
                              + link(Url::to("/search"), "Search first")
                              + Html::text(", and write the contact into the family's file."));
    Content content;
    content.title = "New contact";
    content.place = "contact";
    content.body = heading(1, "New contact about a child") + shown_form.draft;
    content.body +=
        inset_text(known)
        + form(reader,
               {Url::to("/contacts/new"), draft_url(first_contact, std::nullopt)},
               hidden_of(request, shown_form.problems, "") + heading(2, "The child")
                   + controls({person_type, child_fields, shown_form.typed, shown_form.problems})
                   + more_questions(shown_form) + heading(2, "What was said") + *agencies
                   + controls({contact_type, told_fields, shown_form.typed, shown_form.problems})
                   + button(file));
    content.errors = errors_of(shown_form.problems);
    if (!shown_form.problems.empty()) content.status = status_of(shown_form.problems);
    return shown(request, reader, std::move(content));
}

Response show_first_contact(const Request& request, const web::Places&, const Reader& reader)
{
    Shown shown_form;
    KeptDraft draft = kept_draft(reader, first_contact, std::nullopt);
    shown_form.draft = std::move(draft.banner);
    if (draft.typed) shown_form.typed = std::move(*draft.typed);
    else shown_form.typed.add("received", base::words(reader.authority->house.today()));
    return form_page(request, reader, shown_form);
}

/// The first child, and each other of whom anything was typed.
base::Checked<std::vector<std::pair<base::PersonId, records::Person>>> children_in(
    const Fields& typed, base::Date today)
{
    std::vector<std::pair<base::PersonId, records::Person>> children;
    Problems problems;
    const auto add = [&](std::string_view suffix) {
        const auto input = input_of(person_type, child_fields, typed, today, suffix);
        if (input.empty() && !suffix.empty()) return;
        auto read = records::read_record<records::Person>(input, {});
        if (read) {
            children.emplace_back(base::PersonId::random(base::system_entropy()), std::move(*read));
            return;
        }
        for (base::Problem problem : read.error()) {
            problem.place += suffix;
            problems.push_back(std::move(problem));
        }
    };
    add("");
    for (const std::string_view suffix : more_children) add(suffix);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return children;
}

Response file_form(const Request& request, const web::Places&, const Reader& reader)
{
    const base::Date today = reader.authority->house.today();
    const auto children = children_in(request.form, today);
    const auto names = names_of_children();
    const std::vector<std::string_view> known{names.begin(), names.end()};
    Shown again{
        request.form, unknown_fields(request.form, {known, told_fields, agency_names()}), {}};
    const auto add = [&](const Problems& more) {
        again.problems.insert(again.problems.end(), more.begin(), more.end());
    };
    casework::Doing doing = doing_of(request, reader, std::nullopt);
    add(name_agencies(reader, contact_type, request.form, doing.about));
    auto input = input_of(contact_type, told_fields, request.form, today);
    if (const auto added = add_what_the_register_says(reader, contact_type, doing.about, input);
        !added)
        add({added.error()});
    const auto said = records::read_record<records::Contact>(input, {});
    if (!children) add(children.error());
    if (!said) add(said.error());
    if (!again.problems.empty()) return form_page(request, reader, again);

    const casework::NewFamily family{base::FamilyId::random(base::system_entropy()), *children};
    doing.purpose = "A new contact";
    const auto filed_now =
        as_told(casework::receive_first_contact(reader.authority->house, doing, *said, family));
    if (!filed_now) {
        again.problems = filed_now.error();
        return form_page(request, reader, again);
    }
    forget_draft(reader, first_contact, std::nullopt);
    return filed(Url::to("/contacts") / filed_now->entries.back() / "filed");
}

/// Says that it is kept, and what happens next; not the file, which the writer may not read.
Response filed_page(const Request& request, const web::Places&, const Reader& reader)
{
    Content content;
    content.title = "Contact filed";
    content.body = heading(1, "The contact is filed")
                 + paragraph("The front door sees it on its list of contacts that wait for a "
                             "decision.")
                 + paragraph("If a child is in danger now, ring the duty number; do not wait for "
                             "the list.")
                 + paragraph(link(Url::to("/"), "Go to your home page"))
                 + paragraph(link(Url::to("/contacts/new"), "Write down another contact"));
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_first_contact(web::Router& router, const Site& site)
{
    router.get("/contacts/new", signed_in(site, show_first_contact));
    router.post("/contacts/new", signed_in_form(site, file_form));
    router.get("/contacts/{contact}/filed", signed_in(site, filed_page));
}

}  // namespace holdfast::desk
