#include "desk/asked_of_reader.h"

#include "casework/questions.h"
#include "desk/components/tag.h"
#include "desk/family_frame.h"
#include "desk/findings.h"
#include "desk/pieces.h"
#include "desk/reason_words.h"

#include <algorithm>

namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;

namespace {

/// As many as one look takes in; the others are folded behind their number.
constexpr std::size_t lines_open_most = 12;

/// A question of one family.
struct AskedOf {
    const OpenFamily* open;
    casework::Question question;
    bool is_new = false;  // The reader was told of some of it on no day before this.
};

constexpr std::string_view word_of(casework::Press press)
{
    switch (press) {
    case casework::Press::now: return "now";
    case casework::Press::open: return "open";
    case casework::Press::waits: return "waits";
    }
    return "";
}

/// What the reader is told of by a question: each rule about its entry, as it presses, so that what
/// becomes late is told once more. Ids alone.
std::vector<std::string> matters_of(const AskedOf& asked)
{
    const std::string about =
        asked.question.entry ? asked.question.entry->text() : asked.open->scene->family.text();
    std::vector<std::string> matters;
    for (const casework::SeenFinding& each : asked.question.asked)
        matters.push_back(std::string{each.guardrail->id} + " " + about + " "
                          + std::string{word_of(asked.question.press)});
    return matters;
}

/// Marks what is new, and tells the reader of all of it.
base::Result<base::Done> mark_new(const Reader& reader, std::vector<AskedOf>& asked)
{
    std::vector<std::string> matters;
    for (const AskedOf& each : asked)
        std::ranges::move(matters_of(each), std::back_inserter(matters));
    const base::Date today = reader.authority->house.today();
    const auto first_told =
        reader.authority->drawer.notices().tell(reader.viewer.practitioner, matters, today);
    if (!first_told) return std::unexpected(first_told.error());
    for (AskedOf& each : asked)
        each.is_new = std::ranges::any_of(matters_of(each), [&](const std::string& matter) {
            return first_told->at(matter) == today;
        });
    return base::Done{};
}

/// How many are new today; empty where none is. Where all are, no line is marked.
Html news_of(std::vector<AskedOf>& asked)
{
    const auto count = std::ranges::count_if(asked, &AskedOf::is_new);
    if (count == 0) return {};
    if (count < std::ssize(asked))
        return paragraph(counted(static_cast<std::size_t>(count), "line is", "lines are")
                         + " new to you today.");
    for (AskedOf& each : asked) each.is_new = false;
    return paragraph("All of this is new to you today.");
}

Html lines_of(std::span<const AskedOf> asked)
{
    std::vector<Html> items;
    for (const AskedOf& each : asked)
        items.push_back(
            (each.is_new ? tag({"New"}) + Html::text(" ") : Html{})
            + link(family_url(each.open->scene->family), children_named(*each.open->scene))
            + Html::text(": ") + question_words(each.question, *each.open));
    return bullets(items);
}

/// What stands behind the fold is counted, and what of it is new.
std::string rest_words(std::span<const AskedOf> rest)
{
    const auto fresh = static_cast<std::size_t>(std::ranges::count_if(rest, &AskedOf::is_new));
    return counted(rest.size(), "more, which presses", "more, which press") + " less"
         + (fresh == 0 ? "" : ", " + std::to_string(fresh) + " new");
}

Html asked_lines(const std::vector<AskedOf>& asked)
{
    const std::span all{asked};
    const std::size_t open = std::min(all.size(), lines_open_most);
    const auto rest = all.subspan(open);
    return lines_of(all.first(open))
         + (rest.empty() ? Html{} : folded(rest_words(rest), lines_of(rest)));
}

std::size_t count_in(const std::vector<AskedOf>& asked)
{
    std::size_t count = 0;
    for (const AskedOf& each : asked) count += each.question.asked.size();
    return count;
}

}  // namespace

Html asked_of_reader(const Reader& reader, std::span<const OpenFamily* const> families)
{
    std::vector<AskedOf> standing;
    std::vector<AskedOf> waiting;
    for (const OpenFamily* open : families) {
        casework::Questions questions = casework::questions_for_viewer(*open);
        for (auto& each : questions.standing) standing.push_back({open, std::move(each)});
        for (auto& each : questions.waiting) waiting.push_back({open, std::move(each)});
    }
    for (auto* list : {&standing, &waiting})
        std::ranges::stable_sort(*list, casework::presses_before, &AskedOf::question);
    if (standing.empty() && waiting.empty()) return {};
    const bool told = mark_new(reader, standing).has_value();
    Html content = heading(2, "What rules ask of you") + news_of(standing);
    if (!told)
        content += paragraph("What is new to you today cannot be told just now. Everything that is "
                             "asked stands here all the same.");
    content += standing.empty() ? paragraph("Nothing presses.") : asked_lines(standing);
    if (waiting.empty()) return content;
    return content + folded(waiting_words(count_in(waiting)), lines_of(waiting));
}

}  // namespace holdfast::desk
