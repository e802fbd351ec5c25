#include "desk/administration.h"

#include "base/entropy.h"
#include "casework/choosing.h"
#include "casework/practitioners.h"
#include "desk/components/checkboxes.h"
#include "desk/components/inset_text.h"
#include "desk/components/marks.h"
#include "desk/pieces.h"
#include "desk/record_form.h"

#include <algorithm>
#include <utility>

namespace holdfast::desk {

using access::Act;
using base::Problem;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

Answer only_for(Act act, Answer answer)
{
    return [act, answer = std::move(answer)](
               const Request& request, const web::Places& places, const Reader& reader) {
        if (access::may(reader.viewer.role, act)) return answer(request, places, reader);
        return told(request,
                    reader,
                    {Problem::Kind::refused,
                     "",
                     "Your role may not " + std::string{access::words_for(act)}
                         + "; ask somebody whose role may."});
    };
}

Answer only_for_register_readers(Answer answer)
{
    return [answer = std::move(answer)](
               const Request& request, const web::Places& places, const Reader& reader) {
        if (casework::may_read_registers(reader.viewer.role))
            return answer(request, places, reader);
        return told(
            request,
            reader,
            {Problem::Kind::refused,
             "",
             "Agencies and policy are kept for the people of the authority. Ask one of them "
             "for what you need."});
    };
}

namespace {

Html navigation(const Reader& reader, std::string_view here)
{
    struct Tab {
        std::string_view words;
        Url url;
        std::string_view name;
    };
    std::vector<Tab> tabs;
    if (access::may(reader.viewer.role, Act::record_practitioner)) {
        tabs.push_back({"People", Url::to("/admin/people"), "people"});
        tabs.push_back({"Teams", Url::to("/admin/teams"), "teams"});
    }
    if (access::may(reader.viewer.role, Act::keep_accounts))
        tabs.push_back({"Accounts", Url::to("/accounts"), "accounts"});
    tabs.push_back({"Agencies", Url::to("/admin/agencies"), "agencies"});
    tabs.push_back({"Policy", Url::to("/admin/policy"), "policy"});
    Html items;
    for (const Tab& tab : tabs) {
        auto attributes = classed({"moj-sub-navigation__link"});
        attributes.set("href", tab.url);
        if (tab.name == here) attributes.set("aria-current", "page");
        items += web::element("li",
                              classed({"moj-sub-navigation__item"}),
                              web::element("a", attributes, Html::text(tab.words)));
    }
    return web::element("nav",
                        classed({"moj-sub-navigation"}).set("aria-label", "Administration"),
                        web::element("ul", classed({"moj-sub-navigation__list"}), items));
}

}  // namespace

Response shown_in_administration(const Request& request, const Reader& reader,
                                 std::string_view here, Content content)
{
    content.place = "administration";
    content.body = navigation(reader, here) + content.body;
    return shown(request, reader, std::move(content));
}

Html kept_by(std::string_view owner, std::optional<base::Instant> reviewed)
{
    return source_line(
        "Kept by: " + std::string{owner} + ". "
        + (reviewed ? "Last reviewed: " + base::words(base::London::date_of(*reviewed)) + "."
                    : "Nobody has reviewed it yet."));
}

base::Result<Names> names_in_register(const Reader& reader)
{
    const auto all = casework::practitioners(reader.authority->house);
    if (!all) return std::unexpected(all.error());
    Names names;
    for (const casework::Registered& each : *all) names.emplace(each.id, each.known.name);
    return names;
}

std::string writer_words(const Names& names, const ledger::Author& by)
{
    const auto found = names.find(by.practitioner);
    if (found != names.end()) return found->second;
    return by.role == "system" ? "Holdfast itself" : "Name not recorded";
}

std::string day_words(const std::optional<base::When>& when)
{
    if (!when) return "";
    if (*when == base::When::unknown()) return "Not known";
    return when->words([](const base::EntryId&) { return std::string{"an entry"}; });
}

casework::Doing doing_on_register(const Request& request, const Reader& reader)
{
    casework::Doing doing = doing_of(request, reader, std::nullopt);
    // A form without its token knows of no word, and what stands is newer than that.
    doing.newest = base::EntryId::parse(std::exchange(doing.seen, "")).value_or(base::EntryId{});
    return doing;
}

Html again_question(std::string_view words, const std::optional<base::When>& until,
                    const web::Fields& typed)
{
    if (!until) return {};
    Checkboxes box;
    box.name = std::string{again_fields.front()};
    box.choices.push_back(
        {.text = std::string{words},
         .value = "true",
         .hint = "Otherwise the end that is recorded stays: " + day_words(until) + ".",
         .is_chosen = typed.value(again_fields.front()) == "true"});
    return checkboxes(box);
}

std::optional<base::When> end_kept(const std::optional<base::When>& until, const web::Fields& typed)
{
    if (typed.value(again_fields.front()) == "true") return std::nullopt;
    return until;
}

namespace {

bool newer_came(const base::Problems& problems)
{
    return std::ranges::find(problems, "newest", &Problem::place) != problems.end();
}

/// As it is compared: a browser ends the lines of a text in its own way.
std::string line_by_line(std::string text)
{
    std::erase(text, '\r');
    return text;
}

}  // namespace

Html news(const base::Problems& problems, const Names& names, const ledger::Author& by,
          base::Instant recorded)
{
    if (!newer_came(problems)) return {};
    return inset_text({paragraph("New since you opened this page: what " + writer_words(names, by)
                                 + " wrote on " + base::words(base::London::date_of(recorded))
                                 + ". It stands below and first under what was said.")});
}

Html would_change(const base::Problems& problems, const SaidAnew& form)
{
    if (!newer_came(problems)) return {};
    std::vector<Html> changes;
    for (const std::string_view key : form.fields) {
        const std::string stands = line_by_line(form.stands.value(key));
        const std::string sent = line_by_line(form.sent.value(key));
        if (stands == sent) continue;
        const records::Field* field = form.type.find(key);
        const auto words = [&](const std::string& value) {
            return value.empty() ? std::string{"nothing"} : "“" + typed_words(field, value) + "”";
        };
        changes.push_back(Html::text(std::string{field->label} + ": " + words(stands)
                                     + " stands, and you send " + words(sent)));
    }
    if (changes.empty()) return {};
    return inset_text(
        {paragraph("If you send the form once more as it is, it changes:") + bullets(changes)});
}

base::Checked<base::When> read_until(const records::RecordType& type, const Request& request,
                                     const Reader& reader, std::string_view missing)
{
    constexpr std::array<std::string_view, 1> end_fields = {"until"};
    const base::Problems unknown = unknown_fields(request.form, {end_fields});
    if (!unknown.empty()) return std::unexpected(unknown);
    const auto input = input_of(type, end_fields, request.form, reader.authority->house.today());
    const auto* text = input.if_contains("until");
    if (text == nullptr)
        return std::unexpected(
            base::Problems{{Problem::Kind::missing, "/until", std::string{missing}}});
    auto until = base::When::parse(std::string{text->as_string()});
    if (!until)
        return std::unexpected(
            base::Problems{{Problem::Kind::invalid, "/until", until.error().message}});
    return *until;
}

base::IdBytes id_made_by(const Request& request)
{
    const std::string& key = request.form.value("requestKey");
    if (key.empty()) return base::EntryId::random(base::system_entropy()).bytes;
    const base::Digest digest = base::sha256(base::view_of(request.path + " " + key));
    base::IdBytes bytes;
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    return bytes;
}

web::Fields typed_before(const records::RecordType& type, const records::Written& written)
{
    const auto as_text = [](const base::EntryId& id) { return id.text(); };
    web::Fields typed;
    for (const auto& member : records::show(type, written, as_text)) {
        const records::Field* field = type.find(member.key());
        const base::json::value& value = member.value();
        std::string text = value.is_string() ? std::string{value.as_string()}
                         : value.is_bool()   ? (value.as_bool() ? "true" : "false")
                                             : base::json::serialize(value);
        if (field->slot.kind == records::FieldKind::when
            || field->slot.kind == records::FieldKind::date)
            if (const auto day = base::Date::parse(text)) text = base::words(*day);
        typed.add(std::string{member.key()}, std::move(text));
    }
    return typed;
}

}  // namespace holdfast::desk
