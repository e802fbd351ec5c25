#pragma once
#include "casework/acts.h"
#include "exchange/call.h"

/// What the operations that record something share. Private to this room.
namespace holdfast::exchange {

/// Is there such a family, of which the caller may know? To file into one that is not there would
/// found it under an id of the sender's, and would tell a partner which families are there.
/// Refused: not_found; damaged; unavailable.
[[nodiscard]] Or<base::Done> check_known(const Call& call, const base::FamilyId& family);

/// Is this what X-Seen said once, or nothing? Empty: it is.
[[nodiscard]] base::Problems check_seen(const Call& call, const std::string& seen);

/// The caller as who files, with the key of the request, about nobody yet.
[[nodiscard]] casework::Doing doing_of(const Call& call);

/// A record that was tried, and where it stands in the body: "" or "/records/3".
struct Tried {
    const casework::Doing& doing;
    const records::RecordType& type;
    std::string_view place;
};

/// Why nothing was filed.
struct NotFiled {
    base::Problems problems;    // With their JSON pointers.
    base::json::array at_gate;  // What stands at a gate, in its own words.
};
/// Adds what casework said of a record. A gate's refusal is told from the gate as the caller sees
/// it: what casework told may rest on what is hidden from the caller.
void tell(const Call& call, const base::FamilyId& family, const Tried& tried,
          const base::Problems& problems, NotFiled& told);
[[nodiscard]] Refused refused_by(const NotFiled& told);

/// The members that the answer to every filing has.
[[nodiscard]] base::json::object show_filed(const ledger::Filed& filed,
                                            const base::FamilyId& family);
/// 201, with the address of this record.
[[nodiscard]] web::Response answer_created(const base::json::object& body,
                                           const base::FamilyId& family,
                                           const base::EntryId& record);
[[nodiscard]] base::json::array show_persons_of(std::span<const ledger::About> about);

}  // namespace holdfast::exchange
