#pragma once
#include "access/log.h"
#include "base/working_days.h"
#include "ledger/ledger.h"

namespace holdfast::casework {

class Recent;

/// What every act needs, made once by whoever starts the program. A plain struct of references,
/// safe to use from several threads.
struct House {
    ledger::Ledger& ledger;
    const base::WorkingDays& working_days;
    access::Log* looks = nullptr;  // nullptr: nobody reads here as a viewer; `play` does not.
    Recent* recent = nullptr;      // nullptr: every question reads the ledger anew.

    /// Today in London, by the ledger's clock.
    [[nodiscard]] base::Date today() const { return base::London::date_of(ledger.now()); }
};

}  // namespace holdfast::casework
