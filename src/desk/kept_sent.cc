#include "desk/kept_sent.h"

#include "casework/answered.h"
#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/components/summary_list.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/gate_page.h"
#include "desk/links.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/written_pages.h"
#include "records/types/agency.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/decision.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"
#include "records/types/same_person.h"
#include "records/types/signature.h"

#include <algorithm>
#include <ranges>

namespace holdfast::desk {

using base::FamilyId;
using drawer::Draft;
using records::RecordType;
using web::Fields;
using web::Html;
using web::Request;
using web::Url;

namespace {

constexpr std::string_view sent_mark = "sent";
constexpr char slash_mark = '~';  // In place of '/', which no segment of an address may hold.

/// Where the words of a form belong.
struct FormPlace {
    Url page;
    std::string what = {};  // Of its draft; "": it holds no words to keep.
    std::optional<FamilyId> family = {};
    const RecordType* asks = nullptr;  // The record that its fields are of, where it is told.
};

std::vector<std::string> segments_of(std::string_view path)
{
    std::vector<std::string> segments;
    for (const auto part : path | std::views::drop(1) | std::views::split('/'))
        segments.emplace_back(part.begin(), part.end());
    return segments;
}

std::string what_of(std::string_view path)
{
    std::string what = std::string{sent_mark} + std::string{path};
    std::ranges::replace(what, '/', slash_mark);
    return what;
}

struct Asks {
    std::string_view form;  // The end of its address, or the place in the administration.
    const RecordType* type;
};
constexpr Asks asks_of_forms[] = {
    {"sign", &records::Signature::declaration},
    {"override", &records::Signature::declaration},
    {"decide", &records::Decision::declaration},
    {"answer", &records::Answer::declaration},
    {"same", &records::SamePerson::declaration},
    {"workers", &records::Allocation::declaration},
    {"people", &records::Practitioner::declaration},
    {"agencies", &records::Agency::declaration},
    {"policy", &records::PolicyValue::declaration},
};

const RecordType* type_asked(std::string_view form)
{
    for (const Asks& each : asks_of_forms)
        if (each.form == form) return each.type;
    return nullptr;
}

/// `parts` of "/families/{family}/{parts[2]}...".
FormPlace place_in_family(const Request& request, const FamilyId& family,
                          const std::vector<std::string>& parts)
{
    const Url home = family_url(family);
    const std::string& name = parts[2];
    const std::string step = parts.size() > 3 ? parts[3] : "";
    if (name == "write" && written_page(step) != nullptr) {
        const Fields links = links_in(request.form);
        return {
            with_links((home / "write").with_segment(step), links), draft_of(step, links), family};
    }
    if (name == "documents") return {home / "documents" / "new", "document", family};
    if (name == "close" && step == "propose")
        return {home / "close", std::string{closing_draft}, family};
    if (name == "gates" && parts.size() > 4)
        return {(home / "gates").with_segment(step),
                what_of(request.path),
                family,
                type_asked(parts[4])};
    if (name == "why" && parts.size() > 3)
        return {(home / "why").with_segment(step),
                what_of(request.path),
                family,
                &records::Answer::declaration};
    if (name == "close" || name == "people")
        return {home.with_segment(name), what_of(request.path), family, type_asked(step)};
    if (name == "workers")
        return {home / "workers", what_of(request.path), family, type_asked(name)};
    // The record's form looks for words, the other two hold none.
    if (name == "record" || name == "danger" || name == "reason") return {home.with_segment(name)};
    return {home};
}

FormPlace place_of(const Request& request)
{
    const auto parts = segments_of(request.path);
    if (request.path == "/contacts/new") return {Url::to("/contacts/new"), "firstContact"};
    if (request.path == "/search") return {Url::to("/search")};
    if (parts.size() < 3) return {Url::to("/")};
    if (parts[0] == "admin")
        return {Url::to("/admin").with_segment(parts[1]).with_segment(parts[2]),
                what_of(request.path),
                {},
                type_asked(parts[1])};
    const auto family = FamilyId::parse(parts[1]);
    if (parts[0] == "families" && family) return place_in_family(request, *family, parts);
    return {Url::to("/")};
}

FormPlace place_of_kept(std::string_view what)
{
    Request request;
    request.path = what.substr(sent_mark.size());
    std::ranges::replace(request.path, slash_mark, '/');
    return place_of(request);
}

bool holds_typed_words(const Fields& form)
{
    return std::any_of(form.begin(), form.end(), [](const auto& field) {
        return !belongs_to_page(field.first) && !is_password(field.first) && !field.second.empty();
    });
}

Html kept_fields(const Draft& draft, const RecordType* type)
{
    SummaryList list;
    for (const auto& [name, value] : typed_of(draft)) {
        const records::Field* field = nullptr;
        if (type != nullptr)
            for (const records::Field& each : type->fields)
                if (each.key == name) field = &each;
        // An id tells nobody anything.
        if (value.empty() || base::EntryId::parse(value)) continue;
        list.rows.push_back({field != nullptr ? std::string{field->label} : "What you typed",
                             prose(typed_words(field, value)),
                             {}});
    }
    return summary_list(list);
}

constexpr std::string_view send_again =
    "Copy what you still need into the form on this page and send that.";
constexpr std::string_view form_is_gone =
    "The form is no more, because the file has changed meanwhile. Copy what you still need.";

Html kept_one(const Reader& reader, const Draft& draft, std::string_view advice)
{
    Button forget;
    forget.text = "Delete what is kept here";
    forget.classes = "govuk-button--secondary";
    InsetText inset;
    inset.content =
        paragraph("You sent this on " + base::London::words(draft.saved)
                  + ", and it was not filed. Nobody else can see it. " + std::string{advice})
        + kept_fields(draft, place_of_kept(draft.what).asks)
        + form(reader, {discard_url(draft.what, draft.family), {}}, button(forget));
    return inset_text(inset);
}

/// The page of closing fills in its small forms again.
bool fills_in_itself(const std::string& path)
{
    return path.ends_with("/close");
}

/// Only pages whose forms have no draft of their own: others need not ask for any.
bool may_have_kept(const std::string& path)
{
    return path.starts_with("/admin/") || path.ends_with("/close") || path.ends_with("/workers")
        || path.ends_with("/people");
}

}  // namespace

Url page_of_form(const Request& request)
{
    return place_of(request).page;
}

bool is_kept_sent(std::string_view what)
{
    return what.starts_with(sent_mark) && what.substr(sent_mark.size()).starts_with(slash_mark);
}

Url page_of_kept_sent(std::string_view what)
{
    return place_of_kept(what).page;
}

SentWords keep_sent(casework::Authority& authority, const base::PractitionerId& who,
                    const Request& request)
{
    const FormPlace place = place_of(request);
    if (place.what.empty() || !holds_typed_words(request.form)) return SentWords::none;
    if (casework::is_answered(authority.house, request.form.value("requestKey")))
        return SentWords::filed_before;
    const auto kept = keep_typed(authority, {who, place.what, place.family}, request.form);
    return kept ? SentWords::kept : SentWords::not_kept;
}

Html words_about(SentWords words, const Request& request)
{
    const auto about = [&] {
        switch (words) {
        case SentWords::kept:
            return paragraph("What you typed is kept as your draft, which nobody else can see. It "
                             "stands on the page of the form when you come back to it.");
        case SentWords::none: return paragraph("The form held no words that have to be kept.");
        case SentWords::filed_before:
            return paragraph("This form had been filed before. Look at the record: what it held "
                             "then stands there.");
        case SentWords::not_kept:
            return paragraph("What you typed could not be kept here. Go back in your browser "
                             "first: it may still stand in the form, and you can copy it.");
        }
        return Html{};
    }();
    const bool has_file =
        std::any_of(request.files.begin(), request.files.end(), [](const web::SentFile& file) {
            return !file.bytes.empty();
        });
    const bool has_password =
        std::any_of(request.form.begin(), request.form.end(), [](const auto& field) {
            return is_password(field.first);
        });
    Html more;
    if (has_file) more += paragraph("The file that you chose is not kept. Choose it again.");
    if (has_password) more += paragraph("A password is not kept. Type it again.");
    return about + more;
}

KeptSentForm kept_sent_for(const Reader& reader, const Url& form, const FamilyId& family)
{
    const auto draft = reader.authority->drawer.drafts().newest(
        reader.viewer.practitioner, what_of(form.text()), family);
    if (!draft || !*draft) return {};
    return {kept_draft(reader, what_of(form.text()), family),
            kept_one(reader, **draft, form_is_gone)};
}

Html kept_sent_here(const Request& request, const Reader& reader)
{
    if (request.method != web::Method::get || !may_have_kept(request.path)) return {};
    const auto drafts = reader.authority->drawer.drafts().of(reader.viewer.practitioner);
    if (!drafts)
        return paragraph("Your drafts cannot be read just now. If you had sent something from this "
                         "page that was not filed, load it again in a few minutes.");
    Html kept;
    if (fills_in_itself(request.path)) return kept;
    for (const Draft& draft : *drafts)
        if (is_kept_sent(draft.what) && page_of_kept_sent(draft.what).text() == request.path)
            kept += kept_one(reader, draft, send_again);
    return kept;
}

void forget_kept_sent(const Request& request, const Reader& reader)
{
    const FormPlace place = place_of(request);
    if (is_kept_sent(place.what)) forget_draft(reader, place.what, place.family);
}

}  // namespace holdfast::desk
