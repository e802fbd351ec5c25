#include "casework/acts.h"

#include "casework/filing.h"
#include "guardrails/gates.h"
#include "records/policy_bounds.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision.h"
#include "records/types/document.h"
#include "records/types/family_member.h"
#include "records/types/signature.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::casework {

using access::Act;
using base::Problem;
using base::Problems;
using records::written;

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
    everybody.insert(everybody.end(), doing.about.begin(), doing.about.end());
    parts.push_back(about(
        doing, everybody, Act::receive_contact, records::Contact::declaration, written(contact)));
    return append_all(house, parts);
}

bool may_end_allocation(std::string_view role)
{
    return access::may(role, access::Act::allocate) && role != "out_of_hours";
}

namespace {

/// What needs no file is looked at before the commit.
Problems check_allocation(const Doing& doing, const records::Written& kept)
{
    const auto said = records::read_back<records::Allocation>(kept);
    if (said && said->until && !may_end_allocation(doing.by.role))
        return {{Problem::Kind::refused,
                 "until",
                 "Out of hours, work is given to somebody and taken from nobody. Ask the team's "
                 "manager to end it."}};
    const auto counts = [&](base::SubjectKind kind) {
        return std::count_if(doing.about.begin(), doing.about.end(), [&](const auto& about) {
            return about.subject.kind == kind;
        });
    };
    if (counts(base::SubjectKind::family) == 1 && counts(base::SubjectKind::practitioner) == 1)
        return {};
    return {{Problem::Kind::missing,
             "about",
             "Say which one family is given to which one practitioner."}};
}

Problems check_removal(const Doing& doing, const records::Written&)
{
    const auto removes =
        std::count_if(doing.links.begin(), doing.links.end(), [](const ledger::Link& link) {
            return link.kind == ledger::LinkKind::removes;
        });
    if (removes == 1) return {};
    return {{Problem::Kind::missing, "links", "Say which one entry the order removes."}};
}

/// Whoever keeps the register could otherwise give themselves a role that reads files. `play` tells
/// what was done.
Problems check_practitioner(const Doing& doing, const records::Written&)
{
    const auto own = base::Subject::of(doing.by.practitioner);
    if (doing.viewer == nullptr
        || std::none_of(doing.about.begin(), doing.about.end(), [&](const ledger::About& about) {
               return about.subject == own;
           }))
        return {};
    return {{Problem::Kind::refused,
             "about",
             "Nobody says in the register who they are themselves. Ask somebody else who keeps "
             "it."}};
}

/// Only a value that something asks for, in its own unit and between its bounds: with any other, a
/// clock would silently stand still.
Problems check_policy_value(const Doing&, const records::Written& kept)
{
    const auto said = records::read_back<records::PolicyValue>(kept);
    if (!said) return {said.error()};
    const records::PolicyKey* key = records::policy_key(said->key.value_or(""));
    if (key == nullptr)
        return {{Problem::Kind::unknown, "key", "No rule and no clock asks for such a value."}};
    Problems problems;
    if (said->unit.value_or("") != key->unit)
        problems.push_back({Problem::Kind::invalid,
                            "unit",
                            "This value is counted in " + std::string{key->unit} + "."});
    if (!records::is_allowed(*key, said->value.value_or(key->least)))
        problems.push_back({Problem::Kind::invalid, "value", records::what_is_allowed(*key)});
    return problems;
}

/// The types that ask for more than their fields.
struct OwnChecks {
    std::uint32_t number;
    Problems (*of_doing)(const Doing& doing, const records::Written& written);
    FileCheck of_file;
};

constexpr OwnChecks own_checks[] = {
    {records::Allocation::declaration.number, check_allocation, check_given},
    {records::Removal::declaration.number, check_removal, nullptr},
    {records::Practitioner::declaration.number, check_practitioner, nullptr},
    {records::PolicyValue::declaration.number, check_policy_value, nullptr},
    {records::Document::declaration.number, check_document, nullptr},
    {records::Contact::declaration.number, nullptr, check_contact},
    {records::ClosingProposal::declaration.number, nullptr, check_proposal},
    {records::Signature::declaration.number, nullptr, check_signature},
    {records::Answer::declaration.number, nullptr, check_answer},
    {records::ChallengeAnswer::declaration.number, nullptr, check_challenge_answer},
    {records::Decision::declaration.number, nullptr, check_decision},
};

OwnChecks checks_of(const records::RecordType& type, Act act)
{
    if (act == Act::close) return {type.number, nullptr, check_closing};
    for (const OwnChecks& checks : own_checks)
        if (checks.number == type.number) return checks;
    return {type.number, nullptr, nullptr};
}

}  // namespace

