#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// The first entry of every ledger.
struct LedgerOpened {
    std::optional<Coded<ledger_modes>> mode;
    std::optional<std::string> authority_name;
    static const RecordType declaration;
};

inline constexpr std::array ledger_opened_fields = {
    Field{.id = 1,
          .key = "mode",
          .label = "What the ledger is for",
          .hint = "A replay or a demonstration is never shown as the record of a real "
                  "child.",
          .needed = Needed::always,
          .slot = holds<&LedgerOpened::mode>()},
    Field{.id = 2,
          .key = "authorityName",
          .label = "Name of the authority",
          .needed = Needed::always,
          .slot = holds<&LedgerOpened::authority_name>()},
};
static_assert(ledger_opened_fields.size() == member_count<LedgerOpened>(),
              "a member of LedgerOpened is not declared");
static_assert(well_declared(ledger_opened_fields));

inline constexpr RecordType LedgerOpened::declaration{
    .number = 1,
    .key = "ledgerOpened",
    .name = "Ledger opened",
    .purpose = "The first entry of every ledger: whose it is, and whether it is real.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = ledger_opened_fields,
};

}  // namespace holdfast::records
