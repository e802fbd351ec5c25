#pragma once
#include "casefile/levels.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"

/// Where professionals see something differently, and what came of it. All pure; the pointers are
/// into the Facts.
namespace holdfast::casefile {

using AnswerFact = Fact<records::ChallengeAnswer>;

/// Which stage comes after this one, in the order of the list; "": it is the last, or none of them.
[[nodiscard]] std::string_view stage_after(std::string_view stage);

/// The stage of a challenge that says none: talking it over between the practitioners comes before
/// anything is written, so what is written is for their managers first.
inline constexpr std::string_view first_written_stage = "managers";

/// One stage of a challenge: somebody answers it, or takes it on.
struct ChallengeStage {
    std::string_view code;              // Of challenge_stages.
    const AnyFact* opened_by;           // The challenge, or the answer that passed it on.
    std::optional<base::Date> due;      // The day that `opened_by` itself says; nullopt: none.
    const AnyFact* ended_by = nullptr;  // The answer, or what took it on; nullptr: it waits.
};

/// A challenge, or a lower level that answers somebody else's judgement, with everything that was
/// said about it since.
struct Disagreement {
    const AnyFact* root;                        // The challenge, the lower level, or the view.
    const LevelFact* overruled = nullptr;       // The judgement that the lower level answers.
    std::vector<ChallengeStage> stages = {};    // Empty: an overrule that nobody has challenged.
    std::vector<const AnyFact*> followed = {};  // Challenges and answers after the root, in order.
    const AnswerFact* met = nullptr;            // The newest that says when both sides met.
    const AnswerFact* newest = nullptr;         // The newest answer of any kind.
    const AnswerFact* decided = nullptr;  // The answer that stands; nullptr: it waits for one.

    /// Does what both want need no third person: a challenge that was accepted, agreed otherwise,
    /// or withdrawn? The other side alone cannot say that both agree: that is said by whoever
    /// raised it, or once both have met. The same where an overrule that nobody challenged is
    /// "accepted".
    [[nodiscard]] bool is_agreed() const;
    /// The stage at which it is, or was decided; nullptr: it has none.
    [[nodiscard]] const ChallengeStage* stage() const
    {
        return stages.empty() ? nullptr : &stages.back();
    }
    /// Is a challenge waiting for its answer?
    [[nodiscard]] bool waits() const
    {
        return !stages.empty() && stages.back().ended_by == nullptr;
    }
};

/// What a challenge is against, as the file has it; nullptr: it does not say, or it is not here.
[[nodiscard]] const AnyFact* challenged_by(const Facts& facts, const AnyFact& challenge);

/// Did this person raise the disagreement: by a challenge, by a view that disagrees, or by the
/// judgement that was overruled?
[[nodiscard]] bool is_raised_by(const Disagreement& disagreement,
                                const base::PractitionerId& practitioner);

/// Does an entry with these links belong to it: does it answer the root, or what followed?
[[nodiscard]] bool is_answered_by(const Disagreement& disagreement, const Facts& facts,
                                  std::span<const ledger::Link> links);

/// Every one that stands: overrules first, then challenges, each in the order of the ledger. A
/// challenge that answers an answer, a challenge or an overrule is part of the same disagreement,
/// whichever version of it was meant. An answer that only says that both met, or that it goes on to
/// the next stage, decides nothing; nor does a withdrawal by somebody who did not raise it.
[[nodiscard]] std::vector<Disagreement> disagreements_in(const Facts& facts);

/// One that nobody wrote as a challenge, such as a view that disagrees, with every answer to it.
[[nodiscard]] Disagreement disagreement_over(const Facts& facts, const AnyFact& root);

}  // namespace holdfast::casefile