std::optional<Act> act_of(const records::RecordType& type, const records::Written& kept)
{
    if (type.number == records::Signature::declaration.number) {
        const auto said = records::read_back<records::Signature>(kept);
        if (said && said->stance && said->stance->code == "override") return Act::override_gate;
    }
    if (type.number == records::Decision::declaration.number) {
        const auto said = records::read_back<records::Decision>(kept);
        const std::string question = said && said->question ? said->question->code : "";
        if (question == "close") return Act::close;
        const guardrails::GateRow* gate = guardrails::gate_of_question(question);
        if (gate != nullptr && gate->gate != records::Gate::no_further_action)
            return Act::decide_on_proposal;
    }
    return access::act_of_record(type.key);
}

namespace {

Checked<Part> part_for(const Doing& doing, const records::RecordType& type,
                       const records::Written& kept)
{
    const auto act = act_of(type, kept);
    if (!act)
        return std::unexpected(Problems{{Problem::Kind::unknown,
                                         std::string{type.key},
                                         "Nobody files a record of this type by hand."}});
    const OwnChecks checks = checks_of(type, *act);
    if (checks.of_doing != nullptr)
        if (Problems problems = checks.of_doing(doing, kept); !problems.empty())
            return std::unexpected(std::move(problems));
    // An override is a signature; whether the role may override is told with all else that is
    // wrong.
    const Act by = *act == Act::override_gate ? Act::sign : *act;
    return Part{doing, {by, &type, kept, checks.of_file}};
}

/// Whoever says in a challenge that a child is in danger now has said so as a worry as well, so
/// that it stands first on the lists until somebody writes what was done. nullopt: it is no such
/// challenge. `place` is that of the challenge among what is filed with it.
std::optional<Part> danger_said_in(const Part& challenge, std::size_t place)
{
    if (challenge.filing.type != &records::Challenge::declaration) return std::nullopt;
    const auto said = records::read_back<records::Challenge>(challenge.filing.written);
    if (!said || !said->immediate_danger.value_or(false)) return std::nullopt;
    records::Worry worry;
    worry.said = challenge.filing.written.happened;
    worry.what = records::Prose{"A child is in danger now. It is said in a challenge."};
    worry.immediate_danger = true;
    Doing doing = challenge.doing;
    doing.links.clear();
    return Part{std::move(doing),
                {Act::tell_what_happened, &records::Worry::declaration, records::written(worry)},
                place};
}

}  // namespace

Checked<Filed> file(House& house, const Doing& doing, const records::RecordType& type,
                    const records::Written& kept)
{
    auto part = part_for(doing, type, kept);
    if (!part) return std::unexpected(part.error());
    std::vector<Part> parts;
    parts.push_back(std::move(*part));
    if (auto danger = danger_said_in(parts.front(), 0)) parts.push_back(std::move(*danger));
    return append_all(house, parts);
}

CheckedBatch file_batch(House& house, std::span<const Together> records)
{
    std::vector<Part> parts;
    BatchProblems told{std::vector<Problems>(records.size()), {}};
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto part = part_for(records[i].doing, *records[i].type, records[i].written);
        if (!part) {
            told.each[i] = part.error();
            continue;
        }
        part->part_of = records[i].part_of;
        parts.push_back(std::move(*part));
    }
    if (parts.size() < records.size()) return std::unexpected(std::move(told));
    for (std::size_t i = 0; i < records.size(); ++i)
        if (auto danger = danger_said_in(parts[i], i)) parts.push_back(std::move(*danger));
    auto filed = append_batch(house, parts);
    if (filed) return filed;
    // What is wrong with such a worry is told beside the challenge that says it.
    for (std::size_t i = records.size(); i < parts.size(); ++i) {
        Problems& of_challenge = filed.error().each.at(*parts[i].part_of);
        for (const Problem& problem : filed.error().each.at(i))
            if (std::ranges::find(of_challenge, problem.place, &Problem::place)
                == of_challenge.end())
                of_challenge.push_back(problem);
    }
    filed.error().each.resize(records.size());
    return filed;
}

Checked<Filed> file_together(House& house, std::span<const Together> records)
{
    auto filed = file_batch(house, records);
    if (!filed) return std::unexpected(filed.error().flat());
    return std::move(*filed);
}

base::Result<guardrails::GateReport> gate_of(House& house, const base::FamilyId& family,
                                             const base::EntryId& asks,
                                             const base::PractitionerId& decider)
{
    auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto scene = family_scene(*snapshot, family, snapshot->size());
    if (!scene) return std::unexpected(scene.error());
    const auto policy = policy_book(*snapshot, snapshot->size());
    if (!policy) return std::unexpected(policy.error());
    const casefile::AnyFact* fact = scene->facts.find_any(asks);
    const auto gate = fact != nullptr ? guardrails::gate_before(*fact, *scene) : std::nullopt;
    if (!gate)
        return base::problem(
            Problem::Kind::not_found, "", "Nothing in this family's file asks for this decision.");
    return guardrails::stand_at(
        {*gate, asks, decider}, *scene, *policy, house.working_days, house.today());
}

}  // namespace holdfast::casework
