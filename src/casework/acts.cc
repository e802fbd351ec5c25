#include "casework/acts.h"

#include "casework/filing.h"

#include <algorithm>

namespace holdfast::casework {

using access::Act;
using base::Problem;
using base::Problems;
using records::written;

Checked<Filed> set_policy(House& house, const Doing& doing, const records::PolicyValue& value)
{
    return append(
        house, doing, {Act::set_policy, &records::PolicyValue::declaration, written(value)});
}

Checked<Filed> record_practitioner(House& house, const Doing& doing,
                                   const records::Practitioner& practitioner)
{
    return append(
        house,
        doing,
        {Act::record_practitioner, &records::Practitioner::declaration, written(practitioner)});
}

Checked<Filed> allocate(House& house, const Doing& doing, const records::Allocation& allocation)
{
    const auto counts = [&](base::SubjectKind kind) {
        return std::count_if(doing.about.begin(), doing.about.end(), [&](const auto& about) {
            return about.subject.kind == kind;
        });
    };
    if (counts(base::SubjectKind::family) != 1 || counts(base::SubjectKind::practitioner) != 1)
        return std::unexpected(Problems{{Problem::Kind::missing,
                                         "about",
                                         "Say which one family is given to which one "
                                         "practitioner."}});
    return append(
        house, doing, {Act::allocate, &records::Allocation::declaration, written(allocation)});
}

Checked<Filed> record_person(House& house, const Doing& doing, const records::Person& person)
{
    return append(
        house, doing, {Act::record_person, &records::Person::declaration, written(person)});
}

Checked<Filed> place_in_family(House& house, const Doing& doing,
                               const records::FamilyMember& member)
{
    return append(
        house,
        doing,
        {Act::place_in_family, &records::FamilyMember::declaration, written(member), true});
}

Checked<Filed> receive_contact(House& house, const Doing& doing, const records::Contact& contact)
{
    return append(house,
                  doing,
                  {Act::receive_contact,
                   &records::Contact::declaration,
                   written(contact),
                   true,
                   check_contact});
}

namespace {

Part about(const Doing& doing, std::vector<ledger::About> subjects, Act act,
           const records::RecordType& type, records::Written kept)
{
    Part part{doing, {act, &type, std::move(kept)}};
    part.doing.about = std::move(subjects);
    return part;
}

}  // namespace

Checked<Filed> receive_first_contact(House& house, const Doing& doing,
                                     const records::Contact& contact, const NewFamily& family)
{
    using ledger::Part::subject;
    std::vector<Part> parts;
    std::vector<ledger::About> everybody = {{base::Subject::of(family.family), subject}};
    for (const auto& [person, details] : family.children) {
        const ledger::About child{base::Subject::of(person), subject};
        everybody.push_back(child);
        parts.push_back(about(
            doing, {child}, Act::record_person, records::Person::declaration, written(details)));
        records::FamilyMember member;
        member.since = base::When::unknown();
        member.part = {details.expected_birth && !details.born ? "unborn" : "child"};
        parts.push_back(about(doing,
                              {everybody.front(), child},
                              Act::place_in_family,
                              records::FamilyMember::declaration,
                              written(member)));
    }
    parts.push_back(about(
        doing, everybody, Act::receive_contact, records::Contact::declaration, written(contact)));
    return append_all(house, parts);
}

Checked<Filed> accept_referral(House& house, const Doing& doing, const records::Referral& referral)
{
    return append(house,
                  doing,
                  {Act::accept_referral, &records::Referral::declaration, written(referral), true});
}

Checked<Filed> write_note(House& house, const Doing& doing, const records::Note& note)
{
    return append(house, doing, {Act::write_note, &records::Note::declaration, written(note)});
}

Checked<Filed> send_letter(House& house, const Doing& doing, const records::Letter& letter)
{
    return append(house, doing, {Act::send_letter, &records::Letter::declaration, written(letter)});
}

Checked<Filed> propose_closing(House& house, const Doing& doing,
                               const records::ClosingProposal& proposal)
{
    return append(house,
                  doing,
                  {Act::propose_closing,
                   &records::ClosingProposal::declaration,
                   written(proposal),
                   true,
                   check_proposal});
}

Checked<Filed> sign(House& house, const Doing& doing, const records::Signature& signature)
{
    return append(
        house,
        doing,
        {Act::sign, &records::Signature::declaration, written(signature), true, check_signature});
}

Checked<Filed> answer_finding(House& house, const Doing& doing, const records::Answer& answer)
{
    return append(
        house,
        doing,
        {Act::answer_finding, &records::Answer::declaration, written(answer), true, check_answer});
}

Checked<Filed> decide(House& house, const Doing& doing, const records::Decision& decision)
{
    return append(
        house,
        doing,
        {Act::decide, &records::Decision::declaration, written(decision), true, check_decision});
}

Checked<Filed> close(House& house, const Doing& doing, const records::Decision& decision)
{
    return append(
        house,
        doing,
        {Act::close, &records::Decision::declaration, written(decision), true, check_closing});
}

Checked<Filed> remove_words(House& house, const Doing& doing, const records::Removal& removal)
{
    const auto removes =
        std::count_if(doing.links.begin(), doing.links.end(), [](const ledger::Link& link) {
            return link.kind == ledger::LinkKind::removes;
        });
    if (removes != 1)
        return std::unexpected(
            Problems{{Problem::Kind::missing, "links", "Say which one entry the order removes."}});
    return append(house, doing, {Act::remove, &records::Removal::declaration, written(removal)});
}

namespace {

/// Reads the record back into its own type and calls its act.
template <class R>
Checked<Filed> file_as(House& house, const Doing& doing, const records::Written& kept,
                       Checked<Filed> (*act)(House&, const Doing&, const R&))
{
    const auto record = records::read_back<R>(kept);
    if (!record) return std::unexpected(Problems{record.error()});
    return act(house, doing, *record);
}

bool is_about_closing(const records::Decision& decision)
{
    return decision.question && decision.question->code == "close";
}

Checked<Filed> file_decision(House& house, const Doing& doing, const records::Decision& decision)
{
    return is_about_closing(decision) ? close(house, doing, decision)
                                      : decide(house, doing, decision);
}

}  // namespace

Checked<Filed> file(House& house, const Doing& doing, const records::RecordType& type,
                    const records::Written& kept)
{
    switch (type.number) {
    case records::Practitioner::declaration.number:
        return file_as(house, doing, kept, record_practitioner);
    case records::Allocation::declaration.number: return file_as(house, doing, kept, allocate);
    case records::Person::declaration.number: return file_as(house, doing, kept, record_person);
    case records::FamilyMember::declaration.number:
        return file_as(house, doing, kept, place_in_family);
    case records::Contact::declaration.number: return file_as(house, doing, kept, receive_contact);
    case records::Referral::declaration.number: return file_as(house, doing, kept, accept_referral);
    case records::Note::declaration.number: return file_as(house, doing, kept, write_note);
    case records::Letter::declaration.number: return file_as(house, doing, kept, send_letter);
    case records::ClosingProposal::declaration.number:
        return file_as(house, doing, kept, propose_closing);
    case records::Signature::declaration.number: return file_as(house, doing, kept, sign);
    case records::Answer::declaration.number: return file_as(house, doing, kept, answer_finding);
    case records::Decision::declaration.number: return file_as(house, doing, kept, file_decision);
    case records::PolicyValue::declaration.number: return file_as(house, doing, kept, set_policy);
    case records::Removal::declaration.number: return file_as(house, doing, kept, remove_words);
    default:  // not an enum: a record type that is no act of anybody's.
        return std::unexpected(Problems{{Problem::Kind::unknown,
                                         std::string{type.key},
                                         "Nobody files a record of this type by hand."}});
    }
}

std::optional<Act> act_of(const records::RecordType& type, const records::Written& kept)
{
    switch (type.number) {
    case records::Practitioner::declaration.number: return Act::record_practitioner;
    case records::Allocation::declaration.number: return Act::allocate;
    case records::Person::declaration.number: return Act::record_person;
    case records::FamilyMember::declaration.number: return Act::place_in_family;
    case records::Contact::declaration.number: return Act::receive_contact;
    case records::Referral::declaration.number: return Act::accept_referral;
    case records::Note::declaration.number: return Act::write_note;
    case records::Letter::declaration.number: return Act::send_letter;
    case records::ClosingProposal::declaration.number: return Act::propose_closing;
    case records::Answer::declaration.number: return Act::answer_finding;
    case records::PolicyValue::declaration.number: return Act::set_policy;
    case records::Removal::declaration.number: return Act::remove;
    case records::Signature::declaration.number: {
        const auto said = records::read_back<records::Signature>(kept);
        const bool overrides = said && said->stance && said->stance->code == "override";
        return overrides ? Act::override_gate : Act::sign;
    }
    case records::Decision::declaration.number: {
        const auto said = records::read_back<records::Decision>(kept);
        return said && is_about_closing(*said) ? Act::close : Act::decide;
    }
    default: return std::nullopt;  // not an enum: a record type that is no act of anybody's.
    }
}

base::Result<guardrails::GateReport> closing_gate(House& house, const base::FamilyId& family,
                                                  const base::EntryId& proposal)
{
    auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto scene = family_scene(*snapshot, family, snapshot->size());
    if (!scene) return std::unexpected(scene.error());
    const auto policy = policy_book(*snapshot, snapshot->size());
    if (!policy) return std::unexpected(policy.error());
    if (scene->facts.find<records::ClosingProposal>(proposal) == nullptr)
        return base::problem(Problem::Kind::not_found,
                             "",
                             "There is no such proposal to close in this family's file.");
    return guardrails::stand_at(
        {records::Gate::close, proposal}, *scene, *policy, house.working_days, house.today());
}

}  // namespace holdfast::casework
