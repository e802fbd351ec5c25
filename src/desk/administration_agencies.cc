#include "desk/administration.h"
#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"

#include <algorithm>
#include <array>

/// The agencies that the authority works with, and how to reach them. Its own people read them;
/// whoever may record an agency adds, changes and ends one. Where a protected one is, and its
/// telephone, is shown only on being asked for, and that it was is written down first.
namespace holdfast::desk {

using access::Act;
using base::AgencyId;
using base::Problem;
using base::Problems;
using casework::WordsOnAgency;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

const records::RecordType& type = records::Agency::declaration;
constexpr std::array<std::string_view, 9> details = {"name",
                                                     "kind",
                                                     "censusSource",
                                                     "phone",
                                                     "outOfHoursPhone",
                                                     "email",
                                                     "address",
                                                     "onProtocolList",
                                                     "since"};
constexpr std::array<std::string_view, 1> end_fields = {"until"};
constexpr std::string_view owner = "the administrator";

Url list_url()
{
    return Url::to("/admin/agencies");
}

bool may_record(const Reader& reader)
{
    return access::may(reader.viewer.role, Act::record_agency);
}

bool has_ended(const records::Agency& agency, base::Date today)
{
    if (!agency.until) return false;
    const auto last = base::latest_date(*agency.until, {});
    return !last || *last <= today;
}

std::string_view yes_or_no(const std::optional<bool>& answer)
{
    if (!answer) return "";
    return *answer ? "Yes" : "No";
}

Html agencies_table(const std::vector<WordsOnAgency>& all, base::Date today, bool (*wanted)(bool),
                    std::string_view called)
{
    Table table;
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Agency")},
                  {Html::raw("Kind")},
                  {Html::raw("Telephone")},
                  {Html::raw("Out of hours")},
                  {Html::raw("Told of every referral")}};
    for (const WordsOnAgency& each : all) {
        const records::Agency& agency = each.newest().record;
        if (!wanted(has_ended(agency, today))) continue;
        const bool hidden = casework::is_protected(each);
        table.rows.push_back(
            {{link(list_url() / each.id, agency.name.value_or("Name not recorded"))},
             {Html::text(agency.kind ? agency.kind->label() : "")},
             {Html::text(hidden ? "Protected" : agency.phone.value_or(""))},
             {Html::text(hidden ? "Protected" : agency.out_of_hours_phone.value_or(""))},
             {Html::text(yes_or_no(agency.on_protocol_list))}});
    }
    if (table.rows.empty()) return {};
    table.caption = std::string{called} + ": " + counted(table.rows.size(), "agency", "agencies");
    table.caption_classes = "govuk-table__caption--m";
    return scrolling(called, desk::table(table));
}

Response agencies_page(const Request& request, const web::Places&, const Reader& reader)
{
    const auto all = casework::register_of_agencies(reader.authority->house);
    if (!all) return told(request, reader, all.error());
    std::optional<base::Instant> reviewed;
    for (const WordsOnAgency& each : *all)
        reviewed = std::max(reviewed.value_or(base::Instant{}), each.newest().recorded);
    const base::Date today = reader.authority->house.today();
    Button add;
    add.text = "Add an agency";
    add.href = list_url() / "new";
    Content content;
    content.title = "Agencies";
    content.body =
        heading(1, "Agencies") + kept_by(owner, reviewed)
        + (may_record(reader) ? button(add) : Html{})
        + (all->empty() ? paragraph("No agency is recorded.") : Html{})
        + agencies_table(
            *all, today, [](bool ended) { return !ended; }, "Agencies now")
        + agencies_table(*all, today, [](bool ended) { return ended; }, "Agencies that ended");
    return shown_in_administration(request, reader, "agencies", std::move(content));
}

// --- A new one ----------------------------------------------------------------------------------

