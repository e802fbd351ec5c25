#pragma once
#include "casework/away.h"
#include "casework/owed.h"
#include "casework/questions.h"

/// Why somebody should look at a family: no score, no colour, and nothing that ranks people.
namespace holdfast::casework {

/// In the order in which reasons of one day are told.
enum class Why {
    danger,       // A child is said to be in danger now, and nobody wrote what was done.
    missing,      // A child is missing.
    not_seen,     // A child was not seen by the day, or not since the referral.
    not_alone,    // A child was seen, and not alone.
    late,         // Something else was due.
    undated,      // Something may be late, and no day is written down by which one could tell.
    birth,        // The day on which a child was expected has passed, and no birth is recorded.
    finding,      // A guardrail's question is not met.
    nobody,       // Work is open, and nobody is allocated.
    no_lead,      // Somebody is allocated, and nobody leads.
    away,         // Whoever leads is away or has left.
    proposal,     // Something proposed waits for a decision.
    challenge,    // A challenge was not answered.
    supervision,  // The family was not talked through in supervision for as long as the policy
                  // says.
};
inline constexpr std::size_t why_count = 14;

/// A word for an address, "not-seen", and what a reader chooses by: "A child was not seen in time".
[[nodiscard]] std::string_view code_of(Why why);
[[nodiscard]] std::string_view words_for(Why why);
/// nullopt: no such reason.
[[nodiscard]] std::optional<Why> why_of(std::string_view code);

struct Reason {
    Why why;
    std::optional<base::Date>
        since;  // The day since when it has stood; nullopt: it cannot be told.
    std::vector<base::PersonId> children;     // Whom it is about; empty: the family.
    std::optional<base::EntryId> entry = {};  // Where it stands in the record, if anywhere.
    const duties::Clock* clock = nullptr;     // Of what was due.
    /// What rules ask about the same entry. Of a finding always; of another reason beside it.
    std::optional<Question> asked = {};
};

using Away = std::map<base::PractitionerId, std::optional<base::Date>>;

/// Does one reason come before the other? A danger and a missing child come before all that is only
/// late; what a rule asks and no day has passed for comes last. Otherwise what cannot be dated
/// comes first, then what has stood longest.
[[nodiscard]] bool comes_before(const Reason& one, const Reason& other);

/// Every reason why somebody should look at this family, as its viewer may see it, in that order.
/// `owed` is what `owed` answers for the family, `away` what `who_is_away` does. What rules ask is
/// told as `questions_of` does, without what waits and what was dismissed; about an entry for which
/// there is a reason already, beside that. Pure.
///
/// Left out: worries that nobody has settled yet. Almost every open family has one, and the story
/// tells them.
[[nodiscard]] std::vector<Reason> reasons_of(const OpenFamily& open,
                                             const std::vector<duties::Duty>& owed,
                                             const Away& away);

}  // namespace holdfast::casework
