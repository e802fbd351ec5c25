#pragma once
#include "base/working_days.h"
#include "ledger/ledger.h"
#include "replay/case_file.h"

/// Plays a case file through the acts of casework, event by event, into a ledger that is marked
/// from its first entry as a replay, or as a demonstration where the file says so.
namespace holdfast::replay {

/// A sentence of evidence and the event that it comes from.
struct ToldEvidence {
    std::string event;  // Its label; "" when the entry is of no event.
    std::string says;
    friend bool operator==(const ToldEvidence&, const ToldEvidence&) = default;
};

/// A finding as it is told after an event.
struct ToldFinding {
    const guardrails::Guardrail* guardrail = nullptr;
    std::string anchor;  // The label of the event whose entry it stands on.
    guardrails::Standing standing = guardrails::Standing::met;
    std::vector<ToldEvidence> because;
    std::vector<ToldEvidence> against;
    std::vector<std::string> missing;
    std::optional<base::Date> due;
    std::optional<base::Date> changes_on;
    std::vector<std::string> policy;
    bool at_gate = false;  // It stood at the gate of what the event tried to decide.
};

struct PlayedEvent {
    std::string n;
    std::string title;
    std::string said;
    std::string happened;               // In words.
    base::Instant recorded{};           // Where the ledger's clock stood; in a replay never a fact.
    bool recorded_is_told = false;      // The case file says when it was recorded.
    bool accepted = true;               // Nothing of it was refused.
    base::Problems refusals;            // Why not; a gate's have a guardrail as their place.
    bool past_the_gate = false;         // Recorded as history nevertheless.
    std::vector<ToldFinding> findings;  // About its family, once it was recorded.
};

/// A case as it was played, or as it was known on a day.
struct Played {
    std::string title;
    std::string source;
    std::optional<base::Date> as_known_on;
    std::vector<PlayedEvent> events;
    std::vector<ToldFinding> standing;     // Of every family, at the end or on that day.
    std::vector<std::string> differences;  // Between what was expected and what was found.
    bool rejected_rows = false;            // Something was left out that should have been filed.
};

/// What to play into.
struct Stage {
    ledger::Shelf& shelf;  // Empty; it holds the played ledger afterwards.
    const base::SecretKey& root;
    base::Entropy& entropy;
    const base::WorkingDays& working_days;
    std::optional<base::Date> as_known_on;
    /// The label of the event to stop before; nullopt plays the whole file.
    std::optional<std::string> before = std::nullopt;
    /// Whether to ask the rules after each event and at the end. Without, no finding and no
    /// difference is told: for a program that shows the ledger itself.
    bool finds = true;
};

/// Plays the file. Where an event does not say when it was recorded, the clock stands at the
/// end of the latest day that `happened` allows, or where that has no end, at the event before;
/// it never goes back.
///
/// A closing that the gate refuses is in a replay recorded as the history it is, marked as past the
/// gate. In a demonstration it is left out, as in real work, and that is nothing amiss. Anything
/// else that is refused is left out and counts as rejected.
///
/// With `as_known_on`, only what was recorded by the end of that day is told; with `before`,
/// neither that event nor a later one is played. Problems: not_found, when `before` is no event of
/// the file, and then nothing is written; those of the ledger; never one of the case itself, which
/// was read before.
[[nodiscard]] base::Checked<Played> play(const CaseFile& file, const Stage& stage);

}  // namespace holdfast::replay
