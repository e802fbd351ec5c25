#include "desk/drafts.h"

#include "base/ascii.h"
#include "casework/answered.h"
#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/family_frame.h"
#include "desk/filing.h"
#include "desk/gate_page.h"
#include "desk/kept_sent.h"
#include "desk/links.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/written_pages.h"

#include <algorithm>

namespace holdfast::desk {

using base::FamilyId;
using drawer::Draft;
using drawer::DraftId;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

base::json::object fields_of(const Fields& typed)
{
    base::json::object fields;
    for (const auto& [name, value] : typed) {
        if (belongs_to_page(name) || is_password(name)) continue;
        if (!fields.contains(name)) fields[name] = base::json::array{};
        fields[name].as_array().push_back(base::json::value(value));
    }
    return fields;
}

/// The forms that keep drafts, by the word in their address.
bool is_a_form(std::string_view what)
{
    return what == "firstContact" || what == "document" || what == closing_draft
        || written_page(type_of_draft(what)) != nullptr;
}

Html draft_banner(const Reader& reader, const Draft& draft)
{
    Button anew;
    anew.text = "Delete this draft and begin anew";
    anew.classes = "govuk-button--secondary";
    InsetText inset;
    inset.content = paragraph("This is your draft, saved on " + base::London::words(draft.saved)
                              + ". Nobody else can see it, and nothing is filed yet.")
                  + form(reader, {discard_url(draft.what, draft.family), {}}, button(anew));
    return inset_text(inset);
}

/// What is typed now is kept in place of the draft that is not shown, once that is possible again.
Html unread_banner()
{
    InsetText inset;
    inset.content = paragraph("Your drafts cannot be read just now. If you had begun to write "
                              "here, load this page again in a few minutes: what you type "
                              "meanwhile may take the place of that draft. You can file what you "
                              "write.");
    return inset_text(inset);
}

Response keep(const Request& request, const web::Places& places, const Reader& reader)
{
    const std::string& what = places.at("what");
    const auto family = FamilyId::parse(request.query.value("family"));
    if (!is_a_form(what)) return web::plain("There is no such form.", 404);
    // A draft that was still on its way when its form was filed must not come back.
    if (casework::is_answered(reader.authority->house, request.form.value("requestKey")))
        return web::plain("filed", 409);
    const auto kept = keep_typed(
        *reader.authority,
        {reader.viewer.practitioner, what, family ? std::optional{*family} : std::nullopt},
        request.form);
    if (!kept) return web::plain(kept.error().message, 503);
    return web::plain("saved");
}

Response discard(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto parsed = FamilyId::parse(request.query.value("family"));
    const std::optional<FamilyId> family = parsed ? std::optional{*parsed} : std::nullopt;
    const std::string& what = places.at("what");
    const auto draft =
        reader.authority->drawer.drafts().newest(reader.viewer.practitioner, what, family);
    forget_draft(reader, what, family);
    if (draft && *draft) return web::see_other(draft_page(**draft));
    return web::see_other(family ? family_url(*family) : Url::to("/"));
}

}  // namespace

Url draft_url(std::string_view what, std::optional<FamilyId> family)
{
    Url url = Url::to("/drafts").with_segment(what);
    return family ? url.with("family", family->text()) : url;
}

Url discard_url(std::string_view what, std::optional<FamilyId> family)
{
    const Url url = Url::to("/discard").with_segment(what);
    return family ? url.with("family", family->text()) : url;
}

bool is_password(std::string_view field)
{
    return base::lowered(field).ends_with("password");
}

base::Result<base::Done> keep_typed(casework::Authority& authority, DraftOf draft,
                                    const Fields& typed)
{
    auto& drafts = authority.drawer.drafts();
    const auto newest = drafts.newest(draft.practitioner, draft.what, draft.family);
    if (!newest) return std::unexpected(newest.error());
    const DraftId id = *newest ? (*newest)->id : DraftId::random(base::system_entropy());
    const auto kept = drafts.put(
        {id, draft.practitioner, std::move(draft.what), draft.family, {}, fields_of(typed)});
    if (!kept) return std::unexpected(kept.error());
    return base::Done{};
}

Fields typed_of(const Draft& draft)
{
    Fields typed;
    for (const auto& [name, values] : draft.fields) {
        if (!values.is_array()) continue;
        for (const auto& value : values.get_array())
            if (value.is_string()) typed.add(std::string{name}, std::string{value.get_string()});
    }
    return typed;
}

Url draft_page(const Draft& draft)
{
    if (is_kept_sent(draft.what)) return page_of_kept_sent(draft.what);
    if (!draft.family) return Url::to("/contacts/new");
    const Url family = family_url(*draft.family);
    if (draft.what == closing_draft) return family / "close";
    if (draft.what == "document") return family / "documents" / "new";
    return with_links((family / "write").with_segment(type_of_draft(draft.what)),
                      links_in(typed_of(draft)));
}

KeptDraft kept_draft(const Reader& reader, std::string_view what, std::optional<FamilyId> family)
{
    const auto draft =
        reader.authority->drawer.drafts().newest(reader.viewer.practitioner, what, family);
    if (!draft) return {std::nullopt, unread_banner()};
    if (!*draft) return {};
    return {typed_of(**draft), draft_banner(reader, **draft)};
}

void forget_draft(const Reader& reader, std::string_view what, std::optional<FamilyId> family)
{
    auto& drafts = reader.authority->drawer.drafts();
    const auto draft = drafts.newest(reader.viewer.practitioner, what, family);
    // A draft that cannot be erased now is shown again, which loses nothing.
    if (draft && *draft)
        static_cast<void>(drafts.discard(reader.viewer.practitioner, (*draft)->id));
}

void add_drafts(web::Router& router, const Site& site)
{
    router.post("/drafts/{what}", signed_in_form(site, keep));
    router.post("/discard/{what}", signed_in_form(site, discard));
}

}  // namespace holdfast::desk
