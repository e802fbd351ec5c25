#include "records/record_types.h"

#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/ledger_opened.h"
#include "records/types/letter.h"
#include "records/types/looked.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"
#include "records/types/referral.h"
#include "records/types/removal.h"
#include "records/types/signature.h"

#include <array>

namespace holdfast::records {

namespace {

constexpr std::array<const RecordType*, 16> types = {
    &Practitioner::declaration,
    &Allocation::declaration,
    &Person::declaration,
    &FamilyMember::declaration,
    &Contact::declaration,
    &Referral::declaration,
    &Note::declaration,
    &Letter::declaration,
    &ClosingProposal::declaration,
    &Signature::declaration,
    &Decision::declaration,
    &Answer::declaration,
    &PolicyValue::declaration,
    &LedgerOpened::declaration,
    &Removal::declaration,
    &Looked::declaration,
};

consteval bool numbers_and_keys_differ()
{
    for (std::size_t i = 0; i < types.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (types[i]->number == types[j]->number || types[i]->key == types[j]->key)
                return false;
    return true;
}
static_assert(numbers_and_keys_differ());

}  // namespace

std::span<const RecordType* const> record_types()
{
    return types;
}

const RecordType* record_type(std::uint32_t number)
{
    for (const RecordType* type : types)
        if (type->number == number) return type;
    return nullptr;
}

const RecordType* record_type(std::string_view key)
{
    for (const RecordType* type : types)
        if (type->key == key) return type;
    return nullptr;
}

}  // namespace holdfast::records
