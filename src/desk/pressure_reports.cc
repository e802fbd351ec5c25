#include "casework/workforce.h"
#include "casework/worklists.h"
#include "desk/components/button.h"
#include "desk/components/summary_list.h"
#include "desk/components/tag.h"
#include "desk/components/textarea.h"
#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "records/types/answer.h"
#include "records/types/pressure_report.h"

#include <algorithm>

/// What workers reported past their team's line, for the principal social worker: the oldest first,
/// each with the day by which it is answered. For anybody else there is no such page.
namespace holdfast::desk {

using casework::OpenFamily;
using guardrails::WorkforceFinding;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view pressure_rule = "G53";
constexpr std::string_view why_opened = "Reports of pressure, past the team's line";
constexpr std::array<std::string_view, 1> asked_in_answer = {"reasons"};

using ReportFact = casefile::Fact<records::PressureReport>;

/// A report, the family that it is about, and how the rule finds it.
struct Reported {
    const OpenFamily* open;
    const ReportFact* report;
    const WorkforceFinding* finding;  // nullptr: the rule does not speak of it.

    [[nodiscard]] bool waits() const
    {
        return finding == nullptr || finding->found.verdict.standing != guardrails::Standing::met;
    }
};

/// Everything that the page is drawn from.
struct Reports {
    std::vector<OpenFamily> families;
    std::vector<WorkforceFinding> findings;
    std::vector<Reported> all;  // The oldest first.
};

const WorkforceFinding* finding_of(const Reports& reports, const ReportFact& report)
{
    const auto found = std::ranges::find_if(reports.findings, [&](const WorkforceFinding& each) {
        return each.guardrail->id == pressure_rule && each.found.verdict.anchor == report.id;
    });
    return found != reports.findings.end() ? &*found : nullptr;
}

base::Result<Reports> read_reports(const Reader& reader)
{
    const casework::House& house = reader.authority->house;
    casework::Asking asking = reader.asking("pressure reports");
    asking.purpose = why_opened;
    auto families = casework::with_pressure_report(house, asking);
    if (!families) return std::unexpected(families.error());
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    casework::OfWorkforce of{*snapshot, snapshot->size(), {}, house.today()};
    for (const OpenFamily& open : *families) of.families.push_back(open.scene->family);
    auto findings = casework::workforce_findings(house, of);
    if (!findings) return std::unexpected(findings.error());
    Reports reports{std::move(*families), std::move(*findings), {}};
    for (const OpenFamily& open : reports.families)
        for (const ReportFact& report : open.scene->facts.all<records::PressureReport>())
            reports.all.push_back({&open, &report, finding_of(reports, report)});
    std::ranges::sort(reports.all, {}, [](const Reported& each) { return each.report->order; });
    return reports;
}

Url answer_url(const Reported& each)
{
    return (Url::to("/pressure-reports")).with_segment(each.report->id.text());
}

/// What was sent, and what is wrong with it.
struct SentAnswer {
    base::EntryId report;
    web::Fields typed;
    base::Problems problems;
};

Html due_of(const Reported& each, base::Date today)
{
    if (!each.waits()) return Html::text("Answered");
    if (each.finding == nullptr || !each.finding->found.verdict.due)
        return Html::text("By which day cannot be told");
    const base::Date due = *each.finding->found.verdict.due;
    Html words = Html::text(base::words(due));
    if (due < today) {
        Tag late;
        late.text = "Late";
        late.classes = "govuk-tag--red";
        words += Html::raw(" ") + tag(late);
    }
    for (const std::string& policy : each.finding->found.verdict.policy)
        words += source_line(policy);
    return words;
}

/// What was pressed, where it stands in the record; the file itself asks for a purpose.
Html concerns(const Reported& each)
{
    const OpenFamily& open = *each.open;
    Html words = link(family_url(open.scene->family), children_named(*open.scene));
    for (const ledger::Link& link_to : each.report->links) {
        if (link_to.kind != ledger::LinkKind::answers) continue;
        const auto* fact = open.scene->facts.find_any(link_to.to);
        if (fact != nullptr)
            words += Html::raw("<br>")
                   + link(record_url(open.scene->family, fact->id), fact->type->name);
    }
    return words;
}

Html answers_of(const Reported& each)
{
    Html content;
    for (const auto& answer : each.open->scene->facts.all<records::Answer>())
        if (answer.links_to(ledger::LinkKind::answers, each.report->id)) {
            content += heading(3, "What was answered");
            if (answer.record.reasons) content += prose(answer.record.reasons->text);
            content += source_line(author_words(*each.open, answer.by) + ", "
                                   + base::London::words(answer.recorded));
        }
    return content;
}

Html answer_form(const Request& request, const Reader& reader, const Reported& each,
                 const std::optional<SentAnswer>& attempt)
{
    const bool was_sent = attempt && attempt->report == each.report->id;
    const base::Problems none;
    const base::Problems& problems = was_sent ? attempt->problems : none;
    Textarea answer;
    answer.name = "reasons";
    answer.id = "reasons-" + each.report->id.text();
    answer.label = {std::string{guardrails::find_rule(pressure_rule)->guardrail->asks},
                    "govuk-label--s",
                    false,
                    ""};
    answer.hint = "Whoever reported it reads your answer, and nobody of the team's line does.";
    answer.value = was_sent ? attempt->typed.value("reasons") : "";
    answer.error = error_of(problems, "reasons");
    Button file;
    file.text = "File this answer";
    file.once = true;
    return form(reader,
                {answer_url(each), {}},
                hidden_of(request, problems, each.open->seen) + textarea(answer) + button(file));
}

Html report_of(const Request& request, const Reader& reader, const Reported& each,
               const std::optional<SentAnswer>& attempt)
{
    const casefile::Facts& facts = each.open->scene->facts;
    SummaryList list;
    list.rows.push_back({"What it concerns", concerns(each), {}});
    list.rows.push_back(
        {"Who reports it", Html::text(author_words(*each.open, each.report->by)), {}});
    list.rows.push_back({"Answer due", due_of(each, reader.authority->house.today()), {}});
    Html content = heading(2, "Reported on " + base::London::words(each.report->recorded))
                 + summary_list(list) + said_in(*each.report, each.report->written(), facts)
                 + answers_of(each);
    if (each.waits()) content += answer_form(request, reader, each, attempt);
    return web::element("section", web::Attributes{}.set("id", each.report->id.text()), content);
}

Response drawn(const Request& request, const Reader& reader, const Reports& reports,
               const std::optional<SentAnswer>& attempt)
{
    Content content;
    content.title = "Reports of pressure";
    content.place = "pressure";
    content.body = heading(1, content.title)
                 + paragraph("What workers say was pressed on them. It goes past their team's line "
                             "to you, and changes nothing about the child.");
    const auto add = [&](bool (*fits)(const Reported&)) {
        for (const Reported& each : reports.all)
            if (fits(each)) content.body += report_of(request, reader, each, attempt);
    };
    if (std::ranges::none_of(reports.all, &Reported::waits))
        content.body += paragraph("No report waits for an answer.");
    add([](const Reported& each) { return each.waits(); });
    add([](const Reported& each) { return !each.waits(); });
    if (attempt) {
        content.errors = errors_of(attempt->problems);
        content.status = status_of(attempt->problems);
    }
    return shown(request, reader, std::move(content));
}

Response show_reports(const Request& request, const web::Places&, const Reader& reader)
{
    const auto reports = read_reports(reader);
    return reports ? drawn(request, reader, *reports, std::nullopt)
                   : told(request, reader, reports.error());
}

base::Checked<ledger::Filed> file_answer_to(const Request& request, const Reader& reader,
                                            const Reported& each)
{
    const records::RecordType& type = records::Answer::declaration;
    const base::Date today = reader.authority->house.today();
    auto input = input_of(type, asked_in_answer, request.form, today);
    input["guardrail"] = pressure_rule;
    const auto written = records::read_input(type, input, {"", {}, base::When::day(today)});
    base::Problems problems = unknown_fields(request.form, {asked_in_answer});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    casework::Doing doing = doing_of(request, reader, each.open->scene->family);
    doing.purpose = why_opened;
    for (const ledger::About& about : each.report->about)
        if (about.subject.person() && about.part == ledger::Part::subject)
            add_subject(doing, about.subject);
    doing.links = {{ledger::LinkKind::answers, each.report->id}};
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response answer(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto reports = read_reports(reader);
    if (!reports) return told(request, reader, reports.error());
    const auto id = base::EntryId::parse(places.at("report"));
    const auto each = std::ranges::find_if(
        reports->all, [&](const Reported& one) { return id && one.report->id == *id; });
    if (each == reports->all.end())
        return told(
            request, reader, {base::Problem::Kind::not_found, "", "There is no such page."});
    const auto done = file_answer_to(request, reader, *each);
    if (!done) return drawn(request, reader, *reports, SentAnswer{*id, request.form, done.error()});
    return filed(Url::to("/pressure-reports"));
}

}  // namespace

void add_pressure_reports(web::Router& router, const Site& site)
{
    router.get("/pressure-reports", signed_in(site, show_reports));
    router.post("/pressure-reports/{report}", signed_in_form(site, answer));
}

}  // namespace holdfast::desk
