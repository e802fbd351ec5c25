#include "replay/tell.h"

#include <algorithm>
#include <map>

namespace holdfast::replay {

namespace json = base::json;
using guardrails::Standing;

namespace {

std::string_view headline(const ToldFinding& finding)
{
    const bool blocks = guardrails::has(finding.guardrail->mode, guardrails::Mode::block);
    switch (finding.standing) {
    case Standing::met: return "answered by the record";
    case Standing::pending: return "is owed";
    case Standing::breached: return blocks ? "STOPS this" : "is not met";
    case Standing::cannot_tell:
        return blocks ? "cannot be told from the record, so it STOPS this"
                      : "cannot be told from the record";
    }
    return "";
}

std::string line(std::size_t indent, std::string_view text, std::size_t width)
{
    return std::string(indent, ' ') + fold_lines(text, indent, width) + "\n";
}

std::string evidence_lines(std::string_view word, std::span<const ToldEvidence> evidence,
                           std::size_t indent, std::size_t width)
{
    std::string lines;
    for (const ToldEvidence& each : evidence) {
        std::string text = std::string{word} + each.says;
        if (!each.event.empty()) text += " [event " + each.event + "]";
        lines += line(indent, text, width);
    }
    return lines;
}

/// What is told of a finding, but for its words: to see whether it changed.
std::string state_of(const ToldFinding& finding)
{
    return std::string{guardrails::word_of(finding.standing)} + "/"
         + std::to_string(finding.missing.size());
}

/// Is there a finding of the guardrail that refused?
bool is_told_below(const PlayedEvent& event, std::string_view guardrail)
{
    return std::any_of(
        event.findings.begin(), event.findings.end(), [&](const ToldFinding& finding) {
            return finding.guardrail->id == guardrail;
        });
}

std::string tell_event(const PlayedEvent& event, std::map<std::string, std::string>& known,
                       std::size_t width)
{
    std::string text = "\n" + fold_lines(event.n + "  " + event.title + ".", 4, width) + "\n";
    std::string dated = event.happened;
    if (!event.said.empty()) dated += "; " + event.said;
    text += line(4, dated, width);
    if (!event.accepted) {
        text += line(4, "REFUSED. Nobody could have completed this unseen:", width);
        // The gate's refusals are told below with their evidence; others have nothing else.
        for (const base::Problem& refusal : event.refusals)
            if (!is_told_below(event, refusal.place)) text += line(6, refusal.message, width);
    }
    for (const ToldFinding& finding : event.findings) {
        const std::string name = std::string{finding.guardrail->id} + " on event " + finding.anchor;
        const auto before = known.find(name);
        const bool changed = before == known.end() || before->second != state_of(finding);
        known.insert_or_assign(name, state_of(finding));
        const bool refuses = finding.at_gate && finding.standing != Standing::met;
        if (changed || refuses) text += tell_finding(finding, 6, width);
    }
    if (!event.accepted && !event.past_the_gate)
        text += line(4, "What was refused is not recorded.", width);
    if (event.past_the_gate)
        text += line(4, "Recorded as the history it is, marked past the gate.", width);
    return text;
}

using LabelOf = std::function<std::string(const base::EntryId&)>;

/// Two letters of one event read alike, and are told once.
std::vector<ToldEvidence> told_of(std::span<const guardrails::Evidence> evidence,
                                  const LabelOf& label)
{
    std::vector<ToldEvidence> told;
    for (const guardrails::Evidence& each : evidence) {
        ToldEvidence next{label(each.entry), each.says};
        if (std::find(told.begin(), told.end(), next) == told.end())
            told.push_back(std::move(next));
    }
    return told;
}

}  // namespace

std::string fold_lines(std::string_view text, std::size_t indent, std::size_t width)
{
    std::string folded;
    std::size_t column = indent;
    while (!text.empty()) {
        const auto space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (column > indent && column + 1 + word.size() > width) {
            folded += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            folded += ' ';
            ++column;
        }
        folded += word;
        column += word.size();
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    return folded;
}

ToldFinding told_of(const guardrails::Finding& finding,
                    const std::function<std::string(const base::EntryId&)>& label)
{
    const guardrails::Verdict& verdict = finding.verdict;
    ToldFinding told{.guardrail = finding.guardrail,
                     .anchor = label(verdict.anchor),
                     .standing = verdict.standing,
                     .because = {},
                     .against = {},
                     .missing = verdict.missing,
                     .due = verdict.due,
                     .changes_on = verdict.changes_on,
                     .policy = verdict.policy,
                     .at_gate = false};
    told.because = told_of(verdict.because, label);
    told.against = told_of(verdict.against, label);
    return told;
}

std::string tell_finding(const ToldFinding& finding, std::size_t indent, std::size_t width)
{
    const guardrails::Guardrail& rule = *finding.guardrail;
    std::string text = line(indent,
                            std::string{rule.id} + " " + std::string{rule.name} + " "
                                + std::string{headline(finding)} + ".",
                            width);
    const std::size_t inner = indent + 4;
    if (finding.standing != Standing::met) text += line(inner, rule.asks, width);
    text += evidence_lines("Because: ", finding.because, inner, width);
    text += evidence_lines("But: ", finding.against, inner, width);
    for (const std::string& missing : finding.missing)
        text += line(inner, "Owed: " + missing, width);
    if (finding.due) text += line(inner, "By: " + base::words(*finding.due) + ".", width);
    if (finding.standing != Standing::met)
        text += line(inner, "Source: " + guardrails::sources_in_short(rule) + ".", width);
    return text;
}

std::string tell(const Played& played, std::size_t width)
{
    std::string text = played.title + "\n" + line(0, played.source, width);
    if (played.as_known_on)
        text += line(0, "As known on " + base::words(*played.as_known_on) + ".", width);
    if (!std::all_of(played.events.begin(), played.events.end(), [](const PlayedEvent& event) {
            return event.recorded_is_told;
        }))
        text += line(0,
                     "Where a date is not stated the ledger's clock stands where it could stand at "
                     "the latest; that is never a fact.",
                     width);
    std::map<std::string, std::string> known;
    for (const PlayedEvent& event : played.events) text += tell_event(event, known, width);

    text +=
        "\n"
        + line(
            0, played.as_known_on ? "What stood on that day:" : "What stands at the end:", width);
    for (const ToldFinding& finding : played.standing)
        text += line(4,
                     std::string{finding.guardrail->id} + " " + std::string{finding.guardrail->name}
                         + " on event " + finding.anchor + ": "
                         + std::string{guardrails::word_of(finding.standing)},
                     width);
    if (played.standing.empty()) text += line(4, "Nothing.", width);
    for (const std::string& difference : played.differences)
        text += line(0, "DIFFERENCE at " + difference + ".", width);
    return text;
}

namespace {

json::array show_evidence(std::span<const ToldEvidence> evidence)
{
    json::array shown;
    for (const ToldEvidence& each : evidence)
        shown.push_back(json::object{{"event", each.event}, {"says", each.says}});
    return shown;
}

json::array show_texts(std::span<const std::string> texts)
{
    json::array shown;
    for (const std::string& text : texts) shown.emplace_back(text);
    return shown;
}

json::value show_date(const std::optional<base::Date>& date)
{
    if (!date) return nullptr;
    return json::value(date->iso());
}

json::object show_event(const PlayedEvent& event)
{
    json::array refusals;
    for (const base::Problem& refusal : event.refusals)
        refusals.push_back(json::object{{"place", refusal.place}, {"message", refusal.message}});
    json::array findings;
    for (const ToldFinding& finding : event.findings) findings.push_back(show_finding(finding));
    return {{"n", event.n},
            {"title", event.title},
            {"said", event.said},
            {"happened", event.happened},
            {"recorded", base::instant_text(event.recorded)},
            {"recordedIsTold", event.recorded_is_told},
            {"accepted", event.accepted},
            {"pastTheGate", event.past_the_gate},
            {"refusals", std::move(refusals)},
            {"findings", std::move(findings)}};
}

}  // namespace

json::object show_finding(const ToldFinding& finding)
{
    return {{"guardrail", finding.guardrail->id},
            {"verdict", guardrails::word_of(finding.standing)},
            {"event", finding.anchor},
            {"because", show_evidence(finding.because)},
            {"against", show_evidence(finding.against)},
            {"missing", show_texts(finding.missing)},
            {"due", show_date(finding.due)},
            {"changesOn", show_date(finding.changes_on)},
            {"policy", show_texts(finding.policy)}};
}

json::object show(const Played& played)
{
    json::array events;
    for (const PlayedEvent& event : played.events) events.push_back(show_event(event));
    json::array standing;
    for (const ToldFinding& finding : played.standing) standing.push_back(show_finding(finding));
    return {{"title", played.title},
            {"source", played.source},
            {"asKnownOn", show_date(played.as_known_on)},
            {"events", std::move(events)},
            {"standing", std::move(standing)},
            {"differences", show_texts(played.differences)}};
}

}  // namespace holdfast::replay
