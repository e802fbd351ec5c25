#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority. It `answers` the entry on which the finding stands.
struct BoardAccount {
    std::optional<base::When> given;
    std::optional<Coded<measures>> measure;
    std::optional<Prose> account;
    std::optional<Prose> looked_at;
    std::optional<Prose> to_be_done;
    std::optional<Prose> board_said;
    static const RecordType declaration;
};

inline constexpr std::array board_account_fields = {
    Field{.id = 1,
          .key = "given",
          .happened = true,
          .label = "When it was given",
          .needed = Needed::always,
          .slot = holds<&BoardAccount::given>()},
    Field{.id = 2,
          .key = "measure",
          .label = "Which count",
          .needed = Needed::always,
          .slot = holds<&BoardAccount::measure>()},
    Field{.id = 3,
          .key = "account",
          .label = "The account",
          .hint = "What changed for children, what changed in how we decide, and how we know.",
          .needed = Needed::always,
          .slot = holds<&BoardAccount::account>()},
    Field{.id = 4,
          .key = "lookedAt",
          .label = "What was looked at for it",
          .hint = "Such as the cases that were sampled.",
          .slot = holds<&BoardAccount::looked_at>()},
    Field{.id = 5,
          .key = "toBeDone",
          .label = "What is done about it",
          .slot = holds<&BoardAccount::to_be_done>()},
    Field{.id = 6,
          .key = "boardSaid",
          .label = "What the board answered",
          .slot = holds<&BoardAccount::board_said>()},
};
static_assert(board_account_fields.size() == member_count<BoardAccount>(),
              "a member of BoardAccount is not declared");
static_assert(well_declared(board_account_fields));

inline constexpr RecordType BoardAccount::declaration{
    .number = 94,
    .key = "boardAccount",
    .name = "Account to the board",
    .purpose = "The director's written account to the board of why a count changed as it did.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = board_account_fields,
};

}  // namespace holdfast::records
