#include "desk/agency_choice.h"
#include "desk/components/button.h"
#include "desk/disagreements.h"
#include "desk/drafts.h"
#include "desk/evidence_choice.h"
#include "desk/filing.h"
#include "desk/gate_page.h"
#include "desk/links.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/practitioner_choice.h"
#include "desk/record_form.h"
#include "desk/writing_questions.h"
#include "guardrails/gates.h"
#include "records/types/contact.h"

#include <algorithm>
#include <array>

/// The pages on which something is written about a family: one for each record type that is
/// written by hand, drawn from its declaration. The order of the questions is the page's.
namespace holdfast::desk {

using base::FamilyId;
using base::PersonId;
using base::PractitionerId;
using base::Problem;
using base::Problems;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// What a form sends beside the fields of its record: whom it is about.
constexpr std::array<std::string_view, 6> about_fields = {
    "child", "practitioner", "present", "mentioned", "sentTo", "aboutAsked"};

/// Did a guardrail stop this decision on a contact or a referral?
bool is_stopped_at_gate(const records::RecordType& type, const Problems& problems)
{
    return type.key == "decision"
        && std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
               return guardrails::find_rule(problem.place) != nullptr;
           });
}

/// Files what was typed as a proposal instead, so that nothing is typed twice.
Html ask_second_reader(const FamilyPage& page)
{
    Button ask;
    ask.text = "Ask a second reader with these reasons";
    ask.classes = "govuk-button--secondary";
    ask.once = true;
    ask.attributes.set("formaction", family_url(page.family) / "write" / "decisionProposal");
    return button(ask);
}

Response form_page(const Request& request, const Reader& reader, const FamilyPage& page,
                   const Written& written, const ShownForm& shown_form)
{
    const records::RecordType& type = *written.type;
    Button file;
    file.text = std::string{written.button};
    file.once = true;
    Html fields = hidden_of(request, shown_form.problems, page.open->seen);
    for (const auto& [name, value] : shown_form.links)
        if (name != rests_on_name || !asks_on_what_it_rests(type))
            fields += hidden_input(name, value);
    const auto questions = questions_of(reader, page, written, shown_form);
    if (!questions) return told(request, reader, questions.error());
    fields += *questions;
    Html ways = button(file);
    if (is_stopped_at_gate(type, shown_form.problems)) ways += ask_second_reader(page);
    const Url draft = draft_url(draft_of(type.key, shown_form.links), page.family);
    Content content;
    content.title = std::string{written.heading};
    content.body = heading(1, written.heading) + shown_form.draft;
    content.body += told_before(page, type, shown_form)
                  + what_is_disputed(reader, page, type, shown_form.links);
    content.body +=
        form(reader,
             {(family_url(page.family) / "write").with_segment(written.type->key), draft},
             fields + ways);
    content.errors = errors_of(shown_form.problems);
    content.way_back = BackLink{family_url(page.family)};
    if (!shown_form.problems.empty()) content.status = status_of(shown_form.problems);
    return shown(request, reader, page, std::move(content));
}

/// The family and the kind of page that the address names, or the answer to give instead.
struct Opened {
    const Written* written = nullptr;
    FamilyPage page;
};

Opened open_for(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened{written_page(places.at("type")), {}};
    if (opened.written == nullptr) {
        opened.page.instead =
            told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
        return opened;
    }
    opened.page = open_family(request, places, reader, "write");
    if (opened.page.open && !opened.page.open->may(opened.written->act)) {
        opened.page.open.reset();
        opened.page.instead =
            told(request,
                 reader,
                 {Problem::Kind::refused,
                  "",
                  "You may not " + std::string{access::words_for(opened.written->act)}
                      + " here. Ask the family's worker or the team's "
                        "manager."});
    }
    return opened;
}

/// The parts that members of the family are asked for.
constexpr std::array<std::pair<std::string_view, ledger::Part>, 3> asked_parts = {
    {{"child", ledger::Part::subject},
     {"present", ledger::Part::present},
     {"mentioned", ledger::Part::mentioned}}};

/// What is written again; nullptr: it is no record of this type and family.
const casefile::AnyFact* written_before(const FamilyPage& page, const Written& written,
                                        const Fields& links)
{
    const auto id = base::EntryId::parse(links.value("supersedes"));
    const casefile::Facts& facts = page.open->scene->facts;
    for (const casefile::SharedFact& fact : facts.of(written.type->number))
        if (id && fact->id == facts.root_of(*id)) return fact.get();
    return nullptr;
}

