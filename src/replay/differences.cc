#include "replay/differences.h"

#include <algorithm>

namespace holdfast::replay {

namespace {

bool is_found(const Expectation& wanted, const PlayedEvent& told)
{
    return std::any_of(told.findings.begin(), told.findings.end(), [&](const ToldFinding& finding) {
        return finding.guardrail->id == wanted.guardrail && finding.standing == wanted.standing
            && (wanted.event.empty() || wanted.event == finding.anchor);
    });
}

std::string words_for(const Expectation& wanted)
{
    return wanted.guardrail + " " + std::string{guardrails::word_of(wanted.standing)};
}

}  // namespace

void add_differences(const CaseEvent& event, const PlayedEvent& told,
                     std::vector<std::string>& differences)
{
    const std::string at = "event " + event.n + ": ";
    if (event.accepted && *event.accepted != told.accepted)
        differences.push_back(at
                              + (told.accepted ? "it was accepted; it should be refused"
                                               : "it was refused; it should be accepted"));
    for (const Expectation& wanted : event.must)
        if (!is_found(wanted, told))
            differences.push_back(at + words_for(wanted) + " should be found and is not");
    for (const Expectation& unwanted : event.never)
        if (is_found(unwanted, told))
            differences.push_back(at + words_for(unwanted) + " is found and must not be");
}

}  // namespace holdfast::replay
