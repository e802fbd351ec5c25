#include "records/record_types.h"

#include "records/records_of_files.h"
#include "records/types/account_change.h"
#include "records/types/agency.h"
#include "records/types/authority_event.h"
#include "records/types/board_account.h"
#include "records/types/document_content.h"
#include "records/types/figure.h"
#include "records/types/ledger_opened.h"
#include "records/types/looked.h"
#include "records/types/policy_value.h"
#include "records/types/practitioner.h"
#include "records/types/preparation.h"
#include "records/types/recommendation.h"
#include "records/types/removal.h"
#include "records/types/threshold_criterion.h"
#include "records/types/time_spent.h"
#include "records/types/vacancy.h"

#include <algorithm>
#include <array>

namespace holdfast::records {

namespace {

template <class... R>
constexpr auto all_types(TypeList<R...>)
{
    return std::array{&Practitioner::declaration,
                      &AccountChange::declaration,
                      &Agency::declaration,
                      &Vacancy::declaration,
                      &Preparation::declaration,
                      &TimeSpent::declaration,
                      &AuthorityEvent::declaration,
                      &BoardAccount::declaration,
                      &Recommendation::declaration,
                      &Figure::declaration,
                      &ThresholdCriterion::declaration,
                      &R::declaration...,
                      &PolicyValue::declaration,
                      &LedgerOpened::declaration,
                      &Removal::declaration,
                      &Looked::declaration,
                      &DocumentContent::declaration};
}
constexpr auto types = all_types(RecordsOfFiles{});

template <class... R>
constexpr auto only_these(TypeList<R...>)
{
    return std::array{&R::declaration...};
}
constexpr auto of_files = only_these(RecordsOfFiles{});

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

std::span<const RecordType* const> types_of_files()
{
    return of_files;
}

bool is_of_files(const RecordType& type)
{
    return std::find(of_files.begin(), of_files.end(), &type) != of_files.end();
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