/// What is said again begins as it was said before.
Fields said_before(const Written& written, const casefile::AnyFact& fact)
{
    Fields typed;
    add_said(*written.type, fact.written(), typed);
    typed.add("aboutAsked", "yes");
    const NamesPractitioner* names = names_practitioner(*written.type);
    const bool mentions_children =
        names != nullptr && names->children == NamesPractitioner::Children::mentioned;
    add_agencies(*written.type, fact.about, typed);
    for (const ledger::About& about : fact.about) {
        if (about.subject.kind == base::SubjectKind::practitioner)
            typed.add("practitioner", PractitionerId{about.subject.id}.text());
        const auto person = about.subject.person();
        if (!person) continue;
        for (const auto& [name, part] : asked_parts)
            if (about.part == part) typed.add(std::string{name}, person->text());
        if (mentions_children) typed.add("child", person->text());
    }
    return typed;
}

/// What a page that leads here chooses beforehand: codes of lists alone, never words. A draft of
/// the same form may have been begun for something else, so the link that was pressed counts.
Fields with_chosen(const Written& written, const Fields& asked, const Fields& typed)
{
    Fields chosen;
    for (const std::string_view key : written.fields) {
        const records::Field* field = written.type->find(key);
        const std::string& code = asked.value(key);
        if (field->slot.kind == records::FieldKind::code
            && field->slot.codes->find(code) != nullptr)
            chosen.add(std::string{key}, code);
    }
    Fields all = chosen;
    for (const auto& [name, value] : typed)
        if (!chosen.has(name)) all.add(name, value);
    return all;
}

Response show_writing(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    ShownForm shown_form;
    shown_form.links = links_in(request.query);
    KeptDraft draft = kept_draft(
        reader, draft_of(opened.written->type->key, shown_form.links), opened.page.family);
    shown_form.draft = std::move(draft.banner);
    const auto* again = written_before(opened.page, *opened.written, shown_form.links);
    if (again != nullptr) add_links_of(*again, shown_form.links);
    if (draft.typed) shown_form.typed = std::move(*draft.typed);
    else if (again != nullptr) shown_form.typed = said_before(*opened.written, *again);
    else {
        if (!opened.written->starts_with_today.empty())
            shown_form.typed.add(std::string{opened.written->starts_with_today},
                                 base::words(opened.page.open->today));
        // Whom the page that led here is about; who writes sees them ticked and may untick them.
        if (request.query.has("child")) shown_form.typed.add("aboutAsked", "yes");
        for (const std::string& child : request.query.all("child"))
            shown_form.typed.add("child", child);
    }
    shown_form.typed = with_chosen(*opened.written, request.query, shown_form.typed);
    return form_page(request, reader, opened.page, *opened.written, shown_form);
}

/// A decision answers a contact or a referral, and which of them says which question it decides.
std::string_view question_for(const casefile::FamilyScene& scene, const base::EntryId& answers)
{
    return scene.facts.find<records::Contact>(answers) != nullptr ? "contact" : "referral";
}

bool decides_matter(const records::RecordType& type)
{
    return type.key == "decision" || type.key == "decisionProposal";
}

/// Who acts, whom it is about and what it is linked to.
casework::Doing doing_typed(const Request& request, const Reader& reader, const FamilyPage& page)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    for (const auto& [name, part] : asked_parts)
        add_ticked(request.form, name, part, *page.open->scene, doing);
    add_ticked(request.form, "sentTo", ledger::Part::recipient, *page.open->scene, doing);
    for (const ledger::Link& link : links_of(request.form)) doing.links.push_back(link);
    return doing;
}

/// Adds the practitioner who was chosen; of a view, the children are those whom it mentions.
Problems name_practitioner(const Request& request, const Reader& reader,
                           const records::RecordType& type, casework::Doing& doing)
{
    const NamesPractitioner* names = names_practitioner(type);
    if (names == nullptr) return {};
    const auto people = casework::who_works_with_families(reader.authority->house);
    if (!people) return {people.error()};
    const std::string& chosen = request.form.value("practitioner");
    const auto found =
        std::find_if(people->begin(), people->end(), [&](const casework::Registered& each) {
            return each.id.text() == chosen;
        });
    if (found == people->end()) {
        if (names->needed == records::Needed::when_known && chosen.empty()) return {};
        return {{Problem::Kind::missing, "/practitioner", "Choose somebody out of the list."}};
    }
    if (names->children == NamesPractitioner::Children::mentioned)
        for (ledger::About& about : doing.about)
            if (about.subject.person()) about.part = ledger::Part::mentioned;
    doing.about.push_back({base::Subject::of(found->id), ledger::Part::subject});
    return {};
}

bool is_about_somebody(const casework::Doing& doing)
{
    return std::any_of(doing.about.begin(), doing.about.end(), [](const ledger::About& about) {
        return about.part == ledger::Part::subject && about.subject.person();
    });
}

const Problem nobody{Problem::Kind::missing, "/child", "Say who it is about."};

