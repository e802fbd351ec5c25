#pragma once
#include "casework/asking.h"

/// What rules ask about a family, as every list of it shows that: what concerns one entry stands
/// together, what another part of the same page says already is left out, and what presses most
/// comes first. No score, and nothing that ranks people. Pure.
namespace holdfast::casework {

/// How something presses that a rule asks.
enum class Press {
    now,    // It stops a decision that is asked for, or is not met and its day has passed.
    open,   // It is not met, or nobody can tell, and no day has passed.
    waits,  // Its day has not come.
};

/// What rules ask about one entry.
struct Question {
    std::optional<base::EntryId> entry;  // nullopt: one that the viewer may not read.
    Press press = Press::waits;          // Of the first.
    /// Of what presses: since when the first has; of what waits: until when. nullopt: no day says.
    std::optional<base::Date> day;
    std::vector<SeenFinding> asked;  // Never empty; what presses most first.
};

struct Questions {
    std::vector<Question> standing;      // What presses most, and longest, first.
    std::vector<Question> waiting;       // What is due first comes first; without a day last.
    std::vector<SeenFinding> dismissed;  // On no list; told on the family's own page.
};

/// Does the one press more than the other?
[[nodiscard]] bool presses_before(const Question& one, const Question& other);

/// Everything that rules ask about this family. Left out: what is met, and what says only that a
/// duty is late or may be, because whoever lists this lists what is owed too. One that rests on
/// something hidden is never left out.
[[nodiscard]] Questions questions_of(const OpenFamily& open);

/// The same, of what the viewer for whom the family was opened must answer (`is_viewers`).
[[nodiscard]] Questions questions_for_viewer(const OpenFamily& open);

/// How many of them are asked, apart from the entries that they are about.
[[nodiscard]] std::size_t count_asked(const std::vector<Question>& questions);

/// Who must answer: whom the rule asks, and whom it has climbed to. The same where it has not.
struct Owned {
    guardrails::Owner by;
    guardrails::Owner now;
    friend bool operator==(const Owned&, const Owned&) = default;
};

/// By the rule, and by who works with the family today. Where nobody leads, or whoever did has
/// left, the lead practitioner's is the manager's; where nobody has the work at all, the manager's
/// is for whoever may give it to somebody. What another agency did not answer by its day is the
/// lead practitioner's, who asks again. What a rule escalates climbs when its day has passed: from
/// the lead practitioner to the manager, from the manager to somebody outside the line.
[[nodiscard]] Owned owner_of(const SeenFinding& finding, const OpenFamily& open);

/// Must the viewer for whom the family was opened answer it? Of another agency's, nobody of ours.
[[nodiscard]] bool is_viewers(const SeenFinding& finding, const OpenFamily& open);

}  // namespace holdfast::casework
