#pragma once
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

namespace holdfast::records {

template <class... R>
struct TypeList {};

/// The record types that persons' files and families' scenes are made of, in the order of the
/// manual. Whoever walks over files walks over this list.
using RecordsOfFiles = TypeList<Person, FamilyMember, Allocation, Contact, Referral, Note, Letter,
                                ClosingProposal, Signature, Decision, Answer>;

}  // namespace holdfast::records