/// One visit, with what is different for one of the children.
base::Checked<ledger::Filed> file_for_each(const Request& request, const Reader& reader,
                                           const Opened& opened)
{
    const Written& written = *opened.written;
    const auto& scene = *opened.page.open->scene;
    casework::Doing doing = doing_typed(request, reader, opened.page);
    const bool has_children = is_about_somebody(doing);
    Problems unnamed_agencies = name_agencies(reader, *written.type, request.form, doing.about);
    std::erase_if(doing.about, [](const ledger::About& about) {
        return about.part == ledger::Part::subject && about.subject.person();
    });
    std::vector<std::string_view> once = asked_once_before(written);
    for (const std::string_view key : asked_once_after(written)) once.push_back(key);
    const auto names = names_for_each(*written.type, scene);
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const base::Date today = reader.authority->house.today();
    const auto records = records_for_each(doing,
                                          written,
                                          scene,
                                          input_of(*written.type, once, request.form, today),
                                          request.form,
                                          today);
    Problems problems =
        unknown_fields(request.form, {once, known, about_fields, agency_names(), link_names()});
    if (!records) problems.insert(problems.end(), records.error().begin(), records.error().end());
    for (Problem& problem : unnamed_agencies) problems.push_back(std::move(problem));
    if (!has_children) problems.push_back(nobody);
    if (!problems.empty()) return std::unexpected(problems);
    return as_told(casework::file_together(reader.authority->house, *records));
}

base::Checked<ledger::Filed> file_typed(const Request& request, const Reader& reader,
                                        const Opened& opened)
{
    const records::RecordType& type = *opened.written->type;
    if (asks_for_each(type, request.form)) return file_for_each(request, reader, opened);
    casework::Doing doing = doing_typed(request, reader, opened.page);
    const base::Date today = reader.authority->house.today();
    auto input = input_of(type, opened.written->fields, request.form, today);
    std::optional<base::When> happened;
    if (decides_matter(type)) {
        happened = base::When::day(today);
        const auto answers = base::EntryId::parse(request.form.value("answers"));
        if (answers) input["question"] = question_for(*opened.page.open->scene, *answers);
    }
    Problems problems = unknown_fields(
        request.form, {opened.written->fields, about_fields, agency_names(), link_names()});
    for (Problem& problem : name_agencies(reader, type, request.form, doing.about))
        problems.push_back(std::move(problem));
    if (const auto added = add_what_the_register_says(reader, type, doing.about, input); !added)
        problems.push_back(added.error());
    auto written = records::read_input(type, input, {"", {}, happened});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!is_about_somebody(doing)) problems.push_back(nobody);
    const Problems unnamed = name_practitioner(request, reader, type, doing);
    problems.insert(problems.end(), unnamed.begin(), unnamed.end());
    if (!problems.empty()) return std::unexpected(problems);
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

/// What asks to be decided leads to its gate, everything else to where it stands in the record.
web::Url page_after(const Request& request, const web::Places& places, const Reader& reader,
                    const Opened& opened, const base::EntryId& entry)
{
    const FamilyId& family = opened.page.family;
    if (access::is_partner(reader.viewer.role)) return family_url(family);
    if (!guardrails::can_ask(*opened.written->type)) return record_url(family, entry);
    const FamilyPage now = open_family(request, places, reader, "write");
    const bool waits = now.open
                    && std::any_of(now.open->pending.begin(),
                                   now.open->pending.end(),
                                   [&](const auto& each) { return each.proposal == entry; });
    return waits ? gate_url(family, entry) : record_url(family, entry);
}

Response file_form(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    const auto done = file_typed(request, reader, opened);
    if (done) {
        forget_draft(reader,
                     draft_of(opened.written->type->key, links_in(request.form)),
                     opened.page.family);
        return filed(page_after(request, places, reader, opened, done->entries.front()));
    }
    ShownForm again;
    again.typed = request.form;
    again.problems = done.error();
    again.links = links_in(request.form);
    return form_page(request, reader, opened.page, *opened.written, again);
}

/// Everything that the reader may write down about the family, by what they do.
Response choose(const Request& request, const web::Places& places, const Reader& reader)
{
    const FamilyPage page = open_family(request, places, reader, "write");
    if (!page.open) return page.instead;
    Content content;
    content.title = "Write something down";
    content.body = heading(1, "What do you want to write down?");
    for (const access::ActRow& act : access::all_acts()) {
        std::vector<Html> items;
        for (const Written& written : written_pages())
            if (written.act == act.act && page.open->may(act.act))
                items.push_back(
                    link((family_url(page.family) / "write").with_segment(written.type->key),
                         written.type->name)
                    + source_line(written.type->purpose));
        if (items.empty()) continue;
        std::string words{act.words};
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        content.body += heading(2, words) + bullets(items);
    }
    content.way_back = BackLink{family_url(page.family)};
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_writing(web::Router& router, const Site& site)
{
    router.get("/families/{family}/write", signed_in(site, choose));
    router.get("/families/{family}/write/{type}", signed_in(site, show_writing));
    router.post("/families/{family}/write/{type}", signed_in_form(site, file_form));
}

}  // namespace holdfast::desk
