#include "base/ascii.h"
#include "guardrails/authority_terms.h"
#include "guardrails/sources.h"

#include <algorithm>
#include <array>

namespace holdfast::guardrails {

namespace g61 {

constexpr Guardrail statistics_integrity = {
    .id = "G61",
    .name = "STATISTICS-INTEGRITY",
    .rule = "A figure is given out only with what it counts, of whom or what, how many there were "
            "in all, how it came about and where it comes from. Where it counts people who "
            "answered, its words do not call them cases or children, and a survey that asked what "
            "people think or whether something ever happened counts no cases. A base of fewer than "
            "6 is withheld. Excepted: a figure that was withdrawn.",
    .asks = "What does this figure count, of whom, and how many were asked?",
    .sources = {&sources::survey},
    .mode = Mode::block,
    .stands_at = {},
};

using base::Answer;
using casefile::Fact;
using records::Figure;

void add_what_it_lacks(const Figure& figure, Verdict& verdict)
{
    if (!figure.counts) verdict.missing.emplace_back("Say what it counts.");
    if (!figure.base) verdict.missing.emplace_back("Say of whom or what it is counted.");
    if (!figure.n) verdict.missing.emplace_back("Say how many there were in all.");
    if (!figure.question) verdict.missing.emplace_back("Say how it came about.");
    if (!figure.source) verdict.missing.emplace_back("Say where it comes from.");
}

/// Does a text name one of these by a word of its own, in whatever case?
bool names_any(const std::string& text, std::span<const std::string_view> words)
{
    std::string word;
    const std::string lower = base::lowered(text) + " ";
    for (const char each : lower) {
        if (each >= 'a' && each <= 'z') {
            word += each;
            continue;
        }
        if (std::find(words.begin(), words.end(), word) != words.end()) return true;
        word.clear();
    }
    return false;
}

/// "Respondents" are no cases: 40 of 100 social workers who were once pressed are not 40 of 100
/// cases.
bool calls_people_cases(const Figure& figure)
{
    constexpr std::array<std::string_view, 8> words = {
        "case", "cases", "child", "children", "family", "families", "decision", "decisions"};
    return figure.counts && figure.counts->code == "respondents" && figure.printed_as
        && names_any(*figure.printed_as, words);
}

/// An opinion, or that something ever happened, says nothing of how many cases there were.
bool counts_what_was_not_asked(const Figure& figure)
{
    if (!figure.counts || !figure.question) return false;
    constexpr std::array<std::string_view, 5> things = {
        "cases", "children", "families", "decisions", "events"};
    const bool asked_otherwise =
        figure.question->code == "ever" || figure.question->code == "opinion";
    return asked_otherwise
        && std::find(things.begin(), things.end(), figure.counts->code) != things.end();
}

std::string figure_sentence(const AskedOfAuthority& asked, const Fact<Figure>& figure)
{
    std::string told = "A figure, " + asked.series.dated(figure.happened);
    if (figure.record.counts) told += ", counts: " + base::lowered(figure.record.counts->label());
    if (figure.record.n) told += "; there were " + std::to_string(*figure.record.n) + " in all";
    if (figure.record.question) told += "; " + base::lowered(figure.record.question->label());
    return told + ".";
}

/// Its words are read for a few words alone: a figure that is wrong in another way is not found
/// here.
Verdict judge(const AskedOfAuthority& asked, const Fact<Figure>& figure)
{
    Verdict verdict = verdict_about(figure.id);
    verdict.because.push_back({figure.standing, figure_sentence(asked, figure)});
    add_what_it_lacks(figure.record, verdict);
    if (calls_people_cases(figure.record))
        verdict.missing.emplace_back("Print it as a figure of people who answered: its words speak "
                                     "of cases or children.");
    if (counts_what_was_not_asked(figure.record))
        verdict.missing.emplace_back("Count people who answered: it was asked what they think, or "
                                     "whether it ever happened, and not how many there were.");
    Answer breached = verdict.missing.empty() ? Answer::no : Answer::yes;
    const auto least = term_of(asked, "G61.least", verdict);
    if (least && figure.record.n && *figure.record.n < *least) {
        verdict.missing.emplace_back("Withhold it: there are so few that somebody could be known.");
        breached = Answer::yes;
    }
    if (!least && breached == Answer::no) breached = Answer::cannot_tell;
    settle(verdict, breached);
    return verdict;
}

std::vector<Verdict> of_authority(const AskedOfAuthority& asked)
{
    std::vector<Verdict> verdicts;
    for (const auto& figure : asked.series.figures())
        if (!figure.record.withdrawn) verdicts.push_back(judge(asked, figure));
    return verdicts;
}

}  // namespace g61

Rule g61_statistics_integrity()
{
    return {.guardrail = &g61::statistics_integrity, .of_authority = g61::of_authority};
}

}  // namespace holdfast::guardrails
