#include "access/acts.h"

#include "access/acts.gen.h"

namespace holdfast::access {

namespace {

/// The act's name in acts.csv.
std::string_view name_of(Act act)
{
    switch (act) {
    case Act::open_ledger: return "open_ledger";
    case Act::set_policy: return "set_policy";
    case Act::record_practitioner: return "record_practitioner";
    case Act::allocate: return "allocate";
    case Act::record_person: return "record_person";
    case Act::place_in_family: return "place_in_family";
    case Act::receive_contact: return "receive_contact";
    case Act::accept_referral: return "accept_referral";
    case Act::write_note: return "write_note";
    case Act::send_letter: return "send_letter";
    case Act::propose_closing: return "propose_closing";
    case Act::sign: return "sign";
    case Act::override_gate: return "override";
    case Act::decide: return "decide";
    case Act::close: return "close";
    case Act::answer_finding: return "answer_finding";
    case Act::remove: return "remove";
    }
    return "";
}

}  // namespace

bool may(std::string_view role, Act act)
{
    for (const Permission& permission : permissions)
        if (permission.act == name_of(act) && permission.role == role) return true;
    return false;
}

Action action_of(Act act)
{
    switch (act) {
    case Act::decide:
    case Act::close: return Action::decide;
    case Act::open_ledger:
    case Act::set_policy:
    case Act::record_practitioner:
    case Act::allocate:
    case Act::record_person:
    case Act::place_in_family:
    case Act::write_note:
    case Act::send_letter:
    case Act::propose_closing:
    case Act::sign:
    case Act::override_gate:
    case Act::answer_finding:
    case Act::remove: return Action::write;
    case Act::receive_contact:
    case Act::accept_referral: return Action::tell;
    }
    return Action::write;
}

std::string_view words_for(Act act)
{
    switch (act) {
    case Act::open_ledger: return "open a ledger";
    case Act::set_policy: return "set a policy value";
    case Act::record_practitioner: return "record who a practitioner is";
    case Act::allocate: return "allocate a family to a practitioner";
    case Act::record_person: return "record a person's details";
    case Act::place_in_family: return "record who belongs to a family";
    case Act::receive_contact: return "receive a contact";
    case Act::accept_referral: return "accept a referral";
    case Act::write_note: return "write a note";
    case Act::send_letter: return "send a letter";
    case Act::propose_closing: return "propose to close";
    case Act::sign: return "sign under a proposal";
    case Act::override_gate: return "override what stops a decision";
    case Act::decide: return "decide what becomes of a contact or a referral";
    case Act::close: return "decide that work with a family ends";
    case Act::answer_finding: return "answer a finding";
    case Act::remove: return "remove the words of an entry";
    }
    return "";
}

}  // namespace holdfast::access
