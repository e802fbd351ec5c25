#pragma once
#include "records/records_of_files.h"
#include "records/types/authority_event.h"
#include "records/types/practitioner.h"
#include "records/types/preparation.h"
#include "records/types/time_spent.h"
#include "records/types/vacancy.h"

namespace holdfast::records {

/// The record types that a workforce is folded from, beside the files of its families: who works
/// here, who is away, what they are prepared for, where their time goes, and what the authority
/// goes through.
using RecordsOfWorkforce = TypeList<Practitioner, Vacancy, Preparation, TimeSpent, AuthorityEvent>;

}  // namespace holdfast::records
