#include "replay/expectations.h"

#include <algorithm>
#include <array>

namespace holdfast::replay {

using base::Problem;
using guardrails::Standing;
namespace json = base::json;

namespace {

constexpr std::array<Standing, 4> standings = {
    Standing::met, Standing::pending, Standing::breached, Standing::cannot_tell};

void read_verdict(const ObjectReader& reader, std::span<const CaseEvent> events,
                  std::vector<Expectation>& verdicts)
{
    reader.allow_only({"guardrail", "verdict", "event"});
    const std::string guardrail = reader.text("guardrail");
    if (guardrails::find_rule(guardrail) == nullptr)
        reader.report(Problem::Kind::unknown, "guardrail", "There is no such guardrail.");
    const std::string label = reader.optional_text("event");
    if (!label.empty() && std::none_of(events.begin(), events.end(), [&](const CaseEvent& event) {
            return event.n == label;
        }))
        reader.report(
            Problem::Kind::not_found, "event", "Neither this event nor an earlier has this label.");
    const std::string word = reader.text("verdict");
    for (const Standing standing : standings)
        if (guardrails::word_of(standing) == word) {
            verdicts.push_back({guardrail, standing, label});
            return;
        }
    reader.report(
        Problem::Kind::unknown, "verdict", "A verdict is met, pending, breached or cannot tell.");
}

std::vector<Expectation> read_verdicts(const ObjectReader& expect, std::string_view key,
                                       std::span<const CaseEvent> events)
{
    std::vector<Expectation> verdicts;
    const json::array* list = expect.array(key);
    if (list == nullptr) return verdicts;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string place = expect.place_of(key) + "/" + std::to_string(i);
        if ((*list)[i].is_object())
            read_verdict({(*list)[i].get_object(), place, expect.problems()}, events, verdicts);
        else
            expect.problems().push_back(
                {Problem::Kind::invalid, place, "Give an object here, in braces."});
    }
    return verdicts;
}

}  // namespace

void read_expectations(const ObjectReader& expect, std::vector<CaseEvent>& events)
{
    CaseEvent& last = events.back();
    expect.allow_only({"accepted", "findings", "never"});
    last.accepted = expect.optional_flag("accepted");
    last.must = read_verdicts(expect, "findings", events);
    last.never = read_verdicts(expect, "never", events);
}

}  // namespace holdfast::replay
