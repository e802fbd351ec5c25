#pragma once
#include "casefile/family_scene.h"
#include "duties/due.h"

/// The clocks of the pathway, asked of one family's scene.
namespace holdfast::duties {

/// One clock. They stand in the order of the pathway.
struct Clock {
    std::string_view key;   // "clock.assessment": of its period in the policy.
    std::string_view what;  // What is to be done: "Conclude the child and family assessment".
    std::string_view who;   // Whose task it is: "The lead practitioner".
};

/// Something that is owed, or was.
struct Duty {
    const Clock* clock;
    std::optional<base::PersonId> child;  // nullopt: owed to the family's children together.
    base::EntryId since;                  // The entry that started the clock.
    base::When began;
    Due due;
    std::optional<base::EntryId> met_by;
    std::optional<base::When> met;
    std::string policy;  // "45 working days: Working Together 2023"; "" where none is in force.
};

enum class Standing { running, late, met, met_late, cannot_tell };

/// How a duty stands on a day. Late is whatever was not done by the last day on which it may be
/// due, also where the first is not known; between the first and the last, nobody can tell.
[[nodiscard]] Standing standing_of(const Duty& duty, base::Date today, const base::WhenOf& whens);
/// Has its clock started by that day? A challenge that nobody answers climbs on a day that may be
/// still to come.
[[nodiscard]] bool has_begun(const Duty& duty, base::Date today, const base::WhenOf& whens);
/// "Late".
[[nodiscard]] std::string_view words_for(Standing standing);

/// Everything that the scene owes or owed, in the order of the clocks and within each in that of
/// the ledger. Only work that is open is owed to: after a closing nothing runs on but a challenge
/// and the days that records themselves say. A meeting that recurs is owed once: the next one,
/// counted from the last that was held. A challenge is owed an answer at each stage that it
/// reached, and, while nobody answers, at the stages after it, each from the day on which the one
/// before is over: those have perhaps not begun (`has_begun`). Pure.
///
/// Not modelled: reviews and visits of looked-after children, of private fostering and of pathway
/// plans; a local review point of an assessment that is earlier than its clock, which the
/// assessment itself carries.
[[nodiscard]] std::vector<Duty> duties_of(const casefile::FamilyScene& scene,
                                          const records::PolicyBook& policy,
                                          const base::WorkingDays& days);

/// Is it a day that a record itself says something is due by? What is then due is said in the
/// record that started it.
[[nodiscard]] bool is_own_day(const Clock& clock);

/// The clock of a stage of a challenge, by its code (asserted); and is a clock one of these?
[[nodiscard]] const Clock& clock_of_stage(std::string_view stage);
[[nodiscard]] bool is_of_challenge(const Clock& clock);

/// Every clock, for the manual.
[[nodiscard]] std::span<const Clock> clocks();

}  // namespace holdfast::duties
