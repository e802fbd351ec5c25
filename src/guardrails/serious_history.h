#pragma once
#include "guardrails/gates.h"

#include <span>
#include <unordered_map>

/// The serious past events of a family, as several rules ask for them before a decision, and
/// whether anybody weighed them. Pure; what is answered points into the scene.
namespace holdfast::guardrails {

/// Something serious that happened to a family: a contact, referral or worry that tells of
/// violence, injury, sexual harm or an allegation; an injury, a section 47 enquiry, a child
/// protection plan, an order that protects a child or keeps somebody away; and, once there is one
/// of these, a closing or a dispute that came after it. A parent's own childhood in care is none
/// (law 6).
struct PastEvent {
    const casefile::AnyFact* fact = nullptr;  // As it stands now.
    std::uint64_t order = 0;                  // Where it was first told.
    /// Every entry that tells it: earlier versions, the contact behind a referral, other reports of
    /// the same event.
    std::vector<base::EntryId> told_by;
    bool is_told = false;  // Somebody told us of it; the others we found or did.
    /// Cannot tell where a contact, a referral or a worry does not say what kind of worry it is.
    base::Answer serious = base::Answer::yes;
};

/// All of them, in the order in which they were first told, and who weighed each. The scene must
/// outlive it.
class History {
public:
    explicit History(const casefile::FamilyScene& scene);

    /// Those that whoever decides on this has to know. Of what was told, what came before the
    /// referral that began the present work; of everything else, also what came since. Before a
    /// contact or a referral ends without action: what surely is serious, came before it and is no
    /// part of it. Before a question is answered: all.
    [[nodiscard]] std::vector<PastEvent> before(const AtTheGate& at) const;

    [[nodiscard]] std::span<const PastEvent> all() const { return all_; }

    /// The first chronology, assessment, conference, proposal, signature or decision by which
    /// somebody weighed it, that is, which rests on it; nullptr: nobody did.
    [[nodiscard]] const casefile::AnyFact* weighed_by(const PastEvent& event) const;

private:
    const casefile::FamilyScene& scene_;
    std::vector<PastEvent> all_;
    std::unordered_map<base::EntryId, const casefile::AnyFact*, base::IdHash> weighed_;
};

/// Other agencies' questions that were answered without a decision, so that no gate stood before
/// them.
[[nodiscard]] std::vector<AtTheGate> answered_ungated(const casefile::FamilyScene& scene);

/// Does an answer to another agency go out?
[[nodiscard]] bool goes_out(const AtTheGate& at);

/// Settles the verdict on one of them: a question that was answered waits no more.
void settle_with_answered(Verdict& verdict, base::Answer breached, const Asked& asked,
                          const AtTheGate& at);

/// "Injury, on 2 March 2026."
[[nodiscard]] std::string words_for(const PastEvent& event, const casefile::FamilyScene& scene);

}  // namespace holdfast::guardrails
