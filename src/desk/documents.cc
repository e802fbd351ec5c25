#include "casework/documents.h"

#include "desk/components/button.h"
#include "desk/components/file_upload.h"
#include "desk/components/marks.h"
#include "desk/components/tag.h"
#include "desk/desk.h"
#include "desk/document_words.h"
#include "desk/drafts.h"
#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/writing_questions.h"

#include <array>
#include <ranges>

/// The documents of a family: the list, the form that adds one, and the bytes. They are never shown
/// here: they leave as a file that the reader's own device opens.
namespace holdfast::desk {

using base::Problem;
using base::Problems;
using casework::OpenFamily;
using records::Document;
using web::Html;
using web::Request;
using web::Response;

namespace {

constexpr std::array<std::string_view, 7> document_fields = {
    "title", "kind", "dated", "from", "shows", "childsOwn", "restricted"};
constexpr std::array<std::string_view, 2> about_fields = {"child", "aboutAsked"};
constexpr std::string_view file_name = "file";
constexpr std::string_view document_draft = "document";

/// The page of the form, as the pages of other records are described.
const Written& attaching()
{
    static const Written page{&Document::declaration,
                              "Attach a document",
                              "Attach the document",
                              access::Act::attach,
                              document_fields,
                              "",
                              AskAbout::children};
    return page;
}

web::Url documents_url(const base::FamilyId& family)
{
    return family_url(family) / "documents";
}

Html marks_of(const casefile::Fact<Document>& fact)
{
    const Html marks = restricted_mark(fact);
    if (fact.id == fact.standing) return marks;
    Tag corrected;
    corrected.text = "Corrected";
    corrected.classes = "govuk-tag--grey";
    return marks + Html::raw(" ") + tag(corrected);
}

/// "School report, from Hill Example School. About Ash Example. Of 3 March 2026."
std::string source_of(const casefile::FamilyScene& scene, const casefile::Fact<Document>& fact)
{
    std::string words{fact.record.kind ? fact.record.kind->label() : "Document"};
    if (fact.record.from) words += ", from " + *fact.record.from;
    if (fact.record.childs_own.value_or(false)) words += ". The child's own work";
    std::vector<base::PersonId> persons;
    for (const ledger::About& about : fact.about)
        if (const auto person = about.subject.person()) persons.push_back(*person);
    words += ". About " + names_of(persons, scene) + ".";
    if (fact.happened != base::When::unknown())
        words += " Of " + plain_date(fact.happened, scene.facts) + ".";
    return words;
}

Html document_of(const FamilyPage& page, const casefile::Fact<Document>& fact)
{
    const OpenFamily& open = *page.open;
    Html content = web::element("h2",
                                classed({"govuk-heading-s", "desk-story__what"}),
                                Html::text(fact.record.title.value_or("A document without a title"))
                                    + marks_of(fact));
    content += source_line(source_of(*open.scene, fact));
    if (fact.record.shows) content += prose(fact.record.shows->text);
    const Html download = download_link(page, fact);
    content +=
        paragraph(download.empty() ? Html::text("Its content was removed by order.") : download);
    content += source_line("Attached by " + author_words(open, fact.by) + ", on "
                           + base::words(base::London::date_of(fact.recorded)) + ".");
    return web::element("li", classed({"desk-story__entry"}).set("id", fact.id.text()), content);
}

Response documents(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "documents");
    if (!page.open) return std::move(page.instead);
    const auto& facts = page.open->scene->facts;
    Html items;
    for (const casefile::SharedFact& fact :
         facts.of(Document::declaration.number) | std::views::reverse)
        items += document_of(page, *facts.find<Document>(fact->id));
    Content content;
    content.title = "Documents";
    content.place = "documents";
    content.body = heading(1, "Documents");
    if (page.open->may(access::Act::attach)) {
        Button add;
        add.text = "Attach a document";
        add.href = documents_url(page.family) / "new";
        content.body += button(add);
    }
    if (items.empty())
        content.body += paragraph("No document is attached: no letter or report, no photograph, no "
                                  "drawing.");
    else
        content.body +=
            paragraph("The newest first. A document opens on your own device, outside this "
                      "system, which keeps it as it came and has not looked into it: not for a "
                      "virus either. Delete your copy when you have read it.")
            + web::element("ol", classed({"desk-story"}), items);
    return shown(request, reader, page, std::move(content));
}

/// The family, where this reader may attach something to its record.
FamilyPage open_to_attach(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "documents");
    if (!page.open || page.open->may(access::Act::attach)) return page;
    page.open.reset();
    page.instead = told(request,
                        reader,
                        {Problem::Kind::refused,
                         "",
                         "You may not attach a document here. Ask the family's worker or the "
                         "team's manager."});
    return page;
}

Html file_question(const Problems& problems)
{
    FileUpload file;
    file.name = file_name;
    file.label = {"The file", "govuk-label--s", false, ""};
    file.hint = "At most 10 MB: a document, a photograph, a drawing or a recording. It is kept as "
                "it is, with what your device wrote into it.";
    file.most = SizeLimit{
        casework::document_bytes_most,
        "The file is larger than 10 MB, which is the most for one document. Choose a smaller one, "
        "or save it smaller: most telephones can send a video or a picture in a smaller size."};
    file.error = error_of(problems, file_name);
    return file_upload(file);
}

