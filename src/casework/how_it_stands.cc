#include "casework/how_it_stands.h"

#include "casework/questions.h"

#include <algorithm>

namespace holdfast::casework {

WorkState state_of(const OpenFamily& open)
{
    if (open.closing() != nullptr) return WorkState::closing_proposed;
    if (open.scene->has_open_episode()) return WorkState::open;
    return open.scene->episodes.empty() ? WorkState::not_referred : WorkState::closed;
}

std::size_t count_questions(const OpenFamily& open)
{
    return count_asked(questions_of(open).standing);
}

std::optional<base::Date> last_written(const OpenFamily& open)
{
    base::Instant last{};
    for (const casefile::AnyFact* fact : open.scene->facts.every())
        last = std::max(last, fact->recorded);
    if (last == base::Instant{}) return std::nullopt;
    return base::London::date_of(last);
}

bool closing_waits_for_viewer(const OpenFamily& open)
{
    const bool second_signer = access::may(open.standing.viewer.role, access::Act::override_gate);
    return open.closing() != nullptr && (second_signer || open.may(access::Act::close));
}

}  // namespace holdfast::casework
