#pragma once
#include "access/acts.h"
#include "casework/house.h"
#include "guardrails/gate.h"
#include "records/read.h"
#include "records/types/contact.h"
#include "records/types/ledger_opened.h"
#include "records/types/person.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"
#include "records/types/removal.h"

/// The acts of casework: one function each, whoever asks. Pages, the API and `play` call these and
/// nothing beneath them.
///
/// Each opens what it needs, checks that the author may, checks the record and the file (again
/// inside the commit, where nothing can come between), appends, and answers with the receipt.
/// Problems, every one at once: refused (a role, a rule, a gate: the place of a gate's problem is
/// the guardrail's id), missing, invalid, not_found, conflict, unavailable. Nothing is written
/// where there is a problem.
namespace holdfast::casework {

/// Who acts, about whom, and on what.
struct Doing {
    ledger::Author by;
    std::vector<ledger::About> about;
    std::vector<ledger::Link> links;
    std::string seen;  // The token of what the author had read; needed to sign and to decide.
    std::optional<ledger::Idempotency> idempotency;
    /// Who acts, as a viewer, and why: the table of access is then asked about every family that
    /// this reaches, inside the commit. nullptr: only the role is asked; for `play`, which tells
    /// what people did.
    const access::Viewer* viewer = nullptr;
    std::string purpose;
    /// Of a word of a register, which says everything anew: the newest word on its first subject
    /// that the author had read. Where another came since, it is refused as a conflict, place
    /// "newest", so that nothing is undone unread. nullopt: not asked.
    std::optional<base::EntryId> newest = {};
};

using base::Checked;
using ledger::Filed;

/// The first entries of a new ledger: what it is for, and the shipped policy.
[[nodiscard]] Checked<Filed> open_ledger(House& house, const records::LedgerOpened& opened);

/// Files a record of any type by the act that is its own: what pages, the API and case files call.
/// What a type asks beyond its own fields:
/// - a contact is about a family of which something is known: else it would be on nobody's list;
/// - an allocation is about one family and one practitioner, and ends by whom `may_end_allocation`;
/// - a proposal to close is always filed while a child's episode is open; `gate_of` then says what
///   stands in the way;
/// - a signature agrees, disagrees or overrides, under the proposal that `doing` answers;
/// - a decision decides what it answers: a contact, a referral, a proposal, a level that would be
///   lower, and whatever else asks (guardrails/gates.h). Where its outcome needs an open gate, the
///   gate must be open; one on closing ends the work;
/// - nobody who acts as a viewer says who they are themselves in the register of practitioners;
/// - a challenge that says that a child is in danger now is filed with a worry that says so, which
///   comes behind it in the answer;
/// - a policy value is one that a rule or a clock asks for, in its unit and between its bounds;
/// - a document comes with its content, by `attach` of documents.h; here it is only corrected;
/// - a removal destroys the words of the entry that `doing` links to (`removes`), and
///   the content of a document with it. See docs/removal.md.
/// Problem: unknown, for a type that nobody files by hand.
[[nodiscard]] Checked<Filed> file(House& house, const Doing& doing, const records::RecordType& type,
                                  const records::Written& written);
template <class R>
[[nodiscard]] Checked<Filed> file(House& house, const Doing& doing, const R& record)
{
    return file(house, doing, R::declaration, records::written(record));
}

/// One of several records that are filed together, all or none.
struct Together {
    Doing doing;
    const records::RecordType* type = nullptr;
    records::Written written;
    std::optional<std::size_t> part_of;  // It is part of that earlier one of these.
};
/// Files them as `file` would each, in one commit. The idempotency key is the first one's.
[[nodiscard]] Checked<Filed> file_together(House& house, std::span<const Together> records);

/// A contact about children of whom nothing is known here: makes them and their family known, and
/// receives the contact, all or nothing. `doing.about` names whoever told it, and nobody else.
struct NewFamily {
    base::FamilyId family;
    std::vector<std::pair<base::PersonId, records::Person>> children;
};
[[nodiscard]] Checked<Filed> receive_first_contact(House& house, const Doing& doing,
                                                   const records::Contact& contact,
                                                   const NewFamily& family);
/// May this role say when somebody's work with a family ends? Out of hours, work is given to
/// somebody and taken from nobody: the team finds in the morning whoever it left there.
[[nodiscard]] bool may_end_allocation(std::string_view role);
/// The act by which `file` would file this; nullopt for a type that nobody files by hand.
[[nodiscard]] std::optional<access::Act> act_of(const records::RecordType& type,
                                                const records::Written& written);

/// What stands at the gate of a proposal, or of a contact or referral that would end without
/// action, as the ledger is now and for whoever would decide. Problem: not_found, where this asks
/// for no decision.
[[nodiscard]] base::Result<guardrails::GateReport> gate_of(House& house,
                                                           const base::FamilyId& family,
                                                           const base::EntryId& asks,
                                                           const base::PractitionerId& decider);

}  // namespace holdfast::casework