Response form_page(const Request& request, const Reader& reader, const FamilyPage& page,
                   const ShownForm& shown_form)
{
    Content content;
    content.title = "Attach a document";
    content.body = heading(1, content.title) + shown_form.draft;
    // A browser never says again which file was chosen.
    if (!shown_form.problems.empty())
        content.body += paragraph("What you typed still stands here. Choose the file again: your "
                                  "browser does not keep it.");
    const auto questions = questions_of(reader, page, attaching(), shown_form);
    if (!questions) return told(request, reader, questions.error());
    Button attach;
    attach.text = attaching().button;
    attach.once = true;
    content.body += form(reader,
                         {documents_url(page.family),
                          draft_url(document_draft, page.family),
                          FormFrame::Sends::files},
                         hidden_of(request, shown_form.problems, page.open->seen) + *questions
                             + file_question(shown_form.problems) + button(attach));
    content.errors = errors_of(shown_form.problems);
    content.way_back = BackLink{documents_url(page.family)};
    if (!shown_form.problems.empty()) content.status = status_of(shown_form.problems);
    return shown(request, reader, page, std::move(content));
}

Response show_new_document(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_to_attach(request, places, reader);
    if (!page.open) return std::move(page.instead);
    ShownForm shown_form;
    KeptDraft draft = kept_draft(reader, document_draft, page.family);
    shown_form.draft = std::move(draft.banner);
    if (draft.typed) {
        shown_form.typed = std::move(*draft.typed);
        shown_form.draft += paragraph("A draft keeps no file: choose it below.");
    }
    return form_page(request, reader, page, shown_form);
}

/// The one file of the form.
base::Checked<casework::SentContent> content_in(const Request& request)
{
    casework::SentContent content;
    for (const web::SentFile& file : request.files) {
        if (file.name != file_name || request.files.size() > 1)
            return std::unexpected(Problems{
                {Problem::Kind::invalid, std::string{file_name}, "Choose one file at a time."}});
        content = {file.media_type, file.bytes};
    }
    return content;
}

base::Checked<ledger::Filed> attach_sent(const Request& request, const Reader& reader,
                                         const FamilyPage& page)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    add_ticked(request.form, "child", ledger::Part::subject, *page.open->scene, doing);
    const auto written = read_form(
        Document::declaration, document_fields, request.form, reader.authority->house.today());
    const auto content = content_in(request);
    Problems problems = unknown_fields(request.form, {document_fields, about_fields});
    const auto add = [&](const Problems& more) {
        problems.insert(problems.end(), more.begin(), more.end());
    };
    if (!written) add(written.error());
    add(casework::words_missing(request.form.value("kind"), request.form.value("shows")));
    if (doing.about.size() == 1) add({{Problem::Kind::missing, "/child", "Say who it is about."}});
    add(content ? casework::problems_of(*content) : content.error());
    if (!problems.empty()) return std::unexpected(problems);
    return as_told(casework::attach(reader.authority->house, doing, *written, *content));
}

Response attach_form(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_to_attach(request, places, reader);
    if (!page.open) return std::move(page.instead);
    const auto done = attach_sent(request, reader, page);
    if (done) {
        forget_draft(reader, document_draft, page.family);
        return filed(documents_url(page.family).at(done->entries.front().text()));
    }
    ShownForm again;
    again.typed = request.form;
    again.problems = done.error();
    return form_page(request, reader, page, again);
}

/// Sent as bytes that no browser shows: neither what the sender called them nor what they look like
/// decides how they are taken.
Response give_out(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto id = base::EntryId::parse(places.at("entry"));
    casework::Asking asking = reader.asking("document");
    if (id) asking.entry = *id;
    FamilyPage page = open_family(request, places, reader, std::move(asking));
    if (!page.open) return std::move(page.instead);
    auto content =
        id ? casework::content_of(reader.authority->house, *page.open, *id)
           : base::problem(Problem::Kind::not_found, "", "There is no such document here.");
    if (!content) return told(request, reader, content.error());
    Response response;
    response.headers.emplace_back("Content-Type", "application/octet-stream");
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"document-"
                                      + content->document.text().substr(0, 8) + "."
                                      + std::string{extension_of(content->media_type)} + "\"");
    response.body = std::move(content->bytes);
    return response;
}

}  // namespace

bool takes_files(std::string_view path)
{
    constexpr std::string_view front = "/families/";
    constexpr std::string_view back = "/documents";
    if (!path.starts_with(front) || !path.ends_with(back)) return false;
    if (path.size() <= front.size() + back.size()) return false;
    const std::string_view family =
        path.substr(front.size(), path.size() - front.size() - back.size());
    return base::FamilyId::parse(family).has_value();
}

void add_documents(web::Router& router, const Site& site)
{
    router.get("/families/{family}/documents", signed_in(site, documents));
    router.get("/families/{family}/documents/new", signed_in(site, show_new_document));
    router.post("/families/{family}/documents", signed_in_form(site, attach_form));
    router.get("/families/{family}/documents/{entry}", signed_in(site, give_out));
}

}  // namespace holdfast::desk
