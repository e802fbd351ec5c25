#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// Something was done to what a practitioner signs in with. About that practitioner. Written down
/// before it takes effect, so that nobody is given a way in, or loses it, and nobody can say by
/// whom. Never a password; nor that somebody chose their own, which is theirs alone.
struct AccountChange {
    std::optional<base::When> done;
    std::optional<Coded<account_acts>> what;
    std::optional<std::string> sign_in_name;
    static const RecordType declaration;
};

inline constexpr std::array account_change_fields = {
    Field{.id = 1,
          .key = "done",
          .happened = true,
          .label = "When",
          .needed = Needed::always,
          .slot = holds<&AccountChange::done>()},
    Field{.id = 2,
          .key = "what",
          .label = "What was done",
          .needed = Needed::always,
          .slot = holds<&AccountChange::what>()},
    Field{.id = 3,
          .key = "signInName",
          .label = "Sign-in name",
          .needed = Needed::always,
          .slot = holds<&AccountChange::sign_in_name>()},
};
static_assert(account_change_fields.size() == member_count<AccountChange>(),
              "a member of AccountChange is not declared");
static_assert(well_declared(account_change_fields));

inline constexpr RecordType AccountChange::declaration{
    .number = 7,
    .key = "accountChange",
    .name = "Change of an account",
    .purpose = "What was done to what somebody signs in with, and by whom.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = account_change_fields,
};

}  // namespace holdfast::records
