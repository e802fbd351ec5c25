#pragma once
#include "access/table.h"

#include <span>
#include <string>
#include <string_view>

namespace holdfast::access {

/// What somebody may be allowed to do. The names are those of acts.csv.
enum class Act {
    open_ledger,
    set_policy,
    record_practitioner,
    allocate,
    record_person,
    place_in_family,
    receive_contact,
    accept_referral,
    write_note,
    send_letter,
    propose_closing,
    sign,
    override_gate,
    decide,
    close,
    answer_finding,
    remove,
};

/// May somebody in this role do this? Nothing matching means no. Pure.
[[nodiscard]] bool may(std::string_view role, Act act);

/// What the act is to the table of access: deciding, or writing.
[[nodiscard]] Action action_of(Act act);

/// What the act is called in a message: "propose to close".
[[nodiscard]] std::string_view words_for(Act act);

}  // namespace holdfast::access