Html details_form(const Reader& reader, const Url& to, const Html& questions)
{
    Button file;
    file.text = to == list_url() / "new" ? "Add the agency" : "Change it";
    file.once = true;
    return form(reader, {to, {}}, questions + button(file));
}

Response new_page(const Request& request, const Reader& reader, const Problems& problems)
{
    Fields typed = request.form;
    if (request.method == web::Method::get)
        typed.add("since", base::words(reader.authority->house.today()));
    Content content;
    content.title = "Add an agency";
    content.body = heading(1, "Add an agency")
                 + details_form(reader,
                                list_url() / "new",
                                hidden_of(request, problems, "")
                                    + controls({type, details, typed, problems}));
    content.errors = errors_of(problems);
    if (!problems.empty()) content.status = status_of(problems);
    content.way_back = BackLink{list_url(), "Back to agencies"};
    return shown_in_administration(request, reader, "agencies", std::move(content));
}

Response ask_new(const Request& request, const web::Places&, const Reader& reader)
{
    return new_page(request, reader, {});
}

using Filed = base::Checked<ledger::Filed>;

Filed file_agency(const Reader& reader, casework::Doing doing, const AgencyId& id,
                  const base::Checked<records::Written>& written)
{
    if (!written) return std::unexpected(written.error());
    doing.about = {{base::Subject::of(id), ledger::Part::subject}};
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

base::Checked<records::Written> read_details(const Request& request, const Reader& reader)
{
    const Problems unknown = unknown_fields(request.form, {details});
    if (!unknown.empty()) return std::unexpected(unknown);
    return read_form(type, details, request.form, reader.authority->house.today());
}

Response add(const Request& request, const web::Places&, const Reader& reader)
{
    const AgencyId id{id_made_by(request)};
    const Filed done = file_agency(
        reader, doing_of(request, reader, std::nullopt), id, read_details(request, reader));
    return done ? filed(list_url() / id) : new_page(request, reader, done.error());
}

// --- One of them --------------------------------------------------------------------------------

base::Result<WordsOnAgency> find_agency(const web::Places& places, const Reader& reader)
{
    auto all = casework::register_of_agencies(reader.authority->house);
    if (!all) return std::unexpected(all.error());
    for (WordsOnAgency& each : *all)
        if (each.id.text() == places.at("agency")) return std::move(each);
    return base::problem(Problem::Kind::not_found, "", "There is no such agency here.");
}

/// Does a page tell where a protected agency is? Of any other, every page tells it.
enum class Reach { hidden, told };

bool hides(const WordsOnAgency& agency, Reach reach)
{
    return reach == Reach::hidden && casework::is_protected(agency);
}

Html summary(const WordsOnAgency& one, Reach reach)
{
    const records::Agency& agency = one.newest().record;
    SummaryList list;
    const auto row = [&](std::string key, std::string_view words) {
        list.rows.push_back({std::move(key), Html::text(words.empty() ? "Not said" : words)});
    };
    row("Kind", agency.kind ? agency.kind->label() : "");
    row("As a source of referrals", agency.census_source ? agency.census_source->label() : "");
    if (!hides(one, reach)) {
        row("Telephone", agency.phone.value_or(""));
        row("Out of hours", agency.out_of_hours_phone.value_or(""));
    }
    row("Secure e-mail", agency.email.value_or(""));
    if (!hides(one, reach))
        list.rows.push_back(
            {"Address", agency.address ? prose(agency.address->text) : Html::raw("Not said")});
    row("Told of every referral", yes_or_no(agency.on_protocol_list));
    row("Since", day_words(agency.since));
    if (agency.until) row("Until", day_words(agency.until));
    return summary_list(list);
}

/// What stands where the address and the telephone would. The form to change it holds them, so
/// that it comes with them.
Html way_to_reach(const Reader& reader, const WordsOnAgency& agency)
{
    const std::string_view change =
        may_record(reader) ? " To change what is said of it, show them first." : "";
    Button show;
    show.text = "Show address and telephone";
    show.href = list_url() / agency.id / "reached";
    show.classes = "govuk-button--secondary";
    return inset_text({paragraph("Its address and telephone are protected: whoever looks for "
                                 "somebody there must not learn them. That you looked is written "
                                 "down."
                                 + std::string{change})})
         + button(show);
}

/// What is said once they are shown.
Html shown_words()
{
    return inset_text({paragraph("Its address and telephone are protected, and that you looked is "
                                 "written down. Do not say or send them to anybody who does not "
                                 "need them, and close this page when you have done.")});
}

Html history(const WordsOnAgency& agency, const Names& names, Reach reach)
{
    const auto phone = [&](const std::optional<std::string>& said) {
        return Html::text(hides(agency, reach) ? "Protected" : said.value_or(""));
    };
    Table table;
    table.head = {{Html::raw("Written down")},
                  {Html::raw("By")},
                  {Html::raw("Name")},
                  {Html::raw("Telephone")},
                  {Html::raw("Out of hours")},
                  {Html::raw("Since")},
                  {Html::raw("Until")}};
    for (auto word = agency.words.rbegin(); word != agency.words.rend(); ++word)
        table.rows.push_back({{Html::text(base::words(base::London::date_of(word->recorded)))},
                              {Html::text(writer_words(names, word->by))},
                              {Html::text(word->record.name.value_or(""))},
                              {phone(word->record.phone)},
                              {phone(word->record.out_of_hours_phone)},
                              {Html::text(day_words(word->record.since))},
                              {Html::text(day_words(word->record.until))}});
    return heading(2, "What was said of it") + scrolling("What was said of it", desk::table(table));
}

/// What was sent in one of the forms of a page, and what is wrong with it.
struct Sent {
    std::string form;  // "change", "end"; "": none.
    Problems problems;
    Reach reach = Reach::hidden;

    [[nodiscard]] Problems of(std::string_view name) const
    {
        return form == name ? problems : Problems{};
    }
};

Html change_form(const Request& request, const Reader& reader, const WordsOnAgency& agency,
                 const Sent& sent)
{
    const bool this_one = sent.form == "change";
    const auto& until = agency.newest().record.until;
    const Fields typed =
        this_one ? request.form : typed_before(type, records::written(agency.newest().record));
    return heading(2, until ? "It exists again, or something changes" : "Change it")
         + details_form(reader,
                        list_url() / agency.id / "change",
                        hidden_of(request, sent.of("change"), seen_of(agency))
                            + controls({type, details, typed, sent.of("change")})
                            + again_question("It exists again", until, typed));
}

Html end_form(const Request& request, const Reader& reader, const WordsOnAgency& agency,
              const Sent& sent)
{
    if (agency.newest().record.until) return {};
    Fields typed;
    if (sent.form == "end") typed = request.form;
    else typed.add("until", base::words(reader.authority->house.today()));
    Button end;
    end.text = "It ends";
    end.classes = "govuk-button--secondary";
    end.once = true;
    return heading(2, "It ends")
         + form(reader,
                {list_url() / agency.id / "end", {}},
                hidden_of(request, sent.of("end"), seen_of(agency))
                    + controls({type, end_fields, typed, sent.of("end")}) + button(end));
}

Response agency_page(const Request& request, const Reader& reader, const WordsOnAgency& agency,
                     const Sent& sent)
{
    const auto names = names_in_register(reader);
    if (!names) return told(request, reader, names.error());
    Content content;
    content.title = "An agency";
    content.body = heading(1, agency.newest().record.name.value_or("Name not recorded"))
                 + kept_by(owner, agency.newest().recorded)
                 + news(sent.problems, *names, agency.newest().by, agency.newest().recorded)
                 + would_change(sent.of("change"),
                                {type,
                                 details,
                                 request.form,
                                 typed_before(type, records::written(agency.newest().record))})
                 + summary(agency, sent.reach);
    const bool hidden = hides(agency, sent.reach);
    if (hidden) content.body += way_to_reach(reader, agency);
    else if (casework::is_protected(agency)) content.body += shown_words();
    if (may_record(reader))
        content.body += (hidden ? Html{} : change_form(request, reader, agency, sent))
                      + end_form(request, reader, agency, sent);
    content.body += history(agency, *names, sent.reach);
    content.errors = errors_of(sent.problems);
    if (!sent.problems.empty()) content.status = status_of(sent.problems);
    content.way_back = BackLink{list_url(), "Back to agencies"};
    return shown_in_administration(request, reader, "agencies", std::move(content));
}

/// The details stay as they are; only until when is new.
base::Checked<records::Written> read_end(const Request& request, const Reader& reader,
                                         const WordsOnAgency& agency)
{
    const auto until = read_until(type, request, reader, "Say until when it exists.");
    if (!until) return std::unexpected(until.error());
    records::Agency ended = agency.newest().record;
    ended.until = *until;
    return records::written(ended);
}

/// Everything is said anew but the end, which stays unless it is taken back.
base::Checked<records::Written> read_change(const Request& request, const Reader& reader,
                                            const WordsOnAgency& agency)
{
    const Problems unknown = unknown_fields(request.form, {details, again_fields});
    if (!unknown.empty()) return std::unexpected(unknown);
    const auto written = read_form(type, details, request.form, reader.authority->house.today());
    if (!written) return written;
    auto changed = records::read_back<records::Agency>(*written);
    if (!changed) return std::unexpected(Problems{changed.error()});
    changed->until = end_kept(agency.newest().record.until, request.form);
    return records::written(*changed);
}

base::Result<base::Done> note_look(const Reader& reader, const WordsOnAgency& agency)
{
    if (!casework::is_protected(agency)) return base::Done{};
    return casework::look_at_agency(reader.authority->house, reader.viewer, agency.id);
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto agency = find_agency(places, reader);
    if (!agency) return told(request, reader, agency.error());
    return agency_page(request, reader, *agency, {});
}

/// The same with where a protected agency is.
Response show_reached(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto agency = find_agency(places, reader);
    if (!agency) return told(request, reader, agency.error());
    const auto looked = note_look(reader, *agency);
    if (!looked) return told(request, reader, looked.error());
    return agency_page(request, reader, *agency, {"", {}, Reach::told});
}

Response do_step(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto agency = find_agency(places, reader);
    if (!agency) return told(request, reader, agency.error());
    const std::string& step = places.at("step");
    if (step != "change" && step != "end")
        return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
    const Filed done = file_agency(reader,
                                   doing_on_register(request, reader),
                                   agency->id,
                                   step == "change" ? read_change(request, reader, *agency)
                                                    : read_end(request, reader, *agency));
    if (done) return filed(list_url() / agency->id);
    if (step == "end") return agency_page(request, reader, *agency, {step, done.error()});
    // What was typed stands in the form again, and what is protected with it.
    const auto looked = note_look(reader, *agency);
    if (!looked) return told(request, reader, looked.error());
    return agency_page(request, reader, *agency, {step, done.error(), Reach::told});
}

}  // namespace

void add_administration_agencies(web::Router& router, const Site& site)
{
    router.get("/admin/agencies", signed_in(site, only_for_register_readers(agencies_page)));
    router.get("/admin/agencies/new", signed_in(site, only_for(Act::record_agency, ask_new)));
    router.post("/admin/agencies/new", signed_in_form(site, only_for(Act::record_agency, add)));
    router.get("/admin/agencies/{agency}", signed_in(site, only_for_register_readers(show)));
    router.get("/admin/agencies/{agency}/reached",
               signed_in(site, only_for_register_readers(show_reached)));
    router.post("/admin/agencies/{agency}/{step}",
                signed_in_form(site, only_for(Act::record_agency, do_step)));
}

}  // namespace holdfast::desk
