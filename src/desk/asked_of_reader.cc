#include "desk/asked_of_reader.h"

#include "casework/questions.h"
#include "desk/components/details.h"
#include "desk/components/marks.h"
#include "desk/family_frame.h"
#include "desk/findings.h"
#include "desk/pieces.h"
#include "desk/reason_words.h"

#include <algorithm>

namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;

namespace {

constexpr std::size_t lines_most = 40;

/// A question of one family.
struct AskedOf {
    const OpenFamily* open;
    casework::Question question;
};

Html asked_lines(std::vector<AskedOf>& asked)
{
    std::ranges::stable_sort(asked, casework::presses_before, &AskedOf::question);
    std::vector<Html> items;
    for (const AskedOf& each : asked)
        if (items.size() < lines_most)
            items.push_back(
                link(family_url(each.open->scene->family), children_named(*each.open->scene))
                + Html::text(": ") + question_words(each.question, *each.open));
    Html lines = bullets(items);
    if (asked.size() > lines_most)
        lines += paragraph(counted(asked.size() - lines_most, "more", "more")
                           + ", which press less; each family's story has its own.");
    return lines;
}

std::size_t count_in(const std::vector<AskedOf>& asked)
{
    std::size_t count = 0;
    for (const AskedOf& each : asked) count += each.question.asked.size();
    return count;
}

}  // namespace

Html asked_of_reader(std::span<const OpenFamily* const> families)
{
    std::vector<AskedOf> standing;
    std::vector<AskedOf> waiting;
    for (const OpenFamily* open : families) {
        casework::Questions questions = casework::questions_for_viewer(*open);
        for (auto& each : questions.standing) standing.push_back({open, std::move(each)});
        for (auto& each : questions.waiting) waiting.push_back({open, std::move(each)});
    }
    if (standing.empty() && waiting.empty()) return {};
    Html content = heading(2, "What rules ask of you");
    content += standing.empty() ? paragraph("Nothing presses.") : asked_lines(standing);
    if (waiting.empty()) return content;
    Details fold;
    fold.summary = waiting_words(count_in(waiting));
    fold.content = asked_lines(waiting);
    return content + div({"desk-printed-open"}, details(fold));
}

}  // namespace holdfast::desk
