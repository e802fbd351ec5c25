#include "casework/authority_look.h"
#include "desk/authority_pages.h"
#include "desk/components/button.h"
#include "desk/filing.h"
#include "desk/links.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "records/record_types.h"

#include <algorithm>

/// What is written about the authority as a whole: a page for each record type, drawn from its
/// declaration. Nothing of it is about a family.
namespace holdfast::desk {

using base::Problem;
using base::Problems;
using records::RecordType;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// What whoever answers for the authority writes, and the answers to what rules ask of it.
bool is_written_here(const RecordType& type)
{
    if (type.key == "answer") return true;
    const auto act = access::act_of_record(type.key);
    return act == access::Act::answer_for_authority && !records::is_of_files(type);
}

std::vector<std::string_view> keys_of(const RecordType& type)
{
    std::vector<std::string_view> keys;
    for (const records::Field& field : type.fields) keys.push_back(field.key);
    return keys;
}

/// The type that the address names; nullptr: there is no such page for this reader.
const RecordType* type_in(const web::Places& places, const Reader& reader)
{
    const RecordType* type = records::record_type(std::string_view{places.at("type")});
    const bool may_write = type != nullptr && is_written_here(*type)
                        && access::may(reader.viewer.role, access::Act::answer_for_authority);
    return may_write ? type : nullptr;
}

Response no_such_page(const Request& request, const Reader& reader)
{
    return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
}

Response form_page(const Request& request, const Reader& reader, const RecordType& type,
                   const Fields& typed, const Problems& problems)
{
    const auto keys = keys_of(type);
    Html fields = hidden_of(request, problems, "");
    for (const auto& [name, value] : links_in(typed)) fields += hidden_input(name, value);
    Button file;
    file.text = "File it";
    file.once = true;
    Content content;
    content.title = std::string{type.name};
    content.place = "authority";
    content.body = heading(1, type.name) + source_line(type.purpose)
                 + form(reader,
                        {authority_write_url(type.key), {}},
                        fields + controls({type, keys, typed, problems}) + button(file));
    content.errors = errors_of(problems);
    content.way_back = BackLink{Url::to("/authority")};
    if (!problems.empty()) content.status = status_of(problems);
    return shown(request, reader, std::move(content));
}

/// What was said before is the beginning of what is said again.
void add_said_before(const casework::AuthorityLook& look, const RecordType& type, Fields& typed)
{
    const auto id = base::EntryId::parse(typed.value("supersedes"));
    const auto* said = id ? look.said(*id) : nullptr;
    if (said == nullptr || said->type != &type) return;
    add_said(type, said->written(), typed);
}

Response show_form(const Request& request, const web::Places& places, const Reader& reader)
{
    const RecordType* type = type_in(places, reader);
    if (type == nullptr) return no_such_page(request, reader);
    Fields typed = links_in(request.query);
    if (request.query.has("guardrail")) typed.add("guardrail", request.query.value("guardrail"));
    if (typed.has("supersedes")) {
        const auto look =
            casework::look_at_authority(reader.authority->house, reader.asking("authority"));
        if (!look) return told(request, reader, look.error());
        add_said_before(*look, *type, typed);
    } else if (const auto* happened = type->happened_field()) {
        typed.add(std::string{happened->key}, base::words(reader.authority->house.today()));
    }
    return form_page(request, reader, *type, typed, {});
}

base::Checked<ledger::Filed> file_typed(const Request& request, const Reader& reader,
                                        const RecordType& type)
{
    const auto keys = keys_of(type);
    auto written = read_form(type, keys, request.form, reader.authority->house.today());
    Problems problems = unknown_fields(request.form, {keys, link_names()});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    casework::Doing doing = doing_of(request, reader, std::nullopt);
    doing.about = {{base::Subject::of(reader.authority->house.ledger.keys().authority()),
                    ledger::Part::subject}};
    doing.links = links_of(request.form);
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response file_form(const Request& request, const web::Places& places, const Reader& reader)
{
    const RecordType* type = type_in(places, reader);
    if (type == nullptr) return no_such_page(request, reader);
    const auto done = file_typed(request, reader, *type);
    if (done) return filed(Url::to("/authority"));
    return form_page(request, reader, *type, request.form, done.error());
}

}  // namespace

void add_authority_writing(web::Router& router, const Site& site)
{
    router.get("/authority/write/{type}", signed_in(site, show_form));
    router.post("/authority/write/{type}", signed_in_form(site, file_form));
}

}  // namespace holdfast::desk
