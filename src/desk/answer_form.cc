#include "desk/answer_form.h"

#include "desk/components/details.h"
#include "desk/components/textarea.h"
#include "desk/filing.h"
#include "guardrails/dismissals.h"
#include "records/types/answer.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

using casework::SeenFinding;
using web::Fields;
using web::Html;

namespace {

const records::RecordType& answer_type = records::Answer::declaration;

constexpr std::array<std::string_view, 4> every_field = {
    "reasons", "dismisses", "useful", "minutes"};
constexpr std::array<std::string_view, 3> without_dismissing = {"reasons", "useful", "minutes"};
constexpr std::array<std::string_view, 2> what_it_cost = {"useful", "minutes"};
constexpr std::array<std::string_view, 1> anchor_field = {"anchor"};

Html drawn(const SeenFinding& finding, std::span<const std::string_view> fields,
           const AnswerSent& sent)
{
    return controls(
        {answer_type, fields, sent.typed, sent.problems, answer_name("", finding.anchor->text())});
}

/// What is wrong with the answer as it was written, at the fields of its form.
base::Problems at_the_form(base::Problems problems, const base::json::object& input,
                           std::string_view anchor)
{
    const auto* dismisses = input.if_contains("dismisses");
    for (base::Problem& problem : problems) {
        const std::string field = problem.place.substr(problem.place.rfind('/') + 1);
        if (field == "reasons" && dismisses != nullptr && *dismisses == true)
            problem.message = "Say why it does not apply here. Without a reason nothing is "
                              "dismissed.";
        if (std::ranges::find(every_field, field) != every_field.end())
            problem.place = answer_name(problem.place, anchor);
    }
    return problems;
}

}  // namespace

std::string answer_name(std::string_view field, std::string_view anchor)
{
    return std::string{field} + "-" + std::string{anchor};
}

Html answer_fields(const SeenFinding& finding, std::string_view role, const AnswerSent& sent)
{
    if (guardrails::may_dismiss(finding.guardrail->owner, role))
        return drawn(finding, every_field, sent);
    return drawn(finding, without_dismissing, sent);
}

Html answer_fields_at_gate(const SeenFinding& finding, const AnswerSent& sent)
{
    Textarea words;
    words.name = answer_name("reasons", finding.anchor->text());
    words.label = {std::string{finding.guardrail->asks}, "govuk-label--s", false, ""};
    words.value = sent.typed.value(words.name);
    words.error = error_of(sent.problems, words.name);
    Details cost;
    cost.summary = "What it cost to be asked (optional)";
    cost.content = drawn(finding, what_it_cost, sent);
    cost.is_open = std::ranges::any_of(what_it_cost, [&](std::string_view field) {
        const std::string name = answer_name(field, finding.anchor->text());
        return !sent.typed.value(name).empty() || !error_of(sent.problems, name).empty();
    });
    return textarea(words) + details(cost);
}

base::Checked<AnswerRead> answer_in(const Fields& form, std::string_view guardrail,
                                    base::Date today, std::span<const std::string_view> beside)
{
    const std::string& sent = form.value("anchor");
    auto input = input_of(answer_type, every_field, form, today, answer_name("", sent));
    input["guardrail"] = guardrail;
    auto written = records::read_input(answer_type, input, {"", {}, base::When::day(today)});
    const auto anchor = base::EntryId::parse(sent);
    std::vector<std::string> names;
    for (const std::string_view field : every_field) names.push_back(answer_name(field, sent));
    const std::vector<std::string_view> known{names.begin(), names.end()};
    base::Problems problems = unknown_fields(form, {known, anchor_field, beside});
    if (!written)
        std::ranges::move(at_the_form(written.error(), input, sent), std::back_inserter(problems));
    if (!anchor) problems.push_back(anchor.error());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return AnswerRead{*anchor, std::move(*written)};
}

}  // namespace holdfast::desk
