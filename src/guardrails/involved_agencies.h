#pragma once
#include "guardrails/gates.h"
#include "records/types/agency_view.h"

/// Which agencies outside children's services work with a family, as far as its record shows: the
/// register of agencies is no part of a family's scene. All pure; the pointers are into the scene.
namespace holdfast::guardrails {

/// One that wrote in the file itself, or that an entry names.
struct InvolvedAgency {
    base::Subject agency;
    std::string words;             // "Health visitor", or the entry that names it.
    std::uint64_t last_known = 0;  // The place in the ledger of the newest entry that shows it.
};

struct Involved {
    std::vector<InvolvedAgency> agencies;
    /// Kinds (codes of codesets/agency_kinds.csv) that came to a meeting, lead a plan, are waited
    /// for or teach a child, and that none of the agencies above is known to be.
    std::vector<std::string> kinds;
    /// How many of these kinds are not one of the agencies above whose own kind is not known.
    std::size_t kinds_beyond = 0;
};

/// Those of the work that this asks to end or to lower: since the referral that began it, and until
/// the decision. One that has stopped, which was settled, is left out, and so are courts, other
/// authorities and whoever only asked for information.
[[nodiscard]] Involved involved_in(const casefile::FamilyScene& scene, const AtTheGate& at);

/// The place in the ledger of the referral that began the work that this asks about; 0: there is
/// none, and everything belongs to it.
[[nodiscard]] std::uint64_t began_at(const casefile::FamilyScene& scene,
                                     const casefile::AnyFact& asks);

/// Does it belong to the work that this asks about: written down since that began, and before it
/// was decided on?
[[nodiscard]] bool is_of_this_work(const casefile::FamilyScene& scene, const AtTheGate& at,
                                   const casefile::AnyFact& fact);

/// Is this the role of somebody of another agency?
[[nodiscard]] bool is_partner_role(std::string_view role);
/// "Health visitor".
[[nodiscard]] std::string role_words(std::string_view role);
/// "Health visiting".
[[nodiscard]] std::string kind_words(std::string_view kind);

/// The agencies that a fact names in this part.
[[nodiscard]] std::vector<base::Subject> agencies_named(const casefile::AnyFact& fact,
                                                        ledger::Part part);

using ViewFact = casefile::Fact<records::AgencyView>;

/// Whose view it is: an agency, or a practitioner of whom no agency is known; nullopt where it does
/// not say.
[[nodiscard]] std::optional<base::Subject> agency_of(const casefile::FamilyScene& scene,
                                                     const ViewFact& view);

/// The newest word of each agency on this proposal or decision, in the order of the ledger: views
/// that are part of it, and those on the same question since the last decision about it.
[[nodiscard]] std::vector<const ViewFact*> views_on(const casefile::FamilyScene& scene,
                                                    const AtTheGate& at);

/// Has it said what it thinks?
[[nodiscard]] bool is_given(const records::AgencyView& view);

/// Does the family decline a service that it need not have, or does the work end by an event that
/// nobody chose? Then the work ends whatever agencies think of it.
[[nodiscard]] bool ends_by_itself(const AtTheGate& at);
[[nodiscard]] bool is_declined_safely(const AtTheGate& at);

}  // namespace holdfast::guardrails
